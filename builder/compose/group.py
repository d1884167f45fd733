"""The page of a group: who it is for, when and where it meets, how to join, and what it has brought about."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import Words, bullets, facts, joined, link, section, sentence
from builder.compose.composed import Composed
from builder.compose.easy import group as easy
from builder.compose.meetings import coming, is_over, past, who_to_ask
from builder.compose.summaries import summary_of
from builder.compose.venue import access_facts
from builder.document import Blocks, Section
from builder.schema.choices import UNPAID
from builder.schema.group import Group
from builder.schema.venue import Venue
from builder.status import full_date


def compose(item: Item[Group], catalogue: Catalogue) -> Composed:
    """The page of a group, with its meetings by date."""
    events = catalogue.events_of(item)
    return Composed(
        title=item.fields.title,
        summary=summary_of(item, catalogue),
        date=item.fields.date,
        opening=_facts(item, catalogue),
        after=(
            section("Next meetings", coming(events, catalogue)),
            _access(item.fields, catalogue),
            section("You raised, we answered", _raised(item.fields)),
            who_to_ask(item, catalogue),
            section("Past meetings", past(events, catalogue)),
            _belongs(item.fields, catalogue),
        ),
        easy=easy.ideas(item, catalogue),
    )


def _facts(item: Item[Group], catalogue: Catalogue) -> Blocks:
    fields = item.fields
    return facts(
        (
            ("Who it is for", sentence(fields.who_for)),
            ("When it meets", sentence(fields.meets)),
            ("Where it meets", _where(fields, catalogue)),
            ("Next meeting", next_meeting(item, catalogue)),
            ("Pay", _pay(fields)),
            ("How to join", sentence(fields.how_to_join)),
        )
    )


def _where(group: Group, catalogue: Catalogue) -> Words:
    venue = catalogue.find(Venue, group.where)
    if venue is None:
        return sentence(group.where)
    return joined(link(venue), *(f", {line}" for line in venue.fields.address))


def next_meeting(item: Item[Group], catalogue: Catalogue) -> str | None:
    """The day of the next meeting: as written, unless it has passed, or else that of the next event."""
    written = [item.fields.next_date] if item.fields.next_date else []
    events = [one.fields.date for one in catalogue.events_of(item) if not is_over(one.fields, catalogue)]
    days = [day for day in (*written, *events) if day >= catalogue.today]
    return full_date(min(days)) if days else None


def _pay(group: Group) -> str | None:
    if group.payment is None:
        return None
    return "None" if group.payment.lower().rstrip(".") == UNPAID else sentence(group.payment)


def _access(group: Group, catalogue: Catalogue) -> Section | None:
    venue = catalogue.find(Venue, group.where)
    return section(f"Access at {venue.fields.title}", access_facts(venue.fields)) if venue else None


def _raised(group: Group) -> Blocks:
    return facts(
        (f"You raised: {sentence(one.raised)}", f"We answered: {sentence(one.answered)}")
        for one in group.you_raised
    )


def _belongs(group: Group, catalogue: Catalogue) -> Section | None:
    related = [one for words in group.related if (one := catalogue.named(words))]
    return section("What belongs to this", bullets(link(one) for one in related))
