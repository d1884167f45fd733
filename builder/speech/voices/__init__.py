"""Computer voices: the one small interface that all of them have, and the choice between them."""

from __future__ import annotations

from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.int16]


class Voice(Protocol):
    """A voice: a small description that can be sent to another process; its engine loads when it speaks."""

    @property
    def name(self) -> str:
        """Who reads, as listeners are told: “Heart, an American English computer voice”."""

    @property
    def rate(self) -> int:
        """Samples a second."""

    @property
    def version(self) -> str:
        """Everything beside the words that changes the sound: engine, voice and speed; part of cache keys."""

    def speak(self, text: str) -> Samples:
        """The sound of one sentence, mono, at `rate`; raises whatever its engine raises."""
