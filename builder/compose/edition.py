"""The page of a Talking News edition: news, what to join, what is useful, and what makes people smile."""

from __future__ import annotations

import re
from datetime import date, timedelta

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import para, section
from builder.compose.composed import Composed
from builder.compose.easy import edition as easy
from builder.compose.mentions import as_kind, by_phone, is_told, told
from builder.compose.summaries import summary_of
from builder.document import Blocks, Section
from builder.schema.edition import Edition, Piece, PieceKind
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading, Page
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue
from builder.status import first_day

Items = tuple[Item[Heading], ...]

HEADINGS: dict[PieceKind, str] = {
    "news": "News",
    "get involved": "Get involved",
    "useful": "Useful to know",
    "to make you smile": "To make you smile",
}
# The kinds that are told of by themselves, in the order of telling; others only if an officer lists them.
NEW: tuple[type[Heading], ...] = (Feedback, Strategy, Opportunity, Event, Group)


def compose(item: Item[Edition], catalogue: Catalogue) -> Composed:
    """The page of an edition, which is also the script of its recordings."""
    fields = item.fields
    named = tuple(one for words in fields.items if (one := catalogue.named(words)))
    items = named if fields.items else whats_new(fields, catalogue)
    parts = tuple((kind, *_in_part(kind, items, fields)) for kind in HEADINGS)
    return Composed(
        title=fields.title,
        summary=summary_of(item, catalogue),
        date=fields.date,
        after=tuple(_part(kind, pages, own, catalogue) for kind, pages, own in parts),
        easy=easy.of_edition(fields, ((HEADINGS[kind], pages, own) for kind, pages, own in parts), catalogue),
    )


def _in_part(kind: PieceKind, items: Items, edition: Edition) -> tuple[Items, tuple[Piece, ...]]:
    """What belongs in one of the four parts of an edition: pages, and pieces of its own."""
    pages = tuple(one for one in items if _kind(one.fields) == kind)
    return pages, tuple(piece for piece in edition.own_pieces if piece.kind == kind)


def _part(kind: PieceKind, items: Items, own: tuple[Piece, ...], catalogue: Catalogue) -> Section | None:
    """One of the four parts of an edition: its pages, and then its own pieces."""
    found = (*(_page(one, catalogue) for one in items), *map(_piece, own))
    return section(HEADINGS[kind], tuple(one for one in found if one))


def _kind(fields: Heading) -> PieceKind:
    if isinstance(fields, Opportunity | Event | Group):
        return "get involved"
    return "useful" if isinstance(fields, Venue) or type(fields) is Page else "news"


def _page(item: Item[Heading], catalogue: Catalogue) -> Section | None:
    return section(item.fields.title, told(item, catalogue), by_phone(item, catalogue), level=3)


def _piece(piece: Piece) -> Section | None:
    """A piece of the edition's own: its words, or the words of its recording."""
    recorded: Blocks = ()
    if piece.recording:
        words = "This piece is a recording." + (" These are its words." if piece.transcript else "")
        recorded = (para(words),)
    return section(piece.title, _paragraphs(piece.words), recorded, _paragraphs(piece.transcript), level=3)


def _paragraphs(words: str | None) -> Blocks:
    """Words as paragraphs; an empty line begins a new one."""
    parts = re.split(r"\n\s*\n", words or "")
    return tuple(para(" ".join(part.split())) for part in parts if part.strip())


def whats_new(edition: Edition, catalogue: Catalogue) -> tuple[Item[Heading], ...]:
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
