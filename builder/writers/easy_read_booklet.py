"""The easy-read booklet: A3 paper folded to A4, with a cover, and with whom to ask on its back."""

from __future__ import annotations

from pathlib import Path

from builder.compose.easy import asking
from builder.context import Context, Written
from builder.document import Blocks, Document, EasyRead, Section, Text
from builder.paper.easy_booklet import easy_read_booklet
from builder.paper.folded import fold

BACK_HEADING = "Contact us"


def write(document: Document, target: Path, context: Context) -> Written:
    """Write the easy read of a Document as a booklet; say how many pages and sheets of paper it has.

    Raises BuildError if one of the organisation's own pictures cannot be used.
    """
    return fold(easy_read_booklet(document, context, _back(context)), target)


def _back(context: Context) -> Blocks:
    """Whom to ask, a picture for each way; the id holds a space, so that no section of a page has it."""
    ideas = EasyRead(asking.contact(context.site.contact))
    return (Section("contact us", (Text(BACK_HEADING),), 2, (ideas,)),)
