"""The search index of a whole site, whose words are kept between builds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from builder.cache import program
from builder.catalogue import Item
from builder.context import Context
from builder.document import Document
from builder.faults import on_disk
from builder.kept import Kept
from builder.schema.glossary import Entry
from builder.schema.page import Heading
from builder.website.cards import items_of
from builder.website.search.index import index
from builder.website.search.said import said


def script(
    documents: Mapping[str, Document],
    keys: Mapping[str, str],
    easy: Collection[str],
    glossary: Iterable[Entry],
    *,
    context: Context,
    items: Mapping[str, Item[Heading]],
) -> str:
    """The index of these Documents; they, their `keys` and all `items` are by address.

    `easy` are the addresses of those that have an easy read.
    """
    kept = Kept(context.cache / "kept" / "words")
    made_with = program()

    def heard(document: Document) -> list[str]:
        # Which sections are cards does not follow from the Document: their items may come and go.
        cards = [item.address for item in items_of(document.blocks, items)]
        key = f"{made_with} {keys[document.address]} {' '.join(cards)}"
        return kept.once(key, lambda: "\n".join(said(document, items))).split("\n")

    made = index(documents.values(), heard, easy, glossary, context.site.language)
    on_disk(kept.save)
    return made
