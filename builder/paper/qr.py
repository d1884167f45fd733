"""QR codes: a web address as black and white squares that a telephone reads, as shapes (ISO/IEC 18004)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import colour

QUIET = 4  # squares of white around a code, without which it is not found (ISO/IEC 18004, 6.3.8)
LAP = 0.04  # of a square: how far rows overlap, for screens show white lines between what only touches
DARK, LIGHT = "#000000", "#ffffff"  # whatever the colours of the page: not every telephone reads others


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code as rows of squares, True for black."""

    rows: tuple[tuple[bool, ...], ...]

    @classmethod
    def of(cls, address: str) -> Code:
        """The code of a web address; it can still be read when a seventh of it is dirty or torn."""
        made = QRCode(None, QRErrorCorrectLevel.M)
        made.addData(QR8bitByte(address.encode("utf-8")))
        made.make()
        return cls(tuple(tuple(map(bool, row)) for row in made.modules))

    @property
    def squares(self) -> int:
        """How many squares it is wide, with the white around it."""
        return len(self.rows) + 2 * QUIET

    def edge(self, side: float) -> float:
        """How wide its white edge is where the code without it is so many points wide."""
        return side * QUIET / len(self.rows)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, side: float, element: Element) -> None:
        """Paint it `side` points wide, its white edge included, as the content of its Figure."""
        edges = " ".join(f"{edge:.2f}" for edge in (x, top - side, x + side, top))
        element.attributes = {"O": "/Layout", "Placement": "/Block", "BBox": f"[{edges}]"}
        one = side / self.squares
        black = canvas.beginPath()
        for row, first, many in self._stretches():
            bottom = top - (row + QUIET + 1 + LAP) * one
            black.rect(x + (first + QUIET) * one, bottom, many * one, (1 + LAP) * one)
        with canvas.tagged(element):
            canvas.setFillColor(colour(LIGHT))
            canvas.rect(x, top - side, side, side, stroke=0, fill=1)
            canvas.setFillColor(colour(DARK))
            canvas.drawPath(black, stroke=0, fill=1)

    def _stretches(self) -> Iterator[tuple[int, int, int]]:
        """Black squares side by side: their row, the first of them and how many."""
        for number, row in enumerate(self.rows):
            first = 0
            for black, group in groupby(row):
                many = len(list(group))
                if black:
                    yield number, first, many
                first += many
