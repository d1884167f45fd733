"""Easy read as a view of a Document: its headings, its ideas, one sentence a line, its pictures."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from PIL import Image

from builder import symbols
from builder.context import Context
from builder.document import (
    Block,
    Blocks,
    Document,
    EasyRead,
    Idea,
    Inline,
    Inlines,
    LineBreak,
    NoteRef,
    Section,
    Text,
    walk,
)
from builder.speech.cutting import cut
from builder.speech.sentences import sentences
from builder.symbols import Symbol, made_of_pixels, png, svg
from builder.words import text_of

_PIXELS = 480  # of pictures made of pixels: 160 on the page, sharp on screens three times as fine
LARGEST = 40  # millimetres: the longer side of a picture on paper
_DOTS = 12  # for each millimetre of a picture on paper: 305 dots an inch


def has_ideas(document: Document) -> bool:
    """Whether an author wrote easy read for this page."""
    some = document.blocks
    return are_among(some) or any(isinstance(block, EasyRead) for block in walk(some))


def are_among(blocks: Blocks) -> bool:
    """Whether there are ideas in these blocks or in their sections, where nearly all are: seen at once."""
    return any(
        isinstance(block, EasyRead) or (isinstance(block, Section) and are_among(block.blocks))
        for block in blocks
    )


def easy_read_blocks(blocks: Blocks) -> Blocks:
    """The EasyRead blocks, and the sections that hold any; everything else is left out.

    Blocks of ideas that then follow one another become one. Notes are not easy to read and stand in no
    easy-read output, so the marks that refer to them are left out too.
    """
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, EasyRead):
            found = tuple(replace(idea, children=_without_notes(idea.children)) for idea in block.ideas)
            last = kept[-1] if kept else None
            if isinstance(last, EasyRead):
                kept[-1] = replace(last, ideas=(*last.ideas, *found))
            else:
                kept.append(replace(block, ideas=found))
        elif isinstance(block, Section):
            inside = easy_read_blocks(block.blocks)
            if inside:
                kept.append(replace(block, heading=_without_notes(block.heading), blocks=inside))
    return tuple(kept)


def _without_notes(inlines: Inlines) -> Inlines:
    """Inlines without the marks of notes and without the space before each mark."""
    kept: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, NoteRef):
            if kept and isinstance(kept[-1], Text):
                kept[-1] = Text(kept[-1].text.rstrip())
        elif isinstance(inline, Text):
            opens = not kept and inline is not inlines[0]  # the words after a mark that stood first
            kept.append(Text(inline.text.lstrip()) if opens else inline)
        elif isinstance(inline, LineBreak):
            kept.append(inline)
        elif children := _without_notes(inline.children):
            kept.append(replace(inline, children=children))
        kept = [one for one in kept if one != Text("")]
    return tuple(kept)


def ideas(document: Document) -> Iterator[Idea]:
    """Every easy-read idea of a Document, in order."""
    for block in walk(document.blocks):
        if isinstance(block, EasyRead):
            yield from block.ideas


def easy_read_text(document: Document) -> Iterator[str]:
    """The plain text of the easy read after its title: headings, then each sentence of each idea.

    The marks of notes are left out; see `easy_read_blocks`.
    """
    for block in walk(easy_read_blocks(document.blocks)):
        if isinstance(block, Section):
            yield text_of(block.heading)
        elif isinstance(block, EasyRead):
            for idea in block.ideas:
                yield from (text_of(sentence) for sentence in in_sentences(idea.children))


def in_sentences(inlines: Inlines) -> tuple[Inlines, ...]:
    """The words of an idea cut into sentences, each with the emphasis and links it had."""
    return cut(inlines, sentences(text_of(inlines)))


def web_address(symbol: Symbol) -> str:
    """Where the website publishes a picture; the address changes with the picture."""
    return f"involve/pictures/{symbol.key}.{'png' if made_of_pixels(symbol) else 'svg'}"


def web_picture(symbol: Symbol) -> bytes:
    """A picture as the website publishes it at its `web_address`."""
    drawing = svg(symbol)
    return png(symbol, _PIXELS) if drawing is None else drawing.encode()


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """A picture as it stands on paper: PNG of 305 dots an inch; `size` is width and height in millimetres."""

    name: str
    data: bytes
    alt: str
    size: tuple[float, float]


def paper_picture(idea: Idea, context: Context, largest: int = LARGEST) -> PaperPicture | None:
    """The picture of an idea for paper, or None if it has none; one of few pixels is printed small.

    `largest` is how many millimetres its longer side has at most.
    """
    symbol = symbol_of(idea, context)
    if symbol is None:
        return None
    data = png(symbol, largest * _DOTS, kept=context.cache / "symbols")
    with Image.open(io.BytesIO(data)) as image:
        size = image.width / _DOTS, image.height / _DOTS
    return PaperPicture(symbol.key, data, idea.alt or symbol.alt, size)


def symbol_of(idea: Idea, context: Context) -> Symbol | None:
    """The picture that an idea names; the organisation's own come first."""
    return symbol_named(idea.symbol, context.content) if idea.symbol else None


@cache
def symbol_named(name: str, content: Path) -> Symbol | None:
    """The picture of this name, looked for once; a new build begins with `look_again`."""
    return symbols.find(name, content / symbols.OWN_FOLDER)


def look_again() -> None:
    """Forget which pictures there were, for the organisation's own may have changed."""
    symbol_named.cache_clear()


def credits_of(document: Document, context: Context) -> tuple[str, ...]:
    """Whose pictures the ideas of a Document show, a sentence or two for each source that is used."""
    own = {symbol.own for idea in ideas(document) if (symbol := symbol_of(idea, context))}
    return credits_for(own, context)


def credits_for(own: Collection[bool], context: Context) -> tuple[str, ...]:
    """Whose pictures these are: the organisation's own (True), those that come with the program, or both."""
    ours = symbols.own_credit(context.content / symbols.OWN_FOLDER) if True in own else None
    return (*([symbols.credit()] if False in own else []), *([ours] if ours else []))


def easy_read_summary(document: Document) -> str:
    """What search engines and link previews say of an easy-read page: its first idea."""
    return text_of(next(ideas(document)).children)


def easy_read_title(document: Document) -> str:
    """What a file of the easy read calls itself, for nothing around it says what it is."""
    return f"Easy read: {document.title}"
