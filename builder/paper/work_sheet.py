"""Sheets that people work with, such as the distribution sheet: large print for those who make things.

Nobody hands them out, so they lack what every public file begins and ends with.
"""

from __future__ import annotations

from builder.context import Context
from builder.document import Document, Text
from builder.fonts import Typeface
from builder.paper.compose import Composer
from builder.paper.furniture import Furniture, page_shape
from builder.paper.inlines import Addresses, InlineSetter
from builder.paper.large_print import chapters
from builder.paper.looks import looks_for
from builder.paper.printout import Printout
from builder.statements import long_date
from builder.tagged_pdf.blocks import Block, Stack
from builder.tagged_pdf.pages import paginate
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.xmp import Metadata


def work_sheet(document: Document, context: Context, kind: str) -> Printout:
    """Set a sheet to work with; `kind` says on the right of the band what it is (“For staff”)."""
    looks, site, root = looks_for(context), context.site, Element("Document")
    shape, typeface = page_shape(looks), Typeface(context.cache / "fonts")
    addresses = Addresses(site.root, site.root + document.address, frozenset(), frozenset())
    setter = InlineSetter(typeface, addresses, looks.link)
    room = shape.width, shape.top - shape.bottom
    composer = Composer(setter, looks, context.content, room, document.source)
    opening = _opening(document, composer, root)
    story = Stack([*opening, *chapters(composer.blocks(document.blocks, root), shape)])
    return Printout(
        document,
        paginate(story, shape),
        shape,
        Furniture(site.organisation, document.title, composer, shape, kind),
        root,
        Metadata(document.title, site.organisation, document.summary, document.lang),
        typeface,
        composer.messages,
    )


def _opening(document: Document, composer: Composer, root: Element) -> list[Block]:
    """The title, the day, and what it says in short."""
    body, lead = composer.looks.body, composer.looks.lead
    days = [long_date(document.date)] if document.date else []
    return [
        composer.heading((Text(document.title),), 1, root, "title"),
        *(composer.text((Text(day),), body, Element("P", root)) for day in days),
        composer.text((Text(document.summary),), lead, Element("P", root)),
    ]
