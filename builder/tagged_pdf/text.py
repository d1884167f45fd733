"""The block that most of a page is made of: a paragraph, heading, label or cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import NamedTuple

from reportlab.lib.colors import HexColor

from builder.tagged_pdf.blocks import Block
from builder.tagged_pdf.canvas import Anchor, TaggedCanvas
from builder.tagged_pdf.lines import Line, Run, Segment, set_lines, words
from builder.tagged_pdf.structure import Element

CAPITALS = 0.668  # height of capital letters for each point of size; they stand in the middle of their line
KEPT = 2  # fewest lines of a paragraph that may stand alone at the foot or head of a page


@dataclass(slots=True)
class TextBlock:
    """A paragraph or heading: runs set in lines, `leading` points from one to the next."""

    runs: Sequence[Run]
    element: Element
    leading: float
    above: float = 0
    below: float = 0
    with_next: bool = False
    anchor: Anchor | None = None
    part: list[Line] | None = None
    _set: tuple[float, list[Line]] | None = None

    def lines(self, width: float) -> list[Line]:
        """The text in lines of this width; a part of a split block has its lines already."""
        if self.part is not None:
            return self.part
        if self._set is None or self._set[0] != width:
            self._set = width, set_lines(self.runs, width)
        return self._set[1]

    def height(self, width: float) -> float:
        """See `Block`."""
        return len(self.lines(width)) * self.leading

    def split(
        self, width: float, room: float, force: bool = False
    ) -> tuple[TextBlock | None, TextBlock | None]:
        """See `Block`; no first or last line is left alone unless it must be."""
        lines = self.lines(width)
        fitting = min(int(room / self.leading), len(lines) - KEPT)
        if fitting < KEPT or self.with_next:
            if not force:
                return None, self
            fitting = max(fitting, 1)
        rest = replace(self, part=lines[fitting:], anchor=None) if lines[fitting:] else None
        return replace(self, part=lines[:fitting]), rest

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """See `Block`."""
        if self.anchor:
            canvas.anchor(self.anchor, top + self.leading / 2)
        size = max((run.size for run in self.runs), default=0)
        baseline = top - self.leading / 2 - size * CAPITALS / 2
        placed = self._placed(x, baseline, width)
        for element, group in groupby(placed, key=lambda each: each.segment.run.element or self.element):
            pieces = list(group)
            with canvas.tagged(element):
                _paint(canvas, pieces)
            _link(canvas, pieces)

    def within(self) -> Sequence[Block]:
        """See `Block`."""
        return ()

    def _placed(self, left: float, baseline: float, width: float) -> Iterator[Placed]:
        for line in self.lines(width):
            x = left
            for segment in line:
                yield Placed(segment, x, baseline)
                x += segment.width
            baseline -= self.leading

    def widest(self) -> float:
        """The width of its longest line when none is broken but where the author broke it, in points."""
        widest = used = 0.0
        for word in words(self.runs):
            used += word.width + (word.space.width if word.space and used else 0)
            widest = max(widest, used)
            used = 0 if word.last else used
        return widest

    def narrowest(self) -> float:
        """The width of its longest word, in points."""
        return max((word.width for word in words(self.runs)), default=0)


class Placed(NamedTuple):
    """A segment with the left end of its baseline."""

    segment: Segment
    x: float
    y: float


@cache
def colour(name: str) -> HexColor:
    """The colour of a name such as `#0b5953`."""
    return HexColor(name)


def _paint(canvas: TaggedCanvas, placed: list[Placed]) -> None:
    """Paint segments as one piece of text; after each the pen stands where it ends."""
    text = canvas.beginText()
    look: tuple[str, float, str] | None = None
    line: float | None = None
    for segment, x, y in placed:
        run = segment.run
        if line != y:
            text.setTextOrigin(x, y)
            line = y
        if look != (run.font, run.size, run.colour):
            text.setFont(run.font, run.size)
            text.setFillColor(colour(run.colour))
            look = run.font, run.size, run.colour
        text.textOut(segment.text)
    canvas.drawText(text)


def _link(canvas: TaggedCanvas, placed: list[Placed]) -> None:
    """Make links live: a rectangle for each line that a link stands on."""
    for (link, y), group in groupby(placed, key=lambda each: (each.segment.run.link, each.y)):
        if link is not None:
            pieces = list(group)
            last = pieces[-1]
            size = last.segment.run.size
            right = last.x + last.segment.width
            canvas.link(link, (pieces[0].x, y - size * 0.3, right, y + size * 0.95))
