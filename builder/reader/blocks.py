"""Reads blocks: paragraphs, lists, tables, quotes, callouts, figures, easy read, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from builder.dialect import CALLOUTS
from builder.document import (
    Block,
    Blocks,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    EasyRead,
    Figure,
    Idea,
    Inlines,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Table,
    Text,
)
from builder.reader.inlines import raw_html, read_inlines, trim
from builder.reader.reading import Reading, fold
from builder.words import text_of

_INLINE_TAGS = {"a", "b", "br", "code", "em", "i", "img", "span", "strong", "sup"}
_RULE = r"^ {0,3}([-*_])[ \t]*(\1[ \t]*){2,}$"
_MENDS = {
    "hr": (
        "A line across the page means nothing to somebody who listens.",
        "Take it away, or put a heading there: ## What happens next",
    ),
    "pre": (
        "These words begin with four spaces or stand between ``` marks, so they are read as computer code.",
        "Take the spaces or the marks away.",
    ),
}


def read_blocks(element: HtmlElement, reading: Reading) -> Blocks:
    """The blocks inside an element; loose words among them become paragraphs of their own."""
    blocks: list[Block] = []
    for child in _with_loose_words_wrapped(element):
        blocks += _block(child, reading)
    return tuple(blocks)


def _with_loose_words_wrapped(element: HtmlElement) -> Iterator[HtmlElement]:
    """The children of an element, with runs of bare text and inline elements put into a `p` (tight lists)."""
    loose: HtmlElement | None = None
    if element.text and element.text.strip():
        loose = element.makeelement("p")
        loose.text = element.text
    for child in list(element):
        tail, child.tail = child.tail, None
        if child.tag in _INLINE_TAGS:
            loose = element.makeelement("p") if loose is None else loose
            child.tail = tail
            loose.append(child)
            continue
        if loose is not None:
            yield loose
            loose = None
        yield child
        if tail and tail.strip():
            loose = element.makeelement("p")
            loose.text = tail
    if loose is not None:
        yield loose


def _block(element: HtmlElement, reading: Reading) -> Blocks:
    read = _READERS.get(element.tag)
    if read:
        return read(element, reading)
    if element.tag == "div":
        return _div(element, reading)
    if element.tag == "raw-html":
        raw_html(element, reading)
        return ()
    words = fold(element.text_content()).strip()
    line = reading.source.line(words) if words else reading.source.line_like(_RULE)
    what, mend = _MENDS.get(
        element.tag,
        (f"“{words[:60]}” is written in a way that not every format can show.", "Write plain paragraphs."),
    )
    reading.say(line, "unknown-element", what, mend)
    return (Paragraph((Text(words),), line),) if words else ()


def _paragraph(element: HtmlElement, reading: Reading) -> Blocks:
    if _only_picture(element):
        return _figure(element, reading)
    line = reading.source.line(element.text_content(), leaf=True)
    children = read_inlines(element, reading, line)
    return (Paragraph(children, line),) if children else ()


def _only_picture(element: HtmlElement) -> bool:
    images = element.findall("img")
    lone = len(images) == 1 and len(element) == 1 and not element.text_content().strip()
    return lone and not images[0].get("src", "").startswith("symbol:")


def _figure(element: HtmlElement, reading: Reading) -> Blocks:
    """A `p` with nothing but a picture, or a `figure` that pairs a picture or a table with its caption."""
    caption_element = element.find("figcaption")
    table = element.find("table")
    if table is not None:
        caption = _caption(caption_element, reading)
        return tuple(_read_table(table, reading, caption))
    image = element.find(".//img")
    if image is None:
        what = "This caption does not follow a picture or a table."
        line = reading.source.line(element.text_content())
        mend = "Put /// caption on the line after the picture or the table."
        reading.say(line, "caption-alone", what, mend)
        return tuple(
            block for child in element if child.tag != "figcaption" for block in _block(child, reading)
        )
    return (_picture(image, reading, caption_element),)


def _picture(image: HtmlElement, reading: Reading, caption: HtmlElement | None) -> Figure:
    alt = fold(image.get("alt", "")).strip()
    written, line = reading.source.picture(image.get("src", ""))
    if not alt:
        what = f"The picture “{written}” has no words for people who cannot see it."
        mend = f"Say what it shows between the square brackets: ![Four people round a table]({written})"
        reading.say(line, "picture-without-words", what, mend)
    words = _caption(caption, reading)
    if caption is None and image.get("title"):
        words = (Text(fold(image.get("title")).strip()),)
    return Figure(reading.picture(image.get("src", "")), alt, words, line)


def _caption(element: HtmlElement | None, reading: Reading) -> Inlines:
    if element is None:
        return ()
    paragraphs = element.findall("p")
    if len(paragraphs) > 1 or (len(element) > 0 and not paragraphs):
        line = reading.source.line(element.text_content())
        reading.say(
            line, "caption-long", "This caption has more than one paragraph.", "Keep one paragraph in it."
        )
    parts: list[Inlines] = []
    for paragraph in paragraphs or [element]:
        line = reading.source.line(paragraph.text_content())
        parts.append(read_inlines(paragraph, reading, line))
    joined = parts[0]
    for part in parts[1:]:
        joined = (*joined, Text(" "), *part)
    return trim(joined)


def _bullet_list(element: HtmlElement, reading: Reading) -> Blocks:
    line = reading.source.line(element.text_content())
    return (BulletList(_items(element, reading), line),)


def _ordered_list(element: HtmlElement, reading: Reading) -> Blocks:
    line = reading.source.line(element.text_content())
    return (OrderedList(_items(element, reading), int(element.get("start", 1)), line),)


def _items(element: HtmlElement, reading: Reading) -> tuple[Blocks, ...]:
    return tuple(read_blocks(item, reading) for item in element.findall("li"))


def _definition_list(element: HtmlElement, reading: Reading) -> Blocks:
    line = reading.source.line(element.text_content())
    items: list[Definition] = []
    for child in element:
        if child.tag == "dt":
            here = reading.source.line(child.text_content(), leaf=True)
            items.append(Definition(read_inlines(child, reading, here), ()))
        elif items:
            meaning = read_blocks(child, reading)
            items[-1] = Definition(items[-1].term, (*items[-1].meanings, meaning))
    return (DefinitionList(tuple(items), line),)


def _quote(element: HtmlElement, reading: Reading) -> Blocks:
    line = reading.source.line(element.text_content())
    return (Quote(read_blocks(element, reading), line),)


def _table(element: HtmlElement, reading: Reading) -> Blocks:
    return tuple(_read_table(element, reading, ()))


def _read_table(element: HtmlElement, reading: Reading, caption: Inlines) -> Iterator[Block]:
    line = reading.source.line(element.text_content())
    rows = [
        tuple(
            read_inlines(cell, reading, reading.source.line(cell.text_content(), leaf=True)) for cell in row
        )
        for row in element.iter("tr")
    ]
    header, body = rows[0], rows[1:]
    if not all(text_of(cell) for cell in header):
        what = "A column of this table has no heading."
        mend = "Give every column a heading in the first row: | What you said | What we did |"
        reading.say(line, "table-heading", what, mend)
    yield Table(header, tuple(body), caption, line)


def _div(element: HtmlElement, reading: Reading) -> Blocks:
    classes = element.get("class", "").split()
    title = element.find("p[@class='admonition-title']")
    if "easy-read" in classes:
        if title is not None:
            element.remove(title)
        line = reading.source.line(element.text_content())
        return (EasyRead(tuple(_ideas(element, reading)), line),)
    kind = next((name for name in CALLOUTS if name in classes), None)
    if kind is None:
        return read_blocks(element, reading)
    words: Inlines = (Text(kind.capitalize()),)
    line = reading.source.line(element.text_content())
    if title is not None:
        words = read_inlines(title, reading, line)
        element.remove(title)
    return (Callout(kind, words, read_blocks(element, reading), line),)


def _ideas(element: HtmlElement, reading: Reading) -> Iterator[Idea]:
    for child in _with_loose_words_wrapped(element):
        line = reading.source.line(child.text_content())
        if child.tag == "raw-html":
            raw_html(child, reading)
            continue
        if child.tag != "p":
            what = "An easy-read block can hold only pictures and short paragraphs."
            mend = "Write each idea as a paragraph: ![](symbol:calendar) Tell us by 30 June."
            reading.say(line, "easy-read-shape", what, mend)
            continue
        yield _idea(child, reading, line)


def _idea(element: HtmlElement, reading: Reading, line: int) -> Idea:
    symbol, alt = None, ""
    image = element.find("img")
    if image is not None and not (element.text or "").strip() and element[0] is image:
        src = image.get("src", "")
        symbol, alt = src.removeprefix("symbol:"), fold(image.get("alt", "")).strip()
        element.text, image.tail = image.tail, None
        element.remove(image)
        if not src.startswith("symbol:"):
            written, _ = reading.source.picture(src)
            what = f"“{written}” is not a picture for easy read."
            mend = "Use a picture by its name: ![](symbol:calendar). Your own go in content/symbols/."
            reading.say(line, "easy-read-picture", what, mend)
            symbol = None
    children = read_inlines(element, reading, line)
    if not children:
        what = "This easy-read idea has no words."
        reading.say(
            line, "easy-read-words", what, "Put words after it: ![](symbol:calendar) Tell us by 30 June."
        )
    return Idea(symbol, alt, children, line)


def read_notes(element: HtmlElement, reading: Reading) -> tuple[Note, ...]:
    """The footnotes that Markdown gathered at the end of the page, without their “back” links."""
    for back in element.xpath(".//a[@class='footnote-backref']"):
        back.drop_tree()
    items = element.findall("ol/li")
    return tuple(Note(number, read_blocks(item, reading)) for number, item in enumerate(items, 1))


_READERS: dict[str, Callable[[HtmlElement, Reading], Blocks]] = {
    "p": _paragraph,
    "ul": _bullet_list,
    "ol": _ordered_list,
    "dl": _definition_list,
    "blockquote": _quote,
    "table": _table,
    "figure": _figure,
}
