"""What an edition holds: everything new and what an officer chose, in four parts, each in its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from builder.catalogue import Catalogue, Item
from builder.compose.mentions import as_kind, is_told
from builder.schema.edition import PIECE_KINDS, Edition, Piece, PieceKind
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading, Page
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue
from builder.speech.sentences import fold
from builder.status import first_day, full_date

Items = tuple[Item[Heading], ...]

# The kinds that are told of by themselves, in the order of telling; others only if an officer lists them.
NEW: tuple[type[Heading], ...] = (Feedback, Strategy, Opportunity, Event, Group)


@dataclass(frozen=True, slots=True)
class Chosen:
    """One piece of an edition under the title that it has there: a page of the site, or one of its own.

    `whole` says that the page is read from beginning to end.
    """

    title: str
    part: PieceKind
    of: Item[Heading] | Piece
    whole: bool = False

    @property
    def key(self) -> str:
        """What officers call it: the name of a page, or a title without regard to capitals."""
        return self.of.name if isinstance(self.of, Item) else _folded(self.title)


def chosen(item: Item[Edition], catalogue: Catalogue) -> tuple[Chosen, ...]:
    """The pieces of an edition in the order in which they are heard, no two under one title."""
    whole = {one.name for one in _named(item.fields.in_full, catalogue)}
    pages = (
        Chosen(one.fields.title, part_of(one.fields), one, one.name in whole)
        for one in _pages(item.fields, catalogue)
    )
    own = (Chosen(piece.title, piece.kind, piece) for piece in item.fields.own_pieces)
    first = _wanted_first(item.fields, catalogue)
    found = [*pages, *own]
    found.sort(key=lambda one: (PIECE_KINDS.index(one.part), first.get(one.key, len(item.fields.order))))
    return tuple(_told_apart(found))


def part_of(fields: Heading) -> PieceKind:
    """The part of an edition that a kind of page belongs in."""
    if isinstance(fields, Opportunity | Event | Group):
        return "get involved"
    return "useful" if isinstance(fields, Venue) or type(fields) is Page else "news"


def _pages(edition: Edition, catalogue: Catalogue) -> Items:
    """The pages that are told of: those listed or else all that is new, without those left out."""
    listed = _named(edition.items, catalogue) if edition.items else whats_new(edition, catalogue)
    out = {one.name for one in _named(edition.leave_out, catalogue)}
    every = {one.name: one for one in (*listed, *_named(edition.in_full, catalogue))}
    return tuple(one for name, one in every.items() if name not in out)


def _named(names: Iterable[str], catalogue: Catalogue) -> Items:
    return tuple(one for words in names if (one := catalogue.named(words)))


def _wanted_first(edition: Edition, catalogue: Catalogue) -> dict[str, int]:
    """The places of what an officer put in order: names of pages, and titles of pieces of its own."""
    titles = {_folded(piece.title) for piece in edition.own_pieces}
    found: dict[str, int] = {}
    for place, words in enumerate(edition.order):
        page = None if _folded(words) in titles else catalogue.named(words)
        found.setdefault(page.name if page else _folded(words), place)
    return found


def _folded(words: str) -> str:
    """Words as they are compared: big and small letters are alike."""
    return fold(words).casefold()


def _told_apart(pieces: list[Chosen]) -> Iterator[Chosen]:
    """The pieces with titles that differ: a meeting gets its day, and what is still the same a number."""
    many = Counter(_folded(piece.title) for piece in pieces)
    taken: set[str] = set()
    for piece in pieces:
        title = piece.title
        if many[_folded(title)] > 1 and isinstance(piece.of, Item) and isinstance(piece.of.fields, Event):
            title = f"{title}, {full_date(piece.of.fields.date)}"
        number, given = 1, title
        while _folded(given) in taken:
            number += 1
            given = f"{title}, number {number}"
        taken.add(_folded(given))
        yield replace(piece, title=given)


def whats_new(edition: Edition, catalogue: Catalogue) -> Items:
    """Everything dated since the month of the edition before, and the opportunities that close soon.

    An edition without one before it covers its own month. Nothing here hangs on the day of the build, but
    for feedback on which people have not been told yet: that stays secret.
    """
    earlier = [one.fields.month for one in catalogue.all(Edition) if one.fields.month < edition.month]
    begin, end = _next_month(max(earlier)) if earlier else edition.month, _next_month(edition.month)
    every = (one for kind in NEW for one in catalogue.all(kind))
    found = [
        one for one in every if _is_new(one, begin, end, catalogue) or _closes_soon(one, edition, catalogue)
    ]
    found.sort(key=lambda one: (NEW.index(type(one.fields)), _deadline(one.fields), one.name))
    return tuple(found)


def _is_new(item: Item[Heading], begin: date, end: date, catalogue: Catalogue) -> bool:
    day = _dated(item.fields)
    feedback = as_kind(item, Feedback)
    secret = feedback is not None and not is_told(feedback, catalogue)
    return day is not None and begin <= day < end and not secret


def _closes_soon(item: Item[Heading], edition: Edition, catalogue: Catalogue) -> bool:
    """Whether an opportunity closes in the month of the edition, or soon after."""
    fields, end = item.fields, _next_month(edition.month)
    if not isinstance(fields, Opportunity) or not isinstance(fields.closes, date):
        return False
    first, soon = first_day(fields), timedelta(days=catalogue.site.thresholds.closes_soon_days)
    return edition.month <= fields.closes < end + soon and (first is None or first < end)


def _dated(fields: Heading) -> date | None:
    """The day on which an item became news."""
    match fields:
        case Opportunity():
            return first_day(fields)
        case Event():
            return fields.announced or fields.date
        case Strategy():
            return fields.date or fields.approved
        case _:
            return fields.date


def _deadline(fields: Heading) -> date:
    """The day that decides which of several comes first: the last day to take part, or the day itself."""
    if isinstance(fields, Opportunity):
        return fields.closes if isinstance(fields.closes, date) else date.max
    return fields.date or date.max


def _next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
