"""Rules: there is enough time, and days follow one another as they must.

Codes `short-time`, `all-year` and `end-before-start`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from builder.compose.blocks import clock
from builder.rules.trouble import Trouble
from builder.schema.answers import Part
from builder.schema.event import Event
from builder.schema.opportunity import Opportunity
from builder.schema.strategy import Strategy
from builder.statements import long_date
from builder.words import many

_REASON = "short_because: The law gives us until 1 March to decide."


def consultation(fields: Opportunity, weeks: int) -> Iterator[Trouble]:
    """A consultation is open for as many weeks as the organisation promises, or says why not."""
    if fields.kind != "consultation" or fields.short_because or not isinstance(fields.closes, date):
        return
    first = fields.opens or fields.date
    looked_at = ("kind", "opens", "date", "short_because")
    if first is None:
        what = "Nobody can tell how long this consultation is open, because “opens” is missing."
        mend = "Give the first day to take part. For example: opens: 2 November 2026"
        yield Trouble(("opens",), what, mend, "short-time", "warn", ("closes", *looked_at))
    elif first <= fields.closes < first + timedelta(weeks=weeks):
        length = _length((fields.closes - first).days)
        what = f"This consultation is open for {length}. You promise {many(weeks, 'week')}."
        day = long_date(first + timedelta(weeks=weeks))
        mend = f"Close it on {day} or later, or say in “short_because” why it is shorter. "
        yield Trouble(("closes",), what, f"{mend}For example: {_REASON}", "short-time", looked_at=looked_at)


def _length(days: int) -> str:
    """A number of days in weeks and days: `8 weeks and 3 days`."""
    weeks, rest = divmod(days, 7)
    parts = [many(number, word) for number, word in ((weeks, "week"), (rest, "day")) if number]
    return " and ".join(parts) or "less than a day"


def all_year(fields: Opportunity) -> Iterator[Trouble]:
    """Only a role has no last day."""
    if fields.all_year and fields.kind != "role":
        what = f"“closes” says open all year, but “kind” says {fields.kind}."
        mend = "Only roles and groups are open all year. Give the last day to take part. For example: "
        yield Trouble(("closes",), what, f"{mend}closes: 30 June 2027", "all-year", looked_at=("kind",))


class Order(NamedTuple):
    """Two days of which the second may not come before the first, and what to tell an officer of them.

    `apart` says that they may not be the same day either, `early` that the first is the one to look at.
    """

    first: str
    second: str
    mend: str
    apart: bool = False
    early: bool = False


PUBLISHED = Order("date", "closes", "People need to read the page before the last day to take part.")
_AFTERWARDS = "What people say can count only if it is decided after the last day to take part."

ORDERS: dict[type[Part], tuple[Order, ...]] = {
    Opportunity: (
        Order("opens", "closes", "The last day to take part comes after the first."),
        Order("closes", "decision_date", _AFTERWARDS),
        Order("closes", "tell_by", "You can tell people what came of it only after the last day."),
        Order("opens", "confidential_until", "Check both days: what is kept private ends later."),
    ),
    Strategy: (Order("approved", "review_by", "A strategy is looked at again after it is agreed.", True),),
    Event: (
        Order("announced", "date", "People need to know before the event.", early=True),
        Order("papers_out", "date", "People need time to read papers before the event.", True, early=True),
        Order("book_by", "date", "People book before the event.", early=True),
    ),
}


def opportunity(fields: Opportunity) -> Iterator[Trouble]:
    """The days of an opportunity; a consultation is not decided on its last day either (Gunning 1)."""
    formal = fields.kind == "consultation"
    if not fields.opens:
        yield from _order(fields, PUBLISHED)
    for order in ORDERS[Opportunity]:
        apart = formal and order.second == "decision_date"
        yield from _order(fields, order._replace(apart=apart), ("kind",) if apart else ())


def strategy(fields: Strategy) -> Iterator[Trouble]:
    """The days of a strategy."""
    for order in ORDERS[Strategy]:
        yield from _order(fields, order)


def event(fields: Event) -> Iterator[Trouble]:
    """The days of an event, and its hours."""
    for order in ORDERS[Event]:
        yield from _order(fields, order)
    if fields.end <= fields.start:
        what = f"The event ends at {clock(fields.end)}, but it begins at {clock(fields.start)}."
        mend = "Check both times, and say am or pm. For example: end: 3:30pm"
        yield Trouble(("end",), what, mend, "end-before-start", looked_at=("start",))


def _order(fields: Part, order: Order, looked_at: tuple[str, ...] = ()) -> Iterator[Trouble]:
    first, second = getattr(fields, order.first), getattr(fields, order.second)
    if not isinstance(first, date) or not isinstance(second, date):
        return
    if second < first or (order.apart and second == first):
        names = [(order.first, first), (order.second, second)]
        (name, day), (other, than) = names if order.early else reversed(names)
        how = "the same day as" if first == second else "after" if order.early else "before"
        what = f"“{name}” ({long_date(day)}) is {how} “{other}” ({long_date(than)})."
        yield Trouble((name,), what, order.mend, "end-before-start", looked_at=(other, *looked_at))
