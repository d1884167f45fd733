"""Rule: a page uses the words that the organisation has chosen. Code `word-avoid`.

The glossary names the words to avoid beside the better one. What people said stands as they said it, so the
rule passes over quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from builder.document import Document, Figure, Quote, every_block, inlines_of, walk
from builder.messages import Message
from builder.schema.glossary import Entry
from builder.terms import Finder
from builder.words import text_of


def check(document: Document, glossary: tuple[Entry, ...]) -> Iterator[Message]:
    """Find words that the glossary says to avoid, each once in a paragraph, heading or table."""
    finder, avoided = _finders(glossary)
    texts = tuple(_texts(document))
    if not avoided.any_in("\0".join(text for _, text in texts)):
        return
    found: set[tuple[int, str]] = set()
    for line, text in texts:
        for start, end, entry in finder.find(text):
            words = text[start:end]
            if entry and (line, words) not in found:
                found.add((line, words))
                what = f"The glossary asks us not to write “{words}”."
                mend = f"Write “{entry.term}” instead."
                yield Message(document.source, line, what, mend, "word-avoid", "warn")


@lru_cache(maxsize=8)
def _finders(glossary: tuple[Entry, ...]) -> tuple[Finder[Entry | None], Finder[Entry]]:
    """Finds words to avoid, and the better words too, for they may hold one; and words to avoid alone."""
    avoid = {word: entry for entry in glossary for word in entry.avoid}
    chosen: dict[str, Entry | None] = {word: None for entry in glossary for word in (entry.term, *entry.also)}
    return Finder(avoid | chosen), Finder(avoid)


def _texts(document: Document) -> Iterator[tuple[int, str]]:
    """The organisation's own words, each with its line."""
    yield 1, document.title
    yield 1, document.summary
    blocks = tuple(every_block(document))
    quotes = [block for block in blocks if isinstance(block, Quote)]
    quoted = {id(inner) for quote in quotes for inner in walk(quote.blocks)}
    for block in blocks:
        if id(block) in quoted:
            continue
        if isinstance(block, Figure):
            yield block.line, block.alt
        for inlines in inlines_of(block):
            yield block.line, text_of(inlines)
