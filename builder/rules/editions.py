"""Rules: every piece of the Talking News can be heard and read, and comes where it was put.

Codes `edition-twice`, `piece-both`, `piece-empty`, `piece-twice`, `transcript-missing`, and for the order of
an edition `reference-unknown`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from builder.rules.names import Names
from builder.rules.references import page_name
from builder.rules.shelf import Found, Shelf
from builder.rules.trouble import Trouble
from builder.schema.answers import MONTHS
from builder.schema.edition import ENDING, PIECE_KINDS, WELCOME, Edition
from builder.speech.sentences import fold


def pieces(fields: Edition) -> Iterator[Trouble]:
    """A piece has words to be read, or a recording with its words."""
    for number, piece in enumerate(fields.own_pieces):
        path = ("own_pieces", number)
        if not _can_be_said(piece.words) and not piece.recording and not piece.transcript:
            what = f"“{piece.title}” has no words that can be spoken, and no recording."
            mend = "Write what is to be read. For example: words: The canal path is gritted now."
            yield Trouble(path, what, mend, "piece-empty")
        if piece.words and piece.recording and piece.transcript:
            what = f"“{piece.title}” is a recording, and nobody would hear the words that it has besides."
            mend = "Give these words a piece of their own. What is said in the recording is its transcript."
            yield Trouble((*path, "words"), what, mend, "piece-both")
        if piece.transcript and not piece.recording:
            what = f"“{piece.title}” has the words of a recording, and no recording."
            mend = "Name it. For example: recording: talking-news/walks.mp3. Words to be read are “words”."
            yield Trouble((*path, "transcript"), what, mend, "field-together")
        if piece.recording and not _can_be_said(piece.transcript or piece.words):
            what = f"“{piece.title}” is a recording, and its words are missing, which deaf people need."
            mend = "Write what is said in it. For example: transcript: The canal path is gritted now."
            yield Trouble(path, what, mend, "transcript-missing")


def _can_be_said(words: str | None) -> bool:
    """Whether there is a word in it: a dash or a smiling face alone is no piece."""
    return any(map(str.isalnum, words or ""))


def titles(fields: Edition) -> Iterator[Trouble]:
    """Listeners tell pieces apart by their titles; the later of two alike is heard with a number."""
    seen: set[str] = set()
    for number, piece in enumerate(fields.own_pieces):
        title = fold(piece.title).casefold()
        if title in seen:
            what = f"Two pieces are called “{piece.title}”. Listeners hear this one with a number after it."
            mend = "Give one of them another title, so that listeners know which is which."
            yield Trouble(("own_pieces", number, "title"), what, mend, "piece-twice", "warn")
        seen.add(title)


def order(shelf: Shelf) -> Found:
    """What is put in order is a page of this site, or a piece of the edition's own."""
    pages = frozenset(shelf.files)
    for name, edition in shelf.each(Edition):
        own = {fold(piece.title).casefold() for piece in edition.own_pieces}
        known = Names((*pages, *(piece.title for piece in edition.own_pieces)))
        for number, given in enumerate(edition.order):
            if fold(given).casefold() in own or page_name(given) in pages:
                continue
            what = f"There is neither a page nor a piece of this edition called “{given}”."
            mend = known.did_you_mean(known.near(given)) or f"{_OTHERWISE} Or write the title of a piece."
            trouble = Trouble(("order", number), what, mend, "reference-unknown", looked_at=("own_pieces",))
            yield name, trouble


def recordings(shelf: Shelf) -> Found:
    """What somebody has read aloud is a page of this site, or a track that stands round the pages."""
    known = Names(shelf.files)
    for name, edition in shelf.each(Edition):
        for number, reading in enumerate(edition.recordings):
            wanted = page_name(reading.page)
            if wanted not in known and fold(reading.page).casefold() not in (WELCOME, ENDING, *PIECE_KINDS):
                mend = known.did_you_mean(known.near(wanted)) or f"{_OTHERWISE} {_OR_ELSE}"
                what = f"There is no page called “{reading.page}”."
                yield name, Trouble(("recordings", number, "page"), what, mend, "reference-unknown")


def months(shelf: Shelf) -> Found:
    """No two editions are for one month."""
    first: dict[date, str] = {}
    for name, edition in shelf.each(Edition):
        other = first.setdefault(edition.month, name) if shelf.sure(name, "month") else name
        if other != name:
            yield name, month_taken(edition.month, shelf.place(other, "month"))


def month_taken(month: date, where: str) -> Trouble:
    """That there is an edition for a month already; `where` says in which file."""
    words = f"{MONTHS[month.month - 1]} {month.year}"
    what = f"There is an edition for {words} already, in {where}."
    return Trouble(("month",), what, "Write another month, or go on in that file.", "edition-twice")


_OTHERWISE = "Write the folder and the name of a page, such as feedback/bus-passes."
_OR_ELSE = "Or write welcome or ending. A piece of your own names its recording itself."
