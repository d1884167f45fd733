"""What all our print has in common: an A4 page, the band and the foot, and the panel of other formats."""

from __future__ import annotations

import math
from dataclasses import replace

from builder import statements
from builder.document import Text
from builder.paper.compose import Composer
from builder.paper.looks import Looks, Style
from builder.schema.site import Site
from builder.tagged_pdf.blocks import Stack
from builder.tagged_pdf.boxes import Box, Frame
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.lines import Run, set_lines, width_of
from builder.tagged_pdf.pages import Page, PageShape
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import TextBlock, colour
from builder.theme import tokens

A4 = (595.28, 841.89)
GIANT = 22  # points of running text from which a panel may be parted by the end of a page
WIDEST = 33  # how wide lines are at most, in sizes of their type: about 70 letters
SMALLEST = 16  # the smallest type of all (UKAAF G003), but where somebody asks for clear print, which is 14
BAND = 4.3  # the height of the band at the top of the first page, in sizes of the body's type, at most
BAND_HIGHEST = 86
FOOT = 1.7  # space for the footer above the lower margin, in sizes of the body's type
FOOT_GAP = 6  # between the rule above the footer and its words, points
RULE = 3  # around a band as white as the paper


def page_shape(looks: Looks) -> PageShape:
    """An A4 page with the margins of the tokens, and a band above the text of the first page."""
    margin = tokens()["print"]["margin"]
    width, height = A4
    side = max(margin, (width - WIDEST * looks.body.size) / 2)
    return PageShape(
        A4,
        side,
        width - side,
        margin + FOOT * looks.body.size,
        top=height - margin,
        first_top=height - band_height(looks) - margin * 0.6,
    )


def band_height(looks: Looks) -> float:
    """How high the band is, in points."""
    return min(BAND * looks.body.size, BAND_HIGHEST)


def foot_size(looks: Looks) -> float:
    """The size of small print: the smallest that large print allows, and in larger print larger too."""
    size = looks.body.size
    return size if size < SMALLEST else max(SMALLEST, size * 0.8)


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
    # It belongs on the first page: in giant print it may go on overleaf rather than begin there.
    whole = math.inf if size < GIANT else 0
    return Box(Stack(inside, whole=whole), sides, above=size, below=size * 1.5)


class Furniture:
    """What every page has beside its text; all of it is artifacts, because the text or the title says it too.

    The band has the name of the organisation on its left, and `kind` on its right.
    """

    def __init__(
        self, organisation: str, title: str, composer: Composer, shape: PageShape, kind: str = ""
    ) -> None:
        self.looks, self.setter = composer.looks, composer.setter
        self.nowhere = Element("NonStruct")
        body = self.looks.body
        self.band = band_height(self.looks)
        self.number = replace(body, bold=True)
        self.small = replace(body, size=foot_size(self.looks))
        size = min(body.size * 1.1, self.band / 3)
        name = replace(body, size=size, leading=self.band, bold=True, colour=self.looks.on_band)
        self.kind_width = self._width(kind, name)
        self.kind = self._one_line(kind, name, shape.width)
        gap = body.size if kind else 0
        self.organisation = self._one_line(organisation, name, shape.width - self.kind_width - gap)
        room = shape.width - self._width("Page 000", self.number) - body.size
        self.title = self._one_line(title, self.small, room)

    @property
    def mark(self) -> float:
        """The room for the words that say where a list goes on, in points."""
        return self.small.leading + self.small.size * 0.3

    def draw(self, canvas: TaggedCanvas, page: Page, shape: PageShape) -> None:
        """Paint the ground and the footer, and the band on the first page."""
        self.draw_ground(canvas, shape)
        if page.number == 1:
            with canvas.artifact("Header"):
                self._draw_band(canvas, shape)
        with canvas.artifact("Footer"):
            self._draw_foot(canvas, page, shape)

    def draw_ground(self, canvas: TaggedCanvas, shape: PageShape) -> None:
        """Paint the colour of the paper."""
        if self.looks.paper:
            canvas.setFillColor(colour(self.looks.paper))
            canvas.rect(shape.origin, 0, *shape.size, stroke=0, fill=1)

    def _draw_band(self, canvas: TaggedCanvas, shape: PageShape) -> None:
        (width, height), looks = shape.size, self.looks
        canvas.setFillColor(colour(looks.band))
        canvas.rect(shape.origin, height - self.band, width, self.band, stroke=0, fill=1)
        if looks.band == looks.paper:
            canvas.setFillColor(colour(looks.edge))
            canvas.rect(shape.left, height - self.band, shape.width, RULE, stroke=0, fill=1)
        self.organisation.draw(canvas, shape.left, height, shape.width)
        self.kind.draw(canvas, shape.right - self.kind_width, height, self.kind_width)

    def _draw_foot(self, canvas: TaggedCanvas, page: Page, shape: PageShape) -> None:
        top = shape.bottom - FOOT * self.looks.body.size / 2
        canvas.setFillColor(colour(self.looks.quiet_edge))
        canvas.rect(shape.left, top, shape.width, 0.75, stroke=0, fill=1)
        words = f"Page {page.number}"
        wide = self._width(words, self.number)
        self.title.draw(canvas, shape.left, top - FOOT_GAP, shape.width)
        self._one_line(words, self.number, wide).draw(canvas, shape.right - wide, top - FOOT_GAP, wide)
        if page.goes_on:
            words = f"Continued on page {page.number + 1}"
            wide = self._width(words, self.small)
            line = self._one_line(words, self.small, wide)
            line.draw(canvas, shape.right - wide, shape.bottom + self.small.leading, wide)

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
