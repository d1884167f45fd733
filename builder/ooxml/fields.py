"""Fields: words that Word works out by itself (page numbers, the contents list)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.ooxml.elements import XML_SPACE, Element, run, w

CONTENTS_GALLERY = "Table of Contents"
_MANY = 15  # entries that can be taken in at a glance


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list: the level of its heading (2 or 3) and its words, already a link."""

    level: int
    words: Element


def field(instruction: str, shown: str, *properties: Element) -> list[Element]:
    """The runs of a field that shows these words, in these properties, until Word works it out anew."""
    return [*_opening(instruction), run(shown, *properties), _mark("end")]


def contents(heading: Element, entries: Sequence[Entry], bookmark: str) -> Element:
    """A contents list that already shows its links; Word may renew it, from the headings in the bookmark.

    It carries no page numbers, because only Word knows them: wrong numbers are worse than none. A long
    list keeps to the first level of sections. The block is the one that Word's own menu makes (`w:sdt` with a
    document part gallery; ECMA-376-1, 17.5.2.12), so that “Update table” is found where people expect it.
    """
    deepest = 3 if len(entries) <= _MANY else 2
    shown = [entry for entry in entries if entry.level <= deepest] or entries
    lines = [w("p", w("pPr", w("pStyle", val=f"TOC{entry.level}")), entry.words) for entry in shown]
    instruction = f' TOC \\o "2-{deepest}" \\n \\h \\b {bookmark} '
    for place, part in enumerate(_opening(instruction), 1):
        lines[0].insert(place, part)
    lines[-1].append(_mark("end"))
    gallery = w("docPartObj", w("docPartGallery", val=CONTENTS_GALLERY), w("docPartUnique"))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", heading, *lines))


def _opening(instruction: str) -> list[Element]:
    """What stands before the words that a field shows."""
    words = w("instrText")
    words.set(XML_SPACE, "preserve")
    words.text = instruction
    return [_mark("begin"), w("r", words), _mark("separate")]


def _mark(kind: str) -> Element:
    """The begin, the separator or the end of a field."""
    return w("r", w("fldChar", fldCharType=kind))
