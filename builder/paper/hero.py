"""The top of a leaflet or poster: the organisation, a title as large as there is room for, and a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.picture import Picture
from builder.tagged_pdf.text import TextBlock, colour

CARD = "#ffffff"  # whatever the colours of the page, because the lines of pictures are dark
ROUND = 0.05  # of the card: its corners


@dataclass(frozen=True, slots=True)
class Hero:
    """What stands on the ground of colour: words `over` its whole width, then words `beside` a square card.

    The card is `side` points wide. `gap` is the space around everything, `least` how high the ground is at
    least; all in points.
    """

    over: Sequence[TextBlock]
    beside: Sequence[TextBlock]
    picture: Picture | None
    side: float
    gap: float
    least: float

    def height(self, width: float) -> float:
        """How high the ground is where the text of the page is so wide."""
        over = sum(one.height(width) + self.gap / 2 for one in self.over)
        return max(self.least, over + self._row(width) + 2 * self.gap)

    def room_beside(self, width: float) -> float:
        """How wide the words beside the card are."""
        return width - self.side - self.gap if self.picture else width

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Paint words and card; the ground is there."""
        row, foot = self._row(width), top - self.height(width) + self.gap
        at = top - self.gap
        spare = at - foot - row - sum(one.height(width) for one in self.over)
        for one in self.over:
            one.draw(canvas, x, at, width)
            at -= one.height(width) + spare / len(self.over)
        self._draw_beside(canvas, x, foot + row, self.room_beside(width), row)
        if self.picture:
            self._draw_card(canvas, self.picture, x + width - self.side, foot + (row + self.side) / 2)

    def _row(self, width: float) -> float:
        """How high the card and the words beside it are."""
        room = self.room_beside(width)
        words = sum(one.height(room) for one in self.beside) + (len(self.beside) - 1) * self.gap / 2
        fullest = max(words, self.side if self.picture else 0)
        return fullest if self.over else max(fullest, self.least - 2 * self.gap)

    def _draw_beside(self, canvas: TaggedCanvas, x: float, top: float, room: float, row: float) -> None:
        """Under a wide title the words stand close together; else from the top of the card to its foot."""
        between = max(len(self.beside) - 1, 1)
        spare = row - sum(one.height(room) for one in self.beside)
        each = min(self.gap, spare / between) if self.over else spare / between
        top -= (spare - each * between) / 2
        for one in self.beside:
            one.draw(canvas, x, top, room)
            top -= one.height(room) + each

    def _draw_card(self, canvas: TaggedCanvas, picture: Picture, left: float, top: float) -> None:
        canvas.setFillColor(colour(CARD))
        canvas.roundRect(left, top - self.side, self.side, self.side, self.side * ROUND, stroke=0, fill=1)
        wide, high = picture.size
        picture.draw(canvas, left + (self.side - wide) / 2, top - (self.side - high) / 2, wide)


def largest(titles: Sequence[TextBlock], width: float, room: float) -> TextBlock:
    """The first of these titles whose words fit into the width and whose lines into the room, or the last."""
    for title in titles:
        if title.narrowest() <= width and title.height(width) <= room:
            return _balanced(title, width)
    return _balanced(titles[-1], width)


def _balanced(title: TextBlock, width: float) -> TextBlock:
    """A title in as many lines as before, but with lines as even as they can be: no last word alone."""
    many, narrow, wide = len(title.lines(width)), min(title.narrowest(), width), width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(title.lines(middle)) > many:
            narrow = middle
        else:
            wide = middle
    return replace(title, part=title.lines(wide))
