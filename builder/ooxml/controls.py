"""Content controls: the boxes in a Word form that people write in, tick or choose from.

Each control is found again by the id of its field, which it bears twice: as its tag, and as the name of a
bookmark inside it or around it, because some programs keep only one of them (LibreOffice 7.4 drops tags). Its
title is what reading programs say when somebody comes to it. Nothing is locked: everybody can change, enlarge
and copy a form as they need.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from lxml import etree

from builder.ooxml.elements import Element, clean, run, w

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
LONGEST = 64  # characters of a title or tag: Word calls a file with longer ones broken
UNTICKED, TICKED = "☐", "☒"
PLACEHOLDER = "PlaceholderText"
_TICK_FONT = "MS Gothic"  # the one that Word itself uses for these two signs

WRITE_HERE = "Write your answer here"
NUMBER_HERE = "Write a number here"
CHOOSE_HERE = "Choose an answer"
PROMPTS = frozenset({WRITE_HERE, NUMBER_HERE, CHOOSE_HERE})


def placeholder_style(ink: str) -> Element:
    """The character style of what stands in a box until somebody writes in it; its ink is `#rrggbb`."""
    return w(
        "style",
        w("name", val="Placeholder Text"),
        w("uiPriority", val=99),
        w("rPr", w("color", val=ink.lstrip("#"))),
        type="character",
        styleId=PLACEHOLDER,
    )


class Controls:
    """Makes the controls of one file and numbers them; `first` is the number of the first bookmark."""

    def __init__(self, first: int) -> None:
        self._numbers = count(first)

    def writing(self, field: str, title: str) -> list[Element]:
        """A box to write in, inside a paragraph.

        It takes any text (`w:richText`), so that people can make new paragraphs. LibreOffice 7.4 loses the
        line breaks of a plain one (`w:text`), and mixes up controls that stand around paragraphs.
        """
        return self._inside(field, title, _prompt(WRITE_HERE), w("richText"), waiting=True)

    def number(self, field: str, title: str) -> list[Element]:
        """A box for a single line, inside a paragraph."""
        return self._inside(field, title, _prompt(NUMBER_HERE), w("text"), waiting=True)

    def choosing(self, field: str, title: str, choices: Sequence[str]) -> list[Element]:
        """A list that opens, inside a paragraph."""
        items = (w("listItem", displayText=clean(choice), value=clean(choice)) for choice in choices)
        return self._inside(field, title, _prompt(CHOOSE_HERE), w("dropDownList", *items), waiting=True)

    def tick(self, field: str, title: str, size: float) -> list[Element]:
        """A box to tick, `size` points high, inside a paragraph (w14:checkbox; MS-DOCX, 2.6.1)."""
        kind = _w14("checkbox", _w14("checked", val="0"))
        for state, sign in (("checkedState", TICKED), ("uncheckedState", UNTICKED)):
            kind.append(_w14(state, val=f"{ord(sign):04X}", font=_TICK_FONT))
        fonts = w("rFonts", ascii=_TICK_FONT, hAnsi=_TICK_FONT, eastAsia=_TICK_FONT, hint="eastAsia")
        sizes = (w("sz", val=round(size * 2)), w("szCs", val=round(size * 2)))
        return self._inside(field, title, run(UNTICKED, fonts, *sizes), kind)

    def _inside(
        self, field: str, title: str, words: Element, kind: Element, *, waiting: bool = False
    ) -> list[Element]:
        """A control inside a paragraph, between the ends of its bookmark."""
        number = next(self._numbers)
        return _marked(number, field, _control(number, field, title, words, kind, waiting=waiting))


def _marked(number: int, field: str, *children: Element) -> list[Element]:
    """Children between the two ends of the bookmark of a field."""
    return [w("bookmarkStart", id=number, name=field), *children, w("bookmarkEnd", id=number)]


def short(title: str) -> str:
    """A title as long as Word allows, cut at a space."""
    title = clean(title)
    if len(title) <= LONGEST:
        return title
    return title[: LONGEST - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"


def _control(
    number: int, field: str, title: str, inside: Element, kind: Element, *, waiting: bool
) -> Element:
    """A control; `waiting` says that its words are not an answer yet (order: ECMA-376-1, 17.5.2.38)."""
    properties = w(
        "sdtPr",
        w("alias", val=short(title)),
        w("tag", val=field),
        w("id", val=number),
        *([w("showingPlcHdr")] if waiting else []),
        kind,
    )
    return w("sdt", properties, w("sdtContent", inside))


def _prompt(words: str) -> Element:
    return run(words, w("rStyle", val=PLACEHOLDER))


def _w14(tag: str, *children: Element, **values: str) -> Element:
    element = etree.Element(
        W14 + tag, {W14 + name: value for name, value in values.items()}, nsmap={"w14": W14[1:-1]}
    )
    element.extend(children)
    return element
