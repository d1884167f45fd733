"""Sound that is like speech to meters, made of noise: syllables with vowels and hisses, words and pauses."""

from __future__ import annotations

import numpy as np

from builder.speech.loudness import Sound


def chatter(seconds: float, rate: int = 44_100, seed: int = 1, noise: float = 1e-4) -> Sound:
    """So much of it, at about -25 dB of full scale, with a little of the noise of a room."""
    rng = np.random.default_rng(seed)
    length = round(seconds * rate)
    times = np.arange(length) / rate
    pitch = 110 + 20 * np.sin(2 * np.pi * 0.4 * times)
    phase = 2 * np.pi * np.cumsum(pitch) / rate
    vowel = sum(np.sin(number * phase) / number for number in range(1, 12))
    hiss = np.diff(rng.standard_normal(length + 1)) * 0.03
    # Four syllables a second, a hiss in each fifth, and a pause of half a second in every four.
    syllable = np.clip(np.sin(2 * np.pi * 4 * times), 0, 1) ** 0.5
    hissing = (times * 4).astype(int) % 5 == 4
    speaking = times % 4 < 3.5
    sound = np.where(hissing, hiss, 0.12 * vowel) * syllable * speaking + noise * rng.standard_normal(length)
    return sound.astype(np.float32)
