"""Tables on paper: side by side where there is room to read them, and else each row as a labelled block.

A labelled block says “You said: …” and below it “We did: …”. It is the same table in the structure tree: a
reading program still finds a header row and rows of cells. The words of the header are painted as labels of
every row, and belong to their header cell where they stand first; after that they are artifacts, as the
header row is where a table goes on over pages. So nothing is heard twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from builder.document import Inlines, Table
from builder.paper.inlines import InlineSetter
from builder.paper.looks import READABLE, Looks, Style
from builder.tagged_pdf.blocks import Block, Stack
from builder.tagged_pdf.boxes import Box, Frame
from builder.tagged_pdf.lines import Run
from builder.tagged_pdf.structure import ARTIFACT, Element
from builder.tagged_pdf.table import Columns, Fitting, Row
from builder.tagged_pdf.table import Table as TableOnPaper
from builder.tagged_pdf.text import TextBlock
from builder.words import LABEL_ENDS

COLUMN_HEADER = {"O": "/Table", "Scope": "/Column"}
HEAVY, FINE = 2.5, 0.75  # rules below the header and below rows, points
BETWEEN = 0.3  # sizes of the type between two labelled cells
LONGEST = 80  # letters of a label that is said again


def table_blocks(table: Table, setter: InlineSetter, looks: Looks, parent: Element) -> Iterator[Block]:
    """The caption of a table and its rows, their elements below `parent`."""
    element = Element("Table", parent)
    if table.caption:
        caption = _text(setter, table.caption, looks.label, Element("Caption", element))
        yield replace(caption, below=looks.label.below, with_next=True)
    if not table.header:
        return
    above = Element("THead", element) if table.rows else element  # PDF/UA-1 wants rows below a THead
    head = _cells(setter, table.header, replace(looks.body, bold=True), "TH", above)
    group = Element("TBody", element)
    rows = [_cells(setter, row, looks.body, "TD", group) for row in table.rows]
    columns = Columns.of([head, *rows], looks.body.size * READABLE)
    below = looks.body.size * 1.2
    side_by_side = TableOnPaper(
        Row(head, columns, rule=HEAVY, edge=looks.edge),
        Stack([Row(row, columns, rule=FINE, edge=looks.quiet_edge) for row in rows]),
        below=below,
    )
    yield Fitting(side_by_side, partial(_stacked, head, rows, looks, below), below=below)


def _cells(
    setter: InlineSetter, cells: Sequence[Inlines], style: Style, tag: str, group: Element
) -> list[TextBlock]:
    row = Element("TR", group)
    scope = COLUMN_HEADER if tag == "TH" else None
    return [_text(setter, cell, style, Element(tag, row, attributes=scope)) for cell in cells]


def _text(setter: InlineSetter, inlines: Inlines, style: Style, element: Element) -> TextBlock:
    return TextBlock(setter.runs(inlines, style, element), element, style.leading)


# ---- Rows one below the other ------------------------------------------------------------------------------


def _stacked(
    head: Sequence[TextBlock], rows: Sequence[Sequence[TextBlock]], looks: Looks, below: float
) -> Stack:
    """The rows of a table as labelled blocks, parted by fine rules, below a heavy one."""
    column, size = Columns([0], [0]), looks.body.size
    frame = Frame(top=size * 0.25, bottom=size * 0.25)
    blocks = [
        Row([Box(Stack(fields), frame)], column, rule=FINE, edge=looks.quiet_edge)
        for fields in _labelled(head, rows, looks.body)
        if fields
    ]
    rule = Box(Stack(()), Frame(top=HEAVY, line=HEAVY, edge=looks.edge), with_next=True)
    return Stack([rule, *blocks], below=below)


def _labelled(
    head: Sequence[TextBlock], rows: Sequence[Sequence[TextBlock]], style: Style
) -> Iterator[list[TextBlock]]:
    """The cells of each row with their labels; an empty one is left out, unless its whole column is empty.

    Such a column is there to be filled in by hand.
    """
    if not rows:
        yield list(head)
    blank = [not any(_says(row[column]) for row in rows) for column in range(len(head))]
    first = [
        next((at for at, row in enumerate(rows) if _says(row[column])), 0) for column in range(len(head))
    ]
    for at, row in enumerate(rows):
        yield [
            _field(label, cell, style, first=at == begins)
            for label, cell, begins, to_fill in zip(head, row, first, blank, strict=True)
            if _says(cell) or to_fill
        ]


def _field(label: TextBlock, cell: TextBlock, style: Style, *, first: bool) -> TextBlock:
    """One cell after its label, which is content only where it stands first."""
    runs = list(label.runs) if first else _again(label)
    if _says(label) and _says(cell):
        last = runs[-1]
        colon = " " if last.text.endswith(LABEL_ENDS) else ": "
        runs.append(Run(colon, last.font, last.size, style.colour, ARTIFACT))
    return TextBlock([*runs, *cell.runs], cell.element, style.leading, below=style.size * BETWEEN)


def _again(label: TextBlock) -> list[Run]:
    """A label that was said before, cut at a space where it is long."""
    runs: list[Run] = []
    room = LONGEST
    for run in label.runs:
        text = run.text if len(run.text) <= room else f"{run.text[:room].rpartition(' ')[0]}…"
        runs.append(replace(run, text=text, element=ARTIFACT, link=None))
        room -= len(run.text)
        if room < 0:
            break
    return runs


def _says(text: TextBlock) -> bool:
    return any(run.text.strip() for run in text.runs)
