"""Large print: what a Document looks like on paper, from its front page to the words explained at its end.

Sizes and looks follow RNIB Clear Print and UKAAF G003 (2019): nothing below 16 points, left aligned, no
hyphens, no italics, no underlining. The tags follow PDF/UA-1 (ISO 14289-1).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder import statements
from builder.context import Context
from builder.document import Document, Section, Text, sections
from builder.fonts import Typeface
from builder.paper.compose import Composer
from builder.paper.contents import contents
from builder.paper.furniture import Furniture, other_formats, page_shape
from builder.paper.inlines import Addresses, InlineSetter
from builder.paper.looks import looks_for
from builder.paper.printout import Printout
from builder.tagged_pdf.blocks import Block, Chapter, Stack
from builder.tagged_pdf.canvas import Anchor
from builder.tagged_pdf.pages import Page, PageShape, paginate, places
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import TextBlock
from builder.tagged_pdf.xmp import Metadata
from builder.words import NOTES_HEADING, explained

TALLEST_PICTURE = 0.6  # of the height of the text, so that its heading and caption fit beside it
LONG = 8  # pages; a longer document has a front page of its own and a contents list
CHAPTER = 0.3  # of the height of the text: the room that a section of a long document wants to begin with
CHAPTER_LEVEL = 1  # of the bookmark of such a section, counted from 0


def large_print(document: Document, context: Context, *, back_page: bool = False) -> Printout:
    """Set a Document in large print, or in the size and colours that were chosen.

    With a `back_page`, whom to turn to has the last page for itself, which is the back of a booklet.
    """
    looks, site = looks_for(context), context.site
    shape, root = page_shape(looks), Element("Document")
    typeface = Typeface(context.cache / "fonts")
    setter = InlineSetter(typeface, _addresses(document, context), looks.link)
    largest = shape.width, (shape.top - shape.bottom) * TALLEST_PICTURE
    composer = Composer(setter, looks, context.content, largest, document.source)
    furniture = Furniture(site.organisation, document.title, composer, shape)
    story = _Story(
        _front(document, context, composer, root),
        Element("Sect", root),
        _text(document, context, composer, root, back_page),
        tuple(sections((*document.blocks, *explained(document), *statements.closing(site)))),
        composer,
    )
    return Printout(
        document,
        _pages(story, shape, furniture.mark),
        shape,
        furniture,
        root,
        Metadata(document.title, site.organisation, document.summary, document.lang),
        typeface,
        composer.messages,
        setter.texts,
    )


def _addresses(document: Document, context: Context) -> Addresses:
    return Addresses(
        context.site.root,
        context.site.root + document.address,
        frozenset(section.id for section in sections(document.blocks)),
        frozenset(note.number for note in document.notes),
    )


@dataclass(frozen=True, slots=True)
class _Story:
    """What stands on the front page and in the text; `listed` is the place between, for the contents."""

    front: Sequence[Block]
    listed: Element
    text: Sequence[Block]
    sections: Sequence[Section]
    composer: Composer

    def contents(self, level: int, pages: Mapping[str, int], parent: Element) -> Stack:
        """The contents list down to a level of headings, where these are the pages."""
        listed = [section for section in self.sections if section.level <= level]
        return contents(listed, pages, self.composer, parent)


def _pages(story: _Story, shape: PageShape, mark: float) -> Sequence[Page]:
    """The pages; a long document begins with a front page and its contents."""
    pages = paginate(Stack([*story.front, *story.text]), shape, mark=mark)
    if len(pages) <= LONG:
        return pages
    lengths = {level: len(_opening(story.front, _unnumbered(story, level), shape)) for level in (2, 3)}
    fewest = max(2, len(paginate(Stack(story.front), shape)))
    level = 3 if lengths[3] == fewest else 2  # a contents list should be seen at one glance
    rest = paginate(Stack(chapters(story.text, shape)), shape, lengths[level] + 1, mark)
    return [*_opening(story.front, story.contents(level, places(rest), story.listed), shape), *rest]


def _unnumbered(story: _Story, level: int) -> Stack:
    """The contents list before it is known what stands on which page; it is as high as the real one."""
    return story.contents(level, {}, Element("Sect"))


def _opening(front: Sequence[Block], listed: Stack, shape: PageShape) -> list[Page]:
    """The front page and the contents list; in giant print, where the front goes on, the list is below it."""
    pages = paginate(Stack(front), shape)
    if len(pages) > 1:
        return paginate(Stack([*front, listed]), shape)
    return [*pages, *paginate(listed, shape, 2)]


def chapters(blocks: Sequence[Block], shape: PageShape) -> list[Block]:
    """The blocks; a section of the second level begins on the next page where there is little room."""
    room = (shape.top - shape.bottom) * CHAPTER
    return [Chapter(one, room, one.above, one.below) if _opens(one) else one for one in blocks]


def _opens(block: Block) -> bool:
    """Whether a block is the heading of a section of the second level."""
    anchor: Anchor | None = block.anchor if isinstance(block, TextBlock) else None
    return anchor is not None and anchor.level == CHAPTER_LEVEL


def _front(document: Document, context: Context, composer: Composer, root: Element) -> list[Block]:
    """Title, publisher, summary, and how to ask for another format."""
    body, lead = composer.looks.body, composer.looks.lead
    published = statements.published_by(context.site, document.date)
    return [
        composer.heading((Text(document.title),), 1, root, "title"),
        composer.text((Text(published),), body, Element("P", root)),
        composer.text((Text(document.summary),), lead, Element("P", root)),
        other_formats(context.site, composer, root),
    ]


def _text(
    document: Document, context: Context, composer: Composer, root: Element, back_page: bool
) -> list[Block]:
    """The blocks of the Document, its notes, the words explained, and whom to turn to."""
    blocks = composer.blocks(document.blocks, root)
    if document.notes:
        blocks += composer.notes(document.notes, NOTES_HEADING, root)
    blocks += composer.blocks(explained(document), root)
    closing = composer.blocks(statements.closing(context.site), root)
    above = closing[0].above
    last = Stack(closing, above, whole=math.inf)
    return [*blocks, Chapter(last, math.inf, above, with_next=False) if back_page else last]
