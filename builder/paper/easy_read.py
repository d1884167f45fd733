"""Easy read to print: a tagged PDF on A4, a picture on the left, few words on the right, one sentence a line.

It looks like large print in the colour of easy read: 18 points, left aligned, no hyphens, no italics. No
idea is parted by the end of a page. The tags follow PDF/UA-1 (ISO 14289-1): each idea is an item of a list,
as on the website, with its picture first and then a paragraph for every sentence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.brand import tokens_of
from builder.context import Context
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
from builder.paper.furniture import Furniture, foot_size, other_formats, page_shape
from builder.paper.inlines import Addresses, InlineSetter, section_key
from builder.paper.looks import Looks, looks_for
from builder.paper.printout import Printout
from builder.statements import easy_read_status, published_by
from builder.tagged_pdf.blocks import Block, Stack
from builder.tagged_pdf.boxes import Beside, Box, Frame
from builder.tagged_pdf.pages import Page, paginate
from builder.tagged_pdf.picture import Picture, exact_picture
from builder.tagged_pdf.structure import PLAIN_LIST, Element
from builder.tagged_pdf.units import MM
from builder.tagged_pdf.xmp import Metadata

KIND = "Easy read"  # on the right of the band
GAP = 8  # millimetres between picture and words
PADDING = 14  # above and below each idea, points
RULE = 0.75  # between two ideas, points
SENTENCE_GAP = 8  # between two sentences, points


def easy_read(document: Document, context: Context) -> Printout:
    """Set the easy read of a Document.

    Raises BuildError if one of the organisation's own pictures cannot be used.
    """
    root, composer = Element("Document"), composer_of(document, context)
    story = Stack([*_opening(document, context, composer, root), *inside(document, context, composer, root)])
    pages = paginate(story, page_shape(composer.looks))
    return printout_of(pages, document, context, composer, root)


def composer_of(document: Document, context: Context) -> Composer:
    """What sets the words of easy read, in its looks."""
    looks = easy_looks(context)
    shape = page_shape(looks)
    setter = InlineSetter(Typeface(context.cache / "fonts"), _addresses(document, context), looks.link)
    room = shape.width, shape.top - shape.bottom
    return Composer(setter, looks, context.content, room, document.source)


def printout_of(
    pages: Sequence[Page], document: Document, context: Context, composer: Composer, root: Element
) -> Printout:
    """Pages of easy read with all that they need to be painted."""
    shape, site, title = page_shape(composer.looks), context.site, easy_read_title(document)
    return Printout(
        document,
        pages,
        shape,
        Furniture(site.organisation, title, composer, shape, KIND),
        root,
        Metadata(title, site.organisation, document.summary, document.lang),
        composer.setter.typeface,
        composer.messages,
    )


def easy_looks(context: Context) -> Looks:
    """Large print's looks in the colour of easy read, where nobody chose other colours."""
    looks, screen = looks_for(context), tokens_of(context.site)["light"]
    if looks.paper:
        return looks
    return replace(looks, band=screen["easy-band"], edge=screen["easy"], panel=screen["paper"])


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


def inside(document: Document, context: Context, composer: Composer, root: Element) -> Iterator[Block]:
    """All that easy read says, then how to ask for another format, and whose pictures these are."""
    yield from ideas_on_paper(easy_read_blocks(document.blocks), context, composer, root)
    yield _end(document, context, composer, root)


def ideas_on_paper(
    blocks: Blocks, context: Context, composer: Composer, parent: Element, largest: int = LARGEST
) -> Iterator[Block]:
    """Headings and ideas, their elements below `parent`; pictures are `largest` millimetres at most."""
    padding = PADDING * largest / LARGEST
    for block in blocks:
        composer.setter.line = block.line
        if isinstance(block, EasyRead):
            element = Element("L", parent, attributes=PLAIN_LIST)
            for idea in block.ideas:
                line = 0 if idea is block.ideas[-1] else RULE
                frame = Frame(top=padding, bottom=padding, line=line, edge=composer.looks.quiet_edge)
                yield Box(_idea(idea, context, composer, element, largest), frame)
        elif isinstance(block, Section):
            element = Element("Sect", parent)
            yield composer.heading(block.heading, block.level, element, section_key(block.id))
            yield from ideas_on_paper(block.blocks, context, composer, element, largest)


def _idea(idea: Idea, context: Context, composer: Composer, parent: Element, largest: int) -> Beside:
    """An idea: its picture, then a paragraph for every sentence."""
    composer.setter.line = idea.line
    element = Element("LBody", Element("LI", parent))
    picture = paper_picture(idea, context, largest)
    left = _picture(picture, element, composer.looks.grey) if picture else None
    style = replace(composer.looks.body, below=SENTENCE_GAP)
    words = [composer.text(line, style, Element("P", element)) for line in in_sentences(idea.children)]
    return Beside(left, Stack(words), (largest + GAP) * MM)


def _picture(picture: PaperPicture, parent: Element, grey: bool) -> Picture:
    width, height = (side * MM for side in picture.size)
    figure = Element("Figure", parent, alt=picture.alt)
    return exact_picture(picture.data, (width, height), figure, grey=grey)


def _end(document: Document, context: Context, composer: Composer, root: Element) -> Stack:
    """How to ask for another format, and whose pictures these are, together on one page."""
    panel = other_formats(context.site, composer, root)
    body = composer.looks.body
    size = foot_size(composer.looks)
    small = replace(body, size=size, leading=body.leading * size / body.size)
    lines = credits_of(document, context)
    credit = [composer.text((Text(line),), small, Element("P", root)) for line in lines]
    return Stack([panel, *credit], above=panel.above, whole=math.inf)
