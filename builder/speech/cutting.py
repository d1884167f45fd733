"""Inlines cut where sentences end, so that each sentence keeps the emphasis and links it had."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from builder.document import Inline, Inlines, LineBreak, NoteRef, Text
from builder.words import text_of

_WORD = re.compile(r"\S+")


def cut(inlines: Inlines, sentences: Iterable[str]) -> tuple[Inlines, ...]:
    """Inlines cut into these sentences, which hold all of their words; the space between them is left out."""
    return tuple(part for part, spoken in parts(inlines, spans(text_of(inlines), sentences)) if spoken)


def spans(text: str, sentences: Iterable[str]) -> list[tuple[int, int]]:
    """Where each of these sentences begins and ends in a text of the same words, in characters.

    Sentences are whole words, so words are counted: the text may have more white space than they do.
    """
    words = [found.span() for found in _WORD.finditer(text)]
    ends = list(accumulate(len(sentence.split()) for sentence in sentences))
    begins = [0, *ends][:-1]
    return [(words[begin][0], words[end - 1][1]) for begin, end in zip(begins, ends, strict=True)]


def parts(inlines: Inlines, inside: Iterable[tuple[int, int]]) -> Iterator[tuple[Inlines, bool]]:
    """Inlines in parts: those within the spans of characters (true), and what is between them (false)."""
    at, rest = 0, inlines
    for begin, end in inside:
        between, rest = _cut(rest, begin - at)
        kept, rest = _cut(rest, end - begin)
        at = end
        if between:
            yield between, False
        yield kept, True
    if rest:
        yield rest, False


def _cut(inlines: Inlines, length: int) -> tuple[Inlines, Inlines]:
    """Inlines cut in two after so many characters of their plain text."""
    before: list[Inline] = []
    for index, inline in enumerate(inlines):
        size = len(text_of((inline,)))
        if size <= length:
            before.append(inline)
            length -= size
            continue
        if length == 0:
            return tuple(before), inlines[index:]
        left, right = _cut_one(inline, length)
        return (*before, *left), (*right, *inlines[index + 1 :])
    return tuple(before), ()


def _cut_one(inline: Inline, length: int) -> tuple[Inlines, Inlines]:
    if isinstance(inline, Text):
        return (Text(inline.text[:length]),), (Text(inline.text[length:]),)
    if isinstance(inline, LineBreak | NoteRef):  # never cut
        return (inline,), ()
    left, right = _cut(inline.children, length)
    return (replace(inline, children=left),), (replace(inline, children=right),)
