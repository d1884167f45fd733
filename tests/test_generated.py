"""Which pages are made without an author: lists of what there is, and those that stand on every site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builder import theme
from builder.catalogue import Item
from builder.compose.standing.pages import STANDING
from builder.generated import compose, pages
from builder.mkdocs_plugin import build_site
from builder.schema.glossary import Entry
from builder.schema.page import Page
from tests.support.circle import catalogue, opportunity
from tests.support.sites import site, write

STANDS = [f"{address}index.md" for address in STANDING]
OWN = Item("opportunities/index", Page(title="Join us", summary="Come in."), "opportunities/", "index.md")


def test_every_list_with_something_in_it_is_made() -> None:
    names = list(pages(catalogue()))
    assert names == [
        "opportunities/index.md",
        "feedback/index.md",
        "strategies/index.md",
        "groups/index.md",
        "events/index.md",
        "venues/index.md",
        "talking-news/index.md",
        "newsletters/index.md",
        "ladder/index.md",
        *STANDS,
    ]


def test_a_list_of_nothing_is_not_made() -> None:
    names = list(pages(catalogue(opportunity("day-centres"))))
    assert names == ["opportunities/index.md", "ladder/index.md", *STANDS]


def test_an_authors_page_is_left_alone() -> None:
    names = list(pages(catalogue(opportunity("day-centres"), OWN)))
    assert names == ["ladder/index.md", *STANDS]


def test_the_glossary_is_made_of_its_terms() -> None:
    entries = (Entry(term="carer", means="someone who looks after a friend"),)
    made = pages(catalogue(opportunity("day-centres")), entries)["glossary/index.md"]
    assert (made.title, made.summary) == ("Words explained", "Words that we use, and what they mean.")


def test_titles_and_summaries_are_those_that_the_page_will_have() -> None:
    for name, made in pages(catalogue()).items():
        assert made == compose(name.removesuffix("index.md"), catalogue())
        assert len(made.summary) >= 3


def test_an_authors_title_and_summary_stand_over_the_list() -> None:
    made = compose("opportunities/", catalogue(opportunity("day-centres"), OWN))
    assert (made.title, made.summary) == ("Join us", "Come in.")
    assert made.after


ASKED = """\
---
title: Tell us about day centres
summary: Tell us what would suit you.
date: 2 November 2026
purpose: We want to know.
kind: ideas
level: getting information
closes: 12 February 2027
can_change: Opening hours — each centre has its own.
cannot_change: The number of centres — councillors agreed to keep all three.
you_will: Answer six questions.
time: 20 minutes, once
for: everyone
audience: everyone
ways: phone, post, in person
payment: none
---
"""


@pytest.mark.parametrize("more", ["", "markdown_extensions:\n  - nl2br\n"], ids=["ours", "with an extension"])
def test_pages_are_made_whatever_reads_the_markdown(tmp_path: Path, more: str) -> None:
    folder = site(tmp_path, opportunities__centres_md=ASKED)
    plan = (theme.themes_folder() / "mkdocs.yml").read_text("utf-8")
    write(folder, "mkdocs.yml", plan + more)
    build_site(folder, lambda *_: None, date(2026, 11, 23), website_only=True)
    made = folder / "outputs" / "site"
    assert "Tell us about day centres" in (made / "opportunities" / "index.html").read_text("utf-8")
    assert "finder.js" in (made / "opportunities" / "index.html").read_text("utf-8")
    assert "Open until Friday 12 February 2027." in (made / "index.html").read_text("utf-8")
    assert (made / "ladder" / "index.html").exists()
    assert not (made / "groups").exists()
    assert (made / "feeds" / "new.rss").exists()
