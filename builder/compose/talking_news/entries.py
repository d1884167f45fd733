"""The entries of an edition: what each track says, part by part, and which voice reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import link, para, slug
from builder.compose.talking_news.chosen import Chosen, chosen
from builder.compose.talking_news.telling import afterwards, last_day, row, told_aloud
from builder.document import Blocks, Document, EasyRead, Note, Paragraph, Section, Text
from builder.ooxml.elements import clean
from builder.schema.edition import PIECE_KINDS, Edition, Piece, PieceKind, Reading
from builder.schema.page import Heading
from builder.speech.sentences import fold
from builder.words import many

HEADINGS: dict[PieceKind, str] = {
    "news": "News",
    "get involved": "Get involved",
    "useful": "Useful to know",
    "to make you smile": "To make you smile",
}
RECORDED = "This piece is a recording. These are its words."  # on the page, where it cannot be heard
Documents = Mapping[str, Document]
NONE: Documents = MappingProxyType({})


MOST_NAMED = 10  # titles that somebody listens to before the pieces themselves


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said in one track of an edition.

    The title of `document` is that of the track, and its blocks are all that is read. `part` is None for the
    welcome and the ending. `level` is 1 for these and for the announcement of a part, 2 for a piece. `name`
    is that of the page it tells of (`opportunities/day-centres`), or empty. `recording` is the path of a
    recording in the content folder: the blocks are then its words. `until` is the day after which the piece
    is of no use, such as the last day to take part.
    """

    document: Document
    part: PieceKind | None
    level: int
    name: str = ""
    recording: str = ""
    until: date | None = None


def entries(item: Item[Edition], catalogue: Catalogue, documents: Documents = NONE) -> tuple[Entry, ...]:
    """The pieces of an edition, part by part, each part after its announcement.

    `documents` are the finished pages of the site by their addresses: from them come the pages that are read
    in full, and what an author wrote on the page of the edition itself.
    """
    pieces = chosen(item, catalogue)
    page = documents.get(item.address)
    found: list[Entry] = []
    for part in PIECE_KINDS:
        inside = [piece for piece in pieces if piece.part == part]
        if inside:
            own = own_words(page, HEADINGS[part]) if page else ()
            found.append(_announcement(part, inside, own, item, catalogue))
            found += (_entry(piece, item, catalogue, documents) for piece in inside)
    return tuple(found)


def turns(pieces: Iterable[Entry], voices: Sequence[str]) -> tuple[str, ...]:
    """The voice that reads each entry: two or more take turns from piece to piece.

    The welcome, the announcements and the ending are read by the first. A recording that people made takes no
    turn; its voice is empty, as all are where there is no voice to name.
    """
    found: list[str] = []
    turn = 0
    for entry in pieces:
        if not voices or entry.recording:
            found.append("")
        elif entry.level == 1:
            found.append(voices[0])
        else:
            found.append(voices[turn % len(voices)])
            turn += 1
    return tuple(found)


def own_words(page: Document, heading: str = "") -> Blocks:
    """What the author of an edition's page wrote under the heading of a part, or before all parts."""
    parts = {slug(words) for words in HEADINGS.values()}
    if not heading:
        first = (
            at for at, block in enumerate(page.blocks) if isinstance(block, Section) and block.id in parts
        )
        return _heard(page.blocks[: next(first, len(page.blocks))])
    for block in page.blocks:
        if isinstance(block, Section) and block.id == slug(heading):
            own = [one for one in block.blocks if not isinstance(one, Section)]
            return _heard(tuple(own[1:]))  # the first is the announcement
    return ()


def _heard(blocks: Blocks) -> Blocks:
    """Blocks without easy read, which is no part of what is heard."""
    return tuple(block for block in blocks if not isinstance(block, EasyRead))


def track(
    title: str, blocks: Blocks, item: Item[Edition], catalogue: Catalogue, notes: tuple[Note, ...] = ()
) -> Document:
    """What is said in one track of an edition."""
    return Document(
        clean(title),  # it goes into names of files and tags of sound
        "",
        blocks,
        address=item.address,
        lang=catalogue.site.language,
        notes=notes,
        date=item.fields.date,
        source=item.file,
    )


