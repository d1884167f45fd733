"""Documents for tests: one with every kind of block, and a Hypothesis strategy for any other."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from builder.document import (
    Block,
    Blocks,
    BulletList,
    Callout,
    Checked,
    Definition,
    DefinitionList,
    Document,
    EasyRead,
    Emph,
    Figure,
    Idea,
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

PICTURE = "images/map.png"  # tests put a picture there


def words(text: str) -> Inlines:
    """Plain words as inlines."""
    return (Text(text),)


def says(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(words(text))


_CARER = Term(words("Carers"), "someone who looks after a friend without being paid", "carer")
_LOOP = Term(words("loop"), "a system that sends sound to hearing aids", "hearing loop")

EVERYTHING = Document(
    title="Tell us about day centres",
    summary="We are planning new opening hours. Tell us what would suit you.",
    address="opportunities/day-centres/",
    date=date(2026, 11, 2),
    checked=Checked("Wexmoor People First", date(2026, 10, 12)),
    blocks=(
        Paragraph(
            (
                Text("Call us on 01632 960 140 by "),
                Strong(words("Friday 12 February 2027")),
                Text(", or see "),
                Link((Text("how we "), Emph(words("pay"))), "#pay"),
                Text(". In Welsh: "),
                Span(words("Tŷ Croeso"), "cy"),
                Text(" "),
                NoteRef(1),
                Text("."),
            )
        ),
        Section(
            "pay",
            words("How we pay you"),
            2,
            (
                Paragraph(
                    (Text("The Orchard"), LineBreak(), Text("2 Blossom Road"), LineBreak(), Text("WX3 5TF"))
                ),
                BulletList(
                    (
                        (says("Cash on the day"),),
                        (
                            says("Vouchers"),
                            OrderedList(((says("for food"),), (says("for travel"),)), start=3),
                            says("Ask us which."),
                        ),
                    )
                ),
                Table(
                    (words("What you said"), words("What we did")),
                    (
                        (words("Open later"), words("Yes, from May")),
                        (words("More buses"), (Strong(words("Not yet")),)),
                        ((Text("A "), _LOOP, Text(" in each room")), words("Yes")),
                    ),
                    words("What people said"),
                ),
                EasyRead(
                    (
                        Idea("money", "", words("We pay you. It is £15 an hour.")),
                        Idea(None, "", words("You can say no.")),
                    )
                ),
                Section(
                    "benefits",
                    words("Benefits"),
                    3,
                    (
                        Callout("important", words("Check first"), (says("Pay can change your benefits."),)),
                        Quote((says("I asked, and it was easy."),)),
                    ),
                ),
            ),
        ),
        Section(
            "where",
            words("Where"),
            2,
            (
                Paragraph((Text("Come in. "), Strong((_CARER,)), Text(" are welcome. There is tea."))),
                Figure(PICTURE, "A map of Wexmoor with 3 stars", words("Where the centres are")),
                DefinitionList(
                    (
                        Definition(words("Hearing loop"), ((says("It sends sound to hearing aids."),),)),
                        Definition(
                            words("Panel"), ((says("A group that meets often."),), (says("A board."),))
                        ),
                    )
                ),
            ),
        ),
    ),
    notes=(Note(1, (says("It means a welcoming house."),)),),
)

# Words with letters and signs that need care in XML, PDF and speech; a small pool is quick to draw from.
_POOL = (
    *("day centre", "Tŷ Croeso", "5 < 6 & 7 > 2", "it's “so”", 'she said "yes"', "10:30am – 12 noon"),
    *("a/b (c)", "100%", "x", "Hollenby’s élan", "e.g. this", "WX7 2AB", "help@example.org", "£20–30"),
)
_WORDS = st.lists(st.sampled_from(_POOL), min_size=1, max_size=3).map(" ".join)


def inlines() -> st.SearchStrategy[Inlines]:
    """Runs of inlines as the reader makes them: folded, trimmed, with words in each."""
    text = _WORDS.map(Text)
    children = st.lists(text, min_size=1, max_size=1).map(tuple)
    link = st.builds(
        Link, children, st.sampled_from(["https://example.org/a", "mailto:a@example.org", "/about/"])
    )
    wrapped = st.one_of(
        *(st.builds(Strong, children), st.builds(Emph, children), link),
        *(st.builds(Span, children, st.just("cy")), st.builds(Term, children, _WORDS, _WORDS)),
    )
    return st.lists(st.one_of(text, wrapped), min_size=1, max_size=4).map(_spaced)


def _spaced(found: list[Inline]) -> Inlines:
    run: list[Inline] = []
    for inline in found:
        if run:
            run.append(Text(" "))
        run.append(inline)
    joined: list[Inline] = []
    for inline in run:
        if isinstance(inline, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + inline.text)
        else:
            joined.append(inline)
    return tuple(joined)


def _tables() -> st.SearchStrategy[Table]:
    def of_columns(count: int) -> st.SearchStrategy[Table]:
        row = st.tuples(*[inlines()] * count)
        return st.builds(Table, row, st.lists(row, min_size=1, max_size=3).map(tuple), st.just(()))

    return st.integers(1, 3).flatmap(of_columns)


def blocks() -> st.SearchStrategy[Blocks]:
    """Blocks without sections, nested a few deep."""
    simple = st.one_of(st.builds(Paragraph, inlines()), _tables())

    def around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        some = st.lists(inner, min_size=1, max_size=2).map(tuple)
        items = st.lists(some, min_size=1, max_size=3).map(tuple)
        definition = st.builds(Definition, inlines(), st.lists(some, min_size=1, max_size=2).map(tuple))
        return st.one_of(
            st.builds(BulletList, items),
            st.builds(OrderedList, items, st.integers(1, 20)),
            st.builds(Quote, some),
            st.builds(Callout, st.just("note"), inlines(), some),
            st.builds(DefinitionList, st.lists(definition, min_size=1, max_size=2).map(tuple)),
        )

    return st.lists(st.recursive(simple, around, max_leaves=5), max_size=4).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any Document of a few blocks and up to three sections."""
    tops = []
    for number in range(draw(st.integers(0, 3))):
        inner = (Section(f"s{number}-1", draw(inlines()), 3, draw(blocks())),) if draw(st.booleans()) else ()
        tops.append(Section(f"s{number}", draw(inlines()), 2, draw(blocks()) + inner))
    return Document("Day centres", draw(_WORDS), draw(blocks()) + tuple(tops), "opportunities/day-centres/")
