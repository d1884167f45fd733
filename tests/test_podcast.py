"""The podcast feed: everything that apps ask for, true to the files of the editions on the shelf."""

from __future__ import annotations

import io
import json
import shutil
import uuid
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from builder.build import Build
from builder.mkdocs_plugin import read_whole_site
from builder.podcast import Episode, Show, guid, podcast
from builder.website.episodes import FEED
from tests.support.sites import write
from tests.support.talking_news import (
    ADDRESS,
    NAME,
    PAGE,
    ROOT,
    SUMMARY,
    TITLE,
    edition_site,
    programme,
    shelve,
)
from tests.support.wexmoor import TODAY

SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}
OCTOBER = "talking-news/2026-10/"


class Read(NamedTuple):
    """A site that was read, its feed as feedparser reads it, and as XML; and the files on its shelf."""

    folder: Path
    build: Build
    feed: Any
    xml: etree._Element
    shelf: Path


def read(folder: Path) -> Read:
    build = read_whole_site(folder, TODAY)
    data = build.data[FEED]
    feed = feedparser.parse(data)
    assert feed.bozo == 0, feed.get("bozo_exception")
    return Read(folder, build, feed, etree.fromstring(data), folder / "outputs" / "editions" / "2026-11")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """A site with two finished editions, a rehearsal, and an edition whose page is gone."""
    folder = edition_site(tmp_path_factory.mktemp("podcast"))
    write(folder, "content/talking-news/2026-10.md", PAGE.replace("November", "October"))
    made = programme()
    shelf = shelve(made, folder)
    shelve(made, folder, "2026-11-draft")
    shelve(made, folder, "2026-09", "talking-news/2026-09/")
    october = shelve(made, folder, "2026-10", OCTOBER)
    about = json.loads((october / "edition.json").read_text("utf-8"))
    about |= {"month": "2026-10-01", "day": "2026-10-23", "name": "talking-news-2026-10"}
    (october / "edition.json").write_text(json.dumps(about), "utf-8")
    assert shelf.is_dir()
    return read(folder)


def of(element: etree._Element, path: str) -> list[str]:
    """The words of the elements at a path."""
    return [one.text or "" for one in element.findall(path, SPACES)]


def test_it_says_what_it_is_and_whose(site: Read) -> None:
    channel = site.feed.feed
    assert site.feed.version == "rss20"
    assert channel.title == "Talking News, Wexmoor Borough Council"
    assert channel.subtitle == "Local news that you can listen to, every month."
    assert channel.link == ROOT + "talking-news/"
    assert channel.language == "en-GB"
    assert of(site.xml, "channel/itunes:author") == ["Wexmoor Borough Council"]
    assert channel.publisher_detail == {
        "name": "The Involvement Team, Wexmoor Borough Council",
        "email": "involve@example.org",
    }
    assert [tag.term for tag in channel.tags] == ["Government", "News"]
    assert of(site.xml, "channel/itunes:explicit") == ["false"]
    assert [link.href for link in channel.links if link.rel == "self"] == [ROOT + FEED]
    assert channel.updated_parsed[:3] == (2026, 11, 20)


def test_it_has_an_id_that_follows_from_its_address_and_is_locked(site: Read) -> None:
    spaces = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
    expected = uuid.uuid5(spaces, "involve.example.org/talking-news/podcast.xml")
    assert of(site.xml, "channel/podcast:guid") == [str(expected)]
    locked = site.xml.find("channel/podcast:locked", SPACES)
    assert locked is not None
    assert (locked.text, dict(locked.attrib)) == ("yes", {"owner": "involve@example.org"})


def test_the_id_is_the_one_of_the_standard() -> None:
    assert guid("https://mp3s.nashownotes.com/pc20rss.xml") == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    assert guid("http://mp3s.nashownotes.com/pc20rss.xml//") == guid(
        "https://mp3s.nashownotes.com/pc20rss.xml"
    )


def test_its_cover_is_there_and_square(site: Read) -> None:
    address = site.feed.feed.image.href
    picture = Image.open(io.BytesIO(site.build.data[address.removeprefix(ROOT)]))
    assert address.endswith(".png")
    assert picture.width == picture.height >= 1400


def test_finished_editions_that_have_a_page_are_in_it_newest_first(site: Read) -> None:
    assert [entry.link for entry in site.feed.entries] == [ROOT + ADDRESS, ROOT + OCTOBER]
    assert [entry.published_parsed[:6] for entry in site.feed.entries] == [
        (2026, 11, 20, 0, 0, 0),
        (2026, 10, 23, 0, 0, 0),
    ]
    assert of(site.xml, "channel/item/pubDate")[0] == "Fri, 20 Nov 2026 00:00:00 +0000"