def _announcement(
    part: PieceKind, pieces: Sequence[Chosen], own: Blocks, item: Item[Edition], catalogue: Catalogue
) -> Entry:
    """The short track before a part, which says what is in it."""
    reading = read_aloud(part, item)
    document = track(HEADINGS[part], as_read((_inside(pieces), *own), reading), item, catalogue)
    return Entry(document, part, 1, recording=file_of(reading))


def _inside(pieces: Sequence[Chosen]) -> Paragraph:
    """The titles of a part: `There are 3 pieces in this part: A; B; and C.`"""
    count = f"There {'is' if len(pieces) == 1 else 'are'} {many(len(pieces), 'piece')} in this part"
    if len(pieces) > MOST_NAMED:
        return para(f"{count}.")
    return para(f"{count}: ", row([piece.title.rstrip(".") for piece in pieces]), ".")


def _entry(piece: Chosen, item: Item[Edition], catalogue: Catalogue, documents: Documents) -> Entry:
    """The track of one piece."""
    of = piece.of
    if isinstance(of, Piece):
        document = track(piece.title, words_of(of), item, catalogue)
        return Entry(document, piece.part, 2, recording=of.recording or "")
    page = documents.get(of.address) if piece.whole else None
    blocks = _in_full(page, of, catalogue) if page else told_aloud(of, catalogue)
    reading = _page_read_aloud(of, item, catalogue)
    notes = page.notes if page and not (reading and reading.transcript) else ()
    document = track(piece.title, as_read(blocks, reading), item, catalogue, notes)
    return Entry(document, piece.part, 2, of.name, file_of(reading), last_day(of, catalogue))


def _page_read_aloud(page: Item[Heading], item: Item[Edition], catalogue: Catalogue) -> Reading | None:
    """The recording of somebody who has read the words about a page."""
    for reading in item.fields.recordings:
        named = catalogue.named(reading.page)
        if named and named.name == page.name:
            return reading
    return None


def read_aloud(name: str, item: Item[Edition]) -> Reading | None:
    """The recording of somebody who has read a track that is no page, such as the welcome."""
    return next((one for one in item.fields.recordings if fold(one.page).casefold() == name), None)


def as_read(blocks: Blocks, reading: Reading | None) -> Blocks:
    """What is said in a recording: the words of the script, unless somebody wrote down others."""
    return _paragraphs(reading.transcript) if reading and reading.transcript else blocks


def file_of(reading: Reading | None) -> str:
    """The file of a recording, or nothing."""
    return reading.recording if reading else ""


def _in_full(page: Document, item: Item[Heading], catalogue: Catalogue) -> Blocks:
    """A page from its summary to its end, and what every piece about such an item ends with."""
    summary = (Paragraph((Text(page.summary),)),) if page.summary else ()
    return (*summary, *_heard(page.blocks), *afterwards(item, catalogue))


def words_of(piece: Piece) -> Blocks:
    """What is heard of a piece of an edition's own: its words, or those of its recording.

    A recording without words of its own is of somebody who has read those of the piece.
    """
    return _paragraphs((piece.recording and piece.transcript) or piece.words)


def _paragraphs(words: str | None) -> Blocks:
    """Words as paragraphs; an empty line begins a new one."""
    parts = re.split(r"\n\s*\n", words or "")
    return tuple(para(" ".join(part.split())) for part in parts if part.strip())


def section_of(part: PieceKind, found: Sequence[Entry], catalogue: Catalogue) -> Section:
    """A part of the page of an edition: its announcement, and a section for each piece."""
    announcement, *pieces = found
    inside = tuple(_piece(entry, catalogue) for entry in pieces)
    heading = HEADINGS[part]
    return Section(slug(heading), (Text(heading),), 2, (*announcement.document.blocks, *inside))


def _piece(entry: Entry, catalogue: Catalogue) -> Section:
    """A piece on the page of an edition; its title leads to the page that it tells of."""
    title = entry.document.title
    of = catalogue.named(entry.name) if entry.name else None
    recorded = (para(RECORDED),) if entry.recording else ()
    heading = link(of, title) if of else (Text(title),)
    return Section(slug(title), heading, 3, (*recorded, *entry.document.blocks))
