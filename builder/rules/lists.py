"""Rule: a list that looks like one to an author is one to Markdown. Codes `list-line` and `list-indent`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.messages import Message
from builder.reader import Source

_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_NEW_BLOCK = ("#", "///", "|", ":", ">", " ", "[^")  # after lines that begin so, a list may follow at once
_WORDS = re.compile(r"(?P<indent> +)[^ ]")
_STEP = 4  # Markdown's own step for a list inside a list


def check(source: Source) -> Iterator[Message]:
    """Find list items that Markdown would read as running text, or lift out of the list they belong in."""
    in_words = False  # inside a paragraph that is no list
    previous = ""
    outer: int | None = None  # spaces before the last item, while a list goes on
    for number, line in source.lines():
        item = _ITEM.match(line)
        indent = len(item["indent"]) if item else 0
        if item and in_words and not indent:
            what = "This list follows a line of words, so it is read as part of that line."
            yield Message(source.file, number, what, "Put an empty line before the list.", "list-line")
        elif item and outer is not None and outer < indent and indent % _STEP:
            what = f"This item begins with {indent} spaces, so it is not read as a list inside a list."
            mend = f"Begin it with {outer + _STEP} spaces, or with {outer}."
            yield Message(source.file, number, what, mend, "list-indent")
        elif outer is not None and not item and not previous.strip() and _outside_its_item(line):
            what = "This line begins with a few spaces, so it is not part of the list item above it."
            mend = f"Begin it with {_STEP} spaces, or with none if it is not part of the item."
            if outer:
                mend = f"Begin it with {outer + _STEP} spaces, or with {outer} for the outer item."
            yield Message(source.file, number, what, mend, "list-indent")
        if item:
            in_words, outer = False, indent
        elif not line.strip():
            in_words = False
        elif not line.startswith(_NEW_BLOCK) and (outer is None or in_words or not previous.strip()):
            in_words, outer = True, None
        elif line.startswith(("#", "///")):
            in_words, outer = False, None
        previous = line


def _outside_its_item(line: str) -> bool:
    """Whether words after an empty line begin with spaces, but not with as many as Markdown wants."""
    words = _WORDS.match(line)
    return words is not None and len(words["indent"]) % _STEP != 0
