"""Whether a PDF keeps to PDF/UA-1 (ISO 14289-1), as the engine of the package `page-validation` judges it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import page

from builder.checks.paper.fault import Fault


def check(file: Path) -> Iterator[Fault]:
    """The rules of the standard that a file breaks; nothing is said here of one that cannot be read."""
    try:
        result = page.validate_pdf(str(file), profile="ua1")
    except page.PageError:
        return
    for failure in sorted(result.failures, key=lambda one: (one.rule_id, one.message)):
        where = f"{failure.rule_id}: {failure.message}"
        yield Fault("The file breaks the standard for accessible PDF (PDF/UA-1).", where)
