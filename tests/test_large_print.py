"""Large print: every word of a Document in tag order, in sizes that can be read, inside the margins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from builder import statements
from builder.checks.paper import standard
from builder.checks.paper.ink import Drawn
from builder.checks.paper.pdf import drawn, tag_text, tagged
from builder.context import Context, Written
from builder.document import (
    Block,
    BulletList,
    Callout,
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
    Text,
)
from builder.paper.furniture import A4
from builder.schema.site import Contact, OtherFormats, Site
from builder.theme import tokens
from builder.words import NOTES_HEADING, document_text, plain_text, text_of
from builder.writers import large_print
from tests.support.paper import assert_accessible

SITE = Site(
    organisation="Wexmoor Borough Council",
    name="Involve Wexmoor",
    about="Have your say on care and support in Wexmoor.",
    address="https://involve.example.org/wexmoor",
    contact=Contact(role="the Involvement Team", phone="01632 960 140", email="involve@example.org"),
    complaints="Tell us, or call 01632 960 180.",
    other_formats=OtherFormats(phone="01632 960 100", email="formats@example.org"),
)
WIDTH, HEIGHT = A4
MARGIN = tokens()["print"]["margin"]


@pytest.fixture(scope="module")
def cache(request: pytest.FixtureRequest) -> Path:
    """Fonts take seconds to make, so they are kept from run to run."""
    return request.config.cache.mkdir("print")


@pytest.fixture
def context(tmp_path: Path, cache: Path) -> Context:
    images = tmp_path / "images"
    images.mkdir()
    Image.new("RGB", (800, 500), "#0b5953").save(images / "garden.jpg")
    Image.new("RGBA", (90, 60), (11, 89, 83, 128)).save(images / "logo.png")
    return Context(SITE, tmp_path, cache)


def words(text: str) -> Inlines:
    return (Text(text),)


def says(*pieces: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(piece) if isinstance(piece, str) else piece for piece in pieces))


def of(*blocks: Block, **more: object) -> Document:
    return Document("Tell us about day centres", "We want to hear from you.", blocks, **more)  # type: ignore[arg-type]


def expected(document: Document) -> list[str]:
    opening = [
        document.title,
        statements.published_by(SITE, document.date),
        document.summary,
        statements.OTHER_FORMATS_HEADING,
        *plain_text(statements.other_formats(SITE)),
    ]
    said = [*opening, *list(document_text(document))[1:], *plain_text(statements.closing(SITE))]
    return [folded for folded in (" ".join(normalize("NFC", text).split()) for text in said) if folded]


def assert_right(document: Document, context: Context, target: Path) -> Written:
    """The words of the Document in tag order, accessible, and nothing outside the margins."""
    written = large_print.write(document, target, context)
    assert tag_text(target) == expected(document)
    assert_accessible({target: document})
    for piece in drawn(target):
        assert piece.left >= MARGIN - 0.1, piece
        assert piece.right - space_at_end(piece) <= WIDTH - MARGIN + 0.1, piece
        assert MARGIN / 2 <= piece.baseline <= HEIGHT - MARGIN / 2, piece
    return written


def space_at_end(piece: Drawn) -> float:
    """The room that a space takes which ends a line."""
    return piece.size / 2 if piece.text.endswith(" ") else 0


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "large-print.pdf"


# ---- Every kind of block ---------------------------------------------------------------------------------

LONG = "A day centre is a place where adults meet friends, eat together and do things they enjoy. " * 3

BLOCKS: dict[str, tuple[Block, ...]] = {
    "section": (
        Section("a", words("First"), 2, (says("One"), Section("b", words("Inside"), 3, (says("Two"),)))),
        Section("c", words("Second"), 2, (says(LONG),)),
    ),
    "deep section": (Section("a", words("First"), 2, (Section("b", words("Deep"), 5, (says("Two"),)),)),),
    "paragraph": (says("Call ", Strong(words("us")), Emph(words(" now")), ".", LineBreak(), LONG),),
    "bullets": (
        BulletList(((says("One"),), (says(LONG), BulletList(((says("Inside"),), (says(LONG),)))), ())),
        says("After"),
    ),
    "numbers": (OrderedList(tuple((says(f"Step {number}"), says(LONG)) for number in range(12)), start=98),),
    "definitions": (
        DefinitionList(
            (
                Definition(words("Carer"), ((says("Someone who looks after a friend."),),)),
                Definition(words("Hub"), ((says("A place."),), (says(LONG), says("More.")))),
            )
        ),
    ),
    "quote": (Quote((says(LONG), says("Ash, Hollenby"))),),
    "callout": (Callout("important", words("Nothing closes"), (says(LONG), BulletList(((says("One"),),)))),),
    "callout without title": (Callout("note", (), (says(LONG),)),),
    "figure": (Figure("images/garden.jpg", "People in a garden", words("Our garden in May")), says("After")),
    "figure without caption": (Figure("images/logo.png", "The logo of the panel"),),
    "decoration": (Figure("images/logo.png", "", words("Only a caption")),),
    "table": (
        Table(
            (words("When"), words("Where"), ()),
            tuple((words(f"{day} March"), words(f"Hall {day}, {LONG}"), ()) for day in range(1, 9)),
            words("Where we meet"),
        ),
    ),
    "table without rows": (Table((words("When"), words("Where")), ()),),
    "links": (
        Section(
            "pay",
            words("Pay"),
            2,
            (says("See ", Link(words("the plan"), "/plan/"), " or ", Link(words("pay"), "#pay"), "."),),
        ),
    ),
    "languages": (
        says("In Welsh: ", Span((Text("croeso i’r "), Strong(words("ŵyl"))), "cy"), ". Thank you."),
    ),
    "link in a language": (
        says(
            Span((Link(words("Croeso"), "/cy/"), Text(" pawb")), "cy"),
            Link((Text("and "), Span(words("hwyl"), "cy")), "/"),
        ),
    ),
    "easy read": (
        says("Before"),
        EasyRead((Idea("calendar", "a calendar", words("Not on paper")),)),
        says("After"),
    ),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_every_kind_of_block_reaches_the_page(kind: str, context: Context, target: Path) -> None:
    written = assert_right(of(*BLOCKS[kind]), context, target)
    assert written.messages == ()


def test_all_kinds_together_with_notes_and_a_date(context: Context, target: Path) -> None:
    blocks = tuple(block for kind in BLOCKS.values() for block in kind)
    notes = (Note(1, (says("First note."),)), Note(2, (says(LONG), says("Second."))))
    document = of(*blocks, says("See ", NoteRef(2), "."), notes=notes, date=date(2027, 3, 3))
    written = assert_right(document, context, target)
    with pikepdf.open(target) as pdf:
        assert written.extent == f"{len(pdf.pages)} pages"


def test_an_empty_document_is_one_page(context: Context, target: Path) -> None:
    assert assert_right(of(), context, target).extent == "1 page"


def test_the_same_document_makes_the_same_bytes(context: Context, target: Path, tmp_path: Path) -> None:
    document = of(*(block for kind in BLOCKS.values() for block in kind))
    large_print.write(document, target, context)
    large_print.write(document, tmp_path / "again.pdf", context)
    assert target.read_bytes() == (tmp_path / "again.pdf").read_bytes()


# ---- Tags ------------------------------------------------------------------------------------------------


def tags_of(document: Document, context: Context, target: Path) -> dict[str, tuple[str, ...]]:
    """The tag of each block by its words, with the tags of the elements around it."""
    large_print.write(document, target, context)
    return {block.text: (*block.around[1:], block.tag) for block in tagged(target)}


def test_blocks_have_the_tags_of_the_standard(context: Context, target: Path) -> None:
    table = Table((words("When"),), ((words("now"),),), words("Times"))
    tags = tags_of(
        of(
            Section("a", words("Heading"), 2, (Section("b", words("Skipping"), 5, ()),)),
            OrderedList(((says("step"),),)),
            DefinitionList((Definition(words("term"), ((says("meaning"),),)),)),
            Quote((says("said"),)),
            Callout("note", words("title"), (says("inside"),)),
            Figure("images/logo.png", "alt", words("caption")),
            table,
            notes=(Note(1, (says("note"),)),),
        ),
        context,
        target,
    )
    assert tags["Tell us about day centres"] == ("H1",)
    assert tags["Heading"] == ("Sect", "H2")
    assert tags["Skipping"] == ("Sect", "Sect", "H3")
    assert tags["1."] in [("L", "LI", "Label"), ("Sect", "Note", "Label")]
    assert tags["step"] == tags["meaning"] == ("L", "LI", "LBody", "P")
    assert tags["term"] == ("L", "LI", "Lbl")
    assert tags["said"] == ("BlockQuote", "P")
    assert tags["title"] == tags["inside"] == ("Div", "P")
    assert tags["alt"] == ("Div", "Figure")
    assert tags["caption"] == ("Div", "Caption")
    assert tags["Times"] == ("Table", "Caption")
    assert tags["When"] == ("Table", "THead", "TR", "TH")
    assert tags["now"] == ("Table", "TBody", "TR", "TD")
    assert tags[NOTES_HEADING] == ("Sect", "H2")


def test_headings_are_bookmarks(context: Context, target: Path) -> None:
    inner = Section("same", words("Inside"), 3, ())
    large_print.write(
        of(Section("same", words("One"), 2, (inner,)), notes=(Note(1, (says("n"),)),)), target, context
    )
    with pikepdf.open(target) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Tell us about day centres"
        assert [entry.title for entry in title.children] == [
            statements.OTHER_FORMATS_HEADING,
            "One",
            NOTES_HEADING,
            *(text_of(section.heading) for section in statements.closing(SITE)),
        ]
        assert [entry.title for entry in title.children[1].children] == ["Inside"]


def test_the_file_has_the_language_and_title_of_the_document(context: Context, target: Path) -> None:
    large_print.write(of(says("Croeso"), lang="cy"), target, context)
    with pikepdf.open(target) as pdf, pdf.open_metadata() as metadata:
        assert str(pdf.Root.Lang) == "cy"
        assert metadata["dc:title"] == "Tell us about day centres"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


# ---- Links -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("mailto:formats@example.org", "mailto:formats@example.org"),
        ("tel:01632960100", "tel:01632960100"),
        ("/plan/#pay", "https://involve.example.org/wexmoor/plan/#pay"),
        ("/images/tŷ mawr.png", "https://involve.example.org/wexmoor/images/t%C5%B7%20mawr.png"),
        ("#elsewhere", "https://involve.example.org/wexmoor/opportunities/day-centres/#elsewhere"),
    ],
)
def test_links_lead_to_whole_addresses(context: Context, target: Path, link: str, address: str) -> None:
    document = of(says(Link(words("the words"), link)), address="opportunities/day-centres/")
    large_print.write(document, target, context)
    with pikepdf.open(target) as pdf:
        annotation = list(pdf.pages[0].Annots)[-1]
        assert (str(annotation.A.URI), str(annotation.Contents)) == (address, "the words")


def test_links_and_note_references_lead_inside_the_file(context: Context, target: Path) -> None:
    document = of(
        says("See ", Link(words("pay"), "#pay"), " ", NoteRef(1), " and ", NoteRef(9), "."),
        *(says(LONG) for _ in range(8)),
        Section("pay", words("Pay"), 2, ()),
        notes=(Note(1, (says("A note."),)),),
    )
    assert_right(document, context, target)
    with pikepdf.open(target) as pdf:
        inside = [annotation for annotation in pdf.pages[0].Annots if "/Dest" in annotation]
        assert [str(annotation.Contents) for annotation in inside] == ["pay", "(note 1)"]
        assert {annotation.Dest[0].objgen for annotation in inside} == {pdf.pages[-1].objgen}


# ---- What large print must never do ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "word", ["x" * 60, "https://example.org/" + "long/path?and=query&" * 100, "W" * 2000]
)
def test_a_word_too_long_for_its_line_stays_on_the_page(context: Context, target: Path, word: str) -> None:
    cells = (words(word), words("short"), (Link(words(word), "https://example.org/"),))
    table = Table((words("One"), words("Two"), words("Three")), (cells,))
    document = of(
        says(word), BulletList(((BulletList(((says(word),),)),),)), table, Callout("note", words(word), ())
    )
    assert_right(document, context, target)


def test_a_table_of_many_columns_stays_on_the_page(context: Context, target: Path) -> None:
    header = tuple(words(f"Column{number}") for number in range(12))
    assert_right(of(Table(header, (header, header))), context, target)


def test_a_row_taller_than_a_page_is_printed(context: Context, target: Path) -> None:
    row = (words("Why"), words(LONG * 12))
    written = assert_right(of(Table((words("What"), words("More")), (row, row))), context, target)
    assert int(written.extent.split()[0]) > 4


def test_a_repeated_header_is_heard_once(context: Context, target: Path) -> None:
    rows = tuple((words(f"row {number}"), words("words")) for number in range(60))
    assert_right(of(Table((words("Heard once"), words("More")), rows)), context, target)
    painted = [piece for piece in drawn(target) if piece.text == "Heard once"]
    assert len(painted) > 2
    assert [piece.mcid is not None for piece in painted] == [True] + [False] * (len(painted) - 1)


def test_no_heading_is_the_last_thing_on_a_page(context: Context, target: Path) -> None:
    sections = tuple(
        Section(
            f"s{number}", words(f"Heading {number}"), 2, (says(LONG), Figure("images/garden.jpg", "A garden"))
        )
        for number in range(12)
    )
    assert_right(of(*sections), context, target)
    last = {piece.page: piece for piece in drawn(target) if piece.mcid is not None}
    assert len(last) > 8
    assert not [piece.text for piece in last.values() if piece.text.startswith("Heading")]


def test_words_that_lead_into_a_list_move_on_with_it(context: Context, target: Path) -> None:
    bullets = BulletList(tuple((says(f"item{number}"),) for number in range(3)))
    for before in range(6, 14):
        large_print.write(of(*[says("x")] * before, says("You can bring:"), bullets), target, context)
        found = {piece.text: piece.page for piece in drawn(target)}
        assert found["You can bring:"] == found["item0"]


def test_pages_are_numbered_at_body_size_and_say_their_title(context: Context, target: Path) -> None:
    large_print.write(replace(of(*[says(LONG)] * 12), title="Day centres " * 9), target, context)
    feet = [piece for piece in drawn(target) if piece.mcid is None and piece.baseline < MARGIN * 1.2]
    numbers = [piece for piece in feet if piece.text.startswith("Page")]
    assert [piece.text for piece in numbers] == [f"Page {number}" for number in range(1, len(numbers) + 1)]
    assert {round(piece.right, 1) for piece in numbers} == {round(WIDTH - MARGIN, 1)}
    assert {piece.size for piece in numbers} == {18}
    titles = {piece.text for piece in feet} - {piece.text for piece in numbers}
    assert titles == {"Day centres Day centres Day centres Day centres…"}


def test_no_italics_are_used(context: Context, target: Path) -> None:
    large_print.write(of(says("plain ", Emph(words("stressed")))), target, context)
    assert {piece.text: piece.font.split("-")[1] for piece in drawn(target)}["stressed"] == "Bold"
    assert not [piece for piece in drawn(target) if "Italic" in piece.font]


def test_a_phone_number_stays_on_one_line(context: Context, target: Path) -> None:
    for length in range(20, 60):
        large_print.write(of(says("x" * length, " 01632 960 140 ", "y" * 10)), target, context)
        assert any("01632 960 140" in piece.text for piece in drawn(target))


def test_a_day_and_its_month_stay_on_one_line(context: Context, target: Path) -> None:
    for length in range(20, 60):
        large_print.write(of(says("x" * length, " 26 February 2027 ", "y" * 10)), target, context)
        assert any("26 February" in piece.text for piece in drawn(target))


# ---- Trouble ---------------------------------------------------------------------------------------------


def test_a_character_without_a_letter_shape_is_told_and_said_in_words(context: Context, target: Path) -> None:
    document = of(
        Paragraph(words("Yes ✓ and ✓"), line=7),
        Table((words("A"),), ((words("→ \ue000"),),), line=9),
        source="content/day-centres.md",
    )
    written = large_print.write(document, target, context)
    assert [(message.file, message.line, message.level) for message in written.messages] == [
        ("content/day-centres.md", 7, "warn"),
        ("content/day-centres.md", 9, "warn"),
        ("content/day-centres.md", 9, "warn"),
    ]
    assert "“✓”" in written.messages[0].what
    assert "Atkinson Hyperlegible and Noto Sans" in written.messages[0].what
    painted = "".join(piece.text for piece in drawn(target))
    assert "Yes [check mark] and [check mark]" in painted
    assert "[rightwards arrow] [character U+E000]" in painted
    assert {"Yes ✓ and ✓", "→ \ue000"} <= set(tag_text(target)), "what a reading program is given"


def test_welsh_letters_are_drawn(context: Context, target: Path) -> None:
    document = replace(of(says("Gŵyl y tŷ")), title="Tŷ’r ŵyl")
    assert assert_right(document, context, target).messages == ()
    shown = {piece.text: piece.font for piece in drawn(target)}
    assert shown["Gŵyl"].endswith("NotoSans-Regular")
    assert any(piece.font.endswith("NotoSans-Bold") for piece in drawn(target))


def test_a_picture_that_cannot_be_read_is_told(context: Context, target: Path) -> None:
    (context.content / "images" / "broken.png").write_bytes(b"nothing")
    document = of(
        Figure("images/missing.png", "Gone", line=3),
        Figure("images/broken.png", "Broken", words("caption"), line=5),
        source="content/day-centres.md",
    )
    written = large_print.write(document, target, context)
    assert [(message.line, message.code) for message in written.messages] == [
        (3, "picture-unreadable"),
        (5, "picture-unreadable"),
    ]
    assert "images/missing.png" in written.messages[0].what


# ---- Any Document ----------------------------------------------------------------------------------------

PHRASES = (
    *(
        "",
        " ",
        "word",
        "two words",
        "Gŵyl y tŷ",
        "£5 – “quoted” & <b>",
        "(a) \\ (b",
        "soft\u00adhyphen",
        "a\u00a0b",
    ),
    *("call 01632 960 100 now", "w" * 90, "https://example.org/a/b?c=d&e=" + "f" * 40, LONG),
)
phrases = st.sampled_from(PHRASES)
leaves = st.one_of(phrases.map(Text), st.just(LineBreak()), st.integers(1, 3).map(NoteRef))
few = st.lists(leaves, max_size=2).map(tuple)
targets = st.sampled_from(["/a/", "#s", "#x", "tel:01632960100"])
inner = st.one_of(
    leaves, few.map(Strong), few.map(Emph), st.builds(Span, few, st.just("cy")), st.builds(Link, few, targets)
)
inlines = st.one_of(
    few, st.lists(inner, max_size=3).map(tuple), inner.map(lambda one: (Span((one,), "cy"), Strong((one,))))
)


def tables() -> st.SearchStrategy[Table]:
    def of_columns(count: int) -> st.SearchStrategy[Table]:
        row = st.tuples(*[inlines] * count)
        return st.builds(Table, row, st.lists(row, max_size=3).map(tuple), inlines)

    return st.integers(1, 5).flatmap(of_columns)


def groups() -> st.SearchStrategy[tuple[Block, ...]]:
    def around(inside: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        many = st.lists(inside, max_size=2).map(tuple)
        items = st.lists(many, max_size=2).map(tuple)
        definitions = st.builds(Definition, inlines, items).map(lambda one: (one,))
        heading = st.sampled_from(PHRASES[2:]).map(words)
        return st.one_of(
            st.builds(BulletList, items),
            st.builds(OrderedList, items, st.sampled_from([0, 1, 999])),
            st.builds(DefinitionList, definitions),
            st.builds(Quote, many),
            st.builds(Callout, st.just("note"), inlines, many),
            st.builds(Section, st.sampled_from(["s", "t"]), heading, st.integers(2, 6), many),
        )

    simple = st.one_of(st.builds(Paragraph, inlines), tables())
    return st.lists(st.recursive(simple, around, max_leaves=4), max_size=4).map(tuple)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(made=groups(), title=st.sampled_from(PHRASES[2:]), notes=st.lists(groups(), max_size=1))
def test_any_document_is_told_whole(
    context: Context, target: Path, made: tuple[Block, ...], title: str, notes: list[tuple[Block, ...]]
) -> None:
    numbered = tuple(Note(number, note) for number, note in enumerate(notes, 1))
    document = Document(title, "Summary", made, notes=numbered)
    written = large_print.write(document, target, context)
    assert written.messages == ()
    plain = [text.replace("\u00ad", "") for text in expected(document)]
    assert tag_text(target) == [folded for folded in (" ".join(text.split()) for text in plain) if folded]
    assert list(standard.check(target)) == []


def test_ten_thousand_words_are_whole(context: Context, target: Path) -> None:
    table = Table(
        (words("When"), words("Where")), tuple((words("3 March"), words("The hall")) for _ in range(20))
    )
    sections = tuple(
        Section(
            f"s{number}", words("Heading"), 2, (says(LONG), says(LONG), BulletList(((says(LONG),),)), table)
        )
        for number in range(44)
    )
    document = of(*sections)
    assert sum(len(piece.split()) for piece in document_text(document)) > 10_000
    assert assert_right(document, context, target).messages == ()
