"""Hard words in easy read: bold where they first stand, and explained by the glossary in the next sentence.

An idea that explains the word itself is given no second explanation. Easy read that people with learning
disabilities have checked is left as they checked it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from builder.compose.easy.sentences import LONGEST, is_easy
from builder.document import (
    Block,
    Blocks,
    Document,
    EasyRead,
    Emph,
    Idea,
    Inline,
    Inlines,
    Section,
    Strong,
    Text,
)
from builder.ideas import has_ideas, in_sentences
from builder.schema.glossary import Entry
from builder.terms import Finder, in_a_name
from builder.words import as_sentence, capital, text_of

_SAYS_WHAT = (
    r"(?:means?|(?:is|are) (?:an?|the|people|some\w+|any\w+|things?|money|help|how|what|when|where))\b"
)
_ENDED = re.compile(r"[.!?…]+[\"'”’»)\]]*$")
_GOES_ON = (":", ";", ",")  # nothing can stand between such words and what they announce


def meaning_of(entry: Entry) -> str:
    """What a word of the glossary means, in sentences that are easy to read; empty if it has none."""
    if entry.easy:
        return as_sentence(entry.easy)
    words = f"{capital(entry.term)} means {entry.means}."
    return words if is_easy(as_sentence(entry.means)) and len(words.split()) <= LONGEST else ""


def explain(document: Document, glossary: tuple[Entry, ...], written: Document) -> Document:
    """The Document with the hard words of its ideas in bold and explained, each where it first stands.

    `written` is what its author wrote of it; if that is easy read which people have checked, nothing changes.
    """
    if written.checked and has_ideas(written):
        return document
    blocks = _Explaining(_finder(glossary)).blocks(document.blocks)
    return document if blocks is document.blocks else replace(document, blocks=blocks)


@lru_cache(maxsize=8)
def _finder(glossary: tuple[Entry, ...]) -> Finder[Entry]:
    return Finder({word: entry for entry in glossary for word in (entry.term, *entry.also)})


@dataclass(slots=True)
class _Explaining:
    """Passes over a Document; what holds no hard word stays the very same object."""

    finder: Finder[Entry]
    seen: set[str] = field(default_factory=set)  # the terms that need no more explaining

    def blocks(self, blocks: Blocks) -> Blocks:
        made = tuple(map(self._block, blocks))
        return blocks if all(one is other for one, other in zip(made, blocks, strict=True)) else made

    def _block(self, block: Block) -> Block:
        match block:
            case Section(blocks=inner):
                found = self.blocks(inner)
                return block if found is inner else replace(block, blocks=found)
            case EasyRead(ideas):
                if not self.finder.any_in("\0".join([text_of(idea.children) for idea in ideas])):
                    return block
                return replace(block, ideas=tuple(map(self._idea, ideas)))
            case _:
                return block

    def _idea(self, idea: Idea) -> Idea:
        found_in = self.finder.find(text_of(idea.children))
        if all(entry.term in self.seen for _, _, entry in found_in):
            return idea
        lines: list[Inlines] = []
        written = in_sentences(idea.children)
        said = [text_of(line) for line in written]
        for at, line in enumerate(written):
            found: list[Entry] = []
            if said[at].endswith(_GOES_ON):
                lines.append(line)
                continue
            marked = tuple(self._marked(line, found))
            added = [meaning_of(entry) for entry in found if not _explains(said, at, entry)]
            if added and not _ENDED.search(said[at]):
                marked = (*marked, Text("."))  # so that what comes next is a sentence of its own
            lines += [marked, *((Text(words),) for words in added)]
        return replace(idea, children=_in_a_row(lines))

    def _marked(self, line: Inlines, found: list[Entry]) -> Iterator[Inline]:
        """The inlines of a sentence with each new hard word in bold; `found` are their entries."""
        for inline in line:
            match inline:
                case Text(text):
                    yield from self._bold(text, found)
                case Strong((Text(text),)):
                    list(self._bold(text, found))  # it is bold already
                    yield inline
                case Emph(children):
                    yield replace(inline, children=tuple(self._marked(children, found)))
                case _:
                    yield inline

    def _bold(self, text: str, found: list[Entry]) -> Iterator[Inline]:
        begin = 0
        for start, end, entry in self.finder.find(text):
            if entry.term in self.seen or in_a_name(text, start, end, entry) or not meaning_of(entry):
                continue
            self.seen.add(entry.term)
            found.append(entry)
            if start > begin:
                yield Text(text[begin:start])
            yield Strong((Text(text[start:end]),))
            begin = end
        if begin < len(text):
            yield Text(text[begin:])


def _explains(said: list[str], at: int, entry: Entry) -> bool:
    """Whether a sentence says what its hard word means, or the one after it does."""
    if meaning_of(entry) in " ".join(said):
        return True
    words = "|".join(re.escape(word) for word in (entry.term, *entry.also))
    says_what = re.compile(rf"(?:an? |the |this )?(?:{words}) {_SAYS_WHAT}", re.I)
    begins = re.compile(rf"an? (?:{words})\b", re.I)  # “A hearing loop helps people …”
    after = said[at + 1 : at + 2]
    return any(says_what.match(one) for one in (said[at], *after)) or any(map(begins.match, after))


def _in_a_row(lines: list[Inlines]) -> Inlines:
    """Sentences with a space between each two."""
    parts = [part for line in lines for part in (Text(" "), *line)]
    return tuple(parts[1:])
