"""Reading a tagged PDF: what is heard in tag order, what is painted where, and what the file says of itself.

`read` gives all of it as plain data. `tag_text`, `tagged` and `drawn` are the parts that are asked for most.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from builder.checks.paper.glyphs import Font
from builder.checks.paper.ink import Box, Drawn, Painted
from builder.checks.paper.painting import Painter
from builder.checks.paper.tree import Node, Tagged, TreeReader, blocks, without_contents

# What a file that is broken, locked, or no PDF at all makes a reader run into.
_BROKEN = (
    *(pikepdf.PdfError, ValueError, TypeError),
    *(LookupError, AttributeError, RecursionError, ArithmeticError),
)


class Unreadable(Exception):
    """A file that cannot be read; its text says so to officers."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place of a page that leads somewhere; `described` is what its annotation says of it."""

    page: int
    box: Box
    described: str


@dataclass(frozen=True, slots=True)
class Pdf:
    """One file: its pages, all that is painted in the order of painting, its tree, and its names.

    `pages` are the boxes that people see. `blocks` are the blocks of the tree in reading order, those without
    words too.
    """

    pages: tuple[Box, ...]
    painted: tuple[Painted, ...]
    root: Node
    blocks: tuple[Tagged, ...]
    links: tuple[Link, ...]
    title: str
    title_shown: bool
    lang: str

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """All painted text."""
        return tuple(one for one in self.painted if isinstance(one, Drawn))


def read(file: Path) -> Pdf:
    """Read a PDF; raises Unreadable if it is none, is broken or is locked, and OSError."""
    try:
        with pikepdf.open(file) as pdf:
            return _read(pdf)
    except pikepdf.PasswordError:
        raise Unreadable("The file is locked with a password.") from None
    except _BROKEN as error:
        raise Unreadable("The file cannot be read as a PDF.") from error


def tag_text(file: Path) -> list[str]:
    """The words of a PDF in tag order: one string for each paragraph, heading, cell, caption or picture.

    A picture gives its alt text. Bullets and numbers before items of lists and notes are left out; the terms
    of definition lists are not. A contents list is left out with its heading.
    """
    return [block.text for block in without_contents(tagged(file)) if block.tag != "Label"]


def tagged(file: Path) -> list[Tagged]:
    """Every block of the structure tree that has words; a label that only counts has the tag `Label`."""
    return [block for block in read(file).blocks if block.text]


def drawn(file: Path) -> list[Drawn]:
    """All painted text of a PDF, in the order of painting."""
    return list(read(file).drawn)


def _read(pdf: pikepdf.Pdf) -> Pdf:
    fonts: dict[Any, Font] = {}
    painted: list[Painted] = []
    for number, page in enumerate(pdf.pages, 1):
        painter = Painter(number, fonts)
        painter.follow(page, page.resources)
        painted += painter.painted
    held: dict[tuple[int, int], tuple[Painted, ...]] = {}
    for one in painted:
        if one.mcid is not None:
            key = one.page, one.mcid
            held[key] = (*held.get(key, ()), one)
    root = TreeReader(pdf, held).read()
    return Pdf(
        tuple(_box(page.cropbox) for page in pdf.pages),
        tuple(painted),
        root,
        tuple(blocks(root)),
        tuple(link for number, page in enumerate(pdf.pages, 1) for link in _links(number, page)),
        _title(pdf),
        bool(pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)),
        str(pdf.Root.get("/Lang", "")),
    )


def _links(number: int, page: pikepdf.Page) -> list[Link]:
    return [
        Link(number, _box(one.Rect), str(one.get("/Contents", "")))
        for one in page.obj.get("/Annots", [])
        if one.get("/Subtype") == "/Link"
    ]


def _box(edges: Any) -> Box:
    left, bottom, right, top = map(float, edges)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _title(pdf: pikepdf.Pdf) -> str:
    """The title in the metadata, which reading programs say first; that of the old kind does not count."""
    with pdf.open_metadata() as metadata:
        return str(metadata.get("dc:title", "")).strip()
