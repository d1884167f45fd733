"""A catalogue that notes what a composer asks of it: a page is composed again only if an answer differs.

Questions are asked again in a later build, and the prints of the answers compared. What is asked in a way
that is not known here has the print of everything: nothing can be learnt of other items without being noted.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from typing import Any, cast

from builder.cache import key_of
from builder.catalogue import Catalogue, Item
from builder.schema.event import Event
from builder.schema.page import Heading
from builder.schema.venue import Venue

Question = tuple[object, ...]  # what is asked, and of what: a kind, a name, or an item by its name
Asked = dict[Question, str]  # with the prints of the answers

_OF_ITEMS = frozenset(("status", "feedback_on", "events_of", "contact_of"))
_OF_WORDS = frozenset(("all", "find", "named", "commitment", "serving"))
_EVERYTHING = ("everything",)


class Prints:
    """Answers of a catalogue as short texts that differ when they do; `stamps` of files go by their paths."""

    def __init__(self, catalogue: Catalogue, stamps: Mapping[str, str]) -> None:
        self.catalogue = catalogue
        self._stamps = stamps
        self._known: Asked = {}

    def item(self, item: Item[Heading]) -> str:
        """An item: its file, and what it did not get from there."""
        return key_of(self._stamps[item.file], item.name, item.address, item.fields.title)

    @cached_property
    def site(self) -> str:
        """The site, of which composers may ask anything."""
        return key_of(self.catalogue.site)

    def of(self, question: Question) -> str:
        """The answer to a question today, looked up once."""
        if question not in self._known:
            self._known[question] = self._print(self._answer(*question))
        return self._known[question]

    def same(self, asked: Asked) -> bool:
        """Whether all questions have the answers that they had."""
        return all(self.of(question) == found for question, found in asked.items())

    def _answer(self, name: object, *about: Any) -> object:
        if name in _OF_ITEMS:
            item = self.catalogue.items.get(about[0])
            return getattr(self.catalogue, str(name))(item) if item else "gone"
        if name in _OF_WORDS:
            return getattr(self.catalogue, str(name))(*about)
        return self.catalogue.today if name == "today" else self._everything

    def _print(self, answer: object) -> str:
        if isinstance(answer, Item):
            return self.item(answer)
        return key_of(*map(self._print, answer)) if isinstance(answer, tuple) else repr(answer)

    @cached_property
    def _everything(self) -> tuple[object, ...]:
        return self.catalogue.today, *self.catalogue.items.values()


class Watched:
    """What stands before a catalogue while one page is composed; `asked` is all that was asked of it."""

    def __init__(self, prints: Prints) -> None:
        self._prints = prints
        self.asked: Asked = {}

    @property
    def site(self) -> object:
        """The site, which every page depends on."""
        return self._prints.catalogue.site

    def venue_of(self, event: Event) -> Item[Venue] | None:
        """Where an event is."""
        return cast(Catalogue, self).find(Venue, event.venue)

    def __getattr__(self, name: str) -> Any:
        """Anything else that a catalogue has, noted before it is given."""
        if name in _OF_ITEMS | _OF_WORDS:
            return partial(self._ask, name)
        self._note((name,) if name == "today" else _EVERYTHING)
        return getattr(self._prints.catalogue, name)

    def _ask(self, name: str, *about: Any) -> Any:
        if name in _OF_WORDS:
            self._note((name, *about))
        else:
            item: Item[Heading] = about[0]
            known = self._prints.catalogue.items.get(item.name) is item
            self._note((name, item.name) if known else _EVERYTHING)
        return getattr(self._prints.catalogue, name)(*about)

    def _note(self, question: Question) -> None:
        self.asked[question] = self._prints.of(question)
