"""Voices that go wrong, for the speaking process, which imports them from here and so wants little of us."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from builder.speech.voices import Samples

RATE = 24_000
Turn = Callable[[Path], Samples]


@dataclass(frozen=True)
class BadVoice:
    """A voice that takes these turns, the last of them for ever; its diary holds what it was asked."""

    diary: Path
    turns: tuple[Samples | Turn, ...]
    name: str = "Nobody, a computer voice"
    language: str = "en-GB"
    rate: int = RATE
    version: str = "bad 1"

    @property
    def asked(self) -> list[str]:
        return self.diary.read_text("utf-8").splitlines() if self.diary.exists() else []

    def speak(self, text: str) -> Samples:
        with self.diary.open("a", encoding="utf-8") as diary:
            diary.write(text + "\n")
        turn = self.turns[min(len(self.asked), len(self.turns)) - 1]
        return turn(self.diary) if callable(turn) else turn


def tone(seconds: float, rate: int = RATE) -> Samples:
    return (8000 * np.sin(np.arange(round(seconds * rate)) * 0.1)).astype(np.int16)


def fails(_: Path) -> Samples:
    raise RuntimeError("no sound card")


def dies(_: Path) -> Samples:
    os._exit(3)


def hangs(diary: Path) -> Samples:
    """Never come to an end, and leave a heartbeat beside the diary as long as it lives."""
    while True:
        with diary.with_suffix(".beat").open("a", encoding="utf-8") as beat:
            beat.write(".")
        time.sleep(0.02)


def shouts(_: Path) -> Samples:
    print("Audio saved to sentence.wav", flush=True)
    os.system("echo more noise >&2")
    return tone(4.0)
