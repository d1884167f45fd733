"""Places: where each sentence of a recording stands in its page, for the website and later for e-books.

Sentences are numbered from 1 in the order of the script. Only those that stand in the Document count: what is
said for listeners alone, such as what a term means, has no number. 0 is the title. A sentence's place is the
element with the id `s.<number>`. Sentences that meet inside a link or a term share the place of the first of
them, because a link cut in two would be two links.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.document import (
    Block,
    Blocks,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    EasyRead,
    Emph,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    NoteRef,
    OrderedList,
    Paragraph,
    Quote,
    Section,
    Span,
    Strong,
    Table,
    Term,
    Text,
)
from builder.speech.cutting import parts, spans
from builder.speech.script import lines
from builder.speech.sentences import sentences
from builder.words import NOTES_HEADING, text_of

TITLE = 0
SUMMARY = 1  # also of a summary of more sentences than one


def name(place: int) -> str:
    """The id of a place; no heading of an author has such an id, for it holds a dot."""
    return f"s.{place}"


class Heard(tuple[Inline, ...]):
    """A run of inlines that is heard; its sentences are numbered from `first`.

    `parts` are the run in order: the inlines of each place with its number, and those between with None.
    """

    first: int
    parts: tuple[tuple[int | None, Inlines], ...]


class HeardWords(str):
    """Words that stand in for a picture, and their place."""

    __slots__ = ("place",)
    place: int


class HeardNotes(tuple[Note, ...]):
    """Notes and, as it is heard before them, their heading."""

    heading: Inlines


def numbered(document: Document) -> Document:
    """An equal Document whose runs of inlines, pictures and notes are Heard ones."""
    return _Numbering(document).document


def places(document: Document) -> tuple[int, ...]:
    """The place of each sentence, by its number."""
    return tuple(_Numbering(document).places)


def place_of(run: Inlines) -> str | None:
    """The id for an element that holds a whole run, if it is heard and has one place."""
    places = [place for place, _ in run.parts if place is not None] if isinstance(run, Heard) else []
    return name(places[0]) if len(places) == 1 else None


def unwrapped(run: Inlines) -> Inlines:
    """What stands inside the one inline of a run, at the same places."""
    (only,) = run
    inside = () if isinstance(only, Text | LineBreak | NoteRef) else only.children
    return _heard(inside, run.first)[0] if isinstance(run, Heard) else inside


class _Numbering:
    """One walk through a Document in the order of the script, which counts sentences as it goes."""

    def __init__(self, document: Document) -> None:
        self.places = [TITLE, *(SUMMARY for _ in sentences(document.summary))]
        blocks = self._blocks(document.blocks)
        self.document = replace(document, blocks=blocks, notes=self._notes(document.notes))

    def _run(self, run: Inlines) -> Inlines:
        heard, found = _heard(run, len(self.places))
        self.places += found
        return heard

    def _words(self, words: str) -> str:
        heard = HeardWords(words)
        heard.place = len(self.places)
        self.places += [heard.place for _ in sentences(words)]
        return heard

    def _notes(self, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        if not notes:
            return notes
        heading = self._run((Text(NOTES_HEADING),))
        heard = HeardNotes(replace(note, blocks=self._blocks(note.blocks)) for note in notes)
        heard.heading = heading
        return heard

    def _blocks(self, blocks: Blocks) -> Blocks:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:  # one branch a kind of block; fields in the order they are heard
        match block:
            case Section(_, heading, _, inside):
                return replace(block, heading=self._run(heading), blocks=self._blocks(inside))
            case Paragraph(children):
                return replace(block, children=self._run(children))
            case BulletList(items) | OrderedList(items):
                return replace(block, items=tuple(map(self._blocks, items)))
            case DefinitionList(definitions):
                return replace(block, items=tuple(map(self._definition, definitions)))
            case Quote(inside):
                return replace(block, blocks=self._blocks(inside))
            case Callout(_, title, inside):
                return replace(block, title=self._run(title), blocks=self._blocks(inside))
            case Figure(_, alt, caption):
                return replace(block, alt=self._words(alt), caption=self._run(caption))
            case Table():
                return self._table(block)
            case EasyRead():
                return block

    def _definition(self, definition: Definition) -> Definition:
        return Definition(self._run(definition.term), tuple(map(self._blocks, definition.meanings)))

    def _table(self, table: Table) -> Table:
        return replace(
            table,
            caption=self._run(table.caption),
            header=tuple(map(self._run, table.header)),
            rows=tuple(tuple(map(self._run, row)) for row in table.rows),
        )


def _heard(run: Inlines, first: int) -> tuple[Inlines, list[int]]:
    """A run whose sentences are numbered from `first`, and the place of each of them."""
    texts = [sentence for line in lines(run) for sentence in sentences(line)]
    uncut = tuple(_uncut(run))
    found: list[int] = []
    joined: list[tuple[int, int]] = []
    for number, span in enumerate(spans(text_of(run), texts), first):
        begin, end = _grown(span, uncut)
        if joined and begin < joined[-1][1]:
            joined[-1] = joined[-1][0], end
            found.append(found[-1])
        else:
            joined.append((begin, end))
            found.append(number)
    numbers = iter(sorted(set(found)))
    heard = Heard(run)
    heard.first = first
    heard.parts = tuple(
        (next(numbers), part) if inside else (None, tuple(_bare(part))) for part, inside in parts(run, joined)
    )
    return heard, found


def _grown(span: tuple[int, int], uncut: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """A span that reaches to the ends of what it would cut."""
    begin, end = span
    reached = [(start, stop) for start, stop in uncut if start < end and begin < stop]
    return min([begin, *(start for start, _ in reached)]), max([end, *(stop for _, stop in reached)])


def _bare(between: Inlines) -> Iterator[Inline]:
    """What stands between two sentences, without emphasis, which shows on no space and no line break."""
    for inline in between:
        if isinstance(inline, Strong | Emph | Span):
            yield from _bare(inline.children)
        else:
            yield inline


def _uncut(run: Inlines, at: int = 0) -> Iterator[tuple[int, int]]:
    """Where what is never cut, links and terms, begins and ends in a run, in characters."""
    for inline in run:
        end = at + len(text_of((inline,)))
        if isinstance(inline, Link | Term):
            yield at, end
        elif isinstance(inline, Strong | Emph | Span):
            yield from _uncut(inline.children, at)
        at = end
