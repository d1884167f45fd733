"""The top of a leaflet or poster: the organisation, a title as large as there is room for, and a picture."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageOps

from builder import symbols
from builder.symbols import Symbol
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.picture import Picture, exact_picture
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import TextBlock, colour

CARD = "#ffffff"  # whatever the colours of the page, because the lines of pictures are dark
INSET = 0.07  # of the card: the white around its picture
ROUND = 0.05  # of the card: its corners
DOTS = 150 / 72  # of the picture, for each point


@dataclass(frozen=True, slots=True)
class Hero:
    """What stands on the ground of colour: words on the left, a square card of `side` points on the right.

    `gap` is the space around everything, `least` how high the ground is at least; all in points.
    """

    organisation: TextBlock
    title: TextBlock
    status: TextBlock
    picture: Picture | None
    side: float
    gap: float
    least: float

    def height(self, width: float) -> float:
        """How high the ground is where the text of the page is so wide."""
        beside = self.beside(width)
        words = (self.organisation, self.title, self.status)
        return max(self.least, sum(one.height(beside) for one in words) + 3.2 * self.gap)

    def beside(self, width: float) -> float:
        """How wide the words are."""
        return width - self.side - self.gap if self.picture else width

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Paint words and card; the ground is there."""
        height, beside = self.height(width), self.beside(width)
        bottom = top - height + self.gap
        first, last = top - self.gap, bottom + self.status.height(beside)
        self.organisation.draw(canvas, x, first, beside)
        between = first - self.organisation.height(beside) - last
        middle = last + (between + self.title.height(beside)) / 2
        self.title.draw(canvas, x, middle, beside)
        self.status.draw(canvas, x, last, beside)
        if self.picture:
            left, above = x + width - self.side, top - (height - self.side) / 2
            canvas.setFillColor(colour(CARD))
            round_ = self.side * ROUND
            canvas.roundRect(left, above - self.side, self.side, self.side, round_, stroke=0, fill=1)
            wide, high = self.picture.size
            inside = left + (self.side - wide) / 2, above - (self.side - high) / 2
            self.picture.draw(canvas, *inside, wide)


def largest(titles: Sequence[TextBlock], width: float, room: float) -> TextBlock:
    """The first of these titles whose words fit into the width and whose lines into the room, or the last."""
    for title in titles:
        if title.narrowest() <= width and title.height(width) <= room:
            return title
    return titles[-1]


def picture_for(symbol: Symbol, side: float, element: Element, grey: bool) -> Picture:
    """A picture for a card so many points wide; `grey` for printers without colours.

    Raises BuildError if one of the organisation's own pictures cannot be used.
    """
    inside = side * (1 - 2 * INSET)
    with Image.open(io.BytesIO(symbols.png(symbol, round(inside * DOTS * 1.3)))) as drawn:
        image = drawn.crop(drawn.getbbox())  # the clear ground around it left out
    scale = inside / max(image.size)
    written = io.BytesIO()
    (_in_grey(image) if grey else image).save(written, "PNG")
    return exact_picture(written.getvalue(), (image.width * scale, image.height * scale), element)


def _in_grey(image: Image.Image) -> Image.Image:
    """A picture in black, white and grey, on white."""
    layers = image.convert("RGBA")
    paper = Image.alpha_composite(Image.new("RGBA", layers.size, "white"), layers)
    return ImageOps.grayscale(paper.convert("RGB"))
