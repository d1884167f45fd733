"""The text an author wrote, and the line on which a piece of it stands.

Python-Markdown keeps no line numbers, so a block's line is found by its first words. The search goes forward
from the block before, so that the same words on two lines are told apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from urllib.parse import quote, unquote

from builder.dialect import readable

_WORD = re.compile(r"[^\W_]+")


class Source:
    """One content file: its name as officers know it, its body, and the line on which the body begins."""

    def __init__(self, file: str, body: str, body_line: int = 1) -> None:
        self.file = file
        self.body = body
        self._first = body_line
        self._at = 0

    def __reduce__(self) -> tuple[type[Source], tuple[str, str, int]]:
        return Source, (self.file, self.body, self._first)

    @cached_property
    def _found(self) -> tuple[list[str], list[int]]:
        """The words and where each begins; looked for once there is a need."""
        found = list(_WORD.finditer(self.body))
        return [match[0] for match in found], [match.start() for match in found]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The numbers of the words that are alike."""
        places: dict[str, list[int]] = {}
        for index, word in enumerate(self._found[0]):
            places.setdefault(word, []).append(index)
        return places

    def line(self, text: str, leaf: bool = False) -> int:
        """The line on which a block with this text begins; the current line if the words are not found.

        After a `leaf`, which holds no further blocks, the search goes on behind its first words.
        """
        words = _WORD.findall(text)[:5]
        for count in range(len(words), 0, -1):
            start = self._find(words[:count])
            if start is not None:
                end = start + len(words[0]) if leaf else start
                self._at = max(self._at, end)
                return self._line_at(start)
        return self._line_at(self._at)

    def _find(self, words: list[str]) -> int | None:
        """Where these words follow one another: first from the current block on, then anywhere."""
        said, starts = self._found
        places = self._places.get(words[0], [])
        from_here = bisect_left(places, bisect_left(starts, self._at))
        for index in (*places[from_here:], *places[:from_here]):
            if said[index : index + len(words)] == words:
                return starts[index]
        return None

    def line_of(self, literal: str) -> int:
        """The line of these very characters, searched from the current block on; else the current line."""
        piece = literal.strip().split("\n", 1)[0]
        at = self.body.find(piece, self._at)
        at = at if at >= 0 else self.body.find(piece)
        return self._line_at(at if at >= 0 else self._at)

    def picture(self, src: str) -> tuple[str, int]:
        """A picture's address as its author wrote it, and its line; MkDocs has changed all but its name.

        The next search begins behind it, so that two pictures of one name are told apart.
        """
        src = readable(src)
        name = "".join(
            re.escape(char) if quote(char) == char else f"(?:{re.escape(char)}|(?i:{re.escape(quote(char))}))"
            for char in unquote(src.rsplit("/", 1)[-1])
        )
        pattern = re.compile(rf"(?:\]\(|\]:)[ ]*<?([^()<>\n]*{name})" if name else r"!\[[^]\n]*\]\(()")
        match = pattern.search(self.body, self._at) or pattern.search(self.body)
        if match is None:
            return src, self._line_at(self._at)
        self._at = max(self._at, match.end())
        return match[1], self._line_at(match.start(1))

    def line_like(self, pattern: str) -> int:
        """The line of the first match of a pattern, searched from the current block on."""
        rule = re.compile(pattern, re.M)
        match = rule.search(self.body, self._at) or rule.search(self.body)
        return self._line_at(match.start() if match else self._at)

    def lines(self) -> list[tuple[int, str]]:
        """Every line of the body with its number."""
        return list(enumerate(self.body.split("\n"), self._first))

    def _line_at(self, offset: int) -> int:
        return self._first + self.body.count("\n", 0, offset)
