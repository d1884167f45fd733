"""Which composer makes the page of which kind; a plain page is as its author wrote it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from builder.catalogue import Catalogue, Item
from builder.compose import edition, event, feedback, group, newsletter, opportunity, strategy, venue
from builder.compose.composed import Composed, assemble
from builder.document import Document
from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.newsletter import Newsletter
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue

Composer = Callable[[Item[Any], Catalogue], Composed]

COMPOSERS: dict[type[Heading], Composer] = {
    Opportunity: opportunity.compose,
    Feedback: feedback.compose,
    Strategy: strategy.compose,
    Group: group.compose,
    Event: event.compose,
    Venue: venue.compose,
    Newsletter: newsletter.compose,
    Edition: edition.compose,
}


def page(item: Item[Heading], written: Document, catalogue: Catalogue) -> Document:
    """The whole page of an item: what its answers become, and the author's words within."""
    composer = COMPOSERS.get(type(item.fields))
    return assemble(composer(item, catalogue), written) if composer else written
