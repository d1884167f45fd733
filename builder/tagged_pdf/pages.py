"""Filling pages with blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder.tagged_pdf.blocks import Block
from builder.tagged_pdf.canvas import TaggedCanvas


@dataclass(frozen=True, slots=True)
class PageShape:
    """The size of a page and the edges of its text, in points from the lower left corner.

    `first_top` is where the text of the first page begins.
    """

    size: tuple[float, float]
    left: float
    right: float
    bottom: float
    top: float
    first_top: float

    @property
    def width(self) -> float:
        """How wide the text is."""
        return self.right - self.left


def fill_pages(
    canvas: TaggedCanvas, story: Block, shape: PageShape, furnish: Callable[[TaggedCanvas], None]
) -> int:
    """Draw a story over as many pages as it needs and say how many; `furnish` draws what each page has."""
    rest: Block | None = story
    while rest is not None:
        top = shape.first_top if canvas.page == 1 else shape.top
        furnish(canvas)
        part, rest = rest.split(shape.width, top - shape.bottom, force=True)
        if part is None:  # not even a line can be split off: better too full a page than pages without end
            part, rest = rest, None
        if part is not None:
            part.draw(canvas, shape.left, top, shape.width)
        canvas.showPage()
    return canvas.page - 1


def in_words(pages: int) -> str:
    """How long a file is: “8 pages”."""
    return "1 page" if pages == 1 else f"{pages} pages"
