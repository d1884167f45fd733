"""The script of a recording: what is said, sentence by sentence, in the order of the Document.

What is said equals the Document's text (`document_text`), piece for piece, before it is normalised. Words
that only listeners need are marked: a whole utterance with `added`, words in front of one with `label`. What
print explains at its end is said after the sentence that needs it, and marked as `added` too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from builder.document import (
    Blocks,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Note,
    NoteRef,
    OrderedList,
    Paragraph,
    Quote,
    Section,
    Span,
    Table,
    Term,
    Text,
)
from builder.schema.site import Site
from builder.speech.sentences import fold, sentences
from builder.statements import OTHER_FORMATS_HEADING, other_formats, published_by
from builder.words import NOTES_HEADING, meaning_said, text_of

Kind = Literal[
    "title", "opening", "summary", "heading", "paragraph", "item", "quote", "callout", "term",
    "alt", "caption", "header", "cell", "statement",
]  # fmt: skip
End = Literal["sentence", "item", "paragraph", "heading"]

NOTES_SECTION = "notes"
OTHER_FORMATS_SECTION = "other-formats"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence to be said.

    `text` stands in the Document unless `added` is true; `label` is said in front of it and never stands
    there. `starts` is true for the first sentence of a paragraph, heading or cell, and `ends` names what
    is over after it, which decides the pause. `section` is the id of the innermost section (empty before
    the first); `level` is that of a heading (the title is 1), 0 for all else.
    """

    text: str
    kind: Kind
    section: str = ""
    lang: str = "en-GB"
    label: str = ""
    added: bool = False
    starts: bool = True
    ends: End = "paragraph"
    level: int = 0

    @property
    def words(self) -> str:
        """What is said before it is normalised: the label and the text."""
        return f"{self.label} {self.text}" if self.label else self.text


Script: TypeAlias = tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One run of words, `lines` of it parted by line breaks; the other fields are those of its utterances.

    `terms` are those to explain, each with the number of characters that are said before its words are over.
    """

    lines: tuple[str, ...]
    kind: Kind
    section: str = ""
    lang: str = ""
    label: str = ""
    added: bool = False
    ends: End = "paragraph"
    level: int = 0
    terms: tuple[tuple[int, Term], ...] = ()


def opening(document: Document, site: Site, voice: str, length: str) -> Script:
    """The words before the page itself: title, publisher, voice (“Heart, an American …”) and length.

    `length` is a whole sentence, which the recording can only make when everything else has been said. A page
    in another language than the site's has only its title: its voice does not speak ours.
    """
    title = _Piece((document.title,), "title", added=True, ends="heading", level=1)
    if not _in_our_language(document, site):
        return _utterances((title,), document.lang)
    return _utterances(
        (
            title,
            _Piece((published_by(site, document.date) + ".",), "opening", added=True, ends="sentence"),
            _Piece((f"Read by {voice}.",), "opening", added=True, ends="sentence"),
            _Piece((length,), "opening", added=True),
        ),
        site.language,
    )


def body(document: Document, site: Site) -> Script:
    """The page itself: summary, blocks and notes, and then how to ask for another format."""
    said = _utterances(_all(document), document.lang)
    return said + _utterances(_statement(site), site.language) if _in_our_language(document, site) else said


def _in_our_language(document: Document, site: Site) -> bool:
    return document.lang.partition("-")[0].lower() == site.language.partition("-")[0].lower()


def track(document: Document, level: int) -> Script:
    """One track of an edition: its title, as a heading of this level, and its blocks and notes.

    Headings inside lie below the title. Neither publisher nor voice is said: the edition's welcome says them.
    """
    title = _Piece((document.title,), "title", added=True, ends="heading", level=level)
    inside = (replace(piece, level=piece.level and piece.level + level - 1) for piece in _all(document))
    return _utterances((title, *inside), document.lang)


def said(script: Script) -> list[str]:
    """What is said of the Document's own text: one string for each paragraph, heading, cell or caption."""
    strings: list[str] = []
    for utterance in script:
        if utterance.added:
            continue
        if utterance.starts or not strings:
            strings.append(utterance.text)
        else:
            strings[-1] += " " + utterance.text
    return strings


def _utterances(pieces: Iterable[_Piece], lang: str) -> Script:
    return tuple(utterance for piece in pieces for utterance in _of_piece(piece, lang))


def _of_piece(piece: _Piece, lang: str) -> Iterator[Utterance]:
    texts = [sentence for line in piece.lines for sentence in sentences(line)]
    begin = 0
    for number, text in enumerate(texts):
        first, last = number == 0, number == len(texts) - 1
        end = begin + len(text)
        meanings = [meaning_said(term) for place, term in piece.terms if begin < place <= end]
        utterance = Utterance(
            text,
            piece.kind,
            piece.section,
            piece.lang or lang,
            piece.label if first else "",
            piece.added,
            first,
            piece.ends if last else "sentence",
            piece.level,
        )
        yield from _with_meanings(utterance, meanings, lang)
        begin = end + 1


def _with_meanings(utterance: Utterance, meanings: list[str], lang: str) -> Iterator[Utterance]:
    """A sentence and then, as sentences of their own, what its terms mean."""
    yield replace(utterance, ends="sentence") if meanings else utterance
    for number, text in enumerate(meanings, 1):
        ends = utterance.ends if number == len(meanings) else "sentence"
        yield replace(utterance, text=text, lang=lang, label="", added=True, starts=False, ends=ends)


