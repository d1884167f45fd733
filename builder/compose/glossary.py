"""The words of the Glossary page: every term from A to Z, what it means, and which words it stands for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from builder.compose.easy.hard_words import meaning_of
from builder.document import (
    Block,
    Blocks,
    Definition,
    DefinitionList,
    EasyRead,
    Idea,
    Inlines,
    Paragraph,
    Section,
    Strong,
    Text,
)
from builder.schema.glossary import Entry
from builder.words import as_sentence, capital


def blocks(entries: Iterable[Entry]) -> Blocks:
    """A section for each first letter: a list of its terms, and an easy-read idea for those that have one."""
    ordered = sorted(entries, key=lambda entry: (entry.term.casefold(), entry.term))
    letters = groupby(ordered, key=lambda entry: _letter(entry.term))
    return tuple(_section(letter, tuple(some)) for letter, some in letters)


def _letter(term: str) -> str:
    """The heading that a term stands under."""
    return term[0].upper() if term[0].isalpha() else "0 to 9"


def _section(letter: str, entries: tuple[Entry, ...]) -> Section:
    inside: list[Block] = [DefinitionList(tuple(map(_definition, entries)))]
    ideas = tuple(_idea(entry) for entry in entries if meaning_of(entry))
    if ideas:
        inside.append(EasyRead(ideas))
    return Section(letter.lower().replace(" ", "-"), _words(letter), 2, tuple(inside))


def _idea(entry: Entry) -> Idea:
    """A hard word in bold, and what it means in the next sentence."""
    term = Strong(_words(f"{capital(entry.term)}."))
    return Idea(entry.picture, "", (term, *_words(f" {meaning_of(entry)}")))


def _definition(entry: Entry) -> Definition:
    meanings: tuple[Blocks, ...] = ((Paragraph(_words(as_sentence(entry.means))),),)
    if entry.avoid:
        instead = "Not: " + ", ".join(f"“{word}”" for word in entry.avoid)
        meanings = (*meanings, (Paragraph(_words(as_sentence(instead))),))
    return Definition(_words(capital(entry.term)), meanings)


def _words(text: str) -> Inlines:
    return (Text(text),)
