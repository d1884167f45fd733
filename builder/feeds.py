"""News feeds: what is new on the website, as RSS 2.0 and as Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from html import escape
from typing import TypeAlias

from lxml import etree

from builder.ooxml.elements import clean

Element: TypeAlias = etree._Element

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGE = "en-GB"

# An Atom feed must say when it changed; one without entries never has.
BEFORE_ANYTHING = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that is news; `address` is its full address, `day` the day it came out."""

    title: str
    address: str
    summary: str
    day: date | None


def rss(title: str, about: str, site_address: str, own_address: str, entries: Iterable[Entry]) -> bytes:
    """The feed as RSS 2.0, newest first; entries without a day are left out.

    `about` is a sentence on what the feed tells; `own_address` is the full address of this very feed.
    """
    news = _newest_first(entries)
    feed = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": ATOM[1:-1]})
    channel = etree.SubElement(feed, "channel")
    say(channel, "title", title)
    say(channel, "link", site_address)
    say(channel, "description", about)
    say(channel, "language", LANGUAGE)
    say(channel, "lastBuildDate", format_datetime(moment(_changed(news))))
    say(channel, ATOM + "link", href=own_address, rel="self", type="application/rss+xml")
    for day, entry in news:
        item = etree.SubElement(channel, "item")
        say(item, "title", entry.title)
        say(item, "link", entry.address)
        say(item, "guid", entry.address, isPermaLink="true")
        say(item, "pubDate", format_datetime(moment(day)))
        # Readers take a description for HTML (but a title for plain text), so it is escaped once more.
        say(item, "description", escape(entry.summary, quote=False))
    return as_bytes(feed)


def atom(title: str, about: str, site_address: str, own_address: str, entries: Iterable[Entry]) -> bytes:
    """The feed as Atom, newest first; entries without a day are left out.

    `about` is a sentence on what the feed tells; `own_address` is the full address of this very feed.
    """
    news = _newest_first(entries)
    feed = etree.Element(ATOM + "feed", {XML_LANG: LANGUAGE}, nsmap={None: ATOM[1:-1]})  # type: ignore[dict-item]
    say(feed, ATOM + "title", title)
    say(feed, ATOM + "subtitle", about)
    say(feed, ATOM + "link", href=site_address, rel="alternate", type="text/html")
    say(feed, ATOM + "link", href=own_address, rel="self", type="application/atom+xml")
    say(feed, ATOM + "id", own_address)
    say(feed, ATOM + "updated", moment(_changed(news)).isoformat())
    # Every entry needs an author (RFC 4287, section 4.1.1): the site speaks, never a person.
    say(etree.SubElement(feed, ATOM + "author"), ATOM + "name", title)
    for day, entry in news:
        item = etree.SubElement(feed, ATOM + "entry")
        say(item, ATOM + "title", entry.title)
        say(item, ATOM + "link", href=entry.address, rel="alternate", type="text/html")
        say(item, ATOM + "id", entry.address)
        say(item, ATOM + "published", moment(day).isoformat())
        say(item, ATOM + "updated", moment(day).isoformat())
        say(item, ATOM + "summary", entry.summary)
    return as_bytes(feed)


def _newest_first(entries: Iterable[Entry]) -> list[tuple[date, Entry]]:
    dated = [(entry.day, entry) for entry in entries if entry.day]
    return sorted(dated, key=lambda dated: (-dated[0].toordinal(), dated[1].title, dated[1].address))


def _changed(news: list[tuple[date, Entry]]) -> date:
    return news[0][0] if news else BEFORE_ANYTHING


def moment(day: date) -> datetime:
    """The first moment of a day in UTC, which is the same day in Britain, summer and winter."""
    return datetime.combine(day, time(), UTC)


def say(parent: Element, tag: str, words: str = "", /, **attributes: str) -> None:
    """Add an element of these words, without what XML forbids in them."""
    element = etree.SubElement(parent, tag, {name: clean(value) for name, value in attributes.items()})
    element.text = clean(words) or None


def as_bytes(feed: Element) -> bytes:
    """A feed as a file in UTF-8, indented."""
    etree.indent(feed)
    return etree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"
