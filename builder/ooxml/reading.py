"""Reading a Word file that anybody may have made: its parts as XML, and how its words look.

A look comes from the run itself, its character style, the style of its paragraph, or the defaults, whichever
says something first (ECMA-376-1, 17.7.2).
"""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile, LargeZipFile, ZipFile

from lxml import etree

from builder.ooxml.elements import R, W

Element: TypeAlias = Any

NAMES = {
    "w": W[1:-1],
    "r": R[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_RUN = f"{W}rPr"
USUAL_SIZE = 20  # half points, where nothing says how large type is (ECMA-376-1, 17.3.2.38)
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LARGEST = 200_000_000  # bytes of all parts together
_LEVEL = re.compile("[0-8]")
# No part may name others or hold what grows when it is read.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


# What damage does to a file, and what a file that means harm can do.
_BROKEN = (
    BadZipFile,
    LargeZipFile,
    etree.XMLSyntaxError,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class Unreadable(Exception):
    """A file that cannot be read as Word; its text says why, in a word for programmers."""


@dataclass(frozen=True)
class WordFile:
    """One file: the XML of its parts by name (`word/document.xml`), and the names of all its parts."""

    parts: Mapping[str, Element]
    names: frozenset[str]

    @property
    def document(self) -> Element:
        """The root of the text part."""
        return self.parts["word/document.xml"]

    @cached_property
    def body(self) -> Element:
        """The element that holds the text."""
        return self.document.find(f"{W}body")

    @property
    def settings(self) -> Element | None:
        """The root of the settings."""
        return self.parts.get("word/settings.xml")

    @cached_property
    def stories(self) -> tuple[Element, ...]:
        """The text, and then what stands at the top and the foot of pages and in Word's own notes."""
        kinds = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
        return (self.document, *(self.parts[name] for name in sorted(self.parts) if name.startswith(kinds)))

    @cached_property
    def styles(self) -> Styles:
        """How the styles of the file look."""
        return Styles(self.parts.get("word/styles.xml"))

    @cached_property
    def relations(self) -> Mapping[str, str]:
        """Where the links of the text lead, by the id of their relation."""
        found = self.parts.get("word/_rels/document.xml.rels")
        return {} if found is None else {one.get("Id"): one.get("Target") for one in found.iter(_RELATIONS)}

    @cached_property
    def paragraphs(self) -> tuple[Element, ...]:
        """Every paragraph of the text, those of the contents list too."""
        return tuple(self.body.iter(f"{W}p"))


def read(file: Path | BytesIO) -> WordFile:
    """Read a Word file; raises Unreadable if it is none, is broken or is locked, and OSError."""
    try:
        with ZipFile(file) as package:
            wanted = [one for one in package.infolist() if one.filename.endswith((".xml", ".rels"))]
            if sum(one.file_size for one in wanted) > _LARGEST:
                raise Unreadable("its parts are too large")
            parts = {
                posixpath.normpath(one.filename): etree.fromstring(package.read(one), _PARSER)
                for one in wanted
            }
            names = package.namelist()
    except _BROKEN as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from error
    found = parts.setdefault("word/document.xml", parts.get(_main_part(parts)))
    if found is None or found.find(f"{W}body") is None:
        raise Unreadable("there is no text part")
    return WordFile(parts, frozenset(names))


def _main_part(parts: Mapping[str, Element]) -> str:
    """The name of the text part, which some programs call `word/document2.xml`."""
    relations = parts.get("_rels/.rels")
    targets = () if relations is None else relations.iter(_RELATIONS)
    found = (one.get("Target", "") for one in targets if one.get("Type", "").endswith("/officeDocument"))
    return next(found, "").lstrip("/")


class Styles:
    """The styles of a file: what each says of its paragraphs and runs, and what it takes from others."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(f"{W}style")
        self.by_id = {one.get(f"{W}styleId"): one for one in found}
        normal = [
            one for one in found if one.get(f"{W}default") == "1" and one.get(f"{W}type") == "paragraph"
        ]
        self.normal: str | None = normal[0].get(f"{W}styleId") if normal else None
        self.defaults = None if root is None else root.find(f"{W}docDefaults")
        self._known: dict[tuple[str | None, str], Element | None] = {}
        self._runs: dict[tuple[str | None, str | None, str], Element | None] = {}

    def style_of(self, paragraph: Element) -> str | None:
        """The id of a paragraph's style."""
        named = value(paragraph, "pPr/pStyle")
        return self.normal if named is None else named

    def name(self, paragraph: Element) -> str:
        """The name of a paragraph's style as Word shows it, in small letters: `heading 1`."""
        style = self.by_id.get(self.style_of(paragraph))
        return (value(style, "name") or "").lower() if style is not None else ""

    def level(self, paragraph: Element) -> int | None:
        """The level of a heading, from 1; None for other paragraphs."""
        own = find(paragraph, "pPr/outlineLvl")
        found = own if own is not None else self.said(self.style_of(paragraph), "pPr/outlineLvl")
        number = "" if found is None else found.get(f"{W}val", "")
        return int(number) + 1 if _LEVEL.fullmatch(number) else None

    def said(self, style: str | None, path: str) -> Element | None:
        """What a style, or one that it is based on, says of a property: `rPr/sz`."""
        key = (style, path)
        if key not in self._known:
            self._known[key] = next((one for each in self._chain(style) for one in _at(each, path)), None)
        return self._known[key]

    def of_run(self, run: Element, paragraph: Element, name: str) -> Element | None:
        """What is true of a run in the end: its `sz`, `color`, `i` …; None where nothing is said."""
        own, styled = run.find(_RUN), None
        if own is not None:
            found = own.find(W + name)
            if found is not None:
                return found
            styled = value(own, "rStyle")
        key = (styled, self.style_of(paragraph), name)
        if key not in self._runs:
            self._runs[key] = self._said_of_run(*key)
        return self._runs[key]

    def _said_of_run(self, styled: str | None, paragraph: str | None, name: str) -> Element | None:
        """What a character style, or else that of the paragraph, or else the defaults say of a run."""
        for style in (styled, paragraph):
            found = self.said(style, f"rPr/{name}")
            if found is not None:
                return found
        return self._default(f"rPrDefault/rPr/{name}")

    def of_paragraph(self, paragraph: Element, name: str) -> Element | None:
        """What is true of a paragraph in the end: its `jc`, `keepNext` …; None where nothing is said."""
        for one in _at(paragraph, f"pPr/{name}"):
            return one
        found = self.said(self.style_of(paragraph), f"pPr/{name}")
        return self._default(f"pPrDefault/pPr/{name}") if found is None else found

    def _default(self, path: str) -> Element | None:
        return None if self.defaults is None else find(self.defaults, path)

    def _chain(self, style: str | None) -> Iterator[Element]:
        """A style and those that it is based on; a circle ends where it began."""
        seen: set[str] = set()
        while style and style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = value(self.by_id[style], "basedOn")


def find(element: Element, path: str) -> Element | None:
    """The element at a path of WordprocessingML: `pPr/pStyle`."""
    return element.find(_whole(path))


@cache
def _whole(path: str) -> str:
    """A path with the namespace of every name."""
    return "/".join(W + name for name in path.split("/"))


def _at(element: Element, path: str) -> tuple[Element, ...]:
    found = find(element, path)
    return () if found is None else (found,)


def value(element: Element, path: str) -> str | None:
    """What the element at a path says."""
    found = find(element, path)
    return None if found is None else found.get(f"{W}val")


def on(found: Element | None) -> bool:
    """Whether a property that is yes or no says yes."""
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def xpath(element: Element, path: str) -> list[Any]:
    """What an XPath finds, with the prefixes of `NAMES`."""
    result: list[Any] = element.xpath(path, namespaces=NAMES)
    return result


def words(element: Element) -> str:
    """The words of an element, with a space for each tab and line end."""
    pieces: Iterable[Element] = element.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}cr")
    return "".join(
        (piece.text or "") if piece.tag == f"{W}t" else " "
        for piece in pieces
        if piece.getparent().tag == f"{W}r"
    )


def runs(element: Element) -> Iterator[tuple[Element, Element]]:
    """Every run that has words, with its paragraph."""
    for paragraph in element.iter(f"{W}p"):
        for run in paragraph.iter(f"{W}r"):
            if run.find(f"{W}t") is not None and words(run).strip():
                yield run, paragraph
