"""Tables: columns as wide as their words need, rules below rows, and the header row again on every page.

Where columns would be too narrow to read, `Fitting` sets the rows one below the other instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from builder.tagged_pdf.blocks import Block, Parts, Stack
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.text import TextBlock, colour

GAP = 18  # between columns, points
PADDING = 6  # above and below the words of a row, points
TALL = 320  # a row higher than this may split over pages, so that no page is left half empty
TOWER = 10  # most lines of a cell; a column of words any higher is a tower, hard to read beside others


@dataclass(slots=True)
class Columns:
    """How wide the columns of a table are, found from all its cells: at least, and to stand on one line."""

    least: list[float]
    widest: list[float]
    _found: tuple[float, list[float]] | None = None

    @classmethod
    def of(cls, rows: Sequence[Sequence[TextBlock]], readable: float = 0) -> Columns:
        """Measure the cells; every row has as many as the first, the header.

        No column is narrower than its longest word, nor, where its cells have as many words, than `readable`
        points; the words of a header may stand in shorter lines.
        """
        columns = list(zip(*rows, strict=True))
        widest = [[cell.widest() for cell in column] for column in columns]
        least = [
            max(*(cell.narrowest() for cell in column), min(max(wide[1:], default=0), readable))
            for column, wide in zip(columns, widest, strict=True)
        ]
        return cls(least, [max(wide) for wide in widest])

    def widths(self, width: float) -> list[float]:
        """The widths of all columns in a table of this width, without the gaps between them."""
        if self._found is None or self._found[0] != width:
            self._found = width, shares(self.least, self.widest, self._room(width))
        return self._found[1]

    def fit(self, width: float) -> bool:
        """Whether each column of a table of this width has what it needs at least."""
        return sum(self.least) <= self._room(width)

    def _room(self, width: float) -> float:
        return width - self.gap(width) * (len(self.widest) - 1)

    def gap(self, width: float) -> float:
        """The space between two columns; many columns stand closer."""
        return min(GAP, width / (4 * len(self.widest)))


def shares(least: list[float], widest: list[float], room: float) -> list[float]:
    """Give each column the least that it needs, and share what is left by how much each could use.

    Columns that cannot all have what they need get equal shares, but none more than it needs.
    """
    if sum(least) > room:
        return _even(least, room)
    wanted = [wide - low for low, wide in zip(least, widest, strict=True)]
    spare = room - sum(least)
    if sum(wanted) <= spare:
        each = (spare - sum(wanted)) / len(widest)
        return [wide + each for wide in widest]
    return [low + spare * want / sum(wanted) for low, want in zip(least, wanted, strict=True)]


def _even(least: list[float], room: float) -> list[float]:
    given = [0.0] * len(least)
    open_columns = sorted(range(len(least)), key=lambda column: least[column])
    while open_columns:
        column = open_columns.pop(0)
        given[column] = min(least[column], room / (len(open_columns) + 1))
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
    _high: tuple[float, float] | None = None

    def height(self, width: float) -> float:
        """See `Block`; it is asked for on every page that a long table stands on."""
        if self._high is None or self._high[0] != width:
            pairs = zip(self.cells, self.columns.widths(width), strict=True)
            self._high = width, max(cell.height(wide) for cell, wide in pairs) + 2 * PADDING
        return self._high[1]

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
        return replace(self, cells=firsts, rule=0, _high=None), replace(self, cells=rests, _high=None)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """See `Block`."""
        if self.rule:
            canvas.setFillColor(colour(self.edge))
            canvas.rect(x, top - self.height(width), width, self.rule, stroke=0, fill=1)
        for cell, wide in zip(self.cells, self.columns.widths(width), strict=True):
            cell.draw(canvas, x, top - PADDING, wide)
            x += wide + self.columns.gap(width)

    def within(self) -> Sequence[Block]:
        """See `Block`."""
        return self.cells


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
        alone = len(first.blocks) == 1 and first.blocks[0] is self.rows.blocks[0]
        if alone and not force and not self.again:
            return None, self  # a header with one row looks like a whole table
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

    def within(self) -> Sequence[Block]:
        """See `Block`."""
        return (self.header, self.rows)


@dataclass(slots=True)
class Fitting:
    """A table where its columns are wide enough to read, and elsewhere the block that stands in for it.

    `stacked` makes that block when it is needed; both belong to the same elements, and one is drawn.
    """

    table: Table
    stacked: Callable[[], Block]
    above: float = 0
    below: float = 0
    with_next: bool = False
    _chosen: dict[float, Block] = field(default_factory=dict)

    def height(self, width: float) -> float:
        """See `Block`."""
        return self._laid(width).height(width)

    def split(self, width: float, room: float, force: bool = False) -> Parts:
        """See `Block`; the parts are those of what was chosen for the width."""
        first, rest = self._laid(width).split(width, room, force)
        return (None, self) if first is None else (first, rest)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """See `Block`."""
        self._laid(width).draw(canvas, x, top, width)

    def within(self) -> Sequence[Block]:
        """See `Block`."""
        return tuple(self._chosen.values())[-1:] or (self.table,)

    def _laid(self, width: float) -> Block:
        if width not in self._chosen:
            self._chosen[width] = self.table if reads_well(self.table, width) else self.stacked()
        return self._chosen[width]


def reads_well(table: Table, width: float) -> bool:
    """Whether every column of a table is wide enough for its words, and no cell is a tower."""
    rows = (table.header, *table.rows.blocks)
    columns = table.header.columns
    if len(columns.least) == 1 or not columns.fit(width):
        return columns.fit(width)
    return all(
        cell.height(wide) <= TOWER * cell.leading
        for row in rows
        if isinstance(row, Row)
        for cell, wide in zip(row.cells, columns.widths(width), strict=True)
        if isinstance(cell, TextBlock)
    )
