"""Booklets: pages two by two on both sides of sheets that are folded in the middle and put into each other.

Pages keep their size, so type does too. They are painted in reading order, each where it stands on its sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.pages import Furnish, Page, PageShape, draw_page

A_SHEET = 4  # pages: two on each side
BLANK = 0

Side = tuple[int, int]
DrawGround = Callable[[TaggedCanvas, PageShape], None]


def folded(pages: int) -> tuple[Side, ...]:
    """What stands on the left and on the right of each side of paper, front, back, front … from the outside.

    Pages count from 1, and `BLANK` is none. The last page is on the back of the booklet; blank pages that
    are needed stand before it.
    """
    total = -(-pages // A_SHEET) * A_SHEET
    blanks = [BLANK] * (total - pages)
    order = [1, *range(2, pages), *blanks, *([pages] if pages > 1 else [])]
    sides: list[Side] = []
    for at in range(total // 2):
        early, late = order[at], order[total - 1 - at]
        sides.append((early, late) if at % 2 else (late, early))
    return tuple(sides)


def draw_folded(
    canvas: TaggedCanvas, pages: Sequence[Page], shape: PageShape, furnish: Furnish, draw_ground: DrawGround
) -> None:
    """Paint pages as a booklet on a canvas twice as wide; `draw_ground` paints the ground of blank ones."""
    sides = folded(len(pages))
    halves = {
        number: (side, shape.moved(shape.size[0] * half))
        for side, both in enumerate(sides, 1)
        for half, number in enumerate(both)
    }
    for page, number in zip(pages, range(1, len(pages) + 1), strict=True):
        side, moved = halves[number]
        canvas.turn_to(side)
        draw_page(canvas, page, moved, furnish)
    for side, both in enumerate(sides, 1):
        for half, number in enumerate(both):
            if number == BLANK:
                canvas.turn_to(side)
                draw_ground(canvas, shape.moved(shape.size[0] * half))
    canvas.end_pages(len(sides))
