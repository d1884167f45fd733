"""The lists of a Word file: bullets and numbers by depth, and a fresh count for each numbered list."""

from __future__ import annotations

from collections.abc import Iterator

from builder.ooxml.elements import Element, w
from builder.ooxml.styles import BULLETS, FONT, NUMBERS, STEP

DEEPEST = 8  # Word has nine levels, counted from 0


class Numbering:
    """The lists used so far; `definitions` gives the children of `w:numbering` when all are known."""

    def __init__(self) -> None:
        self._restarts: list[Element] = []

    def numbered(self, depth: int, start: int) -> int:
        """The number of a new numbered list that stands at a depth (from 0) and counts from `start`."""
        number = NUMBERS + 1 + len(self._restarts)
        override = w("lvlOverride", w("startOverride", val=start), ilvl=min(depth, DEEPEST))
        self._restarts.append(_list(number, NUMBERS, override))
        return number

    def definitions(self) -> Iterator[Element]:
        """The children of `w:numbering`: what lists look like, then every list."""
        yield _looks(BULLETS, "bullet", "ListBullet")
        yield _looks(NUMBERS, "decimal", "ListNumber")
        yield _list(BULLETS, BULLETS)
        yield _list(NUMBERS, NUMBERS)
        yield from self._restarts


def _list(number: int, looks: int, *overrides: Element) -> Element:
    """One list: an own count over shared looks."""
    return w("num", w("abstractNumId", val=looks), *overrides, numId=number)


def _looks(number: int, form: str, style: str) -> Element:
    """How a kind of list looks at every depth; only the first depth is tied to the paragraph style."""
    levels = [
        w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=form),
            *([w("pStyle", val=style)] if depth == 0 else []),
            w("lvlText", val=f"%{depth + 1}." if form == "decimal" else "•–"[depth % 2]),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=STEP * (depth + 1), hanging=STEP)),
            w("rPr", w("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, hint="default")),
            ilvl=depth,
        )
        for depth in range(DEEPEST + 1)
    ]
    # A number of its own keeps Word from taking two kinds of list for one when text is copied.
    mark = w("nsid", val=f"1A2B3C{number:02X}")
    return w("abstractNum", mark, w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)
