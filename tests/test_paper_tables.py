"""Tables on paper: side by side where columns can be read, and else a labelled block for each row."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from time import process_time

import pikepdf
import pytest

from builder.appearance import Appearance
from builder.checks.paper.pdf import drawn, tagged
from builder.context import Context
from builder.document import Callout, Document, Inlines, LineBreak, Link, Paragraph, Span, Strong, Table, Text
from builder.tagged_pdf.table import TOWER, Columns
from builder.writers import large_print
from tests.support.documents import words
from tests.support.easy import SITE
from tests.support.paper import assert_accessible
from tests.support.printed import assert_printed

POUNDS = Table(
    (words("Age"), words("2025–26"), words("How many people")),
    ((words("Under 25"), words("12"), words("9")), (words("25 to 64"), words("1,120"), words("245"))),
    words("Who took part"),
)
SAID = "Buses stop at six, and people who work late cannot get home from the day centre."
DID = "We asked the bus company. It will run one more bus, at half past seven, from 3 May 2027."
ANSWERS = Table(
    (words("Who"), words("You said"), words("We did")),
    (
        (words("Carers of older people"), words(SAID), words(DID)),
        (words("Young people from Hollenby"), words("More music"), words(DID)),
    ),
    words("What changed"),
)


@pytest.fixture
def context(tmp_path: Path, kept: Path) -> Context:
    return Context(SITE, tmp_path, kept)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "page.pdf"


def of(*tables: Table) -> Document:
    return Document("Day centres", "What we heard.", tables)


def sized(context: Context, size: float) -> Context:
    return Context(context.site, context.content, context.cache, appearance=Appearance(size=size))


def lines(file: Path) -> list[str]:
    """What is seen on the lines of a file, from top to bottom."""
    found: dict[tuple[int, float], str] = defaultdict(str)
    for piece in sorted(drawn(file), key=lambda each: (each.page, -each.baseline, each.left)):
        found[piece.page, round(-piece.baseline)] += piece.text
    return list(found.values())


def header_cells(file: Path) -> list[tuple[str, int]]:
    """Each header cell that is content, and how many times its words are painted as an artifact."""
    again = [piece.text.strip() for piece in drawn(file) if piece.mcid is None]
    return [(block.text, again.count(block.text)) for block in tagged(file) if block.tag == "TH"]


# ---- Side by side, or one below the other ------------------------------------------------------------------


def test_narrow_columns_stay_side_by_side(context: Context, target: Path) -> None:
    assert_printed(of(POUNDS), target, context)
    assert_accessible({target: of(POUNDS)})
    assert any("Under 25" in line and "12" in line and "9" in line for line in lines(target))


def test_columns_too_narrow_to_read_become_labelled_blocks(context: Context, target: Path) -> None:
    document = of(ANSWERS)
    assert_printed(document, target, context)
    assert_accessible({target: document})
    seen = lines(target)
    at = seen.index("Who: Carers of older people")
    assert seen[at + 1].startswith("You said: Buses stop at six,")
    assert sum(line.startswith("We did: We asked the bus company.") for line in seen) == 2
    assert "Who: Young people from Hollenby" in seen


def test_a_labelled_block_is_still_a_table_to_reading_programs(context: Context, target: Path) -> None:
    large_print.write(of(ANSWERS), target, context)
    cells = [(block.tag, block.text) for block in tagged(target) if "Table" in block.around]
    assert cells[:6] == [
        ("Caption", "What changed"),
        *(("TH", "Who"), ("TH", "You said"), ("TH", "We did")),
        *(("TD", "Carers of older people"), ("TD", SAID)),
    ]
    assert header_cells(target) == [("Who", 1), ("You said", 1), ("We did", 1)], (
        "heard once, seen in each row"
    )


def test_the_larger_the_type_the_sooner_a_table_is_stacked(context: Context, target: Path) -> None:
    stacked = []
    for size in (14, 18, 24, 28):
        assert_printed(of(ANSWERS, POUNDS), target, sized(context, size))
        seen = lines(target)
        stacked.append(("Who: Carers of older people" in seen, "2025–26: 12" in seen))
    assert stacked == [(False, False), (True, False), (True, False), (True, False)], "numbers fit"


def test_a_cell_like_a_tower_makes_labelled_blocks(context: Context, target: Path) -> None:
    tall = " ".join(["words"] * 9 * TOWER)
    for said, labelled in (("few words", False), (tall, True)):
        table = Table((words("When"), words("Where")), ((words("A long time ago, in May"), words(said)),))
        assert_printed(of(table), target, context)
        assert ("When: A long time ago, in May" in lines(target)) is labelled


def test_one_column_of_many_words_needs_no_labels(context: Context, target: Path) -> None:
    assert_printed(of(Table((words("Said"),), ((words(f"{SAID} " * 12),),))), target, context)
    assert not [line for line in lines(target) if "Said:" in line]


def test_a_table_in_a_callout_has_less_room(context: Context, target: Path) -> None:
    pair = Table((words("You said"), words("We did")), ((words(SAID), words("Yes, from next month on")),))
    for blocks, labelled in (
        ((pair,), False),
        ((Callout("note", (), (Callout("note", (), (pair,)),)),), True),
    ):
        document = Document("T", "S", blocks)
        assert_printed(document, target, sized(context, 24))
        assert any(line.startswith("We did: Yes") for line in lines(target)) is labelled


# ---- Labels ------------------------------------------------------------------------------------------------


def wide(header: tuple[Inlines, ...], *rows: tuple[Inlines, ...]) -> Document:
    """A table that never fits, for its last column holds a long address."""
    end = words("https://example.org/" + "x" * 60)
    return of(Table((*header, words("Link")), tuple((*row, end) for row in rows)))


def test_an_empty_cell_has_no_label_but_every_header_is_said(context: Context, target: Path) -> None:
    document = wide(
        (words("A"), words("B"), words("")), (words(""), words(""), words("x")), (words("a"), (), ())
    )
    assert_printed(document, target, context)
    seen = [line.strip() for line in lines(target)]
    assert seen.count("A: a") == 1, "where it is said first, which is the second row"
    assert "B" in seen
    assert not [line for line in seen if line.startswith(("A:", "B:")) and line != "A: a"]
    assert "x" in seen, "a cell under no header has no label"


def test_a_header_that_ends_as_a_question_has_no_colon(context: Context, target: Path) -> None:
    large_print.write(wide((words("Did it help?"),), (words("Yes"),)), target, context)
    assert "Did it help? Yes" in [line.strip() for line in lines(target)]


def test_a_header_with_links_and_languages_works_once(context: Context, target: Path) -> None:
    header = (
        Link(words("Rates"), "/rates/"),
        Text(" "),
        Span((Strong(words("cyfradd")),), "cy"),
        LineBreak(),
    )
    document = wide((header,), (words("£12"),), (words("£15"),))
    assert_printed(document, target, context)
    with pikepdf.open(target) as pdf:
        links = [str(one.Contents) for each in pdf.pages for one in each.get("/Annots", [])]
    assert links.count("Rates") == 1
    assert [line.strip() for line in lines(target)].count("Rates cyfradd") == 2


def test_a_long_label_is_cut_where_it_is_said_again(context: Context, target: Path) -> None:
    long = " ".join(f"header{number}" for number in range(200))
    document = wide((words(long),), *[(words(f"cell {number}"),) for number in range(9)])
    assert_printed(document, target, context)
    cut = [
        piece
        for piece in drawn(target)
        if piece.mcid is None and piece.text.endswith("…") and piece.size == 18
    ]
    assert len(cut) == 8


def test_a_header_alone_is_still_said(context: Context, target: Path) -> None:
    many = tuple(words(f"Heading number {number}") for number in range(12))
    assert_printed(of(Table(many, ()), Table((), ()), Table((words(""),), ((words(""),),))), target, context)


# ---- Many and long -----------------------------------------------------------------------------------------


def test_a_table_of_twelve_columns_is_read_row_by_row(context: Context, target: Path) -> None:
    header = tuple(words(f"Heading {column}") for column in range(12))
    rows = tuple(tuple(words(f"Row {row} cell {column}") for column in range(12)) for row in range(5))
    assert_printed(of(Table(header, rows)), target, context)
    assert "Heading 11: Row 4 cell 11" in [line.strip() for line in lines(target)]


def test_a_labelled_cell_longer_than_two_pages_goes_on(context: Context, target: Path) -> None:
    document = of(Table((words("You said"), words("We did")), ((words(f"{SAID} " * 60), words("Yes")),)))
    written = assert_printed(document, target, context)
    assert int(written.extent.split()[0]) >= 4
    assert "We did: Yes" in [line.strip() for line in lines(target)]


def test_no_column_is_narrower_than_its_words_ask_for() -> None:
    columns = Columns([100, 60, 40], [300, 60, 40])
    assert columns.fit(400)
    assert not columns.fit(200)
    assert columns.widths(400) == [400 - 2 * 18 - 100, 60, 40]


def test_a_table_does_not_begin_with_one_row_at_the_foot_of_a_page(context: Context, target: Path) -> None:
    rows = tuple((words(f"Row {row}"), words("Words")) for row in range(4))
    begins = set()
    for lines_before in range(3, 17):
        before = Paragraph((Text("A line."), LineBreak()) * lines_before)
        large_print.write(
            Document("T", "S", (before, Table((words("A"), words("B")), rows))), target, context
        )
        page = {piece.text: piece.page for piece in drawn(target)}
        assert page["Row 0"] == page["Row 1"], lines_before
        begins.add(page["Row 0"])
    assert begins == {1, 2}


def test_two_thousand_rows_take_no_time_to_speak_of(context: Context, target: Path) -> None:
    rows = tuple((words(f"Row {row}"), words("Words of the row")) for row in range(2000))
    begun = process_time()
    written = large_print.write(of(Table((words("A"), words("B")), rows)), target, context)
    assert process_time() - begun < 10, "one second on a computer with nothing else to do"
    assert int(written.extent.split()[0]) > 80
    assert [block.text for block in tagged(target) if block.tag == "TD"][-2] == "Row 1999"
