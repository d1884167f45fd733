"""Stretches: a recording is spoken, levelled and encoded in parts of a minute or two.

A stretch stands alone, so that all cores can speak at once and memory does not grow with the length of a
page. What it makes is kept under a key of its sentences, pauses and voice, and of the versions of what levels
and encodes it: the order in which stretches are made, and by whom, changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
import soxr

from builder.messages import BuildError
from builder.speech import mp3, takes
from builder.speech.loudness import Sound, even
from builder.speech.script import Utterance
from builder.speech.store import SentenceStore, keep, kept
from builder.speech.timeline import RATE
from builder.speech.voices import Samples, Voice

VERSION = "stretch 4"
MAKERS = ("lameenc", "soxr", "scipy")  # another version of one may make other bytes

# A stretch is long enough to be levelled well and short enough for memory: words, at about 150 a minute.
# It is cut at a heading where it can be, so that a change in one section leaves the others as they are.
AT_HEADING, AT_PARAGRAPH, AT_SENTENCE = 100, 220, 330


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence for the voice: what it is given, the words the author wrote, and the pause after it."""

    spoken: str
    shown: str
    pause: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a recording to be made; small, and fit to be sent to another process."""

    lines: tuple[Line, ...]
    voice: Voice
    cache: Path

    @property
    def file(self) -> Path:
        """Where its frames are kept."""
        parts: list[object] = [VERSION, *_makers(), takes.VERSION, self.voice.version]
        parts.extend((line.spoken, line.pause) for line in self.lines)
        key = hashlib.sha256(repr(parts).encode()).hexdigest()
        return self.cache / "stretches" / key[:2] / key[2:]

    def __call__(self) -> Spoken:
        """Speak it; see `speak`."""
        return speak(self)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch that has been made: when each of its sentences is heard, and how long it lasts, in samples.

    `fresh` is the number of sentences that the voice had to say for it: 0 when all were kept from before.
    """

    stretch: Stretch
    spans: tuple[tuple[int, int], ...]
    length: int
    fresh: int

    def frames(self) -> Iterator[bytes]:
        """Its MP3 frames, all at once."""
        content = kept(self.stretch.file)
        if content is None:
            raise BuildError("A part of a recording was lost while it was made. Build again.")
        yield content.partition(b"\n")[2]

    def samples(self) -> Iterator[Sound]:
        """Its sound before it was encoded, at 44.1 kHz, as late and as long as the frames are heard."""
        store = SentenceStore(self.stretch.cache, self.stretch.voice)
        sound, _ = _levelled(self.stretch, store)
        heard = np.zeros(self.length, np.float32)
        end = min(self.length, mp3.DELAY + len(sound))
        heard[mp3.DELAY : end] = sound[: end - mp3.DELAY]
        yield heard


def speak(stretch: Stretch) -> Spoken:
    """Make it, or find it in the cache. Raises BuildError that names the sentence that cannot be said."""
    found = _find(stretch, 0)
    if found:
        return found
    store = SentenceStore(stretch.cache, stretch.voice)
    sound, spans = _levelled(stretch, store)
    frames, count = mp3.encode(sound)
    record = {"spans": spans, "length": count * mp3.FRAME}
    keep(stretch.file, json.dumps(record).encode() + b"\n" + frames)
    made = _find(stretch, store.spoken)
    if made is None:
        raise BuildError(
            f"The folder for work between builds, {stretch.cache}, does not keep what is written there. "
            "Is the disk full? Make room and build again."
        )
    return made


def cuts(utterances: tuple[Utterance, ...]) -> Iterator[tuple[int, int]]:
    """Where a script is cut into stretches: the first utterance of each and the one after its last."""
    begin = words = 0
    for index, utterance in enumerate(utterances):
        heading = utterance.kind == "heading" and utterance.starts
        limit = AT_HEADING if heading else AT_PARAGRAPH if utterance.starts else AT_SENTENCE
        if words >= limit:
            yield begin, index
            begin, words = index, 0
        words += len(utterance.words.split())
    if begin < len(utterances):
        yield begin, len(utterances)


@cache
def _makers() -> tuple[str, ...]:
    return tuple(f"{name} {version(name)}" for name in MAKERS)


def _find(stretch: Stretch, fresh: int) -> Spoken | None:
    content = kept(stretch.file)
    if content is None:
        return None
    record = json.loads(content.partition(b"\n")[0])
    spans = tuple((begin, end) for begin, end in record["spans"])
    return Spoken(stretch, spans, record["length"], fresh)


def _levelled(stretch: Stretch, store: SentenceStore) -> tuple[Sound, list[tuple[int, int]]]:
    """The sound of a stretch at 44.1 kHz, as loud as it should be, and the spans of its sentences."""
    sound, spans = _joined([store.take(line.spoken, line.shown) for line in stretch.lines], stretch)
    rate = stretch.voice.rate
    return even(soxr.resample(sound, rate, RATE), RATE), spans


def _joined(sounds: list[Samples], stretch: Stretch) -> tuple[Sound, list[tuple[int, int]]]:
    """The sentences with their pauses, as floats at the voice's rate, and their spans in decoded samples."""
    rate = stretch.voice.rate
    parts: list[Samples] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for sound, line in zip(sounds, stretch.lines, strict=True):
        spans.append((_heard_at(at, rate), _heard_at(at + len(sound), rate)))
        pause = np.zeros(round(line.pause * rate), np.int16)
        parts += [sound, pause]
        at += len(sound) + len(pause)
    return np.concatenate(parts).astype(np.float32) / np.float32(32768), spans


def _heard_at(sample: int, rate: int) -> int:
    return round(sample * RATE / rate) + mp3.DELAY
