"""The checks of Word files: all of ours pass, and each rule catches a file that was broken on purpose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx_integrity
import pytest
from lxml import etree
from PIL import Image

from builder.appearance import Appearance, sizes
from builder.checks.paper.word import RULES, check, named
from builder.checks.paper.word_print import sizes as sizes_in
from builder.context import Context
from builder.contrast import TEXT, ratio
from builder.ideas import has_ideas
from builder.ooxml.elements import W
from builder.ooxml.reading import read
from builder.sources import read_glossary, read_site
from builder.terms import explain
from builder.wcag import CRITERIA
from builder.writers import easy_read_word, word
from tests.docx_text import find
from tests.support.documents import EVERYTHING, PICTURE
from tests.support.easy import SITE
from tests.support.sites import sample_documents

Change = Callable[[Any], object]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder with the one picture that the Document shows."""
    folder = tmp_path_factory.mktemp("checked") / "content"
    (folder / PICTURE).parent.mkdir(parents=True)
    Image.new("RGB", (60, 40), "#0b5953").save(folder / PICTURE)
    return folder


def written(content: Path, size: float | None, kept: Path) -> list[Path]:
    """The Word file and the easy read of everything, in a size."""
    context = Context(SITE, content, kept, appearance=Appearance(size))
    files = [content.parent / f"{name}-{size}.docx" for name in ("word", "easy")]
    word.write(EVERYTHING, files[0], context)
    easy_read_word.write(EVERYTHING, files[1], context)
    return files


@pytest.fixture(scope="module")
def whole(content: Path, kept: Path) -> Path:
    """The Word file of everything, as we make it."""
    return written(content, None, kept)[0]


# ---- What we make ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [None, *sizes().values()])
def test_files_pass_in_every_size(size: float | None, content: Path, kept: Path) -> None:
    for file, usual in zip(written(content, size, kept), (14, 18), strict=True):
        assert check(file) == ()
        assert docx_integrity.check(file) == []
        assert min(points for points, _ in sizes_in(read(file))) == (size or usual)


def test_every_page_of_the_sample_site_passes(borough: Path, kept: Path, tmp_path: Path) -> None:
    """Each in one of the sizes by turns: clear, large, giant."""
    site, _ = read_site(borough / "content")
    glossary, _ = read_glossary(borough / "content")
    target = tmp_path / "page.docx"
    assert site
    turns = list(sizes().values())
    for number, document in enumerate(sample_documents(borough)):
        chosen = Appearance(turns[number % 3])
        context = Context(site, borough / "content", kept, appearance=chosen)
        word.write(explain(document, glossary), target, context)
        assert check(target) == (), document.source
        assert docx_integrity.check(target) == [], document.source
        if has_ideas(document) and number % 3 == 0:
            easy_read_word.write(document, target, context)
            assert check(target) == (), document.source


def test_words_have_seven_to_one(whole: Path) -> None:
    colours = set(find(read(whole).parts["word/styles.xml"], "//w:style//w:rPr/w:color/@w:val"))
    assert len(colours) == 2
    assert all(ratio(f"#{colour}", "#ffffff") >= TEXT for colour in colours)


# ---- Broken on purpose -----------------------------------------------------------------------------------


