"""Rule: the glossary can explain its words in easy read. Code `easy-meaning`.

Easy read explains a hard word in the next sentence. Where the glossary has no `easy` words for it, the
meaning itself is used, if it is short and plain enough; if it is not, the word stays unexplained.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.compose.easy.hard_words import meaning_of
from builder.compose.easy.sentences import LONGEST
from builder.messages import Message
from builder.schema.glossary import Entry, lines_of
from builder.speech.sentences import sentences


def check(entries: tuple[Entry, ...], text: str, file: str) -> Iterator[Message]:
    """Find terms without a meaning that is easy to read, and easy meanings with a sentence of many words."""
    for entry, line in zip(entries, lines_of(text), strict=False):
        mend = f"Write sentences of {LONGEST} words or fewer, like this: easy: An advocate is on your side."
        if not meaning_of(entry):
            what = f"The meaning of “{entry.term}” is too hard for easy read, and it has no easy words."
            yield Message(file, line, what, mend, "easy-meaning", "warn")
        elif any(len(one.split()) > LONGEST for one in sentences(meaning_of(entry))):
            what = f"The easy words for “{entry.term}” have a sentence of more than {LONGEST} words."
            yield Message(file, line, what, mend, "easy-meaning", "warn")
