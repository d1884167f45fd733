"""The text of a track as XHTML, an element for each sentence that is heard; and XML files as books hold them.

The words are written by `xhtml`, as those of web pages are, so every block is in a book that is on a page.
What a book does differently (levels of headings, where links and pictures are) is done to the finished tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from builder import xhtml
from builder.context import Context
from builder.document import Document, Figure, every_block, sections
from builder.ooxml.elements import clean
from builder.photographs import published, published_size
from builder.speech.places import SUMMARY, TITLE, name, numbered
from builder.speech.programme import Programme, Track
from builder.talking_book.phrases import DEEPEST, WHOLE
from builder.words import right_to_left

Element: TypeAlias = etree._Element

XHTML = "http://www.w3.org/1999/xhtml"
H = f"{{{XHTML}}}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_HEADINGS = {f"{H}h{level}": level for level in range(1, DEEPEST + 1)}
_VOID = {H + tag for tag in ("meta", "link", "br", "img", "hr")}
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

Pictures: TypeAlias = dict[str, tuple[str, Path]]


def written_in(lang: str) -> dict[str, str]:
    """The attributes for words in a language: which it is, and the way it runs if that is to the left."""
    return {"lang": lang, **({"dir": "rtl"} if right_to_left(lang) else {})}


def text(track: Track, context: Context, pictures: Pictures) -> Element:
    """All words of a track in one `section` with the id WHOLE; `pictures` are those of the programme."""
    document = numbered(track.document)

    def link(target: str) -> str:
        return _link(target, document, context.site.root)

    def picture(path: str) -> xhtml.Picture:
        return xhtml.Picture(pictures[path][0], *published_size(context.content / path))

    parts = [f"<h1>{_sentence(TITLE, document.title)}</h1>"]
    if document.summary.strip():
        parts.append(f'<p class="summary">{_sentence(SUMMARY, document.summary)}</p>')
    parts.append(xhtml.body(document, xhtml.Addresses(link, picture)))
    inside = clean("".join(parts))
    section: Element = etree.fromstring(f'<section xmlns="{XHTML}" id="{WHOLE}">{inside}</section>')
    for name_of, value in written_in(document.lang).items():
        section.set(name_of, value)
    for heading in section.iter(*_HEADINGS):
        heading.tag = f"{H}h{min(_HEADINGS[heading.tag] + track.level - 1, DEEPEST)}"
    return section


def pictures(programme: Programme, context: Context, named: Callable[[int, str], str]) -> Pictures:
    """The pictures of all tracks, by path in the content folder: where each stands in the book, and its file.

    `named` gives the place in the book by the number of the picture and the ending of its name.
    """
    found: Pictures = {}
    for path in _paths(programme):
        if path not in found:
            file = published(context.content / path, context.cache / "pictures")
            found[path] = named(len(found) + 1, file.suffix.lower()), file
    return found


def languages(programme: Programme) -> tuple[str, ...]:
    """The languages of a programme, that of the whole first."""
    return tuple(dict.fromkeys((programme.lang, *(track.document.lang for track in programme.tracks))))


def as_file(root: Element, doctype: str = "") -> bytes:
    """A tree as an XML file that HTML parsers read as well: only void elements are closed in one tag.

    Lines end between the blocks of a page and between phrases, where white space says nothing.
    """
    for outer in (root, *root, *(inner for element in root for inner in element)):
        for element in outer:
            element.tail = (element.tail or "").rstrip() + "\n"
    for element in root.iter(etree.Element):
        if element.tag.startswith(H) and element.tag not in _VOID and not len(element) and not element.text:
            element.text = ""
    whole: str = etree.tostring(root, encoding="unicode")
    return f"{_DECLARATION}{doctype}{whole}\n".encode()


def _paths(programme: Programme) -> Iterator[str]:
    for track in programme.tracks:
        for block in every_block(track.document):
            if isinstance(block, Figure):
                yield block.picture


def _sentence(place: int, words: str) -> str:
    return f'<span id="{name(place)}">{escape(words, quote=False)}</span>'


def _link(target: str, document: Document, root: str) -> str:
    """Where a link of a Document leads from a book: to the website, if not to a place in the same track."""
    if target.startswith("/"):
        return root + target.removeprefix("/")
    if not target.startswith("#"):
        return target
    here = {section.id for section in sections(document.blocks)}
    return target if target[1:] in here else f"{root}{document.address}{target}"
