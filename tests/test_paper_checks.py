"""Our own checks of PDFs: each finds what it is for in files broken on purpose, and nothing in a good one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from builder.checks.paper import pictures, standard, table
from builder.checks.paper.wanted import CLEAR, Wanted
from builder.context import Context
from builder.document import BulletList, Section
from builder.fonts import Typeface
from builder.tagged_pdf.blocks import Stack
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.lines import Run
from builder.tagged_pdf.pages import PageShape, draw_pages, paginate
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import TextBlock
from builder.tagged_pdf.xmp import Metadata
from builder.writers import easy_read_print, large_print
from tests.support.documents import EVERYTHING, PICTURE, says, words
from tests.support.easy import SITE
from tests.support.paper import assert_accessible

LONG = "A day centre is a place where adults meet friends, eat together and do things they enjoy. " * 4
GOOD = replace(
    EVERYTHING,
    blocks=(
        *EVERYTHING.blocks,
        Section(
            "more",
            words("More"),
            2,
            (
                *(says(f"{LONG}This is paragraph {number}.") for number in range(6)),
                BulletList(((says(LONG),),)),
            ),
        ),
    ),
)
Edit = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> Context:
    content = tmp_path_factory.mktemp("paper") / "content"
    (content / PICTURE).parent.mkdir(parents=True)
    Image.new("RGB", (600, 400), "#0b5953").save(content / PICTURE)
    return Context(SITE, content, kept)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory, context: Context) -> Path:
    file = tmp_path_factory.mktemp("paper") / "good.pdf"
    large_print.write(GOOD, file, context)
    return file


# ---- Ways to break a file ----------------------------------------------------------------------------------


def elements(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    """The elements of the structure tree with this tag, in reading order."""

    def below(element: Any) -> Iterator[Any]:
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            return
        yield element
        for kid in element.K:
            yield from below(kid)

    return [one for one in below(pdf.Root.StructTreeRoot.K[0]) if f"/{tag}" == one.S]


def without(tag: str, key: str) -> Edit:
    """Take an entry away from the first element with this tag."""

    def edit(pdf: pikepdf.Pdf) -> None:
        del elements(pdf, tag)[0][key]

    return edit


def called(tag: str, other: str) -> Edit:
    """Give all elements of one tag another."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for element in elements(pdf, tag):
            element.S = pikepdf.Name(f"/{other}")

    return edit


