"""Easy read in Word: a picture on the left, few words on the right, one sentence a line.

The ideas stand in a plain table of two columns, as they do in most easy read made in Word. A picture that
text flows around would do without, but it floats: reading programs may pass over it, Word's accessibility
checker warns of it, and where the words are few, pictures pile up beside words that are not theirs. A picture
in the line of its words leaves room for one line beside it. In a table the picture stands in the line, is
heard just before its words and stays with them in every program, and people can change the words. Reading
programs say that there is a table, so each heading has only one, it has a name, and no cells are merged.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder.context import Context, Written
from builder.document import (
    Blocks,
    Document,
    EasyRead,
    Idea,
    Inlines,
    Paragraph,
    Section,
    Text,
    sections,
)
from builder.ideas import (
    LARGEST,
    credits_of,
    easy_read_blocks,
    easy_read_title,
    in_sentences,
    paper_picture,
)
from builder.ooxml import package
from builder.ooxml.elements import Element, w
from builder.ooxml.links import Bookmarks, Links
from builder.ooxml.looks import LARGE, Look, Measures, text_styles
from builder.ooxml.package import Blank
from builder.ooxml.pictures import Pictures
from builder.ooxml.runs import runs_of
from builder.ooxml.sheet import MM
from builder.ooxml.tables import side_by_side
from builder.paper.looks import Looks
from builder.statements import OTHER_FORMATS_HEADING, easy_read_status, other_formats, published_by

TABLE_NAME = "Pictures on the left, words on the right"
_PICTURE = round(LARGEST * MM)  # twips


def _styles(looks: Looks) -> tuple[Look, ...]:
    """The styles of running text, and those of ideas."""
    points = Measures(looks.body.size).points
    return (
        *text_styles(looks),
        Look("Idea Picture", follow="Idea Words", above=0, leading=1),
        Look("Idea Words", above=points(5)),
        Look("Credit", above=points(22), with_next=True),
    )


def write(document: Document, target: Path, context: Context) -> Written:
    """Write the easy read of a Document as Word: A4, real headings, and pictures that say what they show.

    Raises BuildError if one of the organisation's own pictures cannot be used. The file has no extent: how
    many pages it fills depends on the printer and on the size that its reader chooses.
    """
    # Large print's sizes: Change and others ask for 14 points or more, better 16.
    blank = package.blank(context, document.lang, _styles, LARGE)
    site, blocks = context.site, easy_read_blocks(document.blocks)
    bookmarks = Bookmarks(section.id for section in sections(blocks))
    links = Links(bookmarks, blank.file.part.rels, site.root, site.root + document.address)
    setter = _Setter(links, Pictures(blank, context.content), context, blank)
    package.fill(blank.file, [*setter.front(document), *setter.blocks(blocks), *setter.end(document)])
    title = easy_read_title(document)
    package.set_footer(blank, title)
    package.describe(blank.file, title, site.organisation, document.lang, document.date)
    package.save(blank.file, target)
    return Written("", blank.messages)


class _Setter:
    """Turns the parts of an easy read into elements of one Word file."""

    def __init__(self, links: Links, pictures: Pictures, context: Context, blank: Blank) -> None:
        self._links = links
        self._pictures = pictures
        self._context = context
        self._mirrored = blank.mirrored
        self._measures = blank.looks.measures
        picture = _PICTURE + self._measures.cell_gap
        self._columns = (picture, blank.sheet.text_width - picture)

    def front(self, document: Document) -> Iterator[Element]:
        """The title, who publishes it, and who checked it."""
        yield self._plain("Heading1", document.title)
        yield self._plain("PublishedBy", published_by(self._context.site, document.date))
        yield self._plain("Normal", easy_read_status(document.checked))

    def blocks(self, blocks: Blocks) -> Iterator[Element]:
        """Headings and ideas."""
        for block in blocks:
            if isinstance(block, EasyRead):
                rows = [(self._picture(idea), self._words(idea)) for idea in block.ideas]
                yield side_by_side(
                    rows, self._columns, self._measures, caption=TABLE_NAME, mirrored=self._mirrored
                )
            elif isinstance(block, Section):
                yield self._heading(block)
                yield from self.blocks(block.blocks)

    def end(self, document: Document) -> Iterator[Element]:
        """How to ask for another format, and whose pictures these are."""
        yield self._plain("Heading2", OTHER_FORMATS_HEADING)
        for block in other_formats(self._context.site):
            if isinstance(block, Paragraph):
                yield self._paragraph("Callout", block.children)
        for words in credits_of(document, self._context):
            yield self._plain("Credit", words)

    def _heading(self, section: Section) -> Element:
        runs = self._links.bookmarks.around(section.id, *runs_of(section.heading, self._links))
        return _paragraph(f"Heading{min(section.level, 6)}", runs)

    def _picture(self, idea: Idea) -> list[Element]:
        picture = paper_picture(idea, self._context)
        if picture is None:
            return []
        width, height = (round(side * MM) for side in picture.size)
        drawing = self._pictures.symbol(f"{picture.name}.png", picture.data, picture.alt, (width, height))
        return [_paragraph("IdeaPicture", [drawing])]

    def _words(self, idea: Idea) -> list[Element]:
        return [self._paragraph("IdeaWords", sentence) for sentence in in_sentences(idea.children)]

    def _plain(self, style: str, words: str) -> Element:
        return self._paragraph(style, (Text(words),))

    def _paragraph(self, style: str, inlines: Inlines) -> Element:
        return _paragraph(style, runs_of(inlines, self._links))


def _paragraph(style: str, runs: Iterator[Element] | list[Element]) -> Element:
    return w("p", w("pPr", w("pStyle", val=style)), *runs)
