"""The feeds, read by feedparser as a feed reader would read them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import unescape
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from builder.feeds import Entry, atom, rss

SITE = "https://example.org/"
Write = Callable[[str, str, str, str, Sequence[Entry]], bytes]
BOTH = pytest.mark.parametrize("write", [rss, atom])

OLD = Entry("Bus passes", SITE + "feedback/bus-passes/", "What we did about bus passes.", date(2025, 11, 3))
NEW = Entry("Day centres", SITE + "feedback/day-centres/", "Two centres stay open.", date(2026, 7, 14))
UNDATED = Entry("Draft", SITE + "feedback/draft/", "Not out yet.", None)


def own(write: Write) -> str:
    return f"{SITE}{write.__name__}.xml"


def made(write: Write, *entries: Entry, title: str = "What changed in Wexmoor") -> bytes:
    return write(title, "What came of it.", SITE, own(write), entries)


def read(feed: bytes) -> Any:
    found = feedparser.parse(feed)
    assert found.bozo == 0, found.get("bozo_exception")
    return found


@BOTH
def test_a_feed_says_what_it_is(write: Write) -> None:
    found = read(made(write, OLD, NEW))
    assert found.version == {rss: "rss20", atom: "atom10"}[write]
    assert found.feed.title == "What changed in Wexmoor"
    assert found.feed.subtitle == "What came of it."
    assert found.feed.link == SITE
    assert [link.href for link in found.feed.links if link.rel == "self"] == [own(write)]
    assert found.feed.language == "en-GB"
    assert found.feed.updated_parsed[:6] == (2026, 7, 14, 0, 0, 0)


@BOTH
def test_entries_are_newest_first_and_those_without_a_day_are_left_out(write: Write) -> None:
    found = read(made(write, OLD, UNDATED, NEW)).entries
    assert [entry.title for entry in found] == ["Day centres", "Bus passes"]
    assert [entry.link for entry in found] == [NEW.address, OLD.address]
    assert [entry.id for entry in found] == [NEW.address, OLD.address]
    assert [entry.summary for entry in found] == [NEW.summary, OLD.summary]
    assert [entry.published_parsed[:6] for entry in found] == [(2026, 7, 14, 0, 0, 0), (2025, 11, 3, 0, 0, 0)]


@BOTH
def test_a_feed_does_not_depend_on_the_order_it_was_given(write: Write) -> None:
    same_day = Entry("Arts", SITE + "arts/", "The arts.", NEW.day)
    feed = made(write, OLD, NEW, same_day)
    assert feed == made(write, same_day, NEW, OLD)
    assert [entry.title for entry in read(feed).entries] == ["Arts", "Day centres", "Bus passes"]


@BOTH
def test_a_feed_without_entries_is_a_feed(write: Write) -> None:
    for feed in (made(write), made(write, UNDATED)):
        found = read(feed)
        assert found.entries == []
        assert found.feed.updated_parsed[:3] == (2000, 1, 1)


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "Tea & cake: £3 < £4, “quoted” 'n' \"all\"",
        "Tŷ Llŷn, dŵr 🎉",
        "An &amp; that somebody wrote, and &lt;this&gt;",
        "]]> and <!-- and <?pi?>",
        "Use <b> for bold",
    ],
)
def test_summaries_come_back_as_written(write: Write, text: str) -> None:
    (entry,) = read(made(write, Entry("A title", SITE + "a/?x=1&y=2", text, NEW.day))).entries
    is_html = entry.summary_detail.type == "text/html"
    assert (unescape(entry.summary) if is_html else entry.summary) == text
    assert entry.link == SITE + "a/?x=1&y=2"


@BOTH
@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_words_make_a_well_formed_feed_with_the_same_title(write: Write, text: str) -> None:
    root = etree.fromstring(made(write, Entry(text, NEW.address, text, NEW.day), title=text))
    titles = [title.text or "" for title in root.iter("{*}title")]
    expected = "".join(" " if letter in "\t\n\r" else letter for letter in text)
    allowed = "".join(letter for letter in expected if letter >= " " and letter not in "\ufffe\uffff")
    assert titles == [allowed, allowed]


def test_atom_has_all_that_its_standard_asks_for() -> None:
    root = etree.fromstring(made(atom, NEW))
    names = {"a": "http://www.w3.org/2005/Atom"}
    for required in ("a:id", "a:title", "a:updated", "a:author/a:name", "a:entry/a:id", "a:entry/a:updated"):
        assert root.findtext(required, namespaces=names)
    assert root.findtext("a:id", namespaces=names) == own(atom)
    assert root.findtext("a:entry/a:updated", namespaces=names) == "2026-07-14T00:00:00+00:00"


def test_rss_writes_days_as_its_standard_asks() -> None:
    root = etree.fromstring(made(rss, NEW))
    assert root.findtext("channel/item/pubDate") == "Tue, 14 Jul 2026 00:00:00 +0000"
    assert root.find("channel/item/guid").attrib == {"isPermaLink": "true"}
