"""The script of an edition in large print, for people who read it aloud."""

from __future__ import annotations

from pathlib import Path

from builder.context import Context, Written
from builder.document import Document
from builder.paper.printout import paint
from builder.paper.work_sheet import work_sheet

KIND = "To read aloud"


def write(document: Document, target: Path, context: Context) -> Written:
    """Write a script to be read aloud and say how many pages it has."""
    return paint(work_sheet(document, context, KIND), target)
