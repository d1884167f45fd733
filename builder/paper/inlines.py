"""From the inlines of a Document to runs: fonts, links, languages, and characters that no font can show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from builder.document import Emph, Inline, Inlines, LineBreak, Link, NoteRef, Span, Strong, Term, Text
from builder.fonts import Typeface
from builder.messages import Message
from builder.paper.looks import Style
from builder.schema.answers import MONTHS
from builder.tagged_pdf.canvas import Linked
from builder.tagged_pdf.lines import BREAK, Run
from builder.tagged_pdf.structure import Element
from builder.words import note_mark, text_of

# What is kept on one line: phone numbers (`01632 960 100`, `+44 1632 960100`), a day and its month.
TOGETHER = re.compile(
    r"(?<![\w+])(?:0|\+\d)\d{1,5}(?: \d{2,6}){1,4}(?!\w)"
    rf"|(?<!\w)\d{{1,2}} (?:{'|'.join(MONTHS)})(?!\w)"
)

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
    """Turns inlines into runs; `missing` gathers characters that no font can show, with their first line."""

    typeface: Typeface
    addresses: Addresses
    link_colour: str
    missing: dict[str, int] = field(default_factory=dict)
    line: int = 1

    def runs(self, inlines: Inlines, style: Style, element: Element) -> list[Run]:
        """The runs of the text of one block, which belongs to this element."""
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
        text = TOGETHER.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
        style = voice.style
        for piece in self.typeface.pieces(text, style.bold):
            font, words = piece.font, piece.text
            if font is None:
                font, words = self.typeface.name(style.bold), "".join(map(self._in_words, words))
            yield Run(words, font, style.size, style.colour, voice.element, voice.link)

    def _in_words(self, character: str) -> str:
        self.missing.setdefault(character, self.line)
        return f"[{name_of(character)}]"

    def messages(self, file: str) -> tuple[Message, ...]:
        """What there is to say of characters that could not be shown."""
        return tuple(
            Message(
                file,
                line,
                f"Print has no letter shape for {_shown(character)} ({name_of(character)}).",
                "Say it in words, such as “tick” for ✓, or leave it out.",
                "no-letter-shape",
            )
            for character, line in self.missing.items()
        )


def name_of(character: str) -> str:
    """The Unicode name of a character, or its number where it has no name."""
    return unicodedata.name(character, "").lower() or f"character U+{ord(character):04X}"


def _shown(character: str) -> str:
    return f"“{character}”" if character.isprintable() else "a character"