def element(text: str) -> Any:
    """An element of WordprocessingML from its text."""
    spaces = {"w": W[1:-1], "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}
    spaces["v"] = "urn:schemas-microsoft-com:vml"
    declared = " ".join(f'xmlns:{name}="{address}"' for name, address in spaces.items())
    return etree.fromstring(f"<root {declared}>{text}</root>")[0]


def before(path: str, text: str) -> Change:
    """Put an element before the first that is found."""
    return lambda root: find(root, path)[0].addprevious(element(text))


def without(path: str) -> Change:
    """Take the first element away that is found."""
    return lambda root: find(root, path)[0].getparent().remove(find(root, path)[0])


def said(path: str, name: str, value: str) -> Change:
    """Give the first element that is found another attribute."""
    return lambda root: find(root, path)[0].set(name, value)


def inside(path: str, text: str) -> Change:
    """Put an element into the first that is found, before all others."""
    return lambda root: find(root, path)[0].insert(0, element(text))


def worded(path: str, words: str) -> Change:
    """Give everything that is found other words."""
    return lambda root: [setattr(one, "text", words) for one in find(root, path)]


def typed(*lines: str) -> Change:
    """Put paragraphs at the end."""
    return lambda root: [before(LAST, paragraph(line))(root) for line in lines]


def paragraph(words: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


HEADING = "//w:p[w:pPr/w:pStyle[@w:val='Heading{}']]"
RUN = "//w:body/w:p[w:pPr/w:pStyle/@w:val='Normal']/w:r[w:t]"
LAST = "//w:sectPr"
STYLE = "//w:style[@w:styleId='{}']"
TOC = "//w:p[contains(w:pPr/w:pStyle/@w:val, 'TOC')]"
BODY, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"

BROKEN: tuple[tuple[str, str, Change, str], ...] = (
    ("title", "docProps/core.xml", lambda root: etree.strip_elements(root, "{*}title"), "what it is called"),
    ("language", STYLES, without("//w:docDefaults//w:lang"), "which language"),
    ("language", BODY, said("//w:lang", f"{W}val", "Welsh?"), "not the code of a language"),
    ("headings", BODY, said(HEADING.format(1) + "//w:pStyle", f"{W}val", "Heading2"), "first level"),
    ("headings", BODY, said(HEADING.format(3) + "//w:pStyle", f"{W}val", "Heading4"), "follows one"),
    ("headings", BODY, said(HEADING.format(2) + "//w:pStyle", f"{W}val", "Heading1"), "more than one"),
    ("fake-headings", BODY, before(HEADING.format(2), paragraph("How we pay", run="<w:b/>")), "are none"),
    ("lists", BODY, typed("• one", "- two"), "by hand"),
    ("lists", BODY, typed("1. one", "2. two"), "by hand"),
    ("captions", BODY, without("//w:p[w:pPr/w:pStyle/@w:val='Picture']"), "no picture above"),
    ("captions", BODY, without("//w:tbl"), "no table after"),
    ("captions", BODY, without("//w:p[.//w:drawing]/w:pPr/w:keepNext"), "on two pages"),
    ("alt", BODY, said("//wp:docPr", "descr", " "), "no words that stand in"),
    ("alt", BODY, said("//wp:docPr", "descr", "Picture 1"), "do not say what it shows"),
    ("alt", BODY, said("//wp:docPr", "descr", "IMG_2044.JPG"), "do not say what it shows"),
    ("header-rows", BODY, without("//w:tblHeader"), "not marked as its headers"),
    ("header-rows", BODY, inside("//w:tr[2]/w:trPr", "<w:tblHeader/>"), "middle of a table"),
    ("header-rows", BODY, said("//w:tblLook", f"{W}firstRow", "0"), "only sets things side by side"),
    ("split-rows", BODY, without("//w:tr[2]/w:trPr/w:cantSplit"), "broken over two pages"),
    ("merged-cells", BODY, inside("//w:tcPr", '<w:gridSpan w:val="2"/>'), "are joined"),
    ("merged-cells", BODY, without("//w:tr[2]/w:tc"), "different numbers"),
    ("merged-cells", BODY, inside("//w:tc", "<w:tbl><w:tr/></w:tbl>"), "cell of another"),
    ("empty", BODY, before(LAST, "<w:p/>"), "empty line"),
    ("empty", BODY, before(LAST, paragraph(" ")), "empty line"),
    ("spaces", BODY, before(LAST, paragraph("Phone     01632 960 140")), "row of spaces"),
    ("spaces", BODY, before(LAST, "<w:p><w:r><w:tab/><w:tab/><w:t>Two</w:t></w:r></w:p>"), "row of spaces"),
    (
        "boxes",
        BODY,
        before(LAST, f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{paragraph('Look!')}</w:txbxContent>"
                     "</v:textbox></w:pict></w:r></w:p>"),
        "text box",
    ),
    ("boxes", BODY, before(LAST, paragraph("Look!", '<w:framePr w:w="2000"/>')), "frame"),
    ("floating", BODY, inside(RUN, "<w:drawing><wp:anchor/></w:drawing>"), "floats"),
    ("columns", BODY, said("//w:cols", f"{W}num", "2"), "in columns"),
    ("places", BODY, said("//w:body/w:p//w:hyperlink[@w:anchor]", f"{W}anchor", "gone"), "not there"),
    ("places", BODY, without("//w:bookmarkStart[@w:name='note_1']"), "field names a place"),
    ("bookmarks", BODY, said("//w:bookmarkStart", f"{W}name", "two words"), "does not take"),
    ("bookmarks", BODY, said("//w:p/w:bookmarkStart", f"{W}name", "whole_text"), "have one name"),
    ("bookmarks", BODY, without("//w:bookmarkEnd"), "no end"),
    ("link-words", BODY, without("//w:body/w:p/w:hyperlink/w:r"), "no words"),
    ("link-words", "word/_rels/document.xml.rels",
     lambda root: [root.remove(one) for one in list(root) if one.get("TargetMode")], "no address"),
    ("contents", BODY, worded(TOC + "//w:t", ""), "empty until"),
    ("contents", BODY, worded(TOC + "//w:t", "Gone"), "names a heading"),
    ("styles", STYLES, without(STYLE.format("Summary")), "style that is used"),
    ("styles", "word/numbering.xml", without("//w:num[last()]"), "list that is used"),
    ("contrast", STYLES, said(STYLE.format("Hyperlink") + "//w:color", f"{W}val", "9FC5E8"), "too little"),
    ("plain-type", STYLES, inside(STYLE.format("Strong") + "/w:rPr", "<w:i/>"), "italics"),
    ("plain-type", STYLES, inside(STYLE.format("Heading2") + "/w:rPr", "<w:caps/>"), "capitals"),
    ("plain-type", STYLES, inside(STYLE.format("Strong") + "/w:rPr", '<w:u w:val="single"/>'), "no link"),
    ("plain-type", BODY, before(LAST, paragraph("TELL US WHAT YOU THINK TODAY")), "capitals"),
    ("left", STYLES, said("//w:docDefaults//w:jc", f"{W}val", "both"), "stretched"),
    ("left", BODY, before(LAST, paragraph("Look!", '<w:jc w:val="center"/>')), "in the middle"),
    ("hyphens", SETTINGS, said("//w:autoHyphenation", f"{W}val", "1"), "Word breaks words"),
    ("hyphens", BODY, before(LAST, paragraph("consul\u00adtation")), "by hand"),
    ("mode", SETTINGS, said("//w:compatSetting", f"{W}val", "12"), "long ago"),
    ("mode", SETTINGS, without("//w:compat"), "long ago"),
)  # fmt: skip
SMALL = (
    (STYLES, inside(STYLE.format("Footer") + "/w:rPr", '<w:sz w:val="20"/>'), "10 points"),
    (BODY, before(LAST, paragraph("small", run='<w:sz w:val="26"/>')), "13 points"),
    (BODY, before(LAST, paragraph("fee1", run='<w:vertAlign w:val="superscript"/>')), "Raised"),
)
CASES = [*BROKEN, *(("size", *one) for one in SMALL)]


def damaged(whole: Path, target: Path, name: str, change: Change) -> Path:
    """A copy of a file with one of its parts changed."""
    with ZipFile(whole) as source, ZipFile(target, "w") as copy:
        for each in source.namelist():
            data = source.read(each)
            if each == name:
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root)
            copy.writestr(each, data)
    return target


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}, {case[3]}")
def test_a_broken_file_is_caught(case: tuple[str, str, Change, str], whole: Path, tmp_path: Path) -> None:
    rule, part, change, words = case
    file = damaged(whole, tmp_path / "broken.docx", part, change)
    found = check(file, [named(rule)])
    assert [fault for fault in found if words in fault.what], found
    assert {fault.criterion for fault in found} == {named(rule).criterion}


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert {case[0] for case in CASES} == {rule.name for rule in RULES}
    assert {rule.criterion for rule in RULES} <= {*CRITERIA, ""}


def test_a_picture_that_says_nothing_may_be_marked_so(whole: Path, tmp_path: Path) -> None:
    mark = '<wp:x xmlns:d="d"><d:decorative val="1"/></wp:x>'

    def quiet(root: Any) -> None:
        said("//wp:docPr", "descr", "")(root)
        inside("//wp:docPr", mark)(root)

    assert check(damaged(whole, tmp_path / "quiet.docx", BODY, quiet), [named("alt")]) == ()


NO_WORD = "This is not a Word file that can be read."


@pytest.mark.parametrize(
    "data", [b"", b"not Word", b"PK\x03\x04 and no more", b"\xd0\xcf\x11\xe0" + b"\0" * 99]
)
def test_what_is_no_word_file_is_told(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "file.docx").write_bytes(data)
    (fault,) = check(tmp_path / "file.docx")
    assert fault.what == NO_WORD


def test_a_file_without_text_is_told(whole: Path, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "bare.docx", "w") as bare:
        bare.writestr("word/styles.xml", "<styles/>")
    assert [fault.what for fault in check(tmp_path / "bare.docx")] == [
        "This is not a Word file that can be read."
    ]
