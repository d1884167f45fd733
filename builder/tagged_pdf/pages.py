"""Stories on pages: first it is found what stands on which page, then the pages are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from builder.tagged_pdf.blocks import Block, anchors, lists_at
from builder.tagged_pdf.canvas import TaggedCanvas


@dataclass(frozen=True, slots=True)
class PageShape:
    """The size of a page and the edges of its text, in points from the lower left corner.

    `first_top` is where the text of the first page begins, and `origin` where the left edge of the page
    stands on its sheet of paper.
    """

    size: tuple[float, float]
    left: float
    right: float
    bottom: float
    top: float
    first_top: float
    origin: float = 0

    @property
    def width(self) -> float:
        """How wide the text is."""
        return self.right - self.left

    def moved(self, right: float) -> PageShape:
        """The same page this many points further to the right."""
        return replace(self, left=self.left + right, right=self.right + right, origin=self.origin + right)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, what stands on it, and whether its end parts a list."""

    number: int
    story: Block
    goes_on: bool = False

    def top(self, shape: PageShape) -> float:
        """Where its text begins."""
        return shape.first_top if self.number == 1 else shape.top


Furnish = Callable[[TaggedCanvas, Page, PageShape], None]


def paginate(story: Block, shape: PageShape, first: int = 1, mark: float = 0) -> list[Page]:
    """Part a story into pages, the first of which has the number `first`.

    Where the end of a page parts a list, `mark` points are left free above the foot of the page, for words
    that say so.
    """
    pages: list[Page] = []
    rest: Block | None = story
    while rest is not None:
        page, rest = _page(rest, shape, first + len(pages), mark)
        pages.append(page)
    return pages


def _page(story: Block, shape: PageShape, number: int, mark: float) -> tuple[Page, Block | None]:
    room = Page(number, story).top(shape) - shape.bottom
    part, rest = story.split(shape.width, room, force=True)
    goes_on = _parted(part, rest)
    if goes_on and mark:
        part, rest = story.split(shape.width, room - mark, force=True)
        goes_on = _parted(part, rest)
    if part is None:  # one block that cannot be split: better too full a page than pages without end
        return Page(number, story), None
    return Page(number, part, goes_on), rest


def _parted(part: Block | None, rest: Block | None) -> bool:
    """Whether the end of a page stands inside a list."""
    if part is None or rest is None:
        return False
    return not lists_at(part, last=True).isdisjoint(lists_at(rest, last=False))


def places(pages: Sequence[Page]) -> dict[str, int]:
    """The number of the page on which each anchor stands, by its key."""
    return {anchor.key: page.number for page in pages for anchor in anchors(page.story)}


def draw_pages(canvas: TaggedCanvas, pages: Sequence[Page], shape: PageShape, furnish: Furnish) -> None:
    """Paint pages, each on a sheet of its own; `furnish` paints what a page has beside its text."""
    for page in pages:
        draw_page(canvas, page, shape, furnish)
        canvas.showPage()


def draw_page(canvas: TaggedCanvas, page: Page, shape: PageShape, furnish: Furnish) -> None:
    """Paint a page where its shape stands on the sheet."""
    canvas.left_edge = shape.origin
    furnish(canvas, page, shape)
    page.story.draw(canvas, shape.left, page.top(shape), shape.width)


def in_words(pages: int) -> str:
    """How long a file is: “8 pages”."""
    return "1 page" if pages == 1 else f"{pages} pages"
