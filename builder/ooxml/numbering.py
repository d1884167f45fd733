"""The lists of a Word file: bullets and numbers by depth, and a fresh count for each numbered list."""

from __future__ import annotations

from collections.abc import Iterator

from builder.ooxml.elements import Element, w
from builder.ooxml.looks import BULLETS, NUMBERS

DEEPEST = 8  # Word has nine levels, counted from 0


class Numbering:
    """The lists used so far; `definitions` gives the children of `w:numbering` when all are known.

    `step` is how far, in twips, each list inside a list moves in, and `deepest` how far at most.
    """

    def __init__(self, step: int, deepest: int) -> None:
        self._indents = [indent(depth, step, deepest) for depth in range(DEEPEST + 1)]
        self._step = step
        self._restarts: list[Element] = []

    def numbered(self, depth: int, start: int) -> int:
        """The number of a new numbered list that stands at a depth (from 0) and counts from `start`."""
        number = NUMBERS + 1 + len(self._restarts)
        override = w("lvlOverride", w("startOverride", val=start), ilvl=min(depth, DEEPEST))
        self._restarts.append(_list(number, NUMBERS, override))
        return number

    def definitions(self) -> Iterator[Element]:
        """The children of `w:numbering`: what lists look like, then every list."""
        yield _looks(BULLETS, "bullet", "ListBullet", self._indents, self._step)
        yield _looks(NUMBERS, "decimal", "ListNumber", self._indents, self._step)
        yield _list(BULLETS, BULLETS)
        yield _list(NUMBERS, NUMBERS)
        yield from self._restarts


def indent(depth: int, step: int, deepest: int) -> int:
    """How far in, in twips, the words of a list stand at a depth, from 0."""
    return min(step * (min(depth, DEEPEST) + 1), deepest)


def _list(number: int, looks: int, *overrides: Element) -> Element:
    """One list: an own count over shared looks."""
    return w("num", w("abstractNumId", val=looks), *overrides, numId=number)


def _looks(number: int, form: str, style: str, indents: list[int], step: int) -> Element:
    """How a kind of list looks at every depth; only the first depth is tied to the paragraph style."""
    levels = [
        w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=form),
            *([w("pStyle", val=style)] if depth == 0 else []),
            w("lvlText", val=f"%{depth + 1}." if form == "decimal" else "•–"[depth % 2]),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=left, hanging=step)),
            ilvl=depth,
        )
        for depth, left in enumerate(indents)
    ]
    # A number of its own keeps Word from taking two kinds of list for one when text is copied.
    mark = w("nsid", val=f"1A2B3C{number:02X}")
    return w("abstractNum", mark, w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)
