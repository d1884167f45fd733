"""An organisation's own template for Word: what it brings, what is left out, and what is said about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor
from lxml import etree
from PIL import Image

from builder.appearance import Appearance
from builder.checks.paper.word import RULES, check
from builder.context import Context
from builder.document import Document, Figure, Section
from builder.formats import FORMATS
from builder.ooxml import place, starting
from builder.theme import themes_folder
from builder.writers import easy_read_word, word
from tests.docx_text import W, body_text, find, part, text
from tests.support.documents import EVERYTHING, PICTURE, says, words
from tests.support.easy import SITE

STARTING = themes_folder() / "word" / "involve.docx"
PURPLE = "5B3A8C"
PAGE = Document("Day centres", "Hours.", (Section("a", words("Where"), 2, (says("Here."),)),))


@pytest.fixture
def context(tmp_path: Path) -> Context:
    picture = tmp_path / "content" / PICTURE
    picture.parent.mkdir(parents=True)
    Image.new("RGB", (60, 40), "#0b5953").save(picture)
    return Context(SITE, tmp_path / "content", tmp_path / "cache")


def put(context: Context, data: bytes) -> None:
    """Put a template where an organisation would."""
    folder = context.content.parent / "themes" / "word"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "template.docx").write_bytes(data)


def council(**changes: Any) -> Any:
    """A template as a council may have it: small type, purple headings, a logo and an address."""
    file: Any = docx.Document()
    for fonts in file.styles.element.iter(f"{W}rFonts"):
        fonts.attrib.clear()  # or those of the theme would win
    file.styles["Normal"].font.name, file.styles["Normal"].font.size = "Verdana", Pt(changes.get("size", 12))
    for level, size in ((1, 20), (2, 16)):
        style = file.styles[f"Heading {level}"]
        style.font.color.rgb = RGBColor.from_string(changes.get("colour", PURPLE))
        style.font.name, style.font.size, style.font.bold = "Georgia", Pt(size), False
    for name in ("Heading 3", "Heading 4", "Heading 5", "Heading 6", "Caption"):
        file.styles[name].font.color.rgb = RGBColor(0, 0, 0)
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    logo = BytesIO()
    Image.new("RGB", (300, 90), "#5b3a8c").save(logo, "PNG")
    line = section.header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    picture = line.add_run().add_picture(logo, width=Cm(4))
    picture._inline.docPr.set("descr", changes.get("alt", "Wexmoor Borough Council"))
    line = section.footer.paragraphs[0]
    line.add_run("Town Hall, Wexmoor WX1 1AA").italic = True
    line.runs[0].font.size = Pt(9)
    file.add_paragraph("Write here.")
    return file


def saved(file: Any) -> bytes:
    data = BytesIO()
    file.save(data)
    return data.getvalue()


def written(context: Context, document: Document = PAGE) -> tuple[Path, list[str]]:
    """A Word file, and what is said about its template."""
    target = context.content.parent / "page.docx"
    made = word.write(document, target, context)
    assert not check(target)
    assert all(message.file == "themes/word/template.docx" for message in made.messages)
    assert all(message.level == "warn" and message.mend for message in made.messages)
    return target, [message.what for message in made.messages]


def look(target: Path, style: str) -> dict[str, str]:
    """What a style says of its letters: font, colour, size in points, bold."""
    (found,) = find(part(target, "word/styles.xml"), f"//w:style[@w:styleId='{style}']")
    said = {name: find(found, f"w:rPr/w:{name}/@w:{key}") for name, key in
            (("rFonts", "ascii"), ("color", "val"), ("sz", "val"))}  # fmt: skip
    said["bold"] = ["yes"] if find(found, "w:rPr/w:b") else []
    return {name: values[0] for name, values in said.items() if values}


def test_fonts_colours_and_sizes_are_those_of_the_template(context: Context) -> None:
    put(context, saved(council()))
    target, _ = written(context)
    styles = part(target, "word/styles.xml")
    assert find(styles, "w:docDefaults//w:rFonts/@w:ascii") == ["Verdana"]
    assert look(target, "Normal")["sz"] == "28", "12 points become 14"
    assert look(target, "Heading1") == {"rFonts": "Georgia", "color": PURPLE.lower(), "sz": "47"}
    assert look(target, "Callout") == {}, "a style that it lacks looks like Normal"
    assert find(styles, "//w:style[@w:styleId='Callout']/w:pPr/w:pBdr/w:left")
    assert not find(styles, "//w:rFonts[@w:asciiTheme]")


@pytest.mark.parametrize(
    ("size", "body", "heading", "foot"), [(14, 28, 47, 28), (18, 36, 60, 28), (24, 48, 80, 36)]
)
def test_all_its_sizes_grow_in_proportion(
    size: float, body: int, heading: int, foot: int, context: Context
) -> None:
    put(context, saved(council()))
    target, _ = written(replace(context, appearance=Appearance(size)))
    assert (look(target, "Normal")["sz"], look(target, "Heading1")["sz"]) == (str(body), str(heading))
    assert find(part(target, "word/footer1.xml"), "//w:sz/@w:val") == [str(foot)]


def test_a_template_with_larger_type_keeps_it(context: Context) -> None:
    put(context, saved(council(size=16)))
    target, _ = written(context)
    assert look(target, "Normal")["sz"] == "32"
    assert look(target, "Heading1")["sz"] == "40"


def test_logo_foot_and_margins_stay(context: Context) -> None:
    put(context, saved(council()))
    target, _ = written(context, replace(PAGE, blocks=(*PAGE.blocks, Figure(PICTURE, "A map of Wexmoor"))))
    header, footer = part(target, "word/header1.xml"), part(target, "word/footer1.xml")
    assert find(header, "//wp:docPr/@descr") == ["Wexmoor Borough Council"]
    assert text(footer) == "Town Hall, Wexmoor WX1 1AA"
    assert not find(footer, "//w:i")
    assert body_text(target)[0] == "Day centres"
    assert "Write here." not in body_text(target)
    section: Any = docx.Document(str(target)).sections[0]
    assert round(section.left_margin.cm, 1) == 3
    (extent,) = find(part(target, "word/document.xml"), "//wp:extent/@cx")
    assert int(extent) <= Cm(15)
    with ZipFile(target) as package:
        media = [name for name in package.namelist() if name.startswith("word/media/")]
        everything = b"".join(map(package.read, package.namelist()))
    assert len(media) == 2
    assert b"python-docx" not in everything


def test_first_and_even_pages_may_have_tops_and_feet_of_their_own(context: Context) -> None:
    file = council()
    file.settings.odd_and_even_pages_header_footer = True
    section = file.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Wexmoor Borough Council"
    section.even_page_footer.paragraphs[0].text = "Town Hall"
    put(context, saved(file))
    target, _ = written(context)
    kept: Any = docx.Document(str(target))
    assert kept.settings.odd_and_even_pages_header_footer
    assert kept.sections[0].different_first_page_header_footer
    assert kept.sections[0].first_page_header.paragraphs[0].text == "Wexmoor Borough Council"
    assert kept.sections[0].even_page_footer.paragraphs[0].text == "Town Hall"


def test_the_styles_of_the_letterhead_are_its_own(context: Context) -> None:
    file = council()
    file.sections[0].footer.paragraphs[0].runs[0].font.size = None
    file.styles["Footer"].font.color.rgb = RGBColor(0x5B, 0x3A, 0x8C)
    put(context, saved(file))
    target, _ = written(context)
    assert set(find(part(target, "word/footer1.xml"), "//w:pStyle/@w:val")) == {"LetterheadFooter"}
    assert look(target, "LetterheadFooter")["color"] == PURPLE
    assert look(target, "LetterheadNormal") == {"rFonts": "Verdana", "sz": "28"}


def test_the_title_stands_where_the_template_wants_it(context: Context) -> None:
    put(context, STARTING.read_bytes())
    target, said = written(context)
    assert not said
    assert text(part(target, "word/footer1.xml")) == "Day centresPage 1"
    assert find(part(target, "word/footer1.xml"), "//w:instrText/text()") == [" TITLE ", " PAGE "]


def test_black_only_leaves_the_colours_of_a_template_out(context: Context) -> None:
    put(context, saved(council()))
    target, _ = written(replace(context, appearance=Appearance(colours="black-only")))
    colours = find(part(target, "word/styles.xml"), "//w:color/@w:val | //w:pBdr/w:left/@w:color")
    assert set(colours) == {"000000"}


def test_easy_read_has_the_template_too(context: Context) -> None:
    put(context, saved(council()))
    target = context.content.parent / "easy.docx"
    easy_read_word.write(EVERYTHING, target, context)
    assert not check(target)
    assert look(target, "Normal")["sz"] == "36"
    assert look(target, "Heading1")["rFonts"] == "Georgia"


# ---- What is left out, and what is said ------------------------------------------------------------------


def test_small_type_is_told_and_made_larger(context: Context) -> None:
    put(context, saved(council()))
    _, said = written(context)
    assert len(said) == 2
    assert "Normal” has 12 points" in said[0]
    assert "foot of its pages has 9 points" in said[1]


def test_a_pale_colour_is_told_and_left_out(context: Context) -> None:
    put(context, saved(council(colour="9FC5E8")))
    target, said = written(context)
    assert "color" not in look(target, "Heading1")
    assert any("“heading 1” stands out too little" in line for line in said)


BOX = """
<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">
  <w:r><w:pict><v:rect><v:textbox><w:txbxContent>
    <w:p><w:r><w:t>Town Hall</w:t></w:r></w:p>
  </w:txbxContent></v:textbox></v:rect></w:pict></w:r>
