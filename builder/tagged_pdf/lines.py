"""Setting text in lines: left aligned, never hyphenated, with a real space where a line is broken at one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from reportlab.pdfbase.pdfmetrics import getFont

from builder.tagged_pdf.canvas import Linked
from builder.tagged_pdf.structure import Element

BREAK = "\n"
ROUNDING = 0.01  # points; a column found from its widest word must hold that word

# A line break, a space at which a line may end (a no-break space is not one), or what stands between.
TOKEN = re.compile(r"\n|[^\S\n\u00a0\u2007\u202f]+|(?:\S|[\u00a0\u2007\u202f])+")

# A word too long for any line is best broken after one of these, as in a web address; never after a hyphen,
# which would seem to be ours.
JOINTS = frozenset("/?&=.,:;@_")
KEPT = "\u00a0"  # the space that keeps two words on one line


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font, size and colour; `\\n` is a line break.

    `element` is what the text belongs to where that is not the whole block: a link or a language span.
    """

    text: str
    font: str
    size: float
    colour: str = "#000000"
    element: Element | None = None
    link: Linked | None = None


@dataclass(slots=True)
class Segment:
    """A piece of a run on one line; `width` in points."""

    run: Run
    text: str
    width: float


Line: TypeAlias = list[Segment]


@dataclass(slots=True)
class Word:
    """What may not be parted, with the space before it; `last` is the run of a line break that follows it."""

    pieces: Line
    space: Segment | None
    last: Run | None = None

    @property
    def width(self) -> float:
        """How wide the word is, in points."""
        return sum(piece.width for piece in self.pieces)


@lru_cache(maxsize=50_000)
def width_of(text: str, font: str, size: float) -> float:
    """How wide text is, in points."""
    return float(getFont(font).stringWidth(text, size))


def words(runs: Sequence[Run]) -> Iterator[Word]:
    """The words of a paragraph; one may reach over several runs, as in “**bold**ly”."""
    pieces: Line = []
    space: Segment | None = None
    for run in runs:
        for token in TOKEN.findall(run.text):
            if token == BREAK:
                yield Word(pieces, space, run)
                pieces, space = [], None
            elif not token.isspace() or token[0] == KEPT:
                pieces.append(Segment(run, token, width_of(token, run.font, run.size)))
            elif pieces:
                yield Word(pieces, space)
                pieces, space = [], Segment(run, " ", width_of(" ", run.font, run.size))
            else:
                space = space or Segment(run, " ", width_of(" ", run.font, run.size))
    if pieces:
        yield Word(pieces, space)


def set_lines(runs: Sequence[Run], width: float) -> list[Line]:
    """Break runs into lines of at most this width; a word is broken only where it fits no line at all."""
    setting = _Setting(width)
    for word in words(runs):
        setting.place(word)
        if word.last is not None:
            setting.end_line(Segment(word.last, " ", 0))
    if setting.line:
        setting.end_line(None)
    return setting.lines


class _Setting:
    """The state of setting one paragraph: the finished lines and the one being filled."""

    def __init__(self, room: float) -> None:
        self.room = room + ROUNDING
        self.lines: list[Line] = []
        self.line: Line = []
        self.used = 0.0

    def place(self, word: Word) -> None:
        """Put a word on this line or the next; words kept together part only where they fit no line."""
        width = word.width
        if width > self.room and any(KEPT in piece.text for piece in word.pieces):
            for part in words([replace(one.run, text=one.text.replace(KEPT, " ")) for one in word.pieces]):
                self.place(replace(part, space=part.space or word.space))
            return
        if self.line and word.space:
            if self.used + word.space.width + width > self.room:
                self.end_line(word.space)
            else:
                self._add(word.space)
        if width > self.room:
            self._place_long(word)
        else:
            for piece in word.pieces:
                self._add(piece)

    def end_line(self, space: Segment | None) -> None:
        """Finish a line; a reading program needs the space there to tell its last word from the next."""
        if space and self.line:
            self._add(Segment(space.run, space.text, 0))
        self.lines.append(self.line)
        self.line, self.used = [], 0

    def _add(self, piece: Segment) -> None:
        last = self.line[-1] if self.line else None
        if last is not None and last.run is piece.run:
            last.text += piece.text
            last.width += piece.width
        else:
            self.line.append(Segment(piece.run, piece.text, piece.width))
        self.used += piece.width

    def _place_long(self, word: Word) -> None:
        for piece in word.pieces:
            for text in _cuts(piece, self.room, self.room - self.used):
                width = width_of(text, piece.run.font, piece.run.size)
                if self.line and self.used + width > self.room:
                    self.end_line(None)
                self._add(Segment(piece.run, text, width))


def _cuts(piece: Segment, room: float, first: float) -> Iterator[str]:
    """Cut the text of a long word to fit: `first` points on this line, `room` points on those after."""
    text, run = piece.text, piece.run
    while text:
        fitting, used = 0, 0.0
        for character in text:
            used += width_of(character, run.font, run.size)
            if used > first:
                break
            fitting += 1
        if fitting < len(text):
            joint = max((at + 1 for at in range(fitting) if text[at] in JOINTS), default=0)
            fitting = joint if joint > fitting / 2 else max(fitting, 1)
        yield text[:fitting]
        text, first = text[fitting:], room
