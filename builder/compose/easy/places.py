"""Meetings and venues in easy read: when, where, and what it is like to get in and be there.

Days stand after a word such as “Day:”, so that the words stay right when the day has passed.
"""

from __future__ import annotations

import re

from builder.catalogue import Catalogue
from builder.compose.blocks import clock
from builder.compose.easy.sentences import Ideas, idea, own
from builder.compose.meetings import is_over
from builder.schema.event import Event
from builder.schema.venue import Venue
from builder.status import full_date

_YES = re.compile(r"yes\b(?! and no)", re.I)
_LOOP = "A hearing loop helps people with hearing aids to hear."
_HOIST = "A changing place is a toilet with a hoist. A hoist is a machine that lifts you."


def when_and_where(event: Event, catalogue: Catalogue) -> Ideas:
    """The day, the time and the place of a meeting, as one idea; joining from home as another."""
    home = idea("online", "You can join this meeting from home.")
    joining = (home,) if event.online and not is_over(event, catalogue) else ()
    return idea("calendar", day_and_place(event, catalogue)), *joining


def day_and_place(event: Event, catalogue: Catalogue) -> str:
    """The day, the time and the place of a meeting in sentences."""
    venue = catalogue.venue_of(event)
    words = f"Day: {full_date(event.date)}. Time: {clock(event.start)} to {clock(event.end)}."
    return words + (f" Place: {venue.fields.title}." if venue else "")


def access(venue: Venue) -> Ideas:
    """What a venue has for people who need access; each answer is said only if it is clear."""
    name = venue.title
    quiet = f"{name} has a quiet room.", f"{name} has no quiet room."
    hoist = f"{name} has a changing place. {_HOIST}", f"{name} has no changing place. {_HOIST}"
    return (
        *way_in(venue),
        *own("toilets", "Toilets", venue.toilets),
        *_answer("toilet", venue.changing_place, *hoist, "Changing place"),
        *_answer("quiet", venue.quiet_space, *quiet, "Quiet room"),
        *own("bus", "Buses", venue.bus),
        *own("parking", "Parking", venue.parking),
    )


def way_in(venue: Venue) -> Ideas:
    """Where a venue is, whether people can get in, and hear there: what every page that names it must say."""
    name = venue.title
    steps = f"{name} has a door without steps.", f"{name} has no door without steps."
    loop = f"{name} has a hearing loop. {_LOOP}", f"{name} has no hearing loop. {_LOOP}"
    return (
        *own("place", f"{name} is at", ", ".join(venue.address)),
        *_answer("wheelchair-access", venue.step_free, *steps, "Way in without steps"),
        *_answer("hearing-aid", venue.hearing_loop, *loop, "Hearing loop"),
    )


def _answer(symbol: str, words: str | None, yes: str, no: str, label: str) -> Ideas:
    """An answer that begins with yes, or is no; any other in the officer's own words."""
    if words and _YES.match(words):
        return (idea(symbol, yes),)
    if words and words.lower().rstrip(".") == "no":
        return (idea("no", no),)
    return own(symbol, label, words)
