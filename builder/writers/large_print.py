"""Large print: a tagged PDF on A4 in 18 point type, to be printed or read on a screen.

Sizes and looks follow RNIB Clear Print and UKAAF G003 (2019): nothing below 16 points, left aligned, no
hyphens, no italics, no underlining. The tags follow PDF/UA-1 (ISO 14289-1).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder import statements
from builder.context import Context, Written
from builder.document import NOTES_HEADING, Document, Text, sections
from builder.fonts import Typeface
from builder.tagged_pdf.blocks import Block, Stack
from builder.tagged_pdf.boxes import Box, Frame
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.compose import Composer
from builder.tagged_pdf.inlines import Addresses, InlineSetter
from builder.tagged_pdf.lines import width_of
from builder.tagged_pdf.looks import Looks, looks_of
from builder.tagged_pdf.pages import PageShape, fill_pages
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import colour
from builder.tagged_pdf.xmp import Metadata
from builder.theme import tokens

VERSION = "1"

A4 = (595.28, 841.89)
BAND = 78  # height of the band at the top of the first page, points
BAND_SIZE = 20
FOOT = 30  # space for the footer above the lower margin
FOOT_SIZE = 16  # the smallest type of all (UKAAF G003: never below 16 points)
TALLEST_PICTURE = 0.6  # of the height of the text, so that its heading and caption fit beside it


def write(document: Document, target: Path, context: Context) -> Written:
    """Write a Document as large print and say how many pages it has."""
    looks, shape = looks_of(tokens()), page_shape()
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
    furniture = _Furniture(document.title, context.site.organisation, typeface, looks, shape)
    pages = fill_pages(canvas, story, shape, furniture.draw)
    canvas.save()
    return Written("1 page" if pages == 1 else f"{pages} pages", composer.messages)


def page_shape() -> PageShape:
    """An A4 page with the margins of the tokens, and a band above the text of the first page."""
    margin = tokens()["print"]["margin"]
    width, height = A4
    return PageShape(
        A4, margin, width - margin, margin + FOOT, top=height - margin, first_top=height - BAND - margin * 0.6
    )


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
        _other_formats(context, composer, root),
    ]


def _other_formats(context: Context, composer: Composer, root: Element) -> Box:
    looks = composer.looks
    size = looks.body.size
    section = Element("Sect", root)
    style = replace(looks.heading(3), above=0)
    heading = (Text(statements.OTHER_FORMATS_HEADING),)
    inside = [
        composer.heading(heading, 2, section, "other-formats", style),
        *composer.blocks(statements.other_formats(context.site), section),
    ]
    sides = Frame(size, size, size * 0.9, size, border=2, edge=looks.edge, paper=looks.panel)
    return Box(Stack(inside, whole=True), sides, above=size, below=size * 1.5)


def _text(document: Document, composer: Composer, root: Element) -> list[Block]:
    """The blocks of the Document, then its notes."""
    blocks = composer.blocks(document.blocks, root)
    if document.notes:
        blocks += composer.notes(document.notes, NOTES_HEADING, root)
    return blocks


@dataclass(frozen=True, slots=True)
class _Furniture:
    """What every page has beside its text; all of it is artifacts, because the text says it too."""

    title: str
    organisation: str
    typeface: Typeface
    looks: Looks
    shape: PageShape

    def draw(self, canvas: TaggedCanvas) -> None:
        """Draw the footer, and the band on the first page."""
        if canvas.page == 1:
            with canvas.artifact("Header"):
                self._band(canvas)
        with canvas.artifact("Footer"):
            self._foot(canvas)

    def _band(self, canvas: TaggedCanvas) -> None:
        width, height = self.shape.size
        canvas.setFillColor(colour(self.looks.band))
        canvas.rect(0, height - BAND, width, BAND, stroke=0, fill=1)
        baseline = height - BAND / 2 - BAND_SIZE * CAPITALS / 2
        self._words(canvas, self.organisation, self.shape.left, baseline, BAND_SIZE, self.looks.on_band, self.shape.width)

    def _foot(self, canvas: TaggedCanvas) -> None:
        shape, body = self.shape, self.looks.body
        number = f"Page {canvas.page}"
        wide = width_of(number, self.typeface.name(True), body.size)
        baseline = shape.bottom - FOOT - body.size * 0.6
        canvas.setFillColor(colour(self.looks.quiet_edge))
        canvas.rect(shape.left, shape.bottom - FOOT * 0.55, shape.width, 0.75, stroke=0, fill=1)
        self._words(canvas, number, shape.right - wide, baseline, body.size, body.colour, wide + 1)
        room = shape.width - wide - body.size * 2
        self._words(canvas, self.title, shape.left, baseline, FOOT_SIZE, body.colour, room, bold=False)
