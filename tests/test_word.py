"""The Word writer: every word in order, real styles and lists, and a file that says what it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from builder.appearance import Appearance
from builder.context import Context
from builder.document import (
    Block,
    Blocks,
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
from builder.messages import BuildError
from builder.ooxml.elements import clean
from builder.ooxml.looks import Measures
from builder.ooxml.sheet import A4
from builder.ooxml.tables import column_widths
from builder.schema.site import Contact, OtherFormats, Site
from builder.statements import OTHER_FORMATS_HEADING, closing, other_formats, published_by
from builder.theme import tokens
from builder.words import NOTES_HEADING, document_text, plain_text
from builder.writers import word
from tests.docx_text import NAMESPACES, Element, W, body_text, find, part, style, text
from tests.support.documents import EVERYTHING, PICTURE, says, words

SITE = Site(
    organisation="Wexmoor Borough Council",
    name="Involve Wexmoor",
    about="Have your say on care and support in Wexmoor.",
    address="https://involve.example.org/wexmoor",
    contact=Contact(role="the Involvement Team", phone="01632 960 140", email="involve@example.org"),
    complaints="Tell us, or call 01632 960 180.",
    other_formats=OtherFormats(phone="01632 960 100", email="formats@example.org"),
)


@pytest.fixture
def context(tmp_path: Path) -> Context:
    picture = tmp_path / PICTURE
    picture.parent.mkdir()
    Image.new("RGB", (400, 250), "#0b5953").save(picture)
    return Context(SITE, tmp_path, tmp_path / "cache")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "page.docx"


def of(*blocks: Block, **more: object) -> Document:
    return Document("Tell us about day centres", "We want to hear from you.", blocks, **more)  # type: ignore[arg-type]


def line(*pieces: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(piece) if isinstance(piece, str) else piece for piece in pieces))


def expected(document: Document) -> list[str]:
    said = [
        document.title,
        published_by(SITE, document.date),
        document.summary,
        OTHER_FORMATS_HEADING,
        *plain_text(other_formats(SITE)),
        *list(document_text(document))[1:],
        *plain_text(closing(SITE)),
    ]
    return [folded for folded in (" ".join(clean(text).split()) for text in said) if folded]


def written(document: Document, context: Context, target: Path) -> Element:
    """Write a Document, check what is true of every file, and give the body."""
    word.write(document, target, context)
    assert body_text(target) == expected(document)
    (body,) = part(target, "word/document.xml")
    assert_sound(body)
    return body


def assert_sound(body: Element) -> None:
    """No empty paragraphs, every bookmark once, every inner link with a place to go."""
    for paragraph in find(body, ".//w:p[not(.//w:t) and not(.//w:drawing)]"):
        assert is_cell(paragraph) or find(paragraph, "w:pPr/w:numPr") or style(paragraph) == "TableGap"
    names = [mark.get(f"{W}name") for mark in find(body, ".//w:bookmarkStart")]
    assert len(names) == len({name.lower() for name in names})
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,39}", name) for name in names)
    assert {link.get(f"{W}anchor") for link in find(body, ".//w:hyperlink[@w:anchor]")} <= set(names)
    starts, ends = (
        [mark.get(f"{W}id") for mark in find(body, f".//w:bookmark{end}")] for end in ("Start", "End")
    )
    assert sorted(starts) == sorted(set(ends))
    for table in find(body, ".//w:tbl"):
        assert table.getnext().tag != f"{W}tbl"


def is_cell(paragraph: Element) -> bool:
    return bool(paragraph.getparent().tag == f"{W}tc")


def styled(body: Element) -> list[tuple[str, str]]:
    """The style and the words of every paragraph but those of the contents list."""
    return [(style(each), text(each)) for each in find(body, ".//w:p[not(ancestor::w:sdt)]")]


def paragraph_of(body: Element, said: str) -> Element:
    (found,) = [each for each in find(body, ".//w:p[not(ancestor::w:sdt)]") if text(each) == said]
    return found


# ---- Every word, in order --------------------------------------------------------------------------------

LONG = "A day centre is a place where adults meet friends, eat together and do things they enjoy. " * 3
TABLE = Table((words("When"), words("Where")), ((words("Monday"), ()), (words("Friday"), words("Hollenby"))))

BLOCKS: dict[str, tuple[Block, ...]] = {
    "no blocks": (),
    "sections": (
        Section("a", words("First"), 2, (says("One"), Section("b", words("Inside"), 3, (says("Two"),)))),
        Section("c", words("Second"), 2, (says("Three"),)),
        Section("d", words("Deep"), 6, (Section("e", words("Deeper"), 7, (says("Four"),)),)),
    ),
    "inlines": (
        line("Call ", Strong(words("us")), Emph((Text(" now"), Strong(words("!")))), LineBreak(), LONG),
    ),
    "bullets": (
        BulletList(((says("One"),), (says("Two"), BulletList(((says("Inside"),), (says("More"),)))), ())),
    ),
    "numbers": (OrderedList(((says("One"), says("still one")), (Quote((says("Two"),)),), ()), start=9),),
    "items without words of their own": (
        OrderedList(
            ((BulletList(((says("inside"),),)),), (TABLE,), (OrderedList(((says("one"),),)), says("two")))
        ),
        BulletList(((TABLE,), (Figure(PICTURE, "A map"),), (Section("s", words("Heading"), 3, ()),))),
    ),
    "lists in lists in lists": (
        BulletList(
            ((says("1"), OrderedList(((says("2"), BulletList(((says("3"),), (TABLE, says("4"))))),))),)
        ),
    ),
    "definitions": (
        DefinitionList(
            (
                Definition(
                    words("Hub"), ((says("A place."),), (BulletList(((says("to meet"),),)), says("More.")))
                ),
                Definition(words("Carer"), ((says("Someone who looks after a friend."),),)),
            )
        ),
    ),
    "quotes and callouts": (
        Quote((says("I went."), BulletList(((says("Twice"),),)))),
        Callout(
            "note",
            words("Note"),
            (says("Inside"), OrderedList(((says("One"),),)), TABLE, Quote((says("Q"),))),
        ),
        Callout("note", (), (says("No title"),)),
    ),
    "figures": (
        Figure(PICTURE, "A map of Wexmoor", words("Where we are")),
        Figure(PICTURE, "The same <map> & “more”"),
        Figure(PICTURE, "", words("Only a caption")),
    ),
    "tables": (TABLE, TABLE, replace(TABLE, caption=words("Times")), Table((words("Only headers"),), ())),
    "tables of nothing": (
        Table((), ()),
        Table((), ((), ()), words("Only a caption")),
        Table(((),), (((),),)),
    ),
    "headers without room": (Table(tuple(words(f"Only header {n}") for n in range(9)), ()),),
    "easy read": (
        says("Before"),
        EasyRead((Idea("calendar", "a calendar", words("Not here")),)),
        says("After"),
    ),
    "nothing to say": (Paragraph(()), says(" "), Section("x", (), 2, (says(""),)), says("Something")),
    "signs that XML forbids": (says("a\x00b\x0bc\ud800d\ufffe <&>\"' ŵ €\U0001f600"), says("tab\tand\nline")),
    "other scripts": (says("আপনার মতামত জানান"), line(Span(words("شاركنا رأيك"), "ar"))),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_every_kind_of_block_reaches_word(kind: str, context: Context, target: Path) -> None:
    written(of(*BLOCKS[kind]), context, target)


def test_all_kinds_together(context: Context, target: Path) -> None:
    body = written(EVERYTHING, context, target)
    assert NOTES_HEADING in [text(each) for each in find(body, ".//w:p")]


def around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    """Every kind of block that holds others."""
    some = st.lists(inner, max_size=2).map(tuple)
    items = st.lists(some, max_size=2).map(tuple)
    term = st.builds(Definition, st.just(words("Term")), items)
    return st.one_of(
        st.builds(BulletList, items),
        st.builds(OrderedList, items, st.integers(0, 30)),
        st.builds(Quote, some),
        st.builds(Callout, st.just("note"), st.sampled_from([(), words("Title")]), some),
        st.builds(DefinitionList, st.tuples(term)),
        st.builds(Section, st.sampled_from("abc"), st.just(words("Heading")), st.integers(2, 7), some),
    )


SIMPLE = tuple(
    block for kind in BLOCKS.values() for block in kind if isinstance(block, Paragraph | Figure | Table)
)
ANY = st.lists(st.recursive(st.sampled_from(SIMPLE), around, max_leaves=8), max_size=4).map(tuple)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks=ANY, note=ANY)
def test_any_document(blocks: Blocks, note: Blocks, context: Context, target: Path) -> None:
    written(of(*blocks, notes=(Note(1, note),)), context, target)


def test_the_same_document_makes_the_same_bytes(context: Context, target: Path, tmp_path: Path) -> None:
    word.write(EVERYTHING, target, context)
    again = tmp_path / "again.docx"
    program = (
        "import sys, pathlib; from builder.context import Context; from builder.writers import word;"
        "from tests.support.documents import EVERYTHING; from tests.test_word import SITE;"
        "word.write(EVERYTHING, pathlib.Path(sys.argv[1]), Context(SITE, pathlib.Path(sys.argv[2]), None))"
    )
    # A new process on another day: another hash seed, another clock.
    root = Path(__file__).parent.parent
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-c", program, again, tmp_path], env=environment, cwd=root, check=True)
    assert target.read_bytes() == again.read_bytes()
    with ZipFile(target) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


# ---- Structure -------------------------------------------------------------------------------------------


def test_the_file_opens_with_title_publisher_summary_and_other_formats(
    context: Context, target: Path
) -> None:
    found = styled(written(EVERYTHING, context, target))[:5]
    assert found == [
        ("Heading1", "Tell us about day centres"),
        ("PublishedBy", "Published by Wexmoor Borough Council, 2 November 2026"),
        ("Summary", "We are planning new opening hours. Tell us what would suit you."),
        ("CalloutTitle", OTHER_FORMATS_HEADING),
        ("Callout", next(plain_text(other_formats(SITE)))),
    ]


def test_headings_have_the_levels_of_the_sections(context: Context, target: Path) -> None:
    body = written(of(*BLOCKS["sections"], notes=(Note(1, (says("n"),)),)), context, target)
    headings = [found for found in styled(body) if found[0].startswith("Heading")]
    assert headings[1:-2] == [
        ("Heading2", "First"),
        ("Heading3", "Inside"),
        ("Heading2", "Second"),
        ("Heading6", "Deep"),
        ("Heading6", "Deeper"),
        ("Heading2", NOTES_HEADING),
    ]
    levels = find(part(target, "word/styles.xml"), "//w:style[w:pPr/w:outlineLvl]/w:name/@w:val")
    assert levels == [f"heading {level}" for level in range(1, 7)]


def test_contents_show_links_before_word_renews_them(context: Context, target: Path) -> None:
    sections = tuple(Section(f"s-{n}", words(f"Section {n}"), 2, (says("…"),)) for n in range(2))
    inner = Section("in", line("An ", Link(words("inner"), "/a/"), " one").children, 3, ())
    body = written(of(*sections, inner), context, target)
    (block,) = find(body, "w:sdt")
    assert find(block, "w:sdtPr/w:docPartObj/w:docPartGallery/@w:val") == ["Table of Contents"]
    heading, *entries = find(block, "w:sdtContent/w:p")
    assert (style(heading), text(heading)) == ("Heading2", "Contents")
    assert [(style(entry), text(entry)) for entry in entries] == [
        ("TOC2", "Section 0"),
        ("TOC2", "Section 1"),
        ("TOC3", "An inner one"),
        ("TOC2", "Contact us"),
        ("TOC2", "If something goes wrong"),
    ]
    assert [find(entry, "w:hyperlink/@w:anchor") for entry in entries] == [
        *(["s_0"], ["s_1"], ["in"], ["contact_us"], ["going_wrong"])
    ]
    assert find(block, ".//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]
    (instruction,) = find(block, ".//w:instrText/text()")
    span = re.fullmatch(r' TOC \\o "2-3" \\n \\h \\b (\w+) ', instruction)
    assert span is not None
    (start,) = find(body, f"w:bookmarkStart[@w:name='{span[1]}']")
    assert start.getprevious() is block
    (end,) = find(body, f"w:bookmarkEnd[@w:id='{start.get(f'{W}id')}']")
    assert end.getnext().tag == f"{W}sectPr"


def test_short_documents_have_no_contents_and_long_contents_keep_to_the_first_level(
    context: Context, target: Path
) -> None:
    section = Section("a", words("One"), 2, ())
    assert not find(written(of(section, replace(section, id="b")), context, target), "w:sdt")
    inner = tuple(Section(f"i{n}", words(f"Inner {n}"), 3, ()) for n in range(14))
    body = written(of(section, Section("b", words("Two"), 2, inner)), context, target)
    assert [text(entry) for entry in find(body, "w:sdt//w:p")] == [
        *("Contents", "One", "Two", "Contact us", "If something goes wrong")
    ]


def test_the_status_of_a_page_stands_before_the_contents(context: Context, target: Path) -> None:
    sections = tuple(Section(f"s-{n}", words(f"Section {n}"), 2, (says("…"),)) for n in range(3))
    body = written(of(says("Open until Friday 12 February 2027."), TABLE, *sections), context, target)
    (contents,) = find(body, "w:sdt")
    assert contents.getprevious().tag == f"{W}tbl"
    assert text(contents.getprevious().getprevious()) == "Open until Friday 12 February 2027."
    first = next(one for one in contents.itersiblings() if one.tag == f"{W}p")
    assert (style(first), text(first)) == ("Heading2", "Section 0")


def numbers(body: Element) -> dict[str, tuple[str, str, int]]:
    """The style, list number and depth of each paragraph of a list, by its words."""
    found = {}
    for each in find(body, ".//w:p[w:pPr/w:numPr]"):
        (count,), (depth,) = find(each, ".//w:numId/@w:val"), find(each, ".//w:ilvl/@w:val")
        found[text(each)] = (style(each), str(count), int(depth))
    return found


def test_lists_are_real_lists(context: Context, target: Path) -> None:
    nested = OrderedList(((says("inner one"),), (says("inner two"), says("continued"))))
    document = of(
        OrderedList(((says("one"), nested), (says("two"), BulletList(((says("dot"),),))))),
        OrderedList(((says("nine"),),), start=9),
    )
    body = written(document, context, target)
    found = numbers(body)
    assert found["one"][::2] == ("ListNumber", 0)
    assert found["one"] == found["two"]
    assert found["inner one"][::2] == ("ListNumber", 1)
    assert found["inner one"][1] != found["one"][1]
    assert found["dot"] == ("ListBullet", "1", 1)
    continued = paragraph_of(body, "continued")
    assert style(continued) == "ListContinue"
    assert "continued" not in found
    numbering = part(target, "word/numbering.xml")
    starts = {
        count.get(f"{W}numId"): find(count, ".//w:lvlOverride[@w:ilvl]/w:startOverride/@w:val")
        for count in find(numbering, "w:num")
    }
    assert starts[found["one"][1]] == starts[found["inner one"][1]] == ["1"]
    assert starts[found["nine"][1]] == ["9"]
    assert {count for _, count, _ in found.values()} <= set(starts)


def test_a_number_without_words_of_its_own_still_counts(context: Context, target: Path) -> None:
    body = written(of(OrderedList(((TABLE,), (says("two"),)))), context, target)
    (bare,) = find(body, "w:p[w:pPr/w:numPr and not(.//w:t)]")
    assert find(bare, ".//w:numId/@w:val") == [numbers(body)["two"][1]]
    assert bare.getnext().tag == f"{W}tbl"


def test_lists_deeper_than_word_knows_stay_lists(context: Context, target: Path) -> None:
    block: Block = says("deepest")
    for _ in range(12):
        block = BulletList(((says("level"), block),))
    body = written(of(block, TABLE), replace(context, appearance=Appearance(28)), target)
    lefts = [*find(body, ".//w:ind/@w:left"), *find(part(target, "word/numbering.xml"), "//w:ind/@w:left")]
    assert max(map(int, lefts)) <= A4.text_width / 2, "half of the line is left for words"
    assert {int(depth) for depth in find(body, ".//w:ilvl/@w:val")} == set(range(9))


def test_definitions_quotes_and_callouts_have_styles_of_their_own(context: Context, target: Path) -> None:
    blocks = (
        *BLOCKS["definitions"],
        Quote((says("said"),)),
        Callout("note", words("Title"), (says("inside"),)),
    )
    body = written(of(*blocks), context, target)
    found = {said: name for name, said in styled(body)}
    assert (found["Hub"], found["A place."], found["said"]) == ("Term", "Meaning", "Quote")
    assert (found["Title"], found["inside"]) == ("CalloutTitle", "Callout")
    styles = part(target, "word/styles.xml")
    assert find(styles, "//w:style[@w:styleId='Callout']/w:pPr/w:pBdr/w:left")
    assert find(styles, "//w:style[@w:styleId='CalloutTitle']/w:rPr/w:b")
    assert find(styles, "//w:style[@w:styleId='CalloutTitle']/w:basedOn/@w:val") == ["Callout"]


def test_a_list_in_a_callout_keeps_the_bar_in_its_place(context: Context, target: Path) -> None:
    items = ((says("one"), says("more"), BulletList(((says("inner"),),))),)
    body = written(of(Callout("note", words("T"), (BulletList(items),))), context, target)
    spaces = {
        said: int(find(paragraph_of(body, said), "w:pPr/w:pBdr/w:left/@w:space")[0])
        for said in ("one", "more", "inner")
    }
    style_space = int(
        find(part(target, "word/styles.xml"), "//w:style[@w:styleId='Callout']//w:left/@w:space")[0]
    )
    assert spaces == {"one": style_space, "more": style_space + 24, "inner": style_space + 24}


def test_tables_have_headers_that_screen_readers_know(context: Context, target: Path) -> None:
    body = written(of(replace(TABLE, caption=words("Times"))), context, target)
    (table,) = find(body, "w:tbl")
    assert find(table, "w:tr[1]/w:trPr/w:tblHeader")
    assert not find(table, "w:tr[position() > 1]/w:trPr/w:tblHeader")
    assert len(find(table, "w:tr/w:trPr/w:cantSplit")) == len(find(table, "w:tr")) == 3
    assert find(table, "w:tblPr/w:tblLook/@w:firstRow") == ["1"]
    assert find(table, "w:tblPr/w:tblLook/@w:firstColumn") == ["0"]
    assert find(table, "w:tblPr/w:tblCaption/@w:val") == ["Times"]
    widths = find(table, "w:tblGrid/w:gridCol/@w:w")
    assert find(table, "w:tr[1]/w:tc/w:tcPr/w:tcW/@w:w") == widths
    assert find(table, "w:tblPr/w:tblW/@w:w") == [str(sum(map(int, widths)))]
    assert {style(cell) for cell in find(table, "w:tr[1]/w:tc/w:p")} == {"TableHeading"}
    styles = part(target, "word/styles.xml")
    assert find(styles, "//w:style[@w:styleId='TableHeading']/w:rPr/w:b")
    caption = table.getprevious()
    assert (style(caption), text(caption)) == ("TableCaption", "Times")


def test_there_is_room_below_a_table_without_an_empty_paragraph(context: Context, target: Path) -> None:
    body = written(
        of(TABLE, says("After"), says("Later"), TABLE, Section("s", words("H"), 2, ())), context, target
    )
    assert find(paragraph_of(body, "After"), "w:pPr/w:spacing/@w:before") == ["320"]
    assert not find(paragraph_of(body, "Later"), "w:pPr/w:spacing")
    assert not find(paragraph_of(body, "H"), "w:pPr/w:spacing")


@pytest.mark.parametrize(
    "rows",
    [
        [["When", "Where"], ["Monday", "Hollenby"]],
        [["Yes", "Why"], ["No", LONG * 4]],
        [["", ""], ["", ""]],
    ],
)
def test_columns_fit_between_the_margins(rows: Sequence[Sequence[str]]) -> None:
    widths = column_widths(rows, A4.text_width, Measures(14))
    assert widths is not None
    assert len(widths) == len(rows[0])
    assert all(width > 0 for width in widths)
    assert sum(widths) <= A4.text_width


@pytest.mark.parametrize(
    "rows", [[["W" * 200, "a"], ["b", "c"]], [[f"Column{n}" for n in range(20)]], [[LONG] * 4]]
)
def test_columns_too_narrow_to_read_are_refused(rows: Sequence[Sequence[str]]) -> None:
    assert column_widths(rows, A4.text_width, Measures(14)) is None


TIMES = Table(
    (words("Centre"), words("Monday"), words("Which day suits you?"), (Link(words("Saturday"), "/"),)),
    (
        (words("The Orchard"), words("9:30am to 3:30pm"), (), words("closed")),
        (words("The Old Dairy"), (Strong(words("9:30am")),), words("any"), ()),
    ),
    words("Hours"),
)


def test_a_table_without_room_says_its_headers_with_each_cell(context: Context, target: Path) -> None:
    giant = replace(context, appearance=Appearance(24))
    body = written(of(says("Look:"), TIMES, TIMES, says("After")), giant, target)
    assert not find(body, "w:tbl")
    lines = [found for found in styled(body) if found[0].startswith(("Labelled", "TableCaption"))]
    assert lines[: len(lines) // 2] == [
        ("TableCaption", "Hours"),
        ("LabelledTable", "Centre: The Orchard"),
        ("Labelled", "Monday: 9:30am to 3:30pm"),
        ("Labelled", "Which day suits you? "),
        ("Labelled", "Saturday: closed"),
        ("LabelledRow", "Centre: The Old Dairy"),
        ("Labelled", "Monday: 9:30am"),
        ("Labelled", "Which day suits you? any"),
    ]
    kept = [
        bool(find(each, "w:pPr/w:keepNext")) for each in find(body, "w:p[w:r/w:rPr/w:rStyle/@w:val='Label']")
    ]
    assert kept[:7] == [True, True, True, False, True, True, False], "rows stay on one page"


def test_pictures_have_words_and_stay_on_the_page(context: Context, target: Path) -> None:
    Image.new("RGB", (3000, 500)).save(context.content / "wide.png")
    Image.new("RGB", (300, 4000)).save(context.content / "tall.jpg", dpi=(72, 72))
    Image.new("P", (20, 10)).save(context.content / "small.png", dpi=(1, 1))
    names = ("wide.png", "tall.jpg", "small.png", "small.png")
    body = written(of(*(Figure(name, f"A {name}") for name in names)), context, target)
    assert find(body, ".//wp:docPr/@descr") == [f"A {name}" for name in names]
    assert find(body, ".//wp:docPr/@id") == ["1", "2", "3", "4"]
    sizes = [
        tuple(int(each.get(side)) / 360_000 for side in ("cx", "cy")) for each in find(body, ".//wp:extent")
    ]
    (wide, tall, small, _) = sizes
    assert wide == pytest.approx((17, 17 / 6), rel=0.01)
    assert tall == pytest.approx((19.8 * 300 / 4000, 19.8), rel=0.01)
    assert small == pytest.approx((20 / 96 * 2.54, 10 / 96 * 2.54), rel=0.05)
    with ZipFile(target) as package:
        media = [name for name in package.namelist() if name.startswith("word/media/")]
    assert media == ["word/media/image1.png", "word/media/image2.jpeg", "word/media/image3.png"]


def test_photographs_are_turned_made_smaller_and_lose_the_notes_of_the_camera(
    context: Context, target: Path
) -> None:
    photograph = Image.new("RGB", (4000, 3000), "#0b5953")
    notes = photograph.getexif()
    notes[0x0112] = 6  # turn to the right
    notes[0x010F] = "A camera"
    photograph.save(context.content / "photo.jpg", exif=notes)
    body = written(of(Figure("photo.jpg", "A photo")), context, target)
    (extent,) = find(body, ".//wp:extent")
    assert int(extent.get("cx")) < int(extent.get("cy"))
    with ZipFile(target) as package, Image.open(package.open("word/media/image1.jpeg")) as stored:
        assert stored.size[0] < stored.size[1] < 2500
        assert not stored.getexif()


def test_a_picture_that_says_nothing_is_marked_as_decoration(context: Context, target: Path) -> None:
    body = written(of(Figure(PICTURE, "")), context, target)
    assert find(body, ".//wp:docPr/a:extLst/a:ext/*[local-name()='decorative']/@val") == ["1"]


def test_a_caption_stays_with_its_picture(context: Context, target: Path) -> None:
    body = written(of(Figure(PICTURE, "A map", words("Where"))), context, target)
    caption = paragraph_of(body, "Where")
    assert style(caption) == "Caption"
    assert style(caption.getprevious()) == "Picture"
    assert find(caption.getprevious(), "w:pPr/w:keepNext")


@pytest.mark.parametrize(
    ("name", "data", "says_so"),
    [
        ("gone.png", None, "“gone.png” is not in the content folder"),
        ("broken.png", b"not a picture", "cannot show the picture “broken.png”"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Save it again as PNG or JPEG"),
        ("cut.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "cannot show the picture “cut.jpg”"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told(
    name: str, data: bytes | None, says_so: str, context: Context, target: Path
) -> None:
    if data:
        (context.content / name).write_bytes(data)
    with pytest.raises(BuildError, match=says_so):
        word.write(of(Figure(name, "A picture")), target, context)


# ---- Links and notes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("mailto:formats@example.org", "mailto:formats@example.org"),
        ("tel:01632960100", "tel:01632960100"),
        ("/plan/#pay", "https://involve.example.org/wexmoor/plan/#pay"),
        ("/images/tŷ mawr.png", "https://involve.example.org/wexmoor/images/t%C5%B7%20mawr.png"),
        ("https://example.org/<a>{b}\x01", "https://example.org/%3Ca%3E%7Bb%7D"),
        ("#elsewhere", "https://involve.example.org/wexmoor/opportunities/day-centres/#elsewhere"),
    ],
)
def test_links_lead_to_whole_addresses(context: Context, target: Path, link: str, address: str) -> None:
    document = of(line(Link(words("the words"), link)), address="opportunities/day-centres/")
    body = written(document, context, target)
    found = find(paragraph_of(body, "the words"), "w:hyperlink")[0]
    assert find(found, "w:r/w:rPr/w:rStyle/@w:val") == ["Hyperlink"]
    relation = found.get(f"{{{NAMESPACES['r']}}}id")
    relations = part(target, "word/_rels/document.xml.rels")
    assert find(relations, f"rel:Relationship[@Id='{relation}']/@Target") == [address]
    assert find(relations, f"rel:Relationship[@Id='{relation}']/@TargetMode") == ["External"]


def test_links_and_notes_lead_inside_the_file(context: Context, target: Path) -> None:
    document = of(
        line("See ", Link(words("pay"), "#how-we-pay"), " ", NoteRef(4), " and ", NoteRef(9), "."),
        Section("how-we-pay", words("Pay"), 2, ()),
        notes=(Note(2, (says("Second."),)), Note(4, (TABLE, says("Fourth.")))),
    )
    body = written(document, context, target)
    anchors = find(body, ".//w:hyperlink/@w:anchor")
    assert anchors[-2:] == ["how_we_pay", "note_4"]
    (heading,) = find(body, ".//w:bookmarkStart[@w:name='how_we_pay']/..")
    assert text(heading) == "Pay"
    assert find(body, ".//w:bookmarkStart[@w:name='note_2']/..//w:t/text()") == ["Second."]
    (note,) = find(body, ".//w:bookmarkStart[@w:name='note_4']/..")
    (count,) = find(note, ".//w:numId/@w:val")
    numbering = part(target, "word/numbering.xml")
    assert find(numbering, f"w:num[@w:numId='{count}']//w:startOverride/@w:val") == ["4"]


def test_the_number_of_a_note_is_counted_by_word(context: Context, target: Path) -> None:
    document = of(line("See ", NoteRef(2), "."), notes=(Note(1, (says("One."),)), Note(2, (says("Two."),))))
    body = written(document, context, target)
    (link,) = find(body, ".//w:hyperlink[@w:anchor='note_2']")
    assert find(link, ".//w:instrText/text()") == [r" REF note_2 \n \h \* MERGEFORMAT "]
    assert find(link, "w:r/w:t/text()") == ["(note\u00a0", "2", ")"]
    assert set(find(link, "w:r[w:t]/w:rPr/w:rStyle/@w:val")) == {"Hyperlink"}


def test_bookmarks_have_names_that_word_takes(context: Context, target: Path) -> None:
    ids = ("a-b", "a_b", "A-B", "1-first", "whole-text", "note-1", "ŵ", "ŷ", "x" * 60, "x" * 60 + "y", "a-b")
    document = of(
        *(Section(one, words(f"Section {at}"), 2, ()) for at, one in enumerate(ids)),
        line(*(Link(words("to"), f"#{one}") for one in ids), NoteRef(1)),
        notes=(Note(1, (says("A note."),)),),
    )
    body = written(document, context, target)
    names = find(body, ".//w:p//w:bookmarkStart/@w:name")
    assert len(names) == len(set(ids)) + 4  # note, heading of the notes, closing sections
    assert not find(body, ".//w:hyperlink[not(@w:anchor or @r:id)]")


def test_a_link_in_a_link_is_words(context: Context, target: Path) -> None:
    inner = Link((Text("a "), Link(words("b"), "/b/"), NoteRef(1)), "/a/")
    body = written(of(line(inner), notes=(Note(1, (says("n"),)),)), context, target)
    assert not find(body, ".//w:hyperlink//w:hyperlink")


# ---- Letters ---------------------------------------------------------------------------------------------


def properties(body: Element, said: str) -> Element:
    (found,) = find(body, f".//w:r[w:t='{said}']")
    return found


def test_stress_is_bold_and_never_italic(context: Context, target: Path) -> None:
    pieces = line(Strong(words("strong")), Emph(words("stressed")), Link((Strong(words("linked")),), "/"))
    body = written(of(pieces, Section("s", (Strong(words("heading")),), 2, ())), context, target)
    for said, name in (
        ("strong", "Strong"),
        ("stressed", "Emphasis"),
        ("linked", "Hyperlink"),
        ("heading", "Strong"),
    ):
        run = properties(body, said)
        assert find(run, "w:rPr/w:rStyle/@w:val") == [name]
        assert find(run, "w:rPr/w:b[not(@w:val)]")
    styles = part(target, "word/styles.xml")
    assert not find(styles, "//w:i") + find(body, ".//w:i")


def test_languages_reach_the_document_and_its_words(context: Context, target: Path) -> None:
    welsh = Span((Text("croeso "), Link((Strong(words("pawb")),), "/")), "cy")
    body = written(of(line("Say ", welsh), lang="en-GB"), context, target)
    for said in ("croeso ", "pawb"):
        assert find(properties(body, said), "w:rPr/w:lang/@w:val") == ["cy"]
    assert not find(properties(body, "Say "), "w:rPr/w:lang")
    styles, settings_part = part(target, "word/styles.xml"), part(target, "word/settings.xml")
    assert find(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val") == ["en-GB"]
    assert find(settings_part, "w:themeFontLang/@w:val") == ["en-GB"]


def test_languages_from_right_to_left_stand_right(context: Context, target: Path) -> None:
    document = of(says("شاركنا رأيك"), line(Span(words("English"), "en")), TABLE, lang="ur")
    body = written(document, context, target)
    styles = part(target, "word/styles.xml")
    assert find(styles, "w:docDefaults/w:pPrDefault/w:pPr/w:bidi")
    assert find(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:rtl/@w:val") == ["1"]
    assert find(properties(body, "English"), "w:rPr/w:rtl/@w:val") == ["0"]
    assert find(body, "w:tbl/w:tblPr/w:bidiVisual")
    assert find(body, "w:sectPr/w:bidi")


def test_clear_print(context: Context, target: Path) -> None:
    body = written(EVERYTHING, context, target)
    styles, footer = part(target, "word/styles.xml"), part(target, "word/footer1.xml")
    sizes = [int(size) / 2 for size in find(styles, "//w:sz/@w:val")]
    assert min(sizes) == 14
    assert not find(body, ".//w:sz") + find(footer, ".//w:sz")
    fonts = {value for each in find(styles, "//w:rFonts") for value in each.attrib.values()}
    assert fonts == {"Arial"}
    inks = set(find(styles, "//w:style//w:rPr/w:color/@w:val"))
    assert inks == {tokens()["print"][name].lstrip("#") for name in ("ink", "link")}
    assert set(find(styles, "//w:jc/@w:val")) == {"left"}
    assert not find(body, ".//w:jc")
    assert find(styles, "w:docDefaults/w:pPrDefault/w:pPr/w:suppressAutoHyphens")
    assert find(part(target, "word/settings.xml"), "w:autoHyphenation/@w:val") == ["0"]


@pytest.mark.parametrize("size", [14, 18, 24, 28])
def test_everything_grows_with_the_size(size: float, context: Context, target: Path) -> None:
    written(EVERYTHING, replace(context, appearance=Appearance(size)), target)
    styles = part(target, "word/styles.xml")
    heads = [int(find(styles, f"w:style[@w:styleId='Heading{n}']//w:sz/@w:val")[0]) / 2 for n in range(1, 7)]
    assert min(int(size) / 2 for size in find(styles, "//w:sz/@w:val")) == size
    assert heads == sorted(heads, reverse=True)
    assert heads[2] > size, "three levels can be told apart"
    assert A4.text_width / (heads[0] * 20 * 0.6) >= 14, "a line of the title holds a long word"
    (step,) = find(styles, "w:style[@w:styleId='ListContinue']/w:pPr/w:ind/@w:left")
    assert int(step) >= 2.2 * size * 0.56 * 20, "the number 10 fits beside its item"
    lists = part(target, "word/numbering.xml")
    assert find(lists, "w:abstractNum[1]/w:lvl[1]//w:ind/@w:left") == [step]


def test_phone_numbers_and_dates_stay_on_one_line(context: Context, target: Path) -> None:
    body = written(of(says("Call 01632 960 140 by 12 February 2027.")), context, target)
    (said,) = find(body, ".//w:t[contains(., 'Call') and contains(., 'by')]/text()")
    assert said == "Call 01632\u00a0960\u00a0140 by 12\u00a0February\u00a02027."


def test_words_that_lead_to_a_list_stay_on_its_page(context: Context, target: Path) -> None:
    items = BulletList(((says("Tea"),), (says("You need:"),)))
    body = written(
        of(says("You can expect:"), items, says("Bring:"), says("Nothing."), items), context, target
    )
    kept = [text(each) for each in find(body, "w:p[w:pPr/w:keepNext]")]
    assert kept == ["You can expect:"]


def test_a_long_title_has_the_page_number_below_it(context: Context, target: Path) -> None:
    giant = replace(context, appearance=Appearance(24))
    written(replace(of(), title="See the new front door of Moor House"), giant, target)
    assert find(part(target, "word/footer1.xml"), ".//w:r/w:br")


def test_black_only_has_no_other_colour(context: Context, target: Path) -> None:
    body = written(EVERYTHING, replace(context, appearance=Appearance(colours="black-only")), target)
    found = {
        *find(part(target, "word/styles.xml"), "//@w:color | //w:color/@w:val"),
        *find(body, "//@w:color"),
    }
    assert found == {"000000"}


def test_paper_is_a4_with_margins_of_two_centimetres(context: Context, target: Path) -> None:
    written(of(), context, target)
    section: Any = docx.Document(str(target)).sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21, 29.7)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert {round(margin.cm, 1) for margin in margins} == {2}


def test_the_footer_has_the_title_and_the_page_number(context: Context, target: Path) -> None:
    written(of(), context, target)
    footer = part(target, "word/footer1.xml")
    (paragraph,) = footer
    assert text(paragraph) == "Tell us about day centresPage 1"
    assert style(paragraph) == "Footer"
    assert find(footer, ".//w:instrText/text()") == [" PAGE "]
    assert find(footer, ".//w:r/w:tab")


def test_every_style_used_is_there(context: Context, target: Path) -> None:
    everything = of(*(block for kind in BLOCKS.values() for block in kind), notes=EVERYTHING.notes)
    body = written(everything, context, target)
    known = set(find(part(target, "word/styles.xml"), "//w:style/@w:styleId"))
    used = set(find(body, ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val"))
    assert used <= known
    lists = set(find(part(target, "word/numbering.xml"), "w:num/@w:numId"))
    assert set(find(body, ".//w:numId/@w:val")) <= lists


ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr tabs suppressAutoHyphens bidi spacing ind jc "
    "outlineLvl",
    "rPr": "rStyle rFonts b bCs color sz szCs u rtl lang",
    "tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "style": "name basedOn next uiPriority qFormat pPr rPr tblPr tblStylePr",
    "sectPr": "footerReference pgSz pgMar cols bidi",
    "settings": "zoom defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl compat "
    "themeFontLang decimalSymbol listSeparator",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
}  # fmt: skip


@pytest.mark.parametrize("lang", ["en-GB", "ar"])
def test_elements_stand_in_the_order_of_the_standard(lang: str, context: Context, target: Path) -> None:
    """ECMA-376-1, annex A: Word calls a file damaged that has them in another order."""
    everything = of(*(block for kind in BLOCKS.values() for block in kind), notes=EVERYTHING.notes, lang=lang)
    written(everything, context, target)
    for name in ("document", "styles", "numbering", "settings", "footer1"):
        root = part(target, f"word/{name}.xml")
        for parent, order in ORDER.items():
            for element in find(root, f"//w:{parent}"):
                places = [order.split().index(child.tag.removeprefix(W)) for child in element]
                assert places == sorted(places), (parent, places)


# ---- What the file says of itself ------------------------------------------------------------------------


def test_the_properties_tell_title_author_and_language(context: Context, target: Path) -> None:
    written(of(date=date(2026, 3, 3), lang="cy"), context, target)
    core = docx.Document(str(target)).core_properties
    assert (core.title, core.author, core.language) == ("Tell us about day centres", SITE.organisation, "cy")
    assert core.last_modified_by == SITE.organisation
    assert (core.subject, core.keywords, core.comments, core.category) == ("", "", "", "")
    assert core.created == core.modified
    assert core.created is not None
    assert core.created.date() == date(2026, 3, 3)


def test_a_document_without_a_date_has_no_clock_in_it(context: Context, target: Path) -> None:
    written(of(), context, target)
    core = docx.Document(str(target)).core_properties
    assert core.created is not None
    assert core.created.date() == date(2000, 1, 1)


def test_very_long_names_are_cut_in_the_properties_only(context: Context, target: Path) -> None:
    long = replace(context, site=SITE.model_copy(update={"organisation": "Wexmoor " * 50}))
    word.write(replace(of(), title="Day centres " * 40), target, long)
    assert len(docx.Document(str(target)).core_properties.title) == 255
    assert body_text(target)[0] == ("Day centres " * 40).strip()


def test_nothing_is_left_of_the_template(context: Context, target: Path) -> None:
    body = written(EVERYTHING, context, target)
    with ZipFile(target) as package:
        names = set(package.namelist())
        everything = b"".join(map(package.read, names)).decode("utf-8", "ignore")
    assert names == {
        *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels"),
        *("word/document.xml", "word/styles.xml", "word/settings.xml", "word/numbering.xml"),
        *("word/footer1.xml", "word/media/image1.png"),
    }
    for trace in ("python-docx", "en-US", "Theme=", "Calibri", "Cambria", "Macintosh"):
        assert trace not in everything
    assert not find(body, ".//w:txbxContent")
    modes = find(part(target, "word/settings.xml"), "//w:compatSetting[@w:name='compatibilityMode']/@w:val")
    assert modes == ["15"]


def test_word_files_have_no_length(context: Context, target: Path) -> None:
    made = word.write(EVERYTHING, target, context)
    assert (made.extent, made.messages) == ("", ())


# ---- Speed, and another program's eyes -------------------------------------------------------------------


def long_document() -> Document:
    """About 10,000 words: 40 sections with paragraphs, lists, links and 20 tables."""
    tables = Table(
        (words("When"), words("Where"), words("What we do")),
        tuple(
            (words(f"{day} March"), words("Hollenby"), words("We eat together and talk.")) for day in range(8)
        ),
    )
    linked = line(
        "See ", Link(words("how we pay"), "#s1"), " or ", Link(words("the plan"), "/plan/"), ". ", LONG
    )
    items = BulletList(
        tuple((says(f"Item {number} of the list, with a few words more."),) for number in range(6))
    )
    steps = OrderedList(tuple((says(f"Step {number}: tell us what you think."),) for number in range(6)))
    blocks = (linked, says(LONG), items, steps)
    return of(
        *(
            Section(
                f"s{number}", words(f"Section {number}"), 2, (*blocks, *((tables,) if number % 2 else ()))
            )
            for number in range(40)
        )
    )


def test_ten_thousand_words_are_whole(context: Context, target: Path) -> None:
    document = long_document()
    assert sum(len(piece.split()) for piece in document_text(document)) > 9_500
    written(document, context, target)
