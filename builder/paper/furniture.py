"""What all our print has in common: an A4 page, the band and the foot, and the panel of other formats."""

from __future__ import annotations

import math
from dataclasses import replace

from builder import statements
from builder.document import Text
from builder.paper.compose import Composer
from builder.paper.looks import Style
from builder.schema.site import Site
from builder.tagged_pdf.blocks import Stack
from builder.tagged_pdf.boxes import Box, Frame
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.lines import Run, set_lines, width_of
from builder.tagged_pdf.pages import PageShape
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import TextBlock, colour
from builder.theme import tokens

A4 = (595.28, 841.89)
BAND = 78  # height of the band at the top of the first page, points
BAND_SIZE = 20
FOOT = 30  # space for the footer above the lower margin
FOOT_GAP = 6  # between the rule above the footer and its words
FOOT_SIZE = 16  # the smallest type of all (UKAAF G003: never below 16 points)


def page_shape() -> PageShape:
    """An A4 page with the margins of the tokens, and a band above the text of the first page."""
    margin = tokens()["print"]["margin"]
    width, height = A4
    return PageShape(
        A4, margin, width - margin, margin + FOOT, top=height - margin, first_top=height - BAND - margin * 0.6
    )


def other_formats(site: Site, composer: Composer, root: Element) -> Box:
    """How to ask for another format, in a panel under a heading of its own."""
    looks = composer.looks
    size = looks.body.size
    section = Element("Sect", root)
    style = replace(looks.heading(3), above=0)
    heading = (Text(statements.OTHER_FORMATS_HEADING),)
    inside = [
        composer.heading(heading, 2, section, "other-formats", style),
        *composer.blocks(statements.other_formats(site), section),
    ]
    sides = Frame(
        left=size, right=size, top=size * 0.9, bottom=size, border=2, edge=looks.edge, paper=looks.panel
    )
    return Box(Stack(inside, whole=math.inf), sides, above=size, below=size * 1.5)


class Furniture:
    """What every page has beside its text; all of it is artifacts, because the text or the title says it too.

    The band has the name of the organisation on its left, and `kind` on its right.
    """

    def __init__(
        self, organisation: str, title: str, composer: Composer, shape: PageShape, kind: str = ""
    ) -> None:
        self.looks, self.shape, self.setter = composer.looks, shape, composer.setter
        self.nowhere = Element("NonStruct")
        body = self.looks.body
        self.number = replace(body, bold=True)
        name = replace(body, size=BAND_SIZE, leading=BAND, bold=True, colour=self.looks.on_band)
        self.kind_width = self._width(kind, name)
        self.kind = self._one_line(kind, name, shape.width)
        gap = body.size if kind else 0
        self.organisation = self._one_line(organisation, name, shape.width - self.kind_width - gap)
        room = shape.width - self._width("Page 000", self.number) - body.size
        self.title = self._one_line(title, replace(body, size=FOOT_SIZE), room)

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
        self.kind.draw(canvas, self.shape.right - self.kind_width, height, self.kind_width)

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
