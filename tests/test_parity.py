"""Parity: every format says what the Document says, all of it, in order, and nothing twice.

What a term of the glossary means stands after it on a web page, is said after its sentence, and stands at the
end of print. The listed exceptions, which a format adds: the title, who publishes it, the other-formats
statement, numbers and bullets of lists, the contents list of Word, and in speech the labels of table cells
and the like. Speech is compared before numbers and dates are put into words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html
from PIL import Image

from builder import addresses, xhtml
from builder.checks.paper.pdf import tag_text
from builder.context import Context
from builder.document import Document, Term, Text
from builder.ideas import easy_read_text, has_ideas
from builder.schema.site import Contact, OtherFormats, Site
from builder.sources import read_glossary
from builder.speech.script import body, said
from builder.statements import OTHER_FORMATS_HEADING, closing, other_formats, published_by
from builder.terms import explain
from builder.words import document_text, meaning_mark, meaning_said, plain_text, terms
from builder.writers import easy_read, easy_read_print, easy_read_word, large_print, word
from tests.docx_text import body_text
from tests.support.documents import EVERYTHING, PICTURE, documents
from tests.support.easy import told
from tests.support.sites import sample_documents
from tests.support.thorough import examples

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
    """What print and Word say: front, summary, statement, then the Document, and whom to turn to."""
    summary, *rest = document_text(document)
    return [*front(document), summary, *statement(), *rest, *plain_text(closing(SITE))]


def without_terms(part: Any, in_place: bool = False) -> Any:
    """A Document or a part of it with plain words for its terms, and what they mean in place if wanted."""
    if isinstance(part, tuple):
        found: list[Any] = []
        for one in part:
            if isinstance(one, Term):
                found += [*one.children, *([Text(meaning_mark(one))] if in_place else [])]
            else:
                found.append(without_terms(one, in_place))
        return tuple(found)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(
            part, **{one.name: without_terms(getattr(part, one.name), in_place) for one in fields(part)}
        )
    return part


def spoken_words(document: Document) -> list[str]:
    """What a recording says, and then the meanings that it puts in between, in order of letters."""
    script = body(document, SITE)
    between = [one.text for one in script if one.added and " means: " in one.text]
    return words([*said(script), *sorted(between)])


def pdf_words(document: Document, context: Context, target: Path) -> list[str]:
    large_print.write(document, target / "page.pdf", context)
    return words(tag_text(target / "page.pdf"))


def docx_words(document: Document, context: Context, target: Path) -> list[str]:
    word.write(document, target / "page.docx", context)
    return words(body_text(target / "page.docx"))


Reading = Callable[[Document, Context, Path], list[str]]
FORMATS: dict[str, tuple[Reading, Callable[[Document], list[str]]]] = {
    "page": (
        lambda d, c, t: words(page_text(d, c)),
        lambda d: words(list(document_text(without_terms(d, True)))[1:]),
    ),
    "large print": (pdf_words, lambda d: words(printed(d))),
    "word": (docx_words, lambda d: words(printed(d))),
    "speech": (
        lambda d, c, t: spoken_words(d),
        lambda d: words([*document_text(without_terms(d)), *sorted(map(meaning_said, terms(d)))]),
    ),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_kind_of_block_is_in_every_format(name: str, context: Context, tmp_path: Path) -> None:
    read, expected = FORMATS[name]
    assert read(EVERYTHING, context, tmp_path) == expected(EVERYTHING)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.thorough
@settings(
    max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(document=documents())
def test_any_document_is_whole_in_every_format(
    document: Document, name: str, context: Context, tmp_path: Path
) -> None:
    read, expected = FORMATS[name]
    assert read(document, context, tmp_path) == expected(document)


def test_every_page_of_the_sample_site_is_whole(borough: Path, context: Context, tmp_path: Path) -> None:
    """The sample site's own Documents with its own glossary, as a build reads them."""
    surroundings = Context(SITE, borough / "content", context.cache)
    glossary, _ = read_glossary(borough / "content")
    pages = [explain(document, glossary) for document in sample_documents(borough)]
    assert len(pages) >= 11
    assert any(list(terms(page)) for page in pages)
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
