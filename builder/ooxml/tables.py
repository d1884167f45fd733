"""Tables of WordprocessingML, with a header row that screen readers know and widths that fit the words."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from builder.ooxml.elements import Element, clean, w
from builder.ooxml.looks import Measures
from builder.paper.looks import READABLE

Cell = list[Element]
_BOLD_ALLOWANCE = 200  # twips of clear print
_ROW_PADDING = 240  # twips of clear print, above and below what stands side by side


def table(
    rows: Sequence[Sequence[Cell]], widths: Sequence[int], indent: int, *, caption: str, mirrored: bool
) -> Element:
    """A table whose first row is repeated on each page and read as headers; no row is split over pages.

    `widths` and `indent` are in twips; `mirrored` is for languages that are written from right to left.
    """
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    properties = w(
        "tblPr",
        w("tblStyle", val="RuledTable"),
        *([w("bidiVisual")] if mirrored else []),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=indent, type="dxa"),
        w("tblLayout", type="autofit"),
        w("tblLook", val="0620", **look),
        *([w("tblCaption", val=clean(caption))] if caption else []),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    header = _row(rows[0], widths, "TableHeading", w("tblHeader"))
    return w("tbl", properties, grid, header, *(_row(row, widths, "TableText") for row in rows[1:]))


def side_by_side(
    rows: Sequence[tuple[Sequence[Element], Sequence[Element]]],
    widths: tuple[int, int],
    measures: Measures,
    *,
    caption: str,
    mirrored: bool,
) -> Element:
    """Rows of two cells without headers, each cell of whole paragraphs; no row is split over pages.

    Reading programs go from left to right and then down. `caption` tells their users what the table is for.
    """
    padding = measures.twips(_ROW_PADDING)
    margins = {"top": padding, "bottom": padding, "right": measures.cell_gap}
    properties = w(
        "tblPr",
        w("tblStyle", val="RuledTable"),
        *([w("bidiVisual")] if mirrored else []),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        w("tblBorders", w("bottom", val="nil")),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in margins.items())),
        w("tblLook", val="0600", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=clean(caption)),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid, *(_pair(pair, widths) for pair in rows))


def _pair(pair: tuple[Sequence[Element], Sequence[Element]], widths: tuple[int, int]) -> Element:
    """A row of two cells, the lower one in the middle of the other's height; a cell needs a paragraph."""
    return w(
        "tr",
        w("trPr", w("cantSplit")),
        *(
            w(
                "tc",
                w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center")),
                *(cell or (w("p"),)),
            )
            for cell, width in zip(pair, widths, strict=True)
        ),
    )


def _row(cells: Sequence[Cell], widths: Sequence[int], style: str, *marks: Element) -> Element:
    """A row of cells with their words in one paragraph style."""
    return w(
        "tr",
        w("trPr", w("cantSplit"), *marks),
        *(
            w(
                "tc",
                w("tcPr", w("tcW", w=width, type="dxa")),
                w("p", w("pPr", w("pStyle", val=style)), *cell),
            )
            for cell, width in zip(cells, widths, strict=True)
        ),
    )


def column_widths(rows: Sequence[Sequence[str]], room: int, measures: Measures) -> list[int] | None:
    """How wide each column is, in twips; None if there is no room to read them side by side.

    The longest word of each fits, and a column that needs several lines has room for some words on each.
    Columns that could fit on one line are as wide as that and no wider, so that the eye need not travel.
    """
    columns = list(zip(*rows, strict=True))
    most = [_width(max(map(len, column)), measures) for column in columns]
    least = [
        max(_width(_longest_word(column), measures), min(whole, round(measures.size * 20 * READABLE)))
        for whole, column in zip(most, columns, strict=True)
    ]
    if sum(most) <= room:
        return most
    spare = room - sum(least)
    if spare < 0:
        return None
    # The root keeps one very long column from taking all that the others need.
    wishes = [sqrt(large - small) for small, large in zip(least, most, strict=True)]
    return [small + int(spare * wish / sum(wishes)) for small, wish in zip(least, wishes, strict=True)]


def _longest_word(column: Sequence[str]) -> int:
    """The letters of the longest word of a column."""
    return max((len(word) for cell in column for word in cell.split()), default=1)


def _width(characters: int, measures: Measures) -> int:
    """The width of a cell that holds this many characters on one line."""
    return round(characters * measures.letter) + measures.twips(_BOLD_ALLOWANCE) + measures.cell_gap
