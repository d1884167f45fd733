"""The search index: which words a page is found by, how they are written, and how small that is."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from builder.catalogue import Item
from builder.context import Context
from builder.document import (
    Document,
    EasyRead,
    Figure,
    Idea,
    Link,
    Note,
    Paragraph,
    Section,
    Strong,
    Table,
    Term,
)
from builder.schema.glossary import Entry
from builder.schema.page import Page
from builder.website.search.index import index
from builder.website.search.said import SMALL, said
from builder.website.search.site import script
from tests.support.documents import says, words
from tests.support.easy import SITE

LANGUAGE = "en-GB"
WORTHS = ("once", "often", "heading", "title")


def read(text: str) -> dict[str, Any]:
    """The index as its docstring says it is written; `words` are the pages of each word, by worth."""
    found: dict[str, Any] = json.loads(text.removeprefix("window.involveIndex=").removesuffix(";\n"))
    known: list[str] = []
    for coded in found["words"].split(" "):
        known.append((known[-1][: int(coded[0], 36)] if known else "") + coded[1:])
    lists = [one.split(",") for one in found["on"].split(" ")]
    assert len(lists) == len(known)
    found["words"] = {
        word: {worth: pages(steps) for worth, steps in zip(WORTHS, by_worth, strict=False) if steps}
        for word, by_worth in zip(known, lists, strict=True)
    }
    return found


def pages(steps: str) -> list[int]:
    """The numbers of pages in one list."""
    found: list[int] = []
    page, more = -1, 0
    for code in map(ord, steps):
        if code < 92:
            more = more * 44 + code - 48
        else:
            page += more * 34 + code - 93 + 1
            found.append(page)
            more = 0
    return found


def page(text: str = "", address: str = "day/", **fields: Any) -> Document:
    """A page of one paragraph."""
    return replace(Document("Title", "Summary.", (says(text),), address), **fields)


ITEMS = {"bus/": Item("bus", Page(title="Bus passes", summary="Free at nine."), "bus/", "bus.md")}


def heard(document: Document) -> tuple[str, ...]:
    """What a page says on a site of one item."""
    return said(document, ITEMS)


def of_page(document: Document) -> dict[str, set[str]]:
    """The words of a page by worth."""
    return {worth: set(text.split()) for worth, text in zip(WORTHS, heard(document), strict=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Centres, CENTRE (centre)!", "centres centre"),
        ("Don’t; don't", "dont"),
        ("the carers’ café in Łódź, naïve", "carers cafe łodz naive"),
        ("co-production and step‑free", "co production coproduction step free stepfree"),
        ("Call 01632 960 140.", "call 01632 960 140 01632960140"),
        ("01632\u00a0960\u00a0140", "01632 960 140 01632960140"),
        ("by 3 December 2026, 9–10am", "3 december 2026 9 10am"),
        ("£15 an hour", "15 hour"),
        ("who is it for", ""),
        ("Ιδέες για το κέντρο", "ιδεες για το κεντρο"),
        ("مركز", "مركز"),
    ],
)
def test_words_are_what_people_type(text: str, expected: str) -> None:
    assert of_page(page(text))["once"] == set(expected.split())


def test_a_word_counts_once_where_it_is_worth_most() -> None:
    inside = Section(
        "pay", words("What we pay"), 3, (says("Pay, pay and more pay. Lunch, lunch, lunch. Once."),)
    )
    document = page(
        title="Day centres",
        summary="Tell us of lunch hours.",
        blocks=(Section("a", words("Day and hours"), 2, (inside, says("Soup, soup. Soup."))),),
    )
    assert of_page(document) == {
        "title": {"day", "centres"},
        "heading": {"tell", "lunch", "hours", "pay"},
        "often": {"soup"},
        "once": {"more", "once"},
    }


def test_every_part_of_a_page_is_found() -> None:
    table = Table((words("Place"),), ((words("Orchard"),),), words("Venues"))
    easy = EasyRead((Idea(None, "a purse", words("Money helps.")),))
    term = Paragraph((Term(words("Loops"), "a system of wires", "loop"),))
    blocks = (table, easy, term, Figure("map.png", "A map", words("Where"), 3))
    found = of_page(page(blocks=blocks, notes=(Note(1, (says("Taxis are free."),)),)))["once"]
    assert found == {"place", "orchard", "venues", "money", "helps", "loops", "map", "taxis", "free"}


def test_the_words_of_a_card_are_found_on_the_page_it_leads_to() -> None:
    card = Section("b", (Link(words("Bus passes"), "/bus/"),), 3, (says("Free at nine."),))
    blocks = (Section("a", words("Open"), 2, (says("Choose."), card)), replace(card, level=2))
    assert of_page(page(blocks=blocks)) == {
        "title": {"title"},
        "heading": {"summary", "open"},
        "often": set(),
        "once": {"choose"},
    }


def test_a_heading_that_is_a_link_elsewhere_is_found_with_its_words() -> None:
    leaflet = Section("b", (Link(words("Our leaflet"), "https://www.example.org/"),), 2, (says("Free."),))
    deep = Section("d", (Link(words("Bus passes"), "/bus/"),), 4, (says("Nine."),))
    blocks = (leaflet, Section("a", words("Open"), 2, (Section("c", words("Now"), 3, (deep,)),)))
    found = of_page(page(blocks=blocks))
    assert found["heading"] >= {"leaflet", "bus", "passes"}
    assert found["once"] == {"free", "nine"}


def test_nothing_is_lost_on_the_way() -> None:
    """Words on few and on many of 3,000 pages, near and far from one another, in every worth."""
    chance = random.Random(3)
    many = [
        page(
            f"all {'third' if number % 3 == 0 else ''} {'far' if number in (0, 40, 1600, 2999) else ''}",
            f"{number:05}/",
            title=f"page {chance.choice('αβγδ')}{chance.randint(0, 300)}",
            summary="often " * chance.randint(0, 1),
        )
        for number in range(3000)
    ]
    found = read(index(many, heard, (), (), LANGUAGE))
    expected: dict[str, dict[str, list[int]]] = {}
    for number, document in enumerate(many):
        for worth, some in of_page(document).items():
            for word in some:
                expected.setdefault(word, {}).setdefault(worth, []).append(number)
    assert found["words"] == expected
    assert list(found["words"]) == sorted(expected)
    assert found["words"]["far"]["once"] == [0, 40, 1600, 2999]


def test_pages_are_told_in_one_order_and_without_what_is_empty() -> None:
    bold = Paragraph((Strong(words("Open until Friday 30 June 2027.")),))
    rows = [
        page("Hello", "welsh/", lang="cy"),
        page("Hello", "", title="Home"),
        page(address="opportunities/day/", blocks=(EasyRead((Idea(None, "", words("Hello")),)), bold)),
        page(address="about/", blocks=(bold,), summary=""),
    ]
    made = index(rows, heard, {"opportunities/day/"}, (), LANGUAGE)
    assert read(made)["pages"] == [
        ["", "Home", "Summary."],
        ["about/", "Title"],
        ["opportunities/day/", "Title", "Summary.", "Open until Friday 30 June 2027.", 1],
        ["welsh/", "Title", "Summary.", "", 0, "cy"],
    ]
    assert made == index(reversed(rows), heard, {"opportunities/day/"}, (), LANGUAGE)


def test_other_names_come_from_the_glossary() -> None:
    glossary = (
        Entry(term="replacement care", means="care while you are away", avoid=("respite",)),
        Entry(term="care plan", means="a list of the help you get", also=("support plan",)),
        Entry(term="forum", means="a group"),
    )
    found = read(index([page("Hello")], heard, (), glossary, LANGUAGE))
    assert found["names"] == [["replacement care", [], ["respite"]], ["care plan", ["support plan"], []]]
    assert found["small"].split() == sorted(SMALL)


def test_words_are_kept_between_builds(tmp_path: Path) -> None:
    context = Context(SITE, tmp_path, tmp_path)
    first = {"day/": page("Hello")}
    made = script(first, {"day/": "one"}, (), (), context=context, items=ITEMS)
    heard_again = {"day/": page("Nobody listens", title="New title")}
    kept = read(script(heard_again, {"day/": "one"}, (), (), context=context, items=ITEMS))
    assert set(kept["words"]) == set(read(made)["words"]), (
        "under the same key nothing is looked through again"
    )
    assert kept["pages"] == [["day/", "New title", "Summary."]]
    fresh = script(heard_again, {"day/": "two"}, (), (), context=context, items=ITEMS)
    assert set(read(fresh)["words"]) == {"nobody", "listens", "new", "title", "summary"}


def test_words_of_a_heading_are_found_again_when_its_item_is_gone(tmp_path: Path) -> None:
    context = Context(SITE, tmp_path, tmp_path)
    card = Section("b", (Link(words("Bus passes"), "/bus/"),), 2, (says("Free at nine."),))
    pages = {"day/": page(blocks=(card,))}
    found = [
        set(read(script(pages, {"day/": "one"}, (), (), context=context, items=items))["words"])
        for items in (ITEMS, {}, ITEMS)
    ]
    assert found[1] - found[0] == {"bus", "passes", "free", "nine"}
    assert found[2] == found[0]


def test_a_thousand_long_pages_are_450_kb() -> None:
    """600 words a page of a vocabulary of 12,000, as often as words are in English (Zipf's law)."""
    chance = random.Random(1000)
    parts = [first + second for first in "bcdfglmnprstw" for second in ("a", "e", "in", "or", "ed")]
    some = {"".join(chance.choices(parts, k=chance.randint(1, 4))) for _ in range(20_000)}
    known = chance.sample(sorted(some), 12_000)
    weights = list(accumulate(1 / place for place in range(1, len(known) + 1)))

    def prose(many: int) -> str:
        return " ".join(chance.choices(known, cum_weights=weights, k=many))

    def document(number: int) -> Document:
        blocks = tuple(
            Section(f"part-{part}", words(prose(4)), 2, tuple(says(prose(30)) for _ in range(4)))
            for part in range(5)
        )
        return Document(prose(5), prose(14), blocks, f"opportunities/item-{number}/")

    made = index(map(document, range(1000)), heard, (), (), LANGUAGE)
    assert len(gzip.compress(made.encode(), 6)) <= 450_000
