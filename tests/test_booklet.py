"""Booklets: every page once, where folding puts it; tags, bookmarks and links are in reading order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from builder import symbols
from builder.appearance import Appearance
from builder.checks.paper.pdf import drawn, tag_text, tagged
from builder.compose.easy import asking
from builder.context import Context, Written
from builder.document import (
    BulletList,
    Document,
    EasyRead,
    Link,
    OrderedList,
    Paragraph,
    Section,
    Table,
    Text,
    walk,
)
from builder.ideas import in_sentences
from builder.paper.folded import fold
from builder.paper.furniture import A4
from builder.paper.large_print import large_print
from builder.paper.printout import paint
from builder.tagged_pdf.sheets import BLANK, folded
from builder.words import text_of
from builder.writers import booklet, easy_read_booklet, staff_sheet
from tests.support.documents import EVERYTHING, PICTURE, says, words
from tests.support.easy import SITE, easy, idea, own_pictures, told
from tests.support.paper import assert_accessible

WIDTH, HEIGHT = A4
MARGIN = 56


@pytest.fixture
def context(tmp_path: Path, kept: Path) -> Context:
    content = tmp_path / "content"
    (content / PICTURE).parent.mkdir(parents=True)
    Image.new("RGB", (800, 500), "#0b5953").save(content / PICTURE)
    own_pictures(content)
    return Context(SITE, content, kept)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "booklet.pdf"


def long(count: int) -> Document:
    """A Document of sections with links, in which pages end in paragraphs, lists and tables."""
    sentence = "We want day centres to open when people need them, and we want to hear from you. "
    rows = tuple((words(f"Row {number}"), words(sentence)) for number in range(12))
    sections = [
        Section(
            f"part-{number}",
            words(f"Part {number}"),
            2,
            (
                says(f"{number}. " + sentence * 9),
                Paragraph((Text("See "), Link(words("the last part"), f"#part-{count - 1}"), Text("."))),
                BulletList(tuple((says(f"Point {point} of {number}. {sentence}"),) for point in range(6))),
                OrderedList(((says(sentence * 4),), (says("Second."),))),
            ),
        )
        for number in range(count)
    ]
    table = Section("table", words("A table"), 2, (Table((words("What"), words("Why")), rows),))
    return Document("Tell us about day centres", "We want to hear from you.", (*sections, table))


def assert_right(file: Path, written: Written) -> None:
    """Accessible, A3, and all words within the margins of one of the two pages of a side."""
    assert_accessible({file: None})
    with pikepdf.open(file) as pdf:
        for side in pdf.pages:
            assert [round(float(edge)) for edge in side.MediaBox] == [0, 0, 1191, 842]
        assert f"on {len(pdf.pages) // 2} sheet" in written.extent
    for piece in drawn(file):
        edge = WIDTH if piece.left >= WIDTH else 0
        room = piece.size / 2 if piece.text.endswith(" ") else 0
        assert piece.left >= edge + MARGIN - 0.1, piece
        assert piece.right - room <= edge + WIDTH - MARGIN + 0.1, piece


def footers(file: Path) -> dict[int, tuple[int, bool]]:
    """On which side of paper, counted from 0, and on which half of it each page stands, by its number."""
    found: dict[int, tuple[int, bool]] = {}
    for piece in drawn(file):
        words_ = piece.text.split()
        if piece.mcid is None and piece.baseline < 2 * MARGIN and words_[:1] == ["Page"]:
            found[int(words_[1])] = piece.page - 1, piece.left >= WIDTH
    return found


# ---- Folding ---------------------------------------------------------------------------------------------


@given(st.integers(1, 200))
@settings(deadline=None)
def test_folded_sheets_read_in_order(pages: int) -> None:
    """Sheets are put into each other and leafed through: into the middle, and out again."""
    sides = folded(pages)
    sheets = [(sides[at], sides[at + 1]) for at in range(0, len(sides), 2)]
    there = [number for front, back in sheets for number in (front[1], back[0])]
    back_again = [number for front, back in reversed(sheets) for number in (back[1], front[0])]
    leafed = there + back_again
    assert [number for number in leafed if number != BLANK] == list(range(1, pages + 1))
    assert len(leafed) == -(-pages // 4) * 4
    assert leafed[0] == 1
    if pages > 1:
        assert leafed[-1] == pages


def test_eight_pages_on_two_sheets() -> None:
    assert folded(8) == ((8, 1), (2, 7), (6, 3), (4, 5))


def test_blank_pages_stand_before_the_last() -> None:
    assert folded(6) == ((6, 1), (2, BLANK), (BLANK, 3), (4, 5))
    assert folded(1) == ((BLANK, 1), (BLANK, BLANK))


# ---- Large print -----------------------------------------------------------------------------------------


def test_tags_say_the_same_in_the_same_order_as_on_a4(context: Context, tmp_path: Path) -> None:
    document = long(5)
    flat, book = tmp_path / "flat.pdf", tmp_path / "book.pdf"
    paint(large_print(document, context), flat)
    written = fold(large_print(document, context), book)
    assert [(one.tag, one.text, one.around) for one in tagged(book)] == [
        (one.tag, one.text, one.around) for one in tagged(flat)
    ]
    assert len(footers(book)) > 8
    assert_right(book, written)


def test_every_page_stands_where_folding_puts_it(context: Context, target: Path) -> None:
    booklet.write(long(3), target, context)
    found = footers(target)
    sides = folded(len(found))
    assert found == {
        number: (side, bool(half))
        for side, both in enumerate(sides)
        for half, number in enumerate(both)
        if number != BLANK
    }


def test_bookmarks_and_links_lead_to_the_right_half(context: Context, target: Path) -> None:
    booklet.write(long(4), target, context)
    painted = drawn(target)
    with pikepdf.open(target) as pdf:
        numbers = {side.objgen: number for number, side in enumerate(pdf.pages, 1)}
        places = {title: _place(dest, numbers) for title, dest in _bookmarks(pdf)}
        links = [
            (str(link.Contents), _place(_named(pdf, link.Dest), numbers))
            for side in pdf.pages
            for link in side.get("/Annots", [])
            if "/Dest" in link
        ]
    assert list(places)[:3] == [
        "Tell us about day centres",
        "Do you need this in another format?",
        "Contents",
    ]
    assert len(places) == 3 + 5 + 2
    for title, (number, left, top) in places.items():
        assert any(
            piece.page == number
            and left <= piece.left < left + WIDTH
            and top - 60 < piece.baseline < top + 1
            and piece.text.split()[:2] == title.split()[:2]
            for piece in painted
        ), title
    assert {place[1] for place in places.values()} == {0, round(WIDTH, 2)}
    to_last = [place for contents, place in links if contents == "the last part"]
    assert to_last
    assert set(to_last) == {places["Part 3"]}


def _bookmarks(pdf: pikepdf.Pdf) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []

    def gather(entry: Any) -> None:
        found.append((str(entry.Title), _named(pdf, entry.Dest)))
        for child in ("/First", "/Next"):
            if child in entry:
                gather(entry[child])

    gather(pdf.Root.Outlines.First)
    return found


def _named(pdf: pikepdf.Pdf, dest: Any) -> Any:
    if isinstance(dest, pikepdf.Array):
        return dest
    found = pdf.Root.Dests[str(dest)]
    return found.get("/D", found) if isinstance(found, pikepdf.Dictionary) else found


def _place(dest: Any, numbers: dict[Any, int]) -> tuple[int, float, float]:
    assert str(dest[1]) == "/XYZ"
    return numbers[dest[0].objgen], float(dest[2]), float(dest[3])


def test_whom_to_turn_to_is_on_the_back(context: Context, target: Path) -> None:
    for count in (1, 2, 3):
        booklet.write(long(count), target, context)
        (piece,) = [
            piece
            for piece in drawn(target)
            if piece.text.strip() == "Contact us" and piece.mcid is not None and piece.size > 20
        ]
        assert (piece.page, piece.left < WIDTH) == (1, True)


def test_everything_in_a_booklet(context: Context, target: Path) -> None:
    written = booklet.write(EVERYTHING, target, context)
    assert_right(target, written)
    assert written.messages == ()
    again = target.with_name("again.pdf")
    booklet.write(EVERYTHING, again, context)
    assert again.read_bytes() == target.read_bytes()


def test_blank_pages_have_the_colour_of_the_paper(context: Context, target: Path) -> None:
    yellow = replace(context, appearance=Appearance(colours="black-on-yellow"))
    written = booklet.write(long(2), target, yellow)
    pages = int(written.extent.split()[0])
    assert pages % 4
    with pikepdf.open(target) as pdf:
        grounds = [
            (round(float(one.operands[0])), round(float(one.operands[2])))
            for side in pdf.pages
            for one in pikepdf.parse_content_stream(side)
            if str(one.operator) == "re" and float(one.operands[3]) > HEIGHT - 1
        ]
    assert sorted(grounds) == sorted([(0, 595), (595, 595)] * (-(-pages // 4) * 2))


def test_giant_contents_stand_below_a_front_page_that_goes_on(context: Context, target: Path) -> None:
    paint(large_print(long(6), replace(context, appearance=Appearance(size=28))), target)
    pages = {piece.text.strip(): piece.page for piece in drawn(target) if piece.mcid is not None}
    panel = [piece.page for piece in drawn(target) if "working days" in piece.text]
    assert panel[0] == pages["Contents"] == 2
    headings = [one.text for one in tagged(target) if one.tag == "H2"]
    assert headings[:3] == ["Do you need this in another format?", "Contents", "Part 0"]
    assert_accessible({target: None})


def test_letters_that_print_cannot_set_are_told_and_leave_no_file(context: Context, target: Path) -> None:
    said = Paragraph((Text("نريد أن نسمع منكم. " * 20),))
    ideas = easy(idea("calendar", "نريد أن نسمع منكم. " * 20)).blocks
    document = Document("مراكز الرعاية", "اتصل بنا", (said, *ideas), lang="ar", source="content/ar.md")
    for writer in (booklet, easy_read_booklet, staff_sheet):
        written = writer.write(document, target, context)
        assert (written.extent, [one.code for one in written.messages]) == ("no PDF", ["print-language"])
        assert not list(target.parent.glob("*.pdf*"))


# ---- Easy read -------------------------------------------------------------------------------------------


def easy_told(document: Document, context: Context, picture: str) -> list[str]:
    """What the booklet says: title, picture, publisher, status, the ideas as on A4, then whom to ask."""
    title, *opening_and_rest = told(document, context)
    back = ["Contact us"]
    for one in asking.contact(context.site.contact):
        symbol = symbols.find(one.symbol or "", None)
        assert symbol
        back += [symbol.alt, *(text_of(line) for line in in_sentences(one.children))]
    return [title, *([picture] if picture else []), *opening_and_rest, *back]


def test_an_easy_read_booklet_says_all_of_it(context: Context, target: Path) -> None:
    written = easy_read_booklet.write(EVERYTHING, target, context)
    assert_right(target, written)
    first = next(one for block in _easy_blocks(EVERYTHING) for one in block.ideas if one.symbol)
    symbol = symbols.find(first.symbol or "", context.content / symbols.OWN_FOLDER)
    assert symbol
    assert tag_text(target) == easy_told(EVERYTHING, context, first.alt or symbol.alt)


def _easy_blocks(document: Document) -> list[EasyRead]:
    return [block for block in walk(document.blocks) if isinstance(block, EasyRead)]


def test_the_cover_has_a_large_picture_and_who_checked_it(context: Context, target: Path) -> None:
    document = easy(*(idea("calendar", f"We meet on day {number}.") for number in range(9)))
    written = easy_read_booklet.write(document, target, context)
    assert_right(target, written)
    with pikepdf.open(target) as pdf:
        boxes = [
            [float(edge) for edge in one.operands]
            for one in pikepdf.parse_content_stream(pdf.pages[0])
            if str(one.operator) == "cm"
        ]
    cover = [box for box in boxes if box[4] >= WIDTH]
    assert len(cover) == 1
    assert max(cover[0][0], cover[0][3]) > 300
    on_cover = " ".join(piece.text for piece in drawn(target) if piece.page == 1 and piece.left >= WIDTH)
    assert "We have not checked this easy read" in " ".join(on_cover.split())


def test_easy_read_without_pictures_is_a_booklet_too(context: Context, target: Path) -> None:
    document = easy(idea(None, "We meet."))
    written = easy_read_booklet.write(document, target, context)
    assert written.extent == (
        "3 pages on 1 sheet of A3 paper, printed on both sides and turned on the short edge"
    )
    assert tag_text(target) == easy_told(document, context, "")
    assert footers(target) == {1: (0, True), 2: (1, False), 3: (0, False)}


def test_a_title_that_fills_the_cover_loses_nothing(context: Context, target: Path) -> None:
    title = "A very long title that goes on about all that we would like to ask you this winter in Wexmoor"
    document = replace(easy(idea("calendar", "We meet.")), title=title)
    giant = replace(context, appearance=Appearance(size=28))
    written = easy_read_booklet.write(document, target, giant)
    assert_right(target, written)
    assert tag_text(target) == easy_told(document, context, "calendar")


def test_the_same_bytes_every_time(context: Context, target: Path) -> None:
    document = easy(idea("calendar", "We meet."), idea("badge", "Wear this."))
    easy_read_booklet.write(document, target, context)
    first = target.read_bytes()
    easy_read_booklet.write(document, target, context)
    assert target.read_bytes() == first
