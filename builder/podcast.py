"""The podcast feed: RSS 2.0 with the namespaces of Apple (iTunes) and of the Podcast Index.

What each element means: https://help.apple.com/itc/podcasts_connect/ and https://podcasting2.org/docs.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import format_datetime
from html import escape

from lxml import etree

from builder.feeds import ATOM, Element, as_bytes, moment, say

FEED_TYPE = "application/rss+xml"
SOUND_TYPE = "audio/mpeg"
CHAPTERS_TYPE = "application/json+chapters"
CATEGORIES = ("Government", "News")  # of Apple's list

_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_PODCAST = "{https://podcastindex.org/namespace/1.0}"
# The namespace of the UUIDs of podcasts, which follow from the addresses of their feeds (podcast:guid).
_GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


@dataclass(frozen=True, slots=True)
class Show:
    """A podcast: what it is, whose, and where its page, its feed and its square picture are (full addresses).

    `owner` is a role and never a person; who asks for the podcast elsewhere is sent a code to `mail`.
    """

    title: str
    about: str
    publisher: str
    owner: str
    mail: str
    lang: str
    page: str
    feed: str
    picture: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """The words of an episode as a file at a full address; `captions` have the times of what is said."""

    address: str
    type: str
    captions: bool = False


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode. All addresses are full; that of the sound is another one whenever the sound is.

    `id` stays the same for ever; `size` is that of the file in bytes, `seconds` how long it lasts.
    """

    id: str
    title: str
    about: str
    day: date
    page: str
    sound: str
    size: int
    seconds: float
    lang: str
    transcripts: tuple[Transcript, ...] = ()
    chapters: str = ""


def guid(feed: str) -> str:
    """The UUID of a podcast: it follows from the address of its feed, without scheme and closing slashes."""
    return str(uuid.uuid5(_GUIDS, feed.partition("://")[2].rstrip("/")))


def podcast(show: Show, episodes: Sequence[Episode]) -> bytes:
    """The feed of at least one episode, in the order in which they are given: the newest first."""
    spaces = {"atom": ATOM[1:-1], "itunes": _ITUNES[1:-1], "podcast": _PODCAST[1:-1]}
    feed = etree.Element("rss", {"version": "2.0"}, nsmap=spaces)
    channel = etree.SubElement(feed, "channel")
    _describe(channel, show)
    say(channel, "lastBuildDate", format_datetime(moment(max(one.day for one in episodes))))
    for one in episodes:
        _add(etree.SubElement(channel, "item"), one)
    return as_bytes(feed)


def _describe(channel: Element, show: Show) -> None:
    say(channel, "title", show.title)
    say(channel, "link", show.page)
    say(channel, "description", escape(show.about, quote=False))  # players take it for HTML
    say(channel, "language", show.lang)
    say(channel, ATOM + "link", href=show.feed, rel="self", type=FEED_TYPE)
    say(channel, _ITUNES + "author", show.publisher)
    owner = etree.SubElement(channel, _ITUNES + "owner")
    say(owner, _ITUNES + "name", show.owner)
    say(owner, _ITUNES + "email", show.mail)
    say(channel, _ITUNES + "image", href=show.picture)
    for category in CATEGORIES:
        say(channel, _ITUNES + "category", text=category)
    say(channel, _ITUNES + "explicit", "false")
    say(channel, _ITUNES + "type", "episodic")
    say(channel, _PODCAST + "guid", guid(show.feed))
    say(channel, _PODCAST + "locked", "yes", owner=show.mail)


def _add(item: Element, episode: Episode) -> None:
    say(item, "title", episode.title)
    say(item, "link", episode.page)
    say(item, "description", escape(episode.about, quote=False))
    say(item, "guid", episode.id, isPermaLink="false")
    say(item, "pubDate", format_datetime(moment(episode.day)))
    say(item, "enclosure", url=episode.sound, length=str(episode.size), type=SOUND_TYPE)
    say(item, _ITUNES + "duration", str(round(episode.seconds)))
    say(item, _ITUNES + "episodeType", "full")
    say(item, _ITUNES + "explicit", "false")
    say(item, _ITUNES + "summary", episode.about)
    for words in episode.transcripts:
        rel = {"rel": "captions"} if words.captions else {}
        say(item, _PODCAST + "transcript", url=words.address, type=words.type, language=episode.lang, **rel)
    if episode.chapters:
        say(item, _PODCAST + "chapters", url=episode.chapters, type=CHAPTERS_TYPE)
