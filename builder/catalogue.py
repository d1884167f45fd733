"""Everything there is on the site, and how it hangs together: what answers what, and what serves what.

Items are found by the name of their file. References that lead nowhere are the business of `rules/together`;
here they are simply not found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from builder.evidence import NONE, Evidence
from builder.schema.answers import MONTHS
from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.site import Contact, Site
from builder.schema.strategy import Commitment, Strategy
from builder.schema.venue import Venue
from builder.status import Status, status_of

Fields_co = TypeVar("Fields_co", bound=Heading, covariant=True)
Wanted = TypeVar("Wanted", bound=Heading)


@dataclass(frozen=True, slots=True)
class Item(Generic[Fields_co]):
    """One file of content: its name below the content folder (`events/the-orchard`) and its fields.

    `address` is where its page stands, and `file` the path as officers know it.
    """

    name: str
    fields: Fields_co
    address: str
    file: str

    @property
    def slug(self) -> str:
        """The name by which others refer to it: its file's name without its folder and ending."""
        return self.name.rpartition("/")[2]


@dataclass(frozen=True)
class Catalogue:
    """All items by their names, on one day, and what is known of how accessible the site is."""

    site: Site
    today: date
    items: Mapping[str, Item[Heading]]
    evidence: Evidence = NONE

    def all(self, kind: type[Wanted]) -> tuple[Item[Wanted], ...]:
        """Every item of a kind, in the order of their names."""
        return self._by_kind.get(kind, ())  # type: ignore[return-value]

    def find(self, kind: type[Wanted], slug: str | None) -> Item[Wanted] | None:
        """The item of a kind with this name, if there is one."""
        return self._by_slug.get((kind, slug or ""))  # type: ignore[return-value]

    def named(self, words: str) -> Item[Heading] | None:
        """The item that officers mean: `opportunities/day-centres`, with or without `.md`.

        Feedback that waits for its day is not there yet.
        """
        item = self.items.get(words.strip().strip("/").removesuffix(".md"))
        return None if item and self._waits(item) else item

    @cached_property
    def waiting(self) -> tuple[Item[Feedback], ...]:
        """The feedback that is told on a later day, and not before."""
        return tuple(item for item in self.all(Feedback) if self._waits(item))

    def _waits(self, item: Item[Heading]) -> bool:
        return isinstance(item.fields, Feedback) and item.fields.date > self.today

    def status(self, item: Item[Opportunity]) -> Status:
        """Where an opportunity is today, from coming to what happened."""
        soon = self.site.thresholds.closes_soon_days
        feedback = self.feedback_on(item)
        published = feedback is not None and feedback.fields.date <= self.today
        return status_of(item.fields, self.today, soon, published)

    def feedback_on(self, item: Item[Opportunity]) -> Item[Feedback] | None:
        """The feedback that answers an opportunity; the newest, if there are several."""
        return self._feedback.get(item.slug)

    def events_of(self, item: Item[Heading]) -> tuple[Item[Event], ...]:
        """The events of an opportunity or a group, in the order of their days."""
        return self._events.get((type(item.fields), item.slug), ())

    def venue_of(self, event: Event) -> Item[Venue] | None:
        """Where an event is."""
        return self.find(Venue, event.venue)

    def contact_of(self, item: Item[Heading]) -> Contact:
        """Whom to ask about an item: its own contact, one that the site file names, or the site's."""
        wanted = item.fields.contact if isinstance(item.fields, Opportunity | Group | Edition) else None
        if isinstance(wanted, Contact):
            return wanted
        return self.site.contacts.get(wanted or "", self.site.contact)

    @cached_property
    def commitments(self) -> dict[str, tuple[Item[Strategy], Commitment]]:
        """Every commitment by its id, with the strategy it stands in."""
        return {one.id: (item, one) for item in self.all(Strategy) for one in item.fields.commitments}

    def commitment(self, name: str) -> tuple[Item[Strategy], Commitment] | None:
        """The commitment with this id, with the strategy it stands in, if there is one."""
        return self.commitments.get(name)

    def serving(self, commitment: str) -> tuple[Item[Heading], ...]:
        """The opportunities and feedback that serve a commitment."""
        return self._serving.get(commitment, ())

    @cached_property
    def _by_kind(self) -> dict[type[Heading], tuple[Item[Heading], ...]]:
        found: dict[type[Heading], list[Item[Heading]]] = {}
        for name in sorted(self.items):
            found.setdefault(type(self.items[name].fields), []).append(self.items[name])
        return {kind: tuple(items) for kind, items in found.items()}

    @cached_property
    def _by_slug(self) -> dict[tuple[type[Heading], str], Item[Heading]]:
        return {(type(item.fields), item.slug): item for item in self.items.values()}

    @cached_property
    def _feedback(self) -> dict[str, Item[Feedback]]:
        newest_last = sorted(self.all(Feedback), key=lambda item: item.fields.date)
        return {item.fields.opportunity: item for item in newest_last}

    @cached_property
    def _events(self) -> dict[tuple[type[Heading], str], tuple[Item[Event], ...]]:
        found: dict[tuple[type[Heading], str], tuple[Item[Event], ...]] = {}
        for item in sorted(self.all(Event), key=lambda item: (item.fields.date, item.fields.start)):
            for owner in _owners(item.fields):
                found[owner] = (*found.get(owner, ()), item)
        return found

    @cached_property
    def _serving(self) -> dict[str, tuple[Item[Heading], ...]]:
        found: dict[str, tuple[Item[Heading], ...]] = {}
        serving = [(item, item.fields.commitments) for item in self.all(Opportunity)]
        answering = [(item, item.fields.commitments) for item in self.all(Feedback)]
        for item, commitments in (*serving, *answering):
            for commitment in commitments:
                found[commitment] = (*found.get(commitment, ()), item)
        return found


def catalogue_of(
    site: Site, today: date, items: Iterable[Item[Heading]], evidence: Evidence = NONE
) -> Catalogue:
    """The catalogue of these items; those that need not have a title of their own are given one."""
    by_name = {item.name: item for item in items}
    asked = {
        item.slug: item.fields.title for item in by_name.values() if isinstance(item.fields, Opportunity)
    }
    for name, item in by_name.items():
        title = item.fields.title or _title(item.fields, asked)
        by_name[name] = replace(item, fields=item.fields.model_copy(update={"title": title}))
    return Catalogue(site, today, by_name, evidence)


def _title(fields: Heading, asked: Mapping[str, str]) -> str:
    if isinstance(fields, Feedback):
        return f"What came of: {asked.get(fields.opportunity, fields.opportunity)}"
    if isinstance(fields, Edition):
        return f"Talking News, {MONTHS[fields.month.month - 1]} {fields.month.year}"
    return "Untitled"


def _owners(event: Event) -> Iterator[tuple[type[Heading], str]]:
    """What an event belongs to."""
    if event.opportunity:
        yield Opportunity, event.opportunity
    if event.group:
        yield Group, event.group
