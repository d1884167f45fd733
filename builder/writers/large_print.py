"""Large print: a tagged PDF on A4 in 18 point type, to be printed or read on a screen.

Sizes and looks follow RNIB Clear Print and UKAAF G003 (2019): nothing below 16 points, left aligned, no
hyphens, no italics, no underlining. The tags follow PDF/UA-1 (ISO 14289-1).
"""

from __future__ import annotations

from pathlib import Path

from builder import statements
from builder.brand import tokens_of
from builder.context import Context, Written
from builder.document import Document, Text, sections
from builder.fonts import Typeface
from builder.paper.compose import Composer
from builder.paper.furniture import A4, Furniture, other_formats, page_shape
from builder.paper.inlines import Addresses, InlineSetter
from builder.paper.looks import looks_of
from builder.tagged_pdf.blocks import Block, Stack
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.pages import fill_pages, in_words
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.xmp import Metadata
from builder.words import NOTES_HEADING, explained

TALLEST_PICTURE = 0.6  # of the height of the text, so that its heading and caption fit beside it


def write(document: Document, target: Path, context: Context) -> Written:
    """Write a Document as large print and say how many pages it has."""
    looks, shape = looks_of(tokens_of(context.site)), page_shape()
    typeface = Typeface(context.cache / "fonts")
    root = Element("Document")
    composer = Composer(
        InlineSetter(typeface, _addresses(document, context), looks.link),
        looks,
        context.content,
        (shape.width, (shape.top - shape.bottom) * TALLEST_PICTURE),
        document.source,
    )
    story = Stack([*_opening(document, context, composer, root), *_text(document, composer, root)])
    metadata = Metadata(document.title, context.site.organisation, document.summary, document.lang)
    canvas = TaggedCanvas(target, A4, root, metadata, typeface.name())
    furniture = Furniture(context.site.organisation, document.title, composer, shape)
    pages = fill_pages(canvas, story, shape, furniture.draw)
    canvas.save()
    return Written(in_words(pages), composer.messages)


def _addresses(document: Document, context: Context) -> Addresses:
    return Addresses(
        context.site.root,
        context.site.root + document.address,
        frozenset(section.id for section in sections(document.blocks)),
        frozenset(note.number for note in document.notes),
    )


def _opening(document: Document, context: Context, composer: Composer, root: Element) -> list[Block]:
    """Title, publisher, summary, and how to ask for another format."""
    body, lead = composer.looks.body, composer.looks.lead
    published = statements.published_by(context.site, document.date)
    return [
        composer.heading((Text(document.title),), 1, root, "title"),
        composer.text((Text(published),), body, Element("P", root)),
        composer.text((Text(document.summary),), lead, Element("P", root)),
        other_formats(context.site, composer, root),
    ]


def _text(document: Document, composer: Composer, root: Element) -> list[Block]:
    """The blocks of the Document, then its notes and the words that need explaining."""
    blocks = composer.blocks(document.blocks, root)
    if document.notes:
        blocks += composer.notes(document.notes, NOTES_HEADING, root)
    return blocks + composer.blocks(explained(document), root)
