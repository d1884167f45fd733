"""Who has chosen easy read stays in it: links lead to the easy read of other pages, where there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from builder.document import (
    Blocks,
    Document,
    EasyRead,
    Idea,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    Section,
    Text,
    sections,
)
from builder.gathered import Gathered
from builder.ideas import are_among, easy_read_blocks, has_ideas

FOLDER = "easy-read/"  # below the address of a page

Ways = Mapping[str, str]  # where links lead now, by where they led


@dataclass
class EasyPages:
    """The pages of a site that have easy read."""

    documents: Mapping[str, Document]
    _places: dict[str, frozenset[str]] = field(default_factory=dict)  # the ids in the easy read of a page
    _known: dict[str, bool] = field(default_factory=dict)

    def ways(self, gathered: Gathered) -> Ways:
        """The links of a page that lead elsewhere in its easy read: to that of another page."""
        found = ((target, self.of(target)) for target in gathered.ways)
        return {target: way for target, way in found if way != target}

    def of(self, target: str) -> str:
        """Where a link to a page (`/groups/` or `/groups/#forum`) leads from easy read."""
        path, mark, place = target.partition("#")
        address = path.removeprefix("/")
        if not self._has(address) or (place and unquote(place) not in self._ids(address)):
            return target
        return f"/{address}{FOLDER}{mark}{place}"

    def _has(self, address: str) -> bool:
        if address not in self._known:
            document = self.documents.get(address)
            self._known[address] = document is not None and has_ideas(document)
        return self._known[address]

    def _ids(self, address: str) -> frozenset[str]:
        if address not in self._places:
            found = sections(self.documents[address].blocks)
            self._places[address] = frozenset(one.id for one in found if are_among(one.blocks))
        return self._places[address]


def led(document: Document, ways: Ways) -> Document:
    """The easy read of a Document with links that lead where `ways` says."""
    return replace(document, blocks=_blocks(easy_read_blocks(document.blocks), ways)) if ways else document


def _blocks(blocks: Blocks, ways: Ways) -> Blocks:
    return tuple(_block(block, ways) for block in blocks if isinstance(block, Section | EasyRead))


def _block(block: Section | EasyRead, ways: Ways) -> Section | EasyRead:
    if isinstance(block, Section):
        return replace(block, heading=_inlines(block.heading, ways), blocks=_blocks(block.blocks, ways))
    return replace(block, ideas=tuple(_idea(idea, ways) for idea in block.ideas))


def _idea(idea: Idea, ways: Ways) -> Idea:
    if all(isinstance(inline, Text) for inline in idea.children):  # as most are
        return idea
    return replace(idea, children=_inlines(idea.children, ways))


def _inlines(inlines: Inlines, ways: Ways) -> Inlines:
    return tuple(_inline(inline, ways) for inline in inlines)


def _inline(inline: Inline, ways: Ways) -> Inline:
    if isinstance(inline, Text | LineBreak | NoteRef):
        return inline
    if isinstance(inline, Link):
        return replace(inline, target=ways.get(inline.target, inline.target))
    return replace(inline, children=_inlines(inline.children, ways))
