"""Reading PDFs back: text, colours and letters are found wherever a program puts them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from builder.checks.paper import pdf, standard, table
from builder.checks.paper.glyphs import read_font


def of_stream(code: bytes, file: Path) -> Path:
    """A file of one page that paints this with a font that every reader has."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(600, 800))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    form = made.make_stream(b"BT /F 10 Tf 5 5 Td (form) Tj ET")
    form.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/Matrix": [2, 0, 0, 2, 0, 0]})
    page = made.pages[0]
    page.Resources = pikepdf.Dictionary(Font={"/F": font}, XObject={"/X": form})
    page.Contents = made.make_stream(code)
    made.save(file)
    return file


@pytest.mark.parametrize(
    ("code", "pieces"),
    [
        (
            b"BT /F 20 Tf 50 700 Td (one) Tj 0 -30 Td (two) Tj ET",
            [("one", 50, 700, 20), ("two", 50, 670, 20)],
        ),
        (
            b"BT /F 20 Tf 50 700 TD 24 TL (a) Tj T* (b) Tj (c) ' ET",
            [("a", 50, 700, 20), ("b", 50, 676, 20), ("c", 50, 652, 20)],
        ),
        (b"BT /F 20 Tf 50 700 Td [(ab) -2000 (c)] TJ ET", [("ab", 50, 700, 20), ("c", 110, 700, 20)]),
        (b"q 2 0 0 2 10 10 cm BT /F 9 Tf 1 0 0 1 20 30 Tm (x) Tj ET Q", [("x", 50, 70, 18)]),
        (b"q 1 0 0 1 100 200 cm /X Do Q BT /F 16 Tf (y) Tj ET", [("form", 110, 210, 20), ("y", 0, 0, 16)]),
        (b"BT /F 20 Tf 3 Tr (unseen) Tj 0 Tr (seen) Tj ET", [("seen", 60, 0, 20)]),
        (b"BT /F 12 Tf (na\xefve \x80) Tj ET", [("naïve €", 0, 0, 12)]),
    ],
)
def test_text_is_found_where_any_program_puts_it(
    code: bytes, pieces: list[tuple[str, float, float, float]], tmp_path: Path
) -> None:
    found = pdf.drawn(of_stream(code, tmp_path / "made.pdf"))
    assert [(one.text, one.left, one.baseline, one.size) for one in found] == pieces


def test_the_ground_of_words_is_what_was_painted_last(tmp_path: Path) -> None:
    areas = b"1 0 0 rg 0 0 600 800 re f 0 0 1 rg 40 690 200 30 re f 1 g "
    code = areas + b"BT /F 20 Tf 50 700 Td (blue) Tj 0 -99 Td (red) Tj ET"
    blue, red = pdf.drawn(of_stream(code, tmp_path / "made.pdf"))
    assert (blue.colour, blue.grounds) == ("#ffffff", {"#0000ff"})
    assert red.grounds == {"#ff0000"}


def test_fonts_of_two_bytes_are_read() -> None:
    cmap = (
        b"1 beginbfrange <0003> <0005> <0041> endbfrange "
        b"1 beginbfrange <0009> <000A> [<0066006C> <0101>] endbfrange"
    )
    made = pikepdf.new()
    inner = pikepdf.Dictionary(W=[3, [500, 600], 9, 10, 250], DW=900)
    font = pikepdf.Dictionary(
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name("/A"),
        DescendantFonts=pikepdf.Array([inner]),
        ToUnicode=made.make_stream(cmap),
    )
    letters = [letter for _, letter in read_font(font).letters(bytes([0, 3, 0, 4, 0, 5, 0, 9, 0, 10, 0, 99]))]
    assert [letter.text for letter in letters] == ["A", "B", "C", "fl", "ā", ""]
    assert [letter.width for letter in letters] == [0.5, 0.6, 0.9, 0.25, 0.25, 0.9]
    assert [letter.known for letter in letters] == [True] * 5 + [False]


def test_a_broken_colour_is_no_colour(tmp_path: Path) -> None:
    (words,) = pdf.drawn(of_stream(b"rg BT /F 20 Tf 50 700 Td (words) Tj ET", tmp_path / "made.pdf"))
    assert words.colour is None


@pytest.mark.parametrize("content", [b"", b"nothing", b"%PDF-1.7\nnothing"])
def test_what_is_no_pdf_is_told(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "broken.pdf"
    file.write_bytes(content)
    (fault,) = table.findings(file)
    assert fault.what == "The file cannot be read as a PDF."
    assert list(standard.check(file)) == []


def test_a_locked_file_is_told(tmp_path: Path) -> None:
    made = pikepdf.new()
    made.add_blank_page()
    made.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    (fault,) = table.findings(tmp_path / "locked.pdf")
    assert fault.what == "The file is locked with a password."
