"""Blocks around and beside blocks: an indent with a label, a rule, a border, a picture on the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.tagged_pdf.blocks import Block, Parts
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import TextBlock, colour


@dataclass(frozen=True, slots=True)
class Frame:
    """The looks of a box: padding on its four sides, a rule on its left or a border around, a background.

    `rule`, `border` and `line`, a rule below, are widths in points; all take the colour `edge`. Where what is
    inside would be narrower than `least` points, the box begins as much further to the left: in lists inside
    lists the indent stops growing.
    """

    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0
    rule: float = 0
    border: float = 0
    line: float = 0
    edge: str = "#000000"
    paper: str | None = None
    least: float = 0

    def inner(self, width: float) -> float:
        """How wide the inside is in a column of this width."""
        return max(width + self.back(width) - self.left - self.right, 1)

    def back(self, width: float) -> float:
        """How far to the left of its column the box begins, so that words have the room to be read."""
        return min(max(self.least - (width - self.left - self.right), 0), self.left)


@dataclass(slots=True)
class Beside:
    """A block in a column `column` points wide, and another on its right; the lower is in the middle.

    It is not split over pages unless it must be; then the left block stays with the first part of the right.
    """

    left: Block | None
    right: Block
    column: float
    above: float = 0
    below: float = 0
    with_next: bool = False

    def height(self, width: float) -> float:
        """See `Block`."""
        left = self.left.height(self.column) if self.left else 0
        return max(left, self.right.height(self._inner(width)))

    def split(self, width: float, room: float, force: bool = False) -> Parts:
        """See `Block`."""
        if not force:
            return None, self
        first, rest = self.right.split(self._inner(width), room, force)
        if first is None:
            return None, self
        return replace(self, right=first), replace(self, left=None, right=rest) if rest else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """See `Block`; the left block comes first in reading order."""
        height, inner = self.height(width), self._inner(width)
        if self.left:
            self.left.draw(canvas, x, top - (height - self.left.height(self.column)) / 2, self.column)
        self.right.draw(canvas, x + self.column, top - (height - self.right.height(inner)) / 2, inner)

    def within(self) -> Sequence[Block]:
        """See `Block`."""
        return (self.left, self.right) if self.left else (self.right,)

    def _inner(self, width: float) -> float:
        return max(width - self.column, 1)


@dataclass(slots=True)
class Box:
    """A block inside a frame; a `label`, such as a bullet, stands at its left edge beside the first line.

    `item_of` is the element of the list that the block is an item of.
    """

    inside: Block
    frame: Frame
    above: float = 0
    below: float = 0
    with_next: bool = False
    label: TextBlock | None = None
    item_of: Element | None = None

    def height(self, width: float) -> float:
        """See `Block`."""
        inner = self.inside.height(self.frame.inner(width))
        labelled = self.label.height(self.frame.left) if self.label else 0
        return max(inner, labelled) + self.frame.top + self.frame.bottom

    def split(self, width: float, room: float, force: bool = False) -> Parts:
        """See `Block`; each part has its own frame, and the first has the label."""
        room -= self.frame.top + self.frame.bottom
        if self.label and self.label.height(self.frame.left) > room and not force:
            return None, self
        first, rest = self.inside.split(self.frame.inner(width), room, force)
        if first is None:
            return None, self
        return replace(self, inside=first), replace(self, inside=rest, label=None) if rest else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """See `Block`."""
        frame = self.frame
        left = x - frame.back(width)
        self._draw_frame(canvas, left, top, width)
        if self.label:
            self.label.draw(canvas, left, top - frame.top, frame.left)
        self.inside.draw(canvas, left + frame.left, top - frame.top, frame.inner(width))

    def within(self) -> Sequence[Block]:
        """See `Block`."""
        return (self.label, self.inside) if self.label else (self.inside,)

    def _draw_frame(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        frame, height = self.frame, self.height(width)
        width += frame.back(width)
        if frame.paper:
            canvas.setFillColor(colour(frame.paper))
            canvas.rect(x, top - height, width, height, stroke=0, fill=1)
        if frame.rule:
            canvas.setFillColor(colour(frame.edge))
            canvas.rect(x, top - height, frame.rule, height, stroke=0, fill=1)
        if frame.line:
            canvas.setFillColor(colour(frame.edge))
            canvas.rect(x, top - height, width, frame.line, stroke=0, fill=1)
        if frame.border:
            canvas.setStrokeColor(colour(frame.edge))
            canvas.setLineWidth(frame.border)
            inset = frame.border / 2
            canvas.rect(x + inset, top - height + inset, width - 2 * inset, height - 2 * inset)
