"""From the blocks of a Document to blocks on paper, each with its element in the structure tree."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from builder import document
from builder.document import (
    BulletList,
    Callout,
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
from builder.messages import Message
from builder.paper.inlines import InlineSetter, note_key, section_key
from builder.paper.looks import Looks, Style
from builder.paper.tables import table_blocks
from builder.tagged_pdf.blocks import Block, Stack
from builder.tagged_pdf.boxes import Box, Frame
from builder.tagged_pdf.canvas import Anchor
from builder.tagged_pdf.lines import width_of
from builder.tagged_pdf.picture import read_picture
from builder.tagged_pdf.structure import PLAIN_LIST, Element
from builder.tagged_pdf.text import TextBlock
from builder.words import text_of

BULLET = "•"
TIGHT = 0.55  # the space between items of a list, as a part of that between paragraphs
SHORT = 6  # lines of a list item, quotation or box that are not parted by the end of a page
NARROWEST = 10  # sizes of the type, about 20 letters: indents stop where text would be narrower
LEAD_IN = 200  # characters of a paragraph that moves on with the list or table it leads into
INTRODUCED = (BulletList, OrderedList, DefinitionList, Quote, Table)
DEEPEST = 6  # PDF/UA-1 knows H1 to H6


class Composer:
    """Makes blocks for paper from blocks of a Document.

    `content` is the folder of pictures and `largest` the size in points that a picture may have. Blocks with
    nothing to show on paper (easy read) are left out. `messages` gathers what there is to mend.
    """

    def __init__(
        self, setter: InlineSetter, looks: Looks, content: Path, largest: tuple[float, float], file: str
    ) -> None:
        self.setter, self.looks = setter, looks
        self.content, self.largest, self.file = content, largest, file
        self.unreadable: list[Message] = []
        self._level = 1
        self._anchors: set[str] = set()

    @property
    def _least(self) -> float:
        return self.looks.body.size * NARROWEST

    @property
    def messages(self) -> tuple[Message, ...]:
        """What there is to mend, in the order of the text."""
        return tuple(sorted((*self.setter.messages(self.file), *self.unreadable)))

    def blocks(self, said: document.Blocks, parent: Element) -> list[Block]:
        """Blocks in reading order, their elements below `parent`."""
        made: list[Block] = []
        for block, following in zip(said, (*said[1:], None), strict=False):
            new = list(self._block(block, parent))
            if new and introduces(block, following):
                new[-1].with_next = True
            made += new
        return made

    def _block(self, block: document.Block, parent: Element) -> Iterator[Block]:
        self.setter.line = block.line
        match block:
            case Section():
                yield from self._section(block, parent)
            case Paragraph(children):
                yield self.text(children, self.looks.body, Element("P", parent))
            case BulletList(items):
                yield from self._list(items, [BULLET] * len(items), "Disc", parent)
            case OrderedList(items, start):
                numbers = [f"{number}." for number in range(start, start + len(items))]
                yield from self._list(items, numbers, "Decimal", parent)
            case DefinitionList():
                yield from self._definitions(block, parent)
            case Quote(blocks):
                yield self._quote(blocks, parent)
            case Callout():
                yield self._callout(block, parent)
            case Figure():
                yield from self._figure(block, parent)
            case Table():
                yield from table_blocks(block, self.setter, self.looks, parent)
            case EasyRead():
                pass

    # ---- Text and headings -------------------------------------------------------------------------------

    def text(
        self,
        inlines: Inlines,
        style: Style,
        element: Element,
        with_next: bool = False,
        anchor: Anchor | None = None,
    ) -> TextBlock:
        """A paragraph, heading, cell or caption in a style."""
        runs = self.setter.runs(inlines, style, element)
        return TextBlock(runs, element, style.leading, style.above, style.below, with_next, anchor)

    def heading(
        self, inlines: Inlines, level: int, parent: Element, key: str, style: Style | None = None
    ) -> TextBlock:
        """A heading with its bookmark; no level is skipped, because PDF/UA-1, 7.4.2 forbids it."""
        level = min(level, self._level + 1, DEEPEST)
        self._level = level
        anchor = Anchor(key, text_of(inlines), level - 1)
        style = style or self.looks.heading(level)
        return self.text(inlines, style, Element(f"H{level}", parent), with_next=True, anchor=anchor)

    def _section(self, section: Section, parent: Element) -> Iterator[Block]:
        element = Element("Sect", parent)
        key = section_key(section.id)
        while key in self._anchors:
            key += "-again"
        self._anchors.add(key)
        yield self.heading(section.heading, section.level, element, key)
        yield from self.blocks(section.blocks, element)

    # ---- Lists -------------------------------------------------------------------------------------------

    def _list(
        self, items: Sequence[document.Blocks], labels: Sequence[str], numbering: str, parent: Element
    ) -> Iterator[Block]:
        body = self.looks.body
        font = self.setter.typeface.name()
        widest = max((width_of(label, font, body.size) for label in labels), default=0)
        frame = Frame(left=max(body.size * 1.2, widest + body.size * 0.45), least=self._least)
        element = Element("L", parent, attributes={"O": "/List", "ListNumbering": f"/{numbering}"})
        for number, (item, label) in enumerate(zip(items, labels, strict=True), 1):
            space = body.below if number == len(items) else body.below * TIGHT
            entry = Element("LI", element)
            mark = self._label(label, entry)
            inside = self._close(self.blocks(item, Element("LBody", entry)))
            yield Box(inside, frame, below=space, label=mark, item_of=element)

    def _label(self, words: str, item: Element, anchor: Anchor | None = None) -> TextBlock:
        return self.text((Text(words),), self.looks.body, Element("Lbl", item), anchor=anchor)

    def _close(self, blocks: Sequence[Block]) -> Stack:
        """The blocks of an item of a list: closer than paragraphs, and on one page where they are short."""
        body = self.looks.body
        for block in blocks:
            block.below = min(block.below, body.below * TIGHT)
        return Stack(blocks, whole=body.leading * SHORT)

    def _definitions(self, definitions: DefinitionList, parent: Element) -> Iterator[Block]:
        """Terms in bold with what they mean below and to the right."""
        looks = self.looks
        element = Element("L", parent, attributes=PLAIN_LIST)
        for definition in definitions.items:
            item = Element("LI", element)
            self.setter.line = definitions.line
            style = replace(looks.label, below=looks.body.size * 0.15)
            term = self.text(definition.term, style, Element("Lbl", item), with_next=True)
            body = Element("LBody", item)
            said = tuple(block for meaning in definition.meanings for block in meaning)
            frame = Frame(left=looks.body.size * 1.2, least=self._least)
            meaning = Box(self._close(self.blocks(said, body)), frame)
            yield Box(Stack((term, meaning)), Frame(), below=looks.body.below, item_of=element)

    def notes(self, notes: Sequence[Note], heading: str, parent: Element) -> list[Block]:
        """All notes with their numbers, under a heading of their own."""
        section = Element("Sect", parent)
        looks = self.looks
        self._level = 1
        made: list[Block] = [self.heading((Text(heading),), 2, section, "notes")]
        frame = Frame(left=looks.body.size * 2)
        for note in notes:
            item = Element("Note", section, id=note_key(note.number))
            mark = self._label(f"{note.number}.", item, Anchor(note_key(note.number)))
            inside = self._close(self.blocks(note.blocks, Element("Div", item)))
            made.append(Box(inside, frame, below=looks.body.below, label=mark, item_of=section))
        return made

    # ---- Boxes -------------------------------------------------------------------------------------------

    def _quote(self, said: document.Blocks, parent: Element) -> Box:
        body = self.looks.body
        frame = Frame(left=body.size * 1.1, rule=2.5, edge=self.looks.quiet_edge, least=self._least)
        inside = Stack(self.blocks(said, Element("BlockQuote", parent)), whole=body.leading * SHORT)
        return Box(inside, frame, above=body.size * 0.5, below=body.size)

    def _callout(self, callout: Callout, parent: Element) -> Box:
        size = self.looks.body.size
        element = Element("Div", parent)
        frame = Frame(
            left=size * 1.2,
            right=size * 0.8,
            top=size * 0.6,
            bottom=size * 0.7,
            rule=6,
            edge=self.looks.edge,
            paper=self.looks.panel,
            least=self._least,
        )
        inside: list[Block] = []
        if text_of(callout.title):
            inside.append(self.text(callout.title, self.looks.label, Element("P", element), with_next=True))
        inside += self.blocks(callout.blocks, element)
        stack = Stack(inside, whole=self.looks.body.leading * SHORT)
        return Box(stack, frame, above=size * 0.5, below=size)

    # ---- Pictures and tables -------------------------------------------------------------------------------

    def _figure(self, figure: Figure, parent: Element) -> Iterator[Block]:
        size = self.looks.body.size
        group = Element("Div", parent)
        element = Element("Figure", group, alt=figure.alt) if figure.alt else None
        made: list[Block] = []
        try:
            picture = read_picture(self.content / figure.picture, self.largest, element, grey=self.looks.grey)
            picture.below = size * 0.5
            made.append(picture)
        except OSError:
            self.unreadable.append(unreadable(self.file, figure))
        if figure.caption:
            made.append(self.text(figure.caption, self.looks.body, Element("Caption", group)))
        yield Stack(made, above=size * 0.5, below=size, whole=math.inf)


def introduces(block: document.Block, following: document.Block | None) -> bool:
    """Whether a paragraph leads into the list, quotation or table that follows, as in “You can bring:”."""
    if not isinstance(block, Paragraph) or not isinstance(following, INTRODUCED):
        return False
    words = text_of(block.children)
    return words.rstrip().endswith(":") and len(words) <= LEAD_IN


def unreadable(file: str, figure: Figure) -> Message:
    """What to say of a picture that cannot be printed."""
    return Message(
        file,
        figure.line,
        f"The picture “{figure.picture}” cannot be read.",
        "Check that the file is there and opens on your computer, and save it again as PNG or JPEG.",
        "picture-unreadable",
    )
