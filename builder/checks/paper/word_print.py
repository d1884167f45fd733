"""Checks of whether a Word file is clear print: sizes, contrast, plain type, and how lines run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.checks.paper.fault import quoted
from builder.ooxml.barriers import faint
from builder.ooxml.elements import W
from builder.ooxml.reading import USUAL_SIZE, WordFile, on, runs, value, words

Broken = Iterator[tuple[str, str]]

LEAST_SIZE = 14.0  # points: RNIB Clear Print
MODE = "15"  # Word 2013 and later; older modes do without its check of accessibility
_CAPITALS = re.compile(r"(?:\b[A-Z]{2,}\b[^\w]*){4,}")


def size(file: WordFile) -> Broken:
    """All type has 14 points or more, that at the top and the foot of pages too, and none is raised."""
    for points, said in sizes(file):
        if points < LEAST_SIZE:
            yield f"Type of {points:g} points is too small.", quoted(said)
    for story in file.stories:
        for run, paragraph in runs(story):
            found = file.styles.of_run(run, paragraph, "vertAlign")
            if found is not None and found.get(f"{W}val") in ("superscript", "subscript"):
                yield "Raised or lowered words are too small.", quoted(words(run))


def sizes(file: WordFile) -> Iterator[tuple[float, str]]:
    """The size of every run of words, in points, and its words."""
    for story in file.stories:
        for run, paragraph in runs(story):
            found = file.styles.of_run(run, paragraph, "sz")
            half = USUAL_SIZE if found is None else int(found.get(f"{W}val", USUAL_SIZE))
            yield half / 2, words(run)


def contrast(file: WordFile) -> Broken:
    """Words have 4.5 to 1 on white paper, or on the colour behind them."""
    for story in file.stories:
        for said, reached in faint(story, file.styles):
            yield f"Words stand out too little from the paper: {reached:.1f} to 1.", quoted(said)


def plain_type(file: WordFile) -> Broken:
    """No italics, no words all in capitals, and lines only under links."""
    for story in file.stories:
        for run, paragraph in runs(story):
            look = file.styles.of_run
            if on(look(run, paragraph, "i")):
                yield "Words are in italics.", quoted(words(run))
            if on(look(run, paragraph, "caps")) or on(look(run, paragraph, "smallCaps")):
                yield "Words are all in capitals.", quoted(words(run))
            linked = (value(run, "rPr/rStyle") or "").lower() == "hyperlink" or _in_link(run)
            if on(look(run, paragraph, "u")) and not linked:
                yield "Words that are no link have a line under them.", quoted(words(run))
    for paragraph in file.paragraphs:
        if _CAPITALS.search(words(paragraph)):
            yield "Words are all in capitals.", quoted(words(paragraph))


def _in_link(run: object) -> bool:
    return any(True for _ in run.iterancestors(f"{W}hyperlink"))  # type: ignore[attr-defined]


def aligned(file: WordFile) -> Broken:
    """No text is stretched to both margins or set in the middle."""
    for paragraph in file.paragraphs:
        found = file.styles.of_paragraph(paragraph, "jc")
        way = "left" if found is None else found.get(f"{W}val")
        if words(paragraph).strip() and way in ("both", "distribute", "center"):
            what = "Words stand in the middle." if way == "center" else "Lines are stretched to both margins."
            yield what, quoted(words(paragraph))


def hyphens(file: WordFile) -> Broken:
    """Word does not break words by itself, and nobody broke one by hand."""
    setting = None if file.settings is None else file.settings.find(f"{W}autoHyphenation")
    if on(setting):
        yield "Word breaks words at the ends of lines.", "its settings"
    for paragraph in file.paragraphs:
        if next(paragraph.iter(f"{W}softHyphen"), None) is not None or "\u00ad" in words(paragraph):
            yield "A word is broken by hand.", quoted(words(paragraph))


def mode(file: WordFile) -> Broken:
    """The settings name compatibility mode 15, in which Word checks accessibility."""
    modes = (
        []
        if file.settings is None
        else [
            one.get(f"{W}val")
            for one in file.settings.iter(f"{W}compatSetting")
            if one.get(f"{W}name") == "compatibilityMode"
        ]
    )
    if modes != [MODE]:
        yield "Word shows the file as if a Word of long ago had made it.", "its settings"
