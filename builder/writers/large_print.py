"""Large print: a tagged PDF on A4 in 18 point type, to be printed or read on a screen.

Sizes and looks follow RNIB Clear Print and UKAAF G003 (2019): nothing below 16 points, left aligned, no
hyphens, no italics, no underlining. The tags follow PDF/UA-1 (ISO 14289-1).
"""

from __future__ import annotations

import math
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
from builder.tagged_pdf.lines import Run, set_lines, width_of
from builder.tagged_pdf.looks import Style, looks_of
from builder.tagged_pdf.pages import PageShape, fill_pages
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import TextBlock, colour
from builder.tagged_pdf.xmp import Metadata
from builder.theme import tokens

VERSION = "1"

A4 = (595.28, 841.89)
BAND = 78  # height of the band at the top of the first page, points
BAND_SIZE = 20
FOOT = 30  # space for the footer above the lower margin
FOOT_GAP = 6  # between the rule above the footer and its words
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
    furniture = _Furniture(document, context, composer, shape)
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
    sides = Frame(
        left=size, right=size, top=size * 0.9, bottom=size, border=2, edge=looks.edge, paper=looks.panel
    )
    return Box(Stack(inside, whole=math.inf), sides, above=size, below=size * 1.5)


def _text(document: Document, composer: Composer, root: Element) -> list[Block]:
    """The blocks of the Document, then its notes."""
    blocks = composer.blocks(document.blocks, root)
    if document.notes:
        blocks += composer.notes(document.notes, NOTES_HEADING, root)
    return blocks


class _Furniture:
    """What every page has beside its text; all of it is artifacts, because the text says it too."""

    def __init__(self, document: Document, context: Context, composer: Composer, shape: PageShape) -> None:
        self.looks, self.shape, self.setter = composer.looks, shape, composer.setter
        self.nowhere = Element("NonStruct")
        body = self.looks.body
        self.number = replace(body, bold=True)
        name = replace(body, size=BAND_SIZE, leading=BAND, bold=True, colour=self.looks.on_band)
        self.organisation = self._one_line(context.site.organisation, name, shape.width)
        room = shape.width - self._width("Page 000", self.number) - body.size
        self.title = self._one_line(document.title, replace(body, size=FOOT_SIZE), room)

    def draw(self, canvas: TaggedCanvas) -> None:
        """Draw the footer, and the band on the first page."""
        if canvas.page == 1:
            with canvas.artifact("Header"):
                self._draw_band(canvas)
        with canvas.artifact("Footer"):
            self._draw_foot(canvas)

    def _draw_band(self, canvas: TaggedCanvas) -> None:
        width, height = self.shape.size
        canvas.setFillColor(colour(self.looks.band))
        canvas.rect(0, height - BAND, width, BAND, stroke=0, fill=1)
        self.organisation.draw(canvas, self.shape.left, height, self.shape.width)

    def _draw_foot(self, canvas: TaggedCanvas) -> None:
        shape = self.shape
        top = shape.bottom - FOOT / 2
        canvas.setFillColor(colour(self.looks.quiet_edge))
        canvas.rect(shape.left, top, shape.width, 0.75, stroke=0, fill=1)
        words = f"Page {canvas.page}"
        wide = self._width(words, self.number)
        self.title.draw(canvas, shape.left, top - FOOT_GAP, shape.width)
        self._one_line(words, self.number, wide).draw(canvas, shape.right - wide, top - FOOT_GAP, wide)

    def _width(self, words: str, style: Style) -> float:
        return sum(width_of(run.text, run.font, run.size) for run in self._runs(words, style))

    def _runs(self, words: str, style: Style) -> list[Run]:
        return self.setter.words(words, style, self.nowhere)

    def _one_line(self, words: str, style: Style, room: float) -> TextBlock:
        """Words on one line, cut at a space where they are too long."""
        runs = self._runs(words, style)
        lines = set_lines(runs, room)
        if len(lines) > 1:
            lines = set_lines(runs, room - self._width("…", style))
            lines[0][-1].text = lines[0][-1].text.rstrip(" ,.;:–—-") + "…"
        return TextBlock(runs, self.nowhere, style.leading, part=lines[:1])
