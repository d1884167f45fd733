"""The easy read of pages that list others: one idea for each thing, its title a link, and short sentences."""

from __future__ import annotations

import re
from datetime import date

import pytest

from builder import symbols
from builder.catalogue import Catalogue
from builder.compose.composed import assemble
from builder.compose.easy import entries
from builder.compose.lists import pages
from builder.compose.pages import page
from builder.document import Checked, Document, EasyRead, Link, Section, Strong, walk
from builder.ideas import easy_read_blocks, easy_read_text, ideas, in_sentences
from builder.words import text_of
from tests.support.circle import ITEMS, catalogue, event, feedback, opportunity
from tests.support.documents import words
from tests.support.easy import idea
from tests.test_terms import GLOSSARY

HARD = re.compile(r"[%&/]|\b[A-Z]{2,}\b|\betc\b")
POSTCODE = re.compile(r"\b[A-Z]{2}\d \d[A-Z]{2}\b")
LISTS = (pages.HOME, *pages.listed(catalogue()))


def composed(address: str, of: Catalogue, written: Document | None = None) -> Document:
    return assemble(pages.compose(address, of), written or Document("", "", (), address=address))


def told(document: Document, heading: str | None = None) -> list[str]:
    """The ideas of a page in plain words; of one section, if it is named."""
    blocks = easy_read_blocks(document.blocks)
    if heading:
        found = (block for block in blocks if isinstance(block, Section))
        blocks = next((one.blocks for one in found if text_of(one.heading) == heading), ())
    return [
        text_of(one.children) for block in walk(blocks) if isinstance(block, EasyRead) for one in block.ideas
    ]


@pytest.mark.parametrize("address", LISTS)
def test_every_list_has_easy_read_that_keeps_the_rules(address: str) -> None:
    assert_easy(composed(address, catalogue()))


@pytest.mark.parametrize("name", ["venues/the-orchard", "talking-news/november-2026", "newsletters/winter"])
def test_every_venue_edition_and_newsletter_has_it_too(name: str) -> None:
    one = next(item for item in ITEMS if item.name == name)
    document = page(one, Document("", "", (), address=one.address), catalogue())
    assert_easy(document)
    assert "You can read all of it on the full page." in list(easy_read_text(document))


def assert_easy(document: Document) -> None:
    found = list(ideas(document))
    assert found
    for one in found:
        assert symbols.find(one.symbol or ""), one
        for sentence in in_sentences(one.children):
            said = text_of(sentence)
            assert re.fullmatch(r"[A-Z0-9£].*[.!?]", said), said
            assert len(said.split()) <= 15, said
            plain = "".join(text_of((part,)) for part in sentence if not isinstance(part, Link))
            assert not HARD.search(POSTCODE.sub("", plain)), said


def test_every_page_that_a_list_shows_is_an_idea_with_a_link_to_it() -> None:
    for address, of in (("groups/", "groups/"), ("strategies/", "strategies/"), ("venues/", "venues/")):
        shown = [
            part.target
            for one in ideas(composed(address, catalogue()))
            for part in one.children
            if isinstance(part, Link)
        ]
        assert shown == ["/" + item.address for item in ITEMS if item.address.startswith(of)]


def test_what_closes_soonest_stands_first_with_its_last_day_and_its_pay() -> None:
    closes = {"b-later": "1 May 2027", "a-always": "open all year", "c-soon": "1 December 2026"}
    of = catalogue(*(opportunity(slug, closes=day) for slug, day in closes.items()))
    assert told(composed("opportunities/", of), "Open now")[:3] == [
        "C soon. This closes soon. The last day is Tuesday 1 December 2026. We do not pay you for this.",
        "B later. This is open until Saturday 1 May 2027. We do not pay you for this.",
        "A always. This is open all year. We do not pay you for this.",
    ]


def test_pay_comes_with_the_warning_of_benefits() -> None:
    found = told(
        composed("opportunities/", catalogue(opportunity("paid", payment="£15 an hour"))), "Open now"
    )
    assert found[0].endswith("We pay you for this.")
    assert "Pay can change your benefits. Benefits are money from the government." in found


def test_nothing_open_says_whom_to_ask() -> None:
    of = catalogue(opportunity("over", date="1 May 2026", closes="1 June 2026"))
    found = told(composed("opportunities/", of), "Open now")
    assert found[:3] == [
        "Nothing is open now.",
        "You can ask the Involvement Team.",
        "You can call 01632 960 140.",
    ]


def test_of_what_is_over_the_newest_stand_here_and_the_others_on_the_full_page() -> None:
    asked = [opportunity(f"asked-{n:02}", opens="1 May 2025", closes="1 June 2025") for n in range(20)]
    answers = [feedback(f"asked-{n:02}", f"{n + 1} October 2026") for n in range(20)]
    of = catalogue(*asked, *answers)
    more = "There are more of these. You can read about them on the full page."
    for address, heading in (("opportunities/", "What happened"), ("feedback/", "2026")):
        found = told(composed(address, of), heading)
        assert len(found) == entries.PAST + 1
        assert "19" in found[0]
        assert found[-1] == more


def test_a_meeting_that_is_over_stands_below_those_to_come() -> None:
    of = catalogue(
        event("next", "14 January 2027", "10:00", "11:00"), event("old", "12 January 2026", "10:00", "11:00")
    )
    page_of = composed("events/", of)
    assert told(page_of, "January 2027")[0].startswith("Next. Day: Thursday 14 January 2027.")
    assert told(page_of, "Meetings that are over") == [
        "Old. This meeting is over. It was on Monday 12 January 2026."
    ]


CHECKED = Checked("Wexmoor People First", date(2026, 10, 12))


@pytest.mark.parametrize(("address", "first"), [("groups/", ""), ("opportunities/", "Open now")])
@pytest.mark.parametrize("checked", [None, CHECKED])
def test_a_list_follows_what_its_author_wrote_and_is_never_called_checked(
    address: str, first: str, checked: Checked | None
) -> None:
    mine = EasyRead((idea("group", "We wrote this."),))
    document = composed(address, catalogue(), Document("", "", (mine,), address=address, checked=checked))
    found = told(document)
    assert found[0] == "We wrote this."
    assert "join" not in found[1].split(".")[0], "what the program says of the page is left out"
    assert told(document, first) if first else len(found) > 1
    assert document.checked is None


def test_words_explained_shows_each_word_in_bold() -> None:
    made = assemble(pages.compose("glossary/", catalogue(), GLOSSARY), Document("", "", ()))
    loop = next(one for one in ideas(made) if "Hearing loop" in text_of(one.children))
    assert text_of(loop.children).startswith("Hearing loop. Hearing loop means")
    assert isinstance(loop.children[0], Strong)
    assert next(ideas(made)).children == words("This page says what hard words mean.")
