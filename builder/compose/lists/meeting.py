"""Where and when people meet: the groups, the calendar, and the venues."""

from __future__ import annotations

from datetime import date, time
from itertools import groupby

from builder.catalogue import Catalogue, Item
from builder.compose import meetings
from builder.compose.blocks import Words, facts, joined, link, para, section, sentence
from builder.compose.composed import Composed
from builder.compose.easy import entries as easy
from builder.compose.easy.sentences import idea, page
from builder.compose.lists import entries
from builder.compose.lists.entries import entry
from builder.document import Inlines, Section
from builder.schema.answers import MONTHS
from builder.schema.event import Event
from builder.schema.group import Group
from builder.schema.venue import Venue
from builder.status import full_date

OVER = "Meetings that are over"
PAST = 12  # meetings that are over and still listed


def groups(catalogue: Catalogue) -> Composed:
    """Every group from A to Z."""
    found = sorted(catalogue.all(Group), key=lambda item: item.fields.title)
    return Composed(
        title="Groups",
        summary="Groups and forums that you can join at any time.",
        after=tuple(_group(item, catalogue) for item in found),
        easy=page(("", (idea("group", "These are our groups. You can join a group at any time."),))),
        listed=easy.entries(found, catalogue),
    )


def _group(item: Item[Group], catalogue: Catalogue) -> Section:
    fields = item.fields
    venue = catalogue.find(Venue, fields.where)
    return entry(
        item,
        (para(sentence(fields.summary)),) if fields.summary else (),
        facts(
            (
                ("Who for", sentence(fields.who_for)),
                ("When", sentence(fields.meets)),
                ("Where", link(venue) if venue else sentence(fields.where)),
                ("Next meeting", _next_meeting(item, catalogue)),
                ("How to join", sentence(fields.how_to_join)),
                ("Pay", sentence(fields.payment) if fields.payment else None),
            )
        ),
    )


def _next_meeting(item: Item[Group], catalogue: Catalogue) -> Words | None:
    """The day of the next meeting: of an event of the group's, or the one it names itself."""
    events = [one for one in catalogue.events_of(item) if not meetings.is_over(one.fields, catalogue)]
    if events:
        return link(events[0], full_date(events[0].fields.date))
    named = item.fields.next_date
    return full_date(named) if named and named >= catalogue.today else None


def calendar(catalogue: Catalogue) -> Composed:
    """Meetings to come, month by month, then the last ones that are over."""
    found = sorted(catalogue.all(Event), key=_moment)
    to_come = [item for item in found if not meetings.is_over(item.fields, catalogue)]
    over = [item for item in found if item not in to_come]
    months = [(month, tuple(some)) for month, some in groupby(to_come, key=_month)]
    past = over[-PAST:]
    from_home = ", and how you can join from home" if any(item.fields.online for item in to_come) else ""
    nothing = (para("No meetings are planned just now."),) if not to_come else ()
    what = "This is when and where we meet." if to_come else "No meetings are planned just now."
    return Composed(
        title="Calendar",
        summary=f"When and where we meet{from_home}.",
        opening=nothing,
        after=(
            *(entries.group(month, (_event(item, catalogue) for item in some)) for month, some in months),
            section(OVER, meetings.past(past, catalogue)),
        ),
        easy=page(
            ("", (idea("calendar", what),)),
            *((month, easy.entries(some, catalogue)) for month, some in months),
            (OVER, easy.entries(reversed(past), catalogue)),
        ),
    )


def _month(item: Item[Event]) -> str:
    """The month of a meeting, as a heading."""
    return f"{MONTHS[item.fields.date.month - 1]} {item.fields.date.year}"


def _moment(item: Item[Event]) -> tuple[date, time, str]:
    return item.fields.date, item.fields.start, item.fields.title


def _event(item: Item[Event], catalogue: Catalogue) -> Section:
    fields = item.fields
    venue = catalogue.venue_of(fields)
    return entry(
        item,
        (para(sentence(fields.summary)),) if fields.summary else (),
        facts(
            (
                ("When", meetings.when(fields)),
                ("Where", link(venue) if venue else None),
                ("From home", sentence(fields.online) if fields.online else None),
                ("About", sentence(fields.theme) if fields.theme else None),
                ("Part of", _between([link(one) for one in meetings.owners(fields, catalogue)])),
                ("Book by", full_date(fields.book_by) if fields.book_by else None),
            )
        ),
        level=3,
    )


def _between(links: list[Inlines]) -> Inlines:
    """Links with “ and ” between them."""
    return joined(*(part for one in links for part in (" and ", one)))[1:]


def venues(catalogue: Catalogue) -> Composed:
    """Every venue from A to Z with what people with access needs ask first."""
    found = sorted(catalogue.all(Venue), key=lambda item: item.fields.title)
    return Composed(
        title="Venues",
        summary="The places where we meet, and what each one is like to get to and be in.",
        after=tuple(_venue(item) for item in found),
        easy=page(("", (idea("meeting-place", "These are the places where we meet."),))),
        listed=easy.entries(found, catalogue),
    )


def _venue(item: Item[Venue]) -> Section:
    fields = item.fields
    return entry(
        item,
        facts(
            (
                ("Address", ", ".join(fields.address)),
                ("Without steps", sentence(fields.step_free)),
                ("Hearing loop", sentence(fields.hearing_loop)),
                ("Toilets", sentence(fields.toilets)),
                ("Bus", sentence(fields.bus)),
            )
        ),
    )
