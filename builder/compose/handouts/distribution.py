"""The distribution sheet: how many copies go to which library or surgery, and how much paper that is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import bullets, para, section
from builder.document import Blocks, Document, Inlines, Section, Strong, Table, Text
from builder.messages import BuildError
from builder.schema.opportunity import Opportunity
from builder.schema.sharing import Place
from builder.words import capital, many

NAME = "Distribution sheet"
PLACE, COPIES, SHEETS = "Place", "Copies", "Sheets"
TAKEN_BY = "Taken\u00a0by,\u00a0and\u00a0when"  # on one line, so that the column is wide enough to write in
UNKNOWN = "How many?"
IN_ALL = "In all"


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed of an opportunity: its name, and how many pages it has.

    `a_sheet` is how many pages one sheet of paper holds, front and back: 2, or 4 of a folded booklet.
    """

    name: str = "Leaflet"
    pages: int = 1
    a_sheet: int = 2

    @property
    def sheets(self) -> int:
        """Sheets of paper for one copy."""
        return math.ceil(self.pages / self.a_sheet)


@dataclass(frozen=True, slots=True)
class Row:
    """One place with what it gets; `complete` is False where somebody has yet to say how many."""

    place: str
    copies: int
    sheets: int
    complete: bool = True


def distribution_sheet(
    items: Sequence[Item[Opportunity]], catalogue: Catalogue, printed: Mapping[str, Printed]
) -> Document:
    """The sheet for one opportunity or several; `printed` says, by their names, what is printed of each.

    Raises BuildError where no place is named at all.
    """
    sharing = [item for item in items if _on_paper(item)]
    if not sharing:
        raise BuildError(_nowhere(items))
    things = [(item, printed.get(item.name, Printed())) for item in sharing]
    rows = [_rows(_on_paper(item), thing) for item, thing in things]
    together = _together(row for each in rows for row in each)
    alone = len(things) == 1
    parts = (
        *(_of_one(*thing, each, alone) for thing, each in zip(things, rows, strict=True)),
        None if alone else section("Everything for each place", _table(together)),
        _missing(together),
        section("Who took them", *_signing(together)),
    )
    return Document(
        title=f"{NAME}: {things[0][0].fields.title}" if alone else NAME,
        summary=_summary(together, len(things)),
        blocks=tuple(part for part in parts if part),
        address=sharing[0].address if alone else "distribution/",
        lang=catalogue.site.language,
        date=catalogue.today,
        source=sharing[0].file,
    )


def open_ones(catalogue: Catalogue) -> tuple[Item[Opportunity], ...]:
    """The opportunities that people can join today or soon, and that say where they are shared."""
    every = catalogue.all(Opportunity)
    return tuple(item for item in every if catalogue.status(item).joining and _on_paper(item))


def _on_paper(item: Item[Opportunity]) -> list[Place]:
    """The places that get something on paper, or may."""
    return [place for place in item.fields.where_shared if place.copies != 0]


def _nowhere(items: Sequence[Item[Opportunity]]) -> str:
    which = f"“{items[0].fields.title}” does not say" if len(items) == 1 else "No opportunity says"
    where = f" in {items[0].file}" if len(items) == 1 else ""
    return (
        f"{which} where printed copies go. List the places under “where_shared”{where}, "
        "each with a number. For example:\nwhere_shared:\n  - Wexmoor Library: 20\n  - Hollenby Surgery: 10"
    )


# ---- Rows --------------------------------------------------------------------------------------------------


def _rows(places: Sequence[Place], thing: Printed) -> tuple[Row, ...]:
    """What each place gets of one thing; a place that is named twice gets both numbers."""
    return _together(
        Row(one.place, one.copies or 0, (one.copies or 0) * thing.sheets, one.copies is not None)
        for one in places
    )


def _together(rows: Iterable[Row]) -> tuple[Row, ...]:
    """One row for each place, in the order in which places are first named."""
    found: dict[str, Row] = {}
    for row in rows:
        key = " ".join(row.place.casefold().split())
        found[key] = _sum(found[key].place, (found[key], row)) if key in found else row
    return tuple(found.values())


def _sum(place: str, rows: Sequence[Row]) -> Row:
    copies, sheets = sum(row.copies for row in rows), sum(row.sheets for row in rows)
    return Row(place, copies, sheets, all(row.complete for row in rows))


# ---- Words -------------------------------------------------------------------------------------------------


def _of_one(item: Item[Opportunity], thing: Printed, rows: Sequence[Row], alone: bool) -> Section | None:
    """What is printed of one opportunity, and where it goes."""
    paper = f"{many(thing.pages, 'page')} on {many(thing.sheets, 'sheet')} of paper, front and back"
    paper = "1 page on 1 sheet of paper" if thing.pages == 1 else paper
    heading = "Where the copies go" if alone else item.fields.title
    return section(heading, para(f"{thing.name}. Each copy has {paper}."), _table(rows))


def _table(rows: Sequence[Row]) -> Blocks:
    """Places with their copies and sheets, and the sum."""
    body = [tuple(map(_words, (capital(row.place), _copies(row), _sheets(row)))) for row in rows]
    total = _sum(IN_ALL, rows)
    last = tuple(map(_bold, (total.place, _copies(total), _sheets(total))))
    return (Table(tuple(map(_words, (PLACE, COPIES, SHEETS))), (*body, last)),)


def _signing(rows: Sequence[Row]) -> tuple[Blocks, Blocks]:
    """A line for each place, with room for who took its copies, and when."""
    body = tuple((_words(capital(row.place)), _words(_copies(row)), ()) for row in rows)
    table = Table(tuple(map(_words, (PLACE, COPIES, TAKEN_BY))), body)
    return (para("Write your name and the day when you take them."),), (table,)


def _words(words: str) -> Inlines:
    return (Text(words),) if words else ()


def _bold(words: str) -> Inlines:
    return (Strong((Text(words),)),) if words else ()


def _copies(row: Row) -> str:
    if row.complete:
        return f"{row.copies:,}"
    return f"{row.copies:,} or more" if row.copies else UNKNOWN


def _sheets(row: Row) -> str:
    if row.complete:
        return f"{row.sheets:,}"
    return f"{row.sheets:,} or more" if row.sheets else ""


def _summary(rows: Sequence[Row], things: int) -> str:
    total = _sum(IN_ALL, rows)
    of = f"of {things} different things " if things > 1 else ""
    if not total.copies:
        return f"Copies {of}go to {many(len(rows), 'place')}. Nobody has said how many yet."
    least = "" if total.complete else "at least "
    return capital(
        f"{least}{_counted(total.copies, 'copy', 'copies')} {of}go to {many(len(rows), 'place')}. "
        f"You need {least}{_counted(total.sheets, 'sheet', 'sheets')} of paper."
    )


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"


def _missing(rows: Sequence[Row]) -> Section | None:
    """What is still to be found out, in words, for a table alone does not say it aloud."""
    return section("How many copies?", *_asking(rows))


def _asking(rows: Sequence[Row]) -> Iterator[Blocks]:
    unknown = [row.place for row in rows if not row.complete]
    if unknown:
        yield (
            para("Nobody has said how many copies these places get. Ask, and write the number in:"),
            *bullets(map(capital, unknown)),
        )
