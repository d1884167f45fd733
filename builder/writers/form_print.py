"""A form on paper: a tagged PDF in large print, with large boxes to write in and to tick.

It is read as it looks (PDF/UA-1): every question is a heading, answers to choose from are items of a list. No
question is parted from its boxes by the end of a page, but for those that fill more than a page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from builder.context import Context, Written
from builder.document import Text, sections
from builder.fonts import Typeface
from builder.form import QUESTIONS_HEADING, Asked, Form
from builder.paper.answer_boxes import TickBox, WritingBox
from builder.paper.compose import Composer
from builder.paper.furniture import Furniture, other_formats, page_shape
from builder.paper.inlines import Addresses, InlineSetter
from builder.paper.looks import looks_for
from builder.paper.printout import Printout, paint
from builder.statements import published_by
from builder.tagged_pdf.blocks import Block, Stack
from builder.tagged_pdf.boxes import Beside
from builder.tagged_pdf.pages import paginate
from builder.tagged_pdf.structure import PLAIN_LIST, Element
from builder.tagged_pdf.xmp import Metadata

_LINES_FOR_A_NUMBER = 1


def write(form: Form, target: Path, context: Context) -> Written:
    """Write a form to print, in large print or the size and colours that were chosen; say how many pages.

    One in letters that print cannot set yet has no file, which is said in a message.
    """
    return paint(_printout(form, context), target)


def _printout(form: Form, context: Context) -> Printout:
    """A form set on pages."""
    document, site, typeface = form.document, context.site, Typeface(context.cache / "fonts")
    looks = looks_for(context)
    shape, root = page_shape(looks), Element("Document")
    setter = InlineSetter(typeface, _addresses(form, context), looks.link)
    room = shape.width, shape.top - shape.bottom
    composer = Composer(setter, looks, context.content, room, document.source)
    furniture = Furniture(site.organisation, document.title, composer, shape)
    story = Stack(
        [
            *_front(form, context, composer, root),
            *_questions(form.asked, composer, Element("Sect", root)),
            _end(form, composer, root),
        ]
    )
    pages = paginate(story, shape, mark=furniture.mark)
    metadata = Metadata(document.title, site.organisation, document.summary, document.lang)
    return Printout(form.whole, pages, shape, furniture, root, metadata, typeface, composer.messages)


def _addresses(form: Form, context: Context) -> Addresses:
    inside = frozenset(section.id for section in sections((*form.document.blocks, *form.after)))
    root = context.site.root
    return Addresses(root, root + form.document.address, inside, frozenset())


def _front(form: Form, context: Context, composer: Composer, root: Element) -> list[Block]:
    """Title, publisher, what it is about, how to ask for another format, and what stands before questions."""
    document, looks = form.document, composer.looks
    published = published_by(context.site, document.date)
    return [
        composer.heading((Text(document.title),), 1, root, "title"),
        composer.text((Text(published),), looks.body, Element("P", root)),
        composer.text((Text(document.summary),), looks.lead, Element("P", root)),
        other_formats(context.site, composer, root),
        *composer.blocks(document.blocks, root),
    ]


def _questions(questions: Sequence[Asked], composer: Composer, parent: Element) -> Iterator[Block]:
    """All questions under their heading, each with its boxes on one page."""
    heading = composer.heading((Text(QUESTIONS_HEADING),), 2, parent, "questions")
    for number, asked in enumerate(questions):
        question = _question(asked, composer, Element("Sect", parent))
        blocks = [heading, *question] if number == 0 else question
        yield Stack(blocks, blocks[0].above, blocks[-1].below, whole=math.inf)


def _question(asked: Asked, composer: Composer, parent: Element) -> list[Block]:
    looks, question = composer.looks, asked.question
    close = replace(looks.body, below=looks.body.size * 0.4)
    made: list[Block] = [composer.heading((Text(asked.heading),), 3, parent, asked.id)]
    made += [
        composer.text((Text(words),), close, Element("P", parent), with_next=True) for words in question.says
    ]
    if question.answers:
        return [*made, *_ticks(question.answers, composer, Element("L", parent, attributes=PLAIN_LIST))]
    lines = _LINES_FOR_A_NUMBER if question.kind == "number" else question.lines
    return [*made, WritingBox(lines, looks, above=looks.body.size * 0.5, below=looks.body.size)]


def _ticks(choices: Sequence[str], composer: Composer, parent: Element) -> Iterator[Block]:
    """A box to tick and its words for each choice."""
    looks = composer.looks
    for choice in choices:
        box = TickBox(looks)
        body = Element("LBody", Element("LI", parent))
        words = composer.text((Text(choice),), replace(looks.body, below=0), body)
        gap = looks.body.size * 0.5
        yield Beside(box, words, box.side + gap, above=gap, below=gap)


def _end(form: Form, composer: Composer, root: Element) -> Stack:
    """Where the form goes, our thanks and its reference, together on one page."""
    blocks = composer.blocks(form.after, root)
    for last in blocks[-1:]:
        last.with_next = True  # where this is more than a page, the reference does not go on alone
    blocks.append(composer.text((Text(form.reference_line),), composer.looks.body, Element("P", root)))
    return Stack(blocks, blocks[0].above, whole=math.inf)
