"""The Word writer: a Document as a .docx file that people can read, change and listen to in Word.

The title is Heading 1 and sections are Heading 2 and below, the same levels as on the website. Word's style
“Title” would leave the title out of the navigation pane and out of the headings that screen readers jump
between, and would lose its level when the file is saved as PDF.
"""

from __future__ import annotations

from pathlib import Path

from builder.context import Context, Written
from builder.document import Blocks, Document, Section, Text, sections
from builder.ooxml import package
from builder.ooxml.body import NOTES, Body, Place, says
from builder.ooxml.elements import Element, w
from builder.ooxml.fields import Entry, contents
from builder.ooxml.links import Bookmarks, Links
from builder.ooxml.pictures import Pictures
from builder.ooxml.runs import LINKED, note_id, runs_of
from builder.statements import OTHER_FORMATS_HEADING, closing, other_formats, published_by
from builder.words import NOTES_HEADING, explained

CONTENTS_HEADING = "Contents"
FEWEST_FOR_CONTENTS = 3

_TEXT = "whole text"  # the place that the contents are made of; no section can have it, for it holds a space


def write(document: Document, target: Path, context: Context) -> Written:
    """Write a Document as Word: A4, clear print or what was chosen, with real headings, lists and tables.

    Raises BuildError if a picture is missing or is not one that Word can show. The file has no extent: how
    many pages it fills depends on the printer and on the size that its reader chooses.
    """
    blank = package.blank(context, document.lang)
    ids = [section.id for section in _headed(document)]
    notes = [note_id(note.number) for note in document.notes]
    site, last = context.site, (*explained(document), *closing(context.site))
    bookmarks = Bookmarks([*ids, *notes, _TEXT, NOTES, *(section.id for section in last)])
    links = Links(bookmarks, blank.file.part.rels, site.root, site.root + document.address)
    body = Body(links, Pictures(blank, context.content), blank)

    opening, chapters = _parts(document.blocks)
    _front(body, document, context)
    body.blocks(opening, Place())
    front, body.elements = body.elements, []
    body.blocks(chapters, Place())
    body.notes(document.notes)
    body.blocks(last, Place())
    text = bookmarks.around(_TEXT, *body.elements)

    package.fill(blank.file, [*front, *_contents(document, last, links), *text], body.numbering.definitions())
    package.set_footer(blank, document.title)
    package.describe(blank.file, document.title, site.organisation, document.lang, document.date)
    package.save(blank.file, target)
    return Written("", blank.messages)


def _front(body: Body, document: Document, context: Context) -> None:
    """What every file opens with: title, publisher, summary, and how to ask for another format.

    That stands in a box with a title of its own: under a heading, the words after it would seem to be part
    of it.
    """
    body.words("Heading1", (Text(document.title),), Place())
    body.words("PublishedBy", (Text(published_by(context.site, document.date)),), Place())
    body.words("Summary", (Text(document.summary),), Place())
    body.box((Text(OTHER_FORMATS_HEADING),), other_formats(context.site), Place())


def _parts(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """What opens a page (status, facts at a glance) and its sections: the contents stand between."""
    for place, block in enumerate(blocks):
        if isinstance(block, Section):
            return blocks[:place], blocks[place:]
    return (), blocks


def _headed(document: Document) -> list[Section]:
    """The sections of the text that have a heading to be led to."""
    return [section for section in sections(document.blocks) if says(section.heading)]


def _contents(document: Document, last: tuple[Section, ...], links: Links) -> list[Element]:
    """The contents list, if there are sections enough to need one; `last` are those that close every file."""
    headings = [(one.level, one.id, one.heading) for one in _headed(document) if one.level <= 3]
    if document.notes:
        headings.append((2, NOTES, (Text(NOTES_HEADING),)))
    headings += [(section.level, section.id, section.heading) for section in last]
    entries = [
        Entry(level, links.around(f"#{place}", runs_of(heading, links, LINKED)))
        for level, place, heading in headings
    ]
    if len(entries) - len(last) < FEWEST_FOR_CONTENTS:
        return []
    heading = w("p", w("pPr", w("pStyle", val="Heading2")), *runs_of((Text(CONTENTS_HEADING),), links))
    return [contents(heading, entries, links.bookmarks.name(_TEXT) or "")]
