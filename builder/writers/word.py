"""The Word writer: a Document as a .docx file that people can read, change and listen to in Word.

The title is Heading 1 and sections are Heading 2 and below, the same levels as on the website. Word's style
“Title” would leave the title out of the navigation pane and out of the headings that screen readers jump
between, and would lose its level when the file is saved as PDF.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from builder.brand import tokens_of
from builder.context import Context, Written
from builder.document import (
    Block,
    Blocks,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    EasyRead,
    Figure,
    Inlines,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
    sections,
)
from builder.ooxml import package
from builder.ooxml.elements import Element, W, clean, w
from builder.ooxml.fields import Entry, contents
from builder.ooxml.languages import right_to_left
from builder.ooxml.links import Bookmarks, Links
from builder.ooxml.numbering import DEEPEST, Numbering
from builder.ooxml.pictures import Pictures
from builder.ooxml.runs import LINKED, note_id, runs_of
from builder.ooxml.styles import (
    AFTER_TABLE,
    BAR_STEP,
    BULLETS,
    CALLOUT_BAR,
    QUOTE_BAR,
    STEP,
    TEXT_WIDTH,
    bar,
    left_of,
)
from builder.ooxml.tables import column_widths, table
from builder.statements import OTHER_FORMATS_HEADING, other_formats, published_by
from builder.words import EXPLAINED, NOTES_HEADING, explained, text_of

CONTENTS_HEADING = "Contents"
FEWEST_FOR_CONTENTS = 3

BARRED = ("Quote", "Callout", "CalloutTitle")  # styles that bring their own bar

# Places that are not sections; no section can have these ids, for they hold a space.
_TEXT, _NOTES = "whole text", "all notes"


def write(document: Document, target: Path, context: Context) -> Written:
    """Write a Document as Word: A4, clear print, with real headings, lists, tables and links.

    Raises BuildError if a picture is missing or is not one that Word can show. The file has no extent: how
    many pages it fills depends on the printer and on the size that its reader chooses.
    """
    inks = tokens_of(context.site)["print"]
    file = package.blank(document.lang, inks)
    ids = [section.id for section in _headed(document)]
    notes = [note_id(note.number) for note in document.notes]
    bookmarks = Bookmarks([*ids, *notes, _TEXT, _NOTES, EXPLAINED])
    site = context.site
    links = Links(bookmarks, file.part.rels, site.root, site.root + document.address)
    pictures = Pictures(file.part, context.content)
    body = Body(links, pictures, inks["panel-edge"], mirrored=right_to_left(document.lang))

    _front(body, document, context)
    front, body.elements = body.elements, []
    body.blocks(document.blocks, Place())
    body.notes(document.notes)
    body.blocks(explained(document), Place())
    text = bookmarks.around(_TEXT, *body.elements)

    package.fill(file, [*front, *_contents(document, links), *text], body.numbering.definitions())
    package.set_footer(file, document.title)
    package.describe(file, document.title, site.organisation, document.lang, document.date)
    package.save(file, target)
    return Written(extent="")


def _front(body: Body, document: Document, context: Context) -> None:
    """What stands before the contents: title, publisher, summary, and how to ask for another format."""
    body.words("Heading1", (Text(document.title),), Place())
    body.words("PublishedBy", (Text(published_by(context.site, document.date)),), Place())
    body.words("Summary", (Text(document.summary),), Place())
    body.words("Heading2", (Text(OTHER_FORMATS_HEADING),), Place())
    body.blocks(other_formats(context.site), Place().beside("Callout", BAR_STEP, CALLOUT_BAR))


def _says(inlines: Inlines) -> bool:
    """Whether there is anything to see or hear in inlines."""
    return bool(clean(text_of(inlines)).strip())


def _headed(document: Document) -> list[Section]:
    """Every section whose heading says something: the places that links and the contents can lead to."""
    return [section for section in sections(document.blocks) if _says(section.heading)]


def _contents(document: Document, links: Links) -> list[Element]:
    """The contents list, if there are sections enough to need one."""
    headings = [(one.level, one.id, one.heading) for one in _headed(document) if one.level <= 3]
    if document.notes:
        headings.append((2, _NOTES, (Text(NOTES_HEADING),)))
    headings += [(section.level, section.id, section.heading) for section in explained(document)]
    entries = [
        Entry(level, links.around(f"#{place}", runs_of(heading, links, LINKED)))
        for level, place, heading in headings
    ]
    if len(entries) < FEWEST_FOR_CONTENTS:
        return []
    heading = w("p", w("pPr", w("pStyle", val="Heading2")), *runs_of((Text(CONTENTS_HEADING),), links))
    return [contents(heading, entries, links.bookmarks.name(_TEXT) or "")]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the style of its plain paragraphs, how far in (twips), inside how many lists.

    `bar` is the thickness of the line beside it (eighths of a point), 0 for none, and `edge` how far in the
    words stand (twips) to which the line belongs.
    """

    style: str = "Normal"
    left: int = 0
    depth: int = 0
    bar: int = 0
    edge: int = 0

    def inside(self, style: str, step: int = STEP) -> Place:
        """The place one step further in."""
        return replace(self, style=style, left=self.left + step)

    def beside(self, style: str, step: int, bar: int) -> Place:
        """The place one step further in, beside a bar."""
        return replace(self.inside(style, step), bar=bar, edge=self.left + step)


