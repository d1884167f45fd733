"""The pieces of easy read: an idea with its picture, own words that are short enough, pages of ideas.

The rules are those of the government and of Information for All: sentences of at most 15 words, no acronyms,
no signs such as % or &, and a hard word explained in the next sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.compose.blocks import Words, inlines, joined, sentence, slug
from builder.document import EasyRead, Idea, Inlines, Link, Text
from builder.speech.sentences import fold, sentences

Ideas = tuple[Idea, ...]
Easy = tuple[tuple[str, EasyRead], ...]

LONGEST = 15  # words of a sentence
_MOST = 40  # words of an officer in one idea; more is no longer one idea
_HARD = re.compile(r"[%&/\\]|\b[A-Z]{2,}s?\b|\b(?:e\.?g|i\.?e|etc|viz|incl|approx)\b")

# What the next sentence says when a name holds a hard word; the first that is found is explained.
_EXPLAINED = {
    "committee": "A committee is a group of people. They decide things together.",
    "board": "A board is a group of people. They decide things together.",
    "panel": "A panel is a group of people. They decide things together.",
    "cabinet": "The cabinet is a group of people. They lead the council.",
    "councillors": "People vote for councillors. Councillors decide things for the council.",
}


def idea(symbol: str, *words: Words) -> Idea:
    """A picture and its words; the picture's own name stands in for it."""
    return Idea(symbol, "", joined(*words))


def own(symbol: str, label: str, words: str | None, otherwise: str = "") -> Ideas:
    """An idea of an officer's words as they are; words that are not easy give `otherwise`, or no idea."""
    text = labelled(label, words) or (otherwise if words else "")
    return (idea(symbol, text),) if text else ()


def labelled(label: str, words: str | None) -> str:
    """An officer's words after a label that makes any words right; nothing if they are not easy."""
    text = f"{label}: {sentence(fold(words))}" if words else ""
    return text if is_easy(text) else ""


def is_easy(text: str) -> bool:
    """Whether text keeps those rules of easy read that can be counted."""
    short = all(len(one.split()) <= LONGEST for one in sentences(text))
    return short and len(text.split()) <= _MOST and not _HARD.search(text)


def explained(words: str) -> str:
    """The sentences that explain a hard word in somebody's title, after a space; or nothing."""
    known = words.lower().split()
    return next((f" {meaning}" for word, meaning in _EXPLAINED.items() if word in known), "")


def page(*parts: tuple[str, Iterable[Idea]]) -> Easy:
    """Ideas by the id of the section they belong in; an empty heading is the opening."""
    found = ((slug(heading), EasyRead(made)) for heading, ideas in parts if (made := tuple(ideas)))
    return tuple(found)


def more() -> Idea:
    """What closes the opening of every page, for facts alone are never all of it."""
    return idea("information", "These are the main points. You can read all of it on the full page.")


def phone(number: str) -> Inlines:
    """A phone number as a link."""
    return (Link((Text(number),), "tel:" + number.replace(" ", "")),)


def email(address: str) -> Inlines:
    """An e-mail address as a link."""
    return (Link((Text(address),), f"mailto:{address}"),)


def links_in(words: str | None, scheme: str) -> tuple[Link, ...]:
    """The phone numbers (`tel:`), e-mail (`mailto:`) or web addresses (`http`) that stand in words."""
    every = (one for one in inlines(words or "") if isinstance(one, Link))
    return tuple(dict.fromkeys(one for one in every if one.target.startswith(scheme)))
