"""Easy read to print: a tagged PDF on A4, a picture on the left, few words on the right, one sentence a line.

It looks like large print in the colour of easy read: 18 points, left aligned, no hyphens, no italics. No
idea is parted by the end of a page. The tags follow PDF/UA-1 (ISO 14289-1): each idea is an item of a list,
as on the website, with its picture first and then a paragraph for every sentence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from builder.brand import tokens_of
from builder.context import Context, Written
from builder.document import Blocks, Document, EasyRead, Idea, Section, Text, sections
from builder.fonts import Typeface
from builder.ideas import (
    LARGEST,
    PaperPicture,
    credits_of,
    easy_read_blocks,
    easy_read_title,
    in_sentences,
    paper_picture,
)
from builder.paper.compose import Composer
from builder.paper.furniture import A4, FOOT_SIZE, Furniture, other_formats, page_shape
from builder.paper.inlines import Addresses, InlineSetter, section_key
from builder.paper.looks import Looks, looks_of
from builder.statements import easy_read_status, published_by
from builder.tagged_pdf.blocks import Block, Stack
from builder.tagged_pdf.boxes import Beside, Box, Frame
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.pages import fill_pages, in_words
from builder.tagged_pdf.picture import Picture, exact_picture
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.xmp import Metadata
from builder.theme import Tokens

KIND = "Easy read"  # on the right of the band
POINTS = 72 / 25.4  # in a millimetre
COLUMN = (LARGEST + 8) * POINTS  # of the pictures, with the space on their right
PADDING = 14  # above and below each idea, points
RULE = 0.75  # between two ideas, points
SENTENCE_GAP = 8  # between two sentences, points
LIST = {"O": "/List", "ListNumbering": "/None"}


def write(document: Document, target: Path, context: Context) -> Written:
    """Write the easy read of a Document to print and say how many pages it has.

    Raises BuildError if one of the organisation's own pictures cannot be used.
    """
    looks, shape, root = easy_looks(tokens_of(context.site)), page_shape(), Element("Document")
    typeface, site = Typeface(context.cache / "fonts"), context.site
    setter = InlineSetter(typeface, _addresses(document, context), looks.link)
    room = shape.width, shape.top - shape.bottom
    composer = Composer(setter, looks, context.content, room, document.source)
    story = Stack(
        [
            *_opening(document, context, composer, root),
            *_ideas(easy_read_blocks(document.blocks), context, composer, root),
            _end(document, context, composer, root),
        ]
    )
    title = easy_read_title(document)
    metadata = Metadata(title, site.organisation, document.summary, document.lang)
    canvas = TaggedCanvas(target, A4, root, metadata, typeface.name())
    furniture = Furniture(site.organisation, title, composer, shape, KIND)
    pages = fill_pages(canvas, story, shape, furniture.draw)
    canvas.save()
    return Written(in_words(pages), composer.messages)


def easy_looks(tokens: Tokens) -> Looks:
    """Large print's looks in the colour of easy read."""
    screen = tokens["light"]
    return replace(looks_of(tokens), band=screen["easy-band"], edge=screen["easy"], panel=screen["paper"])


def _addresses(document: Document, context: Context) -> Addresses:
    """Links lead inside the file to what it has, and otherwise to the website."""
    root = context.site.root
    inside = frozenset(section.id for section in sections(easy_read_blocks(document.blocks)))
    return Addresses(root, root + document.address, inside, frozenset())


def _opening(document: Document, context: Context, composer: Composer, root: Element) -> list[Block]:
    """Title, publisher, and who checked it."""
    body = composer.looks.body
    published = published_by(context.site, document.date)
    return [
        composer.heading((Text(document.title),), 1, root, "title"),
        composer.text((Text(published),), body, Element("P", root)),
        composer.text((Text(easy_read_status(document.checked)),), body, Element("P", root)),
    ]


def _ideas(blocks: Blocks, context: Context, composer: Composer, parent: Element) -> Iterator[Block]:
    """Headings and ideas, their elements below `parent`."""
    for block in blocks:
        composer.setter.line = block.line
        if isinstance(block, EasyRead):
            element = Element("L", parent, attributes=LIST)
            for idea in block.ideas:
                line = 0 if idea is block.ideas[-1] else RULE
                frame = Frame(top=PADDING, bottom=PADDING, line=line, edge=composer.looks.quiet_edge)
                yield Box(_idea(idea, context, composer, element), frame)
        elif isinstance(block, Section):
            element = Element("Sect", parent)
            yield composer.heading(block.heading, block.level, element, section_key(block.id))
            yield from _ideas(block.blocks, context, composer, element)


def _idea(idea: Idea, context: Context, composer: Composer, parent: Element) -> Beside:
    """An idea: its picture, then a paragraph for every sentence."""
    composer.setter.line = idea.line
    element = Element("LBody", Element("LI", parent))
    picture = paper_picture(idea, context)
    left = _picture(picture, element) if picture else None
    style = replace(composer.looks.body, below=SENTENCE_GAP)
    words = [composer.text(line, style, Element("P", element)) for line in in_sentences(idea.children)]
    return Beside(left, Stack(words), COLUMN)


def _picture(picture: PaperPicture, parent: Element) -> Picture:
    width, height = (side * POINTS for side in picture.size)
    return exact_picture(picture.data, (width, height), Element("Figure", parent, alt=picture.alt))


def _end(document: Document, context: Context, composer: Composer, root: Element) -> Stack:
    """How to ask for another format, and whose pictures these are, together on one page."""
    panel = other_formats(context.site, composer, root)
    body = composer.looks.body
    small = replace(body, size=FOOT_SIZE, leading=body.leading * FOOT_SIZE / body.size)
    lines = credits_of(document, context)
    credit = [composer.text((Text(line),), small, Element("P", root)) for line in lines]
    return Stack([panel, *credit], above=panel.above, whole=math.inf)
