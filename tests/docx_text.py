"""Reading a Word file back: the words that a reading program hears, in order.

`body_text` is what parity tests compare with the Document; `part` gives any part of the package as XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import takewhile
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
    """The words of an element as they stand, with plain spaces where no line may end."""
    return "".join(find(element, ".//w:t/text()")).replace("\u00a0", " ")


def body_text(path: Path) -> list[str]:
    """The words of the body in order: a string for each paragraph, heading, cell, caption or picture.

    The contents list is left out (its heading too), for its words stand in the text as well, and so is what
    says nothing. A picture gives its alt text; a line break is a space; runs of spaces are one. The labels of
    a table whose rows stand one below the other are those of its first row, and come first.
    """
    (body,) = part(path, "word/document.xml")
    said = (text for child in _in_order(list(body)) for text in _texts(child))
    return [folded for folded in (" ".join(text.split()) for text in said) if folded]


def _in_order(children: list[Element]) -> Iterator[Element]:
    """The children of a body, with the labels of a table before all its cells, and never again."""
    names = [next(iter(find(child, "w:pPr/w:pStyle/@w:val")), "") for child in children]
    for place, (name, child) in enumerate(zip(names, children, strict=True)):
        if name == "LabelledTable":
            after = zip(names[place + 1 :], children[place + 1 :], strict=True)
            row = takewhile(lambda pair: pair[0] == "Labelled", after)
            yield from (_parted(one)[0] for one in (child, *(one for _, one in row)))
        yield _parted(child)[1] if name.startswith("Labelled") else child


def _parted(paragraph: Element) -> tuple[Element, Element]:
    """The label of a cell, without its colon, and the words of the cell, each as a paragraph."""
    marked = find(paragraph, "w:r[w:rPr/w:rStyle/@w:val='Label']")
    parts = deepcopy(paragraph), deepcopy(paragraph)
    end = paragraph.index(marked[-1]) if marked else -1
    for part, (first, last) in zip(parts, ((0, end), (end + 1, len(paragraph))), strict=True):
        part[:] = part[first:last] if end >= 0 or part is parts[1] else []
    return parts


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
