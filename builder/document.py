"""The Document: what a page says, free of how any format looks.

Everything here is frozen and hashable. Names follow pandoc's where pandoc has one. Text keeps the author's
characters with white space folded; `line` is the line of the source file, counted from 1, and is not part
of what a thing *is*: two Documents that differ only in lines are equal and make the same artefacts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias


def _line() -> int:
    return field(default=0, repr=False, compare=False)


# ---- Inlines: what stands inside a paragraph ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of importance, shown in bold."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Emph:
    """Stressed words; print shows them in bold because italics are hard to read (RNIB Clear Print)."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere.

    `target` is one of: a full address (`https:`, `mailto:`, `tel:`), a page or file of this site from its
    root (`/opportunities/day-centres/#pay`), or a section of the same Document (`#pay`).
    """

    children: Inlines
    target: str


@dataclass(frozen=True, slots=True)
class Span:
    """Words in another language; `lang` is a BCP 47 tag such as `cy`."""

    children: Inlines
    lang: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph, as in a postal address."""


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A reference to the note with this number, shown as “(note 1)” in every format."""

    number: int


@dataclass(frozen=True, slots=True)
class Term:
    """Words that the glossary explains, where they first stand in a Document.

    `means` is what they mean, a phrase without a full stop that can stand in brackets; `name` is the term as
    the glossary has it (`carer`, where the page says “Carers”).
    """

    children: Inlines
    means: str
    name: str


Inline: TypeAlias = Text | Strong | Emph | Link | Span | LineBreak | NoteRef | Term
Inlines: TypeAlias = tuple[Inline, ...]

# ---- Blocks ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text."""

    children: Inlines
    line: int = _line()


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without order; each item is a tuple of blocks."""

    items: tuple[Blocks, ...]
    line: int = _line()


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list that counts from `start`; each item is a tuple of blocks."""

    items: tuple[Blocks, ...]
    start: int = 1
    line: int = _line()


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means: one or more explanations, each a tuple of blocks."""

    term: Inlines
    meanings: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their meanings."""

    items: tuple[Definition, ...]
    line: int = _line()


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words."""

    blocks: Blocks
    line: int = _line()


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that asks for attention; `kind` is the word after `///` (note, important, warning, example)."""

    kind: str
    title: Inlines
    blocks: Blocks
    line: int = _line()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with words that stand in for it. `picture` is its path below `content/`, with slashes."""

    picture: str
    alt: str
    caption: Inlines = ()
    line: int = _line()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under one row of header cells; every row has as many cells as the header."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    caption: Inlines = ()
    line: int = _line()


@dataclass(frozen=True, slots=True)
class Idea:
    """One easy-read idea: a picture and few words.

    `symbol` is a concept's name (`calendar`) or None; `alt` says what the picture shows.
    """

    symbol: str | None
    alt: str
    children: Inlines
    line: int = _line()


@dataclass(frozen=True, slots=True)
class EasyRead:
    """Easy-read ideas for the section they stand in; they appear only in easy-read outputs."""

    ideas: tuple[Idea, ...]
    line: int = _line()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. `level` is 2 for the sections of a Document (its title is 1)."""

    id: str
    heading: Inlines
    level: int
    blocks: Blocks
    line: int = _line()


Block: TypeAlias = (
    Section
    | Paragraph
    | BulletList
    | OrderedList
    | DefinitionList
    | Quote
    | Callout
    | Figure
    | Table
    | EasyRead
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """The text of the footnote with this number; notes stand at the end of every format."""

    number: int
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Checked:
    """Who checked the easy read, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Document:
    """A whole page: title, summary and blocks in reading order.

    `address` is where the page stands on the site, from its root and without a leading slash
    (`opportunities/day-centres/`; empty for the home page). `date` is the day it was published.
    """

    title: str
    summary: str
    blocks: Blocks
    address: str = ""
    lang: str = "en-GB"
    notes: tuple[Note, ...] = ()
    date: date | None = None
    checked: Checked | None = None
    source: str = field(default="", repr=False, compare=False)

    @property
    def slug(self) -> str:
        """The name its files bear: the last part of the address (`day-centres`), or `home`."""
        return self.address.strip("/").rsplit("/", 1)[-1] or "home"


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block, outer before inner, in reading order."""
    found: list[Block] = []
    _gather(blocks, found)
    return iter(found)


def _gather(blocks: Blocks, found: list[Block]) -> None:
    """Put every block into a list, which is faster by far than generators inside generators."""
    for block in blocks:
        found.append(block)
        if isinstance(block, Paragraph):  # as most are
            continue
        if isinstance(block, _HOLDING_BLOCKS):
            _gather(block.blocks, found)
        elif isinstance(block, _HOLDING_ITEMS):
            for item in block.items:
                _gather(item, found)
        elif isinstance(block, DefinitionList):
            for definition in block.items:
                for meaning in definition.meanings:
                    _gather(meaning, found)


_HOLDING_BLOCKS = (Section, Quote, Callout)
_HOLDING_ITEMS = (BulletList, OrderedList)


def every_block(document: Document) -> Iterator[Block]:
    """Every block of a Document, those of its notes last."""
    found: list[Block] = []
    _gather(document.blocks, found)
    for note in document.notes:
        _gather(note.blocks, found)
    return iter(found)


def sections(blocks: Blocks) -> Iterator[Section]:
    """Every section, outer before inner, in reading order."""
    return (block for block in walk(blocks) if isinstance(block, Section))


def inlines_of(block: Block) -> Iterator[Inlines]:
    """The runs of inlines that a block itself holds, not those of the blocks inside it."""
    return iter((block.children,)) if isinstance(block, Paragraph) else _runs(block)


def _runs(block: Block) -> Iterator[Inlines]:
    match block:
        case Section():
            yield block.heading
        case DefinitionList(definitions):
            yield from (definition.term for definition in definitions)
        case Callout(_, title, _):
            yield title
        case Figure(_, _, caption):
            yield caption
        case Table(header, rows, caption):
            yield caption
            yield from header
            for row in rows:
                yield from row
        case EasyRead(ideas):
            yield from (idea.children for idea in ideas)
        case _:
            pass


def walk_inlines(inlines: Inlines) -> Iterator[Inline]:
    """Every inline, outer before inner, in reading order."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Strong | Emph | Link | Span | Term):
            yield from walk_inlines(inline.children)


def links(document: Document) -> Iterator[tuple[Link, int]]:
    """Every link of the Document and its notes, with the source line of the block it stands in."""
    for block in every_block(document):
        for inlines in inlines_of(block):
            for inline in inlines:
                if not isinstance(inline, Text):  # as most are
                    for inner in walk_inlines((inline,)):
                        if isinstance(inner, Link):
                            yield inner, block.line
