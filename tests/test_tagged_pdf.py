"""The tagging library by itself: lines, blocks, pages, the structure tree, and fonts that can be copied."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from PIL import Image
from reportlab.pdfbase import pdfmetrics

from builder.checks.paper.pdf import drawn, tag_text, tagged
from builder.fonts import Typeface
from builder.tagged_pdf.blocks import Block, Stack
from builder.tagged_pdf.boxes import Box, Frame
from builder.tagged_pdf.canvas import Anchor, Linked, TaggedCanvas
from builder.tagged_pdf.font import to_unicode
from builder.tagged_pdf.lines import Run, set_lines, width_of
from builder.tagged_pdf.pages import PageShape, draw_pages, paginate
from builder.tagged_pdf.picture import read_picture
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.table import Columns, Row, Table, shares
from builder.tagged_pdf.text import TextBlock
from builder.tagged_pdf.xmp import Metadata

FONT = Typeface(Path()).name()
SIZE = 18.0
LEADING = 24.0
SHAPE = PageShape((400, 500), left=50, right=350, bottom=50, top=450, first_top=450)
METADATA = Metadata("A <title> & more", "Wexmoor Borough Council", "About tests", "en-GB")
LINES = int((SHAPE.top - SHAPE.bottom) / LEADING)  # lines that one page holds


def runs(*texts: str) -> list[Run]:
    return [Run(text, FONT, SIZE) for text in texts]


def lines_of(width: float, *texts: str) -> list[str]:
    return ["".join(segment.text for segment in line) for line in set_lines(runs(*texts), width)]


def text(words: str, parent: Element, tag: str = "P", **more: object) -> TextBlock:
    return TextBlock(runs(words), Element(tag, parent), LEADING, **more)  # type: ignore[arg-type]


def of_lines(count: int, parent: Element, **more: object) -> TextBlock:
    return text("\n".join(f"line{number}" for number in range(count)), parent, **more)


def made(target: Path, root: Element, *blocks: Block) -> int:
    canvas = TaggedCanvas(target, SHAPE.size, root, METADATA, FONT)
    pages = paginate(Stack(blocks), SHAPE)
    draw_pages(canvas, pages, SHAPE, lambda *_: None)
    canvas.save()
    return len(pages)


class Stiff(TextBlock):
    """Text that is never split."""

    def split(self, width: float, room: float, force: bool = False) -> tuple[None, TextBlock]:
        return None, self


def stiff(count: int, parent: Element) -> Stiff:
    return Stiff(of_lines(count, parent).runs, Element("P", parent), LEADING)


def pages_of(file: Path) -> dict[str, int]:
    """The page on which each word is painted last."""
    return {word: piece.page for piece in drawn(file) for word in piece.text.split()}


def assert_valid(file: Path) -> None:
    result = page.validate_pdf(str(file), profile="ua1")
    assert result.is_compliant, [(failure.rule_id, failure.message) for failure in result.failures]


@pytest.fixture
def root() -> Element:
    return Element("Document")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "made.pdf"


# ---- Lines -----------------------------------------------------------------------------------------------


def test_a_line_that_ends_at_a_space_keeps_it() -> None:
    assert lines_of(width_of("get involved", FONT, SIZE), "get involved today") == ["get involved ", "today"]


def test_a_word_over_several_runs_is_not_parted() -> None:
    assert lines_of(width_of("we wait", FONT, SIZE), "we wait", "ing") == ["we ", "waiting"]


def test_a_line_does_not_end_in_a_no_break_space() -> None:
    assert lines_of(width_of("call us 01632", FONT, SIZE), "call us 01632\u00a0960") == [
        "call us ",
        "01632\u00a0960",
    ]


def test_an_authors_line_break_counts_as_a_space() -> None:
    assert lines_of(300, "1 Hill Street\nWexmoor") == ["1 Hill Street ", "Wexmoor"]


def test_spaces_between_runs_are_not_doubled() -> None:
    assert lines_of(300, "one ", " two", "  ", "three ") == ["one two three"]


def test_a_word_wider_than_the_line_is_broken_and_loses_nothing() -> None:
    word = "x" * 60
    lines = lines_of(100, f"a {word} b")
    assert lines[0] == "a "
    assert "".join(lines).replace(" ", "") == f"a{word}b"
    assert all(width_of(line.rstrip(), FONT, SIZE) <= 100.01 for line in lines)


def test_a_web_address_is_broken_at_its_joints() -> None:
    lines = lines_of(150, "https://involve.example.org/opportunities/day-centres/")
    assert lines == ["https://involve.", "example.org/", "opportunities/", "day-centres/"]


def test_a_broken_word_over_several_runs_stays_within_the_line() -> None:
    lines = lines_of(100, "abcdefgh", "ijklmnopqrstuvwxyz", "abc")
    assert "".join(lines) == "abcdefghijklmnopqrstuvwxyzabc"
    assert all(width_of(line, FONT, SIZE) <= 100.01 for line in lines)


def test_every_letter_gets_a_line_where_none_fits_two() -> None:
    assert lines_of(1, "wide") == ["w", "i", "d", "e"]


# ---- Columns ---------------------------------------------------------------------------------------------


def test_columns_hold_their_longest_words() -> None:
    assert shares([50, 20], [60, 400], 200) == pytest.approx([50 + 130 * 10 / 390, 20 + 130 * 380 / 390])


def test_columns_with_room_to_spare_share_it() -> None:
    assert shares([10, 10], [50, 70], 200) == [90, 110]


def test_columns_without_room_leave_the_narrow_ones_alone() -> None:
    assert shares([20, 300, 200], [20, 300, 200], 220) == [20, 100, 100]


# ---- Blocks and pages ------------------------------------------------------------------------------------


def test_no_line_of_a_paragraph_stands_alone(root: Element, target: Path) -> None:
    made(target, root, of_lines(LINES - 1, root), text("a\nb\nc\nd", root))
    assert {pages_of(target)[letter] for letter in "abcd"} == {2}
    again = Element("Document")
    made(target, again, of_lines(LINES - 3, again), text("a\nb\nc\nd", again))
    assert [pages_of(target)[letter] for letter in "abcd"] == [1, 1, 2, 2]


def test_a_heading_moves_on_with_its_text(root: Element, target: Path) -> None:
    heading = text("Heading", root, "H1", with_next=True)
    made(target, root, of_lines(LINES - 2, root), heading, of_lines(3, root))
    assert pages_of(target)["Heading"] == pages_of(target)["line0"] == 2


def test_two_headings_move_on_together_inside_a_box(root: Element, target: Path) -> None:
    inside = Stack(
        [
            text("before", root),
            text("Outer", root, "H1", with_next=True),
            text("Inner", root, "H2", with_next=True),
            of_lines(3, root),
        ]
    )
    made(target, root, of_lines(LINES - 3, root), Box(inside, Frame()))
    found = pages_of(target)
    assert (found["before"], found["Outer"], found["Inner"], found["line2"]) == (1, 2, 2, 2)


def test_headings_that_fill_a_page_do_not_stop_the_build(root: Element, target: Path) -> None:
    headings = [text(f"heading{number}", root, "P", with_next=True) for number in range(LINES * 2)]
    assert made(target, root, *headings) >= 2
    assert len(tag_text(target)) == LINES * 2


def test_only_what_cannot_be_split_is_too_high_for_its_page(root: Element, target: Path) -> None:
    """It is cut off from its heading if need be, and never takes what follows it below the edge."""
    heading = text("Heading", root, "H1", with_next=True)
    made(target, root, heading, stiff(LINES, root), stiff(LINES + 1, root), text("Last", root))
    assert pages_of(target) == {
        "Heading": 1,
        **{f"line{number}": 3 for number in range(LINES + 1)},
        "Last": 4,
    }
    below = [piece.text for piece in drawn(target) if piece.baseline < SHAPE.bottom]
    assert below == [f"line{LINES}"]


def test_the_larger_of_two_spaces_stands_between_blocks(root: Element) -> None:
    stack = Stack([of_lines(1, root, below=10), of_lines(1, root, above=25)])
    assert stack.height(300) == 2 * LEADING + 25


def test_a_label_stands_beside_the_first_line_once(root: Element, target: Path) -> None:
    label = text("7.", root, "Lbl")
    made(target, root, Box(of_lines(LINES + 5, root), Frame(left=30), label=label))
    pieces = drawn(target)
    assert [piece.text for piece in pieces].count("7.") == 1
    assert pieces[0].baseline == pieces[1].baseline
    assert {piece.left for piece in pieces if piece.text != "7."} == {SHAPE.left + 30}


def test_an_empty_story_makes_one_page(root: Element, target: Path) -> None:
    assert made(target, root) == 1
    assert tag_text(target) == []


# ---- Tables ----------------------------------------------------------------------------------------------


def table(root: Element, header: list[str], *rows: list[str]) -> Table:
    element = Element("Table", root)
    groups = [Element("THead", element), Element("TBody", element)]
    made_rows = []
    for number, row in enumerate((header, *rows)):
        line = Element("TR", groups[number > 0])
        tag, scope = ("TD", None) if number else ("TH", {"O": "/Table", "Scope": "/Column"})
        made_rows.append(
            [TextBlock(runs(cell), Element(tag, line, attributes=scope), LEADING) for cell in row]
        )
    columns = Columns.of(made_rows)
    first, *others = [Row(row, columns, 1, "#000000") for row in made_rows]
    return Table(first, Stack(others))


def test_a_header_row_is_painted_on_every_page_and_tagged_once(root: Element, target: Path) -> None:
    rows = [[f"when{number}", f"where{number}"] for number in range(40)]
    pages = made(target, root, table(root, ["When", "Where"], *rows))
    painted = [piece for piece in drawn(target) if piece.text == "When"]
    assert [piece.page for piece in painted] == list(range(1, pages + 1))
    assert [piece.mcid is not None for piece in painted] == [True] + [False] * (pages - 1)
    assert tag_text(target) == ["When", "Where", *(cell for row in rows for cell in row)]
    assert_valid(target)


def test_links_in_a_repeated_header_live_once(root: Element, target: Path) -> None:
    made_table = table(root, ["When"], *[[str(number)] for number in range(40)])
    cell = made_table.header.cells[0]
    link = Element("Link", cell.element, inline=True)
    linked = Linked(link, "https://example.org/", "When")
    cell.runs = [Run("When", FONT, SIZE, element=link, link=linked)]
    assert made(target, root, made_table) > 1
    with pikepdf.open(target) as pdf:
        assert [len(each.get("/Annots", [])) for each in pdf.pages] == [1] + [0] * (len(pdf.pages) - 1)
    assert_valid(target)


def test_a_row_taller_than_a_page_goes_on(root: Element, target: Path) -> None:
    long = " ".join(f"word{number}" for number in range(300))
    assert made(target, root, table(root, ["Short", "Long"], ["a", long], ["b", "c"])) > 2
    assert tag_text(target) == ["Short", "Long", "a", long, "b", "c"]
    assert_valid(target)


def test_a_header_taller_than_a_page_goes_on(root: Element, target: Path) -> None:
    long = " ".join(f"word{number}" for number in range(200))
    assert made(target, root, table(root, [long, "Other"], ["a", "b"])) > 1
    assert tag_text(target) == [long, "Other", "a", "b"]


def test_a_header_does_not_stand_without_a_row(root: Element, target: Path) -> None:
    made(target, root, of_lines(LINES - 2, root), table(root, ["When"], ["now"]))
    assert pages_of(target)["When"] == pages_of(target)["now"] == 2


def test_the_last_row_does_not_stand_alone(root: Element, target: Path) -> None:
    rows = [[f"row{number}"] for number in range(4)]
    before = of_lines(LINES - 6, root)  # room for the header and three rows
    made(target, root, before, table(root, ["When"], *rows))
    found = pages_of(target)
    assert [found[f"row{number}"] for number in range(4)] == [1, 1, 2, 2]


def test_a_header_without_rows_moves_on_where_it_does_not_fit(root: Element, target: Path) -> None:
    made(target, root, of_lines(LINES - 2, root), table(root, ["one\ntwo\nthree"]))
    assert pages_of(target)["one"] == 2


def test_a_label_moves_on_where_it_does_not_fit(root: Element, target: Path) -> None:
    label = text("7.", root, "Lbl")
    made(target, root, of_lines(LINES, root), Box(Stack([]), Frame(left=30), label=label))
    assert pages_of(target)["7."] == 2


# ---- Tags ------------------------------------------------------------------------------------------------


def test_a_link_over_two_pages_has_its_rectangles_and_words(root: Element, target: Path) -> None:
    paragraph = Element("P", root)
    link = Element("Link", paragraph, inline=True)
    words = " ".join(f"word{number}" for number in range(120))
    linked = Linked(link, "https://example.org/page", "All the words")
    both = [Run("Before ", FONT, SIZE), Run(words, FONT, SIZE, element=link, link=linked)]
    made(target, root, TextBlock([*both, Run(", after", FONT, SIZE)], paragraph, LEADING))
    assert tag_text(target) == [f"Before {words}, after"]
    with pikepdf.open(target) as pdf:
        annotations = [annotation for each in pdf.pages for annotation in each.get("/Annots", [])]
        assert {str(annotation.Contents) for annotation in annotations} == {"All the words"}
        assert len({annotation.StructParent for annotation in annotations}) == len(annotations) > LINES
        widths = [float(rectangle[2] - rectangle[0]) for rectangle in (each.Rect for each in annotations)]
        assert max(widths) <= SHAPE.width
    assert_valid(target)


def test_links_inside_the_file_lead_to_their_anchor(root: Element, target: Path) -> None:
    element = Element("P", root)
    link = Element("Link", element, inline=True)
    run = Run("Go on", FONT, SIZE, element=link, link=Linked(link, "#there", "Go on"))
    anchor = Anchor("there", "There", 0)
    made(
        target,
        root,
        TextBlock([run], element, LEADING),
        of_lines(LINES, root),
        text("There", root, anchor=anchor),
    )
    with pikepdf.open(target) as pdf:
        assert pdf.pages[0].Annots[0].Dest[0].objgen == pdf.pages[1].objgen
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["There"]
    assert_valid(target)


def test_a_language_span_is_part_of_its_paragraph(root: Element, target: Path) -> None:
    paragraph = Element("P", root)
    welsh = Element("Span", paragraph, lang="cy", inline=True)
    pieces = [*runs("They say "), Run("croeso", FONT, SIZE, element=welsh), *runs(" here")]
    made(target, root, TextBlock(pieces, paragraph, LEADING))
    assert tag_text(target) == ["They say croeso here"]
    with pikepdf.open(target) as pdf:
        kids = pdf.Root.StructTreeRoot.K[0].K[0].K
        assert str(kids[1].Lang) == "cy"
        assert [kids[0], kids[2]] == [0, 2]


def test_elements_that_hold_nothing_are_left_out_but_cells_stay(root: Element, target: Path) -> None:
    Element("Sect", root)
    made(target, root, table(root, ["When", ""], ["now", ""]))
    with pikepdf.open(target) as pdf:
        (only,) = pdf.Root.StructTreeRoot.K[0].K
        assert str(only.S) == "/Table"
        assert [len(group.K[0].K) for group in only.K] == [2, 2]
    assert_valid(target)


def test_what_is_painted_for_no_element_is_an_artifact(root: Element, target: Path) -> None:
    canvas = TaggedCanvas(target, SHAPE.size, root, METADATA, FONT)
    words = canvas.beginText(60, 300)
    words.setFont(FONT, SIZE)
    words.textOut("decoration")
    canvas.drawText(words)
    text("Words", root).draw(canvas, 50, 200, 300)
    with canvas.artifact("Footer"):
        text("furniture", root).draw(canvas, 50, 80, 300)
    canvas.showPage()
    canvas.save()
    assert tag_text(target) == ["Words"]
    assert {piece.text: piece.mcid for piece in drawn(target)} == {
        "decoration": None,
        "Words": 0,
        "furniture": None,
    }
    assert_valid(target)


def test_ids_can_be_found_in_the_tree(root: Element, target: Path) -> None:
    notes = [Element("Note", root, id=f"note-{number}") for number in (2, 1)]
    made(target, root, *[TextBlock(runs("words"), Element("P", note), LEADING) for note in notes])
    with pikepdf.open(target) as pdf:
        names = pdf.Root.StructTreeRoot.IDTree.Names
        assert [str(name) for name in names[::2]] == ["note-1", "note-2"]
    assert_valid(target)


# ---- The file --------------------------------------------------------------------------------------------


def test_the_file_says_what_it_is(root: Element, target: Path) -> None:
    made(target, root, text("Words", root))
    with pikepdf.open(target) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == METADATA.title
        assert metadata["dc:creator"] == [METADATA.author]
        assert metadata["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)
        assert {str(each.Tabs) for each in pdf.pages} == {"/S"}


def test_fonts_are_embedded_and_their_text_can_be_copied(root: Element, target: Path) -> None:
    made(target, root, text("Words – “quoted” £5", root))
    with pikepdf.open(target) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            assert "/FontFile2" in font.FontDescriptor
            assert b"<0000>" not in font.ToUnicode.read_bytes()


def test_the_map_to_characters_is_written_in_short_blocks_and_utf_16() -> None:
    cmap = to_unicode("Name", [0, *range(0x100, 0x100 + 150), 0x1D11E])
    assert "<00> <0000>" not in cmap
    assert "<01> <0100>" in cmap
    assert "<97> <D834DD1E>" in cmap
    assert [line for line in cmap.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "51 beginbfchar",
    ]


def test_more_than_one_subset_of_a_font_is_read_back(root: Element, target: Path) -> None:
    covers = sorted(pdfmetrics.getFont(FONT).covers() - {"\u00a0", "\u00ad"})
    words = " ".join(character for character in covers if character.isprintable() and character != " ")
    assert len(set(words)) > 256
    made(target, root, text(words, root))
    assert tag_text(target) == [words]
    assert_valid(target)


# ---- Pictures --------------------------------------------------------------------------------------------


def picture_file(folder: Path, name: str, mode: str, size: tuple[int, int], **save: object) -> Path:
    file = folder / name
    image = Image.new("RGB", size, "#0b5953").convert(mode)
    image.save(file, **save)
    return file


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.png", "RGB"), ("a.png", "RGBA"), ("a.png", "P"), ("a.png", "1"), ("a.png", "L"), ("a.png", "LA"),
     ("a.png", "I;16"), ("a.jpg", "RGB"), ("a.jpg", "L"), ("a.jpg", "CMYK")],
)  # fmt: skip
def test_every_kind_of_picture_is_painted_and_described(
    root: Element, target: Path, tmp_path: Path, name: str, mode: str
) -> None:
    element = Element("Figure", root, alt="A green field")
    made(target, root, read_picture(picture_file(tmp_path, name, mode, (200, 100)), (300, 300), element))
    assert [(block.tag, block.text) for block in tagged(target)] == [("Figure", "A green field")]
    with pikepdf.open(target) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert image.ColorSpace in ("/DeviceRGB", "/DeviceGray")
        assert [float(edge) for edge in pdf.Root.StructTreeRoot.K[0].K[0].A.BBox] == [50, 375, 200, 450]
    assert_valid(target)


def test_a_large_photograph_is_printed_no_finer_than_paper_shows(tmp_path: Path) -> None:
    file = picture_file(tmp_path, "a.jpg", "RGB", (4000, 3000))
    picture = read_picture(file, (300, 300), None)
    assert picture.size == (300, 225)
    assert (picture.image.width, picture.image.height) == (917, 688)


def test_a_picture_held_sideways_is_turned(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = picture_file(tmp_path, "a.jpg", "RGB", (200, 100), exif=exif)
    picture = read_picture(file, (300, 300), None)
    assert picture.size == (75, 150)
    assert (picture.image.width, picture.image.height) == (100, 200)


def test_a_picture_higher_than_the_page_shrinks(root: Element, target: Path, tmp_path: Path) -> None:
    element = Element("Figure", root, alt="A tower")
    picture = read_picture(picture_file(tmp_path, "a.png", "RGB", (100, 4000)), (300, 2000), element)
    assert made(target, root, picture) == 1
    with pikepdf.open(target) as pdf:
        box = [float(edge) for edge in pdf.Root.StructTreeRoot.K[0].K[0].A.BBox]
        assert box[1] >= SHAPE.bottom


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_no_picture_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(OSError, match=r".*"):
        read_picture(tmp_path / "a.png", (300, 300), None)


def test_half_a_picture_is_told(tmp_path: Path) -> None:
    whole = BytesIO()
    Image.effect_noise((300, 300), 50).save(whole, "PNG")
    (tmp_path / "a.png").write_bytes(whole.getvalue()[:20_000])
    with pytest.raises(OSError, match="truncated"):
        read_picture(tmp_path / "a.png", (300, 300), None)
