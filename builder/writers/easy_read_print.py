"""Easy read to print: a tagged PDF on A4, a picture on the left, few words on the right."""

from __future__ import annotations

from pathlib import Path

from builder.context import Context, Written
from builder.document import Document
from builder.paper.easy_read import easy_read
from builder.paper.printout import paint


def write(document: Document, target: Path, context: Context) -> Written:
    """Write the easy read of a Document to print and say how many pages it has.

    One in letters that print cannot set yet has no file, which is said in a message. Raises BuildError
    if one of the organisation's own pictures cannot be used.
    """
    return paint(easy_read(document, context), target)
