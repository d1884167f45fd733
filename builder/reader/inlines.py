"""Reads what stands inside a paragraph: words, emphasis, links, language spans, line breaks, notes."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from builder.dialect import readable
from builder.document import Emph, Inline, Inlines, LineBreak, Link, NoteRef, Span, Strong, Text
from builder.reader.reading import Reading, fold
from builder.words import text_of

_BLANK = " \u00a0"
_MISNAMED = re.compile(r"^[ >]*/{3,}[ \t]*easy[ _]?read\b", re.M | re.I)  # for easy-read
_LOST_NOTE = re.compile(r"\[\^[^\]]+\]")
_LOST_LINK = re.compile(r"\]\[([^\]\[^][^\]\[]*)?\](?!\()")  # the end of [words][name], left among the words


def read_inlines(element: HtmlElement, reading: Reading, line: int) -> Inlines:
    """The inlines inside an element, white space folded and trimmed at both ends."""
    return trim(_children(element, reading, line))


def trim(inlines: Inlines) -> Inlines:
    """Inlines without white space or line breaks at either end, neighbouring text joined."""
    return _strip_end(_strip_start(_joined(inlines)))


def _children(element: HtmlElement, reading: Reading, line: int) -> Inlines:
    found: list[Inline] = [*_text(element.text, reading, line)]
    for child in element:
        found += _inline(child, reading, line)
        found += _text(child.tail, reading, line)
    return _joined(tuple(found))


def _text(text: str | None, reading: Reading, line: int) -> Inlines:
    if not text:
        return ()
    lost = _LOST_NOTE.search(text)
    if lost:
        what = f"The note {lost[0]} is not written anywhere."
        reading.say(
            line, "note-missing", what, f"Add it at the end of the page: {lost[0]}: The words of the note."
        )
    for lost in _LOST_LINK.finditer(text):
        if lost[0] not in reading.source.body:  # it has a backslash there, because it is meant as it stands
            continue
        what = f"A link here leads to “[{lost[1] or ''}]”, which is not written anywhere."
        mend = "Write where it leads in round brackets: [our day centres](day-centres.md)"
        reading.say(line, "link-undefined", what, mend)
    return (Text(fold(text)),)


def _inline(element: HtmlElement, reading: Reading, line: int) -> Inlines:
    match element.tag:
        case "strong" | "b":
            return _wrapped(Strong, _children(element, reading, line))
        case "em" | "i":
            return _wrapped(Emph, _children(element, reading, line))
        case "code":
            return _children(element, reading, line)
        case "br":
            return (LineBreak(),)
        case "sup":
            return _note_ref(element)
        case "a":
            return _link(element, reading, line)
        case "span" if element.get("lang"):
            children = _children(element, reading, line)
            return (Span(children, element.get("lang")),) if children else ()
        case "img":
            return _misplaced_picture(element, reading)
        case "raw-html":
            return raw_html(element, reading)
        case _:
            return _unknown(element, reading, line)


def _wrapped(kind: type[Strong] | type[Emph], children: Inlines) -> Inlines:
    return (kind(children),) if children else ()


def _note_ref(element: HtmlElement) -> Inlines:
    return (Text(" "), NoteRef(int(element.text_content())))


def _link(element: HtmlElement, reading: Reading, line: int) -> Inlines:
    children = _children(element, reading, line)
    target, href = reading.target(element.get("href", "")), readable(element.get("href", ""))
    if not text_of(children).strip():
        if element.find(".//img") is None:
            mend = "Put words that say where it leads: [our day centres](day-centres.md)"
            empty = reading.source.line_like(r"\[\s*\]\(")
            reading.say(empty, "link-without-words", "This link has no words.", mend)
        return children
    if not target:
        what = f"The link “{text_of(children)}” leads to “{href}”, which is not a safe address."
        mend = "Use an address that begins with https://, mailto: or tel:, or the name of a page."
        reading.say(line, "link-unsafe", what, mend)
        return children
    return (Link(children, target),)


def _misplaced_picture(element: HtmlElement, reading: Reading) -> Inlines:
    src, line = reading.source.picture(element.get("src", ""))
    if src.startswith("symbol:") and _MISNAMED.search(reading.source.body):
        return ()  # the name of the block is told: rules/fences
    what = f"The picture “{src}” stands among words."
    mend = "Put it on a line of its own, with an empty line before and after it."
    if src.startswith("symbol:"):
        what = f"The picture “{src}” stands outside an easy-read block, or after words."
        mend = (
            "Begin each idea of an easy-read block with its picture: ![](symbol:calendar) Tell us by 30 June."
        )
    reading.say(line, "picture-in-sentence", what, mend)
    return (Text(element.get("alt", "")),)


def raw_html(element: HtmlElement, reading: Reading) -> Inlines:
    """Raw HTML that an author wrote: a message, and none of it in the Document."""
    written = element.text_content()
    first = written.strip().split("\n", 1)[0]
    what = f"“{first[:60]}” is HTML code, which cannot be used here."
    mend = 'Use Markdown, such as **bold** or [words](address). Only <span lang="cy">…</span> may be written.'
    if not first.startswith("</"):  # the opening half has its own message
        reading.say(reading.source.line_of(written), "raw-html", what, mend)
    return ()


def _unknown(element: HtmlElement, reading: Reading, line: int) -> Inlines:
    words = fold(element.text_content()).strip()[:60]
    what = f"“{words}” is written in a way ({element.tag}) that not every format can show."
    reading.say(line, "unknown-element", what, "Write it as plain words.")
    return _children(element, reading, line)


def _joined(inlines: Inlines) -> Inlines:
    """Neighbouring text made one, and no spaces on either side of a line break."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text):
            joined[-1] = Text(fold(last.text + inline.text))
        elif isinstance(inline, Text) and isinstance(last, LineBreak):
            joined.append(Text(inline.text.lstrip(_BLANK)))
        else:
            if isinstance(inline, LineBreak) and isinstance(last, Text):
                joined[-1] = Text(last.text.rstrip(_BLANK))
            joined.append(inline)
    return tuple(inline for inline in joined if inline != Text(""))


def _strip_start(inlines: Inlines) -> Inlines:
    while inlines and isinstance(inlines[0], LineBreak | Text):
        first = inlines[0]
        stripped = first.text.lstrip(_BLANK) if isinstance(first, Text) else ""
        if stripped:
            return (Text(stripped), *inlines[1:])
        inlines = inlines[1:]
    return inlines


def _strip_end(inlines: Inlines) -> Inlines:
    while inlines and isinstance(inlines[-1], LineBreak | Text):
        last = inlines[-1]
        stripped = last.text.rstrip(_BLANK) if isinstance(last, Text) else ""
        if stripped:
            return (*inlines[:-1], Text(stripped))
        inlines = inlines[:-1]
    return inlines
