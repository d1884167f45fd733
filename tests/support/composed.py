"""Composed pages for tests, and what stands where on them."""

from __future__ import annotations

from datetime import date
from typing import Any

from builder.catalogue import Catalogue, Item
from builder.compose import pages
from builder.document import Document, Section, links, sections
from builder.words import plain_text, text_of
from tests.support.wexmoor import TODAY, catalogue


def page(
    first: Item[Any], *others: Item[Any], today: date = TODAY, own: tuple[Section, ...] = ()
) -> Document:
    """The page of the first item in a catalogue of all; `own` are sections that its author wrote."""
    return page_in(catalogue(first, *others, today=today), first.name, own)


def page_in(shelf: Catalogue, name: str, own: tuple[Section, ...] = ()) -> Document:
    """The page of the item with this name."""
    return pages.page(shelf.items[name], Document("", "", own), shelf)


def headings(made: Document) -> list[str]:
    """The headings of a page that are not below others."""
    return [text_of(block.heading) for block in made.blocks if isinstance(block, Section)]


def under(made: Document, heading: str) -> list[str]:
    """The words of the section with this heading; none if it is not there."""
    found = (one for one in sections(made.blocks) if text_of(one.heading) == heading)
    return [words for one in found for words in plain_text(one.blocks)]


def text(made: Document) -> list[str]:
    """All words of a page below its summary."""
    return list(plain_text(made.blocks))


def targets(made: Document) -> list[str]:
    """Where the links of a page lead."""
    return [link.target for link, _ in links(made)]
