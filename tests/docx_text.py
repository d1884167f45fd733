"""Reading a Word file back: the words that a reading program hears, in order.

`body_text` is what parity tests compare with the Document; `part` gives any part of the package as XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZipFile

from lxml import etree

Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
NAMESPACES = {
    "w": W[1:-1],
    "wp": WP[1:-1],
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}


def part(path: Path, name: str) -> Element:
    """The root element of one part of the package: `word/document.xml`."""
    with ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def find(element: Element, path: str) -> list[Element]:
    """What an XPath finds."""
    found: list[Element] = element.xpath(path, namespaces=NAMESPACES)
    return found


def style(paragraph: Element) -> str:
    """The style of a paragraph."""
    return str(find(paragraph, "w:pPr/w:pStyle/@w:val")[0])


def text(element: Element) -> str:
    """The words of an element as they stand."""
    return "".join(find(element, ".//w:t/text()"))


def body_text(path: Path) -> list[str]:
    """The words of the body in order: a string for each paragraph, heading, cell, caption or picture.

    The contents list is left out (its heading too), for its words stand in the text as well, and so is what
    says nothing. A picture gives its alt text; a line break is a space; runs of spaces are one.
    """
    (body,) = part(path, "word/document.xml")
    said = (text for child in body for text in _texts(child))
    return [folded for folded in (" ".join(text.split()) for text in said) if folded]


def _texts(block: Element) -> Iterator[str]:
    """The words of a paragraph, or of every paragraph in a table."""
    if block.tag == f"{W}tbl":
        for paragraph in block.iter(f"{W}p"):
            yield from _texts(paragraph)
    elif block.tag == f"{W}p":
        words = ""
        for piece in block.iter(f"{W}t", f"{W}br", f"{W}tab", f"{WP}docPr"):
            if piece.tag == f"{WP}docPr":
                yield words
                yield piece.get("descr", "")
                words = ""
            elif piece.getparent().tag == f"{W}r":
                words += (piece.text or "") if piece.tag == f"{W}t" else " "
        yield words
