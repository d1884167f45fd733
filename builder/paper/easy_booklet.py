"""Easy read as a booklet: a cover with a large picture, what it says inside, and whom to ask on the back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.context import Context
from builder.document import Blocks, Document, Text
from builder.ideas import ideas
from builder.paper.artwork import INSET, artwork
from builder.paper.compose import Composer
from builder.paper.easy_read import composer_of, ideas_on_paper, inside, printout_of
from builder.paper.furniture import page_shape
from builder.paper.hero import CARD
from builder.paper.printout import Printout
from builder.statements import easy_read_status, published_by
from builder.tagged_pdf.blocks import Block, Stack
from builder.tagged_pdf.boxes import Beside, Box, Frame
from builder.tagged_pdf.pages import Page, PageShape, paginate
from builder.tagged_pdf.picture import Picture
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import TextBlock
from builder.tagged_pdf.units import MM

TITLES = (1.3, 1, 0.75)  # sizes of the title of a cover, as parts of that of other pages, the largest first
HIGH = 0.35  # of the cover: the title is no higher, if it can be helped
COVER = 150 * MM  # of a picture on a cover: its longer side, where there is room for it
LEAST = 40 * MM
AROUND = 20 * MM  # above and below it, at most
BACK = 22  # the same in millimetres on the back, where all ways to ask should be seen together


def easy_read_booklet(document: Document, context: Context, back: Blocks) -> Printout:
    """Set the easy read of a Document as a booklet; `back` is the easy read of its last page.

    Raises BuildError if one of the organisation's own pictures cannot be used.
    """
    root, composer = Element("Document"), composer_of(document, context)
    shape = page_shape(composer.looks)
    pages = paginate(Stack(_cover(document, context, composer, root, shape)), shape)
    for story in (
        list(inside(document, context, composer, root)),
        list(ideas_on_paper(back, context, composer, root, BACK)),
    ):
        pages += _after(pages, story, shape)
    return printout_of(pages, document, context, composer, root)


def _after(pages: Sequence[Page], story: Sequence[Block], shape: PageShape) -> Sequence[Page]:
    return paginate(Stack(story), shape, len(pages) + 1) if story else ()


def _cover(
    document: Document, context: Context, composer: Composer, root: Element, shape: PageShape
) -> list[Block]:
    """The title, a picture as large as there is room for, who published this, and who checked it."""
    looks, high = composer.looks, shape.first_top - shape.bottom
    body = looks.body
    heading = _title(document.title, composer, root, (shape.width, high * HIGH))
    place = Element("Div", root)  # of the picture, whose size is found when everything else is there
    lines = [
        composer.text((Text(words),), body, Element("P", root))
        for words in (published_by(context.site, document.date), easy_read_status(document.checked))
    ]
    taken = sum(block.height(shape.width) + block.below for block in (heading, *lines)) + body.size
    room = high - taken
    side = min(max(room, LEAST), COVER, shape.width)
    picture = _picture(document, context, side, place)
    if picture is None:
        return [heading, *lines]
    around = max(min((room - picture.size[1]) / 2, AROUND), body.size)
    return [heading, _on_card(picture, looks.paper, around), *lines]


def _title(words: str, composer: Composer, root: Element, room: tuple[float, float]) -> TextBlock:
    """The title as large as it has room, or as small as titles are."""
    usual, below = composer.looks.heading(1), composer.looks.body.size
    for times in TITLES:
        style = replace(usual, size=usual.size * times, leading=usual.leading * times, below=below)
        title = composer.heading((Text(words),), 1, root, "title", style)
        if title.height(room[0]) <= room[1]:
            break
    return title


def _on_card(picture: Picture, paper: str | None, around: float) -> Block:
    """A picture with so much space above and below; on coloured paper it has a white edge."""
    width = picture.size[0]
    edge = width * INSET if paper not in (None, CARD) else 0
    picture = replace(picture, size=(width - 2 * edge, picture.size[1] * (1 - 2 * edge / width)))
    card = Box(picture, Frame(edge, edge, edge, edge, paper=CARD if edge else None))
    return Beside(card, Stack(()), width, above=around, below=around)


def _picture(document: Document, context: Context, side: float, parent: Element) -> Picture | None:
    """The first picture of the easy read, its longer side so many points; None if it has none."""
    found = next((made for idea in ideas(document) if (made := artwork(idea, side, context))), None)
    return found.on_card(side / (1 - 2 * INSET), parent) if found else None
