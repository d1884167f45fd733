"""Blocks: pieces of a page that know their height, split over pages, and draw themselves for their element.

All measures are points. `x` and `top` are a block's upper left corner, counted from the page's lower left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from builder.tagged_pdf.canvas import Anchor, TaggedCanvas


class Block(Protocol):
    """What every block can do.

    `above` and `below` are the least space that it asks for; `with_next` keeps it off the foot of a page.
    """

    above: float
    below: float
    with_next: bool

    def height(self, width: float) -> float:
        """How high the block is in a column of this width."""

    def split(self, width: float, room: float, force: bool = False) -> Parts:
        """What fits into the room and the rest, of a block that does not fit as a whole.

        `force` is for the first block of a page: some part of it must be found to fit.
        """

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Paint the block."""

    def within(self) -> Sequence[Block]:
        """The blocks inside it, in reading order."""


Parts: TypeAlias = tuple[Block | None, Block | None]


@dataclass(slots=True)
class Stack:
    """Blocks one below the other; between two stands the larger of the spaces that they ask for.

    A stack no higher than `whole` points, such as a picture and its caption, is not split unless it must be.
    """

    blocks: Sequence[Block]
    above: float = 0
    below: float = 0
    with_next: bool = False
    whole: float = 0

    def height(self, width: float) -> float:
        """See `Block`."""
        gaps = sum(max(one.below, two.above) for one, two in zip(self.blocks, self.blocks[1:], strict=False))
        return gaps + sum(block.height(width) for block in self.blocks)

    def split(self, width: float, room: float, force: bool = False) -> tuple[Stack | None, Stack | None]:
        """See `Block`; a heading moves on with what it belongs to, unless no page can hold both.

        With `force`, the one block that cannot be split may be higher than the room; never the rest with it.
        """
        if not force and self.whole and self.height(width) <= self.whole:
            return None, self
        kept: list[Block] = []
        for at, block in enumerate(self.blocks):
            room -= max(kept[-1].below, block.above) if kept else 0
            height = block.height(width)
            if height <= room and not (kept and _too_low(block, kept[-1], room)):
                room -= height
                kept.append(block)
                continue
            forced = force and all(before.with_next for before in kept)
            first, rest = block.split(width, room, forced)
            if forced and (first is None or (kept and first.height(width) > room)):
                kept = kept or [block]
                return self._part(kept), self._part(self.blocks[len(kept) :])
            if first is None:
                while kept and kept[-1].with_next:
                    kept.pop()
                return self._part(kept), self._part(self.blocks[len(kept) :])
            return self._part([*kept, first]), self._part([*([rest] if rest else []), *self.blocks[at + 1 :]])
        return self, None

    def _part(self, blocks: Sequence[Block]) -> Stack | None:
        return replace(self, blocks=blocks) if blocks else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """See `Block`."""
        before: Block | None = None
        for block in self.blocks:
            top -= max(before.below, block.above) if before else 0
            block.draw(canvas, x, top, width)
            top -= block.height(width)
            before = block

    def within(self) -> Sequence[Block]:
        """See `Block`."""
        return self.blocks


@dataclass(slots=True)
class Chapter:
    """A heading that wants `room` points of a page from its top down, and else begins the next page."""

    heading: Block
    room: float
    above: float = 0
    below: float = 0
    with_next: bool = True

    def height(self, width: float) -> float:
        """See `Block`."""
        return self.heading.height(width)

    def split(self, width: float, room: float, force: bool = False) -> Parts:
        """See `Block`."""
        return self.heading.split(width, room, force)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """See `Block`."""
        self.heading.draw(canvas, x, top, width)

    def within(self) -> Sequence[Block]:
        """See `Block`."""
        return (self.heading,)


def _too_low(block: Block, before: Block, room: float) -> bool:
    """Whether a chapter would begin too low on a page; one right below another heading stays with it."""
    return isinstance(block, Chapter) and room < block.room and not before.with_next


def anchors(block: Block) -> Iterator[Anchor]:
    """Every anchor in a block, in reading order."""
    anchor: Anchor | None = getattr(block, "anchor", None)
    if anchor:
        yield anchor
    for inner in block.within():
        yield from anchors(inner)


def lists_at(block: Block, *, last: bool) -> set[int]:
    """The lists in which a block ends (`last`) or begins, each by the identity of its element."""
    found: set[int] = set()
    while True:
        element = getattr(block, "item_of", None)
        if element is not None:
            found.add(id(element))
        inside = block.within()
        if not inside:
            return found
        block = inside[-1 if last else 0]
