"""Answers that are in order, for tests that change one of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from builder.catalogue import Catalogue, Item, catalogue_of
from builder.evidence import NONE, Evidence
from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.newsletter import Newsletter
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.site import Site
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue

TODAY = date(2026, 11, 23)  # the day that tests take for today: a Monday

SITE: dict[str, Any] = {
    "organisation": "Wexmoor Borough Council",
    "name": "Involve Wexmoor",
    "about": "Have your say on care and support in Wexmoor.",
    "address": "https://involve.example.org/",
    "other_formats": {"phone": "01632 960 100", "email": "formats@example.org"},
    "contact": {"role": "the Involvement Team", "phone": "01632 960 140", "email": "involve@example.org"},
    "complaints": "Tell us, or call 01632 960 180.",
}
OPPORTUNITY: dict[str, Any] = {
    "title": "Tell us about day centres",
    "summary": "We are planning new opening hours. Tell us what would suit you.",
    "date": "2 November 2026",
    "purpose": "We want day centres to open when people need them.",
    "kind": "consultation",
    "level": "getting information",
    "closes": "12 February 2027",
    "can_change": ["Opening hours — each centre can have hours that suit its area"],
    "cannot_change": ["The number of centres — councillors agreed to keep all three"],
    "you_will": ["Answer six questions about opening hours."],
    "time": "20 minutes, once",
    "for": "both",
    "audience": "everyone",
    "ways": ["phone — call 01632 960 140", "in person — at your day centre", "online"],
    "payment": "none",
    "decided_by": "the Adult Care Committee",
    "decision_date": "16 March 2027",
    "tell_by": "19 March 2027",
}
FEEDBACK: dict[str, Any] = {
    "opportunity": "day-centres",
    "date": "19 March 2027",
    "people": "214",
    "points": [
        {"said": "Open one evening a week.", "did": "partly", "what": "Two centres do.", "why": "No bus."},
        {"said": "Keep the lunch.", "did": "yes", "what": "Lunch stays."},
    ],
    "thanks": "Thank you to everyone who wrote, called or came.",
    "next_steps": [{"what": "The new hours begin.", "by": "6 September 2027"}],
}
EVENT: dict[str, Any] = {
    "title": "Come and talk about day centres",
    "date": "13 January 2027",
    "start": "1pm",
    "end": "2:30pm",
    "venue": "the-orchard",
    "opportunity": "day-centres",
    "announced": "2 November 2026",
}
VENUE: dict[str, Any] = {
    "title": "The Orchard",
    "address": ["2 Blossom Road", "Hollenby", "WX3 5TF"],
    "step_free": "yes, from the car park",
    "hearing_loop": "yes, in the hall",
    "toilets": "an accessible toilet on the ground floor",
    "parking": "6 free spaces",
    "bus": "27, 100 metres away",
    "quiet_space": "no",
}
STRATEGY: dict[str, Any] = {
    "title": "Involving people",
    "summary": "What we promise to everybody who takes part.",
    "owner": "the Director of Adult Care",
    "approved": "10 June 2025",
    "review_by": "30 June 2027",
    "commitments": [{"id": "choice-of-ways", "words": "You can always choose how to take part."}],
}

_KINDS: dict[str, tuple[type[Heading], dict[str, Any]]] = {
    "opportunities": (Opportunity, OPPORTUNITY),
    "feedback": (Feedback, FEEDBACK),
    "events": (Event, EVENT),
    "venues": (Venue, VENUE),
    "strategies": (Strategy, STRATEGY),
    "groups": (Group, {}),
    "talking-news": (Edition, {}),
    "newsletters": (Newsletter, {}),
}
Fields = TypeVar("Fields", bound=Heading)


def item(name: str, **answers: object) -> Item[Any]:
    """An item by its name (`events/walk`); answers take the place of the usual ones, None leaves one out."""
    kind, usual = _KINDS[name.partition("/")[0]]
    given: Mapping[str, object] = usual | {key.removesuffix("_"): value for key, value in answers.items()}
    fields = kind.model_validate({key: value for key, value in given.items() if value is not None})
    return Item(name, fields, f"{name}/", f"content/{name}.md")


def catalogue(*items: Item[Any], today: date = TODAY, evidence: Evidence = NONE, **site: object) -> Catalogue:
    """A catalogue of these items, on the day that tests take for today."""
    return catalogue_of(Site.model_validate(SITE | site), today, items, evidence)
