"""Rule: what an author writes as easy read has short sentences. Code `easy-read-long`.

Sentences that the program makes of the facts are short already; see `compose/easy/sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.messages import Message
from builder.reader import Source
from builder.speech.sentences import fold, sentences

LONGEST = 15  # words of a sentence: the rule of the government and of Information for All

_BEGIN = re.compile(r"[ >]*(?P<slashes>/{3,})[ \t]*easy-read[ \t]*", re.I)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_]{1,3}(?=\w)|(?<=[\w.,!?])[*_]{1,3}|\{[^}]*\}")


def check(source: Source) -> Iterator[Message]:
    """Find sentences of more than 15 words in `/// easy-read` blocks."""
    for number, idea in _ideas(source):
        words = _MARKS.sub("", _LINK.sub(r"\1", _PICTURE.sub("", idea)))
        for one in sentences(fold(words).strip()):
            count = len(one.split())
            if count > LONGEST:
                what = f"This easy-read sentence has {count} words: “{one}”"
                mend = f"Make two sentences of it, each with {LONGEST} words or fewer."
                yield Message(source.file, number, what, mend, "easy-read-long", "warn")


def _ideas(source: Source) -> Iterator[tuple[int, str]]:
    """The paragraphs of every easy-read block, each with the line it begins on."""
    slashes, begun, words = "", 0, ""
    for number, line in source.lines():
        opening = _BEGIN.fullmatch(line)
        plain = line.strip(" >")
        if not slashes:
            slashes = opening["slashes"] if opening else ""
        elif plain and plain != slashes:
            begun, words = begun or number, f"{words} {plain}"
        else:
            if words:
                yield begun, words
            slashes, begun, words = (slashes if not plain else ""), 0, ""
    if words:
        yield begun, words
