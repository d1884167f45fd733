"""Computer voices: the one small interface that all of them have, and what they raise."""

from __future__ import annotations

from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.int16]

USUAL = 100  # per cent of the usual pace


class Voice(Protocol):
    """A voice: a small description that can be sent to another process; its engine loads when it speaks."""

    @property
    def name(self) -> str:
        """Who reads, as listeners are told: “Heart, an American English computer voice”."""

    @property
    def language(self) -> str:
        """The one language that it speaks: “en-GB”, “cy”."""

    @property
    def rate(self) -> int:
        """Samples a second."""

    @property
    def version(self) -> str:
        """Everything beside the words that changes the sound: engine, voice and speed; part of cache keys."""

    def speak(self, text: str) -> Samples:
        """The sound of one sentence, mono, at `rate`; raises whatever its engine raises.

        Recordings ask by way of `speaker`, in a process that can be ended.
        """


class Unspoken(Exception):
    """A voice could not say a sentence and knows why; its text says so in whole sentences for officers."""


class Elsewhere(Exception):
    """What this process has said before stands in the way of a sentence: it is to be said in a fresh one."""


def speaks(voice: Voice, lang: str) -> bool:
    """Whether a voice speaks a language, in whichever country: “en” and “en-GB” are the same here."""
    return primary(voice.language) == primary(lang)


def primary(lang: str) -> str:
    """The language itself, without the country: “en” for “en-GB”."""
    return lang.replace("_", "-").partition("-")[0].lower()
