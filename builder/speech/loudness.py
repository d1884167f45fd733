"""Even loudness: every part of a recording sounds as loud as the next, and nothing is clipped."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from builder.speech.meter import loudness

# -19 LUFS for one channel sounds as loud as -16 LUFS for two, which podcasts aim at (AES TD1008).
TARGET = -19.0
# What is encoded is so much louder, because MP3 at 64 kbit/s takes 0.1 to 0.7 LU from speech.
BEFORE_CODING = 0.4
# Samples stay below -3 dB of full scale: between samples and through MP3 coding speech then peaks below
# -1.5 dBTP (ITU-R BS.1770-5, annex 2). An hour of speech overshot the ceiling by 0.6 dB after decoding.
CEILING = 10 ** (-4.0 / 20)
BLOCK = 0.001  # seconds over which one gain is found
REACH = 5  # blocks that the gain takes to fall before a peak and to rise after it
HIGHEST = -1.5  # dBTP of what listeners get: players that mix or resample add a little
ROUNDS = 8  # of levelling and limiting, at most
NEAR = 0.1  # LU: nobody hears less
_MARGIN = 2 * REACH  # blocks on either side that the gain of a sample depends on

Sound = NDArray[np.float32]


def even(sound: Sound, rate: int) -> Sound:
    """The sound as loud as all others and with its peaks below the ceiling, ready to be encoded.

    Limiting takes a little loudness from sound with high peaks, which is given back.
    """
    for _ in range(ROUNDS):
        sound = limit(level(sound, rate), rate)
        if abs(lacking(loudness(sound, rate))) < NEAR:
            break
    return sound


def level(sound: Sound, rate: int) -> Sound:
    """The sound so loud that it is at -19 LUFS (ITU-R BS.1770) as MP3; silence stays as it is."""
    return sound * gain(loudness(sound, rate))


def gain(lufs: float) -> np.float32:
    """What sound of a loudness is to be multiplied by."""
    return np.float32(10 ** (lacking(lufs) / 20))


def lacking(lufs: float) -> float:
    """How much louder sound should be, in LU; 0 for silence."""
    return TARGET + BEFORE_CODING - lufs if math.isfinite(lufs) else 0.0


def limit(sound: Sound, rate: int) -> Sound:
    """Sound with its peaks below the ceiling, turned down smoothly from 5 ms before each to 5 ms after."""
    if not len(sound) or np.abs(sound).max() <= CEILING:
        return sound
    return np.concatenate(list(limited([sound], rate)))


def limited(parts: Iterable[Sound], rate: int) -> Iterator[Sound]:
    """The same for sound that comes part by part; what is given out is the same, however it is parted."""
    width = max(1, round(BLOCK * rate))
    waiting = np.zeros(0, np.float32)
    before = np.zeros(0)
    for part in parts:
        waiting = np.concatenate([waiting, part])
        needed = np.append(before, _needed(waiting, width))
        ready = len(waiting) // width - _MARGIN
        if ready > 0:
            yield waiting[: ready * width] * _smooth(needed, len(before), ready * width, width)
            waiting = waiting[ready * width :]
            before = needed[: len(before) + ready][-_MARGIN:]
    if len(waiting):
        needed = np.append(before, _needed(waiting, width))
        yield waiting * _smooth(needed, len(before), len(waiting), width)


def _needed(sound: Sound, width: int) -> NDArray[np.float64]:
    """The gain that each block of a sound needs."""
    blocks = -(-len(sound) // width)
    peaks = np.abs(np.pad(sound, (0, blocks * width - len(sound)))).reshape(blocks, width).max(axis=1)
    return np.asarray(np.minimum(1.0, CEILING / np.maximum(peaks, CEILING)), np.float64)


def _smooth(needed: NDArray[np.float64], first: int, length: int, width: int) -> Sound:
    """The gain of so many samples from the start of a block."""
    # The lowest gain within reach, then a mean over a little less: never above what any block needs.
    lowest = _windows(needed, REACH).min(axis=1)
    smooth = _windows(lowest, REACH - 1).mean(axis=1)
    if smooth.min() == 1:
        return np.ones(length, np.float32)
    centres = (np.arange(len(needed)) + 0.5) * width
    gains: Sound = np.interp(first * width + np.arange(length) + 0.5, centres, smooth).astype(np.float32)
    return gains


def _windows(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    padded = np.pad(values, reach, mode="edge")
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)
