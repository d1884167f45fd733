"""A letter in Word, ready to be posted to people who took part.

Names and addresses are never stored with the site: the letter has a place for each, which Word fills from a
list when the letter is printed (Mailings, Select Recipients), or which somebody fills by hand. How to ask for
another format stands before everything else, because it is of no use to those who cannot read on.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder.context import Context, Written
from builder.document import Document, Text, sections
from builder.ooxml import package
from builder.ooxml.body import Body, Place
from builder.ooxml.elements import Element, run, w
from builder.ooxml.links import Bookmarks, Links
from builder.ooxml.looks import Look, Measures, document_styles
from builder.ooxml.merge import merge_field
from builder.ooxml.pictures import Pictures
from builder.paper.looks import Looks as Print
from builder.schema.site import Site
from builder.statements import OTHER_FORMATS_HEADING, long_date, other_formats

NAME = "Name"
ADDRESS = ("Address1", "Address2", "Town", "Postcode")  # columns that a list of people commonly has
_HEADINGS = {"Heading 1": 20.0, "Heading 2": 16.0}  # points in clear print: a letter is no page of a book


def write(document: Document, target: Path, context: Context) -> Written:
    """Write a letter as Word, in clear print or the size that was chosen."""
    site = context.site
    blank = package.blank(context, document.lang, letter_styles)
    bookmarks = Bookmarks(section.id for section in sections(document.blocks))
    links = Links(bookmarks, blank.file.part.rels, site.root, site.root + document.address)
    body = Body(links, Pictures(blank, context.content), blank)

    _head(body, document, site)
    body.words("Heading1", (Text(document.title),), Place())
    body.words("Normal", (Text(document.summary),), Place())
    body.blocks(document.blocks, Place())

    package.fill(blank.file, body.elements, body.numbering.definitions())
    package.set_footer(blank, document.title)
    package.describe(blank.file, document.title, site.organisation, document.lang, document.date)
    package.save(blank.file, target)
    return Written("", blank.messages)


def letter_styles(looks: Print) -> tuple[Look, ...]:
    """The styles of a Document with smaller headings, and lines of an address without space between them."""
    measures = Measures(looks.body.size)
    points = measures.points
    smaller = (
        replace(look, size=points(_HEADINGS[look.name]), above=points(16)) if look.name in _HEADINGS else look
        for look in document_styles(looks)
    )
    return (
        *smaller,
        Look("Sender", follow="Address Line", above=0, bold=True),
        Look("Address Line", above=0),
        Look("Letter Line", above=points(20)),
    )


def _head(body: Body, document: Document, site: Site) -> None:
    """Who writes, to whom, when, how to ask for another format, and the greeting."""
    body.words("Sender", (Text(site.organisation),), Place())
    body.words("AddressLine", (Text(site.contact.post or ""),), Place())
    body.elements += [
        _line("LetterLine" if name == NAME else "AddressLine", merge_field(name)) for name in (NAME, *ADDRESS)
    ]
    if document.date:
        body.words("LetterLine", (Text(long_date(document.date)),), Place())
    body.box((Text(OTHER_FORMATS_HEADING),), other_formats(site), Place())
    body.elements.append(_line("LetterLine", [run("Dear "), *merge_field(NAME), run(",")]))


def _line(style: str, runs: list[Element]) -> Element:
    return w("p", w("pPr", w("pStyle", val=style)), *runs)
