"""The glossary, `content/glossary.yml`: words that need explaining, written once for all pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import yaml
from pydantic import BeforeValidator, StringConstraints

from builder.messages import Message
from builder.schema.answers import AsList, Name, Part, asks
from builder.schema.front_matter import read_fields
from builder.schema.written import LOADER


def _without_stop(value: object) -> object:
    """A meaning without the full stop at its end, so that it can stand in brackets."""
    return value.strip().removesuffix(".") if isinstance(value, str) else value


Term = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=80, pattern=r"\w")]
Meaning = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=3, max_length=200),
    BeforeValidator(_without_stop),
]
Sound = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"[A-Za-z]")]

_EXPLAINED = "We avoid jargon, and explain the words that we cannot avoid."
_CAREFUL = "We take care with words that people do not like to be called."


class Entry(Part):
    """A word that the glossary explains."""

    term: Term = asks("Give the word or words to explain.", "hearing loop", _EXPLAINED)
    means: Meaning = asks(
        "Say in one plain phrase what it means; it must read well in brackets after the word.",
        "a system that sends sound straight to hearing aids",
        _EXPLAINED,
    )
    also: Annotated[tuple[Term, ...], AsList] = asks(
        "List other forms of the word, such as plurals.",
        ["hearing loops", "loop system"],
        _EXPLAINED,
        default=(),
    )
    easy: Meaning | None = asks(
        "Say what it means in easy-read words, in sentences with the word in them.",
        "A hearing loop helps people with hearing aids to hear.",
        "Information comes as easy read.",
        default=None,
    )
    picture: Name | None = asks(
        "Name the easy-read picture that goes with it.",
        "hearing-aid",
        "Information comes as easy read.",
        default=None,
    )
    say_as: Sound | None = asks(
        "Write how the word sounds, if the computer voice gets it wrong.",
        "bee ess ell",
        "You can listen to every page.",
        default=None,
    )
    avoid: Annotated[tuple[Term, ...], AsList] = asks(
        "List words that you do not want to use, because this one is better.",
        ["service user", "service users"],
        _CAREFUL,
        default=(),
    )


class Glossary(Part):
    """All words that the glossary explains."""

    terms: Annotated[tuple[Entry, ...], AsList] = asks(
        "List the words to explain, each with what it means.",
        [{"term": "hearing loop", "means": "a system that sends sound straight to hearing aids"}],
        _EXPLAINED,
        default=(),
    )


def read_terms(text: str, file: str) -> tuple[tuple[Entry, ...], tuple[Message, ...]]:
    """Read the glossary `text`; no two of its entries may claim the same word."""
    glossary, messages = read_fields(text, Glossary, file)
    if glossary is None:
        return (), messages
    return glossary.terms, (*messages, *_claimed_twice(glossary.terms, text, file))


def _claimed_twice(entries: tuple[Entry, ...], text: str, file: str) -> Iterator[Message]:
    owners: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for word in (entry.term, *entry.also, *entry.avoid):
            first = owners.setdefault(word.casefold(), number)
            if first != number:
                lines = lines_of(text)
                what = f"“{word}” is written twice: here and in the term on line {lines[first]}."
                mend = "Keep it in one of the two terms and take it out of the other."
                yield Message(file, lines[number], what, mend, "term-twice")


def lines_of(text: str) -> list[int]:
    """The lines of the file on which its terms begin; none of a file that is something else."""
    names = yaml.compose(text, LOADER)
    terms = names.value[0][1] if isinstance(names, yaml.MappingNode) and names.value else None
    return [entry.start_mark.line + 1 for entry in terms.value] if terms else []
