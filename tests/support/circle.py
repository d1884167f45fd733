"""A small borough of items on a fixed day: every kind, every status, every level."""

from __future__ import annotations

from datetime import date
from typing import Any

from builder.catalogue import Catalogue, Item, catalogue_of
from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.kinds import KINDS
from builder.schema.newsletter import Newsletter
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue
from tests.support.easy import SITE

TODAY = date(2026, 11, 22)

_FOLDERS = {kind.fields: kind.folder for kind in KINDS}


def item(of: type[Heading], slug: str, /, **fields: Any) -> Item[Any]:
    """An item of a kind with these fields, as if read from its file."""
    name = f"{_FOLDERS[of]}/{slug}"
    return Item(name, of.model_validate(fields), f"{name}/", f"content/{name}.md")


def opportunity(slug: str, /, **fields: Any) -> Item[Opportunity]:
    """An opportunity with the answers that are needed, unless others are given."""
    usual = {
        "title": slug.replace("-", " ").capitalize(),
        "summary": "Tell us what would suit you.",
        "purpose": "We want to know.",
        "kind": "ideas",
        "level": "getting information",
        "closes": "12 February 2027",
        "you_will": "Answer six questions.",
        "time": "20 minutes, once",
        "for": "everyone",
        "audience": "everyone",
        "ways": ["phone — call 01632 960 140", "in person — at the library"],
        "payment": "none",
        "date": "2 November 2026",
    }
    return item(Opportunity, slug, **usual | fields)


def feedback(slug: str, day: str, /, **fields: Any) -> Item[Feedback]:
    """Feedback on the opportunity of the same name, with one point of each answer."""
    points = [
        {"said": "Open later.", "did": "yes"},
        {"said": "Open on Sundays", "did": "partly", "why": "Two of three can."},
        {"said": "Free parking", "did": "no", "why": "There is no land."},
    ]
    usual = {
        "opportunity": slug,
        "date": day,
        "people": 214,
        "points": points,
        "thanks": "Thank you.",
        "next_steps": [{"what": "The new hours begin."}],
    }
    return item(Feedback, slug, **usual | fields)


def event(slug: str, day: str, start: str, end: str, **fields: Any) -> Item[Event]:
    """A meeting."""
    return item(
        Event, slug, title=slug.replace("-", " ").capitalize(), date=day, start=start, end=end, **fields
    )


_VENUE = {
    "address": ["2 Blossom Road", "Hollenby", "WX3 5TF"],
    "step_free": "yes, from the car park",
    "hearing_loop": "yes, in the main hall",
    "toilets": "an accessible toilet on the ground floor",
    "parking": "6 free spaces",
    "bus": "27 and 31",
    "quiet_space": "yes, ask at the desk",
}
_PROMISES = [{"id": "choice", "words": "You can always choose how to take part."}]
_ACTIONS = [
    {"what": "Train staff", "who": "the Involvement Team", "due": "31 March 2027", "status": "under way"},
    {"what": "Pay on time", "who": "the Involvement Team", "due": "1 May 2026", "status": "done"},
]

ITEMS: tuple[Item[Any], ...] = (
    opportunity(
        "day-centres",
        title="Tell us about day centres",
        ways=["phone — call 01632 960 140", "in person — at your day centre"],
    ),
    opportunity(
        "equipment-panel",
        title="Join the Equipment Panel",
        level="participation",
        closes="1 December 2026",
        time="3 hours every 2 months",
        payment="£15 an hour",
        ways=["meeting — at the library", "video — from home"],
        **{"for": "both"},
    ),
    opportunity(
        "talking-news-readers",
        title="Read for the Talking News",
        level="partnership",
        closes="open all year",
        time="About 2 hours a month",
        ways=["in person — in our studio", "meeting — once a year"],
        **{"for": "users"},
    ),
    opportunity(
        "carers-breaks",
        title="Plan breaks for carers",
        level="forum for debate",
        opens="4 January 2027",
        closes="30 April 2027",
        time="As long as you like",
        payment="£20 each time",
        ways=["online — fill in our form", "post — ask us for a form"],
        **{"for": "carers"},
    ),
    opportunity("respite-rooms", closes="1 October 2026", tell_by="20 December 2026", opens="1 July 2026"),
    opportunity(
        "home-care",
        opens="1 June 2026",
        closes="1 September 2026",
        decided_by="the Adult Care Committee",
        decision_date="16 December 2026",
    ),
    opportunity("bus-passes", opens="1 March 2026", closes="1 June 2026"),
    opportunity("library-doors", opens="1 March 2025", closes="1 June 2025"),
    opportunity("winter-guide", kind="information", level="giving information", ways=[]),
    feedback("bus-passes", "1 October 2026", summary="Passes now work from 9am."),
    feedback("library-doors", "1 September 2025", people=3),
    event(
        "orchard",
        "3 December 2026",
        "6pm",
        "7:30pm",
        venue="the-orchard",
        opportunity="day-centres",
        theme="Opening hours",
        announced="2 November 2026",
    ),
    event("from-home", "13 January 2027", "1pm", "2pm", online="By video or phone.", group="carers-forum"),
    event(
        "long-ago", "13 January 2026", "7pm", "8pm", venue="the-orchard", opportunity="talking-news-readers"
    ),
    item(
        Group,
        "carers-forum",
        title="Wexmoor Carers’ Forum",
        who_for="Anyone who looks after somebody",
        meets="The first Tuesday of every month",
        where="the-orchard",
        how_to_join="Just come.",
    ),
    item(Venue, "the-orchard", title="The Orchard", **_VENUE),
    item(
        Strategy,
        "involving-people",
        title="Involving people",
        summary="How we involve you.",
        owner="the Director of Adult Care",
        approved="10 June 2025",
        review_by="30 June 2027",
        commitments=_PROMISES,
        actions=_ACTIONS,
    ),
    item(Edition, "october-2026", month="October 2026"),
    item(Edition, "november-2026", month="November 2026"),
    item(
        Newsletter, "winter", title="Winter news", date="1 November 2026", items=["opportunities/day-centres"]
    ),
)


def catalogue(*items: Item[Any], today: date = TODAY) -> Catalogue:
    """The catalogue of these items, or else of the whole small borough."""
    return catalogue_of(SITE, today, items or ITEMS)
