"""Easy read in Word: each picture in the line, just before its words, in sizes that can be read."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from builder import symbols
from builder.context import Context
from builder.document import Checked, Document, EasyRead, Link, Section, Text
from builder.messages import BuildError
from builder.ooxml.sheet import A4
from builder.statements import OTHER_FORMATS_HEADING, easy_read_status, published_by
from builder.writers import easy_read_word
from tests.docx_text import NAMESPACES, Element, W, body_text, find, part, style, text
from tests.support.documents import EVERYTHING, words
from tests.support.easy import MARKED, OWN_CREDIT, SITE, easy, idea, own_pictures, pixels, told
from tests.test_word import ORDER

EMU = 914_400  # in an inch
A, REL = f"{{{NAMESPACES['a']}}}", f"{{{NAMESPACES['r']}}}"


@pytest.fixture
def context(tmp_path: Path, kept: Path) -> Context:
    content = tmp_path / "content"
    content.mkdir()
    own_pictures(content)
    return Context(SITE, content, kept)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "easy-read.docx"


def written(document: Document, context: Context, target: Path) -> Element:
    """Write an easy read, check what is true of every file, and give the body."""
    made = easy_read_word.write(document, target, context)
    assert (made.extent, made.messages) == ("", ())
    assert body_text(target) == told(document, context)
    (body,) = part(target, "word/document.xml")
    for paragraph in find(body, ".//w:p[not(.//w:t) and not(.//w:drawing)]"):
        assert paragraph.getparent().tag == f"{W}tc", "no empty paragraph but in the place of a picture"
    assert not find(body, ".//w:txbxContent | .//wp:anchor | .//w:framePr"), "nothing floats"
    return body


# ---- What it says ----------------------------------------------------------------------------------------


def test_everything_is_told_with_each_picture_before_its_words(context: Context, target: Path) -> None:
    written(EVERYTHING, context, target)
    said = body_text(target)
    at = said.index("money")
    assert said[at - 1 : at + 4] == [
        "How we pay you", "money", "We pay you.", "It is £15 an hour.", "You can say no.",
    ]  # fmt: skip
    assert EVERYTHING.summary not in said


def test_styles_tell_what_each_paragraph_is(context: Context, target: Path) -> None:
    inner = Section("b", words("Inside"), 3, (EasyRead((idea("clock", "At 9. Or 10."),)),))
    document = Document("Day centres", "Hours.", (Section("a", words("Hours"), 2, (inner,)),))
    body = written(document, context, target)
    found = [(style(each), text(each)) for each in find(body, ".//w:p")]
    assert found[:-3] == [
        ("Heading1", "Day centres"),
        ("PublishedBy", published_by(SITE, None)),
        ("Normal", easy_read_status(None)),
        ("Heading2", "Hours"),
        ("Heading3", "Inside"),
        ("IdeaPicture", ""),
        ("IdeaWords", "At 9."),
        ("IdeaWords", "Or 10."),
        ("Heading2", OTHER_FORMATS_HEADING),
    ]
    assert [name for name, _ in found[-3:]] == ["Callout", "Callout", "Credit"]
    known = set(find(part(target, "word/styles.xml"), "//w:style/@w:styleId"))
    assert set(find(body, ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val")) <= known


@pytest.mark.parametrize("checked", [None, Checked("Wexmoor People First", date(2026, 10, 12))])
def test_it_says_who_checked_it(checked: Checked | None, context: Context, target: Path) -> None:
    written(easy(idea(None, "We meet."), checked=checked), context, target)
    assert body_text(target)[2] == easy_read_status(checked)


@pytest.mark.parametrize(
    ("symbol", "lines"), [(None, []), ("calendar", [symbols.credit()]), ("badge", [OWN_CREDIT])]
)
def test_only_pictures_that_are_shown_are_credited(
    symbol: str | None, lines: list[str], context: Context, target: Path
) -> None:
    written(easy(idea(symbol, "Tell us.")), context, target)
    assert [said for said in body_text(target) if said in (symbols.credit(), OWN_CREDIT)] == lines


def test_links_lead_inside_the_file_or_to_the_website(context: Context, target: Path) -> None:
    line = (Link((Text("pay"),), "#pay"), Text(" or "), Link((Text("hours"),), "#hours"))
    body = written(easy(replace(idea(None, ""), children=line), address="day/"), context, target)
    inside, outside = find(body, ".//w:tbl//w:hyperlink")
    assert inside.get(f"{W}anchor") in find(body, ".//w:bookmarkStart/@w:name")
    relations = part(target, "word/_rels/document.xml.rels")
    (address,) = find(relations, f"rel:Relationship[@Id='{outside.get(f'{REL}id')}']/@Target")
    assert address == "https://involve.example.org/wexmoor/day/#hours"


def test_notes_are_left_out_with_their_marks(context: Context, target: Path) -> None:
    written(MARKED, context, target)
    assert "It is free and warm." in body_text(target)


def test_the_file_says_that_it_is_easy_read(context: Context, target: Path) -> None:
    written(easy(idea(None, "We meet."), date=date(2026, 3, 3), lang="cy"), context, target)
    core = docx.Document(str(target)).core_properties
    assert (core.title, core.author, core.language) == (
        "Easy read: Tell us about day centres", SITE.organisation, "cy",
    )  # fmt: skip
    assert text(part(target, "word/footer1.xml")) == "Easy read: Tell us about day centresPage 1"


# ---- How it looks ----------------------------------------------------------------------------------------


def test_each_heading_has_one_table_of_pictures_and_words(context: Context, target: Path) -> None:
    one, two = EasyRead((idea("clock", "At 9."),)), EasyRead((idea(None, "It is free."),))
    section = Section("a", words("Hours"), 2, (one, two))
    body = written(Document("Day", "Hours.", (one, section)), context, target)
    first, second = find(body, "w:tbl")
    assert (len(find(first, "w:tr")), len(find(second, "w:tr"))) == (1, 2)
    for table in (first, second):
        assert find(table, "w:tblPr/w:tblCaption/@w:val") == [easy_read_word.TABLE_NAME]
        assert find(table, "w:tblPr/w:tblLook/@w:firstRow") == ["0"]
        assert len(find(table, "w:tr/w:trPr/w:cantSplit")) == len(find(table, "w:tr"))
        assert not find(table, ".//w:tblHeader | .//w:gridSpan | .//w:vMerge")
        widths = [int(width) for width in find(table, "w:tblGrid/w:gridCol/@w:w")]
        assert sum(widths) == A4.text_width
        for row in find(table, "w:tr"):
            assert [int(width) for width in find(row, "w:tc/w:tcPr/w:tcW/@w:w")] == widths
    picture, _ = find(second, "w:tr[2]/w:tc")
    assert not text(picture)
    assert find(part(target, "word/styles.xml"), "//w:style[@w:styleId='Heading2']/w:pPr/w:keepNext")


def test_pictures_are_sharp_and_kept_once(context: Context, target: Path) -> None:
    names = ("calendar", "town-hall", "badge", "calendar")
    body = written(easy(*(idea(name, "Words.") for name in names)), context, target)
    relations = part(target, "word/_rels/document.xml.rels")
    sizes = []
    for inline in find(body, ".//wp:inline"):
        (extent,) = find(inline, "wp:extent")
        (relation,) = find(inline, ".//a:blip/@r:embed")
        (media,) = find(relations, f"rel:Relationship[@Id='{relation}']/@Target")
        with ZipFile(target) as package:
            wide, high = pixels(package.read(media.lstrip("/") if media[0] == "/" else f"word/{media}"))
        inches = int(extent.get("cx")) / EMU, int(extent.get("cy")) / EMU
        assert min(wide / inches[0], high / inches[1]) >= 300
        sizes.append(tuple(round(side * 25.4, 1) for side in inches))
    assert sizes == [(40, 40), (40, 26.7), (25, 25), (40, 40)]
    with ZipFile(target) as package:
        assert len([name for name in package.namelist() if name.startswith("word/media/")]) == 3
    assert find(body, ".//wp:docPr/@id") == ["1", "2", "3", "4"]


def test_clear_print(context: Context, target: Path) -> None:
    body = written(EVERYTHING, context, target)
    styles, footer = part(target, "word/styles.xml"), part(target, "word/footer1.xml")
    sizes = [int(size) / 2 for size in find(styles, "//w:sz/@w:val")]
    assert min(sizes) == 18
    assert not find(body, ".//w:sz") + find(footer, ".//w:sz")
    assert set(find(styles, "//w:jc/@w:val")) == {"left"}
    assert not find(body, ".//w:jc")


@pytest.mark.parametrize("lang", ["en-GB", "ur"])
def test_elements_stand_in_the_order_of_the_standard(lang: str, context: Context, target: Path) -> None:
    body = written(replace(EVERYTHING, lang=lang), context, target)
    for name in ("document", "styles", "numbering", "settings", "footer1"):
        root = part(target, f"word/{name}.xml")
        for parent, order in ORDER.items():
            for element in find(root, f"//w:{parent}"):
                places = [order.split().index(child.tag.removeprefix(W)) for child in element]
                assert places == sorted(places), (parent, places)
    assert bool(find(body, ".//w:tblPr/w:bidiVisual")) == (lang == "ur")


def test_an_idea_longer_than_a_page_is_written(context: Context, target: Path) -> None:
    written(easy(idea("letter", "We will tell you what we decide. " * 80)), context, target)


def test_a_picture_that_cannot_be_used_is_told(context: Context, target: Path) -> None:
    (context.content / "symbols" / "broken.png").write_bytes(b"not a picture")
    with pytest.raises(BuildError, match="“broken” cannot be used"):
        easy_read_word.write(easy(idea("broken", "Words.")), target, context)


def test_the_same_document_makes_the_same_bytes(context: Context, target: Path, tmp_path: Path) -> None:
    easy_read_word.write(EVERYTHING, target, context)
    again = tmp_path / "again.docx"
    program = (
        "import sys, pathlib; from builder.context import Context;"
        "from builder.writers import easy_read_word;"
        "from tests.support.documents import EVERYTHING; from tests.support.easy import SITE;"
        "target, content, cache = map(pathlib.Path, sys.argv[1:]);"
        "easy_read_word.write(EVERYTHING, target, Context(SITE, content, cache))"
    )
    root = Path(__file__).parent.parent
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", program, again, context.content, tmp_path / "fresh"]
    subprocess.run(command, env=environment, cwd=root, check=True)
    assert target.read_bytes() == again.read_bytes()
