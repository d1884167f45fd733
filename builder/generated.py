"""The pages that the program makes: lists of what there is, and those that stand on every site.

An author may write a file at the address of any of them: its words are set in, under its own title.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from builder.catalogue import Catalogue, Item
from builder.compose.composed import Composed
from builder.compose.lists import pages as lists
from builder.compose.standing import pages as standing
from builder.schema.glossary import Entry
from builder.schema.page import Heading


def is_generated(address: str) -> bool:
    """Whether the program makes the page at an address, round an author's words if there are any."""
    return lists.is_list(address) or standing.is_standing(address)


def pages(catalogue: Catalogue, entries: Collection[Entry] = ()) -> dict[str, Composed]:
    """The pages to add, by their names (`groups/index.md`); lists of nothing are not made."""
    addresses = (*lists.listed(catalogue, entries), *standing.STANDING)
    missing = [at for at in addresses if not author_of(at, catalogue)]
    return {f"{address}index.md": compose(address, catalogue, entries) for address in missing}


def compose(address: str, catalogue: Catalogue, entries: Collection[Entry] = ()) -> Composed:
    """The page at an address, under the title, summary and day that its author gave it, if there is one."""
    if lists.is_list(address):
        made = lists.compose(address, catalogue, entries)
    else:
        made = standing.compose(address, catalogue)
    own = author_of(address, catalogue)
    if own is None:
        return made
    return replace(made, title=own.fields.title, summary=own.fields.summary, date=own.fields.date)


def author_of(address: str, catalogue: Catalogue) -> Item[Heading] | None:
    """The page that an author wrote at an address: the words that introduce what the program makes."""
    return next((item for item in catalogue.items.values() if item.address == address), None)
