"""Leaflets and posters: one page about something that people can join, which they can read as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote

from builder import symbols
from builder.catalogue import Catalogue, Item
from builder.compose.blocks import ask, joined, para, sentence
from builder.compose.group import next_meeting
from builder.compose.handouts import few_words
from builder.compose.handouts.few_words import Room, Row, shortened, typed, web_link
from builder.compose.meetings import contact_for, is_over, when
from builder.compose.pictures import picture_of
from builder.compose.summaries import summary_of
from builder.document import DefinitionList, Document, Figure, Idea, Inlines, Paragraph
from builder.messages import Message
from builder.schema.choices import UNPAID
from builder.schema.event import Event
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.site import Site
from builder.schema.venue import Venue
from builder.status import full_date

CLOSED = "leaflet-closed"
ON_LEAFLETS = Room(summary=25, doing=30, answer=20, aside=True, support=True)
ON_POSTERS = Room(summary=25, doing=0, answer=16, aside=False, support=True)
ON_FULL_POSTERS = Room(summary=18, doing=0, answer=16, aside=False, support=False)


@dataclass(frozen=True, slots=True)
class Leaflet:
    """What one page says, in reading order; what is read aloud of its pictures is `picture.alt` and `code`.

    `page` is the web address that the QR code leads to. `shorter` is the same in fewer words, for where this
    does not fit. `messages` say why there cannot be such a page.
    """

    organisation: str
    title: str
    picture: Idea | None
    status: str
    summary: str
    facts: DefinitionList
    page: str
    contact: Inlines
    formats: Inlines
    lang: str
    source: str
    shorter: Leaflet | None = None
    messages: tuple[Message, ...] = ()

    @property
    def more(self) -> Inlines:
        """Where there is more to read: the web address as people type it."""
        return (web_link(self.page),)

    @property
    def code(self) -> str:
        """What stands in for the QR code."""
        return f"QR code that leads to {typed(self.page)}"

    @property
    def document(self) -> Document:
        """The same as a Document, whose blocks say everything but its title."""
        picture = (Figure("", self.picture.alt),) if self.picture else ()
        said = (para(words) for words in (self.status, self.summary) if words)
        closing = map(Paragraph, (self.more, self.contact, self.formats))
        return Document(
            title=self.title,
            summary="",
            blocks=(*picture, *said, self.facts, Figure("", self.code), *closing),
            lang=self.lang,
            source=self.source,
        )


def leaflet(item: Item[Heading], catalogue: Catalogue) -> Leaflet:
    """The leaflet of something that people can join, with all that they ask first."""
    return _made(item, catalogue, ON_LEAFLETS, ("post",))


def poster(item: Item[Heading], catalogue: Catalogue) -> Leaflet:
    """The poster of the same: what can be read from two metres, and whom to call."""
    without = "post", "text", "textphone"
    return replace(
        _made(item, catalogue, ON_POSTERS, without),
        shorter=_made(item, catalogue, ON_FULL_POSTERS, without),
    )


def over(item: Item[Heading], catalogue: Catalogue) -> bool:
    """Whether it is too late to join an opportunity or come to a meeting; a group can always be joined."""
    return bool(_kind(item).over(item, catalogue))


def _made(item: Item[Heading], catalogue: Catalogue, room: Room, without: Iterable[str]) -> Leaflet:
    """A leaflet; `without` are ways to reach people that have no room beside a phone number or e-mail."""
    contact = contact_for(item, catalogue)
    if contact.phone or contact.email:
        contact = contact.model_copy(update=dict.fromkeys(without))
    site, picture = catalogue.site, picture_of(item, catalogue)
    return Leaflet(
        organisation=site.organisation,
        title=item.fields.title,
        picture=_picture(picture) if picture else None,
        status=_kind(item).status(item, catalogue),
        summary=shortened(summary_of(item, catalogue), room.summary),
        facts=few_words.rows(_kind(item).rows(item, catalogue, room)),
        page=site.root + quote(item.address),
        contact=joined("Join, or ask ", ask(contact), "."),
        formats=_formats(site),
        lang=site.language,
        source=item.file,
        messages=_too_late(item, catalogue),
    )


def _kind(item: Item[Heading]) -> _Kind:
    return _KINDS[type(item.fields)]


def _too_late(item: Item[Heading], catalogue: Catalogue) -> tuple[Message, ...]:
    """What to say of something that nobody can join any more."""
    what = _kind(item).over(item, catalogue)
    mend = "Choose something that people can join, or give it a new date in this file."
    return (Message(item.file, 1, f"“{item.fields.title}” {what}", mend, CLOSED),) if what else ()


def _picture(name: str) -> Idea:
    """A picture, with words that stand in for it whatever it looks like."""
    found = symbols.find(name)
    return Idea(name, found.alt if found else name.replace("-", " "), ())


def _formats(site: Site) -> Inlines:
    """How to ask for another format, in a line or two."""
    ask_at = site.other_formats
    return joined(
        "Free in other formats and languages: call ", ask_at.phone, " or e-mail ", ask_at.email, "."
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the page of one kind of item says: its rows, until when it is open, and why it is too late."""

    rows: Callable[[Any, Catalogue, Room], Iterable[Row]]
    status: Callable[[Any, Catalogue], str]
    over: Callable[[Any, Catalogue], str]


