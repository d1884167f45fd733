"""The pages that stand on every site: there without an author, round an author's words, in every format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builder import generated
from builder.catalogue import Catalogue, Item
from builder.compose.composed import assemble
from builder.compose.easy.sentences import is_easy
from builder.compose.standing import complaints
from builder.compose.standing.pages import COMPLAINTS, HOW_TO_READ, STANDING, STATEMENT
from builder.context import Context
from builder.document import Document, EasyRead, links, walk
from builder.evidence import Evidence
from builder.mkdocs_plugin import build_site
from builder.rules.words import check
from builder.schema.page import Page
from builder.sources import read_glossary
from builder.terms import explain
from builder.words import document_text, text_of
from tests.support.evidence import LOW_CONTRAST, checked_on, results, statement
from tests.support.outline import outline
from tests.support.sites import page, site
from tests.support.wexmoor import SITE, TODAY, catalogue
from tests.test_parity import FORMATS
from tests.test_parity import SITE as PARITY_SITE

GOLDENS = Path(__file__).parent / "goldens" / "documents"
FULL = statement(
    manual_checks=[
        {
            "what": "The first page, by keyboard alone",
            "on": "9 November 2026",
            "by": "two people from the Sight Group",
            "found": "The menu could not be closed",
            "criteria": "2.1.1, 2.1.2",
        },
        {
            "what": "Three pages, with a screen reader",
            "on": "10 November 2026",
            "by": "the Involvement Team",
            "found": "nothing",
        },
    ],
    tested_by="the Involvement Team",
    how_tested="We chose one page of each kind.",
    problems=[
        {
            "what": "The map of venues has no words beside it",
            "criterion": "1.1.1",
            "effect": "People who cannot see it do not learn how to get there.",
            "instead": "Call us, and we tell you the way.",
            "fix_by": "31 March 2027",
        }
    ],
    burden=[{"what": "Sign language in old films", "criterion": "1.2.5", "why": "It would cost too much."}],
    out_of_scope=["PDFs from before 2018 — nobody needs them to use our services"],
    what_we_do=["Two groups will test the site in March 2027."],
)
PALE = tuple(LOW_CONTRAST.__class__(f"page-{n}/", LOW_CONTRAST.what, "", "1.4.3") for n in range(5))
KNOWN = Evidence(FULL, results(date(2026, 11, 22), LOW_CONTRAST, *PALE))


def made(address: str, of: Catalogue) -> Document:
    """The whole page at an address."""
    return assemble(generated.compose(address, of), Document("", "", (), address=address))


@pytest.mark.parametrize(
    ("name", "address", "evidence"),
    [
        ("complaints", COMPLAINTS, KNOWN),
        ("accessibility", STATEMENT, KNOWN),
        ("accessibility-nothing-known", STATEMENT, Evidence()),
    ],
)
def test_golden(name: str, address: str, evidence: Evidence, accept: bool) -> None:
    document = outline(made(address, catalogue(evidence=evidence)))
    golden = GOLDENS / f"{name}.txt"
    if accept:
        golden.write_text(document, "utf-8", newline="\n")
    assert document == golden.read_text("utf-8")


@pytest.mark.parametrize("address", STANDING)
def test_an_author_adds_words_and_may_retitle(address: str) -> None:
    own = Item(f"{address}index", Page(title="Our own title", summary="Our own words."), address, "index.md")
    found = catalogue(own)
    assert f"{address}index.md" not in generated.pages(found)
    page = generated.compose(address, found)
    assert (page.title, page.summary) == ("Our own title", "Our own words.")
    assert page.after


@pytest.mark.parametrize("address", STANDING)
@pytest.mark.parametrize("evidence", [Evidence(), KNOWN, checked_on(TODAY)], ids=["nothing", "much", "all"])
def test_every_easy_sentence_is_easy(address: str, evidence: Evidence) -> None:
    document = made(address, catalogue(evidence=evidence))
    ideas = [one for block in walk(document.blocks) if isinstance(block, EasyRead) for one in block.ideas]
    assert ideas
    for idea in ideas:
        assert is_easy(text_of(idea.children)), text_of(idea.children)


@pytest.mark.parametrize("address", STANDING)
def test_the_glossary_of_the_sample_has_nothing_against_our_words(address: str) -> None:
    terms, _ = read_glossary(Path(__file__).parent.parent / "content")
    document = explain(made(address, catalogue(evidence=KNOWN)), terms)
    assert list(check(document, terms)) == []


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("address", STANDING)
def test_every_format_says_all_of_it(address: str, name: str, kept: Path, tmp_path: Path) -> None:
    read, expected = FORMATS[name]
    document = made(address, catalogue(evidence=KNOWN))
    assert read(document, Context(PARITY_SITE, tmp_path, kept), tmp_path) == expected(document)


def test_complaints_begin_with_the_phone() -> None:
    targets = [link.target for link, _ in links(made(COMPLAINTS, catalogue()))]
    assert targets[0].startswith("tel:")
    assert "tel:01632960180" in targets, "the number that the site file gives"


def test_complaints_say_what_the_site_file_says() -> None:
    words = " ".join(
        document_text(made(COMPLAINTS, catalogue(complaints="Ring the bell. Appeal to the judge")))
    )
    assert "Ring the bell. Appeal to the judge." in words
    assert f"Tell {SITE['contact']['role']} what is wrong." in words


def test_only_ways_that_there_are_stand_there() -> None:
    contact = {"role": "the Team", "email": "team@example.org", "post": "1 Market Street"}
    words = list(document_text(made(COMPLAINTS, catalogue(contact=contact))))
    assert "Call" not in words
    assert {"E-mail", "Write to"} <= set(words)


def test_a_site_of_one_page_has_them_all(tmp_path: Path) -> None:
    own = page("You can come to our office.", title="Put it right", summary="We want to know.")
    site(tmp_path, complaints__index_md=own)
    build_site(tmp_path, lambda *_: None, TODAY, website_only=True)
    folder = tmp_path / "outputs" / "site"
    for address in STANDING:
        assert (folder / address / "index.html").exists()
        assert (folder / address / "easy-read" / "index.html").exists()
    home = (folder / "index.html").read_text("utf-8")
    assert 'aria-label="Main"' not in home, "they stand in the foot, and not among the parts of the site"
    places = [home.rindex(f'href="{address}"') for address in (HOW_TO_READ, STATEMENT, COMPLAINTS)]
    assert places == sorted(places)
    assert ">Put it right</a>" in home
    assert "You can come to our office." in (folder / COMPLAINTS / "index.html").read_text("utf-8")
    assert complaints.TITLE not in (folder / COMPLAINTS / "index.html").read_text("utf-8")
