"""The picture that each item is known by in lists: the one its author named, or that of its kind."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.schema.choices import Method
from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.newsletter import Newsletter
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue

_KINDS: dict[type[Heading], str] = {
    Strategy: "plan",
    Group: "group",
    Event: "meeting",
    Venue: "place",
    Edition: "audio",
    Newsletter: "newsletter",
}
_METHODS: dict[Method, str] = {
    "exhibition": "notice",
    "leaflet": "report",
    "survey": "form",
    "interview": "conversation",
    "mystery shopping": "magnifier",
    "focus group": "group",
    "existing group meeting": "group",
    "public meeting": "meeting",
    "social care forum": "meeting",
    "drama workshop": "talk",
    "user panel": "group",
    "working group": "working-together",
    "recruitment panel": "choice",
    "training staff": "teacher",
    "place on a board": "vote",
    "forum of users": "meeting",
    "user committee": "vote",
}


def picture_of(item: Item[Heading], catalogue: Catalogue) -> str | None:
    """The name of the easy-read picture an item is known by; None for a page of words."""
    fields = item.fields
    if fields.picture:
        return fields.picture
    match fields:
        case Opportunity(method=method):
            return _METHODS[method] if method else "take-part"
        case Feedback(opportunity=name):
            about = catalogue.find(Opportunity, name)
            return picture_of(about, catalogue) if about else "comment"
        case Event(venue=None):
            return "online"
    return _KINDS.get(type(fields))
