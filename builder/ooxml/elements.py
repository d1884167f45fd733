"""Elements of WordprocessingML, and text that XML may hold."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMESPACES = {"w": W[1:-1], "r": R[1:-1]}

# XML 1.0, section 2.2, has no way to write these characters, not even escaped: Word would refuse the file.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TABS_AND_LINES = re.compile("[\t\n\r]")


def w(tag: str, *children: Element, **values: str | int | None) -> Element:
    """One element of WordprocessingML, its children and its attributes; attributes of None are left out."""
    attributes = {W + name: str(value) for name, value in values.items() if value is not None}
    element = etree.Element(W + tag, attributes, nsmap=_NAMESPACES)
    element.extend(children)
    return element


def clean(text: str) -> str:
    """The text without characters that XML forbids; tabs and line ends become spaces."""
    return _FORBIDDEN.sub("", _TABS_AND_LINES.sub(" ", text))


def run(text: str, *properties: Element) -> Element:
    """A run of text; the properties stand in the order of CT_RPr."""
    words = w("t")
    words.set(XML_SPACE, "preserve")
    words.text = clean(text)
    return w("r", w("rPr", *properties), words) if properties else w("r", words)


def refill(element: Element, *children: Element) -> None:
    """Put new children in the place of all that an element holds."""
    element[:] = children
