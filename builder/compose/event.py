"""The page of an event: when and where it is, what is there for you, and how to raise your own things."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import bold, bullets, facts, joined, link, para, section, sentence
from builder.compose.composed import Composed
from builder.compose.easy import event as easy
from builder.compose.meetings import is_over, owners, when, who_to_ask
from builder.compose.summaries import summary_of
from builder.compose.venue import access_facts
from builder.document import Blocks, Inlines, Link, Paragraph, Section, Text
from builder.schema.event import Event
from builder.status import full_date

OWN, SUPPORT = "Bring something of your own", "Support to take part"
JOINING = (OWN, SUPPORT)  # what has had its day once the meeting is over


def compose(item: Item[Event], catalogue: Catalogue) -> Composed:
    """The page of an event; the day of the event is not the day of the page, so the page has none."""
    over = is_over(item.fields, catalogue)
    return Composed(
        title=item.fields.title,
        summary=summary_of(item, catalogue),
        opening=(
            *((Paragraph(bold("This meeting is over.")),) if over else ()),
            *_facts(item.fields, catalogue, over),
            *(() if over else _calendar(item)),
        ),
        after=(
            _access(item.fields, catalogue),
            *(() if over else _joining(item.fields, catalogue)),
            who_to_ask(item, catalogue),
            _belongs(item.fields, catalogue),
        ),
        easy=easy.ideas(item, catalogue),
        left_out=JOINING if over else (),
    )


def _facts(event: Event, catalogue: Catalogue, over: bool) -> Blocks:
    food = {
        True: "There is something to eat and drink.",
        False: "There is nothing to eat or drink.",
        None: None,
    }
    before = (
        ("Book by", full_date(event.book_by) if event.book_by else None),
        ("Papers go out", full_date(event.papers_out) if event.papers_out else None),
        ("Food and drink", food[event.refreshments]),
    )
    return facts(
        (
            ("When", when(event)),
            ("Where", _where(event, catalogue)),
            ("From home", sentence(event.online) if event.online else None),
            ("What it is about", sentence(event.theme) if event.theme else None),
            *(() if over else before),
        )
    )


def _where(event: Event, catalogue: Catalogue) -> Inlines | None:
    venue = catalogue.venue_of(event)
    return joined(link(venue), *(f", {line}" for line in venue.fields.address)) if venue else None


def _calendar(item: Item[Event]) -> Blocks:
    """The link to the calendar file; there is none while the hours of the event need mending."""
    if item.fields.end <= item.fields.start:
        return ()
    return (para((Link((Text("Add it to your calendar"),), f"/{item.address}{item.slug}.ics"),)),)


def _access(event: Event, catalogue: Catalogue) -> Section | None:
    venue = catalogue.venue_of(event)
    return section(f"Access at {venue.fields.title}", access_facts(venue.fields)) if venue else None


def _joining(event: Event, catalogue: Catalogue) -> tuple[Section | None, ...]:
    """The help there is, and how people bring something of their own."""
    own = para(sentence(event.raise_your_issue)) if event.raise_your_issue else ()
    help_here = para(sentence(event.support)) if event.support else ()
    return (
        section(OWN, own),
        section(SUPPORT, help_here, para(sentence(catalogue.site.support))),
    )


def _belongs(event: Event, catalogue: Catalogue) -> Section | None:
    return section("What belongs to this", bullets(link(one) for one in owners(event, catalogue)))
