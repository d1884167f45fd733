"""Inlines as runs of WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.document import Emph, Inlines, LineBreak, Link, NoteRef, Span, Strong, Term, Text
from builder.ooxml.elements import Element, clean, run, w
from builder.ooxml.fields import field
from builder.ooxml.languages import language
from builder.ooxml.links import Links
from builder.paper.together import kept_together
from builder.words import note_mark


@dataclass(frozen=True, slots=True)
class Voice:
    """How words are set: their character style, boldness and language (empty: the document's)."""

    style: str = ""
    bold: bool = False
    lang: str = ""

    def properties(self) -> list[Element]:
        """The run properties, in the order of CT_RPr.

        Bold is said again beside its style: where the paragraph's style is bold too, the two styles would
        switch each other off (ECMA-376-1, 17.7.3), and what stands on the run itself settles it.
        """
        return [
            *([w("rStyle", val=self.style)] if self.style else []),
            *([w("b"), w("bCs")] if self.bold else []),
            *(language(self.lang) if self.lang else ()),
        ]

    def stressed(self, style: str) -> Voice:
        """The same voice in bold; the words of a link keep the style of links."""
        return replace(self, style=self.style or style, bold=True)


PLAIN = Voice()
LINKED = Voice(style="Hyperlink")
LABEL = Voice(style="Label", bold=True)


def note_id(number: int) -> str:
    """The id of the place where a note stands; no section can have it, for it holds a space."""
    return f"note {number}"


def runs_of(inlines: Inlines, links: Links, voice: Voice = PLAIN) -> Iterator[Element]:
    """The runs and links of inlines; links inside links are words."""
    for inline in inlines:
        match inline:
            case Text(text):
                if clean(text):
                    yield run(kept_together(text), *voice.properties())
            case Strong(children):
                yield from runs_of(children, links, voice.stressed("Strong"))
            case Emph(children):
                yield from runs_of(children, links, voice.stressed("Emphasis"))
            case Span(children, lang):
                yield from runs_of(children, links, replace(voice, lang=lang))
            case Term(children):  # what it means stands at the end
                yield from runs_of(children, links, voice)
            case LineBreak():
                yield w("r", w("br"))
            case Link(children, target):
                yield from _linked(children, target, links, voice)
            case NoteRef(number):
                yield from _note(number, links, voice)


def _linked(words: Inlines, target: str, links: Links, voice: Voice) -> Iterator[Element]:
    runs = list(runs_of(words, links, replace(voice, style=LINKED.style)))
    if runs and voice.style != LINKED.style:
        yield links.around(target, runs)
    else:
        yield from runs


def _note(number: int, links: Links, voice: Voice) -> Iterator[Element]:
    """The mark of a note, whose number is a field: Word counts anew when somebody adds a note to the list.

    Word's own footnotes would count too, but they are small print at the foot of a page, “Read Aloud” and
    many screen readers pass over them, and they cannot stand before the words explained. So notes are a
    numbered list in the text, and marks are what Word calls a cross-reference to a numbered item
    (`REF` with `\\n`: the number of the paragraph; ECMA-376-1, 17.16.5.51).
    """
    place = links.bookmarks.name(note_id(number))
    if not place:
        yield from runs_of((Text(note_mark(number)),), links, voice)
        return
    inside = voice.style == LINKED.style
    properties = replace(voice, style=LINKED.style).properties
    before, after = kept_together(note_mark(number)).split(str(number))
    counted = field(f" REF {place} \\n \\h \\* MERGEFORMAT ", str(number), *properties())
    runs = [run(before, *properties()), *counted, run(after, *properties())]
    if inside:
        yield from runs
    else:
        yield links.around(f"#{note_id(number)}", runs)
