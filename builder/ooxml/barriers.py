"""What keeps people from words or pictures of a Word file, in the text or at the top or foot of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.contrast import LEAST_TEXT, ratio
from builder.ooxml.elements import W
from builder.ooxml.reading import Element, Styles, find, runs, words, xpath

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")


def boxes(story: Element) -> list[Element]:
    """The text boxes, which many programs that read aloud pass over."""
    return xpath(
        story,
        ".//w:txbxContent[not(ancestor::w:txbxContent | ancestor::v:textbox)]"
        " | .//v:textbox[not(ancestor::w:txbxContent | ancestor::v:textbox)]",
    )


def speechless(story: Element) -> Iterator[str]:
    """The name of every picture that has no words to stand in for it and is not marked as saying nothing."""
    for picture in xpath(story, ".//wp:docPr"):
        decoration = xpath(picture, ".//*[local-name()='decorative'][@val='1' or @val='true']")
        if not decoration and not (picture.get("descr") or "").strip():
            yield picture.get("name", "")
    for shape in xpath(story, ".//v:*[v:imagedata][not(ancestor::mc:Fallback)]"):
        if not (shape.get("alt") or "").strip():
            yield shape.get("id", "")


def faint(story: Element, styles: Styles) -> Iterator[tuple[str, float]]:
    """The words that stand out too little from what is behind them, and their contrast."""
    for run, paragraph in runs(story):
        ink = _colour(styles.of_run(run, paragraph, "color"), "val", "000000")
        ground = styles.of_run(run, paragraph, "shd")
        ground = styles.of_paragraph(paragraph, "shd") if ground is None else ground
        reached = ratio(f"#{ink}", f"#{_colour(ground, 'fill', '') or _behind(paragraph)}")
        if reached < LEAST_TEXT:
            yield words(run), reached


def _behind(paragraph: Element) -> str:
    """The colour of the cell that a paragraph stands in, or that of paper."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    shade = None if cell is None else find(cell, "tcPr/shd")
    return _colour(shade, "fill", "ffffff")


def _colour(found: Element | None, attribute: str, otherwise: str) -> str:
    """Six digits of a colour; `auto` and whatever else is none of them."""
    said = "" if found is None else found.get(W + attribute, "")
    return said if _COLOUR.fullmatch(said) else otherwise
