"""The words of the glossary in a Document: found whole, and explained where they first stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from operator import is_
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
    inlines_of,
    walk,
)
from builder.schema.glossary import Entry
from builder.words import text_of

Owner = TypeVar("Owner")
Same = TypeVar("Same")


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

    def any_in(self, text: str) -> bool:
        """Whether there may be such a word in the text: False, told quickly, for nearly every text."""
        return self._pattern is not None and self._pattern.search(text) is not None

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
    finder = _finder(glossary)
    facts = [block for block in every_block(document) if isinstance(block, DefinitionList)]
    marking = _Marking(finder, {entry.term for entry in _defined(facts, finder)})
    marked = marking.document(document)
    if all(entry.term in marking.seen for entry in _in_facts(facts, finder)):
        return marked
    marking.facts, marking.reading = True, False
    return marking.document(marked)


@lru_cache(maxsize=8)
def _finder(glossary: tuple[Entry, ...]) -> Finder[Entry]:
    return Finder({word: entry for entry in glossary for word in (entry.term, *entry.also)})


def _in_facts(facts: list[DefinitionList], finder: Finder[Entry]) -> Iterator[Entry]:
    """The entries whose words stand somewhere in facts."""
    meanings = (meaning for block in facts for item in block.items for meaning in item.meanings)
    runs = (run for meaning in meanings for block in walk(meaning) for run in inlines_of(block))
    return (entry for _, _, entry in finder.find("\0".join(map(text_of, runs))))


def _defined(facts: list[DefinitionList], finder: Finder[Entry]) -> Iterator[Entry]:
    """The entries that a list of terms on the page explains."""
    for words in {text_of(item.term) for block in facts for item in block.items}:
        yield from (entry for start, end, entry in finder.find(words) if (start, end) == (0, len(words)))


@dataclass(slots=True)
class _Marking:
    """Passes over a Document; `seen` are the terms that need no more explaining.

    Words are marked only while `reading`: in the first pass everywhere but in facts, then only in `facts`.
    What holds no term stays the very same object, as nearly all of a page does.
    """

    finder: Finder[Entry]
    seen: set[str] = field(default_factory=set)
    facts: bool = False
    reading: bool = True

    def document(self, document: Document) -> Document:
        blocks = self.blocks(document.blocks)
        notes = tuple(replace(note, blocks=self.blocks(note.blocks)) for note in document.notes)
        return replace(document, blocks=blocks, notes=notes)

    def blocks(self, blocks: Blocks) -> Blocks:
        return _same(tuple(map(self._block, blocks)), blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(children):
                marked = self._inlines(children)
                return block if marked is children else Paragraph(marked, block.line)
            case Section(blocks=inner) | Quote(inner) | Callout(blocks=inner):
                blocks = self.blocks(inner)
                return block if blocks is inner else replace(block, blocks=blocks)
            case BulletList(items) | OrderedList(items):
                found = _same(tuple(map(self.blocks, items)), items)
                return block if found is items else replace(block, items=found)
            case DefinitionList() if self.facts:
                return self._facts(block)
            case Table(_, rows):
                return replace(block, rows=tuple(tuple(map(self._inlines, row)) for row in rows))
            case _:
                return block

    def _facts(self, block: DefinitionList) -> DefinitionList:
        outside, self.reading = self.reading, True
        found = tuple(replace(one, meanings=tuple(map(self.blocks, one.meanings))) for one in block.items)
        self.reading = outside
        return replace(block, items=found)

    def _inlines(self, inlines: Inlines) -> Inlines:
        if not self.reading or not any(map(self._may_hold, inlines)):
            return inlines
        return tuple(part for inline in inlines for part in self._inline(inline))

    def _may_hold(self, inline: Inline) -> bool:
        if isinstance(inline, Text):
            return self.finder.any_in(inline.text)
        return isinstance(inline, Strong | Emph) and any(map(self._may_hold, inline.children))

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
            if entry.term in self.seen or in_a_name(text, start, end, entry):
                continue
            self.seen.add(entry.term)
            if start > begin:
                yield Text(text[begin:start])
            yield Term((Text(text[start:end]),), entry.means, entry.term)
            begin = end
        if begin < len(text):
            yield Text(text[begin:])


def _same(made: tuple[Same, ...], before: tuple[Same, ...]) -> tuple[Same, ...]:
    """What was there before, if nothing in it was made anew."""
    return before if all(map(is_, made, before)) else made


def in_a_name(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether a word is part of a name, as in “Adult Care Committee”: it has a capital that it need not."""
    if not text[start].isupper() or text[start:end] in (entry.term, *entry.also):
        return False
    before = text[:start].rstrip()
    return bool(before and before[-1] not in ".?!:“(") or text[end:].lstrip()[:1].isupper()
