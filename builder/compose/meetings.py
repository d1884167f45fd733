"""What pages say of meetings: when and where they are, whom to ask, and which are to come or past."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import ask, bullets, clock, joined, link, para, section, sentence
from builder.document import Blocks, Inlines, Section
from builder.schema.event import Event
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.site import Contact
from builder.schema.venue import Venue
from builder.status import full_date

_POSTCODE = re.compile(r",?\s*\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def when(event: Event) -> str:
    """The day and the times: `Thursday 3 December 2026, 10:30am to 12 noon`."""
    return f"{full_date(event.date)}, {clock(event.start)} to {clock(event.end)}"


def place(venue: Venue) -> str:
    """A venue with its town: `The Orchard, Hollenby`. The street and the postcode are left out."""
    lines = without_postcode(venue)
    return f"{venue.title}, {lines[-1]}" if len(lines) > 1 else venue.title


def without_postcode(venue: Venue) -> list[str]:
    """The lines of an address that tell people more than the post: `2 Blossom Road`, `Hollenby`."""
    return [line for one in venue.address if (line := _POSTCODE.sub("", one).strip())]


def when_and_where(event: Event, catalogue: Catalogue) -> str:
    """The meeting as a sentence: when it is, and where or how to join."""
    venue = catalogue.venue_of(event)
    where = f", at {place(venue.fields)}" if venue else ""
    if event.online:
        where += ", or from home" if venue else ", from home"
    return sentence(when(event) + where)


def is_over(event: Event, catalogue: Catalogue) -> bool:
    """Whether its day has passed."""
    return event.date < catalogue.today


def coming(events: Iterable[Item[Event]], catalogue: Catalogue) -> Blocks:
    """A list of the meetings that are still to come, the next one first."""
    return bullets(_line(one, catalogue) for one in events if not is_over(one.fields, catalogue))


def past(events: Iterable[Item[Event]], catalogue: Catalogue) -> Blocks:
    """A list of the meetings that are over, the latest one first."""
    over = [one for one in events if is_over(one.fields, catalogue)]
    return bullets(_line(one, catalogue) for one in reversed(over))


def _line(event: Item[Event], catalogue: Catalogue) -> Inlines:
    return joined(link(event), ": ", when_and_where(event.fields, catalogue))


def owners(event: Event, catalogue: Catalogue) -> tuple[Item[Heading], ...]:
    """The opportunity and the group that a meeting belongs to."""
    found = catalogue.find(Opportunity, event.opportunity), catalogue.find(Group, event.group)
    return tuple(one for one in found if one)


def contact_for(item: Item[Heading], catalogue: Catalogue) -> Contact:
    """Whom to ask about an item; a meeting has the contact of what it belongs to."""
    of = owners(item.fields, catalogue) if isinstance(item.fields, Event) else ()
    return catalogue.contact_of((*of, item)[0])


def who_to_ask(item: Item[Heading], catalogue: Catalogue) -> Section | None:
    """The section that says whom to ask about a group or a meeting, and when somebody answers."""
    contact = contact_for(item, catalogue)
    hours = f" {sentence(contact.hours)}" if contact.hours else ""
    return section("Who to ask", para("You can ask ", ask(contact), ".", hours))
