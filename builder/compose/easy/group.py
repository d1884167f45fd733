"""The easy read of a group: who it is for, when and where it meets, how to join, what it raised."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.easy import asking, pay, places
from builder.compose.easy.sentences import Easy, Ideas, idea, more, own, page
from builder.compose.meetings import is_over
from builder.schema.choices import UNPAID
from builder.schema.group import Group
from builder.schema.venue import Venue
from builder.status import full_date


def ideas(item: Item[Group], catalogue: Catalogue) -> Easy:
    """The ideas of each section of a group."""
    venue = catalogue.find(Venue, item.fields.where)
    return page(
        ("", (*_opening(item, catalogue, venue), more())),
        ("Next meetings", _coming(item, catalogue)),
        (f"Access at {venue.fields.title}" if venue else "", places.access(venue.fields) if venue else ()),
        ("You raised, we answered", _raised(item.fields)),
        ("Who to ask", asking.contact(catalogue.contact_of(item))),
    )


def _opening(item: Item[Group], catalogue: Catalogue, venue: Item[Venue] | None) -> Ideas:
    group = item.fields
    join = "You can join this group. To join means to become a part of it."
    where = own("place", "Where we meet", venue.fields.title if venue else group.where)
    return (
        idea("group", join),
        *own("person", "Who it is for", group.who_for, "You can read who it is for on the full page."),
        *own("month", "When we meet", group.meets, "You can read when we meet on the full page."),
        *where,
        *_next(item, catalogue),
        *own("take-part", "How to join", group.how_to_join, "You can read how to join on the full page."),
        *_pay(group, catalogue),
    )


def _next(item: Item[Group], catalogue: Catalogue) -> Ideas:
    """The next meeting, if a day is known that has not passed."""
    written = item.fields.next_date
    days = [one.fields.date for one in catalogue.events_of(item)] + ([written] if written else [])
    coming = [day for day in days if day >= catalogue.today]
    return (idea("calendar", f"The next meeting is on {full_date(min(coming))}."),) if coming else ()


def _pay(group: Group, catalogue: Catalogue) -> Ideas:
    if group.payment is None:
        return ()
    return pay.pay(group.payment, group.payment.lower().rstrip(".") != UNPAID, catalogue.site)


def _coming(item: Item[Group], catalogue: Catalogue) -> Ideas:
    events = [one.fields for one in catalogue.events_of(item) if not is_over(one.fields, catalogue)]
    return tuple(one for event in events for one in places.when_and_where(event, catalogue))


def _raised(group: Group) -> Ideas:
    """What people raised, with its answer; both or neither."""
    found: list[Ideas] = []
    for one in group.you_raised:
        said, answered = own("talk", "You said", one.raised), own("comment", "We answered", one.answered)
        found.append((*said, *answered) if said and answered else ())
    return tuple(one for some in found for one in some)
