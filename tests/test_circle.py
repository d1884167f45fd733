"""Cards, status and calendar links on the website: the facts of every other format, better dressed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from builder import theme
from builder.compose.composed import assemble
from builder.compose.lists import pages as lists
from builder.compose.opportunity import compose
from builder.document import Document, Link, Note, Section
from builder.schema.opportunity import Opportunity
from builder.status import Status
from builder.website.circle import Circle
from builder.words import plain_text
from tests.support.circle import catalogue, opportunity
from tests.support.documents import says, words

CIRCLE = Circle(catalogue(), Path())


def listed(address: str) -> Document:
    return assemble(lists.compose(address, CIRCLE.catalogue), Document("", "", (), address=address))


def cards(address: str) -> list[dict[str, Any]]:
    return [card for part in CIRCLE.words(listed(address))["parts"] for card in part["cards"]]


def page_of(slug: str) -> Document:
    item = CIRCLE.catalogue.find(Opportunity, slug)
    assert item
    return assemble(compose(item, CIRCLE.catalogue), Document("", "", (), address=item.address))


STATUSES = {
    "equipment-panel": ("closes-soon", "Closes soon: the last day is Tuesday 1 December 2026."),
    "day-centres": ("open", "Open until Friday 12 February 2027."),
    "talking-news-readers": ("open", "Open all year."),
    "carers-breaks": ("coming", "Coming: opens on Monday 4 January 2027."),
    "respite-rooms": ("closed", "Closed on Thursday 1 October 2026."),
    "home-care": ("deciding", "Closed. The Adult Care Committee decides on Wednesday 16 December 2026."),
    "bus-passes": ("what-happened", "Closed. This is what happened."),
}


@pytest.mark.parametrize("slug", STATUSES)
def test_a_page_says_its_status_once_and_first(slug: str) -> None:
    key, sentence = STATUSES[slug]
    shown = CIRCLE.words(page_of(slug))
    assert (shown["status"]["key"], shown["status"]["html"]) == (key, f"<p>{sentence}</p>")
    assert sentence not in "".join(part["html"] for part in shown["parts"])


@pytest.mark.parametrize("status", Status, ids=lambda status: status.key)
def test_every_status_has_a_shape(status: Status) -> None:
    icons = (theme.themes_folder() / "involve" / "parts" / "icons.html").read_text("utf-8")
    assert f'name == "status-{status.key}"' in icons


@pytest.mark.parametrize("slug", STATUSES)
def test_a_card_says_the_same_status(slug: str) -> None:
    card = next(card for card in cards("opportunities/") if card["url"] == f"opportunities/{slug}/")
    assert card["status"] == CIRCLE.words(page_of(slug))["status"]
    assert STATUSES[slug][1] not in card["html"]


@pytest.mark.parametrize("address", lists.listed(catalogue()))
def test_the_website_says_every_word_of_the_document(address: str) -> None:
    """Cards change nothing but the looks."""
    document = listed(address)
    shown = CIRCLE.words(document)
    told = [shown.get("content", ""), *(part["html"] for part in shown.get("parts", []))]
    for part in shown.get("parts", []):
        for card in part["cards"]:
            told += [card["title"], card["html"], card["status"]["html"] if card["status"] else ""]
    said = str(html.fromstring("<div>" + "".join(told) + "</div>").text_content())
    for text in plain_text(document.blocks):
        assert text in said


def test_cards_stand_in_their_groups() -> None:
    parts = CIRCLE.words(listed("opportunities/"))["parts"]
    groups = {part["id"]: [card["title"] for card in part["cards"]] for part in parts if part["cards"]}
    assert groups["coming"] == ["Plan breaks for carers"]
    assert groups["what-happened"] == ["Bus passes", "Library doors"]
    assert [part["id"] for part in parts if part["instead"]] == ["what-suits-you"]
    assert [part["id"] for part in parts if part.get("filters")] == ["open-now"]


def test_a_page_of_mere_words_is_one_piece() -> None:
    shown = CIRCLE.words(Document("About", "Us.", (says("We are here."),), address="about/"))
    assert shown == {"content": "<p>We are here.</p>"}


def test_an_authors_heading_that_is_a_link_to_an_item_is_a_card_and_loses_no_words() -> None:
    heading = next(block for block in listed("groups/").blocks if isinstance(block, Section))
    own = Section("x", heading.heading, 2, (says("We like it."),))
    document = Document(
        "About", "Us.", (says("Hello."), own), address="about/", notes=(Note(1, (says("So."),)),)
    )
    parts = CIRCLE.words(document)["parts"]
    assert [part["html"][:12] for part in parts] == ["<p>Hello.</p", "", "<section cla"]
    assert parts[1]["cards"][0]["html"] == "<p>We like it.</p>"


def test_a_link_to_something_else_is_a_plain_heading() -> None:
    document = Document("About", "Us.", (Section("x", words("Groups"), 2, (says("We like it."),)),))
    assert CIRCLE.words(document)["content"].startswith('<h2 id="x">Groups</h2>')


def test_only_the_finder_is_told_what_fits() -> None:
    assert CIRCLE.page(listed("opportunities/"))["fits"]["opportunities/day-centres/"]["evening"] == "yes"
    assert not CIRCLE.page(listed("feedback/"))["fits"]


def test_meetings_lead_to_their_calendar_files() -> None:
    assert CIRCLE.page(listed("events/"))["calendar"] == "events/all.ics"
    assert [card["calendar"] for card in cards("events/")] == [
        "events/orchard/orchard.ics",
        "events/from-home/from-home.ics",
    ]
    assert CIRCLE.page(listed("groups/"))["calendar"] is None


def test_editions_have_their_recordings() -> None:
    made = Circle(catalogue(), Path(), lambda address: {"url": address + "it.mp3"})
    shown = made.words(listed("talking-news/"))
    urls = [card["audio"]["url"] for part in shown["parts"] for card in part["cards"]]
    assert urls == ["talking-news/november-2026/it.mp3", "talking-news/october-2026/it.mp3"]
    assert [card["audio"]["url"] for card in made.page(listed("talking-news/"))["on_cards"]] == urls
    (card,) = made.page(with_card("/talking-news/november-2026/"))["on_cards"]
    assert card["audio"]["url"] == urls[0]


def with_card(target: str) -> Document:
    """A page of an author's with a card of an item."""
    heading = (Link(words("This one"), target),)
    return Document("About", "Us.", (Section("x", heading, 2, (says("Join."),)),), address="about/")


@pytest.mark.parametrize("slug", STATUSES)
def test_pages_and_cards_are_written_again_when_a_status_changes(slug: str) -> None:
    """The key of a page is what it is told: its icon and colour follow from the status alone."""
    assert CIRCLE.page(page_of(slug))["stands"] == STATUSES[slug][0]
    (card,) = CIRCLE.page(with_card(f"/opportunities/{slug}/"))["on_cards"]
    assert card["status"] == STATUSES[slug][0]


def test_feeds_are_told_of_where_there_is_news() -> None:
    assert CIRCLE.common()["feeds"] == {"rss": "feeds/new.rss", "atom": "feeds/new.atom"}
    quiet = opportunity("later", opens="1 May 2027", closes="1 July 2027")
    assert Circle(catalogue(quiet), Path()).common()["feeds"] is None
