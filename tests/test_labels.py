"""Address labels: lists as spreadsheets save them, words inside their labels, and nothing told of people."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import page
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder import address_list
from builder.address_list import Addressee, AddressList
from builder.checks.paper.ink import Drawn
from builder.checks.paper.pdf import drawn, tag_text
from builder.context import Context
from builder.messages import BuildError
from builder.paper.label_sheets import SHEETS
from builder.printing.labels import Labels, labels, told
from builder.tagged_pdf.units import MM
from builder.writers import labels as writer
from builder.writers import letter
from tests.support.easy import SITE

HEADINGS = ["Name", "Address 1", "Address 2", "Town", "Postcode"]
READER = ["The Café Reader", "Flat 2", "1 Hill Street", "Wexmoor", "WX1 1AA"]
LINES = ("Flat 2", "1 Hill Street", "Wexmoor", "WX1 1AA")


@pytest.fixture
def context(tmp_path: Path, kept: Path) -> Context:
    content = tmp_path / "site" / "content"
    content.mkdir(parents=True)
    return Context(SITE, content, kept)


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    folder.mkdir()
    return folder


def saved(file: Path, *rows: list[str], separator: str = ",", encoding: str = "utf-8") -> Path:
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows(rows)
    file.write_bytes(written.getvalue().encode(encoding))
    return file


def read(folder: Path, *rows: list[str]) -> AddressList:
    return address_list.read(saved(folder / "list.csv", *rows))


def troubles(found: AddressList) -> list[tuple[int, str, str]]:
    return [(message.line, message.code, message.level) for message in found.messages]


def readers(count: int) -> list[list[str]]:
    return [HEADINGS, *([f"Reader {number}", *READER[1:]] for number in range(1, count + 1))]


# ---- Lists -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_what_spreadsheets_save(lists: Path, separator: str, encoding: str) -> None:
    file = saved(lists / "a.csv", HEADINGS, READER, separator=separator, encoding=encoding)
    found = address_list.read(file)
    assert found.people == (Addressee(2, "The Café Reader", LINES),)
    assert found.messages == ()


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (["POST CODE", "town/city", "Address Line 2", "Address Line 1", "Full name"],
         ["wx11aa", "Wexmoor", "1 Hill Street", "Flat 2", "The Café Reader"]),
        (["First name", "Surname", "addr1", "addr_2", "City", "ZIP"],
         ["The Café", "Reader", "Flat 2", "1 Hill Street", "Wexmoor", "WX1  1AA"]),
        (["Title", "Name", "Address", "Postcode"],
         ["The", "Café Reader", "Flat 2, 1 Hill Street, Wexmoor", "WX1 1AA"]),
        (["name", "address"], ["The Café Reader", "Flat 2\n1 Hill Street\r\nWexmoor\nwx1 1aa"]),
        (["addressee", "flat", "house number", "street", "post town", "postal code"],
         ["The Café Reader", "Flat 2", "1", "Hill Street", "Wexmoor", "WX1 1AA"]),
        (["Name", "Address", "Town", "Postcode"],
         [" The  Café Reader ", "Flat 2, 1, Hill Street,", "Wexmoor", "WX1 1AA"]),
    ],
)  # fmt: skip
def test_columns_by_many_names_in_any_order(lists: Path, headings: list[str], cells: list[str]) -> None:
    found = read(lists, headings, cells)
    assert found.people == (Addressee(2, "The Café Reader", LINES),)
    assert found.messages == ()


def test_a_line_that_names_the_separator(lists: Path) -> None:
    file = lists / "a.csv"
    file.write_text("sep=;\r\n" + "\r\n".join(";".join(row) for row in (HEADINGS, READER)), "utf-8")
    assert address_list.read(file).people == (Addressee(2, "The Café Reader", LINES),)


@pytest.mark.parametrize(
    ("row", "code", "level"),
    [
        (["A carer", "", "", "Wexmoor", "WX1 1AA"], "label-street", "warn"),
        (["", "", "", "", ""], "label-empty", "warn"),
        (["A carer", "1 Hill Street", "", "Wexmoor", ""], "label-postcode", "warn"),
        (["A carer", "1 Hill Street", "", "Wexmoor", "WX"], "label-postcode", "warn"),
        (["", "1 Hill Street", "", "Wexmoor", "WX1 1AA"], "label-name", "warn"),
        (READER, "label-twice", "warn"),
        (["A carer", "", "", "", ""], "label-address", "stop"),
        (["A carer", "Flat 2", " 1 Hill Street", "", "Wexmoor", "WX1 1AA"], "label-cells", "stop"),
    ],
)
def test_what_is_wrong_is_told_with_its_row(lists: Path, row: list[str], code: str, level: str) -> None:
    found = read(lists, HEADINGS, READER, row, ["Another", *READER[1:]], ["", "", "", "", ""])
    assert troubles(found) == [(3, code, level)]
    made = [one.row for one in found.people]
    assert made == ([2, 4] if level == "stop" or code == "label-empty" else [2, 3, 4])


def test_columns_that_nobody_knows_are_told(lists: Path) -> None:
    found = read(lists, [*HEADINGS, "Phone", ""], [*READER, "01632 960 100", ""])
    assert [(one.line, one.what) for one in found.messages] == [(1, "The column “Phone” is not printed.")]


def test_columns_are_told_with_the_row_they_stand_in(lists: Path) -> None:
    found = read(lists, [""], [*HEADINGS, "Phone"], [*READER, "01632 960 100"])
    assert troubles(found) == [(2, "label-column", "warn")]


@pytest.mark.parametrize(
    ("title", "name", "label"),
    [
        ("Mr", "Mrinal Example", "Mr Mrinal Example"),
        ("Mr", "Mr Example", "Mr Example"),
        ("Mr.", "MR Example", "MR Example"),
        ("The Rev", "The Rev Example", "The Rev Example"),
        ("Dr", "", ""),
    ],
)
def test_a_title_stands_once_before_a_name(lists: Path, title: str, name: str, label: str) -> None:
    found = read(lists, ["Title", *HEADINGS], [title, name, *READER[1:]])
    assert [one.name for one in found.people] == [label]


def test_one_list_serves_letters_and_labels(lists: Path) -> None:
    assert address_list.EXAMPLE.split(",") == [letter.NAME, *letter.ADDRESS]
    found = read(lists, address_list.EXAMPLE.split(","), READER)
    assert found.people == (Addressee(2, "The Café Reader", LINES),)
    assert found.messages == ()


def test_words_under_no_heading_are_not_lost(lists: Path) -> None:
    found = read(lists, [*HEADINGS, ""], [*READER, "c/o the library"])
    assert troubles(found) == [(2, "label-cells", "stop")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\r\n,,,\r\n", "is empty"),
        (b"The Reader,1 Hill Street,Wexmoor,WX1 1AA\n", "does not name the columns"),
        (b"PK\x03\x04rest", "is a spreadsheet"),
        (b'name,address\n"' + b"x" * 200_000, "cannot be read: in row 2 a quotation mark"),
        (b'name,address\nA,B\nC,"1 Hill Street\nReader,1 Hill Street\n', "in row 3 a quotation mark"),
        (b'name,address\nA,"1 Hill Street\nReader,"2 Hill Street"\n', "in row 2 a quotation mark"),
        (b"\nThe Reader,1 Hill Street,Wexmoor,WX1 1AA\n", "Row 2 of a.csv does not name the columns"),
    ],
)
def test_what_is_no_list(lists: Path, data: bytes, words: str) -> None:
    (lists / "a.csv").write_bytes(data)
    with pytest.raises(BuildError, match=words) as told_:
        address_list.read(lists / "a.csv")
    assert "Reader" not in str(told_.value)


_CELL = st.text(st.characters(codec="utf-8"), max_size=30)


@given(st.lists(st.lists(_CELL, max_size=7), max_size=6))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_rows_are_read_or_told(lists: Path, rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written).writerows([HEADINGS, *rows])
    (lists / "a.csv").write_bytes(written.getvalue().encode("utf-8"))
    found = address_list.read(lists / "a.csv")
    dealt_with = {one.row for one in found.people} | {message.line for message in found.messages}
    last = max((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), default=-1)
    if not any("\0" in cell or "\r" in cell or "\n" in cell for row in rows for cell in row):
        assert set(range(2, last + 3)) <= dealt_with


# ---- Labels on paper -------------------------------------------------------------------------------------


def within(piece: Drawn, a_sheet: int, at: int) -> bool:
    """Whether words stand inside the label that is `at` on its sheet, counted from 0."""
    sheet = SHEETS[a_sheet]
    row, column = divmod(at, sheet.columns)
    left = (sheet.corner[0] + column * (sheet.size[0] + sheet.gap)) * MM
    top = (297 - sheet.corner[1] - row * sheet.size[1]) * MM
    inside = left <= piece.left and piece.right - piece.size / 2 <= left + sheet.size[0] * MM
    return inside and top - sheet.size[1] * MM <= piece.baseline <= top - piece.size * 0.7


@pytest.mark.parametrize(("a_sheet", "start"), [(8, 1), (8, 5), (6, 6), (4, 2), (1, 1)])
def test_words_stand_inside_their_labels(lists: Path, context: Context, a_sheet: int, start: int) -> None:
    file = saved(lists / "a.csv", *readers(11))
    made = labels(file, None, context, a_sheet=a_sheet, start=start)
    sheets = -(-(start - 1 + 11) // a_sheet)
    assert made.file == lists / "a-labels.pdf"
    assert made.written.extent == f"11 labels on {sheets} sheet{'s' if sheets > 1 else ''}"
    assert tag_text(made.file) == [" ".join([f"Reader {number}", *LINES]) for number in range(1, 12)]
    number = 0
    for piece in drawn(made.file):
        number += piece.text.startswith("Reader")
        sheet, at = divmod(start - 2 + number, a_sheet)
        assert piece.page == sheet + 1
        assert within(piece, a_sheet, at), piece
        assert piece.size >= 16
        assert "Bold" in piece.font
    result = page.validate_pdf(str(made.file), profile="ua1")
    assert result.is_compliant, [failure.message for failure in result.failures]


def test_sheets_are_a4_and_say_nothing_of_people(lists: Path, context: Context) -> None:
    made = labels(saved(lists / "a.csv", *readers(1)), None, context)
    with pikepdf.open(made.file) as pdf, pdf.open_metadata() as metadata:
        assert [round(float(edge)) for edge in pdf.pages[0].MediaBox] == [0, 0, 595, 842]
        assert metadata["dc:title"] == "Address labels"
        assert "Reader" not in str(pdf.docinfo)
    first = made.file.read_bytes()
    labels(lists / "a.csv", None, context)
    assert made.file.read_bytes() == first
    assert [path.name for path in sorted(lists.iterdir())] == ["a-labels.pdf", "a.csv"]


def test_geometry_of_sheets_fits_a4() -> None:
    for count, sheet in SHEETS.items():
        assert sheet.count == count
        wide = 2 * sheet.corner[0] + sheet.columns * sheet.size[0] + (sheet.columns - 1) * sheet.gap
        assert wide == pytest.approx(210, abs=0.01)
        assert 2 * sheet.corner[1] + sheet.rows * sheet.size[1] == pytest.approx(297, abs=0.01)


def test_a_long_address_is_smaller_and_one_too_long_is_told(lists: Path, context: Context) -> None:
    long = ["The Secretary of the Group", "The House That Has a Name", "112 Long Street of Wexmoor"]
    too_long = ["The Secretary", " ".join(["The Association of Family Carers"] * 6), "1 Hill Street"]
    wide = ["A" + "b" * 40, "1 Hill Street", ""]
    file = saved(
        lists / "a.csv",
        HEADINGS,
        [*long, "Wexmoor", "WX1 1AA"],
        [*too_long, "Wexmoor", "WX1 1AA"],
        [*wide, "Wexmoor", "WX1 1AA"],
        READER,
    )
    made = labels(file, None, context)
    assert made.left_out == (3, 4)
    tall, broad = made.written.messages
    assert "too long for the label. No label was made for it." in tall.what
    assert "or use sheets of 6 larger labels." in tall.mend
    assert "or use sheets of 1 larger label." in broad.mend
    assert len(tag_text(made.file)) == 2
    sizes = [piece.size for piece in drawn(made.file)]
    assert 16 <= sizes[0] < sizes[-1] == writer.LARGEST
    assert "2 labels could not be made. The rows of the list are: 3, 4." in list(told(made))


def test_shortening_by_the_letters_that_are_told_is_enough(lists: Path, context: Context) -> None:
    name = "The Association of Family Carers and Friends of Wexmoor and of Hollenby and of Dunmarrow " * 2
    for _ in range(9):
        made = labels(saved(lists / "a.csv", HEADINGS, [name, *READER[1:]], READER), None, context)
        if not made.left_out:
            break
        (message,) = made.written.messages
        name = name.strip()[: -int(message.mend.split()[3])].strip()
    assert not made.left_out
    assert len(name) > 60


def test_letters_that_cannot_be_printed_are_told(lists: Path, context: Context) -> None:
    rows = [["\u0639\u0639", *READER[1:]], ["A carer \ufffd", *READER[1:]]]
    made = labels(saved(lists / "a.csv", HEADINGS, *rows, READER), None, context)
    assert made.left_out == (2, 3)
    assert len(tag_text(made.file)) == 1
    assert "\u0639" not in "".join(told(made))


def test_no_label_at_all(lists: Path, context: Context) -> None:
    with pytest.raises(BuildError, match="holds no address that fits"):
        labels(saved(lists / "a.csv", HEADINGS, ["A carer", "", "", "", ""]), None, context)
    assert [path.name for path in lists.iterdir()] == ["a.csv"]


# ---- Where lists may be ----------------------------------------------------------------------------------


def test_a_list_in_the_folder_of_the_site_is_refused(context: Context, lists: Path) -> None:
    inside = saved(context.content / "list.csv", *readers(1))
    with pytest.raises(BuildError, match="in the folder of the site"):
        labels(inside, lists / "labels.pdf", context)
    os.symlink(inside, lists / "link.csv")
    with pytest.raises(BuildError, match="The list would be in the folder of the site"):
        labels(lists / "link.csv", None, context)


def test_labels_never_go_into_the_site(context: Context, lists: Path) -> None:
    file = saved(lists / "a.csv", *readers(1))
    with pytest.raises(BuildError, match="The file of labels would be in the folder of the site"):
        labels(file, context.content.parent / "outputs" / "labels.pdf", context)


def test_a_list_in_a_repository_is_refused(context: Context, lists: Path) -> None:
    (lists / ".git").mkdir()
    (lists / "deep").mkdir()
    with pytest.raises(BuildError, match="is a Git repository"):
        labels(saved(lists / "deep" / "a.csv", *readers(1)), None, context)


@pytest.mark.parametrize(
    ("choice", "words"),
    [({"a_sheet": 12}, "12"), ({"start": 9}, "from 1 to 8"), ({"start": 0}, "from 1 to 8")],
)
def test_sheets_that_there_are_not(context: Context, lists: Path, choice: dict[str, int], words: str) -> None:
    with pytest.raises(BuildError, match=words):
        labels(saved(lists / "a.csv", *readers(1)), None, context, **choice)


def test_a_list_that_is_not_there(context: Context, lists: Path) -> None:
    with pytest.raises(BuildError, match="There is no list"):
        labels(lists / "nobody.csv", None, context)
    with pytest.raises(BuildError, match="There is no list"):
        labels(context.content / "nobody.csv", None, context)
    with pytest.raises(BuildError, match=r"is a folder\. Name the list in it, such as .*people\.csv"):
        labels(lists, None, context)


def test_nothing_that_is_told_holds_a_word_of_the_list(context: Context, lists: Path) -> None:
    """Nor does anything that is kept."""
    secret = "Zzyzx"
    rows = [
        [f"{secret} One", "", "", "", ""],
        [f"{secret} Two", f"{secret} Street", "", "", ""],
        [f"{secret} " * 60, f"{secret} Street", "", "", "WX1 1AA"],
        [f"{secret}\u0639", f"{secret} Street", "", "", "WX1 1AA"],
        [secret, secret, secret, secret, secret, secret],
        ["", f"{secret} Street", "", "", "WX1 1AA"],
    ]
    made: Labels = labels(saved(lists / "a.csv", HEADINGS, *rows), None, context)
    assert secret not in "\n".join(told(made))
    assert made.left_out == (2, 4, 5, 6)
    site = context.content.parent
    assert [path for path in site.rglob("*") if path.is_file()] == []