</w:p>"""  # noqa: E501


def boxed() -> Any:
    file = council()
    file.sections[0].header._element.append(etree.fromstring(BOX))
    return file


def pale_foot() -> Any:
    file = council()
    file.sections[0].footer.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xBB, 0xBB, 0xBB)
    return file


@pytest.mark.parametrize(
    ("file", "gone", "says_so"),
    [
        (boxed(), "header", "It has a text box (“Town Hall”)"),
        (council(alt=""), "header", "has no words for people who cannot see it"),
        (pale_foot(), "footer", "“Town Hall, Wexmoor WX1 1AA” stand out too little"),
    ],
)
def test_a_letterhead_that_keeps_people_out_is_left_out(
    file: Any, gone: str, says_so: str, context: Context
) -> None:
    put(context, saved(file))
    target, said = written(context)
    (line,) = (line for line in said if "left out" in line)
    assert says_so in line
    found = find(part(target, "word/document.xml"), f"//w:sectPr/w:{gone}Reference")
    assert len(found) == (1 if gone == "footer" else 0), "without a foot of its own, it gets ours"
    assert look(target, "Heading1")["rFonts"] == "Georgia"


def retyped(kind: str) -> bytes:
    """A template whose main part says that it is of another kind."""
    made = BytesIO()
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with ZipFile(STARTING) as source, ZipFile(made, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(name, data.replace(main, kind.encode()) if name == "[Content_Types].xml" else data)
    return made.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


@pytest.mark.parametrize(
    ("data", "says_so"),
    [
        (b"", "It is broken, or not a Word file."),
        (b"%PDF-1.7 not Word", "It is broken, or not a Word file."),
        (STARTING.read_bytes()[:3000], "It is broken, or not a Word file."),
        (OLE, "It is a file of an old Word (.doc)."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "It has a password."),
        (retyped("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
         "It was saved as a Word template (.dotx)."),
        (retyped("application/vnd.ms-word.document.macroEnabled.main+xml"), "It has macros in it."),
    ],
    ids=["empty", "a PDF", "cut off", "old", "locked", "dotx", "docm"],
)  # fmt: skip
def test_what_is_no_template_is_told_and_our_own_looks_stay(
    data: bytes, says_so: str, context: Context
) -> None:
    target, _ = written(context)
    without = target.read_bytes()
    put(context, data)
    target, (said,) = written(context)
    assert says_so in said
    assert target.read_bytes() == without


def changed(data: bytes, part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """A template with one of its parts changed, or taken away where there is nothing in its place."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(made, "w") as copy:
        for name in source.namelist():
            kept = source.read(name) if name != part else change(source.read(name))
            if kept is not None:
                copy.writestr(name, kept)
    return made.getvalue()


