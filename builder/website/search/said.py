"""The words that a Document says, as somebody types them, sorted by what they are worth to a search.

`themes/involve/involve/search.js` folds what people type in the same way; change both together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from builder.document import Document, Figure, Section, every_block, inlines_of
from builder.website.cards import item_of, without_cards
from builder.words import text_of

WORTHS = 4  # a word is once in the text, often in it, in a heading or the summary, or in the title
_OFTEN = 3  # times

# Words that say nothing of what a page is about.
_SMALL = """
a about an and any are as at be been but by can could did do does for from had has have he her his how i if in
into is it its me my of on or our out she so than that the their them then there these they this those to us
was we were what when where which who why will with would you your
"""
SMALL = frozenset(_SMALL.split())

_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")  # people write co-production as one word too
# A number of ten or eleven digits; a pattern that begins with a character is found faster than one with \b.
_PHONE = re.compile(r"0(?<!\w0)\d(?:[\s-]?\d){8,9}\b")
_GAPS = re.compile(r"[-‐‑\s]")


class _Letters(dict[int, int | None]):
    """Every character as it is, but for accents and apostrophes, which many people do not type."""

    def __missing__(self, character: int) -> int | None:
        dropped = chr(character) in "’'ʼ" or unicodedata.category(chr(character))[0] == "M"
        self[character] = None if dropped else character
        return self[character]


_LETTERS = _Letters()


def said(document: Document, by_address: Mapping[str, object]) -> tuple[str, ...]:
    """The words of a Document, each once: a text for each worth, that of the title last.

    Standard page and easy read count alike. The words of a card are left out: they are found on the page that
    the card leads to, which is that of an item; `by_address` are those of the site.
    """
    heading: list[str] = [document.summary]
    text: list[str] = []
    _hear(document, by_address, heading, text)
    often = Counter(of_texts(text))
    seen: set[str] = set()
    by_worth = (
        of_texts([document.title]),
        of_texts(heading),
        [word for word, times in often.items() if times >= _OFTEN],
        often,
    )
    found = []
    for words in by_worth:
        fresh = set(words) - seen
        seen |= fresh
        found.append(" ".join(sorted(fresh)))
    return tuple(reversed(found))


def _hear(document: Document, by_address: Mapping[str, object], heading: list[str], text: list[str]) -> None:
    """Put what stands in headings and what stands elsewhere into two lists."""
    words = (one for one in document.blocks if item_of(one, by_address) is None)
    blocks = tuple(without_cards(one, by_address) for one in words)
    own = Document("", "", blocks, notes=document.notes)
    for block in every_block(own):
        into = heading if isinstance(block, Section) else text
        into.extend(map(text_of, inlines_of(block)))
        if isinstance(block, Figure):
            text.append(block.alt)


def of_texts(texts: Iterable[str]) -> list[str]:
    """Every word of these texts; joined words and phone numbers come as one word too."""
    folded = unicodedata.normalize("NFD", "\n".join(texts).lower()).translate(_LETTERS)
    words = _WORD.findall(folded)
    if "-" in folded or "‑" in folded or "‐" in folded:
        words += [_GAPS.sub("", joined) for joined in _JOINED.findall(folded)]
    words += [_GAPS.sub("", number) for number in _PHONE.findall(folded)]
    return [word for word in words if word not in SMALL]
