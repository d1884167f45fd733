"""Rule: every row of a table has a cell for every heading. Codes `table-row` and `table-line`.

Python-Markdown drops the cells that are too many and fills up those that are too few, without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.messages import Message
from builder.reader import Source
from builder.words import many

_HYPHENS = re.compile(r"(?=.*\|)[ |:]*-[-|: ]*")  # the line between the headings and the rows
_NO_BORDER = re.compile(r"\\.|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")  # escaped, or between backticks
_BEFORE = ("#", "///")  # after lines that begin so, a table may follow at once


def check(source: Source) -> Iterator[Message]:
    """Find rows that have more or fewer cells than their table has headings."""
    lines = [(number, line.lstrip(" >").rstrip()) for number, line in source.lines()]
    for at in range(1, len(lines)):
        (number, headings), (_, hyphens) = lines[at - 1], lines[at]
        if "|" not in headings or not _HYPHENS.fullmatch(hyphens) or _HYPHENS.fullmatch(headings):
            continue
        before = lines[at - 2][1] if at > 1 else ""
        if before and not before.startswith(_BEFORE):
            what = "This table follows a line of words, so it is read as part of that line."
            yield Message(source.file, number, what, "Put an empty line before the table.", "table-line")
        yield from _rows(source.file, headings, lines[at:])


def _rows(file: str, headings: str, lines: list[tuple[int, str]]) -> Iterator[Message]:
    border = headings.startswith("|") or headings.endswith("|")
    wanted = _cells(headings, border)
    for number, row in lines:
        if not row or row.startswith("///"):
            return
        cells = _cells(row, border)
        if cells == wanted:
            continue
        what = f"This row of the table has {many(cells, 'cell')}, but the table has "
        what += f"{many(wanted, 'heading')}: “{row[:60]}”"
        mend = f"Give it {many(wanted, 'cell')}, with a | between them. A cell may be empty."
        if cells > wanted:
            mend = f"Give it {many(wanted, 'cell')}, or write \\| where the line | is one of your words."
        yield Message(file, number, f"{what}.", mend, "table-row")


def _cells(row: str, border: bool) -> int:
    row = _NO_BORDER.sub("x", row)
    if border:
        row = row.removeprefix("|").removesuffix("|")
    return row.count("|") + 1
