"""The text of a Word file: blocks of a Document as paragraphs, lists and tables of WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from builder.document import (
    Block,
    Blocks,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
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
)
from builder.ooxml.elements import Element, W, clean, run, w
from builder.ooxml.links import Links
from builder.ooxml.looks import BULLETS, CALLOUT_BAR, QUOTE_BAR
from builder.ooxml.numbering import DEEPEST, Numbering, indent
from builder.ooxml.package import Blank
from builder.ooxml.pictures import Pictures
from builder.ooxml.runs import LABEL, note_id, runs_of
from builder.ooxml.styles import bar
from builder.ooxml.tables import column_widths, table
from builder.words import LABEL_ENDS, NOTES_HEADING, text_of

_LED_TO = (BulletList, OrderedList, DefinitionList, Table, Figure)
NOTES = "all notes"  # the place of the heading of the notes; no section can have it, for it holds a space
BARRED = ("Quote", "Callout", "CalloutTitle")  # styles that bring their own bar


def says(inlines: Inlines) -> bool:
    """Whether there is anything to see or hear in inlines."""
    return bool(clean(text_of(inlines)).strip())


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

    def inside(self, style: str, step: int) -> Place:
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
    """The text of a Word file, block by block; `elements` are the children of `w:body` so far."""

    def __init__(self, links: Links, pictures: Pictures, blank: Blank) -> None:
        self.elements: list[Element] = []
        self.numbering = Numbering(blank.looks.measures.step, blank.sheet.deepest)
        self._links = links
        self._pictures = pictures
        self._looks = blank.looks
        self._measures = blank.looks.measures
        self._sheet = blank.sheet
        self._mirrored = blank.mirrored
        self._mark: Mark | None = None

    def blocks(self, blocks: Blocks, place: Place) -> None:
        """Add blocks in their order; words that lead to a list or a table stay on its page."""
        for block, following in zip_longest(blocks, blocks[1:]):
            if isinstance(block, Paragraph):
                leading = isinstance(following, _LED_TO) and text_of(block.children).rstrip().endswith(":")
                self.words(place.style, block.children, place, with_next=leading)
            else:
                self._block(block, place)

    def words(
        self, style: str, inlines: Inlines, place: Place, anchor: str = "", *, with_next: bool = False
    ) -> None:
        """Add a paragraph in a style; one that says nothing is left out."""
        if says(inlines):
            runs = self._links.bookmarks.around(anchor, *runs_of(inlines, self._links))
            self._paragraph(style, runs, place, with_next=with_next)

    def box(self, title: Inlines, blocks: Blocks, place: Place) -> None:
        """Add blocks under a title, beside a bar."""
        inner = place.beside("Callout", self._measures.bar_step, CALLOUT_BAR)
        self.words("CalloutTitle", title, inner)
        self.blocks(blocks, inner)

    def notes(self, notes: tuple[Note, ...]) -> None:
        """Add the notes, numbered, under their heading."""
        if notes:
            self.words("Heading2", (Text(NOTES_HEADING),), Place(), NOTES)
            self._numbered(((note.number, note_id(note.number), note.blocks) for note in notes), Place())

    def _block(self, block: Block, place: Place) -> None:
        match block:
            case Section(anchor, heading, level, children):
                self._spend_mark(place)
                self.words(f"Heading{min(level, 6)}", heading, Place(), anchor)
                self.blocks(children, place)
            case BulletList(items):
                self._bullets(items, place)
            case OrderedList(items, start):
                self._numbered(((number, "", item) for number, item in enumerate(items, start)), place)
            case DefinitionList(definitions):
                self._definitions(definitions, place)
            case Quote(children):
                self.blocks(children, place.beside("Quote", self._measures.step, QUOTE_BAR))
            case Callout(_, title, children):
                self.box(title, children, place)
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
        inner = replace(place.inside("ListContinue", self._measures.step), depth=place.depth + 1)
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
                self.blocks(meaning, place.inside("Meaning", self._measures.step))

    def _figure(self, figure: Figure, place: Place) -> None:
        drawing = self._pictures.drawing(figure.picture, figure.alt, self._room(place))
        self._paragraph("Picture", [drawing], place, with_next=bool(figure.caption))
        self.words("Caption", figure.caption, place)

    def _table(self, block: Table, place: Place) -> None:
        said = [[text_of(cell) for cell in row] for row in (block.header, *block.rows)]
        room, columns = self._room(place), len(block.header)
        widths = column_widths(said, room, self._measures)
        if not columns or (widths is None and block.rows):
            self.words("TableCaption", block.caption, place)
            self._labelled(block, place)
        else:
            self._side_by_side(block, place, widths or [room // columns] * columns)

    def _side_by_side(self, block: Table, place: Place, widths: Sequence[int]) -> None:
        """Add a table whose columns are this wide, in twips."""
        self._spend_mark(place)
        self.words("TableCaption", block.caption, place)
        if self._after_table():
            # Word would join two tables that touch; this is the one place for a paragraph without words.
            self._paragraph("TableGap", [], Place("TableGap"))
        cells = [[list(runs_of(cell, self._links)) for cell in row] for row in (block.header, *block.rows)]
        caption = text_of(block.caption)
        self.elements.append(table(cells, widths, self._in(place), caption=caption, mirrored=self._mirrored))

    def _labelled(self, block: Table, place: Place) -> None:
        """Add a table that has no room side by side: each cell by itself, after the header of its column.

        The first row has all of these; later ones leave out what says nothing.
        """
        self._spend_mark(place)
        for number, row in enumerate(block.rows):
            cells = [
                (label, cell)
                for label, cell in zip(block.header, row, strict=True)
                if not number or says(cell)
            ]
            for at, (label, cell) in enumerate(cells):
                style = "Labelled" if at else "LabelledRow" if number else "LabelledTable"
                runs = [*self._label(label), *runs_of(cell, self._links)]
                if runs:
                    self._paragraph(style, runs, place, with_next=at < len(cells) - 1)

    def _label(self, label: Inlines) -> Iterator[Element]:
        if says(label):
            yield from runs_of(label, self._links, LABEL)
            colon = " " if text_of(label).rstrip().endswith(LABEL_ENDS) else ": "
            yield run(colon, *LABEL.properties())

    def _paragraph(self, style: str, runs: list[Element], place: Place, with_next: bool = False) -> None:
        """Add a paragraph; the first one of a list item takes the item's mark and its style."""
        mark, self._mark = self._mark, None
        if mark:
            runs = self._links.bookmarks.around(mark.anchor, *runs)
        roomy = self._after_table() and not style.startswith(("Heading", "TableGap"))
        properties = self._layout(style, mark, place, with_next=with_next, roomy=roomy)
        self.elements.append(w("p", w("pPr", *properties), *runs))

    def _after_table(self) -> bool:
        return bool(self.elements) and self.elements[-1].tag == f"{W}tbl"

    def _in(self, place: Place) -> int:
        """How far in words stand, in twips: however deep they are, half of the line is theirs."""
        return min(place.left, self._sheet.deepest)

    def _room(self, place: Place) -> int:
        return self._sheet.text_width - self._in(place)

    def _layout(
        self, style: str, mark: Mark | None, place: Place, *, with_next: bool, roomy: bool
    ) -> list[Element]:
        """The properties of a paragraph, in the order of CT_PPr, without what its style says already."""
        step, left = self._measures.step, self._in(place)
        properties = [w("pStyle", val=mark.style if mark else style)]
        if with_next:
            properties.append(w("keepNext"))
        if mark:
            depth = min(mark.depth, DEEPEST)
            properties.append(w("numPr", w("ilvl", val=depth), w("numId", val=mark.number)))
        if place.bar and (mark or style not in BARRED):
            start = left - (step if mark else 0)
            properties.append(bar(place.bar, self._looks.edge, start - place.edge))
        if roomy:
            properties.append(w("spacing", before=self._measures.after_table))
        usual = indent(mark.depth, step, self._sheet.deepest) if mark else self._looks.left_of(style)
        if left != usual:
            properties.append(w("ind", left=left, hanging=step if mark else None))
        return properties
