"""The meter: how loud sound is to people, and how high it peaks, measured while it streams past.

Loudness is that of ITU-R BS.1770-5: annex 1 for one channel, true peak after annex 2.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

SHORTEST = 3.0  # seconds: shorter sound is repeated, or chance decides which parts of it are counted
WINDOW = 0.01  # seconds over which it is said whether something is heard
QUIET = 10 ** (-50 / 20)  # of full scale: what is below is silence to those who listen to speech at -19 LUFS
_ABSOLUTE = -70.0  # LUFS: quieter blocks are not counted
_RELATIVE = -10.0  # LU: nor are blocks so far below the mean of the others
_STEPS = 4  # a block lasts 400 ms, and one begins every 100 ms

# The filter of annex 2, for four samples in place of one; each row makes the next of them. In 8192ths.
_PHASES = (
    np.array(
        [
            [14, 90, -161, 272, -487, 1125, 7964, -838, 390, -218, 122, -68],
            [-239, 240, -424, 730, -1364, 3810, 6388, -1641, 832, -477, 271, -155],
            [-155, 271, -477, 832, -1641, 6388, 3810, -1364, 730, -424, 240, -239],
            [-68, 122, -218, 390, -838, 7964, 1125, -487, 272, -161, 90, 14],
        ]
    )
    / 8192
)
_TAPS = _PHASES.shape[1]
_MOST = float(np.abs(_PHASES).sum(axis=1).max())  # between samples sound is never so many times as high
_CHUNK = 512  # samples that are looked at together, or not at all


class Meter:
    """The loudness of one channel; `add` the sound part by part."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self.length = 0
        self._sections = k_weighting(rate)
        self._state = np.zeros((2, 2))
        self._rest = np.zeros(0)
        self._powers: list[NDArray[np.float64]] = []
        self._start: list[NDArray[np.float32]] = []  # only as long as all of it is short

    def add(self, sound: NDArray[np.float32]) -> None:
        """Hear the next part."""
        from scipy.signal import sosfilt  # takes a while: only for those who measure something

        if not len(sound):
            return
        if self.length < SHORTEST * self.rate:
            self._start.append(sound)
        self.length += len(sound)
        weighted, self._state = sosfilt(self._sections, sound, zi=self._state)
        waiting = np.concatenate([self._rest, weighted])
        step = round(self.rate / 10)
        count = len(waiting) // step
        steps = waiting[: count * step].reshape(count, step)
        self._powers.append(np.einsum("ij,ij->i", steps, steps) / step)
        self._rest = waiting[count * step :]

    @property
    def loudness(self) -> float:
        """The integrated loudness of what was heard, in LUFS; minus infinity for silence."""
        shortest = round(SHORTEST * self.rate)
        if 0 < self.length < shortest:
            return loudness(np.resize(np.concatenate(self._start), shortest), self.rate)
        steps = np.concatenate([np.zeros(0), *self._powers])
        if len(steps) < _STEPS:
            return -math.inf
        blocks = np.lib.stride_tricks.sliding_window_view(steps, _STEPS).mean(axis=1)
        heard = _above(blocks, _ABSOLUTE)
        return _lufs(_above(heard, _lufs(heard) + _RELATIVE))


class Levels:
    """How loud sound is from one hundredth of a second to the next; `add` it part by part."""

    def __init__(self, rate: int) -> None:
        self.window = round(rate * WINDOW)
        self._rest = np.zeros(0, np.float32)
        self._found: list[NDArray[np.float32]] = []

    def add(self, sound: NDArray[np.float32]) -> None:
        """Hear the next part."""
        waiting = np.concatenate([self._rest, sound])
        count = len(waiting) // self.window
        windows = waiting[: count * self.window].reshape(count, self.window)
        self._found.append(np.sqrt(np.einsum("ij,ij->i", windows, windows) / self.window))
        self._rest = waiting[count * self.window :]

    @property
    def levels(self) -> NDArray[np.float32]:
        """The root mean square of each whole window, of full scale."""
        return np.concatenate([np.zeros(0, np.float32), *self._found])


class TruePeak:
    """The highest that sound reaches between its samples as well as at them; `add` it part by part."""

    def __init__(self) -> None:
        self.level = 0.0  # of full scale
        self._before = np.zeros(_TAPS - 1, np.float32)

    def add(self, sound: NDArray[np.float32]) -> None:
        """Hear the next part; what is too low to peak anywhere near is not looked at closely."""
        heard = np.concatenate([self._before, sound])
        self._before = heard[len(heard) - _TAPS + 1 :]
        count = -(-len(heard) // _CHUNK)
        peaks = np.abs(np.pad(heard, (0, count * _CHUNK - len(heard)))).reshape(count, _CHUNK).max(axis=1)
        self.level = max(self.level, float(peaks.max(initial=0.0)))
        reach = np.maximum(peaks, np.append(peaks[1:], 0.0)) * _MOST
        for chunk in np.argsort(-reach):
            if reach[chunk] <= self.level:
                break
            near = heard[chunk * _CHUNK : (chunk + 1) * _CHUNK + _TAPS - 1]
            if len(near) >= _TAPS:
                windows = np.lib.stride_tricks.sliding_window_view(near, _TAPS)
                self.level = max(self.level, float(np.abs(windows @ _PHASES.T).max()))

    @property
    def decibels(self) -> float:
        """The true peak in dBTP; minus infinity for silence."""
        return 20 * math.log10(self.level) if self.level else -math.inf


def loudness(sound: NDArray[np.float32], rate: int) -> float:
    """The integrated loudness of a whole sound, in LUFS; minus infinity for silence."""
    meter = Meter(rate)
    meter.add(sound)
    return meter.loudness


def k_weighting(rate: int) -> NDArray[np.float64]:
    """The two filters of annex 1 at any rate, as second-order sections.

    The Recommendation gives their coefficients at 48 kHz only; these are the analogue filters behind them.
    """
    k, q = math.tan(math.pi * 1681.974450955533 / rate), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    over = 1 + k / q + k * k
    shelf = [
        *((high + band * k / q + k * k) / over, 2 * (k * k - high) / over),
        *((high - band * k / q + k * k) / over, 1.0),
        *(2 * (k * k - 1) / over, (1 - k / q + k * k) / over),
    ]
    k, q = math.tan(math.pi * 38.13547087602444 / rate), 0.5003270373238773
    over = 1 + k / q + k * k
    low_cut = [1.0, -2.0, 1.0, 1.0, 2 * (k * k - 1) / over, (1 - k / q + k * k) / over]
    return np.array([shelf, low_cut])


def _above(powers: NDArray[np.float64], gate: float) -> NDArray[np.float64]:
    return powers[powers > 10 ** ((gate + 0.691) / 10)]


def _lufs(powers: NDArray[np.float64]) -> float:
    mean = float(powers.mean()) if len(powers) else 0.0
    return -0.691 + 10 * math.log10(mean) if mean else -math.inf
