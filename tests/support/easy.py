"""What easy read says in print and in Word, and Documents of ideas for their tests."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from builder import symbols
from builder.context import Context
from builder.document import Document, EasyRead, Idea, Note, NoteRef, Paragraph, Section, Strong, Text, walk
from builder.ideas import easy_read_blocks, in_sentences
from builder.schema.site import Contact, OtherFormats, Site
from builder.statements import OTHER_FORMATS_HEADING, easy_read_status, other_formats, published_by
from builder.words import plain_text, text_of
from tests.support.documents import words

SITE = Site(
    organisation="Wexmoor Borough Council",
    name="Involve Wexmoor",
    about="Have your say on care and support in Wexmoor.",
    address="https://involve.example.org/wexmoor",
    contact=Contact(role="the Involvement Team", phone="01632 960 140", email="involve@example.org"),
    complaints="Tell us, or call 01632 960 180.",
    other_formats=OtherFormats(phone="01632 960 100", email="formats@example.org"),
)
OWN_CREDIT = "The other pictures were drawn by Wexmoor Art Group."


def idea(symbol: str | None, text: str, alt: str = "") -> Idea:
    """An idea of plain words."""
    return Idea(symbol, alt, words(text))


def easy(*ideas: Idea, **more: object) -> Document:
    """A Document of one section with these ideas."""
    section = Section("pay", words("Pay"), 2, (EasyRead(ideas),))
    return Document("Tell us about day centres", "We want to hear from you.", (section,), **more)  # type: ignore[arg-type]


def _marked() -> Document:
    free = (Text("It is free "), NoteRef(1), Text(" and "), Strong((Text("warm "), NoteRef(1))), Text("."))
    first = (NoteRef(1), Text(" Come in. Call us "), NoteRef(1), Text(" "), NoteRef(1))
    heading = (Text("Pay "), NoteRef(1))
    ideas = EasyRead((Idea(None, "", free), Idea(None, "", first)))
    note = Note(1, (Paragraph(words("This is a note.")),))
    return Document("Day centres", "Hours.", (Section("pay", heading, 2, (ideas,)),), notes=(note,))


MARKED = _marked()  # ideas with marks of notes in every place; easy read leaves them out


def own_pictures(content: Path) -> None:
    """Give the organisation a wide picture, a small one, and a line about them."""
    folder = content / symbols.OWN_FOLDER
    folder.mkdir()
    Image.new("RGB", (900, 600), "#0b5953").save(folder / "town-hall.png")
    Image.new("RGB", (300, 300), "#5b3a8c").save(folder / "badge.png")
    (folder / "credit.txt").write_text(OWN_CREDIT + "\n", "utf-8")


def told(document: Document, context: Context) -> list[str]:
    """Every piece of text in order, with alt text before the words of its idea."""
    return [
        document.title,
        published_by(context.site, document.date),
        easy_read_status(document.checked),
        *_ideas(document, context),
        OTHER_FORMATS_HEADING,
        *plain_text(other_formats(context.site)),
        *_credits(document, context),
    ]


def _ideas(document: Document, context: Context) -> Iterator[str]:
    for block in walk(easy_read_blocks(document.blocks)):
        if isinstance(block, Section):
            yield text_of(block.heading)
        elif isinstance(block, EasyRead):
            for one in block.ideas:
                symbol = _symbol(one, context)
                if symbol:
                    yield one.alt or symbol.alt
                yield from (text_of(line) for line in in_sentences(one.children))


def _credits(document: Document, context: Context) -> Iterator[str]:
    blocks = [block for block in walk(document.blocks) if isinstance(block, EasyRead)]
    own = {symbol.own for block in blocks for one in block.ideas if (symbol := _symbol(one, context))}
    if False in own:
        yield symbols.credit()
    if True in own:
        yield OWN_CREDIT


def _symbol(one: Idea, context: Context) -> symbols.Symbol | None:
    return symbols.find(one.symbol, context.content / symbols.OWN_FOLDER) if one.symbol else None


def pixels(data: bytes) -> tuple[int, int]:
    """The width and height of a picture."""
    with Image.open(BytesIO(data)) as image:
        return image.size
