"""LibreOffice opens every Word file and loses no word of it, as PDF or as text; all at once: it is slow."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from builder.appearance import Appearance
from builder.context import Context
from builder.document import Document
from builder.ooxml import reading, starting
from builder.sources import read_glossary
from builder.terms import explain
from builder.writers import easy_read_word, word
from tests.docx_text import body_text, find, part
from tests.support.documents import EVERYTHING, PICTURE
from tests.support.easy import told
from tests.support.sites import sample_documents
from tests.test_parity import SITE, printed

PAGES = ("day-centres", "involving-people", "moor-house-door", "glossary")
SIZES = {"clear": 14.0, "large": 18.0, "giant": 24.0, "giant-28": 28.0}

pytestmark = [pytest.mark.libreoffice, pytest.mark.poppler]


@dataclass(frozen=True)
class Heard:
    """What a Word file says, without what pictures show, and what it says as text and as PDF."""

    expected: list[str]
    text: list[str]
    pdf: list[str]


def words(pieces: Iterable[str]) -> list[str]:
    """Words, in plain letters where two are drawn as one; a line may end at a hyphen or a dash too."""
    plain = unicodedata.normalize("NFKC", "\n".join(pieces))
    return re.sub("[-–]", " ", plain).split()


def told_by(file: Path, document: Document) -> list[str]:
    """The words of a Word file in its own order, which are those of the Document, but for alt text."""
    assert words(body_text(file)) == words(printed(document))
    (body,) = part(file, "word/document.xml")
    return words(map(reading.words, find(body, ".//w:p[not(ancestor::w:sdt)]")))


def convert(folder: Path, kind: str) -> None:
    """Make every Word file of a folder into another kind, in one run of LibreOffice."""
    home = (folder / "office").as_uri()
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={home}",
        "--convert-to",
        kind,
        "--outdir",
        folder,
    ]
    subprocess.run([*command, *sorted(folder.glob("*.docx"))], check=True, capture_output=True, timeout=240)


def pdf_text(file: Path) -> str:
    made = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, capture_output=True, timeout=60)
    return made.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def heard(borough: Path, kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Heard]:
    """Everything in every size, as easy read and from a template, and pages of the sample site."""
    folder = tmp_path_factory.mktemp("office")
    expected = dict(written(folder, borough, kept))
    convert(folder, "pdf")
    convert(folder, "txt:Text (encoded):UTF8")
    return {
        name: Heard(
            said,
            words([(folder / f"{name}.txt").read_text("utf-8-sig")]),
            words([pdf_text(folder / f"{name}.pdf")]),
        )
        for name, said in expected.items()
    }


def written(folder: Path, borough: Path, kept: Path) -> Iterator[tuple[str, list[str]]]:
    """Write the files; the name of each, and what it is to say."""
    picture = folder / "site" / "content" / PICTURE
    picture.parent.mkdir(parents=True)
    Image.new("RGB", (60, 40), "#0b5953").save(picture)
    context = Context(SITE, folder / "site" / "content", kept)
    for name, size in SIZES.items():
        word.write(EVERYTHING, folder / f"{name}.docx", replace(context, appearance=Appearance(size)))
        yield name, told_by(folder / f"{name}.docx", EVERYTHING)
    easy_read_word.write(EVERYTHING, folder / "easy.docx", context)
    yield "easy", words(piece for piece in told(EVERYTHING, context) if piece != "money")
    (folder / "site" / "themes" / "word").mkdir(parents=True)
    starting.write(folder / "site" / "themes" / "word" / "template.docx")
    word.write(EVERYTHING, folder / "template.docx", context)
    yield "template", told_by(folder / "template.docx", EVERYTHING)
    glossary, _ = read_glossary(borough / "content")
    surroundings = Context(SITE, borough / "content", kept)
    for document in sample_documents(borough):
        if document.slug in PAGES:
            whole = explain(document, glossary)
            word.write(whole, folder / f"{document.slug}.docx", surroundings)
            yield document.slug, told_by(folder / f"{document.slug}.docx", whole)


NAMES = (*SIZES, "easy", "template", *PAGES)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost_as_text(name: str, heard: Mapping[str, Heard]) -> None:
    """Bullets, numbers of lists and the contents come on top."""
    assert first_lost(heard[name].expected, heard[name].text) is None


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost_as_pdf(name: str, heard: Mapping[str, Heard]) -> None:
    """The foot of each page comes on top."""
    assert first_lost(heard[name].expected, heard[name].pdf) is None


def first_lost(expected: list[str], found: list[str]) -> str | None:
    """The first word, with those before it, that is not found after them; None if all are there in order."""
    following = iter(found)
    for place, one in enumerate(expected):
        if one not in following:
            return " ".join(expected[max(0, place - 8) : place + 1])
    return None


def test_numbers_of_lists_and_notes_are_right(heard: Mapping[str, Heard]) -> None:
    text = " ".join(heard["clear"].text)
    assert "1. It means a welcoming house." in text
    assert "3. for food 4. for travel" in text
    assert "Tŷ Croeso (note 1)." in text
