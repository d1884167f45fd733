"""A sheet for staff, such as the distribution sheet: large print without what every public file says.

Staff hand nothing of it out, so it begins with its tables and not with how to ask for another format.
"""

from __future__ import annotations

from pathlib import Path

from builder.context import Context, Written
from builder.document import Document, Text
from builder.fonts import Typeface
from builder.paper.compose import Composer
from builder.paper.furniture import Furniture, page_shape
from builder.paper.inlines import Addresses, InlineSetter
from builder.paper.large_print import chapters
from builder.paper.looks import looks_for
from builder.paper.printout import Printout, paint
from builder.statements import long_date
from builder.tagged_pdf.blocks import Block, Stack
from builder.tagged_pdf.pages import paginate
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.xmp import Metadata

KIND = "For staff"  # on the right of the band


def write(document: Document, target: Path, context: Context) -> Written:
    """Write a sheet for staff and say how many pages it has."""
    looks, site, root = looks_for(context), context.site, Element("Document")
    shape, typeface = page_shape(looks), Typeface(context.cache / "fonts")
    addresses = Addresses(site.root, site.root + document.address, frozenset(), frozenset())
    setter = InlineSetter(typeface, addresses, looks.link)
    room = shape.width, shape.top - shape.bottom
    composer = Composer(setter, looks, context.content, room, document.source)
    opening = _opening(document, composer, root)
    story = Stack([*opening, *chapters(composer.blocks(document.blocks, root), shape)])
    printout = Printout(
        document,
        paginate(story, shape),
        shape,
        Furniture(site.organisation, document.title, composer, shape, KIND),
        root,
        Metadata(document.title, site.organisation, document.summary, document.lang),
        typeface,
        composer.messages,
    )
    return paint(printout, target)


def _opening(document: Document, composer: Composer, root: Element) -> list[Block]:
    """The title, the day, and what it says in short."""
    body, lead = composer.looks.body, composer.looks.lead
    days = [long_date(document.date)] if document.date else []
    return [
        composer.heading((Text(document.title),), 1, root, "title"),
        *(composer.text((Text(day),), body, Element("P", root)) for day in days),
        composer.text((Text(document.summary),), lead, Element("P", root)),
    ]
