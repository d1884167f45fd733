"""The words of a Document, free of everything else: what every format must say, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from builder.document import (
    Blocks,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    EasyRead,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    NoteRef,
    OrderedList,
    Paragraph,
    Quote,
    Section,
    Table,
    Term,
    Text,
    every_block,
    inlines_of,
    walk_inlines,
)

NOTES_HEADING = "Notes"
EXPLAINED_HEADING = "Words explained"
EXPLAINED = "words.explained"  # an id that no heading of an author has, for it holds a dot
LABEL_ENDS = (":", "?", "!", ".")  # a label that ends so has no colon after it


def note_mark(number: int) -> str:
    """The words that stand for a reference to a note, the same in every format."""
    return f"(note {number})"


# Languages that are written from right to left (Unicode CLDR, characterOrder); pages of the website know them
# too, in themes/involve/base.html.
_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))


def right_to_left(lang: str) -> bool:
    """Whether a language (“ur-PK”) is written from right to left."""
    return lang.partition("-")[0].lower() in _RIGHT_TO_LEFT


def text_of(inlines: Inlines) -> str:
    """The plain words of inlines; a line break counts as a space."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):  # as most are
        return inlines[0].text
    return "".join([_inline_text(inline) for inline in inlines])


def _inline_text(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case LineBreak():
            return " "
        case NoteRef(number):
            return note_mark(number)
        case _:
            return text_of(inline.children)


def as_sentence(phrase: str) -> str:
    """A phrase with a capital letter and a full stop."""
    return capital(phrase) + ("" if phrase.endswith((".", "!", "?", "…")) else ".")


def capital(phrase: str) -> str:
    """A phrase with a capital letter."""
    return phrase[:1].upper() + phrase[1:]


def many(number: int, word: str) -> str:
    """A number of things: `1 week`, `8 weeks`."""
    return f"{number} {word}" + ("" if number == 1 else "s")


def readable_size(size: int) -> str:
    """A file's size as people say it: `340 KB`, `1.2 MB`."""
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def meaning_mark(term: Term) -> str:
    """The words that stand after a term on a web page."""
    return f" ({term.means})"


def meaning_said(term: Term) -> str:
    """The sentence that a listener hears after the one that holds the term."""
    return as_sentence(f"{term.name} means: {term.means}")


def terms(document: Document) -> Iterator[Term]:
    """Every term that the glossary explains in a Document, in reading order."""
    for block in every_block(document):
        if not isinstance(block, EasyRead):
            for inlines in inlines_of(block):
                yield from (one for one in walk_inlines(inlines) if isinstance(one, Term))


def explained(document: Document) -> tuple[Section, ...]:
    """The section that closes print and Word: the terms of the text from A to Z; none if there are none."""
    means = {term.name: term.means for term in terms(document)}
    if not means:
        return ()
    items = tuple(
        Definition((Text(capital(name)),), ((Paragraph((Text(as_sentence(means[name])),)),),))
        for name in sorted(means, key=lambda name: (name.casefold(), name))
    )
    return (Section(EXPLAINED, (Text(EXPLAINED_HEADING),), 2, (DefinitionList(items),)),)


def plain_text(blocks: Blocks) -> Iterator[str]:  # noqa: PLR0912 - one branch a kind of block
    """Every piece of text in reading order: a string for each paragraph, heading, cell or caption.

    EasyRead blocks are left out; see `ideas.easy_read_text`. A figure gives its alt text, then its caption.
    """
    for block in blocks:
        match block:
            case Section(_, heading, _, children):
                yield text_of(heading)
                yield from plain_text(children)
            case Paragraph(children):
                yield text_of(children)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from plain_text(item)
            case DefinitionList(definitions):
                for definition in definitions:
                    yield text_of(definition.term)
                    for meaning in definition.meanings:
                        yield from plain_text(meaning)
            case Quote(children):
                yield from plain_text(children)
            case Callout(_, title, children):
                yield text_of(title)
                yield from plain_text(children)
            case Figure(_, alt, caption):
                yield alt
                if caption:
                    yield text_of(caption)
            case Table(header, rows, caption):
                if caption:
                    yield text_of(caption)
                for row in (header, *rows):
                    yield from (text_of(cell) for cell in row)
            case EasyRead():
                pass


def document_text(document: Document) -> Iterator[str]:
    """The plain text of a Document after its title: summary, blocks, the notes, and the words explained.

    That is the order of print. A web page and a recording explain each term where it stands.
    """
    yield document.summary
    yield from plain_text(document.blocks)
    if document.notes:
        yield NOTES_HEADING
        for note in document.notes:
            yield from plain_text(note.blocks)
    yield from plain_text(explained(document))
