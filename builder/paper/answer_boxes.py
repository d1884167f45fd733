"""Boxes on paper to write in and to tick: large enough for a thick pen and a hand that shakes.

They are painted for no element, and so are artifacts: they hold no words, and the question says what they are
for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.paper.looks import Looks
from builder.tagged_pdf.blocks import Block, Parts
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.text import KEPT, colour
from builder.tagged_pdf.units import MM

LINE = 12 * MM  # from one line to write on to the next, at least
TICK = 8 * MM  # height and width of a box to tick, at least
_BORDER, _RULE = 1.5, 0.75  # points
_INSET = 6  # between the border and the ends of the lines, points


@dataclass(slots=True)
class WritingBox:
    """A box with lines to write on; only one that no page can hold with its question goes on overleaf."""

    lines: int
    looks: Looks
    above: float = 0
    below: float = 0
    with_next: bool = False

    @property
    def spacing(self) -> float:
        """From one line to the next; people who need large print write large."""
        return max(LINE, self.looks.body.size * 1.9)

    def height(self, width: float) -> float:  # noqa: ARG002 - as `Block` has it
        """See `Block`."""
        return self.lines * self.spacing

    def split(self, width: float, room: float, force: bool = False) -> Parts:  # noqa: ARG002
        """See `Block`; each part has its own border, and no line goes on alone."""
        fitting = min(int(room / self.spacing), self.lines - KEPT)
        if not force or fitting < 1:
            return None, self
        return replace(self, lines=fitting), replace(self, lines=self.lines - fitting)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """See `Block`."""
        canvas.setFillColor(colour(self.looks.quiet_edge))
        for number in range(1, self.lines):
            line = top - number * self.spacing
            canvas.rect(x + _INSET, line, width - 2 * _INSET, _RULE, stroke=0, fill=1)
        _draw_border(canvas, self.looks, (x, top - self.height(width), width, self.height(width)))

    def within(self) -> Sequence[Block]:
        """See `Block`."""
        return ()


@dataclass(slots=True)
class TickBox:
    """A square to tick."""

    looks: Looks
    above: float = 0
    below: float = 0
    with_next: bool = False

    @property
    def side(self) -> float:
        """Its height and width."""
        return max(TICK, self.looks.body.size * 1.2)

    def height(self, width: float) -> float:  # noqa: ARG002 - as `Block` has it
        """See `Block`."""
        return self.side

    def split(self, width: float, room: float, force: bool = False) -> Parts:  # noqa: ARG002
        """See `Block`."""
        return None, self

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:  # noqa: ARG002
        """See `Block`."""
        _draw_border(canvas, self.looks, (x, top - self.side, self.side, self.side))

    def within(self) -> Sequence[Block]:
        """See `Block`."""
        return ()


def _draw_border(canvas: TaggedCanvas, looks: Looks, box: tuple[float, float, float, float]) -> None:
    """Paint the border of a box of left, bottom, width and height, inside its edges."""
    left, bottom, width, height = box
    canvas.setStrokeColor(colour(looks.body.colour))
    canvas.setLineWidth(_BORDER)
    canvas.rect(left + _BORDER / 2, bottom + _BORDER / 2, width - _BORDER, height - _BORDER)
