"""Address labels in large print: a tagged PDF for sheets of sticky labels, each label one paragraph.

Nothing is below 16 points and all of it is bold, because labels are read by people who sort and deliver post
too. What does not fit is left out and told, never shrunk further.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from builder.address_list import Addressee, AddressList
from builder.context import Context, Written
from builder.fonts import Typeface
from builder.messages import BuildError, Message
from builder.paper.furniture import SMALLEST
from builder.paper.inlines import Addresses, InlineSetter
from builder.paper.label_sheets import A4, SHEETS, USUAL, LabelSheet
from builder.paper.looks import Style
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.lines import BREAK, Run
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import TextBlock
from builder.tagged_pdf.units import MM
from builder.tagged_pdf.xmp import Metadata
from builder.words import many

LARGEST = 20  # points: an address that is short enough has this size
LEADING = 1.2
TITLE = "Address labels"
BLACK = "#000000"
NOWHERE = Addresses("", "", frozenset(), frozenset())  # for there are no links


def write(
    people: AddressList, target: Path, context: Context, *, sheet: LabelSheet = SHEETS[USUAL], start: int = 1
) -> Written:
    """Write a label for everybody and say how many; the first stands on the place `start`, counted from 1.

    Raises BuildError if no label at all can be made.
    """
    typeface, root = Typeface(context.cache / "fonts"), Element("Document")
    setting = _Setting(typeface, sheet, people.file)
    labels = [found for one in people.people if (found := setting.label(one, root))]
    messages = tuple(sorted((*people.messages, *setting.messages)))
    if not labels:
        raise BuildError("\n\n".join([f"{people.file} holds no address that fits.", *map(str, messages)]))
    site = context.site
    about = Metadata(TITLE, site.organisation, many(len(labels), "label"), site.language)
    canvas = TaggedCanvas(target, (A4[0] * MM, A4[1] * MM), root, about, typeface.name(bold=True))
    for at, label in enumerate(labels, start - 1):
        if at >= start and at % sheet.count == 0:
            canvas.showPage()
        _draw(canvas, label, sheet, at)
    canvas.showPage()
    canvas.save()
    sheets = -(-(start - 1 + len(labels)) // sheet.count)
    return Written(f"{many(len(labels), 'label')} on {many(sheets, 'sheet')}", messages)


def _draw(canvas: TaggedCanvas, label: TextBlock, sheet: LabelSheet, at: int) -> None:
    """Paint the words of a label in the middle of its height."""
    left, top = sheet.place(at)
    width, height = sheet.room
    label.draw(canvas, left, top - (height - label.height(width)) / 2, width)


class _Setting:
    """Sets labels as large as they fit, and gathers what to say of those that do not."""

    def __init__(self, typeface: Typeface, sheet: LabelSheet, file: str) -> None:
        self.typeface, self.sheet, self.file = typeface, sheet, file
        self.messages: list[Message] = []

    def label(self, one: Addressee, root: Element) -> TextBlock | None:
        """The words of a label, or None for an address that does not fit or cannot be shown."""
        setter = InlineSetter(self.typeface, NOWHERE, BLACK, line=one.row)
        tried = [self._set(one, size, setter) for size in range(LARGEST, SMALLEST - 1, -1)]
        if setter.missing:
            self.messages.append(self._unshown(one))
            return None
        fitting = [block for block in tried if self.sheet.holds(block)]
        if not fitting:
            self.messages.append(self._too_long(one, tried[-1]))
            return None
        unbroken = (block for block in fitting if self._unbroken(block))
        return replace(next(unbroken, fitting[0]), element=Element("P", root))

    def _set(self, one: Addressee, size: float, setter: InlineSetter) -> TextBlock:
        nowhere = Element("NonStruct")
        style = Style(size, size * LEADING, bold=True)
        runs: list[Run] = []
        for line in filter(None, (one.name, *one.lines)):
            runs += [Run(BREAK, self.typeface.name(bold=True), size)] if runs else []
            runs += [replace(run, element=None) for run in setter.words(line, style, nowhere)]
        return TextBlock(runs, nowhere, style.leading)

    def _unbroken(self, block: TextBlock) -> bool:
        """Whether every line is one of the list, none of them broken to fit."""
        return len(block.lines(self.sheet.room[0])) == sum(run.text == BREAK for run in block.runs) + 1

    def _unshown(self, one: Addressee) -> Message:
        """What to say of letters that no font of print has: not which, for that would tell of the person."""
        return Message(
            self.file,
            one.row,
            "This address has letters that print cannot show. No label was made for it.",
            "Write the name and address in the letters A to Z as well, or write this one label by hand.",
            "label-letters",
        )

    def _too_long(self, one: Addressee, smallest: TextBlock) -> Message:
        lost = _letters_to_lose(smallest, *self.sheet.room)
        larger = next((count for count, sheet in SHEETS.items() if sheet.holds(smallest)), 0)
        use = f", or use sheets of {many(larger, 'larger label')}" if larger else ""
        return Message(
            self.file,
            one.row,
            "This address is too long for the label. No label was made for it.",
            f"Shorten it by {many(lost, 'letter')} or more{use}.",
            "label-long",
        )


def _letters_to_lose(block: TextBlock, width: float, height: float) -> int:
    """How many letters stand on lines for which there is no room, or beyond the edge in a word too wide."""
    lines = ["".join(segment.text for segment in line) for line in block.lines(width)]
    below = sum(len(line.strip()) for line in lines[int(height / block.leading) :])
    beyond = sum(len(rest.strip()) for line, rest in pairwise(lines) if not line.endswith(" "))
    return max(below, beyond, 1)
