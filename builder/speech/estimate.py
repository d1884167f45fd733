"""How long words will last when they are spoken, estimated before any of them are.

Pauses are known exactly. A sentence takes time for its letters, for the breaks within it and for each letter
that is spelt out. Our voices were measured on the 1,900 sentences of the sample site, an hour and a half of
speech: an estimate of several minutes is then within 3 % of what is heard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from builder.context import Context
from builder.document import Document
from builder.speech.recording import plan_track
from builder.speech.store import SentenceStore
from builder.speech.voices import USUAL, Voice
from builder.speech.voices.natural import NaturalVoice
from builder.speech.voices.system import SystemVoice

STRETCH = 0.04  # seconds that the encoding adds to a stretch: a whole number of frames, and its delay
ENOUGH = 20.0  # seconds of a voice that show how much faster or slower it is than ours

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f0-9’']+")
_BREAK = re.compile(r"[,;:–—]|[.?!…](?=.)")
_SPELT = re.compile(r"\b[A-Z]\b")


@dataclass(frozen=True, slots=True)
class Pace:
    """The seconds of a voice for a sentence, and in it for each letter, break, and letter that is spelt."""

    sentence: float
    letter: float
    pause: float
    spelt: float

    def seconds(self, text: str) -> float:
        """How long a sentence lasts that is ready for the voice; nothing for one without words."""
        words = _WORD.findall(text)
        if not words:
            return 0.0
        letters, breaks, spelt = sum(map(len, words)), len(_BREAK.findall(text)), len(_SPELT.findall(text))
        return self.sentence + letters * self.letter + breaks * self.pause + spelt * self.spelt


NATURAL = Pace(sentence=0.088, letter=0.0626, pause=0.269, spelt=0.162)
SYSTEM = Pace(sentence=0.124, letter=0.0724, pause=0.312, spelt=0.150)
# How much longer the natural voice takes at a speed in per cent. It slows down in steps, because each of its
# sounds lasts a whole number of frames. The voice of the system is as much slower as it is told to be.
SPEEDS = (60, 65, 70, 75, 80, 85, 90, 100, 120, 140)
SLOWER = (1.84, 1.6, 1.56, 1.38, 1.34, 1.31, 1.09, 1.0, 0.94, 0.85)


def estimate(document: Document, level: int, voice: Voice, context: Context) -> float:
    """About how many seconds a track lasts that says this Document below a title of this level.

    Sentences that the voice has said before are measured. A voice that we do not know is taken to be like the
    natural one, unless there is enough of it to measure.
    """
    store = SentenceStore(context.cache / "speech", voice)
    stretches = plan_track(document, level, voice, context)
    silence = sum(line.pause for stretch in stretches for line in stretch.lines) + STRETCH * len(stretches)
    known = spoken = unknown = 0.0
    for stretch in stretches:
        for line in stretch.lines:
            guess, said = _pace(voice).seconds(line.spoken), store.seconds(line.spoken)
            if said is None:
                unknown += guess
            else:
                known, spoken = known + said, spoken + guess
    slower = known / spoken if spoken >= ENOUGH else _slower(voice)
    return silence + known + unknown * slower


def _pace(voice: Voice) -> Pace:
    return SYSTEM if isinstance(voice, SystemVoice) else NATURAL


def _slower(voice: Voice) -> float:
    """How much longer a voice takes at the speed that was chosen for it."""
    if isinstance(voice, NaturalVoice):
        return float(np.interp(voice.speed, SPEEDS, SLOWER))
    return USUAL / voice.speed if isinstance(voice, SystemVoice) else 1.0
