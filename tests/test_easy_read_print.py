"""Easy read to print: each picture before its words in tag order, never parted from them by a page's end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from builder import symbols
from builder.checks.paper.pdf import drawn, tag_text, tagged
from builder.context import Context, Written
from builder.document import Checked, Document, EasyRead, Link, Section, Text
from builder.paper.easy_read import RULE
from builder.paper.furniture import A4
from builder.statements import easy_read_status
from builder.theme import tokens
from builder.writers import easy_read_print
from tests.support.documents import EVERYTHING, words
from tests.support.easy import MARKED, OWN_CREDIT, SITE, easy, idea, own_pictures, told
from tests.support.paper import assert_accessible

WIDTH, HEIGHT = A4
MARGIN = tokens()["print"]["margin"]
MM = 72 / 25.4


@pytest.fixture
def context(tmp_path: Path, kept: Path) -> Context:
    content = tmp_path / "content"
    content.mkdir()
    own_pictures(content)
    return Context(SITE, content, kept)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "easy-read.pdf"


def assert_right(document: Document, context: Context, target: Path) -> Written:
    """Everything in tag order, accessible, and nothing outside the margins."""
    written = easy_read_print.write(document, target, context)
    assert tag_text(target) == told(document, context)
    assert_accessible({target: None})
    for piece in drawn(target):
        assert piece.left >= MARGIN - 0.1, piece
        assert piece.right - (piece.size / 2 if piece.text.endswith(" ") else 0) <= WIDTH - MARGIN + 0.1, (
            piece
        )
        assert MARGIN / 2 <= piece.baseline <= HEIGHT - MARGIN / 2, piece
    return written


@dataclass(frozen=True)
class Painted:
    """A picture on a page: its edges and size in points and its pixels."""

    page: int
    left: float
    bottom: float
    width: float
    height: float
    pixels: tuple[int, int]


def painted(file: Path) -> Iterator[Painted]:
    """Every picture in the order of painting."""
    with pikepdf.open(file) as pdf:
        for number, sheet in enumerate(pdf.pages, 1):
            box: list[float] = []
            for operands, operator in pikepdf.parse_content_stream(sheet):
                if str(operator) == "cm":
                    box = [float(value) for value in operands]
                elif str(operator) == "Do":
                    image = sheet.resources.XObject[str(operands[0])]
                    width, _, _, height, left, bottom = box
                    yield Painted(number, left, bottom, width, height, (int(image.Width), int(image.Height)))


# ---- What it says ----------------------------------------------------------------------------------------


def test_everything_is_told_with_each_picture_before_its_words(context: Context, target: Path) -> None:
    assert assert_right(EVERYTHING, context, target).messages == ()
    said = tag_text(target)
    at = said.index("money")
    assert said[at - 1 : at + 4] == [
        "How we pay you", "money", "We pay you.", "It is £15 an hour.", "You can say no.",
    ]  # fmt: skip
    assert EVERYTHING.summary not in said


def test_an_idea_is_an_item_of_a_list(context: Context, target: Path) -> None:
    easy_read_print.write(easy(idea("calendar", "Tell us. It is free.")), target, context)
    tags = {block.text: (*block.around[1:], block.tag) for block in tagged(target)}
    assert tags["calendar"] == ("Sect", "L", "LI", "LBody", "Figure")
    assert tags["Tell us."] == tags["It is free."] == ("Sect", "L", "LI", "LBody", "P")
    assert tags["Pay"] == ("Sect", "H2")


@pytest.mark.parametrize("checked", [None, Checked("Wexmoor People First", date(2026, 10, 12))])
def test_it_says_who_checked_it(checked: Checked | None, context: Context, target: Path) -> None:
    assert_right(easy(idea(None, "We meet."), checked=checked), context, target)
    assert tag_text(target)[2] == easy_read_status(checked)


@pytest.mark.parametrize(
    ("symbol", "lines"),
    [
        (None, []),
        ("calendar", [symbols.credit()]),
        ("badge", [OWN_CREDIT]),
    ],
)
def test_only_pictures_that_are_shown_are_credited(
    symbol: str | None, lines: list[str], context: Context, target: Path
) -> None:
    assert_right(easy(idea(symbol, "Tell us.")), context, target)
    assert [said for said in tag_text(target) if said in (symbols.credit(), OWN_CREDIT)] == lines


def test_the_author_says_what_a_picture_shows(context: Context, target: Path) -> None:
    assert_right(easy(idea("calendar", "Tell us.", "a page of June")), context, target)
    assert "a page of June" in tag_text(target)


def test_ideas_of_two_blocks_and_of_no_section(context: Context, target: Path) -> None:
    one, two = EasyRead((idea("clock", "At 9."),)), EasyRead((idea("money", "It is free."),))
    inner = Section("b", words("Inside"), 3, (one,))
    document = Document("Day centres", "Hours.", (one, two, Section("a", words("Hours"), 2, (inner,))))
    assert assert_right(document, context, target).extent == "2 pages"


def test_links_lead_inside_the_file_or_to_the_website(context: Context, target: Path) -> None:
    line = (Link((Text("pay"),), "#pay"), Text(" or "), Link((Text("hours"),), "#hours"))
    told_by = replace(idea(None, ""), children=line)
    assert_right(easy(told_by, address="day/"), context, target)
    with pikepdf.open(target) as pdf:
        inside, outside, *_ = pdf.pages[0].Annots
        assert "/Dest" in inside
        assert str(outside.A.URI) == "https://involve.example.org/wexmoor/day/#hours"


def test_notes_are_left_out_with_their_marks(context: Context, target: Path) -> None:
    assert_right(MARKED, context, target)
    assert "It is free and warm." in tag_text(target)


def test_the_file_says_that_it_is_easy_read(context: Context, target: Path) -> None:
    easy_read_print.write(easy(idea(None, "We meet."), lang="cy"), target, context)
    with pikepdf.open(target) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Easy read: Tell us about day centres"
        assert str(pdf.Root.Lang) == "cy"
    band = [piece.text for piece in drawn(target) if piece.mcid is None]
    assert band == ["Wexmoor Borough Council", "Easy read", "Easy read: Tell us about day centres", "Page 1"]


# ---- How it looks ----------------------------------------------------------------------------------------


def test_pictures_are_sharp_and_stand_left_of_their_words(context: Context, target: Path) -> None:
    names = ("calendar", "town-hall", "badge")
    assert_right(easy(*(idea(name, "Here are words.") for name in names)), context, target)
    found = list(painted(target))
    sizes = [(round(each.width / MM, 1), round(each.height / MM, 1)) for each in found]
    assert sizes == [(40, 40), (40, 26.7), (25, 25)]
    lines = [piece for piece in drawn(target) if piece.text == "Here are words."]
    for each, line in zip(found, lines, strict=True):
        assert each.pixels[0] / (each.width / 72) >= 300
        assert each.left == pytest.approx(MARGIN, abs=0.1)
        assert line.left > each.left + each.width
        assert each.bottom < line.baseline < each.bottom + each.height


def test_one_sentence_stands_on_one_line_and_all_words_in_one_column(context: Context, target: Path) -> None:
    easy_read_print.write(easy(idea("money", "One. Two."), idea(None, "Three.")), target, context)
    lines = [piece for piece in drawn(target) if piece.text in ("One.", "Two.", "Three.")]
    assert len({piece.left for piece in lines}) == 1
    assert len({piece.baseline for piece in lines}) == 3
    assert {piece.size for piece in lines} == {18}


def test_no_idea_is_split_and_no_heading_stands_last(context: Context, target: Path) -> None:
    long = "This sentence is a little longer than one line of words can be. "

    def of(section: int) -> EasyRead:
        names = [(f"First{section}x{n}.", long * (n + 1), f"Last{section}x{n}.") for n in range(3)]
        return EasyRead(tuple(idea("clock", f"{first} {more}{last}") for first, more, last in names))

    sections = tuple(Section(f"s{n}", words(f"Heading {n}"), 2, (of(n),)) for n in range(8))
    written = assert_right(Document("Hours", "Hours.", sections), context, target)
    pages = {piece.text: piece.page for piece in drawn(target)}
    firsts = {name: place for name, place in pages.items() if name.startswith("First")}
    assert len(firsts) == 24
    for name, place in firsts.items():
        assert pages[name.replace("First", "Last")] == place, name
    last = {piece.page: piece.text for piece in drawn(target) if piece.mcid is not None}
    assert not [text for text in last.values() if text.startswith("Heading")]
    assert written.extent == f"{len(last)} pages"


def test_the_end_stands_together(context: Context, target: Path) -> None:
    """The panel of other formats and the credit are on one page, however much is before them."""
    for count in range(1, 6):
        ideas = [idea("clock", f"Idea {n}.") for n in range(count)]
        assert_right(easy(*ideas), context, target)
        tops = [piece for piece in drawn(target) if piece.mcid is not None]
        panel = next(piece for piece in tops if piece.text.startswith("Do you need this"))
        assert panel.page == tops[-1].page


def test_an_idea_longer_than_a_page_is_printed(context: Context, target: Path) -> None:
    long = "We will tell you what we decide and why we decide it. " * 40
    written = assert_right(easy(idea("letter", long), idea("clock", "Soon.")), context, target)
    assert int(written.extent.split()[0]) >= 3


def test_a_rule_stands_between_ideas_only(context: Context, target: Path) -> None:
    easy_read_print.write(easy(*(idea("clock", f"Idea {n}.") for n in range(3))), target, context)
    with pikepdf.open(target) as pdf:
        rules = [
            operands
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "re" and float(operands[3]) == RULE
        ]
    assert len(rules) == 3, "two between three ideas, and one above the foot"


def test_a_character_without_a_letter_shape_is_told_with_its_line(context: Context, target: Path) -> None:
    ticked = replace(idea(None, "Yes ✓"), line=12)
    written = easy_read_print.write(easy(ticked, source="content/day.md"), target, context)
    assert [(one.file, one.line) for one in written.messages] == [("content/day.md", 12)]


def test_the_same_document_makes_the_same_bytes(context: Context, target: Path, tmp_path: Path) -> None:
    easy_read_print.write(EVERYTHING, target, context)
    again = tmp_path / "again.pdf"
    program = (
        "import sys, pathlib; from builder.context import Context;"
        "from builder.writers import easy_read_print;"
        "from tests.support.documents import EVERYTHING; from tests.support.easy import SITE;"
        "target, content, cache = map(pathlib.Path, sys.argv[1:]);"
        "easy_read_print.write(EVERYTHING, target, Context(SITE, content, cache))"
    )
    root = Path(__file__).parent.parent
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", program, again, context.content, context.cache]
    subprocess.run(command, env=environment, cwd=root, check=True)
    assert target.read_bytes() == again.read_bytes()
