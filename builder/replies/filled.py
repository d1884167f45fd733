"""Reads the boxes of a Word file, whichever program it was filled in with.

What is in a control belongs to the field that its tag names. Programs that drop tags keep bookmarks, so where
there is none, the bookmark inside the control or around the words says which field it is.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from builder.form import FIELD, reference_in
from builder.messages import BuildError
from builder.ooxml import reading
from builder.ooxml.controls import PROMPTS, UNTICKED, W14
from builder.ooxml.elements import Element, W
from builder.ooxml.reading import Styles, WordFile

_OLD_WORD = b"\xd0\xcf\x11\xe0"  # how files of Word before 2007 begin, and files with a password
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {f"{W}del", f"{W}moveFrom", _FALLBACK}  # what was deleted, moved away, or stands twice
# What Word puts into a box that somebody has emptied.
_EMPTY = {*PROMPTS, "Click or tap here to enter text.", "Click here to enter text.", "Choose an item."}
_BREAKS = {f"{W}br", f"{W}cr"}
_CHOICE = re.compile(r"__\d+$")
_ON = {"1", "true", "on"}
_UNSEEN = re.compile("[\x7f-\x9f]")  # what XML lets through, and a terminal might obey
_UNTICKED = {"", UNTICKED, "□"}  # the signs of programs that know no ticks


@dataclass(slots=True)
class Box:
    """One place for an answer: its words, whether it is ticked, and what stands around it.

    `question` is the heading above it and `beside` the words in its own paragraph.
    """

    field: str
    question: str = ""
    beside: str = ""
    title: str = ""
    words: str = ""
    ticked: bool = False

    @property
    def choice(self) -> bool:
        """Whether it is a box to tick."""
        return bool(_CHOICE.search(self.field))

    @property
    def answered(self) -> bool:
        """Whether somebody ticked it or wrote in it."""
        return self.ticked if self.choice else bool(self.words)

    @property
    def said(self) -> str:
        """The answer in it, or beside it."""
        return (self.beside or self.title) if self.choice else self.words


@dataclass(frozen=True, slots=True)
class Filled:
    """What is in a file: its boxes by the ids of their fields, and every paragraph outside them.

    `reference` says which form it is, and `identity` also which edition of it; empty where it does not say.
    """

    reference: str
    identity: str
    boxes: dict[str, Box]
    outside: tuple[str, ...]


def read(file: Path) -> Filled:
    """Read a form; raises BuildError that says what is wrong with a file that is none."""
    try:
        word = _opened(file)
        pages = _Pages(word.styles)
        pages.read(word.body)
    except (reading.Unreadable, zlib.error, NotImplementedError, ValueError):  # what damage does to a file
        raise BuildError(
            "This file is broken, or is not a Word file. Open it in Word and save it again as a Word "
            "Document (.docx), or ask for it again."
        ) from None
    except OSError as error:
        raise BuildError(f"This file cannot be opened: {error.strerror or error}.") from None
    core = word.parts.get("docProps/core.xml")
    identity = (core.findtext(_IDENTIFIER) or "") if core is not None else ""
    reference = reference_in("\n".join(pages.outside)) or identity.partition("#")[0]
    if not pages.boxes:
        known = "all of its boxes have been deleted. Read it yourself"
        raise BuildError(f"There is nothing to read: {known if reference else 'it is not one of our forms'}.")
    return Filled(reference, identity, pages.boxes, tuple(pages.outside))


def _opened(file: Path) -> WordFile:
    """The file, taken apart."""
    with file.open("rb") as opened:
        if opened.read(len(_OLD_WORD)) == _OLD_WORD:
            raise BuildError(
                "This is an older Word file, or has a password. Open it in Word and save it as a Word "
                "Document (.docx) without a password."
            )
    return reading.read(file)


@dataclass(slots=True)
class _Pages:
    """Goes through the text from beginning to end and puts every word where it belongs."""

    styles: Styles
    boxes: dict[str, Box] = field(default_factory=dict)
    outside: list[str] = field(default_factory=list)
    _controls: list[str] = field(default_factory=list)
    _marks: dict[str, str] = field(default_factory=dict)
    _written: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _loose: list[str] = field(default_factory=list)
    _here: list[Box] = field(default_factory=list)
    _heading: str = ""

    def read(self, text: Element) -> None:
        """Read the whole text."""
        walk = etree.iterwalk(text, events=("start", "end"))
        for event, element in walk:
            if event == "start" and element.tag in _GONE:
                walk.skip_subtree()
            elif event == "start":
                self._start(element)
            elif element.tag == f"{W}sdt":
                self._controls.pop()
            elif element.tag == f"{W}p":
                self._end_paragraph(element)
        for name, pieces in self._written.items():
            self._fill(self.boxes[name], "".join(pieces))

    def _start(self, element: Element) -> None:
        tag = element.tag
        if tag == f"{W}t":
            self._say(element.text or "")
        elif tag == f"{W}tab":  # also the name of a stop for tabs, which adds a space that nobody sees
            self._say(" ")
        elif tag in _BREAKS:
            self._say("\n")
        elif tag == f"{W}sdt":
            name = _field_of(element)
            self._controls.append(name)
            if name:
                self._open(name, element.find(f"{W}sdtPr"))
        elif tag == f"{W}bookmarkStart":
            name = element.get(f"{W}name", "")
            if name.startswith(FIELD):
                self._marks[element.get(f"{W}id", "")] = name
                self._open(name, None)
        elif tag == f"{W}bookmarkEnd":
            self._marks.pop(element.get(f"{W}id", ""), None)

    @property
    def _field(self) -> str:
        """The field that words belong to here: that of the innermost control, or else of a bookmark."""
        named = [name for name in self._controls if name]
        return named[-1] if named else next(reversed(self._marks.values()), "")

    def _open(self, name: str, properties: Element | None) -> None:
        box = self.boxes.setdefault(name, Box(name, self._heading))
        self._here.append(box)
        if properties is not None:
            title, checked = properties.find(f"{W}alias"), properties.find(f".//{W14}checked")
            box.title = title.get(f"{W}val", "") if title is not None else box.title
            box.ticked = box.ticked or (checked is not None and checked.get(f"{W14}val") in _ON)

    def _say(self, words: str) -> None:
        if self._field:
            self._written[self._field].append(words)
        else:
            self._loose.append(words)

    def _end_paragraph(self, paragraph: Element) -> None:
        if self._field:
            self._written[self._field].append("\n")
        words = " ".join("".join(self._loose).split())
        for box in self._here:
            box.beside = box.beside or words
        self._loose, self._here = [], []
        if words:
            self.outside.append(words)
            self._heading = words if self.styles.level(paragraph) else self._heading

    @staticmethod
    def _fill(box: Box, words: str) -> None:
        """Put what was written into a box, without the words that were there before anybody wrote."""
        words = _UNSEEN.sub("", words)
        for prompt in _EMPTY:
            words = words.strip().removeprefix(prompt)
        lines = (" ".join(line.split()) for line in words.strip().split("\n"))
        box.words = "\n".join(lines)
        box.ticked = box.ticked or (box.choice and box.words not in _UNTICKED)


def _field_of(control: Element) -> str:
    """The field of a control: its tag, or else the bookmark inside it.

    LibreOffice 7.4 now and then puts one control around several others: that one has no field.
    """
    tag = control.find(f"{W}sdtPr/{W}tag")
    name = tag.get(f"{W}val", "") if tag is not None else ""
    if name.startswith(FIELD):
        return str(name)
    if control.find(f".//{W}sdt") is not None:
        return ""
    names = (mark.get(f"{W}name", "") for mark in control.iter(f"{W}bookmarkStart"))
    return next((str(name) for name in names if name.startswith(FIELD)), "")
