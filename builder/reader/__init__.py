"""The reader: the HTML of a page after Markdown becomes a Document.

It takes the HTML, so that every Markdown extension works and every format sees what the website sees. What
the Document has no place for becomes a message with file and line; nothing is dropped in silence.
"""

from __future__ import annotations

from lxml import html as lxml_html
from lxml.html import HtmlElement

from builder.document import Checked, Document
from builder.messages import Message
from builder.reader.blocks import read_notes
from builder.reader.reading import Reading
from builder.reader.sections import read_sections
from builder.reader.source import Source
from builder.schema.page import Heading

__all__ = ["Source", "read"]


def read(
    html: str, page: Heading, source: Source, address: str = "", lang: str = "en-GB"
) -> tuple[Document, tuple[Message, ...]]:
    """Read the HTML that Markdown made of a page's body.

    `address` is the page's place on the site (`feedback/bus-passes/`) and `lang` its language. Links and
    pictures come out as addresses from the root of the site. Messages come in the order of their lines.
    """
    reading = Reading(source, address)
    root = lxml_html.fragment_fromstring(html, create_parent="article")
    footnotes = _take_out(root, "footnote")
    blocks = read_sections(root, reading)
    notes = tuple(note for element in footnotes for note in read_notes(element, reading))
    checked = Checked(page.checked_by, page.checked_on) if page.checked_by and page.checked_on else None
    document = Document(
        title=page.title,
        summary=page.summary,
        blocks=blocks,
        address=address,
        lang=lang,
        notes=notes,
        date=page.date,
        checked=checked,
        source=source.file,
    )
    return document, tuple(sorted(reading.messages))


def _take_out(root: HtmlElement, name: str) -> list[HtmlElement]:
    found: list[HtmlElement] = root.xpath(f"./div[@class='{name}']")
    for element in found:
        root.remove(element)
    return found
