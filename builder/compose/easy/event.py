"""The easy read of an event: when and where it is, what is there for you, and whom to ask."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.easy import asking, places
from builder.compose.easy.sentences import Easy, Ideas, idea, more, own, page
from builder.compose.meetings import is_over, owners
from builder.schema.event import Event
from builder.status import full_date


def ideas(item: Item[Event], catalogue: Catalogue) -> Easy:
    """The ideas of each section of an event; what people can do only until its day."""
    event, over = item.fields, is_over(item.fields, catalogue)
    venue = catalogue.venue_of(event)
    asked = (*owners(event, catalogue), item)[0]
    return page(
        ("", (*_opening(event, catalogue, over), more())),
        (f"Access at {venue.fields.title}" if venue else "", places.access(venue.fields) if venue else ()),
        ("Bring something of your own", () if over else _your_own(event)),
        ("Support to take part", () if over else _support(event)),
        ("Who to ask", asking.contact(catalogue.contact_of(asked))),
    )


def _opening(event: Event, catalogue: Catalogue, over: bool) -> Ideas:
    what = "This meeting is over." if over else "This is a meeting. You can come if you like."
    return (
        idea("meeting", what),
        *places.when_and_where(event, catalogue),
        *own("talk", "The meeting is about", event.theme),
        *(() if over else _before(event, catalogue)),
    )


def _before(event: Event, catalogue: Catalogue) -> Ideas:
    """What to know before the day."""
    found: list[Ideas] = []
    if event.book_by and event.book_by >= catalogue.today:
        meaning = "To book means to tell us that you will come."
        found.append((idea("reminder", f"Please book by {full_date(event.book_by)}. {meaning}"),))
    if event.papers_out:
        meaning = "Papers are what we read for the meeting."
        found.append((idea("report", f"Papers go out on {full_date(event.papers_out)}. {meaning}"),))
    if event.refreshments is not None:
        words = "There is something to eat and drink."
        nothing = "There is nothing to eat or drink."
        found.append((idea("tea", words) if event.refreshments else idea("no", nothing),))
    return *(one for some in found for one in some), *own("online", "How to join from home", event.online)


def _your_own(event: Event) -> Ideas:
    return own("speak-up", "Your own questions", event.raise_your_issue)


def _support(event: Event) -> Ideas:
    return (
        idea("carer", "We can help you to take part. Tell us what help you need."),
        *own("carer", "Help at the meeting", event.support),
    )
