"""Bringing a recording along: its sound is cleaned, cut, levelled and encoded, part by part.

Nothing of it is ever held whole, so that three hours need no more memory than three minutes. Its words are
spread over it by their letters: when each sentence is heard is only roughly known.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache, partial
from importlib.metadata import version
from itertools import accumulate, pairwise
from pathlib import Path
from typing import BinaryIO

import numpy as np
import soundfile
import soxr

from builder.context import Context
from builder.document import Document
from builder.messages import BuildError
from builder.speech import mp3, script
from builder.speech.brought.source import FRAMES, Source, UnreadableError, mono, shares
from builder.speech.loudness import HIGHEST, NEAR, ROUNDS, Sound, gain, lacking, limited
from builder.speech.meter import QUIET, Levels, Meter, TruePeak
from builder.speech.recording import Recording, recording
from builder.speech.script import Script
from builder.speech.store import keep, kept
from builder.speech.timeline import RATE, TRACK_END

VERSION = "brought 2"
MAKERS = ("lameenc", "soxr", "scipy")  # another version of one may make other bytes
BEFORE = 0.07  # seconds kept before what is heard first; with the delay of MP3 less than 0.1
FADE_IN, FADE_OUT = 0.01, 0.05  # seconds, so that nothing clicks where it is cut
RUMBLE = 30  # hertz: below it recordings hold traffic, wind and a constant, and no speech
ENCODINGS, SPARE = 6, 0.1  # times that it is encoded at most, each so many dB lower than was too high
PART = 1 << 20  # bytes of frames that are kept in one file


@dataclass(frozen=True, slots=True)
class Cut:
    """What becomes of the sound of a file: the shares of its channels, from where to where, how much louder.

    `begin` and `end` are samples at 44.1 kHz; so many samples of `silence` follow. Its peaks stay below this
    share of the usual ceiling: bells and claps peak higher in MP3 than speech does.
    """

    shares: tuple[float, ...]
    begin: int
    end: int
    silence: int
    gain: float
    ceiling: float = 1.0


@dataclass(frozen=True, slots=True)
class Brought:
    """A recording of people that has been made to fit: see `Sounding`."""

    file: Path
    kept: Path
    cut: Cut
    parts: int
    length: int
    spans: tuple[tuple[int, int], ...] = ()
    fresh: int = 0

    def frames(self) -> Iterator[bytes]:
        """Its MP3 frames, one kept part at a time."""
        for number in range(self.parts):
            part = kept(_part(self.kept, number))
            if part is None:
                self.kept.unlink(missing_ok=True)  # so that it is made anew
                raise BuildError(
                    f"A part of the recording “{self.file.name}” was lost. Make the edition again."
                )
            yield part

    def samples(self) -> Iterator[Sound]:
        """Its sound before it was encoded, read from the file anew, as late and as long as the frames."""
        yield np.zeros(mp3.DELAY, np.float32)
        left = self.length - mp3.DELAY
        for sound in _levelled(self.file, self.cut):
            yield sound
            left -= len(sound)
        yield np.zeros(left, np.float32)


def bring(document: Document, level: int, file: Path, context: Context) -> Recording:
    """A recording that people made, as a track: its words are those of the Document; its title is not said.

    What was made of the same file before is taken from the cache. Raises BuildError for a file that cannot
    be read or holds only silence, which `examine` tells of beforehand.
    """
    words = script.track(document, level)
    try:
        made = _made(file, context.cache / "speech" / "brought")
    except (UnreadableError, OSError) as trouble:
        raise BuildError(
            f"The recording “{file.name}” cannot be read to its end. Copy it again."
        ) from trouble
    begin, end = mp3.DELAY + round(BEFORE * RATE), made.length - round(TRACK_END * RATE)
    return recording(words, (replace(made, spans=spread(words, begin, end)),))


def spread(words: Script, begin: int, end: int) -> tuple[tuple[int, int], ...]:
    """When each sentence of a script is heard, about, if from `begin` to `end` all letters take as long.

    The title, which nobody says, takes no time.
    """
    letters = [0 if utterance.kind == "title" else len(utterance.text) for utterance in words]
    places = [round(begin + (end - begin) * said / max(1, sum(letters))) for said in accumulate(letters)]
    spans = pairwise([begin, *places])
    return tuple(span if count else (0, 0) for count, span in zip(letters, spans, strict=True))


def _made(file: Path, folder: Path) -> Brought:
    """The recording as it was kept, or made now."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    key = hashlib.sha256(repr((VERSION, *_makers(), BEFORE, TRACK_END, digest)).encode()).hexdigest()
    place = folder / key[:2] / key[2:]
    found = _find(file, place)
    if found:
        return found
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=place.parent) as made:
        cut = _encode(file, made)
        size = made.seek(0, os.SEEK_END)
        made.seek(0)
        parts = 0
        for part in iter(partial(made.read, PART), b""):
            keep(_part(place, parts), part)
            parts += 1
    record = {"cut": asdict(cut), "parts": parts, "length": mp3.frames_in(size) * mp3.FRAME}
    keep(place, json.dumps(record).encode())
    return Brought(file, place, cut, parts, mp3.frames_in(size) * mp3.FRAME)


