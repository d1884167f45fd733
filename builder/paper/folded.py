"""A Printout folded into a booklet: A3 in the middle to A4, so that type keeps its full size."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from builder.context import Written
from builder.paper.printout import NO_PDF, Printout, paint
from builder.tagged_pdf.pages import in_words
from builder.tagged_pdf.sheets import draw_folded, folded
from builder.words import many

SIDES = 2  # of a sheet of paper
HOW = ", printed on both sides and turned on the short edge"


def fold(printout: Printout, target: Path) -> Written:
    """Paint the pages as a booklet, and say how many pages and sheets it has, and how to print them."""
    width, height = printout.shape.size
    draw = partial(draw_folded, draw_ground=printout.furniture.draw_ground)
    written = paint(printout, target, (2 * width, height), draw)
    if written.extent == NO_PDF:
        return written
    count = len(printout.pages)
    sheets = many(len(folded(count)) // SIDES, "sheet")
    return Written(f"{in_words(count)} on {sheets} of A3 paper{HOW}", written.messages)
