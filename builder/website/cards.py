"""Which sections of a page are cards: those whose heading is one link, to an item of the site.

Cards stand on a page or in its top sections. Their words are found on the page that they lead to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from builder.document import Block, Blocks, EasyRead, Link, Paragraph, Section, Strong

Item = TypeVar("Item")


def item_of(block: Block, by_address: Mapping[str, Item]) -> Item | None:
    """The item that a block is a card of, among those of the site by their addresses."""
    if isinstance(block, Section) and len(block.heading) == 1 and isinstance(block.heading[0], Link):
        return by_address.get(block.heading[0].target.lstrip("/"))
    return None


def items_of(blocks: Blocks, by_address: Mapping[str, Item]) -> Iterator[Item]:
    """The items whose cards stand among the blocks of a page, in order."""
    inside = (one for block in blocks if isinstance(block, Section) for one in block.blocks)
    for block in (*blocks, *inside):
        item = item_of(block, by_address)
        if item is not None:
            yield item


def without_cards(block: Block, by_address: Mapping[str, Item]) -> Block:
    """A block of a page without the cards in it."""
    if not isinstance(block, Section):
        return block
    words = tuple(one for one in block.blocks if item_of(one, by_address) is None)
    return block if words == block.blocks else replace(block, blocks=words)


def status_of(blocks: Blocks) -> Paragraph | None:
    """Where an opportunity stands: the first words of its page or card, if they are bold from end to end."""
    first = next((block for block in blocks if not isinstance(block, EasyRead)), None)
    if not isinstance(first, Paragraph) or len(first.children) != 1:
        return None
    return first if isinstance(first.children[0], Strong) else None