DAMAGES: dict[str, Callable[[bytes], bytes | None]] = {
    "gone": lambda data: None,
    "cut off": lambda data: data[: len(data) // 2],
    "with letters for numbers": lambda data: re.sub(rb'"[0-9]+"', b'"many"', data),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_damage_to_a_template_stops_a_file(damage: str, context: Context) -> None:
    whole = saved(council())
    with ZipFile(BytesIO(whole)) as package:
        names = package.namelist()
    for name in names:
        put(context, changed(whole, name, DAMAGES[damage]))
        target, _ = written(context)
        assert body_text(target)[0] == "Day centres", name


def test_a_folder_in_its_place_is_told(context: Context) -> None:
    (context.content.parent / "themes" / "word" / "template.docx").mkdir(parents=True)
    _, (said,) = written(context)
    assert said == "This template cannot be opened."


def test_a_template_with_another_ending_is_told(context: Context) -> None:
    folder = context.content.parent / "themes" / "word"
    folder.mkdir(parents=True)
    before = place.key(context)
    (folder / "template.dotx").write_bytes(STARTING.read_bytes())
    _, (said,) = written(context)
    assert said.startswith("The file template.dotx in this folder is not used")
    assert place.key(context) != before, "or nobody would be told"
    put(context, STARTING.read_bytes())
    assert written(context)[1] == []


# ---- The template to begin with --------------------------------------------------------------------------


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_template_to_begin_with_is_what_the_program_makes(tmp_path: Path, accept: bool) -> None:
    starting.write(tmp_path / "made.docx")
    if accept:
        starting.write(STARTING)
    assert parts(STARTING) == parts(tmp_path / "made.docx")
    assert not check(STARTING, [rule for rule in RULES if rule.name != "captions"])


def test_the_template_to_begin_with_changes_nothing(context: Context) -> None:
    target, _ = written(context, EVERYTHING)
    without = parts(target)
    put(context, STARTING.read_bytes())
    target, _ = written(context, EVERYTHING)
    texts = [each["word/document.xml"].partition(b"<w:sectPr")[0] for each in (parts(target), without)]
    texts = [re.sub(rb'r:(id|embed)="rId\d+"', b"", each) for each in texts]
    assert texts[0] == texts[1]
    styles = (part(target, "word/styles.xml"), etree.fromstring(without["word/styles.xml"]))
    ours, before = ([etree.tostring(one) for one in find(root, "w:style")] for root in styles)
    assert [one for one in ours if b"Letterhead" not in one] == before


def test_a_changed_template_makes_word_files_anew(context: Context) -> None:
    rows = {row.key: row for row in FORMATS}
    before = {key: row.depends(context) for key, row in rows.items() if "word" in key}
    put(context, b"a template")
    after = {key: row.depends(context) for key, row in rows.items() if "word" in key}
    assert set(before) == {"word", "easy-read-word"}
    assert all(before[key] != after[key] for key in before)


def test_with_a_template_the_same_document_makes_the_same_bytes(context: Context) -> None:
    put(context, saved(council()))
    target, _ = written(context, EVERYTHING)
    first = target.read_bytes()
    target, _ = written(context, EVERYTHING)
    assert target.read_bytes() == first
