"""What stands round the pieces of an edition: the welcome with what is inside, and the ending."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import bullets, ended, listed, para, sentence
from builder.compose.summaries import summary_of
from builder.compose.talking_news.entries import (
    HEADINGS,
    NONE,
    Documents,
    Entry,
    as_read,
    file_of,
    own_words,
    read_aloud,
    track,
)
from builder.document import Block
from builder.schema.answers import MONTHS
from builder.schema.edition import ENDING, WELCOME, Edition
from builder.schema.site import Contact
from builder.speech.timeline import about
from builder.status import full_date
from builder.words import many

FIRST = 2  # the number of the first track after the welcome
HOW_TO_SKIP = (
    "Every piece is a track of its own. To skip to the next one, press the key for next on your player. "
    "To hear one again, press the key for previous."
)


def welcome(
    item: Item[Edition],
    pieces: Sequence[Entry],
    readers: Sequence[str],
    seconds: float,
    catalogue: Catalogue,
    *,
    documents: Documents = NONE,
) -> Entry:
    """The first track: who publishes, when, how long it is, what is inside, how to skip, and who reads.

    `readers` are the names of the voices in the order in which they are heard, and `seconds` is how long
    the whole edition lasts, this track included. What an author wrote on the edition's page before its parts
    is taken from `documents`.
    """
    page = documents.get(item.address)
    contact = catalogue.contact_of(item)
    blocks: tuple[Block, ...] = (
        para(" ".join(_published(item, seconds, catalogue))),
        para(_summary(item, catalogue)),
        *(own_words(page) if page else ()),
        para("This is what is inside:"),
        *bullets(_inside(pieces)),
        para(HOW_TO_SKIP),
        *(para(words) for words in _readers(readers, pieces)),
        para(f"If you need help to listen, {_call(contact, catalogue)}"),
    )
    reading = read_aloud(WELCOME, item)
    document = track(f"Welcome to {item.fields.title}", as_read(blocks, reading), item, catalogue)
    return Entry(document, None, 1, recording=file_of(reading))


def _published(item: Item[Edition], seconds: float, catalogue: Catalogue) -> Iterator[str]:
    """Who publishes it, for which month, on which day, and how long it lasts."""
    fields = item.fields
    month = f"{MONTHS[fields.month.month - 1]} {fields.month.year}"
    yield f"It is published by {ended(catalogue.site.organisation)}"
    if month not in fields.title:
        yield f"It is for {month}."
    if fields.date:
        yield f"It came out on {full_date(fields.date)}."
    yield f"It lasts {about(seconds)}."


def _summary(item: Item[Edition], catalogue: Catalogue) -> str:
    made = summary_of(item, catalogue)
    return f"In this edition: {sentence(made)}" if item.fields.summary else made


def _inside(pieces: Sequence[Entry]) -> Iterator[str]:
    """Where each part begins: `News begins at track 2. It has 3 pieces.`"""
    for number, entry in enumerate(pieces, FIRST):
        if entry.level == 1 and entry.part:
            count = sum(other.part == entry.part and other.level > 1 for other in pieces)
            yield f"{HEADINGS[entry.part]} begins at track {number}. It has {many(count, 'piece')}."


def _readers(readers: Sequence[str], pieces: Sequence[Entry]) -> Iterator[str]:
    """Which voices read, and that people made some of the recordings."""
    if len(readers) == 1:
        yield f"It is read by {ended(readers[0])}"
    elif readers:
        names = listed(f"{reader};" for reader in readers).rstrip(";").replace(";,", ";")
        yield f"It is read in turn by {ended(names)} A change of voice means that a new piece begins."
    brought = sum(bool(entry.recording) for entry in pieces)
    if brought:
        yield (
            "One piece is a recording that people made."
            if brought == 1
            else f"{brought} pieces are recordings that people made."
        )


def ending(item: Item[Edition], catalogue: Catalogue) -> Entry:
    """The last track: thanks, other formats, where a stick goes back to, what people think, what is next."""
    fields, site = item.fields, catalogue.site
    contact = catalogue.contact_of(item)
    hours = f" {sentence(f'Somebody answers: {contact.hours}')}" if contact.hours else ""
    formats = (
        "You can have everything in this edition as easy read, in large print, in Word or in braille, or in "
        f"another language. It is free. Call {site.other_formats.phone}."
    )
    back = (
        f"If you have this on a stick that is lent to you, please send it back in its wallet{_to(contact)}."
    )
    tell = "Tell us what you thought of this edition, and what you would like to hear next time. Please"
    next_day = f"The next edition comes out on {full_date(fields.next_day)}." if fields.next_day else ""
    words = (
        f"That is the end of {fields.title}. Thank you for listening.",
        formats,
        back,
        f"{tell} {_call(contact, catalogue)}{hours}",
        next_day,
    )
    blocks = tuple(para(one) for one in words if one)
    reading = read_aloud(ENDING, item)
    document = track("Thank you, and goodbye", as_read(blocks, reading), item, catalogue)
    return Entry(document, None, 1, recording=file_of(reading))


def _to(contact: Contact) -> str:
    return f", to {contact.post.rstrip('.')}" if contact.post else ""


def _call(contact: Contact, catalogue: Catalogue) -> str:
    """Whom to call, as the end of a sentence: by phone, which everybody has who listens."""
    phone = contact.phone or catalogue.site.contact.phone or catalogue.site.other_formats.phone
    return f"call {contact.role} on {phone}."
