"""One page in an easy-read list: its picture, its title as a link, and what helps most to choose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import link, sentence
from builder.compose.counts import by_answer
from builder.compose.easy.places import day_and_place
from builder.compose.easy.sentences import Ideas, idea, is_easy, labelled
from builder.compose.meetings import is_over
from builder.compose.mentions import as_kind
from builder.compose.pictures import picture_of
from builder.document import Idea
from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.newsletter import Newsletter
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue
from builder.status import Status, first_day, full_date

PAST = 12  # things that are over, in one list; the full page has all
MORE = idea("read", "There are more of these. You can read about them on the full page.")


def entries(items: Iterable[Item[Heading]], catalogue: Catalogue) -> Ideas:
    """An idea for each of these pages."""
    return tuple(entry(item, catalogue) for item in items)


def newest(items: Iterable[Item[Heading]], catalogue: Catalogue) -> Ideas:
    """The first few of things that are over, and where the others are."""
    every = tuple(items)
    return *entries(every[:PAST], catalogue), *((MORE,) if len(every) > PAST else ())


def entry(item: Item[Heading], catalogue: Catalogue) -> Idea:
    """A page in a list."""
    said = " ".join(words for words in _said(item, catalogue) if words)
    return idea(picture_of(item, catalogue) or "read", link(item), f". {said}".rstrip())


def _said(item: Item[Heading], catalogue: Catalogue) -> tuple[str, ...]:
    """The sentences below the title of a page."""
    if opportunity := as_kind(item, Opportunity):
        return _opportunity(opportunity.fields, catalogue.status(opportunity))
    match item.fields:
        case Feedback() as feedback:
            return _feedback(feedback)
        case Strategy() as strategy:
            return (f"We look at it again by {full_date(strategy.review_by)}.",)
        case Group() as group:
            return labelled("Who it is for", group.who_for), labelled("When it meets", group.meets)
        case Event() as event:
            return _event(event, catalogue)
        case Venue() as venue:
            return (labelled("Address", ", ".join(venue.address)),)
        case Edition(date=day) | Newsletter(date=day):
            return (f"It came out on {full_date(day)}." if day else "",)
    summary = sentence(item.fields.summary or "")
    return (summary if is_easy(summary) else "",)


def _opportunity(fields: Opportunity, status: Status) -> tuple[str, ...]:
    """How long there is to take part, and whether people are paid."""
    told = fields.kind == "information"
    pay = "We pay you for this." if fields.paid else "We do not pay you for this."
    return _standing(fields, status), pay if status.joining and not told else ""


def _standing(fields: Opportunity, status: Status) -> str:
    first = first_day(fields)
    last = full_date(fields.closes) if isinstance(fields.closes, date) else ""
    match status:
        case Status.COMING if first:
            return f"This is not open yet. It opens on {full_date(first)}."
        case Status.CLOSES_SOON:
            return f"This closes soon. The last day is {last}."
        case Status.OPEN:
            return f"This is open until {last}." if last else "This is open all year."
        case Status.DECIDING:
            return "This is closed. There is no decision yet."
        case Status.HAPPENED:
            return "This is closed. You can read what happened."
        case _:
            return "This is closed."


def _feedback(fields: Feedback) -> tuple[str, ...]:
    """The day people were told, and how many of the things they said were acted on."""
    many, acted = len(fields.points), by_answer(fields)["yes"]
    said = "People said 1 thing." if many == 1 else f"People said {many} things."
    did = "" if not acted else "We acted on it." if many == 1 else f"We acted on {acted} of them."
    return f"We told people on {full_date(fields.date)}.", said if many else "", did


def _event(event: Event, catalogue: Catalogue) -> tuple[str, ...]:
    if is_over(event, catalogue):
        return (f"This meeting is over. It was on {full_date(event.date)}.",)
    return day_and_place(event, catalogue), "You can join from home." if event.online else ""