@dataclass(frozen=True, slots=True)
class Mark:
    """The bullet or number that the first paragraph of a list item carries; `anchor` is the id of a note."""

    style: str
    number: int
    depth: int
    anchor: str = ""


class Body:
    """The text of a Word file, block by block; `elements` are the children of `w:body` so far.

    `edge` is the colour of the bars beside quotes and callouts.
    """

    def __init__(self, links: Links, pictures: Pictures, edge: str, mirrored: bool) -> None:
        self.elements: list[Element] = []
        self.numbering = Numbering()
        self._links = links
        self._pictures = pictures
        self._edge = edge
        self._mirrored = mirrored
        self._mark: Mark | None = None

    def blocks(self, blocks: Blocks, place: Place) -> None:
        """Add blocks in their order."""
        for block in blocks:
            self._block(block, place)

    def words(self, style: str, inlines: Inlines, place: Place, anchor: str = "") -> None:
        """Add a paragraph in a style; one that says nothing is left out."""
        if _says(inlines):
            runs = runs_of(inlines, self._links)
            self._paragraph(style, self._links.bookmarks.around(anchor, *runs), place)

    def notes(self, notes: tuple[Note, ...]) -> None:
        """Add the notes, numbered, under their heading."""
        if notes:
            self.words("Heading2", (Text(NOTES_HEADING),), Place(), _NOTES)
            self._numbered(((note.number, note_id(note.number), note.blocks) for note in notes), Place())

    def _block(self, block: Block, place: Place) -> None:
        match block:
            case Section(anchor, heading, level, children):
                self._spend_mark(place)
                self.words(f"Heading{min(level, 6)}", heading, Place(), anchor)
                self.blocks(children, place)
            case Paragraph(children):
                self.words(place.style, children, place)
            case BulletList(items):
                self._bullets(items, place)
            case OrderedList(items, start):
                self._numbered(((number, "", item) for number, item in enumerate(items, start)), place)
            case DefinitionList(definitions):
                self._definitions(definitions, place)
            case Quote(children):
                self.blocks(children, place.beside("Quote", STEP, QUOTE_BAR))
            case Callout(_, title, children):
                inner = place.beside("Callout", BAR_STEP, CALLOUT_BAR)
                self.words("CalloutTitle", title, inner)
                self.blocks(children, inner)
            case Figure():
                self._figure(block, place)
            case Table():
                self._table(block, place)
            case EasyRead():
                pass  # it has outputs of its own

    def _bullets(self, items: tuple[Blocks, ...], place: Place) -> None:
        self._spend_mark(place)
        for item in items:
            self._item(Mark("ListBullet", BULLETS, place.depth), item, place)

    def _numbered(self, items: Iterable[tuple[int, str, Blocks]], place: Place) -> None:
        """Add items, each a number, the id of a note or "", and blocks.

        A number that does not follow the last one starts a new count.
        """
        self._spend_mark(place)
        count, following = 0, None
        for number, anchor, item in items:
            if number != following:
                count = self.numbering.numbered(place.depth, number)
            self._item(Mark("ListNumber", count, place.depth, anchor), item, place)
            following = number + 1

    def _item(self, mark: Mark, item: Blocks, place: Place) -> None:
        inner = replace(place.inside("ListContinue"), depth=place.depth + 1)
        self._mark = mark
        self.blocks(item, inner)
        self._spend_mark(inner)

    def _spend_mark(self, place: Place) -> None:
        """Set a number that no paragraph could carry on a line of its own, so that the count stays right."""
        if self._mark and self._mark.number != BULLETS:
            self._paragraph(place.style, self._links.bookmarks.around(self._mark.anchor), place)
        self._mark = None

    def _definitions(self, definitions: tuple[Definition, ...], place: Place) -> None:
        for definition in definitions:
            self.words("Term", definition.term, place)
            for meaning in definition.meanings:
                self.blocks(meaning, place.inside("Meaning"))

    def _figure(self, figure: Figure, place: Place) -> None:
        drawing = self._pictures.drawing(figure.picture, figure.alt, TEXT_WIDTH - place.left)
        self._paragraph("Picture", [drawing], place, with_next=bool(figure.caption))
        self.words("Caption", figure.caption, place)

    def _table(self, block: Table, place: Place) -> None:
        self._spend_mark(place)
        self.words("TableCaption", block.caption, place)
        if self._after_table():
            # Word would join two tables that touch; this is the one place for a paragraph without words.
            self._paragraph("TableGap", [], Place("TableGap"))
        rows = (block.header, *block.rows)
        widths = column_widths([[text_of(cell) for cell in row] for row in rows], TEXT_WIDTH - place.left)
        cells = [[list(runs_of(cell, self._links)) for cell in row] for row in rows]
        caption = text_of(block.caption)
        self.elements.append(table(cells, widths, place.left, caption=caption, mirrored=self._mirrored))

    def _paragraph(self, style: str, runs: list[Element], place: Place, with_next: bool = False) -> None:
        """Add a paragraph; the first one of a list item takes the item's mark and its style."""
        mark, self._mark = self._mark, None
        if mark:
            runs = self._links.bookmarks.around(mark.anchor, *runs)
        roomy = self._after_table() and not style.startswith(("Heading", "TableGap"))
        properties = _layout(style, mark, place, self._edge, with_next=with_next, roomy=roomy)
        self.elements.append(w("p", w("pPr", *properties), *runs))

    def _after_table(self) -> bool:
        return bool(self.elements) and self.elements[-1].tag == f"{W}tbl"


def _layout(
    style: str, mark: Mark | None, place: Place, edge: str, *, with_next: bool, roomy: bool
) -> list[Element]:
    """The properties of a paragraph, in the order of CT_PPr, without what its style says already."""
    properties = [w("pStyle", val=mark.style if mark else style)]
    if with_next:
        properties.append(w("keepNext"))
    if mark:
        depth = min(mark.depth, DEEPEST)
        properties.append(w("numPr", w("ilvl", val=depth), w("numId", val=mark.number)))
    if place.bar and (mark or style not in BARRED):
        start = place.left - (STEP if mark else 0)
        properties.append(bar(place.bar, edge, start - place.edge))
    if roomy:
        properties.append(w("spacing", before=AFTER_TABLE))
    usual = STEP * (min(mark.depth, DEEPEST) + 1) if mark else left_of(style)
    if place.left != usual:
        properties.append(w("ind", left=place.left, hanging=STEP if mark else None))
    return properties
