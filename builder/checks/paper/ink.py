"""What a page shows, as plain data: text, pictures and painted areas, in points from its lower left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

WHITE = "#ffffff"
CAPITALS = 0.7  # height of capital letters above the baseline, in parts of the size
BELOW = 0.2  # depth of letters such as g

Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One piece of painted text: page from 1, left and right end and baseline in points, size in points.

    `mcid` is its number among the marked content of the page, None if it has none. `artifact` is None for
    content, and otherwise what kind of artifact it is (`Pagination`, or nothing). `edges` are the right ends
    of its characters; `unknown` counts those without Unicode. `colour` and `grounds`, where they are known,
    are written `#rrggbb`. `upright` says that it runs from left to right.
    """

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str
    mcid: int | None
    artifact: str | None = None
    edges: tuple[float, ...] = ()
    unknown: int = 0
    colour: str | None = None
    grounds: frozenset[str] = frozenset()
    upright: bool = True

    @property
    def words(self) -> str:
        """The text without the spaces around it."""
        return self.text.strip()

    @property
    def box(self) -> Box:
        """The room that its letters take, without spaces before and after them."""
        left, right = self.left, self.right
        if self.edges and self.words:
            before = len(self.text) - len(self.text.lstrip())
            left = self.edges[before - 1] if before else left
            right = self.edges[len(self.text.rstrip()) - 1]
        return left, self.baseline - BELOW * self.size, right, self.baseline + CAPITALS * self.size


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page, which `mcid` and `artifact` place as they do a piece of text."""

    page: int
    box: Box
    mcid: int | None
    artifact: str | None


Painted: TypeAlias = Drawn | Picture


@dataclass(frozen=True, slots=True)
class Area:
    """A painted area; its colour is None for a picture or a pattern."""

    box: Box
    colour: str | None


def overlap(one: Box, other: Box) -> tuple[float, float]:
    """How far two boxes share their width and their height; negative where they stand apart."""
    return min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])


def times(one: Matrix, other: Matrix) -> Matrix:
    """What comes of using one matrix and then the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point comes to stand."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def around(points: Sequence[tuple[float, float]]) -> Box:
    """The smallest box around points."""
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)
