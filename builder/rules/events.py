"""Rules: an event is somewhere, at a good time of day, and people hear of it early enough.

Codes `event-place`, `event-early`, `event-school-run`, `event-notice` and `papers-late`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from builder.compose.blocks import clock
from builder.rules.trouble import Trouble
from builder.schema.event import Event
from builder.statements import long_date
from builder.words import many

_EARLIEST = time(10)
_SCHOOL_RUN = time(15), time(16)
_WEEKDAYS = 5


def place(fields: Event) -> Iterator[Trouble]:
    """There is somewhere to go, or a way to join from home."""
    if not fields.venue and not fields.online:
        what = "The page does not say where this event is."
        mend = "Name the venue, or say how to join from home. For example: venue: the-orchard"
        yield Trouble(("venue",), what, mend, "event-place", looked_at=("online",))


def early(fields: Event) -> Iterator[Trouble]:
    """Events do not begin before 10am, because getting ready and getting there takes time."""
    if fields.start < _EARLIEST:
        what = f"The event begins at {clock(fields.start)}, which is early for many people."
        mend = "Many need time for care, for medicine or for the bus. Begin at 10am or later, if you can."
        yield Trouble(("start",), what, mend, "event-early", "warn")


def school_run(fields: Event) -> Iterator[Trouble]:
    """On weekdays, parents and carers fetch children between 3pm and 4pm."""
    begins, ends = _SCHOOL_RUN
    if fields.date.weekday() < _WEEKDAYS and fields.start < ends and fields.end > begins:
        what = "The event runs between 3pm and 4pm, when children are fetched from school."
        mend = "End by 3pm, or begin at 4pm or later, if you can."
        yield Trouble(("end",), what, mend, "event-school-run", "warn", ("start", "date"))


def notice(fields: Event, notice_days: int, papers_days: int) -> Iterator[Trouble]:
    """People hear of it, and get its papers, as early as the organisation promises."""
    if fields.announced and timedelta() <= fields.date - fields.announced < timedelta(notice_days):
        days = (fields.date - fields.announced).days
        what = f"The event is announced {many(days, 'day')} before. You promise {many(notice_days, 'day')}."
        earliest = long_date(fields.announced + timedelta(notice_days))
        mend = f"Hold it on {earliest} or later, if you can."
        yield Trouble(("announced",), what, mend, "event-notice", "warn", ("date",))
    if fields.papers_out and fields.papers_out < fields.date:
        days = _working_days(fields.papers_out, fields.date)
        if days < papers_days:
            what = f"The papers go out {many(days, 'working day')} before the event."
            promise = f"You promise {many(papers_days, 'working day')}."
            mend = f"Send them by {long_date(_days_before(fields.date, papers_days))}, if you can."
            yield Trouble(("papers_out",), f"{what} {promise}", mend, "papers-late", "warn", ("date",))


def _working_days(first: date, last: date) -> int:
    """How many days from Monday to Friday there are from one day to the day before another."""
    weeks, rest = divmod((last - first).days, 7)
    return weeks * _WEEKDAYS + sum((first + timedelta(day)).weekday() < _WEEKDAYS for day in range(rest))


def _days_before(day: date, many: int) -> date:
    """The last day that has so many working days between it and another."""
    while many:
        day -= timedelta(1)
        many -= day.weekday() < _WEEKDAYS
    return day
