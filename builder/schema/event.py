"""An event: a meeting on one day, at a venue or online."""

from __future__ import annotations

from builder.schema.answers import Clock, Day, Name, Title, Words, YesNo, asks
from builder.schema.page import Heading


class Event(Heading):
    """A meeting: when, where, what about, and what is there for you."""

    title: Title = asks("Give the event a name.", "Day centres: come and talk", "Meetings are easy to find.")
    date: Day = asks("Say on which day it is.", "3 December 2026", "There is plenty of notice.")
    start: Clock = asks("Say when it begins.", "10:30am", "Meetings do not start too early.")
    end: Clock = asks("Say when it ends.", "12 noon", "You know how long it takes.")
    venue: Name | None = asks(
        "Name the venue: its file name without .md.",
        "the-orchard",
        "Places are accessible and pleasant.",
        default=None,
    )
    online: Words | None = asks(
        "Say how to join from home.",
        "By video or phone. Call 01632 960 140 and we help you to join.",
        "You can take part without travelling.",
        default=None,
    )
    opportunity: Name | None = asks(
        "Name the opportunity it belongs to.",
        "day-centres",
        "Everything about one thing is together.",
        default=None,
    )
    group: Name | None = asks(
        "Name the group that meets.", "carers-forum", "Everything about one thing is together.", default=None
    )
    theme: Words | None = asks(
        "Say what it is about.", "Opening hours", "We know the theme in advance.", default=None
    )
    raise_your_issue: Words | None = asks(
        "Say how people can raise something of their own.",
        "The last 20 minutes are for your own questions.",
        "You can raise your own issues.",
        default=None,
    )
    papers_out: Day | None = asks(
        "Say when the papers go out.", "19 November 2026", "Papers come well in advance.", default=None
    )
    refreshments: YesNo | None = asks(
        "Say whether there is something to eat and drink.", "yes", "People are made welcome.", default=None
    )
    support: Words | None = asks(
        "Say what help there is at the event.",
        "A BSL interpreter is booked.",
        "Support is there on request.",
        default=None,
    )
    book_by: Day | None = asks(
        "Say by when to book, if people have to.",
        "26 November 2026",
        "There is plenty of notice.",
        default=None,
    )
    announced: Day | None = asks(
        "Say on which day it was announced.", "2 November 2026", "There is plenty of notice.", default=None
    )
