"""Sheets of sticky labels as they are sold in Britain: how large their labels are, and where each lies."""

from __future__ import annotations

from dataclasses import dataclass

from builder.tagged_pdf.text import TextBlock
from builder.tagged_pdf.units import MM

A4 = (210.0, 297.0)  # millimetres
PADDING = 5.0  # millimetres of a label that stay free on every side, as printers do not feed exactly


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of labels on A4: how many side by side and below each other, and, in millimetres, their size,
    the upper left corner of the first, and the gap between two columns. Rows stand close.
    """

    columns: int
    rows: int
    size: tuple[float, float]
    corner: tuple[float, float]
    gap: float = 0

    @property
    def count(self) -> int:
        """How many labels are on a sheet."""
        return self.columns * self.rows

    @property
    def room(self) -> tuple[float, float]:
        """How wide and how high the words of a label can be, in points."""
        return (self.size[0] - 2 * PADDING) * MM, (self.size[1] - 2 * PADDING) * MM

    def holds(self, block: TextBlock) -> bool:
        """Whether words fit on a label."""
        width, height = self.room
        return block.height(width) <= height and block.narrowest() <= width

    def place(self, at: int) -> tuple[float, float]:
        """The upper left corner of the words of a label, counted from 0 along the rows, in points."""
        row, column = divmod(at % self.count, self.columns)
        left = self.corner[0] + column * (self.size[0] + self.gap) + PADDING
        top = self.corner[1] + row * self.size[1] + PADDING
        return left * MM, (A4[1] - top) * MM


# The sheets sold in Britain, by how many labels each has.
SHEETS = {
    8: LabelSheet(2, 4, (99.1, 67.7), (4.65, 13.1), 2.5),
    6: LabelSheet(2, 3, (99.1, 93.1), (4.65, 8.85), 2.5),
    4: LabelSheet(2, 2, (99.1, 139.0), (4.65, 9.5), 2.5),
    1: LabelSheet(1, 1, (199.6, 289.1), (5.2, 3.95)),
}
USUAL = 8
