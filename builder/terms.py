"""The words of the glossary in a Document: found whole, and explained where they first stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from typing import Generic, TypeVar

from builder.document import (
    Block,
    Blocks,
    BulletList,
    Callout,
    DefinitionList,
    Document,
    Emph,
    Inline,
    Inlines,
    OrderedList,
    Paragraph,
    Quote,
    Section,
    Strong,
    Table,
    Term,
    Text,
    every_block,
)
from builder.schema.glossary import Entry
from builder.words import text_of

Owner = TypeVar("Owner")


class Finder(Generic[Owner]):
    """Finds words in text, each with what it belongs to; of two that begin together the longer is found.

    A word is found only whole, in big and small letters alike. One with capitals after its first letter, such
    as an acronym, is found only as it is written: “IT” is not “it”.
    """

    def __init__(self, owners: Mapping[str, Owner]) -> None:
        self._owners = {_key(word): owner for word, owner in owners.items()}
        longest_first = sorted(owners, key=lambda word: (word[0].lower(), -len(word), word))
        # One branch for each first letter lets the search pass over nearly every word at its first character.
        branches = [
            f"[{re.escape(letter)}{re.escape(letter.upper())}](?:{'|'.join(map(_rest, words))})"
            for letter, words in groupby(longest_first, key=lambda word: word[0].lower())
        ]
        whole = rf"(?<![\w’'-])(?:{'|'.join(branches)})(?![\w’'-])"
        self._pattern = re.compile(whole) if branches else None

    def find(self, text: str) -> Iterator[tuple[int, int, Owner]]:
        """Where each word begins and ends, from left to right, and what it belongs to."""
        for found in self._pattern.finditer(text) if self._pattern else ():
            words = " ".join(found[0].split())
            key = words if words in self._owners else words.lower()
            if key in self._owners:  # “bSL” is not
                yield found.start(), found.end(), self._owners[key]


def _exact(word: str) -> bool:
    return word[1:] != word[1:].lower()


def _key(word: str) -> str:
    return word if _exact(word) else word.lower()


def _rest(word: str) -> str:
    """The pattern of a word after its first letter; any white space may stand between its parts."""
    rest = re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(word[1:]))
    return rest if _exact(word) else f"(?i:{rest})"


def explain(document: Document, glossary: tuple[Entry, ...]) -> Document:
    """The Document with each word of the glossary marked as a Term where it first stands in running text.

    Running text is paragraphs, lists, quotes, boxes and cells of tables, but neither headings nor links,
    words in another language or easy read. Facts, which are short, explain only what no running text does.
    A word that the page defines in a list of terms is left alone.
    """
    marking = _Marking(_finder(glossary), {entry.term for entry in _defined(document, glossary)})
    marked = marking.document(document)
    marking.in_facts = True
    return marking.document(marked)


@lru_cache(maxsize=8)
def _finder(glossary: tuple[Entry, ...]) -> Finder[Entry]:
    return Finder({word: entry for entry in glossary for word in (entry.term, *entry.also)})


def _defined(document: Document, glossary: tuple[Entry, ...]) -> Iterator[Entry]:
    """The entries that a list of terms on the page explains."""
    lists = (block for block in every_block(document) if isinstance(block, DefinitionList))
    for definition in (item for block in lists for item in block.items):
        words = text_of(definition.term)
        yield from (
            entry for start, end, entry in _finder(glossary).find(words) if (start, end) == (0, len(words))
        )


@dataclass(slots=True)
class _Marking:
    """Passes over a Document; `seen` are the terms that need no more explaining."""

    finder: Finder[Entry]
    seen: set[str] = field(default_factory=set)
    in_facts: bool = False

    def document(self, document: Document) -> Document:
        blocks = self.blocks(document.blocks)
        notes = tuple(replace(note, blocks=self.blocks(note.blocks)) for note in document.notes)
        return replace(document, blocks=blocks, notes=notes)

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(children):
                return Paragraph(self._inlines(children), block.line)
            case Section(blocks=inner) | Quote(inner) | Callout(blocks=inner):
                return replace(block, blocks=self.blocks(inner))
            case BulletList(items) | OrderedList(items):
                return replace(block, items=tuple(map(self.blocks, items)))
            case DefinitionList(definitions) if self.in_facts:
                found = (replace(one, meanings=tuple(map(self.blocks, one.meanings))) for one in definitions)
                return replace(block, items=tuple(found))
            case Table(_, rows):
                return replace(block, rows=tuple(tuple(map(self._inlines, row)) for row in rows))
            case _:
                return block

    def _inlines(self, inlines: Inlines) -> Inlines:
        return tuple(part for inline in inlines for part in self._inline(inline))

    def _inline(self, inline: Inline) -> Iterator[Inline]:
        match inline:
            case Text(text):
                yield from self._text(text)
            case Strong(children) | Emph(children):
                yield replace(inline, children=self._inlines(children))
            case _:
                yield inline

    def _text(self, text: str) -> Iterator[Inline]:
        begin = 0
        for start, end, entry in self.finder.find(text):
            if entry.term in self.seen:
                continue
            self.seen.add(entry.term)
            if start > begin:
                yield Text(text[begin:start])
            yield Term((Text(text[start:end]),), entry.means, entry.term)
            begin = end
        if begin < len(text):
            yield Text(text[begin:])
