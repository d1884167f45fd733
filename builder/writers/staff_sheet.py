"""A sheet for staff, such as the distribution sheet."""

from __future__ import annotations

from pathlib import Path

from builder.context import Context, Written
from builder.document import Document
from builder.paper.printout import paint
from builder.paper.work_sheet import work_sheet

KIND = "For staff"


def write(document: Document, target: Path, context: Context) -> Written:
    """Write a sheet for staff and say how many pages it has."""
    return paint(work_sheet(document, context, KIND), target)
