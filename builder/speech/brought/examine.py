"""Looking at a recording that people made before anything is made of it: can it be heard, and is it clear?"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from builder.messages import Level, Message
from builder.speech.brought.source import Block, Source, UnreadableError
from builder.speech.loudness import TARGET
from builder.speech.meter import QUIET, WINDOW, Levels
from builder.speech.timeline import on_clock, spoken_length

SOUNDS = (".mp3", ".wav", ".flac", ".ogg")
SHORT = 1.0  # seconds: nobody says anything worth a track in less
AUDIBLE = 10 ** (-60 / 20)  # of full scale: below it lies the noise of any microphone
HEARD = 0.1  # seconds in which something is audible, or the recording is silent
MISSING = 0.5  # seconds by which a recording may be shorter than it says

PAUSE = 10.0  # seconds of silence after which listeners believe that the player has stopped
GATE = 0.1  # of the mean power: what is softer is not counted as speech (ITU-R BS.1770-5)

# A clipped peak is flat: this many samples as high as the one before them, and not low.
FLAT, HIGH, FULL = 4, 0.25, 0.99
CLIPS, CLIPS_A_MINUTE = 10, 10  # fewer nobody hears

# Telephones carry nothing above 3.4 kHz. Of speech in a room, a thousandth of the power and more lies there.
NARROW_RATE, NARROW_ABOVE, NARROW_POWER = 9_000, 4_200, 1e-6
SPECTRUM, EVERY = 4_096, 4  # samples of which a spectrum is taken, of every so many

FASTEST, SLOWEST = 300, 15  # words a minute; the fastest readers we heard reach 230
FEW_WORDS, LONG = 10, 60.0  # fewer words are not measured, nor is little said in so few seconds


@dataclass(frozen=True, slots=True)
class Examined:
    """What a recording turned out to be: how long it lasts, and what is to be said of it."""

    seconds: float
    messages: tuple[Message, ...]


def examine(file: Path, words: str, told_of: str, line: int = 1, content: Path | None = None) -> Examined:
    """Look through a whole recording with its transcript; `told_of` and `line` are where it is named.

    Recordings outside the folder `content` are refused, if it is given. The sound is read once, in blocks:
    about 300 times as fast as it is heard.
    """
    telling = _Telling(file.name, told_of, line)
    if content is not None and not file.resolve().is_relative_to(content.resolve()):
        telling.say(
            "lies outside the content folder.",
            "recording-place",
            f"Copy it there and name it from there. For example: talking-news/{file.name}",
        )
        return Examined(0.0, tuple(telling.messages))
    if not file.is_file():
        near = _near(file)
        mend = f"Did you mean “{near}”?" if near else "Put it there, or mend its name."
        telling.say("is not there.", "recording-missing", mend)
        return Examined(0.0, tuple(telling.messages))
    heard = _listen(file, telling)
    if heard is not None and not telling.messages:
        _judge(heard, len(words.split()), telling)
    return Examined(heard.seconds if heard else 0.0, tuple(telling.messages))


@dataclass(slots=True)
class _Telling:
    """The messages about one recording."""

    name: str
    told_of: str
    line: int
    messages: list[Message] = field(default_factory=list)

    def say(self, what: str, code: str, mend: str, level: Level = "stop") -> None:
        """Say something of the recording; `what` goes on from its name."""
        told = f"The recording “{self.name}” {what}"
        self.messages.append(Message(self.told_of, self.line, told, mend, code, level))


@dataclass(slots=True)
class _Heard:
    """What was heard in a recording; it grows as it is listened to."""

    rate: int
    levels: Levels  # of all channels together
    length: int = 0
    clips: int = 0
    power: NDArray[np.float64] = field(default_factory=lambda: np.zeros(SPECTRUM // 2 + 1))

    @property
    def seconds(self) -> float:
        return self.length / self.rate


def _listen(file: Path, telling: _Telling) -> _Heard | None:
    """Listen to the whole of it, and say so if it is no sound or breaks off."""
    try:
        source = Source(file)
    except UnreadableError as trouble:
        what = (
            f"is {trouble.kind}, which cannot be read."
            if trouble.kind
            else "is no sound file that can be read."
        )
        telling.say(what, "recording-kind", "Save it as MP3, WAV or FLAC.")
        return None
    heard = _Heard(source.rate, Levels(source.rate * source.channels))
    with source:
        try:
            for block in source.blocks():
                _hear(block, heard)
        except UnreadableError:
            source.promised = max(source.promised, heard.length + source.rate)
    if source.promised - heard.length > MISSING * source.rate:
        telling.say(
            f"can be read for only {_lasts(heard.seconds)}, and says that it lasts longer.",
            "recording-corrupt",
            "Copy it again from where it was made, and play the copy to its end.",
        )
    return heard


def _hear(block: Block, heard: _Heard) -> None:
    heard.length += len(block)
    moving = block - block.mean(axis=0)  # a constant is not heard
    heard.levels.add(moving.ravel())
    heard.clips += sum(map(_flat_peaks, block.T, moving.T))
    spectra = len(moving) // SPECTRUM
    some = moving[: spectra * SPECTRUM].reshape(spectra, SPECTRUM, block.shape[1])[::EVERY]
    shape = np.hanning(SPECTRUM)[None, :, None]
    heard.power += np.square(np.abs(np.fft.rfft(some * shape, axis=1))).sum(axis=(0, 2))


def _flat_peaks(channel: NDArray[np.float32], moving: NDArray[np.float32]) -> int:
    """How many peaks of a channel have been cut flat; `moving` is the same without a constant."""
    high = np.abs(moving) >= HIGH
    if not high.any():
        return 0
    full = np.abs(channel) >= FULL
    flat = high[1:] & ((channel[1:] == channel[:-1]) | (full[1:] & full[:-1]))
    run = np.logical_and.reduce([flat[at : len(flat) - FLAT + 1 + at] for at in range(FLAT)])
    return int(np.count_nonzero(run[1:] & ~run[:-1])) + int(run[:1].any())


def _judge(heard: _Heard, words: int, telling: _Telling) -> None:
    """Say what is wrong with what was heard."""
    levels = heard.levels.levels
    if np.count_nonzero(levels > AUDIBLE) * WINDOW < HEARD:
        telling.say(
            "is silent.",
            "recording-silent",
            "Play it. If you hear nothing, record it again, and see that the microphone is switched on.",
        )
        return
    minutes = heard.seconds / 60
    if heard.seconds < SHORT:
        telling.say(
            "lasts less than a second.",
            "recording-short",
            "Play it, and see whether it is the right one.",
            "warn",
        )
    if heard.clips >= max(CLIPS, CLIPS_A_MINUTE * minutes):
        telling.say(
            f"was recorded too loud: its peaks are cut off in {heard.clips:,} places, which sounds harsh.",
            "recording-clipped",
            "If you can, record it again, a little further from the microphone.",
            "warn",
        )
    if _narrow(heard):
        telling.say(
            "sounds like a telephone, because it holds no high sounds, and is hard to understand for many.",
            "recording-narrow",
            "If you can, record it again, not over the telephone, at 44,100 hertz.",
            "warn",
        )
    _judge_pauses(levels, telling)
    _judge_words(heard, words, telling)


def _judge_pauses(levels: NDArray[np.float32], telling: _Telling) -> None:
    """Say where nothing is heard for long; silence before and after everything will be cut off."""
    power = np.square(levels[levels > AUDIBLE])
    speech = power[power > GATE * power.mean()].mean()
    places = np.flatnonzero(levels > QUIET * np.sqrt(speech) / 10 ** (TARGET / 20))
    between = np.diff(places)
    longest = int(between.argmax()) if len(between) else 0
    seconds = float(between[longest]) * WINDOW if len(between) else 0.0
    if seconds > PAUSE:
        telling.say(
            f"is silent for {_lasts(seconds)}, from {on_clock(float(places[longest] + 1) * WINDOW)}.",
            "recording-pause",
            "If this is not meant, cut it out: listeners may think that the player has stopped.",
            "warn",
        )


def _judge_words(heard: _Heard, words: int, telling: _Telling) -> None:
    """Say whether a transcript of so many words can be that of what was heard."""
    minutes = heard.seconds / 60
    if words >= FEW_WORDS and words > FASTEST * minutes:
        telling.say(
            f"lasts {_lasts(heard.seconds)}, and nobody can say its {words:,} words in that time.",
            "recording-words",
            "Play it, and see whether the transcript belongs to it.",
            "warn",
        )
    if heard.seconds >= LONG and words < SLOWEST * minutes:
        telling.say(
            f"lasts {_lasts(heard.seconds)}, and its transcript has only {words:,} words.",
            "recording-words",
            "Write down everything that is said. If there is music, write what kind of music it is.",
            "warn",
        )


def _narrow(heard: _Heard) -> bool:
    above = round(NARROW_ABOVE * SPECTRUM / heard.rate)
    if heard.rate < NARROW_RATE:
        return True
    whole = float(heard.power.sum())
    return whole > 0 and float(heard.power[above:].sum()) < NARROW_POWER * whole


def _lasts(seconds: float) -> str:
    if seconds >= 60:
        return spoken_length(seconds)
    return f"{seconds:.0f} second{'' if round(seconds) == 1 else 's'}"


def _near(file: Path) -> str:
    """A recording beside it with nearly the same name, for which it may be meant."""
    names = list(_beside(file))
    same = [name for name in names if name.casefold() == file.name.casefold()]
    return next(iter(same or difflib.get_close_matches(file.name, names, 1, cutoff=0.8)), "")


def _beside(file: Path) -> Iterator[str]:
    if file.parent.is_dir():
        yield from sorted(one.name for one in file.parent.iterdir() if one.suffix.lower() in SOUNDS)
