"""Tables: columns as wide as their words need, rules below rows, and the header row again on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.tagged_pdf.blocks import Block, Parts, Stack
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.text import TextBlock, colour

GAP = 18  # between columns, points
PADDING = 6  # above and below the words of a row, points
TALL = 320  # a row higher than this may split over pages, so that no page is left half empty


@dataclass(slots=True)
class Columns:
    """How wide the columns of a table are, found from all its cells."""

    narrowest: list[float]
    widest: list[float]
    _found: tuple[float, list[float]] | None = None

    @classmethod
    def of(cls, rows: Sequence[Sequence[TextBlock]]) -> Columns:
        """Measure the cells; every row has as many as the first."""
        columns = list(zip(*rows, strict=True))
        return cls(
            [max(cell.narrowest() for cell in column) for column in columns],
            [max(cell.widest() for cell in column) for column in columns],
        )

    def widths(self, width: float) -> list[float]:
        """The widths of all columns in a table of this width, without the gaps between them."""
        if self._found is None or self._found[0] != width:
            room = width - self.gap(width) * (len(self.widest) - 1)
            self._found = width, shares(self.narrowest, self.widest, room)
        return self._found[1]

    def gap(self, width: float) -> float:
        """The space between two columns; many columns stand closer."""
        return min(GAP, width / (4 * len(self.widest)))


def shares(narrowest: list[float], widest: list[float], room: float) -> list[float]:
    """Give each column the width of its longest word, and share what is left by how much each could use.

    Columns whose longest words do not all fit get equal shares, but none more than it needs.
    """
    if sum(narrowest) > room:
        return _even(narrowest, room)
    wanted = [wide - narrow for narrow, wide in zip(narrowest, widest, strict=True)]
    spare = room - sum(narrowest)
    if sum(wanted) <= spare:
        each = (spare - sum(wanted)) / len(widest)
        return [wide + each for wide in widest]
    return [narrow + spare * want / sum(wanted) for narrow, want in zip(narrowest, wanted, strict=True)]


def _even(narrowest: list[float], room: float) -> list[float]:
    given = [0.0] * len(narrowest)
    open_columns = sorted(range(len(narrowest)), key=lambda column: narrowest[column])
    while open_columns:
        column = open_columns.pop(0)
        given[column] = min(narrowest[column], room / (len(open_columns) + 1))
        room -= given[column]
    return given


@dataclass(slots=True)
class Row:
    """Cells side by side with a rule below, `rule` points thick (0: none)."""

    cells: Sequence[Block]
    columns: Columns
    rule: float
    edge: str
    above: float = 0
    below: float = 0
    with_next: bool = False

    def height(self, width: float) -> float:
        """See `Block`."""
        pairs = zip(self.cells, self.columns.widths(width), strict=True)
        return max(cell.height(wide) for cell, wide in pairs) + 2 * PADDING

    def split(self, width: float, room: float, force: bool = False) -> Parts:
        """See `Block`; only a very tall row is split, each cell by itself."""
        if not force and self.height(width) <= TALL:
            return None, self
        firsts: list[Block] = []
        rests: list[Block] = []
        for cell, wide in zip(self.cells, self.columns.widths(width), strict=True):
            fits = cell.height(wide) <= room - 2 * PADDING
            first, rest = (cell, None) if fits else cell.split(wide, room - 2 * PADDING, force)
            if first is None:
                return None, self
            firsts.append(first)
            rests.append(rest or Stack(()))
        return replace(self, cells=firsts, rule=0), replace(self, cells=rests)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """See `Block`."""
        if self.rule:
            canvas.setFillColor(colour(self.edge))
            canvas.rect(x, top - self.height(width), width, self.rule, stroke=0, fill=1)
        for cell, wide in zip(self.cells, self.columns.widths(width), strict=True):
            cell.draw(canvas, x, top - PADDING, wide)
            x += wide + self.columns.gap(width)


def _with_company(first: Stack, rest: Stack) -> tuple[Stack, Stack]:
    """Keep the last row of a table from standing alone on a page, where enough rows stay behind."""
    if len(rest.blocks) > 1 or len(first.blocks) < 3:
        return first, rest
    return replace(first, blocks=first.blocks[:-1]), replace(rest, blocks=[first.blocks[-1], *rest.blocks])


@dataclass(slots=True)
class Table:
    """Rows under a header row, which is painted as an artifact on pages where the table goes on."""

    header: Row
    rows: Stack
    above: float = 0
    below: float = 0
    with_next: bool = False
    again: bool = False

    def height(self, width: float) -> float:
        """See `Block`."""
        return self.header.height(width) + self.rows.height(width)

    def split(self, width: float, room: float, force: bool = False) -> Parts:
        """See `Block`; the header never stands without a row, and one that fills half a page stands once."""
        header = self.header.height(width)
        if force and header > room / 2:
            rows = self.rows.blocks if self.again else (self.header, *self.rows.blocks)
            return Stack(rows, below=self.below).split(width, room, force)
        if header > room:
            return None, self
        first, rest = self.rows.split(width, room - header, force)
        if first is None:
            return None, self
        if rest is None:
            return replace(self, rows=first), None
        first, rest = _with_company(first, rest)
        return replace(self, rows=first), replace(self, rows=rest, again=True)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """See `Block`."""
        if self.again:
            with canvas.artifact():
                self.header.draw(canvas, x, top, width)
        else:
            self.header.draw(canvas, x, top, width)
        self.rows.draw(canvas, x, top - self.header.height(width), width)
