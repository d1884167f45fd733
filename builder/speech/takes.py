"""Takes: one sentence, spoken by a voice, checked and trimmed.

A voice that says nothing, or breaks off, must never reach listeners as a hole in the recording: every take is
measured against its words, and the build stops with the sentence in question.
"""

from __future__ import annotations

import logging
import re

import numpy as np

from builder.messages import BuildError
from builder.speech.voices import Samples, Voice

# The fastest runs of English words we heard (“the a of to in it is at”) took 130 ms a word and 40 ms a letter
# from either voice. Less than half of that is no quick speech, it is missing speech.
SHORTEST_WORD = 0.055
SHORTEST_LETTER = 0.015

QUIET = 0.004  # of full scale (-48 dB): below it lies the breath of the natural voice between words
BEFORE, AFTER = 0.015, 0.050  # seconds kept around what is heard, as consonants start and end softly
FADE = 0.005
VERSION = "takes 1"

_log = logging.getLogger(__name__)
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f0-9]+")


def take(voice: Voice, text: str, shown: str) -> Samples:
    """The sound of one sentence without the silence around it.

    `text` is what the voice is given and `shown` the sentence as the author wrote it. A text without any
    words (a dash, a row of dots) gives no samples. A voice that fails, says nothing or says too little for
    the words is asked once more. Raises BuildError that names the sentence when that does not help.
    """
    words = _WORD.findall(text)
    if not words:
        return np.zeros(0, np.int16)
    sound, trouble = _attempt(voice, text, words)
    if trouble:
        _log.info("The voice %s “%s” and is asked again.", trouble, shown)
        sound, trouble = _attempt(voice, text, words)
    if trouble:
        raise BuildError(
            f"The computer voice {trouble} this sentence: “{shown}” Nothing was published. "
            "Try the build again. If it stops here once more, write the sentence in other words, "
            "or add the word that the voice cannot say to content/pronunciations.yml."
        )
    return sound


def _attempt(voice: Voice, text: str, words: list[str]) -> tuple[Samples, str]:
    """What the voice said, and in words what is wrong with it (nothing, if empty)."""
    try:
        sound = trim(voice.speak(text), voice.rate)
    except BuildError:
        raise
    except Exception:
        _log.debug("The voice failed.", exc_info=True)
        return np.zeros(0, np.int16), "failed at"
    least = max(len(words) * SHORTEST_WORD, sum(map(len, words)) * SHORTEST_LETTER)
    if not len(sound):
        return sound, "said nothing for"
    return sound, "broke off in" if len(sound) / voice.rate < least else ""


def trim(sound: Samples, rate: int) -> Samples:
    """The sound from just before the first thing heard to just after the last, faded at both ends."""
    heard = np.flatnonzero(np.abs(sound.astype(np.int32)) > QUIET * 32767)
    if not len(heard):
        return np.zeros(0, np.int16)
    begin = max(0, int(heard[0]) - round(BEFORE * rate))
    end = min(len(sound), int(heard[-1]) + round(AFTER * rate))
    kept = sound[begin:end].astype(np.float32)
    ramp = np.linspace(0.0, 1.0, min(round(FADE * rate), len(kept) // 2), dtype=np.float32)
    kept[: len(ramp)] *= ramp
    kept[len(kept) - len(ramp) :] *= ramp[::-1]
    return kept.round().astype(np.int16)
