"""The contents list of a long document: headings, dotted lines and page numbers, each line a link.

The tags are those of a table of contents (ISO 32000-1, 14.8.4.3: TOC, TOCI, Reference, Link); the dots are
artifacts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from builder.document import Section, Text
from builder.paper.compose import Composer
from builder.paper.inlines import section_key
from builder.paper.looks import Style
from builder.tagged_pdf.blocks import Block, Parts, Stack
from builder.tagged_pdf.boxes import Box, Frame
from builder.tagged_pdf.canvas import Linked, TaggedCanvas
from builder.tagged_pdf.lines import BREAK, Run, width_of
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import TextBlock
from builder.words import text_of

HEADING = "Contents"
DOT = " ."
GAP = 8  # between words, dots and number, points


@dataclass(slots=True)
class Line:
    """A heading, a dotted line and the number of its page; `column` is the width of the numbers."""

    title: TextBlock
    number: TextBlock
    dots: Run
    column: float
    indent: float
    nowhere: Element
    above: float = 0
    below: float = 0
    with_next: bool = False

    def height(self, width: float) -> float:
        """See `Block`."""
        return self.title.height(self._room(width))

    def split(self, width: float, room: float, force: bool = False) -> Parts:
        """See `Block`; only a heading that no page can hold is parted."""
        if not force:
            return None, self
        first, rest = self.title.split(self._room(width), room, force)
        if first is None or rest is None:
            return self, None
        inside = Frame(left=self.indent, right=width - self.indent - self._room(width))
        return Box(first, inside), replace(self, title=rest)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """See `Block`; dots and number stand on the last line of the heading."""
        room = self._room(width)
        lines = self.title.lines(room)
        last = top - (len(lines) - 1) * self.title.leading
        self.title.draw(canvas, x + self.indent, top, room)
        own = self.number.widest()
        begin = x + self.indent + sum(piece.width for piece in lines[-1]) + GAP
        self._draw_dots(canvas, begin, x + width - self.column - GAP, last)
        self.number.draw(canvas, x + width - own, last, own)

    def _draw_dots(self, canvas: TaggedCanvas, begin: float, end: float, top: float) -> None:
        step = width_of(DOT, self.dots.font, self.dots.size)
        count = int((end - begin) / step)
        if count > 0:
            run = replace(self.dots, text=DOT.strip() + DOT * (count - 1))
            dots = TextBlock([run], self.nowhere, self.title.leading)
            with canvas.artifact():
                dots.draw(canvas, end - dots.widest(), top, dots.widest())

    def _room(self, width: float) -> float:
        return max(width - self.indent - self.column - 3 * GAP, 1)

    def within(self) -> Sequence[Block]:
        """See `Block`."""
        return (self.title, self.number)


def contents(
    sections: Sequence[Section], pages: Mapping[str, int], composer: Composer, parent: Element
) -> Stack:
    """The contents list of these sections, whose pages are known by the keys of their anchors."""
    section = Element("Sect", parent)
    heading = composer.heading((Text(HEADING),), 2, section, "contents")
    toc = Element("TOC", section)
    body = composer.looks.body
    column = width_of("000", composer.setter.typeface.name(), body.size)
    lines = [
        _line(entry, pages.get(section_key(entry.id), 0), composer, Element("TOCI", toc), column)
        for entry in sections
    ]
    return Stack([heading, *lines])


def _line(section: Section, page: int, composer: Composer, item: Element, column: float) -> Line:
    looks = composer.looks
    words = text_of(section.heading)
    deep = section.level - 2
    link = Element("Link", Element("Reference", item))
    linked = Linked(link, f"#{section_key(section.id)}", f"{words}, page {page}")
    style = replace(looks.body, bold=deep == 0)
    runs = [replace(run, link=linked) for run in composer.setter.words(words, style, link)]
    # A reading program needs a space between the heading and the number.
    runs.append(Run(BREAK, runs[-1].font if runs else "", style.size, element=link))
    return Line(
        TextBlock(runs, link, style.leading),
        _number(page, style, composer, linked),
        composer.setter.words(DOT, looks.body, link)[0],
        column,
        deep * looks.body.size,
        Element("NonStruct"),
        below=looks.body.size * (0.35 if deep else 0.5),
    )


def _number(page: int, style: Style, composer: Composer, linked: Linked) -> TextBlock:
    runs = composer.setter.words(str(page), style, linked.element)
    return TextBlock([replace(run, link=linked) for run in runs], linked.element, style.leading)
