"""The table of pages that list others, and how each is composed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from builder.catalogue import Catalogue
from builder.compose import glossary
from builder.compose.composed import Composed
from builder.compose.easy.sentences import idea, page
from builder.compose.lists import (
    get_involved,
    home,
    ladder,
    meeting,
    news,
    strategies,
    what_changed,
)
from builder.document import Block, Section
from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.glossary import Entry
from builder.schema.group import Group
from builder.schema.newsletter import Newsletter
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue

HOME = ""
GET_INVOLVED = "opportunities/"
CALENDAR = "events/"
TALKING_NEWS = "talking-news/"
GLOSSARY = "glossary/"


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page that lists others: where it stands, what it lists, and how it is made."""

    address: str
    of: type[Heading]
    compose: Callable[[Catalogue], Composed]


LISTS = (
    ListPage(GET_INVOLVED, Opportunity, get_involved.compose),
    ListPage("feedback/", Feedback, what_changed.compose),
    ListPage("strategies/", Strategy, strategies.compose),
    ListPage("groups/", Group, meeting.groups),
    ListPage(CALENDAR, Event, meeting.calendar),
    ListPage("venues/", Venue, meeting.venues),
    ListPage(TALKING_NEWS, Edition, news.talking_news),
    ListPage("newsletters/", Newsletter, news.newsletters),
    ListPage("ladder/", Opportunity, ladder.compose),
)
_BY_ADDRESS = {page.address: page.compose for page in LISTS} | {HOME: home.compose}


def is_list(address: str) -> bool:
    """Whether the page at an address lists others."""
    return address in _BY_ADDRESS or address == GLOSSARY


def listed(catalogue: Catalogue, entries: Collection[Entry] = ()) -> tuple[str, ...]:
    """The addresses of the lists that have something in them; `entries` are those of the glossary."""
    found = tuple(page.address for page in LISTS if catalogue.all(page.of))
    return (*found, GLOSSARY) if entries else found


def compose(address: str, catalogue: Catalogue, entries: Iterable[Entry] = ()) -> Composed:
    """The list at an address."""
    made = _explained(entries) if address == GLOSSARY else _BY_ADDRESS[address](catalogue)
    # A list says what there is today, whatever people have checked of what its author wrote.
    return replace(made, standing=tuple(row for row in made.easy if row[0]))


def _explained(entries: Iterable[Entry]) -> Composed:
    sections: tuple[Block, ...] = glossary.blocks(entries)
    return Composed(
        title="Words explained",
        summary="Words that we use, and what they mean.",
        after=tuple(one for one in sections if isinstance(one, Section)),
        easy=page(("", (idea("read", "This page says what hard words mean."),))),
    )
