"""Writes the blocks of a Document as XHTML: the body of the website's pages, and later of e-books.

Every element is closed and every attribute quoted, so that the same text is well-formed XML and good HTML 5.
Nothing is inline but words: no style, no script, no event handler. A Document whose sentences are numbered
(`speech/places.py`) gets an element for each of them, so that it can be shown which one is being spoken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from builder.document import (
    Block,
    Blocks,
    BulletList,
    Callout,
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
from builder.speech.places import Heard, HeardNotes, HeardWords, name
from builder.words import NOTES_HEADING, meaning_mark, note_mark, text_of


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture stands, as seen from the page, and its size in pixels."""

    src: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Addresses:
    """How this page reaches the rest: `link` turns a Link's target, `picture` a Figure's picture."""

    link: Callable[[str], str]
    picture: Callable[[str], Picture]


def body(document: Document, addresses: Addresses) -> str:
    """The blocks and notes of a Document. Its title, summary and dates belong to the page around it."""
    parts = [_blocks(document.blocks, addresses), _notes(document.notes, addresses)]
    return "\n".join(part for part in parts if part)


def blocks(some: Blocks, addresses: Addresses) -> str:
    """Some blocks on their own, such as the other-formats statement."""
    return _blocks(some, addresses)


def _blocks(some: Blocks, addresses: Addresses) -> str:
    return "\n".join(part for part in (_block(block, addresses) for block in some) if part)


def _block(block: Block, to: Addresses) -> str:
    match block:
        case Section(identity, heading, level, children):
            title = f'<h{level} id="{escape(identity)}">{_run(heading, to)}</h{level}>'
            return "\n".join(part for part in (title, _blocks(children, to)) if part)
        case Paragraph(children):
            return f"<p>{_run(children, to)}</p>"
        case BulletList(items):
            return f"<ul>\n{_items(items, to)}\n</ul>"
        case OrderedList(items, start):
            begin = f' start="{start}"' if start != 1 else ""
            return f"<ol{begin}>\n{_items(items, to)}\n</ol>"
        case DefinitionList():
            return _definitions(block, to)
        case Quote(children):
            return f"<blockquote>\n{_blocks(children, to)}\n</blockquote>"
        case Callout(kind, title, children):
            head = f'<p class="callout-title">{_run(title, to)}</p>'
            inside = f"{head}\n{_blocks(children, to)}"
            return f'<div class="callout callout-{kind}" role="note">\n{inside}\n</div>'
        case Figure():
            return _figure(block, to)
        case Table():
            return _table(block, to)
        case EasyRead():
            return ""


def _items(items: tuple[Blocks, ...], to: Addresses) -> str:
    return "\n".join(f"<li>{_item(item, to)}</li>" for item in items)


def _item(item: Blocks, to: Addresses) -> str:
    """An item's blocks; a first paragraph goes without its `p`, so that a list of words stays tight."""
    if item and isinstance(item[0], Paragraph):
        first = _run(item[0].children, to)
        return "\n".join(part for part in (first, _blocks(item[1:], to)) if part)
    return _blocks(item, to)


def _definitions(block: DefinitionList, to: Addresses) -> str:
    rows = []
    for item in block.items:
        meanings = "\n".join(f"<dd>{_item(meaning, to)}</dd>" for meaning in item.meanings)
        rows.append(f"<div>\n<dt>{_run(item.term, to)}</dt>\n{meanings}\n</div>")
    return "<dl>\n" + "\n".join(rows) + "\n</dl>"


def _figure(figure: Figure, to: Addresses) -> str:
    picture = to.picture(figure.picture)
    place = f' id="{name(figure.alt.place)}"' if isinstance(figure.alt, HeardWords) else ""
    image = (
        f'<img{place} src="{escape(picture.src)}" alt="{escape(figure.alt)}" '
        f'width="{picture.width}" height="{picture.height}" />'
    )
    caption = f"\n<figcaption>{_run(figure.caption, to)}</figcaption>" if figure.caption else ""
    return f"<figure>\n{image}{caption}\n</figure>"


def _table(table: Table, to: Addresses) -> str:
    caption = f"<caption>{_run(table.caption, to)}</caption>\n" if table.caption else ""
    label = text_of(table.caption) or ", ".join(text_of(cell) for cell in table.header)
    header = "".join(f'<th scope="col">{_run(cell, to)}</th>' for cell in table.header)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{_run(cell, to)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    # The box scrolls sideways when the table is wider than the screen; keyboards must reach it (WCAG 2.1.1).
    return (
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="Table: {escape(label)}">\n'
        f"<table>\n{caption}<thead><tr>{header}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _notes(notes: tuple[Note, ...], to: Addresses) -> str:
    if not notes:
        return ""
    items = "\n".join(f'<li id="note.{note.number}">{_item(note.blocks, to)}</li>' for note in notes)
    heading = _run(notes.heading, to) if isinstance(notes, HeardNotes) else NOTES_HEADING
    return f'<section class="notes">\n<h2>{heading}</h2>\n<ol>\n{items}\n</ol>\n</section>'


def _run(run: Inlines, to: Addresses) -> str:
    """A whole run of inlines, with an element for each place of its sentences if they are numbered."""
    if not isinstance(run, Heard):
        return _inlines(run, to)
    return "".join(
        _inlines(part, to) if place is None else f'<span id="{name(place)}">{_inlines(part, to)}</span>'
        for place, part in run.parts
    )


def _inlines(some: Inlines, to: Addresses) -> str:
    return "".join(_inline(inline, to) for inline in some)


def _inline(inline: Inline, to: Addresses) -> str:
    match inline:
        case Text(text):
            return escape(text, quote=False)
        case Strong(children):
            return f"<strong>{_inlines(children, to)}</strong>"
        case Emph(children):
            return f"<em>{_inlines(children, to)}</em>"
        case Link(children, target):
            return f'<a href="{escape(to.link(target))}">{_inlines(children, to)}</a>'
        case Span(children, lang):
            return f'<span lang="{escape(lang)}">{_inlines(children, to)}</span>'
        case LineBreak():
            return "<br />"
        case Term(children):
            meaning = f'<span class="meaning">{escape(meaning_mark(inline), quote=False)}</span>'
            return f"<dfn>{_inlines(children, to)}</dfn>{meaning}"
        case NoteRef(number):  # a dot never stands in the id of a heading, so these ids clash with none
            return f'<a class="note-ref" href="#note.{number}">{note_mark(number)}</a>'
