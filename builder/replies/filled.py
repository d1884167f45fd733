"""Reads the boxes of a Word file, whichever program it was filled in with.

What is in a control belongs to the field that its tag names. Programs that drop tags keep bookmarks, so where
there is none, the bookmark inside the control or around the words says which field it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from builder.form import FIELD, reference_in
from builder.messages import BuildError
from builder.ooxml import reading
from builder.ooxml.controls import PROMPTS, UNTICKED, W14
from builder.ooxml.elements import Element, W
from builder.ooxml.reading import Styles, WordFile

_AS_WORD = "save it as a Word Document (.docx)"
# Other files that people send: where in them a sign stands, the sign, and what to do.
_OTHERS = (
    (
        0,
        b"\xd0\xcf\x11\xe0",
        f"This is an older Word file, or has a password. Open it in Word and {_AS_WORD} without a password.",
    ),
    (
        0,
        b"%PDF",
        "This is a PDF file; open it and read the answers yourself. Only Word forms can be read here.",
    ),
    (0, b"{\\rtf", f"This is a file in Rich Text Format; open it and {_AS_WORD}."),
    (
        30,
        b"mimetypeapplication/vnd.oasis.opendocument",
        f"This is an OpenDocument file; open it and {_AS_WORD}.",
    ),
)
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {f"{W}del", f"{W}moveFrom", _FALLBACK}  # what was deleted, moved away, or stands twice
# What Word puts into a box that somebody has emptied.
_EMPTY = {*PROMPTS, "Click or tap here to enter text.", "Click here to enter text.", "Choose an item."}
_BREAKS = {f"{W}br", f"{W}cr"}
_CHOICE = re.compile(r"__\d+$")
_ON = {"1", "true", "on"}
_NAME = re.compile(rf"{FIELD}\w+", re.ASCII)
_PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object"}
_NOTES = {f"{W}footnote", f"{W}endnote"}
_UNTICKED = {"", UNTICKED, "□"}  # the signs of programs that know no ticks


# What XML lets through and a terminal might obey, and what turns the order of letters around.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]")


@dataclass(slots=True)
class Box:
    """One place for an answer: its words, whether it is ticked, and what stands around it.

    `question` is the heading above it and `beside` the words in its own paragraph. `there` says that more of
    it is left than a bookmark with nothing in it.
    """

    field: str
    question: str = ""
    beside: str = ""
    title: str = ""
    words: str = ""
    ticked: bool = False
    there: bool = False

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
    `besides` names what it holds that is not read: “comments”, “a picture”, “notes”.
    """

    reference: str
    identity: str
    boxes: dict[str, Box]
    outside: tuple[str, ...]
    besides: tuple[str, ...] = ()


def read(file: Path) -> Filled:
    """Read a form; raises BuildError that says what is wrong with a file that is none."""
    try:
        word = _opened(file)
        pages = _Pages(word.styles)
        pages.read(word.body)
    except reading.Unreadable:
        raise BuildError(
            "This file is broken, or is not a Word file. Open it in Word and save it again as a Word "
            "Document (.docx), or ask for it again."
        ) from None
    except OSError as error:
        raise BuildError(f"This file cannot be opened: {error.strerror or error}.") from None
    core = word.parts.get("docProps/core.xml")
    identity = seen(core.findtext(_IDENTIFIER) or "") if core is not None else ""
    reference = reference_in("\n".join(pages.outside)) or identity.partition("#")[0]
    boxes = {name: box for name, box in pages.boxes.items() if box.there}
    if not boxes:
        known = "all of its boxes have been deleted. Read it yourself"
        raise BuildError(f"There is nothing to read: {known if reference else 'it is not one of our forms'}.")
    return Filled(reference, identity, boxes, tuple(pages.outside), tuple(_besides(word, pages)))


def seen(words: str) -> str:
    """Words of somebody else without what cannot be seen and a terminal would obey."""
    return _UNSEEN.sub("", words)


def _opened(file: Path) -> WordFile:
    """The file, taken apart; raises BuildError for other kinds of files that people send."""
    with file.open("rb") as opened:
        begin = opened.read(100)
    for at, sign, what in _OTHERS:
        if begin[at:].startswith(sign):
            raise BuildError(what)
    return reading.read(file)


def _besides(word: WordFile, pages: _Pages) -> Iterator[str]:
    """What a file holds beside the words of its text."""
    if any(part.find(f"{W}comment") is not None for part in word.parts.values()):
        yield "comments"
    if pages.picture:
        yield "a picture"
    inside = (one for part in word.parts.values() for one in part if one.tag in _NOTES)
    if any(f"{W}type" not in one.attrib for one in inside):  # the others are lines above notes
        yield "notes"


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
    picture: bool = False

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
        elif tag in _PICTURES:
            self.picture = True
        elif tag == f"{W}sdt":
            name = _field_of(element)
            self._controls.append(name)
            if name:
                self._open(name, element.find(f"{W}sdtPr"))
        elif tag == f"{W}bookmarkStart":
            name = element.get(f"{W}name", "")
            if _NAME.fullmatch(name):
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
            box.there = True
            box.title = seen(" ".join(title.get(f"{W}val", "").split())) if title is not None else box.title
            box.ticked = box.ticked or (checked is not None and checked.get(f"{W14}val") in _ON)

    def _say(self, words: str) -> None:
        words = seen(words)
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
        box.there = box.there or bool(words.strip())
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
    if _NAME.fullmatch(name):
        return str(name)
    if control.find(f".//{W}sdt") is not None:
        return ""
    names = (mark.get(f"{W}name", "") for mark in control.iter(f"{W}bookmarkStart"))
    return next((str(name) for name in names if _NAME.fullmatch(name)), "")
