"""What people can choose of the looks of print and Word: the size of type, and the colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from builder.theme import tokens

BLACK = "black-only"  # nothing but black ink on white paper, for printers without colours


@dataclass(frozen=True, slots=True)
class Appearance:
    """A choice for one file; what is not chosen is as the format has it.

    `size` is that of running text in points (`sizes` has their names), and `colours` one of `papers`.
    """

    size: float | None = None
    colours: str = "black-on-white"


@cache
def sizes() -> dict[str, float]:
    """The sizes of running text that people can ask for, in points, by name: `clear`, `large`, `giant` …"""
    return dict(tokens()["sizes"])


@cache
def papers() -> dict[str, str]:
    """The colours that people can ask for, in words, by name: `black-on-yellow` …"""
    return {name: table["name"] for name, table in tokens()["papers"].items()}
