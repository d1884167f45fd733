"""From the inlines of a Document to runs: fonts, links, languages, and characters that no font can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from builder.document import Emph, Inline, Inlines, LineBreak, Link, NoteRef, Span, Strong, Term, Text
from builder.fonts import Typeface
from builder.messages import Message
from builder.paper.characters import in_words, no_letter_shape, stretches
from builder.paper.looks import Style
from builder.paper.together import kept_together
from builder.tagged_pdf.canvas import Linked
from builder.tagged_pdf.lines import BREAK, Run
from builder.tagged_pdf.structure import Element
from builder.words import note_mark, text_of

# What may stand in a web address as it is; everything else is written with percent signs (RFC 3986, 2).
IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"


def section_key(name: str) -> str:
    """The name of the anchor of a section."""
    return f"section-{name}"


def note_key(number: int) -> str:
    """The name of the anchor of a note."""
    return f"note-{number}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where links lead: `root` is the site's address, `page` that of this page, the rest is in this file."""

    root: str
    page: str
    sections: frozenset[str]
    notes: frozenset[int]

    def target(self, target: str) -> str:
        """The target of a link as the PDF has it: an address, or `#` and an anchor of this file."""
        if target.startswith("#"):
            if target[1:] in self.sections:
                return "#" + section_key(target[1:])
            return quote(self.page + target, IN_ADDRESSES)
        if target.startswith("/"):
            target = self.root + target[1:]
        return quote(target, IN_ADDRESSES)


@dataclass(frozen=True, slots=True)
class Voice:
    """What a stretch of text is: its style, the element it belongs to, and the link it is part of."""

    style: Style
    element: Element
    link: Linked | None = None


@dataclass(slots=True)
class InlineSetter:
    """Turns inlines into runs; `missing` gathers what no font can show, with its first line.

    `texts` gathers what each block was set from, by its element.
    """

    typeface: Typeface
    addresses: Addresses
    link_colour: str
    missing: dict[str, int] = field(default_factory=dict)
    line: int = 1
    texts: dict[Element, Inlines] = field(default_factory=dict)

    def runs(self, inlines: Inlines, style: Style, element: Element) -> list[Run]:
        """The runs of the text of one block, which belongs to this element."""
        self.texts[element] = inlines
        return list(self._inlines(inlines, Voice(style, element)))

    def words(self, text: str, style: Style, element: Element) -> list[Run]:
        """The runs of plain words."""
        return list(self._text(text, Voice(style, element)))

    def _inlines(self, inlines: Inlines, voice: Voice) -> Iterator[Run]:
        for inline in inlines:
            yield from self._inline(inline, voice)

    def _inline(self, inline: Inline, voice: Voice) -> Iterator[Run]:
        match inline:
            case Text(text):
                yield from self._text(text, voice)
            case LineBreak():
                yield Run(BREAK, self.typeface.name(), voice.style.size, element=voice.element)
            case Strong(children) | Emph(children):
                yield from self._inlines(children, replace(voice, style=replace(voice.style, bold=True)))
            case Term(children):  # what it means stands at the end
                yield from self._inlines(children, voice)
            case Span(children, lang):
                span = Element("Span", voice.element, lang=lang, inline=True)
                yield from self._inlines(children, replace(voice, element=span))
            case Link(children, target):
                yield from self._link(children, self.addresses.target(target), voice)
            case NoteRef(number) if number in self.addresses.notes:
                reference = replace(voice, element=Element("Reference", voice.element, inline=True))
                yield from self._link((Text(note_mark(number)),), "#" + note_key(number), reference)
            case NoteRef(number):
                yield from self._text(note_mark(number), voice)

    def _link(self, children: Inlines, target: str, voice: Voice) -> Iterator[Run]:
        """Links are bold and coloured: never underlined, and never told apart by their colour alone."""
        element = Element("Link", voice.element, inline=True)
        style = replace(voice.style, bold=True, colour=self.link_colour)
        yield from self._inlines(children, Voice(style, element, Linked(element, target, text_of(children))))

    def _text(self, text: str, voice: Voice) -> Iterator[Run]:
        style, usual = voice.style, self.typeface.name(voice.style.bold)
        for piece in stretches(self.typeface.pieces(kept_together(text), style.bold)):
            element = voice.element
            if piece.font is None:
                self.missing.setdefault(piece.text, self.line)
                said = piece.text.encode("utf-8", "ignore").decode()  # half of a pair is no character
                element = Element("Span", element, actual=said, inline=True)
            words = piece.text if piece.font else in_words(piece.text)
            yield Run(words, piece.font or usual, style.size, style.colour, element, voice.link)

    def messages(self, file: str) -> tuple[Message, ...]:
        """What there is to say of characters that could not be shown."""
        return tuple(no_letter_shape(text, file, max(line, 1)) for text, line in self.missing.items())
