"""How a page is told to people who listen: what matters of it in a minute or two, and whom to call.

The words are whole sentences in short paragraphs. There are neither lists nor web addresses in them: where a
page has more, listeners get a phone number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import para, sentence
from builder.compose.counts import acted_on
from builder.compose.feedback import ANSWERS
from builder.compose.group import next_meeting
from builder.compose.handouts.few_words import BENEFITS, coming, cut, shortened
from builder.compose.meetings import is_over, when_and_where, without_postcode
from builder.compose.mentions import INFORMATION, as_kind, by_phone, phone_for
from builder.compose.money import expenses_of, pay_in_words
from builder.compose.summaries import summary_of
from builder.document import Blocks
from builder.schema.answers import Reasoned
from builder.schema.event import Event
from builder.schema.feedback import Feedback, Point
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue
from builder.status import Status, first_day, full_date, in_words
from builder.words import many

LONGEST = 45  # words of an answer that may be longer than anybody can keep in mind
ACTED_ON, NOT_ACTED_ON = 3, 2  # things people said that are told one by one; how many more there are is said
PROMISES = 4  # of a strategy
STEPS = 2  # things that happen next


def told_aloud(item: Item[Heading], catalogue: Catalogue) -> Blocks:
    """All that listeners hear of an item below its title, in paragraphs."""
    tell = _TELL.get(type(item.fields))
    words = (summary_of(item, catalogue), *(tell(item, catalogue) if tell else ()))
    return (*(para(one) for one in words if one), *afterwards(item, catalogue))


def afterwards(item: Item[Heading], catalogue: Catalogue) -> Blocks:
    """What a piece about an item ends with: whom to call, and how to get an opportunity in another format."""
    call = by_phone(item, catalogue)
    if not call and isinstance(item.fields, Opportunity | Feedback | Strategy):
        call = (para(f"To ask about this, call {phone_for(item, catalogue)}."),)
    if not isinstance(item.fields, Opportunity):
        return call
    phone = catalogue.site.other_formats.phone
    return (*call, para(f"You can have this in another format: call {phone}."))


# ---- Opportunities -----------------------------------------------------------------------------------------


def _opportunity(item: Item[Opportunity], catalogue: Catalogue) -> Iterator[str]:
    """Why we ask, what people do, what can change, what people get, and until when."""
    fields, status = item.fields, catalogue.status(item)
    yield shortened(sentence(fields.purpose), LONGEST)
    if not status.joining:
        yield _over(item, status, catalogue)
        return
    if fields.kind == INFORMATION:
        yield in_words(status, fields)
        return
    yield f"What you will do: {_doing(fields)} How long it takes: {sentence(fields.time)}"
    yield _change(fields)
    warning = BENEFITS if fields.paid else ""
    yield f"{pay_in_words(item)} {expenses_of(item, catalogue)} {warning}".rstrip()
    yield " ".join(_days(item, status, catalogue))


def _doing(fields: Opportunity) -> str:
    return cut(map(sentence, fields.you_will), LONGEST)


def _change(fields: Opportunity) -> str:
    """What can change and what cannot, without the reasons."""
    yes, no = _things(fields.can_change), _things(fields.cannot_change)
    told = [f"What can change: {yes}" if yes else "", f"What cannot change: {no}" if no else ""]
    return " ".join(one for one in told if one)


def _things(reasons: Iterable[Reasoned]) -> str:
    """Things in a row, parted so that they are heard apart."""
    things = [one.thing.rstrip(".;") for one in reasons]
    return sentence(row(things)) if things else ""


def row(words: Sequence[str]) -> str:
    """Words that may hold commas themselves, in a row: `a; b; and c`."""
    return "; ".join((*words[:-1], f"and {words[-1]}" if len(words) > 1 else words[-1]))


def _days(item: Item[Opportunity], status: Status, catalogue: Catalogue) -> Iterator[str]:
    """From when and until when, and the next meeting."""
    fields, met, first = item.fields, coming(item, catalogue), first_day(item.fields)
    if status is Status.COMING and first:
        yield f"It opens on {full_date(first)}."
    if fields.all_year:
        yield "It is open all year."
    if isinstance(fields.closes, date):
        soon = "This closes soon. " if status is Status.CLOSES_SOON else ""
        yield f"{soon}The last day to take part is {full_date(fields.closes)}."
    if met:
        yield f"The next meeting: {when_and_where(met[0], catalogue)}"
    if met[1:]:
        yield f"After it there {'is' if len(met) == 2 else 'are'} {many(len(met) - 1, 'more meeting')}."


def _over(item: Item[Opportunity], status: Status, catalogue: Catalogue) -> str:
    """How an opportunity stands that nobody can join any more."""
    feedback = catalogue.feedback_on(item)
    if status is Status.HAPPENED and feedback:
        return f"This is closed. {sentence(summary_of(feedback, catalogue))}"
    return in_words(status, item.fields)


# ---- Feedback ----------------------------------------------------------------------------------------------


def _feedback(item: Item[Feedback], catalogue: Catalogue) -> Iterator[str]:
    """What was asked, said and done, what was not and why, and what comes next."""
    fields = item.fields
    about = catalogue.find(Opportunity, fields.opportunity)
    asked = fields.we_asked or (about.fields.summary if about else "")
    if asked:
        yield f"We asked: {sentence(asked)}"
    if fields.summary:  # one that was made says this itself
        yield acted_on(fields, catalogue.site.thresholds.small_number)
    told = _points(fields.points)
    yield from map(_point, told)
    left = len(fields.points) - len(told)
    if left:
        yield f"People said {many(left, 'more thing')}. You can call us to hear what came of that."
    if fields.next_steps:
        steps = (f"{sentence(step.what)}{_by(step.by)}" for step in fields.next_steps[:STEPS])
        yield f"What happens next: {' '.join(steps)}"
    yield shortened(sentence(fields.thanks), LONGEST)


def _points(points: list[Point]) -> list[Point]:
    """The first things that were acted on, and the first that were not: nobody hears only the good news."""
    acted = [point for point in points if point.did in ("yes", "partly")][:ACTED_ON]
    others = [point for point in points if point.did not in ("yes", "partly")][:NOT_ACTED_ON]
    return [*acted, *others]


def _point(point: Point) -> str:
    """One thing that people said, what was done about it, and why not all of it."""
    word, alone = ANSWERS[point.did]
    did = f"{word}: {sentence(point.what)}" if point.what else alone
    why = f" Why: {sentence(point.why)}" if point.why and point.did != "yes" else ""
    return f"You said: {sentence(point.said)} {did}{why}"


def _by(day: date | None) -> str:
    return f" By when: {full_date(day)}." if day else ""


# ---- Meetings, groups and places ---------------------------------------------------------------------------


def _event(item: Item[Event], catalogue: Catalogue) -> Iterator[str]:
    """When it is, where, how to get there and be there, and what people can bring up."""
    fields, venue = item.fields, catalogue.venue_of(item.fields)
    if fields.summary:  # one that was made says this itself
        yield when_and_where(fields, catalogue)
    if is_over(fields, catalogue):
        yield "This meeting is over."
        return
    if fields.theme:
        yield f"What it is about: {sentence(fields.theme)}"
    if venue:
        yield _place(venue.fields)
    if fields.online:
        yield f"From home: {sentence(fields.online)}"
    food = "There is something to eat and drink." if fields.refreshments else ""
    help_there = sentence(fields.support) if fields.support else ""
    yield f"{help_there} {food}".strip()
    yield sentence(fields.raise_your_issue) if fields.raise_your_issue else ""
    yield f"Please book by {full_date(fields.book_by)}." if fields.book_by else ""


def _place(venue: Venue) -> str:
    """Where a place is, which buses go there, and how people get in, hear and find a toilet."""
    address = ", ".join(without_postcode(venue))
    told = (
        f"The address of {venue.title}: {address}." if address else "",
        f"Buses: {sentence(venue.bus)}",
        f"Way in without steps: {sentence(venue.step_free)}",
        f"Hearing loop: {sentence(venue.hearing_loop)}",
        f"Toilets: {sentence(venue.toilets)}",
    )
    return " ".join(one for one in told if one)


def _group(item: Item[Group], catalogue: Catalogue) -> Iterator[str]:
    fields = item.fields
    if fields.summary:  # one that was made says this itself
        yield f"Who it is for: {sentence(fields.who_for)} When it meets: {sentence(fields.meets)}"
    day, venue = next_meeting(item, catalogue), catalogue.find(Venue, fields.where)
    yield f"The next meeting is on {day}." if day else ""
    yield _place(venue.fields) if venue else f"Where it meets: {sentence(fields.where)}"
    yield f"How to join: {sentence(fields.how_to_join)}"


def _venue(item: Item[Venue], _: Catalogue) -> Iterator[str]:
    yield _place(item.fields)
    yield f"To ask, call {item.fields.phone}." if item.fields.phone else ""


# ---- Strategies --------------------------------------------------------------------------------------------


def _strategy(item: Item[Strategy], _: Catalogue) -> Iterator[str]:
    """When it was agreed, what it promises, and how far it is."""
    fields = item.fields
    agreed, again = full_date(fields.approved), full_date(fields.review_by)
    yield f"It was agreed on {agreed}. We look at it again by {again}."
    promises = [sentence(one.words) for one in fields.commitments]
    if promises:
        first = "These are the first of them: " if promises[PROMISES:] else ""
        yield f"We make {many(len(promises), 'promise')}. {first}{' '.join(promises[:PROMISES])}"
    done = [sentence(action.what) for action in fields.actions if action.status == "done"]
    if done:
        yield f"This is done: {' '.join(done[-STEPS:])}"


_TELL: dict[type[Heading], Callable[[Item[Any], Catalogue], Iterator[str]]] = {
    Opportunity: _opportunity,
    Feedback: _feedback,
    Event: _event,
    Group: _group,
    Venue: _venue,
    Strategy: _strategy,
}


def last_day(item: Item[Heading], catalogue: Catalogue) -> date | None:
    """The day after which an item is of no use: the last day to take part, or that of a meeting."""
    if opportunity := as_kind(item, Opportunity):
        closes = opportunity.fields.closes
        joining = catalogue.status(opportunity).joining
        return closes if joining and isinstance(closes, date) else None
    return item.fields.date if isinstance(item.fields, Event) else None
