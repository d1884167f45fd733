"""Golden outputs: what each format makes of a Document with every kind of block.

`make accept` writes them anew, for a person to read in the diff. Text formats are kept as they are;
of the PDF its tags with their words, of Word its text part, of speech its script.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from builder import addresses, xhtml
from builder.checks.paper.pdf import tagged
from builder.context import Context
from builder.document import Document
from builder.speech.normalise import spoken
from builder.speech.pronunciations import DEFAULT
from builder.speech.script import body, opening
from builder.writers import easy_read, large_print, word
from tests.support.documents import EVERYTHING, PICTURE
from tests.test_parity import SITE

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture
def context(tmp_path: Path, kept: Path) -> Context:
    """Surroundings with the one picture of the Document."""
    picture = tmp_path / "content" / PICTURE
    picture.parent.mkdir(parents=True)
    Image.new("RGB", (600, 400), "#0b5953").save(picture)
    return Context(SITE, tmp_path / "content", kept)


def page(document: Document, context: Context, folder: Path) -> str:
    return xhtml.body(document, addresses.for_page(document.address, context.content))


def easy(document: Document, context: Context, folder: Path) -> str:
    easy_read.write(document, folder / "easy.html", context)
    return (folder / "easy.html").read_text("utf-8")


def pdf_tags(document: Document, context: Context, folder: Path) -> str:
    large_print.write(document, folder / "page.pdf", context)
    return "\n".join(
        f"{'/'.join((*block.around, block.tag))}: {block.text}" for block in tagged(folder / "page.pdf")
    )


def word_xml(document: Document, context: Context, folder: Path) -> str:
    word.write(document, folder / "page.docx", context)
    with zipfile.ZipFile(folder / "page.docx") as file:
        root = etree.fromstring(file.read("word/document.xml"))
    return str(etree.tostring(root, pretty_print=True, encoding="unicode"))


def script(document: Document, context: Context, folder: Path) -> str:
    whole = opening(document, SITE, "a computer voice", "This recording lasts 1 minute.") + body(
        document, SITE
    )
    return "\n".join(f"{line.kind}: {spoken(line.words, DEFAULT, line.lang)}" for line in whole)


MAKERS: dict[str, Callable[[Document, Context, Path], str]] = {
    "page.html": page,
    "easy-read.html": easy,
    "large-print-tags.txt": pdf_tags,
    "word.xml": word_xml,
    "speech.txt": script,
}


@pytest.mark.parametrize("name", MAKERS)
def test_golden(name: str, context: Context, tmp_path: Path, accept: bool) -> None:
    made = MAKERS[name](EVERYTHING, context, tmp_path).rstrip() + "\n"
    golden = GOLDENS / name
    if accept:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, "utf-8", newline="\n")
    assert made == golden.read_text("utf-8")
