"""Measures of finished sound: what is in an MP3 or WAV file, and what listeners would mind."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from builder.messages import BuildError
from builder.speech import mp3
from builder.speech.loudness import HIGHEST, TARGET
from builder.speech.meter import QUIET, WINDOW, Levels, Meter, TruePeak
from builder.speech.timeline import RATE

NEAR = 1.0  # LU: so far from the target may one track be
EDGES = 1.0  # seconds of silence at the beginning and at the end
INSIDE = 4.0  # seconds of silence after which people think that the player has stopped

# A click is a step between two samples far above all steps within 30 ms before and after it. In an hour of
# speech the hardest consonants were 8 times as high; a tenth of full scale in a pause is 15 times as high.
STEPS = 64  # samples of which the highest step is kept
CLOSE, FAR = 2, 20  # of those: not compared with so near a one, compared up to so far a one
CLICK, LOUD_CLICK = 10.0, 0.03

_BLOCK = 1 << 16  # samples that are read at a time


@dataclass(frozen=True, slots=True)
class Measure:
    """What a file of sound is like.

    `seconds` is its length, `loudness` in LUFS, `true_peak` in dBTP (ITU-R BS.1770-5); the silences are in
    seconds; `clicks` says when there are any. `bit_rates` are those of the frames of MP3 in kbit/s, none for
    other kinds. Of two channels the mean is measured.
    """

    seconds: float
    loudness: float
    true_peak: float
    silence_before: float
    silence_after: float
    longest_silence: float
    clicks: tuple[float, ...]
    rate: int
    channels: int
    bit_rates: tuple[int, ...]


def measure(file: Path) -> Measure:
    """Measure a file in one pass, a second of it at a time. Raises BuildError for what cannot be read."""
    try:
        bit_rates = mp3.bit_rates(file) if file.suffix == ".mp3" else ()
        with soundfile.SoundFile(file) as sound:
            return _measured(sound, bit_rates)
    except (soundfile.SoundFileError, ValueError, OSError) as trouble:
        raise BuildError(f"The recording {file.name} cannot be read. Make it again.") from trouble


def faults(found: Measure) -> tuple[str, ...]:
    """What is wrong with a track, in plain words; nothing, if all is well."""
    return (*heard(found), *stored(found))


def heard(found: Measure) -> tuple[str, ...]:
    """What listeners would mind. What people recorded may be meant to sound like that."""
    said: list[str] = []
    if not abs(found.loudness - TARGET) <= NEAR:
        how = "loud" if found.loudness > TARGET else "soft"
        said.append(
            f"It is too {how}: {found.loudness:.1f} LUFS, and not {TARGET:.0f}, give or take {NEAR:.0f}."
        )
    if found.true_peak > HIGHEST:
        said.append(f"Its peaks are too high: {found.true_peak:.1f} dBTP, and not {HIGHEST} or lower.")
    for where, seconds in (("begins", found.silence_before), ("ends", found.silence_after)):
        if seconds > EDGES:
            said.append(f"It {where} with {seconds:.1f} seconds of silence, and not {EDGES:.0f} or less.")
    if found.longest_silence > INSIDE:
        said.append(f"Nothing is heard in it for {found.longest_silence:.1f} seconds.")
    if found.clicks:
        many = "once" if len(found.clicks) == 1 else f"{len(found.clicks)} times"
        said.append(f"It clicks {many}, first after {found.clicks[0]:.2f} seconds.")
    return tuple(said)


def stored(found: Measure) -> tuple[str, ...]:
    """What players would mind, whatever is heard."""
    said: list[str] = []
    if found.rate != RATE:
        said.append(f"It has {found.rate:,} samples a second, and not {RATE:,}.")
    if len(found.bit_rates) > 1:
        said.append("Its bit rate is not constant, and some players cannot find places in such files.")
    if found.bit_rates and found.channels != 1:
        said.append(f"It has {found.channels} channels, and one is enough.")
    return tuple(said)


def _measured(sound: soundfile.SoundFile, bit_rates: tuple[int, ...]) -> Measure:
    rate: int = sound.samplerate
    meter, peak, levels, steps = Meter(rate), TruePeak(), Levels(rate), _Steps()
    while len(block := sound.read(_BLOCK, "float32", always_2d=True)):
        one = block[:, 0] if block.shape[1] == 1 else block.mean(axis=1)
        for instrument in (meter, peak, levels, steps):
            instrument.add(one)
    before, after, inside = _silences(levels.levels)
    clicks = tuple(place * STEPS / rate for place in steps.clicks)
    return Measure(
        *(meter.length / rate, meter.loudness, peak.decibels, before, after, inside, clicks),
        *(rate, sound.channels, bit_rates),
    )


def _silences(levels: NDArray[np.float32]) -> tuple[float, float, float]:
    """Seconds of silence at the beginning, at the end, and at most between."""
    heard = np.flatnonzero(levels > QUIET)
    if not len(heard):
        return (len(levels) * WINDOW,) * 3
    between = np.diff(heard).max(initial=1) - 1
    return float(heard[0]) * WINDOW, float(len(levels) - 1 - heard[-1]) * WINDOW, float(between) * WINDOW


class _Steps:
    """The steps between neighbours that stand out; `add` the sound part by part.

    Only so many steps are kept as the next ones are compared with, however long the sound is.
    """

    def __init__(self) -> None:
        self._rest = np.zeros(1, np.float32)
        self._highest = np.zeros(FAR, np.float32)  # in each short run of samples
        self._judged = 0
        self._found: list[int] = []

    def add(self, sound: NDArray[np.float32]) -> None:
        waiting = np.concatenate([self._rest, sound])
        count = (len(waiting) - 1) // STEPS
        steps = np.abs(np.diff(waiting[: count * STEPS + 1])).reshape(count, STEPS)
        self._rest = waiting[count * STEPS :]
        highest = np.concatenate([self._highest, steps.max(axis=1)])
        self._found += [self._judged + place for place in _standing_out(highest)]
        self._judged += max(0, len(highest) - 2 * FAR)
        self._highest = highest[-2 * FAR :]

    @property
    def clicks(self) -> list[int]:
        """The runs with a step that stands out."""
        last = _standing_out(np.pad(self._highest, (0, FAR)))
        return [*self._found, *(self._judged + place for place in last)]


def _standing_out(highest: NDArray[np.float32]) -> list[int]:
    """Which of these steps are far above those around them, but for so many at the edges; 0 is the first."""
    loud = FAR + np.flatnonzero(highest[FAR:-FAR] > LOUD_CLICK)
    away = np.array([place for place in range(-FAR, FAR + 1) if abs(place) >= CLOSE])
    around = highest[loud[:, None] + away].max(axis=1, initial=0.0)
    return [int(place) - FAR for place in loud[highest[loud] > CLICK * around]]
