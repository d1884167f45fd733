"""Even loudness: every part of a recording sounds as loud as the next, and nothing is clipped."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray

# -19 LUFS for one channel sounds as loud as -16 LUFS for two, which podcasts aim at (AES TD1008).
TARGET = -19.0
# Samples stay below -3 dB of full scale: between samples and through MP3 coding speech then peaks below
# -1.5 dBTP (ITU-R BS.1770-5, annex 2). An hour of speech overshot the ceiling by 0.6 dB after decoding.
CEILING = 10 ** (-3.0 / 20)
SHORTEST = 3.0  # seconds the meter needs for a steady figure
BLOCK = 0.001  # seconds over which one gain is found
REACH = 5  # blocks that the gain takes to fall before a peak and to rise after it

Sound = NDArray[np.float32]


def level(sound: Sound, rate: int) -> Sound:
    """The sound at -19 LUFS (ITU-R BS.1770); silence stays as it is. Its peaks are for `limit`."""
    import pyloudnorm  # brings SciPy, which takes a second: only for those who level something

    measured = np.resize(sound, max(len(sound), round(SHORTEST * rate)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyloudnorm warns of silence, which we find by the figure
        loudness = float(pyloudnorm.Meter(rate).integrated_loudness(measured))
    if not np.isfinite(loudness):
        return sound
    return sound * np.float32(10 ** ((TARGET - loudness) / 20))


def limit(sound: Sound, rate: int) -> Sound:
    """Sound with its peaks below the ceiling, turned down smoothly from 5 ms before each to 5 ms after."""
    width = max(1, round(BLOCK * rate))
    blocks = -(-len(sound) // width)
    peaks = np.abs(np.pad(sound, (0, blocks * width - len(sound)))).reshape(blocks, width).max(axis=1)
    if not blocks or peaks.max() <= CEILING:
        return sound
    needed = np.minimum(1.0, CEILING / np.maximum(peaks, CEILING))
    # The lowest gain within reach, then a mean over a little less: never above what any block needs.
    lowest = _windows(needed, REACH).min(axis=1)
    smooth = _windows(lowest, REACH - 1).mean(axis=1)
    centres = (np.arange(blocks) + 0.5) * width
    gain: Sound = np.interp(np.arange(len(sound)) + 0.5, centres, smooth).astype(np.float32)
    return sound * gain


def _windows(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    padded = np.pad(values, reach, mode="edge")
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)
