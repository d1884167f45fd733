"""Checks of how a Word file is laid out: tables, spaces, boxes and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.checks.paper.fault import quoted
from builder.ooxml.barriers import boxes
from builder.ooxml.elements import W
from builder.ooxml.reading import Element, WordFile, find, on, value, words, xpath

Broken = Iterator[tuple[str, str]]

_ROW_OF_SPACES = re.compile(r"[ \u00a0]{3,}|\t[ \t]*\t")
_SOMETHING = "|".join(
    f".//w:{tag}" for tag in ("t", "drawing", "pict", "object", "sdt", "fldSimple", "instrText")
)


def header_rows(file: WordFile) -> Broken:
    """The first row of a table of data is one of headers, and no later one is.

    A table without headers sets words beside pictures; it has a name that says so.
    """
    for table in file.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        marked = [on(find(row, "trPr/tblHeader")) for row in rows]
        if _is_layout(table):
            if any(marked) or not value(table, "tblPr/tblCaption"):
                yield "A table that only sets things side by side has no name that says so.", _of(table)
        elif not marked or not marked[0]:
            yield "The first row of a table is not marked as its headers.", _of(table)
        elif any(marked[1:]):
            yield "A row in the middle of a table is marked as headers.", _of(table)


def _is_layout(table: Element) -> bool:
    """Whether a table says itself that its first row has no headers."""
    look = find(table, "tblPr/tblLook")
    return look is not None and look.get(f"{W}firstRow") == "0"


def split_rows(file: WordFile) -> Broken:
    """No row may be broken over two pages."""
    for table in file.body.iter(f"{W}tbl"):
        if not all(on(find(row, "trPr/cantSplit")) for row in table.findall(f"{W}tr")):
            yield "A row of a table may be broken over two pages.", _of(table)


def merged_cells(file: WordFile) -> Broken:
    """Every row has as many cells as the others, and no cell holds a table."""
    for table in file.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if xpath(
            table, "w:tr/w:tc/w:tcPr/w:gridSpan | w:tr/w:tc/w:tcPr/w:vMerge | w:tr/w:tc/w:tcPr/w:hMerge"
        ):
            yield "Cells of a table are joined.", _of(table)
        elif len({len(row.findall(f"{W}tc")) for row in rows}) > 1:
            yield "The rows of a table have different numbers of cells.", _of(table)
        if next((one for one in table.iter(f"{W}tbl") if one is not table), None) is not None:
            yield "A table stands in a cell of another.", _of(table)


def empty_paragraphs(file: WordFile) -> Broken:
    """Every paragraph says something.

    Three may be empty: the one that a cell needs, the number of an item that begins with something else, and
    the one between two tables, which Word would join without it.
    """
    for paragraph in file.paragraphs:
        if xpath(paragraph, _SOMETHING) and (words(paragraph).strip() or not _only_text(paragraph)):
            continue
        if not (
            _needed_by_cell(paragraph)
            or _between_tables(paragraph)
            or find(paragraph, "pPr/numPr") is not None
        ):
            before = paragraph.getprevious()
            yield "An empty line makes a space.", quoted(words(before)) if before is not None else ""


def _only_text(paragraph: Element) -> bool:
    """Whether a paragraph holds nothing but words."""
    return not xpath(paragraph, _SOMETHING.replace(".//w:t|", ""))


def _needed_by_cell(paragraph: Element) -> bool:
    cell = paragraph.getparent()
    return bool(cell.tag == f"{W}tc" and len(cell.findall(f"{W}p")) == 1)


def _between_tables(paragraph: Element) -> bool:
    neighbours = paragraph.getprevious(), paragraph.getnext()
    return all(one is not None and one.tag == f"{W}tbl" for one in neighbours)


def rows_of_spaces(file: WordFile) -> Broken:
    """No three spaces and no two tabs in a row."""
    for paragraph in file.paragraphs:
        said = "".join(
            "\t" if piece.tag == f"{W}tab" else piece.text or ""
            for piece in paragraph.iter(f"{W}t", f"{W}tab")
            if piece.getparent().tag == f"{W}r"
        )
        if _ROW_OF_SPACES.search(said):
            yield "A row of spaces or tabs makes a column.", quoted(said)


def text_boxes(file: WordFile) -> Broken:
    """No words in boxes or frames, which many programs that read aloud pass over."""
    for story in file.stories:
        for box in boxes(story):
            yield "Words stand in a text box.", quoted(words(box))
        for frame in xpath(story, ".//w:framePr"):
            yield "Words stand in a frame.", quoted(words(frame.getparent().getparent()))


def floating(file: WordFile) -> Broken:
    """No picture of the text floats; those at the top and the foot of pages may."""
    for _ in xpath(file.body, ".//wp:anchor"):
        yield "A picture floats beside the text.", ""


def columns(file: WordFile) -> Broken:
    """Sections have one column."""
    for one in file.body.iter(f"{W}cols"):
        if int(one.get(f"{W}num", "1")) > 1:
            yield "The text stands in columns.", ""


def _of(table: Element) -> str:
    """Where a table is: its name, or its first words."""
    row = table.find(f"{W}tr")
    first = "" if row is None else " ".join(words(cell) for cell in row.findall(f"{W}tc"))
    return quoted(value(table, "tblPr/tblCaption") or first)
