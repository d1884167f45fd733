"""Where an opportunity stands: coming, open, closes soon, closed, deciding, or what happened.

It is worked out from dates on the day of the build. What is written of it holds dates, never countdowns, so
that a page changes only when its status does.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from builder.schema.answers import MONTHS
from builder.schema.opportunity import Opportunity

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Status(Enum):
    """The states of an opportunity; the value is the word that people read."""

    COMING = "Coming"
    OPEN = "Open"
    CLOSES_SOON = "Closes soon"
    CLOSED = "Closed"
    DECIDING = "Deciding"
    HAPPENED = "What happened"

    @property
    def open(self) -> bool:
        """Whether people can take part today."""
        return self in (Status.OPEN, Status.CLOSES_SOON)

    @property
    def joining(self) -> bool:
        """Whether people can join in, today or later."""
        return self.open or self is Status.COMING

    @property
    def key(self) -> str:
        """The name that looks and addresses use: `closes-soon`."""
        return self.value.lower().replace(" ", "-")


def status_of(opportunity: Opportunity, today: date, soon: int, published: bool) -> Status:
    """The status on a day; `soon` is how many days before its end something closes soon."""
    closes = opportunity.closes
    if published and isinstance(closes, date):  # what is open all year goes on after its feedback
        return Status.HAPPENED
    if first_day(opportunity) and today < first_day(opportunity):  # type: ignore[operator]
        return Status.COMING
    if not isinstance(closes, date):
        return Status.OPEN
    if today <= closes:
        return Status.CLOSES_SOON if closes - today <= timedelta(days=soon) else Status.OPEN
    if opportunity.decision_date and today <= opportunity.decision_date:
        return Status.DECIDING
    return Status.CLOSED


def first_day(opportunity: Opportunity) -> date | None:
    """The first day to take part: as written, or else the day the page was published."""
    return opportunity.opens or opportunity.date


def in_words(status: Status, opportunity: Opportunity) -> str:
    """The status as a sentence with its date: “Open until Friday 30 June 2027.”"""
    closes = opportunity.closes
    first = first_day(opportunity)
    match status:
        case Status.COMING if first:
            return f"Coming: opens on {full_date(first)}."
        case Status.OPEN | Status.CLOSES_SOON if not isinstance(closes, date):
            return "Open all year."
        case Status.OPEN if isinstance(closes, date):
            return f"Open until {full_date(closes)}."
        case Status.CLOSES_SOON if isinstance(closes, date):
            return f"Closes soon: the last day is {full_date(closes)}."
        case Status.DECIDING if opportunity.decision_date:
            who = opportunity.decided_by or "We"
            verb = "decide" if who == "We" else "decides"
            return f"Closed. {who[0].upper()}{who[1:]} {verb} on {full_date(opportunity.decision_date)}."
        case Status.HAPPENED:
            return "Closed. This is what happened."
        case _ if isinstance(closes, date):
            return f"Closed on {full_date(closes)}."
        case _:
            return "Closed."


def full_date(day: date) -> str:
    """A date as people read it, with its day of the week: `Friday 30 June 2027`."""
    return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