def _find(file: Path, place: Path) -> Brought | None:
    content = kept(place)
    if content is None:
        return None
    record = json.loads(content)
    if not all(_part(place, number).is_file() for number in range(record["parts"])):
        return None
    shares = tuple(record["cut"].pop("shares"))
    return Brought(file, place, Cut(shares, **record["cut"]), record["parts"], record["length"])


def _part(place: Path, number: int) -> Path:
    return place.with_name(f"{place.name}-{number}")


def _encode(file: Path, made: BinaryIO) -> Cut:
    """Write its MP3 frames, as loud as all others and with no peak too high; returns the cut they are of."""
    cut, lower = _cutting(file), 0.0
    for _ in range(ENCODINGS):
        cut = _levelling(file, replace(cut, ceiling=cut.ceiling * 10 ** (-lower / 20)))
        made.seek(0)
        made.truncate()
        made.writelines(mp3.encoded(_levelled(file, cut)))
        peak = _peak(made)
        if peak <= HIGHEST:
            break
        lower = peak - HIGHEST + SPARE
    return cut


def _peak(made: BinaryIO) -> float:
    """How high MP3 frames peak when they are heard, in dBTP."""
    made.seek(0)
    peak = TruePeak()
    with soundfile.SoundFile(made) as sound:
        for block in sound.blocks(FRAMES, dtype="float32"):
            peak.add(block)
    return peak.decibels


def _cutting(file: Path) -> Cut:
    """Where what is heard begins and ends, and how loud it is.

    Which sounds are silence is said of the levelled recording, so it can only be said at the end.
    """
    parts, meter, levels, length = shares(file), Meter(RATE), Levels(RATE), 0
    for sound in _cleaned(file, parts):
        meter.add(sound)
        levels.add(sound)
        length += len(sound)
    louder = float(gain(meter.loudness))
    heard = np.flatnonzero(levels.levels * louder > QUIET)
    if not len(heard):
        raise BuildError(f"The recording “{file.name}” is silent. Record it again.")
    begin = max(0, int(heard[0]) * levels.window - round(BEFORE * RATE))
    end = int(heard[-1] + 1) * levels.window + round(TRACK_END * RATE)
    return Cut(parts, begin, min(end, length), max(0, end - length), louder)


def _levelling(file: Path, cut: Cut) -> Cut:
    """The cut with what limiting takes of the loudness given back; see `loudness.even`."""
    for _ in range(ROUNDS - 1):
        meter = Meter(RATE)
        for sound in _levelled(file, cut):
            meter.add(sound)
        lost = lacking(meter.loudness)
        if abs(lost) < NEAR:
            break
        cut = replace(cut, gain=cut.gain * 10 ** (lost / 20))
    return cut


def _levelled(file: Path, cut: Cut) -> Iterator[Sound]:
    """The sound of a file as it is to be heard, from the beginning to the end of the cut."""
    louder, lower = np.float32(cut.gain / cut.ceiling), np.float32(cut.ceiling)
    faded = _faded(_cleaned(file, cut.shares), cut)
    for sound in limited((some * louder for some in faded), RATE):
        yield sound * lower


def _faded(sounds: Iterable[Sound], cut: Cut) -> Iterator[Sound]:
    """What lies in the cut, rising from silence and falling into it, and the silence after it."""
    at = 0
    for sound in sounds:
        first, last = max(0, cut.begin - at), max(0, cut.end - at)
        places = at + np.arange(len(sound))[first:last]
        ramps = np.minimum((places - cut.begin) / (FADE_IN * RATE), (cut.end - places) / (FADE_OUT * RATE))
        yield sound[first:last] * ramps.clip(0, 1).astype(np.float32)
        at += len(sound)
    yield np.zeros(cut.silence, np.float32)


def _cleaned(file: Path, parts: tuple[float, ...]) -> Iterator[Sound]:
    """One channel of sound at 44.1 kHz, without what is too low to be heard."""
    from scipy.signal import butter, sosfilt, sosfilt_zi  # takes a while: only for those who bring something

    sections = butter(2, RUMBLE, "highpass", fs=RATE, output="sos")
    state = None
    with Source(file) as source:
        for sound in _resampled(mono(source.blocks(), parts), source.rate):
            if not len(sound):
                continue
            if state is None:  # as if it had been like this before
                state = sosfilt_zi(sections) * float(sound[0])
            filtered, state = sosfilt(sections, sound, zi=state)
            yield filtered.astype(np.float32)


def _resampled(sounds: Iterable[Sound], rate: int) -> Iterator[Sound]:
    if rate == RATE:
        yield from sounds
        return
    stream = soxr.ResampleStream(rate, RATE, 1, dtype="float32")
    for sound in sounds:
        yield stream.resample_chunk(sound)
    yield stream.resample_chunk(np.zeros(0, np.float32), last=True)


@cache
def _makers() -> tuple[str, ...]:
    return (*(f"{name} {version(name)}" for name in MAKERS), soundfile.__libsndfile_version__)
