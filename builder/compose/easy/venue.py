"""The easy read of a venue: where it is, what it is like to be there, and the meetings to come."""

from __future__ import annotations

from collections.abc import Iterable

from builder.catalogue import Catalogue, Item
from builder.compose.easy import places
from builder.compose.easy.entries import entries
from builder.compose.easy.sentences import Easy, Ideas, idea, links_in, more, page
from builder.compose.meetings import is_over
from builder.schema.event import Event
from builder.schema.venue import Venue


def ideas(item: Item[Venue], events: Iterable[Item[Event]], catalogue: Catalogue) -> Easy:
    """The ideas of each section of a venue; `events` are the meetings there, the next one first."""
    coming = (one for one in events if not is_over(one.fields, catalogue))
    what = idea("meeting-place", "This is a place where we meet.")
    return page(
        ("", (what, more())),
        ("Getting there, and being there", (*places.access(item.fields), *_phone(item.fields))),
        ("Meetings here", entries(coming, catalogue)),
    )


def _phone(venue: Venue) -> Ideas:
    numbers = links_in(venue.phone, "tel:")
    return (idea("phone", "You can call on the day: ", numbers[:1], "."),) if numbers else ()
