"""How one page tells of another: its summary, how it stands, when and where, and how to join by phone."""

from __future__ import annotations

from datetime import date
from typing import TypeVar, cast

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import inlines, joined, link, para, sentence
from builder.compose.meetings import contact_for, is_over, when_and_where
from builder.compose.money import pay_in_words
from builder.compose.summaries import summary_of
from builder.document import Blocks, Inlines
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.status import Status, full_date, in_words

Wanted = TypeVar("Wanted", bound=Heading)

INFORMATION = "information"  # the kind of opportunity that there is nothing to join in, and no pay for


def as_kind(item: Item[Heading], kind: type[Wanted]) -> Item[Wanted] | None:
    """The item as one of this kind; None if it is of another."""
    return cast(Item[Wanted], item) if isinstance(item.fields, kind) else None


def is_told(feedback: Item[Feedback], catalogue: Catalogue) -> bool:
    """Whether the day has come on which people are told."""
    return feedback.fields.date <= catalogue.today


def standing(item: Item[Opportunity], catalogue: Catalogue) -> Inlines:
    """The status of an opportunity as sentences; where there is feedback, they lead to it."""
    status, feedback = catalogue.status(item), catalogue.feedback_on(item)
    if status is Status.HAPPENED and feedback:
        return joined(f"Closed. {summary_of(feedback, catalogue)} Read ", link(feedback), ".")
    return inlines(in_words(status, item.fields))


def told(item: Item[Heading], catalogue: Catalogue) -> Blocks:
    """All that a newsletter says of an item, below its title."""
    return (
        para(summary_of(item, catalogue)),
        *_particulars(item, catalogue),
        para("Read more in ", link(item), "."),
    )


def _particulars(item: Item[Heading], catalogue: Catalogue) -> Blocks:
    """How an opportunity stands and what it pays; when and where a meeting is."""
    if opportunity := as_kind(item, Opportunity):
        return _chance(opportunity, catalogue)
    # A meeting without a summary of its own has said when and where it is in the one that was made.
    if isinstance(item.fields, Event) and item.fields.summary:
        return (para(when_and_where(item.fields, catalogue)),)
    return ()


def _chance(item: Item[Opportunity], catalogue: Catalogue) -> Blocks:
    status, closes = catalogue.status(item), item.fields.closes
    blocks = [para(standing(item, catalogue))]
    if status is Status.COMING and isinstance(closes, date):
        blocks.append(para(f"The last day to take part is {full_date(closes)}."))
    if _can_be_joined(status) and item.fields.kind != INFORMATION:
        blocks.append(para(pay_in_words(item)))
    return tuple(blocks)


def _can_be_joined(status: Status) -> bool:
    return status.open or status is Status.COMING


def by_phone(item: Item[Heading], catalogue: Catalogue) -> Blocks:
    """How to join by phone, for people who listen; nothing if there is nothing to join any more."""
    phone = phone_for(item, catalogue)
    words = ""
    if opportunity := as_kind(item, Opportunity):
        words = _phone_way(opportunity.fields, phone) if _can_be_joined(catalogue.status(opportunity)) else ""
    elif isinstance(item.fields, Group) or (
        isinstance(item.fields, Event) and not is_over(item.fields, catalogue)
    ):
        words = f"To join by phone, or to ask, call {phone}."
    return (para(words),) if words else ()


def phone_for(item: Item[Heading], catalogue: Catalogue) -> str:
    """The number to call about an item: that of its contact, or else of the site."""
    site = catalogue.site
    return contact_for(item, catalogue).phone or site.contact.phone or site.other_formats.phone


def _phone_way(opportunity: Opportunity, phone: str) -> str:
    """What the page says of taking part by phone; the number is added if it is not in it."""
    if opportunity.kind == INFORMATION:
        return f"To ask about this, call {phone}."
    how = next((way.how for way in opportunity.ways if way.way == "phone" and way.how), "")
    if not how:
        return f"To join by phone, or to ask, call {phone}."
    words = f"To join by phone: {sentence(how)}"
    return words if any(char.isdigit() for char in how) else f"{words} Call {phone}."