def _all(document: Document) -> Iterator[_Piece]:
    """The summary, the blocks and the notes."""
    yield _Piece((document.summary,), "summary")
    yield from _pieces(document.blocks, "")
    if document.notes:
        yield _heading((Text(NOTES_HEADING),), NOTES_SECTION, 2)
    for note in document.notes:
        yield from _note(note)


def _pieces(blocks: Blocks, section: str) -> Iterator[_Piece]:
    for block in blocks:
        match block:
            case Section(id, heading, level, children):
                yield _heading(heading, id, level)
                yield from _pieces(children, id)
            case Paragraph(children):
                yield _piece(children, "paragraph", section)
            case BulletList() | OrderedList():
                yield from _list(block, section)
            case DefinitionList(definitions):
                for definition in definitions:
                    yield from _definition(definition, section)
            case Quote(children):
                yield from _labelled(_pieces(children, section), "Quote:")
            case Callout(_, title, children):
                yield _piece(title, "callout", section)
                yield from _pieces(children, section)
            case Figure(_, alt, caption):
                yield _Piece((alt,), "alt", section, label="Picture:")
                yield _piece(caption, "caption", section)
            case Table():
                yield from _table(block, section)


def _piece(inlines: Inlines, kind: Kind, section: str, ends: End = "paragraph") -> _Piece:
    lang = inlines[0].lang if len(inlines) == 1 and isinstance(inlines[0], Span) else ""
    return _Piece(lines(inlines), kind, section, lang, ends=ends, terms=_terms(inlines))


def _heading(heading: Inlines, section: str, level: int) -> _Piece:
    return replace(_piece(heading, "heading", section, "heading"), level=level)


def _list(block: BulletList | OrderedList, section: str) -> Iterator[_Piece]:
    for number, item in enumerate(block.items, block.start if isinstance(block, OrderedList) else 0):
        pieces = (_as_item(piece) for piece in _pieces(item, section))
        yield from _labelled(pieces, f"{number}.") if isinstance(block, OrderedList) else pieces


def _as_item(piece: _Piece) -> _Piece:
    return replace(piece, kind="item", ends="item") if piece.kind == "paragraph" else piece


def _definition(definition: Definition, section: str) -> Iterator[_Piece]:
    yield _piece(definition.term, "term", section, "sentence")
    for meaning in definition.meanings:
        yield from _pieces(meaning, section)


def _table(table: Table, section: str) -> Iterator[_Piece]:
    """The caption, the names of the columns, then row by row each cell after the name of its column."""
    yield from _labelled([_piece(table.caption, "caption", section)], "Table:")
    columns = [_piece(cell, "header", section, "sentence") for cell in table.header]
    yield from _labelled(_closed(columns), "The columns are:")
    labels = [text_of(cell) for cell in table.header]
    for row in table.rows:
        cells = [_cell(cell, label, section) for cell, label in zip(row, labels, strict=True)]
        yield from _closed(cells)


def _cell(cell: Inlines, label: str, section: str) -> _Piece:
    """A cell after its column's name; an empty cell is announced, as it says something in a table."""
    piece = replace(_piece(cell, "cell", section, "sentence"), label=f"{label}:" if label else "")
    return piece if text_of(cell).strip() else replace(piece, lines=("blank.",), added=True)


def _note(note: Note) -> Iterator[_Piece]:
    yield from _labelled(_pieces(note.blocks, NOTES_SECTION), f"Note {note.number}.")


def _statement(site: Site) -> Iterator[_Piece]:
    heading = _heading((Text(OTHER_FORMATS_HEADING),), OTHER_FORMATS_SECTION, 2)
    for piece in (heading, *_pieces(other_formats(site), OTHER_FORMATS_SECTION)):
        kind: Kind = "heading" if piece is heading else "statement"
        yield replace(piece, kind=kind, added=True)


def _labelled(pieces: Iterable[_Piece], label: str) -> Iterator[_Piece]:
    """The pieces with a label before the first that has words."""
    waiting = True
    for piece in pieces:
        if waiting and any(line.strip() for line in piece.lines):
            waiting = False
            yield replace(piece, label=f"{label} {piece.label}".rstrip())
        else:
            yield piece


def _closed(row: list[_Piece]) -> list[_Piece]:
    """The row with a longer pause after its last cell."""
    return [*row[:-1], replace(row[-1], ends="paragraph")] if row else []


def lines(inlines: Inlines) -> tuple[str, ...]:
    """The words of inlines, parted where the author broke the line, so that the lines of an address are."""
    found = [""]
    for leaf in _leaves(inlines):
        if isinstance(leaf, LineBreak):
            found.append("")
        elif not isinstance(leaf, Term):
            found[-1] += text_of((leaf,))
    return tuple(line.strip() for line in found)


def _terms(inlines: Inlines) -> tuple[tuple[int, Term], ...]:
    """The terms in inlines, each with the number of characters up to the end of its words."""
    said = ""
    found: list[tuple[int, Term]] = []
    for leaf in _leaves(inlines):
        if isinstance(leaf, Term):
            found.append((len(fold(said)), leaf))
        else:
            said += text_of((leaf,))
    return tuple(found)


def _leaves(inlines: Inlines) -> Iterator[Inline]:
    """What has no inlines inside it, in order, and every term once its words are over."""
    for inline in inlines:
        if isinstance(inline, Text | LineBreak | NoteRef):
            yield inline
        else:
            yield from _leaves(inline.children)
            if isinstance(inline, Term):
                yield inline
