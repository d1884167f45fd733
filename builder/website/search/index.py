"""The search index: a classic script that sets `window.involveIndex`, which works from a disk as well.

It holds nothing that the pages do not say, but for the words of the glossary that we do not use ourselves:

- `pages`: for each page its address, title, summary, status (“Open until …”), 1 if it has an easy read, and
  its language if it is another than the site's; what is empty at the end is left out;
- `words`: all words from A to Z, parted by spaces. Of each, the first character says in base 36 how many
  letters it shares with the word before, and the rest follows;
- `on`: for each word the pages that say it, parted by spaces: up to four lists parted by commas, pages that
  say it once, often, in a heading or the summary, in the title. A list counts steps from page to page;
- `names`: entries of the glossary that have other names: the term, other words for it, words we avoid;
- `small`: words that are not looked for.

A step is one character from `]` to `~` (1 to 34); characters from `0` to `[` before it count 34s in base 44.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from operator import sub

from builder.document import Document
from builder.schema.glossary import Entry
from builder.schema.kinds import KINDS
from builder.schema.opportunity import Opportunity
from builder.website.cards import status_of
from builder.website.search.said import SMALL, WORTHS
from builder.words import text_of

ADDRESS = "involve/search-index.js"

Said = Callable[[Document], Sequence[str]]

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ONES, _MORES = 34, 44  # how many characters end a number, and how many begin a long one
_OPPORTUNITIES = next(kind.folder for kind in KINDS if kind.fields is Opportunity) + "/"


def index(
    documents: Iterable[Document],
    said: Said,
    easy: Collection[str],
    glossary: Iterable[Entry],
    language: str,
) -> str:
    """The index of these pages, the same for the same pages whatever their order.

    `said` gives the words of a Document by worth; `easy` are the addresses of those with an easy read.
    """
    pages = sorted(documents, key=lambda page: page.address)
    on = _pages_of_words(map(said, pages))
    words = sorted(set().union(*on))
    whole = {
        "pages": [_page(page, page.address in easy, language) for page in pages],
        "words": _front_coded(words),
        "on": " ".join([_lists(word, on) for word in words]),
        "names": [[one.term, list(one.also), list(one.avoid)] for one in glossary if one.also or one.avoid],
        "small": " ".join(sorted(SMALL)),
    }
    written = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return f"window.involveIndex={written};\n"


def _page(document: Document, easy: bool, language: str) -> list[str | int]:
    """What a result shows of a page."""
    lang = "" if document.lang == language else document.lang
    row: list[str | int] = [
        document.address,
        document.title,
        document.summary,
        _status(document),
        int(easy),
        lang,
    ]
    while not row[-1]:
        row.pop()
    return row


def _status(document: Document) -> str:
    """Where an opportunity stands; nothing of other pages."""
    status = status_of(document.blocks) if document.address.startswith(_OPPORTUNITIES) else None
    return text_of(status.children) if status else ""


def _pages_of_words(said: Iterable[Sequence[str]]) -> list[dict[str, list[int]]]:
    """For each worth the words that are worth so much to some page, with the numbers of these pages."""
    on: list[dict[str, list[int]]] = [defaultdict(list) for _ in range(WORTHS)]
    for number, texts in enumerate(said):
        for text, pages in zip(texts, on, strict=True):
            for word in text.split():
                pages[word].append(number)
    return on


def _front_coded(words: Iterable[str]) -> str:
    """Words in order, each without the letters that it shares with the word before."""
    coded: list[str] = []
    last = ""
    for word in words:
        shared = 0
        for one, other in zip(last, word[: len(_DIGITS) - 1], strict=False):
            if one != other:
                break
            shared += 1
        coded.append(_DIGITS[shared] + word[shared:])
        last = word
    return " ".join(coded)


def _lists(word: str, on: Iterable[dict[str, list[int]]]) -> str:
    return ",".join([_steps(pages[word]) if word in pages else "" for pages in on]).rstrip(",")


def _steps(pages: list[int]) -> str:
    """The steps from page to page, counted from before the first."""
    return "".join([_STEPS[step] if step < _KNOWN else _step(step) for step in map(sub, pages, [-1, *pages])])


def _step(step: int) -> str:
    more, ones = divmod(step - 1, _ONES)
    text = chr(93 + ones)
    while more:
        more, digit = divmod(more, _MORES)
        text = chr(48 + digit) + text
    return text


_KNOWN = 1500
_STEPS = [_step(max(step, 1)) for step in range(_KNOWN)]
