"""A form in Word: boxes to write in, tick and choose from, which are read back by `involve replies`.

Every question is a heading, so that reading programs can jump from one to the next, and every box says its
question when somebody comes to it. The file can be filled in with the keyboard alone, and is not locked.
"""

from __future__ import annotations

from pathlib import Path

from builder.context import Context, Written
from builder.document import Text, sections
from builder.form import QUESTIONS_HEADING, Asked, Form, on_screen
from builder.ooxml import package
from builder.ooxml.body import Body, Place
from builder.ooxml.controls import PLACEHOLDER, Controls, placeholder_style
from builder.ooxml.elements import Element, W, run, w
from builder.ooxml.links import Bookmarks, Links
from builder.ooxml.looks import Look, Looks, Measures, document_styles
from builder.ooxml.pictures import Pictures
from builder.paper.looks import Looks as Print
from builder.replies.expected import identity
from builder.statements import OTHER_FORMATS_HEADING, other_formats, published_by

_TICK = 1.4  # of the size of the words: how high a box to tick is
_EDGE = 8  # eighths of a point: the lines around a box
_ABOVE, _BELOW, _SIDES = 6, 24, 6  # points between these lines and the words


def write(form: Form, target: Path, context: Context) -> Written:
    """Write a form as Word, in clear print or the size that was chosen."""
    document, site = on_screen(form).document, context.site
    blank = package.blank(context, document.lang, form_styles)
    styles = blank.file.styles.element
    if not styles.xpath(f"w:style[@w:styleId='{PLACEHOLDER}']"):  # a template may have its own
        styles.append(placeholder_style(blank.looks.ink))
    blocks = (*document.blocks, *form.after)
    bookmarks = Bookmarks(section.id for section in sections(blocks))
    links = Links(bookmarks, blank.file.part.rels, site.root, site.root + document.address)
    body = Body(links, Pictures(blank, context.content), blank)

    _front(body, form, context)
    body.blocks(document.blocks, Place())
    body.words("Heading2", (Text(QUESTIONS_HEADING),), Place())
    controls = Controls(sum(1 for _ in sections(blocks)) + 1)
    for asked in form.asked:
        _question(asked, body, controls, blank.looks)
    written, body.elements = body.elements, []
    body.blocks(form.after, Place())
    _keep_together(body.elements)
    body.elements[:0] = written
    body.words("Normal", (Text(form.reference_line),), Place())

    package.fill(blank.file, body.elements, body.numbering.definitions())
    package.set_footer(blank, document.title)
    package.describe(blank.file, document.title, site.organisation, document.lang, document.date)
    blank.file.core_properties.identifier = identity(form, site)
    package.save(blank.file, target)
    return Written("", blank.messages)


def form_styles(looks: Print) -> tuple[Look, ...]:
    """The styles of a Document, and those of questions."""
    measures = Measures(looks.body.size)
    return (
        *document_styles(looks),
        Look("Question Says", above=measures.points(5), with_next=True),
        Look("Answer", above=measures.points(16)),
        Look("Choice", above=measures.points(6), left=measures.twips(640)),
    )


def _front(body: Body, form: Form, context: Context) -> None:
    """Title, publisher, what it is about, and how to ask for another format."""
    document = form.document
    body.words("Heading1", (Text(document.title),), Place())
    body.words("PublishedBy", (Text(published_by(context.site, document.date)),), Place())
    body.words("Summary", (Text(document.summary),), Place())
    body.box((Text(OTHER_FORMATS_HEADING),), other_formats(context.site), Place())


def _keep_together(paragraphs: list[Element]) -> None:
    """Keep what stands after the questions on one page: an address in two halves gets lost."""
    for paragraph in paragraphs[:-1]:
        properties = paragraph[0]
        properties[1:1] = [w(mark) for mark in ("keepNext", "keepLines") if properties.find(W + mark) is None]


def _question(asked: Asked, body: Body, controls: Controls, looks: Looks) -> None:
    """A question with what is said of it, and the boxes for its answer; none is parted from its question."""
    question = asked.question
    body.words("Heading3", (Text(asked.heading),), Place())
    for words in question.says:
        body.words("QuestionSays", (Text(words),), Place())
    match question.kind:
        case "words":
            body.elements.append(w("p", _boxed(looks), *controls.writing(asked.id, question.ask)))
        case "number":
            body.elements.append(w("p", _boxed(looks), *controls.number(asked.id, question.ask)))
        case "yes or no":
            choosing = controls.choosing(asked.id, question.ask, question.answers)
            body.elements.append(w("p", _boxed(looks), *choosing))
        case "choose one" | "choose any":
            body.elements += _ticks(asked, controls, looks)


def _boxed(looks: Looks) -> Element:
    """The properties of a paragraph with a line around it, which joins with the next one of its kind."""
    sides = {"top": _ABOVE, "left": _SIDES, "bottom": _BELOW, "right": _SIDES}
    colour = looks.ink.lstrip("#")
    lines = (w(side, val="single", sz=_EDGE, space=space, color=colour) for side, space in sides.items())
    inside = _SIDES * 20 + _EDGE  # the lines stand outside the words: these move in, so that they align
    return w("pPr", w("pStyle", val="Answer"), w("pBdr", *lines), w("ind", left=inside, right=inside))


def _ticks(asked: Asked, controls: Controls, looks: Looks) -> list[Element]:
    """A box to tick and its words for each choice; all but the last stay with the next."""
    choices, found = asked.question.choices, []
    hanging = looks.left_of("Choice")
    for at, choice in enumerate(choices):
        box = controls.tick(asked.choice_id(at), choice, looks.size * _TICK)
        properties = w(
            "pPr",
            w("pStyle", val="Choice"),
            *([w("keepNext")] if choice is not choices[-1] else []),
            w("ind", left=hanging, hanging=hanging),
        )
        found.append(w("p", properties, *box, w("r", w("tab")), run(choice)))
    return found
