"""Where sentences stand in a page: each is found at its place, in order, with the words that are heard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from builder import xhtml
from builder.content import read_content
from builder.document import (
    Document,
    Emph,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    Paragraph,
    Section,
    Span,
    Strong,
    Term,
    Text,
)
from builder.sources import read_glossary
from builder.speech import script
from builder.speech.places import SUMMARY, name, numbered, place_of, places, unwrapped
from builder.speech.sentences import fold
from builder.terms import explain
from builder.website.circle import Circle, Variables
from tests.support.documents import EVERYTHING, documents
from tests.support.sites import sample_documents
from tests.support.wexmoor import TODAY
from tests.test_parity import SITE

HERE = xhtml.Addresses(lambda target: target, lambda picture: xhtml.Picture(picture, 60, 40))


def heard(document: Document) -> list[str]:
    """The sentences of a recording that stand in the page."""
    return [one.text for one in script.body(document, SITE) if not one.added]


def marked(page: str) -> dict[str, str]:
    """The words at each place of a page, in the order of the page; no place is there twice."""
    root = html.fromstring(f"<div>{page}</div>")
    elements = root.xpath("//*[starts-with(@id, 's.')]")
    assert len({element.get("id") for element in elements}) == len(elements)
    return {element.get("id"): fold(element.get("alt") or _words(element)) for element in elements}


def said(page: str) -> str:
    """All words of a page."""
    return str(html.fromstring(f"<div>{page}</div>").text_content())


def _words(element: html.HtmlElement) -> str:
    """The words of an element without what is said of terms, as a line break is a space."""
    inside = "".join(_words(child) + (child.tail or "") for child in element)
    said = (element.text or "") + inside
    return " " if element.tag == "br" else "" if element.get("class") == "meaning" else said


def expected(document: Document) -> dict[str, str]:
    """The words that must be at each place, by what is heard."""
    found: dict[str, str] = {}
    for text, place in zip(heard(document), places(document)[1:], strict=True):
        found[name(place)] = f"{found.get(name(place), '')} {text}".strip()
    return found


def body(document: Document) -> dict[str, str]:
    """What must be at the places of a page's body: all but the summary, which stands above it."""
    found = expected(document)
    if document.summary.strip():
        assert found.pop(name(SUMMARY)) == fold(document.summary)
    return found


def ordered(found: dict[str, str]) -> bool:
    numbers = [int(place.removeprefix("s.")) for place in found]
    return numbers == sorted(numbers)


def test_every_kind_of_block_is_marked() -> None:
    found = marked(xhtml.body(numbered(EVERYTHING), HERE))
    assert found == body(EVERYTHING)
    assert ordered(found)


@given(documents())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_document_is_marked_and_says_the_same(document: Document) -> None:
    assert numbered(document) == document
    page = xhtml.body(numbered(document), HERE)
    found = marked(page)
    assert found == body(document)
    assert ordered(found)
    assert said(page) == said(xhtml.body(document, HERE))


_TEXT = st.sampled_from(["Come in. ", "It is 9.30am", " today.", "Why? We ask.", " and", " ", "Dr. No"])
_LEAF = st.one_of(_TEXT.map(Text), st.just(LineBreak()), st.builds(NoteRef, st.integers(1, 9)))
_INLINE = st.recursive(
    _LEAF,
    lambda inner: st.one_of(
        *(
            st.builds(kind, st.lists(inner, max_size=3).map(tuple), *more)
            for kind, *more in (
                (Strong,),
                (Emph,),
                (Span, st.just("cy")),
                (Link, st.just("/about/")),
                (Term, st.just("a thing. That is all"), st.just("thing")),
            )
        )
    ),
    max_leaves=6,
)


def link_in_link(run: Inlines, inside: bool = False) -> bool:
    """Whether a link, such as the mark of a note, stands in another, where HTML has no place for it."""
    return any(
        (inside and isinstance(one, Link | NoteRef))
        or link_in_link(getattr(one, "children", ()), inside or isinstance(one, Link))
        for one in run
    )


@given(st.lists(_INLINE, max_size=5).map(tuple))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_sentences_end_anywhere(run: Inlines) -> None:
    assume(not link_in_link(run))
    document = Document("Title", "", (Paragraph(run), Section("a", run, 2, ())))
    page = xhtml.body(numbered(document), HERE)
    assert marked(page) == body(document)
    etree.fromstring(f"<div>{page}</div>")
    plain = xhtml.body(document, HERE)
    assert said(page) == said(plain)
    assert page.count("<a ") == plain.count("<a "), "a link cut in two would be two links"


def test_emphasis_is_cut_and_a_link_is_not() -> None:
    run = (
        Text("Hello. "),
        Strong((Text("It is free. It is"),)),
        Text(" fun. "),
        Link((Text("Read it. It is short."),), "/a/"),
        LineBreak(),
        Text("Bye."),
    )
    page = xhtml.body(numbered(Document("Title", "Once. Twice.", (Paragraph(run),))), HERE)
    assert page == (
        '<p><span id="s.3">Hello.</span> <span id="s.4"><strong>It is free.</strong></span> '
        '<span id="s.5"><strong>It is</strong> fun.</span> '
        '<span id="s.6"><a href="/a/">Read it. It is short.</a></span><br /><span id="s.8">Bye.</span></p>'
    )
    assert places(Document("Title", "Once. Twice.", (Paragraph(run),))) == (0, 1, 1, 3, 4, 5, 6, 6, 8)


def test_a_status_is_at_its_place_without_its_emphasis() -> None:
    (first,) = numbered(Document("Title", "One.", (Paragraph((Strong((Text("Open now"),)),)),))).blocks
    assert isinstance(first, Paragraph)
    shown = xhtml.blocks((Paragraph(unwrapped(first.children)),), HERE)
    assert shown == '<p><span id="s.2">Open now</span></p>'
    assert unwrapped((Strong((Text("Open now"),)),)) == (Text("Open now"),)


def test_an_element_can_hold_a_whole_run_if_that_has_one_place() -> None:
    document = numbered(Document("Title", "One.", (Paragraph((Text("Hi."),)), Paragraph((Text("Hi. Ho."),)))))
    runs = [block.children for block in document.blocks if isinstance(block, Paragraph)]
    assert [place_of(run) for run in runs] == ["s.2", None]
    assert place_of((Text("Hi."),)) is None


def test_the_whole_sample_is_marked(borough: Path) -> None:
    catalogue, _ = read_content(borough / "content", TODAY)
    circle = Circle(catalogue, borough / "content")
    glossary, _ = read_glossary(borough / "content")
    count = 0
    for written in sample_documents(borough):
        document = explain(written, glossary) if glossary else written
        found = marked("\n".join(shown(circle.words(numbered(document)))))
        assert found == body(document), document.address
        assert ordered(found), document.address
        count += len(found)
    assert count > 1000


def shown(words: Variables) -> Iterator[str]:
    """What templates show of a page's words, in their order."""
    if "content" in words:
        yield words["content"]
        return
    yield (words["status"] or {}).get("html", "")
    for part in words["parts"]:
        yield part["html"]
        for card in part["cards"]:
            yield f'<a id="{card["place"]}">{card["title"]}</a>'
            yield (card["status"] or {}).get("html", "")
            yield card["html"]