def alt(words: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        elements(pdf, "Figure")[0].Alt = pikepdf.String(words)

    return edit


def painted(pattern: bytes, other: bytes, page: int = 0) -> Edit:
    """Change what is painted where a pattern first stands, from this page on."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for sheet in list(pdf.pages)[page:]:
            code, count = re.subn(pattern, other, sheet.Contents.read_bytes(), count=1, flags=re.DOTALL)
            if count:
                sheet.Contents = pdf.make_stream(code)
                return
        raise AssertionError(pattern)

    return edit


def swapped(pdf: pikepdf.Pdf) -> None:
    """Read two paragraphs of one section in the other order."""
    kids = next(one.K for one in elements(pdf, "Sect") if [kid.S for kid in one.K].count("/P") > 4)
    first, second = next(pair for pair in pairwise(range(len(kids))) if {kids[at].S for at in pair} == {"/P"})
    kids[first], kids[second] = kids[second], kids[first]


def last_first(pdf: pikepdf.Pdf) -> None:
    """Read the cells of a row from right to left."""
    row = elements(pdf, "TR")[0]
    row.K = pikepdf.Array(reversed(list(row.K)))


def read_again(pdf: pikepdf.Pdf) -> None:
    """Hold the words of a paragraph by another as well."""
    first = elements(pdf, "P")[0]
    first.P.K.append(pdf.make_indirect(pikepdf.Dictionary(dict(first.items()))))


def feet_as_text(pdf: pikepdf.Pdf) -> None:
    """Make the foot of each page a paragraph."""
    root = pdf.Root.StructTreeRoot.K[0]
    foot = rb"/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
    for number, page in enumerate(pdf.pages):
        painted(foot, b"/P <</MCID 900>> BDC", number)(pdf)
        entries = {
            "/Type": pikepdf.Name.StructElem,
            "/S": pikepdf.Name.P,
            "/P": root,
            "/Pg": page.obj,
            "/K": 900,
        }
        root.K.append(pdf.make_indirect(pikepdf.Dictionary(entries)))


def untitled(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        del metadata["dc:title"]


def set_in_root(key: str, value: Any) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.Root[key] = value

    return edit


def without_unicode(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].resources.Font.values():
        del font.ToUnicode


def mapped_to_nothing(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].resources.Font.values():
        cmap = font.ToUnicode.read_bytes()
        font.ToUnicode = pdf.make_stream(re.sub(rb"(<\w\w>) <\w{4}>", rb"\1 <FFFD>", cmap))


def empty_link(pdf: pikepdf.Pdf) -> None:
    link = elements(pdf, "Link")[0]
    link.K = pikepdf.Array(kid for kid in link.K if isinstance(kid, pikepdf.Dictionary))


def link_without_tag(pdf: pikepdf.Pdf) -> None:
    link = elements(pdf, "Link")[0]
    link.K = pikepdf.Array(kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary))


def link_not_described(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0].Contents


def smaller_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].CropBox = pikepdf.Array([0, 0, 400, 842])


def no_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


PARAGRAPH = rb"/P <</MCID (\d+)>> BDC"
LINE_END = rb" (\) Tj 1 0 0 1 56 )"
INK = rb"(BDC\s+BT.{0,80}?)\b0 0 0 rg"

# What is wrong with a file, the check that finds it, how it is brought about, and what the finding says.
BROKEN: dict[str, tuple[str, Edit, str]] = {
    "a picture without words": ("alt", without("Figure", "/Alt"), "no words"),
    "a picture with empty words": ("alt", alt(" "), "no words"),
    "the word image for a picture": ("placeholder", alt("image"), "do not say"),
    "the name of a file for a picture": ("placeholder", alt("garden-2.PNG"), "“garden-2.PNG”"),
    "two paragraphs in the wrong order": ("order", swapped, "another order than they are seen"),
    "cells in the wrong order": ("order", last_first, "another order"),
    "words that are read again": ("twice", read_again, "read twice"),
    "another order than the Document": ("words", swapped, "another order than on the page"),
    "words outside the tags": ("tagged", painted(PARAGRAPH, b"/P BMC"), "no tag holds"),
    "words of a number that no tag has": (
        "tagged",
        painted(PARAGRAPH, b"/P <</MCID 900>> BDC"),
        "no tag holds",
    ),
    "no tags": ("tagged", no_tags, "no tags"),
    "words marked as decoration": ("hidden", painted(PARAGRAPH, b"/Artifact BMC"), "as decoration"),
    "words marked as the head of a page": (
        "words",
        painted(PARAGRAPH, b"/Artifact <</Type /Pagination /Subtype /Header>> BDC", 1),
        "as decoration",
    ),
    "feet of pages as text": ("furniture", feet_as_text, "head or foot"),
    "no language": ("language", lambda pdf: pdf.Root.__delitem__("/Lang"), "which language"),
    "the wrong language": ("language", set_in_root("/Lang", pikepdf.String("fr")), "another language"),
    "words of another language": ("language", without("Span", "/Lang"), "“Tŷ Croeso” (cy)"),
    "no title": ("title", untitled, "no title"),
    "a title that is not shown": (
        "title",
        set_in_root("/ViewerPreferences", pikepdf.Dictionary()),
        "file name",
    ),
    "a level skipped": ("headings", called("H2", "H4"), "skipped"),
    "no first heading": ("headings", called("H1", "H2"), "not of level 1"),
    "headings that are only large": (
        "headings",
        lambda pdf: [called(f"H{level}", "P")(pdf) for level in (1, 2, 3)] and None,
        "no headings",
    ),
    "words that run together": ("glued", painted(LINE_END, rb"\1"), "run together"),
    "words of the Document run together": ("words", painted(LINE_END, rb"\1"), "run together"),
    "letters without Unicode": ("letters", without_unicode, "cannot be read aloud"),
    "letters that stand for nothing": ("letters", mapped_to_nothing, "cannot be read aloud"),
    "small words": ("size", painted(rb"\b16 Tf", b"11 Tf"), "smaller than 16"),
    "pale words": ("contrast", painted(INK, rb"\1 0.6 0.6 0.6 rg"), "do not stand out"),
    "words on a dark ground": ("contrast", painted(rb"^", b"0.3 0.3 0.3 rg 0 0 600 850 re f "), "on #4c4c4c"),
    "a table without headers": ("tables", called("TH", "TD"), "no header cells"),
    "a link without words": ("links", empty_link, "no words"),
    "a link that no tag holds": ("links", link_without_tag, "no tag holds"),
    "a link that is not described": ("links", link_not_described, "not described"),
    "words over the edge": ("edge", smaller_page, "over the edge"),
    "words over words": (
        "overlap",
        painted(rb"(BDC\s+BT.{0,80}?1 0 0 1 56 )6\d\d", rb"\g<1>520"),
        "over other words",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found_by_name(name: str, good: Path, tmp_path: Path) -> None:
    check, edit, said = BROKEN[name]
    file = tmp_path / "broken.pdf"
    with pikepdf.open(good) as opened:
        edit(opened)
        opened.save(file)
    found = table.found(file, Wanted(document=GOOD))
    assert check in found, found
    assert any(said in f"{fault.what} {fault.where}" for fault in found[check]), found


def test_what_breaks_the_standard_is_told_once(good: Path, tmp_path: Path) -> None:
    with pikepdf.open(good) as opened:
        no_tags(opened)
        opened.save(tmp_path / "broken.pdf")
    found = list(standard.check(tmp_path / "broken.pdf"))
    assert found
    assert {fault.what for fault in found} == {"The file breaks the standard for accessible PDF (PDF/UA-1)."}


def test_every_check_has_a_broken_file() -> None:
    measured = {"measure"}  # of files made for it, below
    assert {check for check, _, _ in BROKEN.values()} | measured == {row.name for row in table.CHECKS}
    assert all(row.title for row in table.CHECKS)


def test_nothing_is_found_in_good_files(good: Path, context: Context, tmp_path: Path) -> None:
    easy_read_print.write(EVERYTHING, tmp_path / "easy.pdf", context)
    assert_accessible({good: GOOD, tmp_path / "easy.pdf": None})


# ---- How long lines are ------------------------------------------------------------------------------------


def set_in(width: float, size: float, file: Path) -> Path:
    """A file of paragraphs in a column of so many points."""
    root, font = Element("Document"), Typeface(Path()).name()
    heading = TextBlock([Run("Day centres", font, 32)], Element("H1", root), 40)
    said = [TextBlock([Run(LONG, font, size)], Element("P", root), size * 1.4) for _ in range(4)]
    shape = PageShape((width + 100, 842), 50, width + 50, 50, 792, 792)
    canvas = TaggedCanvas(file, shape.size, root, Metadata("Day centres", "", "", "en-GB"), font)
    draw_pages(canvas, paginate(Stack([heading, *said]), shape), shape, lambda *_: None)
    canvas.save()
    return file


@pytest.mark.parametrize(
    ("width", "size", "said"),
    [
        *((480, 18, ""), (600, 18, ""), (300, 18, "too short"), (760, 18, "too long")),
        *((480, 14.5, ""), (600, 14.5, "too long"), (300, 28, "")),
    ],
)
def test_lines_are_as_long_as_is_easy_to_read(width: float, size: float, said: str, tmp_path: Path) -> None:
    found = table.found(set_in(width, size, tmp_path / "lines.pdf"), Wanted(CLEAR))
    assert bool(said) == ("measure" in found), found
    assert all(said in fault.what for fault in found.get("measure", ()))


# ---- Words for pictures ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "alt",
    [
        *(
            "image",
            "Picture 1",
            "picture1.png",
            "untitled",
            "Untitled-3",
            "IMG_2041",
            "IMG_2041.JPG",
            "DSC00012",
        ),
        *(
            "photo of",
            "alt text",
            "Screenshot 2026-11-02 at 10.31.07",
            "town hall.jpeg",
            "logo.svg",
            "...",
            "42",
        ),
    ],
)
def test_words_that_say_nothing(alt: str) -> None:
    assert pictures.says_nothing(alt)


@pytest.mark.parametrize(
    "alt", ["a calendar", "Photograph of the hall", "The image of Wexmoor in 1900", "Room 42", "money", ""]
)
def test_words_that_say_something(alt: str) -> None:
    assert not pictures.says_nothing(alt)
