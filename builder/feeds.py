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
    _say(channel, "title", title)
    _say(channel, "link", site_address)
    _say(channel, "description", about)
    _say(channel, "language", LANGUAGE)
    _say(channel, "lastBuildDate", format_datetime(_moment(_changed(news))))
    _say(channel, ATOM + "link", href=own_address, rel="self", type="application/rss+xml")
    for day, entry in news:
        item = etree.SubElement(channel, "item")
        _say(item, "title", entry.title)
        _say(item, "link", entry.address)
        _say(item, "guid", entry.address, isPermaLink="true")
        _say(item, "pubDate", format_datetime(_moment(day)))
        # Readers take a description for HTML (but a title for plain text), so it is escaped once more.
        _say(item, "description", escape(entry.summary, quote=False))
    return _bytes(feed)


def atom(title: str, about: str, site_address: str, own_address: str, entries: Iterable[Entry]) -> bytes:
    """The feed as Atom, newest first; entries without a day are left out.

    `about` is a sentence on what the feed tells; `own_address` is the full address of this very feed.
    """
    news = _newest_first(entries)
    feed = etree.Element(ATOM + "feed", {XML_LANG: LANGUAGE}, nsmap={None: ATOM[1:-1]})  # type: ignore[dict-item]
    _say(feed, ATOM + "title", title)
    _say(feed, ATOM + "subtitle", about)
    _say(feed, ATOM + "link", href=site_address, rel="alternate", type="text/html")
    _say(feed, ATOM + "link", href=own_address, rel="self", type="application/atom+xml")
    _say(feed, ATOM + "id", own_address)
    _say(feed, ATOM + "updated", _moment(_changed(news)).isoformat())
    # Every entry needs an author (RFC 4287, section 4.1.1): the site speaks, never a person.
    _say(etree.SubElement(feed, ATOM + "author"), ATOM + "name", title)
    for day, entry in news:
        item = etree.SubElement(feed, ATOM + "entry")
        _say(item, ATOM + "title", entry.title)
        _say(item, ATOM + "link", href=entry.address, rel="alternate", type="text/html")
        _say(item, ATOM + "id", entry.address)
        _say(item, ATOM + "published", _moment(day).isoformat())
        _say(item, ATOM + "updated", _moment(day).isoformat())
        _say(item, ATOM + "summary", entry.summary)
    return _bytes(feed)


def _newest_first(entries: Iterable[Entry]) -> list[tuple[date, Entry]]:
    dated = [(entry.day, entry) for entry in entries if entry.day]
    return sorted(dated, key=lambda dated: (-dated[0].toordinal(), dated[1].title, dated[1].address))


def _changed(news: list[tuple[date, Entry]]) -> date:
    return news[0][0] if news else BEFORE_ANYTHING


def _moment(day: date) -> datetime:
    """The first moment of a day in UTC, which is the same day in Britain, summer and winter."""
    return datetime.combine(day, time(), UTC)


def _say(parent: Element, tag: str, text: str = "", **attributes: str) -> None:
    element = etree.SubElement(parent, tag, {name: clean(value) for name, value in attributes.items()})
    element.text = clean(text) or None


def _bytes(feed: Element) -> bytes:
    etree.indent(feed)
    return etree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"
