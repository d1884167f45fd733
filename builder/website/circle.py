"""How the website shows that everything belongs together: cards with their status, and the finder.

A section of a Document whose heading is a link to an item is a card. So a card says what every other format
says; only its looks, the filters that it fits and its calendar file are added here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from builder import addresses, xhtml
from builder.catalogue import Catalogue, Item
from builder.compose.blocks import slug
from builder.compose.finder import FILTERS, fits, lengths
from builder.compose.lists.get_involved import SUITS
from builder.compose.lists.pages import CALENDAR, GET_INVOLVED
from builder.compose.pictures import picture_of
from builder.document import Block, Blocks, Document, EasyRead, Section
from builder.ideas import symbol_named, web_address
from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.speech.places import place_of, unwrapped
from builder.subscriptions import ALL_MEETINGS, ATOM, RSS, calendar_of, news
from builder.symbols import Symbol
from builder.website.cards import item_of, items_of, status_of, without_cards
from builder.words import text_of
from builder.xhtml import Addresses

Variables = dict[str, Any]
Sound = Callable[[str], Variables | None]  # the recording of the page at an address


def _silent(_: str) -> None:
    """No recordings."""


@dataclass(frozen=True)
class Circle:
    """Everything there is on the site, as the templates of its pages see it."""

    catalogue: Catalogue
    content: Path
    sound: Sound = _silent
    on_stick: bool = False  # where feeds are of no use

    def page(self, document: Document) -> Variables:
        """What a template is told of a page beyond its Document, all that its cards depend on among it."""
        address = document.address
        found = self.catalogue.all(Opportunity) if address == GET_INVOLVED else ()
        return {
            "calendar": ALL_MEETINGS if address == CALENDAR and self.catalogue.all(Event) else None,
            "fits": {one.address: self._fits(one) for one in found},
            "stands": self._stands(self.by_address.get(address)),
            "on_cards": [self._on_card(one) for one in self._items_of(document)],
        }

    def _on_card(self, item: Item[Heading]) -> Variables:
        """What a card shows that the Document of its page does not say."""
        sound = self.sound(item.address) if isinstance(item.fields, Edition) else None
        status = self._stands(item)
        return {"url": item.address, "picture": self._picture(item), "status": status, "audio": sound}

    def _stands(self, item: Item[Any] | None) -> str | None:
        """The key of the status of an opportunity, which has a shape and a colour."""
        opportunity = item is not None and isinstance(item.fields, Opportunity)
        return self.catalogue.status(item).key if item and opportunity else None

    def words(self, document: Document) -> Variables:
        """The words of a page as HTML: `content` for a page of mere words, or else `status` and `parts`.

        Parts are words in order, some with cards below them.
        """
        here = addresses.for_page(document.address, self.content, self.on_stick)
        status, blocks = self._status(self.by_address.get(document.address), document.blocks, here)
        if not status and not self.has_cards(document):
            return {"content": xhtml.body(document, here)}
        notes = xhtml.body(replace(document, blocks=()), here)
        parts = [*self._parts(blocks, here), *([{"id": "", "html": notes, "cards": []}] if notes else [])]
        if document.address == GET_INVOLVED:
            _set_finder(parts)
        return {"status": status, "parts": parts}

    def has_cards(self, document: Document) -> bool:
        """Whether a page shows others as cards of its own."""
        return any(self._items_of(document))

    def pictures(self) -> dict[str, Symbol]:
        """The pictures of all cards there may be, by the address they are published at."""
        shown = {picture_of(item, self.catalogue) for item in self.catalogue.items.values()}
        found = [symbol for name in shown if name and (symbol := symbol_named(name, self.content))]
        return {web_address(symbol): symbol for symbol in found}

    def _picture(self, item: Item[Any]) -> str | None:
        """Where the picture of a card is published."""
        name = picture_of(item, self.catalogue)
        symbol = symbol_named(name, self.content) if name else None
        return web_address(symbol) if symbol else None

    def _items_of(self, document: Document) -> Iterator[Item[Heading]]:
        """The items that a page shows as cards."""
        return items_of(document.blocks, self.by_address)

    def common(self) -> Variables:
        """What every page is told: where the feeds are, if there is anything in them."""
        return {"feeds": {"rss": RSS, "atom": ATOM} if self._has_news and not self.on_stick else None}

    @cached_property
    def _has_news(self) -> bool:
        return bool(news(self.catalogue))

    @cached_property
    def by_address(self) -> Mapping[str, Item[Heading]]:
        """Every item there is by the address of its page."""
        return {item.address: item for item in self.catalogue.items.values()}

    def _parts(self, blocks: Blocks, here: Addresses) -> list[Variables]:
        """Words and cards in turn, in the order in which they are heard."""
        parts: list[Variables] = []
        for block in blocks:
            inside = block.blocks if isinstance(block, Section) else ()
            if card := self._card(block, here):
                if not parts or parts[-1]["html"]:
                    parts.append({"id": "", "html": "", "cards": []})
                parts[-1]["cards"].append(card)
                continue
            identity = block.id if isinstance(block, Section) else ""
            begin = next((at for at, one in enumerate(inside) if self._card(one, here)), len(inside))
            first = replace(block, blocks=inside[:begin]) if isinstance(block, Section) else block
            words = xhtml.blocks((without_cards(first, self.by_address),), here)
            parts.append({"id": identity, "html": words, "cards": []})
            parts += self._in_turn(inside[begin:], parts[-1], here)
        return [part for part in parts if part["html"] or part["cards"]]

    def _in_turn(self, inside: Blocks, last: Variables, here: Addresses) -> list[Variables]:
        """The parts of a section from its first card on; cards that come first go to the part before."""
        parts: list[Variables] = []
        for one in inside:
            if card := self._card(one, here):
                (parts[-1] if parts else last)["cards"].append(card)
                continue
            words = xhtml.blocks((without_cards(one, self.by_address),), here)
            if parts and not parts[-1]["cards"]:
                parts[-1]["html"] += "\n" + words
            else:
                parts.append({"id": "", "html": words, "cards": []})
        return parts

    def _card(self, block: Block, here: Addresses) -> Variables | None:
        item = item_of(block, self.by_address)
        if item is None or not isinstance(block, Section):
            return None
        status, blocks = self._status(item, block.blocks, here)
        return {
            "level": block.level,
            "id": block.id,
            "title": text_of(block.heading),
            "place": place_of(block.heading),
            **self._on_card(item),
            "status": status,
            "html": xhtml.blocks(blocks, here),
            "fits": self._fits(item),
            "calendar": calendar_of(item) if isinstance(item.fields, Event) else None,
        }

    def _status(
        self, item: Item[Any] | None, blocks: Blocks, here: Addresses
    ) -> tuple[Variables | None, Blocks]:
        """The status of an opportunity, which its first paragraph says in bold; and the other blocks."""
        key, first = self._stands(item), status_of(blocks)
        if key is None or first is None:
            return None, blocks
        words = xhtml.blocks((replace(first, children=unwrapped(first.children)),), here)
        others = tuple(block for block in blocks if block is not first and not isinstance(block, EasyRead))
        return {"key": key, "html": words}, others

    def _fits(self, item: Item[Any]) -> Mapping[str, str] | None:
        """The answers that an opportunity fits, as attributes hold them: `users carers`."""
        if not isinstance(item.fields, Opportunity):
            return None
        return {name: " ".join(answers) for name, answers in fits(item, self.catalogue).items()}


def _set_finder(parts: list[Variables]) -> None:
    """Put the filters above the first cards, and mark the lists that answer the same without them."""
    first = next((part for part in parts if part["cards"]), None)
    if first:
        untold = " ".join(lengths(""))
        times = (card["fits"]["time"] for part in parts for card in part["cards"] if card["fits"])
        first["filters"] = {"rows": FILTERS, "untold": untold in times}
    for part in parts:
        part["instead"] = part["id"] == slug(SUITS)