def _until(item: Item[Opportunity], catalogue: Catalogue) -> str:
    return few_words.status(item.fields, catalogue.today)


def _closed(item: Item[Opportunity], catalogue: Catalogue) -> str:
    closes = item.fields.closes
    if catalogue.status(item).joining or not isinstance(closes, date):
        return ""
    return f"closed on {full_date(closes)}. Nobody can join any more."


def _group(item: Item[Group], catalogue: Catalogue, room: Room) -> Iterator[Row]:
    fields, venue = item.fields, catalogue.find(Venue, item.fields.where)
    pay = fields.payment or ""
    unpaid = pay.lower().rstrip(".") == UNPAID
    yield "Who for", [shortened(sentence(fields.who_for), room.answer)]
    yield "When", [shortened(sentence(fields.meets), room.answer)]
    yield "Where", [_at(venue) if venue else sentence(fields.where)]
    yield "How to join", [shortened(sentence(fields.how_to_join), room.answer)] if room.aside else []
    yield "Pay", ["None." if unpaid else sentence(pay)] if pay else []


def _next(item: Item[Group], catalogue: Catalogue) -> str:
    day = next_meeting(item, catalogue)
    return f"Next meeting: {day}." if day else ""


def _event(item: Item[Event], catalogue: Catalogue, room: Room) -> Iterator[Row]:
    fields, venue = item.fields, catalogue.venue_of(item.fields)
    yield "About", [sentence(fields.theme)] if fields.theme else []
    yield "Where", [_at(venue)] if venue else []
    yield "From home", [shortened(sentence(fields.online), room.answer)] if fields.online else []
    yield "Book by", [f"{full_date(fields.book_by)}."] if fields.book_by else []
    yield (
        "Help",
        [shortened(sentence(fields.support), room.answer)] if fields.support and room.support else [],
    )


def _past(item: Item[Event], catalogue: Catalogue) -> str:
    fields = item.fields
    return f"was on {full_date(fields.date)}. Nobody can come any more." if is_over(fields, catalogue) else ""


def _at(venue: Item[Venue]) -> str:
    return f"{', '.join((venue.fields.title, *venue.fields.address))}."


_KINDS: dict[type[Heading], _Kind] = {
    Opportunity: _Kind(few_words.opportunity, _until, _closed),
    Group: _Kind(_group, _next, lambda *_: ""),
    Event: _Kind(_event, lambda item, _: sentence(when(item.fields)), _past),
}
