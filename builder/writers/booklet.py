"""The booklet: large print on A3 paper folded to A4, with whom to turn to on its back."""

from __future__ import annotations

from pathlib import Path

from builder.context import Context, Written
from builder.document import Document
from builder.paper.folded import fold
from builder.paper.large_print import large_print
from builder.tagged_pdf.sheets import A_SHEET


def write(document: Document, target: Path, context: Context) -> Written:
    """Write a Document as a large-print booklet; say how many pages and sheets of paper it has.

    Whom to turn to has the back for itself, but for booklets that are full without that.
    """
    printout = large_print(document, context)
    if len(printout.pages) % A_SHEET:
        printout = large_print(document, context, back_page=True)
    return fold(printout, target)
