"""Reading a tagged PDF back: what a reading program hears in tag order, and what is painted where.

`tag_text` is what parity tests compare with the Document. `drawn` gives every piece of painted text with its
size and place, tagged or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

# Elements that run on inside the text of the element around them.
INLINE = frozenset({"Span", "Link", "Reference"})


@dataclass(frozen=True)
class Drawn:
    """One piece of painted text: page from 1, left and right end and baseline in points, size in points."""

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str
    mcid: int | None


@dataclass(frozen=True)
class Tagged:
    """One block of the structure tree: its tag, its words and the tags of the elements around it."""

    tag: str
    text: str
    around: tuple[str, ...] = ()


@dataclass
class Font:
    """What is needed of a font to read its text: the characters and the widths of its codes."""

    name: str
    characters: dict[int, str]
    widths: list[float]


def tag_text(file: Path) -> list[str]:
    """The words of a PDF in tag order: one string for each paragraph, heading, cell, caption or picture.

    A picture gives its alt text, and a character that no font shows is itself. Bullets and numbers before
    items of lists and notes are left out; the terms of definition lists are not. A contents list is left out with its heading.
    """
    blocks = [block for block in tagged(file) if block.tag != "Label"]
    kept: list[str] = []
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        begins_contents = after is not None and "TOC" in after.around
        if "TOC" not in block.around and not begins_contents:
            kept.append(block.text)
    return kept


def tagged(file: Path) -> list[Tagged]:
    """Every block of the structure tree that has words; a label that only counts has the tag `Label`."""
    with pikepdf.open(file) as pdf:
        return [block for block in _Tree(pdf).blocks() if block.text]


def drawn(file: Path) -> list[Drawn]:
    """All painted text of a PDF, in the order of painting."""
    with pikepdf.open(file) as pdf:
        return [piece for number, page in enumerate(pdf.pages, 1) for piece in _page(number, page)]


# ---- The structure tree ----------------------------------------------------------------------------------


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.root = pdf.Root.StructTreeRoot
        self.words: dict[tuple[Any, int], str] = {}
        for number, page in enumerate(pdf.pages, 1):
            for piece in _page(number, page):
                if piece.mcid is not None:
                    key = page.objgen, piece.mcid
                    self.words[key] = self.words.get(key, "") + piece.text

    def blocks(self) -> Iterator[Tagged]:
        for kid in _kids(self.root):
            yield from self._blocks(kid, ())

    def _blocks(self, element: pikepdf.Object, around: tuple[str, ...]) -> Iterator[Tagged]:
        tag = _tag(element)
        if "/Alt" in element:
            yield Tagged(tag, str(element.Alt), around)
            return
        text = ""
        for kid in _kids(element):
            if isinstance(kid, pikepdf.Dictionary) and _tag(kid) and _tag(kid) not in INLINE:
                yield from self._blocks(kid, (*around, tag))
            else:
                text += self._text(kid, element)
        if text:
            counts = tag == "Lbl" and _counts(element.P)
            yield Tagged("Label" if counts else tag, " ".join(text.split()), around)

    def _text(self, kid: Any, element: pikepdf.Object) -> str:
        if isinstance(kid, int):
            return self.words.get((element.Pg.objgen, kid), "")
        if kid.get("/Type") == "/MCR":
            return self.words.get((kid.Pg.objgen, int(kid.MCID)), "")
        if kid.get("/Type") == "/OBJR":
            return ""
        if "/ActualText" in kid:
            return str(kid.ActualText)
        return "".join(self._text(inner, kid) for inner in _kids(kid))


def _kids(element: pikepdf.Object) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _tag(element: pikepdf.Object) -> str:
    return str(element.get("/S", "/"))[1:]


def _counts(item: pikepdf.Object) -> bool:
    """Whether the labels of a list are bullets or numbers, or those of notes."""
    numbering = item.P.get("/A", {}).get("/ListNumbering", "/None")
    return _tag(item) == "Note" or numbering != "/None"


# ---- What is painted -------------------------------------------------------------------------------------


@dataclass
class _Pen:
    """The state of painting that text depends on; there is no rotation in our pages."""

    font: Font | None = None
    size: float = 0
    x: float = 0
    y: float = 0
    marks: list[int | None] = field(default_factory=list)


def _page(number: int, page: pikepdf.Page) -> Iterator[Drawn]:
    fonts = {name: _font(font) for name, font in page.resources.get("/Font", {}).items()}
    pen = _Pen()
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                properties = operands[1]
                marked = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
                pen.marks.append(int(properties.MCID) if marked else None)
            case "BMC":
                pen.marks.append(None)
            case "EMC":
                pen.marks.pop()
            case "Tf":
                pen.font, pen.size = fonts[str(operands[0])], float(operands[1])
            case "Tm":
                pen.x, pen.y = float(operands[4]), float(operands[5])
            case "Tj":
                yield _show(number, bytes(operands[0]), pen)
            case "TJ" | "'" | '"' | "Td" | "TD" | "T*" | "Tz" | "Tw" | "Tc":
                raise NotImplementedError(f"{operator} is not read by this test")


def _show(number: int, codes: bytes, pen: _Pen) -> Drawn:
    assert pen.font is not None
    left = pen.x
    pen.x += sum(pen.font.widths[code] for code in codes) * pen.size / 1000
    text = "".join(pen.font.characters[code] for code in codes)
    mcid = next((mark for mark in reversed(pen.marks) if mark is not None), None)
    return Drawn(number, text, left, pen.x, pen.y, pen.size, pen.font.name, mcid)


def _font(font: pikepdf.Object) -> Font:
    cmap = font.ToUnicode.read_bytes().decode("ascii") if "/ToUnicode" in font else ""
    entries = re.findall(
        r"^<([0-9A-F]{2})> <([0-9A-F]+)>$", cmap.split("endcodespacerange")[-1], re.MULTILINE
    )
    characters = {int(code, 16): bytes.fromhex(value).decode("utf-16-be") for code, value in entries}
    return Font(str(font.BaseFont), characters, [float(width) for width in font.get("/Widths", [])])
