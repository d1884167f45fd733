"""Takes: one sentence, spoken by a voice, checked and trimmed.

A voice that says nothing, breaks off or never comes to an end must not reach listeners as a hole in the
recording: every take is measured against its words, and the build stops with the sentence in question.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator

import numpy as np

from builder.messages import BuildError
from builder.speech import speaker
from builder.speech.voices import Samples, Unspoken, Voice, speaks

# The fastest runs of English words we heard (“the a of to in it is at”) took 130 ms a word and 40 ms a letter
# from either voice. Less than half of that is no quick speech, it is missing speech.
SHORTEST_WORD = 0.055
SHORTEST_LETTER = 0.015

# What a voice says in one breath, in characters. Sentences are far shorter: what is longer is a list without
# a full stop, or a mistake, and some engines need gigabytes for it.
BREATH = 600
BREATHING = 0.2  # seconds between two of them

QUIET = 0.004  # of full scale (-48 dB): below it lies the breath of the natural voice between words
BEFORE, AFTER = 0.015, 0.050  # seconds kept around what is heard, as consonants start and end softly
FADE = 0.005
VERSION = "takes 1"

_log = logging.getLogger(__name__)
_ENGLISH_WORD = re.compile(r"[A-Za-z\u00c0-\u024f0-9]+")
_SHOWN = 300  # characters of a sentence in a message
# Characters without a sound, by their kind: control characters, halves of characters, marks of direction.
_UNSAID = {"Cc": " ", "Cs": " ", "Co": " ", "Cf": ""}


def take(voice: Voice, text: str, shown: str) -> Samples:
    """The sound of one sentence without the silence around it.

    `text` is what the voice is given and `shown` the sentence as the author wrote it. A text without any
    words (a dash, a row of dots) gives no samples. A voice that fails, takes too long, says nothing or says
    too little for the words is asked once more, in a fresh process. Raises BuildError that names the sentence
    when that does not help.
    """
    parts = [_breath(voice, words, shown) for words in breaths(sayable(text)) if said_of(words, voice)]
    pause = np.zeros(round(BREATHING * voice.rate), np.int16)
    spaced = [part for sound in parts for part in (pause, sound)][1:]
    return np.concatenate(spaced) if spaced else np.zeros(0, np.int16)


def sayable(text: str) -> str:
    """A text without what no voice can say: control characters end it early in some, marks confuse others."""
    return "".join(_UNSAID.get(unicodedata.category(character), character) for character in text)


def breaths(text: str) -> Iterator[str]:
    """A text in parts that a voice can say in one breath, cut at commas if it has any there, or at spaces."""
    while len(text) > BREATH:
        part = text[:BREATH]
        ends = [found.end() for found in re.finditer(r"[,;:.!?…]\s", part)]
        end = next((end for end in reversed(ends) if end > BREATH // 2), 0) or part.rfind(" ") + 1 or BREATH
        yield text[:end].strip()
        text = text[end:]
    if text.strip():
        yield text


def said_of(text: str, voice: Voice) -> list[str]:
    """The words of a text that must be heard: a voice for English passes over those in other scripts."""
    if speaks(voice, "en"):
        return _ENGLISH_WORD.findall(text)
    return [word for word in text.split() if any(map(str.isalnum, word))]


def _breath(voice: Voice, text: str, shown: str) -> Samples:
    try:
        return _attempt(voice, text)
    except Unspoken as why:
        _log.info("The voice could not say “%s”. %s It is asked again.", shown, why)
    speaker.stop()
    try:
        return _attempt(voice, text)
    except Unspoken as why:
        speaker.stop()
        short = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + " …"
        stop = "" if short.endswith((".", "!", "?", "…")) else "."
        raise BuildError(
            f"The voice “{voice.name}” could not say this: “{short}”{stop} {why} Nothing was published. Try "
            "again. If it stops here once more, hear whether the voice says anything at all: involve say "
            "hello. If it does, write the sentence in other words, or add the word that the voice cannot say "
            "to content/pronunciations.yml."
        ) from why


def _attempt(voice: Voice, text: str) -> Samples:
    """What the voice said; raises Unspoken when that is not all of the words."""
    words = said_of(text, voice)
    sound = trim(speaker.say(voice, text), voice.rate)
    if not len(sound):
        raise Unspoken("It said nothing.")
    seconds = len(sound) / voice.rate
    if seconds < max(len(words) * SHORTEST_WORD, sum(map(len, words)) * SHORTEST_LETTER):
        raise Unspoken(f"It broke off after {seconds:.1f} seconds.")
    return sound


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
