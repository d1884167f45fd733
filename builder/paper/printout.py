"""A Document set on pages and not painted yet, so that it can be painted on sheets of any kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from builder.context import Written
from builder.document import Document, Inlines
from builder.fonts import Typeface
from builder.messages import Message
from builder.paper.characters import unset
from builder.paper.furniture import Furniture
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.pages import Furnish, Page, PageShape, draw_pages, in_words
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.xmp import Metadata
from builder.whole import whole

NO_PDF = "no PDF"  # how long something is that print cannot set


@dataclass(frozen=True, slots=True)
class Printout:
    """Pages with everything that a canvas needs to paint them; `document` is what stands on them.

    `texts` are the inlines that each paragraph, heading, cell or caption was set from, by its element.
    """

    document: Document
    pages: Sequence[Page]
    shape: PageShape
    furniture: Furniture
    root: Element
    metadata: Metadata
    typeface: Typeface
    messages: tuple[Message, ...] = ()
    texts: Mapping[Element, Inlines] = field(default_factory=dict)


Draw = Callable[[TaggedCanvas, Sequence[Page], PageShape, Furnish], None]


def paint(
    printout: Printout, target: Path, size: tuple[float, float] | None = None, draw: Draw = draw_pages
) -> Written:
    """Paint the pages into a PDF file and say how many they are.

    Each has a sheet of its own, unless `draw` puts several on sheets of another `size` (points). What is in
    letters that print cannot set yet has no file, which is said in a message.
    """
    why = unset(printout.document, printout.typeface)
    if why:
        return Written(NO_PDF, (why,))
    with whole(target) as unfinished:
        sheet = size or printout.shape.size
        canvas = TaggedCanvas(unfinished, sheet, printout.root, printout.metadata, printout.typeface.name())
        draw(canvas, printout.pages, printout.shape, printout.furniture.draw)
        canvas.save()
    return Written(in_words(len(printout.pages)), printout.messages)
