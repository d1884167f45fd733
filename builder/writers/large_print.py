"""Large print: a tagged PDF on A4 in 18 point type, to be printed or read on a screen."""

from __future__ import annotations

from pathlib import Path

from builder.context import Context, Written
from builder.document import Document
from builder.paper.large_print import large_print
from builder.paper.printout import paint


def write(document: Document, target: Path, context: Context) -> Written:
    """Write a Document as large print and say how many pages it has.

    One in letters that print cannot set yet has no file, which is said in a message.
    """
    return paint(large_print(document, context), target)
