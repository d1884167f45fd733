"""A Document as indented text for people: what it says, in which kind of block, and where links lead."""

from __future__ import annotations

from collections.abc import Iterator

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

STEP = "  "


def outline(document: Document) -> str:
    """The whole Document: its title, day and summary, and every block, each on a line or lines of its own."""
    head = [f"# {document.title}", f"Date: {document.date or 'none'}", f"Summary: {document.summary}"]
    notes = [line for note in document.notes for line in _under(f"note {note.number}:", note.blocks)]
    lines = (line.rstrip() for line in (*head, "", *_lines(document.blocks), *notes))
    return "\n".join(lines).replace("\n\n\n", "\n\n").rstrip() + "\n"


def _lines(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _under(first: str, blocks: Blocks) -> Iterator[str]:
    """A line, and blocks below it that stand further in."""
    yield first
    yield from (STEP + line for line in _lines(blocks))


def _marked(mark: str, blocks: Blocks) -> Iterator[str]:
    """Blocks with a mark before the first line."""
    for number, line in enumerate(_lines(blocks)):
        yield f"{mark} {line}" if number == 0 else " " * (len(mark) + 1) + line


def _block(block: Block) -> Iterator[str]:  # noqa: PLR0912 - one branch a kind of block
    match block:
        case Section(identity, heading, level, blocks):
            yield ""
            yield from _under(f"{'#' * level} {inline(heading)} {{#{identity}}}", blocks)
        case Paragraph(children):
            yield inline(children)
        case BulletList(items):
            for item in items:
                yield from _marked("-", item)
        case OrderedList(items, start):
            for number, item in enumerate(items, start):
                yield from _marked(f"{number}.", item)
        case DefinitionList(definitions):
            for one in definitions:
                yield f"= {inline(one.term)}"
                for meaning in one.meanings:
                    yield from _marked(STEP + ":", meaning)
        case Quote(blocks):
            yield from _under("quote:", blocks)
        case Callout(kind, title, blocks):
            yield from _under(f"{kind}: {inline(title)}", blocks)
        case Figure(picture, alt, caption):
            yield f"picture {picture}: {alt}" + (f" ({inline(caption)})" if caption else "")
        case Table(header, rows, caption):
            yield f"table: {inline(caption)}"
            for row in (header, *rows):
                yield f"{STEP}| {' | '.join(map(inline, row))} |"
        case EasyRead(ideas):
            yield "easy read:"
            for idea in ideas:
                yield f"{STEP}[{idea.symbol or 'no picture'}] {inline(idea.children)}"


def inline(some: Inlines) -> str:
    """Words in one line: bold between stars, links with their targets in brackets, line breaks as a slash."""
    return "".join(map(_one, some))


def _one(some: Inline) -> str:
    match some:
        case Text(text):
            return text
        case Strong(children):
            return f"**{inline(children)}**"
        case Emph(children):
            return f"*{inline(children)}*"
        case Link(children, target):
            return f"[{inline(children)}]({target})"
        case Span(children, lang):
            return f"{inline(children)} (in {lang})"
        case LineBreak():
            return " / "
        case NoteRef(number):
            return f" (note {number})"
        case Term(children, means):
            return f"{inline(children)} (which means: {means})"
