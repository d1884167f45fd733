"""A table of filled forms for a spreadsheet: a row for each form, a column for each question."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from builder.replies.answers import Reply

FILE, FORM, CHECK = "File", "Form", "Please check"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with which a spreadsheet takes words for a formula


def as_csv(replies: Sequence[tuple[str, Reply]]) -> str:
    """The forms, each with the name of its file, as comma-separated values.

    What would be a formula is kept from becoming one by an apostrophe before it (OWASP, CSV Injection).
    """
    answered = [(name, reply, _columns(reply)) for name, reply in replies]
    asks = list(dict.fromkeys(ask for _, _, columns in answered for ask in columns))
    made = io.StringIO()
    rows = csv.writer(made, lineterminator="\r\n")
    rows.writerow(map(safe, (FILE, FORM, *asks, CHECK)))
    for name, reply, columns in answered:
        said = (columns.get(ask, "") for ask in asks)
        rows.writerow(map(safe, (name, reply.reference, *said, " ".join(reply.remarks))))
    return made.getvalue()


def _columns(reply: Reply) -> dict[str, str]:
    """The answers by their questions; a question that is asked twice has two columns."""
    found: dict[str, str] = {}
    for ask, said in reply.answers:
        column, count = ask, 1
        while column in found:
            count += 1
            column = f"{ask} ({count})"
        found[column] = said
    return found


def safe(words: str) -> str:
    """A cell that no spreadsheet calculates with."""
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULA) else words
