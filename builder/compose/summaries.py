"""What stands under the title of an item: the summary that was written, or else one made from its answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import sentence
from builder.compose.counts import acted_on
from builder.compose.meetings import when_and_where
from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.newsletter import Newsletter
from builder.schema.page import Heading
from builder.schema.venue import Venue


def summary_of(item: Item[Heading], catalogue: Catalogue) -> str:
    """The summary of an item; empty for a kind that must be given one and has none."""
    make = _MADE.get(type(item.fields))
    return item.fields.summary or (make(item.fields, catalogue) if make else "")


def _feedback(fields: Feedback, catalogue: Catalogue) -> str:
    return acted_on(fields, catalogue.site.thresholds.small_number)


def _group(fields: Group, _: Catalogue) -> str:
    return f"Who it is for: {sentence(fields.who_for)} When it meets: {sentence(fields.meets)}"


def _venue(fields: Venue, _: Catalogue) -> str:
    return f"How to get to {fields.title}, and what you find there."


def _newsletter(_: Newsletter, catalogue: Catalogue) -> str:
    return f"What you can join, and what has changed. News from {sentence(catalogue.site.organisation)}"


def _edition(_: Edition, catalogue: Catalogue) -> str:
    words = "What is happening, what you can join, and what is useful to know."
    return f"{words} News from {sentence(catalogue.site.organisation)}"


_MADE: dict[type[Heading], Callable[[Any, Catalogue], str]] = {
    Feedback: _feedback,
    Group: _group,
    Event: when_and_where,
    Venue: _venue,
    Newsletter: _newsletter,
    Edition: _edition,
}
