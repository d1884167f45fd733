"""Parity: every format says what the Document says, all of it, in order, and nothing twice.

The listed exceptions, which a format adds: the title, who publishes it, the other-formats statement, numbers
and bullets of lists, the contents list of Word, and in speech the labels of table cells and the like. Speech
is compared before numbers and dates are put into words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html
from PIL import Image

from builder import addresses, xhtml
from builder.context import Context
from builder.document import Document
from builder.ideas import easy_read_text, has_ideas
from builder.schema.site import Contact, OtherFormats, Site
from builder.speech.script import body, said
from builder.statements import OTHER_FORMATS_HEADING, other_formats, published_by
from builder.words import document_text, plain_text
from builder.writers import easy_read, easy_read_print, easy_read_word, large_print, word
from tests.docx_text import body_text
from tests.pdf_text import tag_text
from tests.support.documents import EVERYTHING, PICTURE, documents
from tests.support.easy import told
from tests.support.sites import sample_documents

SITE = Site(
    organisation="Wexmoor Borough Council",
    name="Involve Wexmoor",
    about="Have your say.",
    address="https://involve.example.org/",
    contact=Contact(role="the Involvement Team", phone="01632 960 140", email="involve@example.org"),
    complaints="Tell us, or call 01632 960 180.",
    other_formats=OtherFormats(phone="01632 960 100", email="formats@example.org", reply_days=5),
)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> Context:
    """Surroundings with the one picture that the Documents show."""
    content = tmp_path_factory.mktemp("parity") / "content"
    picture = content / PICTURE
    picture.parent.mkdir(parents=True)
    Image.new("RGB", (60, 40), "#0b5953").save(picture)
    return Context(SITE, content, kept)


def words(pieces: Iterable[str]) -> list[str]:
    """The words of pieces of text, so that a space too few or a piece out of place is seen."""
    return [word for piece in pieces for word in piece.split()]


def page_text(document: Document, context: Context) -> list[str]:
    """The words of the body of a web page, with the alt text of its pictures in place."""
    text = xhtml.body(document, addresses.for_page(document.address, context.content))
    return _html_text(text)


def _html_text(text: str) -> list[str]:
    root = html.fragment_fromstring(text, create_parent="div")
    for image in root.iter("img"):
        image.tail = f" {image.get('alt')} {image.tail or ''}"
    breaking = (
        "p",
        "li",
        "td",
        "th",
        "caption",
        "figcaption",
        "dt",
        "dd",
        "h2",
        "h3",
        "h4",
        "br",
        "ul",
        "ol",
        "table",
    )
    for element in root.iter(*breaking, "dl", "blockquote", "aside", "figure", "section", "div"):
        element.tail = f" {element.tail or ''}"
        if element.tag != "br":
            element.text = f" {element.text or ''}"
    return [root.text_content()]


def front(document: Document) -> list[str]:
    """What print and Word say before the summary and after it."""
    return [document.title, published_by(SITE, document.date)]


def statement() -> list[str]:
    """The other-formats statement as pieces of text."""
    return [OTHER_FORMATS_HEADING, *plain_text(other_formats(SITE))]


def printed(document: Document) -> list[str]:
    """What print and Word say: front, summary, statement, then the Document."""
    summary, *rest = document_text(document)
    return [*front(document), summary, *statement(), *rest]


def pdf_words(document: Document, context: Context, target: Path) -> list[str]:
    large_print.write(document, target / "page.pdf", context)
    return words(tag_text(target / "page.pdf"))


def docx_words(document: Document, context: Context, target: Path) -> list[str]:
    word.write(document, target / "page.docx", context)
    return words(body_text(target / "page.docx"))


Reading = Callable[[Document, Context, Path], list[str]]
FORMATS: dict[str, tuple[Reading, Callable[[Document], list[str]]]] = {
    "page": (lambda d, c, t: words(page_text(d, c)), lambda d: words(list(document_text(d))[1:])),
    "large print": (pdf_words, lambda d: words(printed(d))),
    "word": (docx_words, lambda d: words(printed(d))),
    "speech": (lambda d, c, t: words(said(body(d, SITE))), lambda d: words(document_text(d))),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_kind_of_block_is_in_every_format(name: str, context: Context, tmp_path: Path) -> None:
    read, expected = FORMATS[name]
    assert read(EVERYTHING, context, tmp_path) == expected(EVERYTHING)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_any_document_is_whole_in_every_format(
    document: Document, name: str, context: Context, tmp_path: Path
) -> None:
    read, expected = FORMATS[name]
    assert read(document, context, tmp_path) == expected(document)


def test_every_page_of_the_sample_site_is_whole(borough: Path, context: Context, tmp_path: Path) -> None:
    """The sample site's own Documents, as a build reads them."""
    surroundings = Context(SITE, borough / "content", context.cache)
    pages = list(sample_documents(borough))
    assert len(pages) >= 11
    for document in pages:
        for name, (read, expected) in FORMATS.items():
            assert read(document, surroundings, tmp_path) == expected(document), (document.source, name)


def test_easy_read_is_whole(context: Context, tmp_path: Path) -> None:
    target = tmp_path / "easy-read.html"
    easy_read.write(EVERYTHING, target, context)
    root = html.fragment_fromstring(target.read_text("utf-8"), create_parent="div")
    for paragraph in root.iter("p", "h2", "h3"):
        paragraph.tail = f" {paragraph.tail or ''}"
    assert words([root.text_content()]) == words(easy_read_text(EVERYTHING))
    assert [image.get("alt") for image in root.iter("img")] == ["money"]
    assert len(root.findall(".//li[1]/div/p")) == 2, "one sentence a line"


def test_easy_read_is_whole_in_print_and_in_word(borough: Path, context: Context, tmp_path: Path) -> None:
    surroundings = Context(SITE, borough / "content", context.cache)
    found = [document for document in sample_documents(borough) if has_ideas(document)]
    assert found
    for document in (EVERYTHING, *found):
        easy_read_print.write(document, tmp_path / "easy.pdf", surroundings)
        easy_read_word.write(document, tmp_path / "easy.docx", surroundings)
        expected = words(told(document, surroundings))
        assert words(tag_text(tmp_path / "easy.pdf")) == expected, document.source
        assert words(body_text(tmp_path / "easy.docx")) == expected, document.source


def test_easy_read_is_in_no_other_format(context: Context, tmp_path: Path) -> None:
    for name, (read, _) in FORMATS.items():
        assert "no." not in read(EVERYTHING, context, tmp_path), name