def test_an_episode_says_what_it_is(site: Read) -> None:
    entry, item = site.feed.entries[0], site.xml.find("channel/item")
    assert item is not None
    assert entry.title == TITLE
    told = f"{SUMMARY} In this edition: The clock & the pigeon."
    assert unescape(entry.summary) == told
    assert of(item, "itunes:summary") == [told]
    assert (entry.id, entry.guidislink) == (f"{NAME}@involve.example.org", False)
    assert of(item, "itunes:episodeType") == ["full"]
    assert of(item, "itunes:duration") == [str(round(programme().seconds))]


def test_its_sound_is_true_to_the_file(site: Read) -> None:
    (sound,) = site.feed.entries[0].enclosures
    file = site.shelf / f"{NAME}.mp3"
    address, _, version = sound.href.partition("?")
    assert address == f"{ROOT}{ADDRESS}{NAME}.mp3"
    assert site.build.editions.files()[f"{ADDRESS}{NAME}.mp3"] == file
    assert int(sound.length) == file.stat().st_size
    assert sound.type == "audio/mpeg"
    assert len(version) == 8


def test_its_words_and_chapters_are_files_of_the_site(site: Read) -> None:
    item = site.xml.find("channel/item")
    assert item is not None
    words = [dict(one.attrib) for one in item.findall("podcast:transcript", SPACES)]
    chapters = [dict(one.attrib) for one in item.findall("podcast:chapters", SPACES)]
    assert [(one["type"], one.get("rel"), one["language"]) for one in words] == [
        ("text/vtt", "captions", "en-GB"),
        ("text/plain", None, "en-GB"),
    ]
    assert [one["type"] for one in chapters] == ["application/json+chapters"]
    files = site.build.editions.files()
    for one in (*words, *chapters):
        path = one["url"].partition("?")[0].removeprefix(ROOT)
        assert files[path].is_file()


def test_addresses_are_full_and_each_enclosure_has_its_own(site: Read) -> None:
    named = [value for one in site.xml.iter() for name, value in one.items() if name in ("url", "href")]
    named += of(site.xml, "channel/link") + of(site.xml, "channel/item/link")
    assert len(named) == 13
    assert all(address.startswith(ROOT) for address in named)
    sounds = [entry.enclosures[0].href for entry in site.feed.entries]
    assert len(set(sounds)) == len({entry.id for entry in site.feed.entries}) == 2


def test_other_sound_has_another_address_and_is_the_same_episode(site: Read, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    file = folder / "outputs" / "editions" / "2026-11" / f"{NAME}.mp3"
    with file.open("ab") as sound:
        sound.write(bytes(1))
    again = read(folder).feed.entries
    before = site.feed.entries
    assert [entry.id for entry in again] == [entry.id for entry in before]
    assert again[0].enclosures[0].href != before[0].enclosures[0].href
    assert int(again[0].enclosures[0].length) == int(before[0].enclosures[0].length) + 1
    assert again[1].enclosures == before[1].enclosures


def test_the_same_shelf_gives_the_same_bytes(site: Read) -> None:
    assert read_whole_site(site.folder, TODAY).data == site.build.data


def test_the_page_of_an_author_names_the_podcast(site: Read, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    page = "---\ntitle: Moor Voices\nsummary: News for listeners.\n---\nListen.\n"
    write(folder, "content/talking-news/index.md", page)
    again = read(folder)
    assert (again.feed.feed.title, again.feed.feed.subtitle) == ("Moor Voices", "News for listeners.")
    assert again.feed.feed.image.href != site.feed.feed.image.href, "its cover says so, too"


def test_without_an_edition_there_is_no_podcast(tmp_path: Path) -> None:
    build = read_whole_site(edition_site(tmp_path), TODAY)
    assert FEED not in build.data
    assert build.editions.files() == {}
    assert build.editions.feed is None


@given(st.text(max_size=60))
def test_any_words_make_a_well_formed_feed(text: str) -> None:
    show = Show(text, text, text, text, "a@example.org", "en-GB", ROOT, ROOT + FEED, ROOT + "c.png")
    episode = Episode("1", text, text, date(2026, 11, 20), ROOT, ROOT + "a.mp3", 1, 1.0, "en-GB")
    root = etree.fromstring(podcast(show, (episode,)))
    expected = "".join(" " if letter in "\t\n\r" else letter for letter in text)
    allowed = "".join(letter for letter in expected if letter >= " " and letter not in "\ufffe\uffff")
    assert of(root, "channel/title") == of(root, "channel/item/title") == [allowed]
    assert of(root, "channel/item/itunes:summary") == [allowed]
