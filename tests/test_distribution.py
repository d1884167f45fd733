"""The distribution sheet: every place with its copies, and sums that are right."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.appearance import Appearance
from builder.catalogue import Item
from builder.checks.paper.pdf import drawn, tag_text
from builder.compose.handouts.distribution import (
    TAKEN_BY,
    UNKNOWN,
    Printed,
    distribution_sheet,
    open_ones,
)
from builder.context import Context
from builder.document import Document, Table, walk
from builder.messages import BuildError
from builder.schema.front_matter import read_front_matter
from builder.schema.opportunity import Opportunity
from builder.schema.sharing import MOST, Place
from builder.words import document_text, text_of
from builder.writers import staff_sheet
from tests.support.composed import text
from tests.support.easy import SITE
from tests.support.paper import assert_accessible
from tests.support.wexmoor import OPPORTUNITY, catalogue, item

PLACES = [{"Wexmoor Library": "20"}, "Hollenby Surgery — 1,200 copies", "schools", {"the Talking News": "0"}]


def shared(name: str, *places: object, **more: object) -> Item[Any]:
    return item(f"opportunities/{name}", where_shared=list(places), **more)


def sheet(*items: Item[Any], **printed: Printed) -> Document:
    by_name = {f"opportunities/{name.replace('_', '-')}": thing for name, thing in printed.items()}
    return distribution_sheet(items, catalogue(*items), by_name)


def tables(document: Document) -> list[list[list[str]]]:
    """The words of the rows of every table, the header first."""
    found = [block for block in walk(document.blocks) if isinstance(block, Table)]
    return [[list(map(text_of, row)) for row in (table.header, *table.rows)] for table in found]


# ---- What officers write ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["Wexmoor Library"], [("Wexmoor Library", None)]),
        ("Libraries, and the Talking News", [("Libraries, and the Talking News", None)]),
        ([{"Wexmoor Library": "20"}], [("Wexmoor Library", 20)]),
        ({"Wexmoor Library": "20", "schools": "5"}, [("Wexmoor Library", 20), ("schools", 5)]),
        (["Wexmoor Library: 20"], [("Wexmoor Library", 20)]),
        (["Wexmoor Library – 1,200 copies"], [("Wexmoor Library", 1200)]),
        ([{"the 27 bus": "1 copy"}], [("the 27 bus", 1)]),
        ([{"place": "Wexmoor Library", "copies": "20"}], [("Wexmoor Library", 20)]),
        ([{"schools": ""}], [("schools", None)]),
        (["Floor 2"], [("Floor 2", None)]),
    ],
)
def test_places_are_read_as_people_write_them(written: object, read: list[tuple[str, int | None]]) -> None:
    fields = Opportunity.model_validate(OPPORTUNITY | {"where_shared": written})
    assert fields.where_shared == [Place(place=place, copies=copies) for place, copies in read]


@pytest.mark.parametrize(
    ("copies", "what"),
    [
        ("many", "“many” is not a number of copies."),
        ("-3", "“-3” is not a number of copies."),
        ("2.5", "“2.5” is not a number of copies."),
        (str(MOST + 1), "100,001 copies are too many for one place."),
    ],
)
def test_a_number_that_is_none_is_told_with_its_line(copies: str, what: str) -> None:
    lines = [f"{name}: {value}" for name, value in OPPORTUNITY.items() if isinstance(value, str)]
    top = "\n".join([*lines, "where_shared:", "  - schools", f"  - Wexmoor Library: {copies}"])
    found = read_front_matter(f"---\n{top}\n---\n", Opportunity, "content/a.md")
    (message,) = [one for one in found.messages if one.code == "field-number"]
    assert (message.what, message.line) == (what, len(lines) + 4)
    assert message.mend.endswith("Wexmoor Library: 20")


# ---- What the sheet says ---------------------------------------------------------------------------------


def test_one_opportunity() -> None:
    made = sheet(shared("day-centres", *PLACES), day_centres=Printed("Large print", 13))
    assert made.title == "Distribution sheet: Tell us about day centres"
    assert made.summary == "At least 1,220 copies go to 3 places. You need at least 8,540 sheets of paper."
    copies, signing = tables(made)
    assert copies == [
        ["Place", "Copies", "Sheets"],
        ["Wexmoor Library", "20", "140"],
        ["Hollenby Surgery", "1,200", "8,400"],
        ["Schools", UNKNOWN, ""],
        ["In all", "1,220 or more", "8,540 or more"],
    ]
    assert signing[0] == ["Place", "Copies", TAKEN_BY]
    assert [row[:2] for row in signing[1:]] == [row[:2] for row in copies[1:-1]]
    assert {row[2] for row in signing[1:]} == {""}
    assert "Large print. Each copy has 13 pages on 7 sheets of paper, front and back." in text(made)


def test_several_have_sums_for_each_place() -> None:
    made = sheet(
        shared("day-centres", {"Wexmoor Library": "20"}, {"schools": "5"}),
        shared("panel", {"wexmoor  library": "10"}, title="Join the panel"),
        panel=Printed("Booklet", 8, a_sheet=4),
    )
    assert made.title == "Distribution sheet"
    assert made.summary == "35 copies of 2 different things go to 2 places. You need 45 sheets of paper."
    assert tables(made)[2] == [
        ["Place", "Copies", "Sheets"],
        ["Wexmoor Library", "30", "40"],
        ["Schools", "5", "5"],
        ["In all", "35", "45"],
    ]
    assert "How many copies?" not in text(made)


def test_numbers_to_be_found_out_are_said_in_words_too() -> None:
    words = text(sheet(shared("day-centres", "schools", "chemists")))
    at = words.index("How many copies?")
    assert words[at + 2 : at + 4] == ["Schools", "Chemists"]


def test_nothing_goes_where_nobody_says_so() -> None:
    with pytest.raises(BuildError, match="“Tell us about day centres” does not say where"):
        sheet(shared("day-centres", {"the Talking News": "0"}))
    with pytest.raises(BuildError, match="No opportunity says where"):
        distribution_sheet((), catalogue(), {})


def test_all_that_are_open_and_shared() -> None:
    shelf = catalogue(
        shared("day-centres", "schools"),
        shared("nowhere"),
        shared(
            "over", "schools", closes="2 November 2026", opens="1 September 2026", date="1 September 2026"
        ),
    )
    assert [one.slug for one in open_ones(shelf)] == ["day-centres"]


_SHARING = st.lists(
    st.tuples(st.sampled_from("ABCDE"), st.none() | st.integers(1, 500)), min_size=1, max_size=6
)


@given(st.lists(st.tuples(_SHARING, st.integers(1, 40), st.sampled_from((2, 4))), min_size=1, max_size=4))
@settings(deadline=None, max_examples=50)
def test_all_sums_are_right(things: list[tuple[list[tuple[str, int | None]], int, int]]) -> None:
    items = [
        shared(f"item-{number}", *({"place": place, "copies": copies} for place, copies in places))
        for number, (places, _, _) in enumerate(things)
    ]
    printed = {
        f"item_{number}": Printed("Booklet", pages, a_sheet)
        for number, (_, pages, a_sheet) in enumerate(things)
    }
    made = sheet(*items, **printed)
    copies = sum(count or 0 for places, _, _ in things for _, count in places)
    paper = sum((count or 0) * -(-pages // a) for places, pages, a in things for _, count in places)
    *_, by_place, signing = tables(made)
    places = {place for each, _, _ in things for place, _ in each}
    assert {row[0] for row in by_place[1:-1]} == {row[0] for row in signing[1:]} == places
    for column, total in ((1, copies), (2, paper)):
        assert _number(by_place[-1][column]) == total
        assert sum(_number(row[column]) for row in by_place[1:-1]) == total
    everyone_knows = all(count is not None for each, _, _ in things for _, count in each)
    assert ("or more" in by_place[-1][1] or by_place[-1][1] == UNKNOWN) is not everyone_knows


def _number(words: str) -> int:
    found = re.match(r"[\d,]+", words)
    return int(found[0].replace(",", "")) if found else 0


# ---- On paper --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [None, 28])
def test_the_sheet_says_everything_with_room_to_write(size: float | None, tmp_path: Path, kept: Path) -> None:
    made = sheet(shared("day-centres", *PLACES), shared("panel", {"Wexmoor Library": "3"}, title="Panel"))
    target = tmp_path / "sheet.pdf"
    staff_sheet.write(made, target, Context(SITE, tmp_path, kept, appearance=Appearance(size)))
    opening = [made.title, "23 November 2026", *document_text(made)]
    assert tag_text(target) == [" ".join(words.split()) for words in opening if words.strip()]
    assert_accessible({target: None})
    painted = " ".join(" ".join(piece.text for piece in drawn(target)).split())
    if size:  # rows one below the other, each with its label to write beside
        assert painted.count("Taken by, and when") == len(tables(made)[-1]) - 1
