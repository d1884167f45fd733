"""The e-book: what EPUBCheck and Ace say of it, and whether words, sound and what it says of itself agree."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
import soundfile
from lxml import etree

from builder.checks.browser import program
from builder.context import Context
from builder.contrast import ratio
from builder.document import Link, Paragraph, Text
from builder.speech.places import TITLE, name
from builder.speech.programme import Programme, Track
from builder.speech.sentences import fold
from builder.speech.timeline import RATE
from builder.speech.voices.system import system_voice
from builder.statements import OTHER_FORMATS_HEADING
from builder.talking_book.page import of_page
from builder.talking_book.phrases import WHOLE
from builder.words import right_to_left
from builder.writers import epub
from tests.support import books
from tests.support.documents import PICTURE
from tests.support.npm import modules
from tests.test_places import expected, marked, ordered

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "s": "http://www.w3.org/ns/SMIL",
    "o": "http://www.idpf.org/2007/opf",
    "epub": "http://www.idpf.org/2007/ops",
}


class Read:
    """An e-book as it was written."""

    def __init__(self, programme: Programme, folder: Path, context: Context, **more: object) -> None:
        self.programme = programme
        self.file = folder / "book.epub"
        self.extent = epub.write(programme, self.file, context, **more).extent  # type: ignore[arg-type]
        with ZipFile(self.file) as archive:
            self.files = {one.filename: archive.read(one) for one in archive.infolist()}
            self.stored = {one.filename for one in archive.infolist() if one.compress_type == ZIP_STORED}

    def tree(self, name_of: str) -> etree._Element:
        return etree.fromstring(self.files["EPUB/" + name_of])

    def page(self, track: Track) -> str:
        return self.files[f"EPUB/track-{track.number:03d}.xhtml"].decode()

    def pars(self, track: Track) -> list[tuple[str, float, float]]:
        """The overlay of a track: which element, and from when to when."""
        overlay = self.tree(f"track-{track.number:03d}.smil")
        return [
            (
                par.find("s:text", NAMES).get("src").partition("#")[2],
                seconds(par.find("s:audio", NAMES).get("clipBegin")),
                seconds(par.find("s:audio", NAMES).get("clipEnd")),
            )
            for par in overlay.iterfind(".//s:par", NAMES)
        ]

    def said(self, property_of: str) -> list[str]:
        """What the package says under one name."""
        found = self.tree("package.opf").iterfind(f".//o:meta[@property='{property_of}']", NAMES)
        return [str(one.text) for one in found]


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory, borough: Path) -> Context:
    return books.surroundings(tmp_path_factory.mktemp("site"), borough)


@pytest.fixture(scope="module")
def book(context: Context, tmp_path_factory: pytest.TempPathFactory) -> Read:
    return Read(books.everything(context), tmp_path_factory.mktemp("book"), context)


@pytest.mark.java
def test_epubcheck_has_nothing_to_say(book: Read, context: Context, tmp_path: Path) -> None:
    pages = epub.PrintPages("The reader’s script", {"1": (1, TITLE), "2": (3, 7)})
    more = Read(book.programme, tmp_path, context, cover=context.content / PICTURE, pages=pages)
    assert books.complaints(more.file) == []


@pytest.mark.npm
@pytest.mark.chromium
def test_ace_finds_no_violations(book: Read, kept: Path, tmp_path: Path) -> None:
    ace = modules(kept) / "@daisy" / "ace-cli" / "bin" / "ace.js"
    where = {
        "PUPPETEER_EXECUTABLE_PATH": str(program()),
        "ACE_TIMEOUT_INITIAL": "60000",  # milliseconds for the browser to start
        "HOME": str(tmp_path),  # keeps its settings and logs there
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path),
    }
    command = ["node", str(ace), "--silent", "--outdir", str(tmp_path / "ace"), str(book.file)]
    subprocess.run(command, check=True, timeout=300, env=os.environ | where)
    report = json.loads((tmp_path / "ace" / "report.json").read_text("utf-8"))
    wrong = [
        (found["earl:testSubject"]["url"], one["earl:test"]["dct:title"])
        for found in report["assertions"]
        for one in found["assertions"]
    ]
    assert wrong == []
    assert len(report["assertions"]) >= len(book.programme.tracks)
    assert report["earl:result"]["earl:outcome"] == "pass"


def test_the_container_comes_first_and_sound_is_not_squeezed(book: Read) -> None:
    assert next(iter(book.files)) == "mimetype"
    assert book.files["mimetype"] == b"application/epub+zip"
    squeezed = {name for name in book.files if name not in book.stored}
    assert {Path(name).suffix for name in squeezed} == {".xml", ".opf", ".xhtml", ".css", ".smil"}


def test_the_same_programme_gives_the_same_bytes(book: Read, context: Context, tmp_path: Path) -> None:
    again = Read(book.programme, tmp_path, context)
    assert again.file.read_bytes() == book.file.read_bytes()


def test_every_sentence_is_in_the_text_once_and_in_order(book: Read) -> None:
    for track in book.programme.tracks:
        page = book.page(track).partition("?>")[2]
        found = marked(page)
        assert found.pop(WHOLE)
        assert fold(found.pop(name(TITLE))) == fold(track.title.replace("\x07", ""))
        assert found == {place: said.replace("\x0b", "") for place, said in expected(track.document).items()}
        assert ordered(found)


def test_every_sentence_that_is_heard_has_a_phrase(book: Read) -> None:
    for track in book.programme.tracks:
        places = [place for place, _, _ in book.pars(track)]
        heard = [
            one for one, clip in zip(track.recording.script, track.recording.timeline.clips, strict=True)
            if clip.end > clip.begin and not (one.added and one.kind != "title")
        ]  # fmt: skip
        assert len(places) == len(set(places)) == (1 if track.brought else len(heard))


def test_what_has_no_sound_is_not_marked(book: Read) -> None:
    places = [place for place, _, _ in book.pars(book.programme.tracks[4])]
    assert places == ["s.0", "s.1", "s.2", "s.6"], "s.3 to s.5 are dots"


def test_nothing_of_the_sound_is_lost(book: Read) -> None:
    for track in book.programme.tracks:
        pars = book.pars(track)
        sound, rate = soundfile.read(io.BytesIO(book.files[f"EPUB/sound/track-{track.number:03d}.mp3"]))
        assert rate == RATE
        assert pars[0][1] == 0
        assert pars[-1][2] == pytest.approx(len(sound) / rate, abs=0.02)
        assert pars[-1][2] <= len(sound) / rate
        assert all(one[2] == following[1] for one, following in pairwise(pars))
        assert all(begin < end for _, begin, end in pars)


def test_a_phrase_begins_in_the_pause_before_its_words(book: Read) -> None:
    track = book.programme.tracks[0]
    clips = track.recording.timeline.clips
    for (_, begin, _), before, clip in zip(book.pars(track)[1:], clips, clips[1:], strict=False):
        assert before.to_second < begin < clip.from_second
        assert clip.from_second - begin < 0.1


def test_what_a_term_means_is_heard_with_its_sentence(book: Read) -> None:
    track = book.programme.tracks[2]
    script, clips = track.recording.script, track.recording.timeline.clips
    meaning = next(one.index for one in clips if one.text.startswith("Carer means"))
    assert script[meaning].added
    within = [place for place, begin, end in book.pars(track) if begin < clips[meaning].from_second < end]
    assert "Carers" in marked(book.page(track).partition("?>")[2])[within[0]]


def test_what_people_recorded_is_one_phrase(book: Read) -> None:
    track = book.programme.tracks[3]
    ((place, begin, end),) = book.pars(track)
    whole = book.tree("track-004.xhtml").find(f".//*[@id='{place}']")
    assert begin == 0
    assert end == pytest.approx(track.seconds, abs=0.001)
    assert whole is not None
    assert "Winter walks The path" in fold(" ".join(whole.itertext()))


def test_lengths_add_up(book: Read) -> None:
    total, *parts = map(seconds, book.said("media:duration"))
    assert total == pytest.approx(sum(parts), abs=0.001)
    assert parts == [book.pars(track)[-1][2] for track in book.programme.tracks]
    assert book.extent == "1 minute"


def test_the_contents_are_nested_as_the_edition_is(book: Read) -> None:
    def read(listed: etree._Element) -> list[object]:
        found: list[object] = []
        for item in listed.iterfind("h:li", NAMES):
            found.append(item.findtext("h:a", None, NAMES))
            below = item.find("h:ol", NAMES)
            if below is not None:
                found.append(read(below))
        return found

    top = book.tree("contents.xhtml").find(".//h:nav/h:ol", NAMES)
    assert read(top) == [
        "Talking News, November 2026",
        "Get involved",
        [
            "Tell us about day centres",
            ["How we pay you", ["Benefits"], "Where", "Notes"],
            "Winter walks",
            "Q&A: <5 places> left… “today”\u200f?",
            ["Why? Because"],
        ],
        "Goodbye",
    ]


def test_headings_lie_below_the_title_of_their_track(book: Read) -> None:
    page = book.tree("track-003.xhtml")
    found = [etree.QName(one).localname for one in page.iter() if re.search(r"}h\d$", str(one.tag))]
    assert found == ["h2", "h3", "h4", "h3", "h3"]


def test_words_in_another_language_are_told_apart(context: Context, tmp_path: Path) -> None:
    welsh = replace(books.piece("Croeso", "Dewch i mewn."), lang="cy")
    made = books.programme(books.sounded(1, books.piece("Hello"), 1), books.brought(2, welsh))
    read = Read(made, tmp_path, context)
    assert [one.text for one in read.tree("package.opf").iter("{*}language")] == ["en-GB", "cy"]
    assert [read.tree(f"track-00{number}.xhtml").get("lang") for number in (1, 2)] == ["en-GB", "cy"]


def test_words_that_run_to_the_left_do_so(context: Context, tmp_path: Path) -> None:
    arabic = replace(books.piece("مرحبا", "أهلا بكم."), lang="ar")
    mixed = books.programme(books.sounded(1, books.piece("Hello"), 1), books.brought(2, arabic))
    read = Read(mixed, tmp_path, context)
    assert [read.tree(f"track-00{number}.xhtml").get("dir") for number in (1, 2)] == [None, "rtl"]
    assert read.tree("track-002.xhtml").find(".//h:section", NAMES).get("dir") == "rtl"
    spine = read.tree("package.opf").find("o:spine", NAMES)
    assert spine.get("page-progression-direction") is None
    whole = Read(replace(mixed, lang="ar"), tmp_path, context)
    assert whole.tree("package.opf").find("o:spine", NAMES).get("page-progression-direction") == "rtl"
    assert whole.tree("contents.xhtml").get("dir") == "rtl"


def test_books_and_the_website_know_the_same_languages_that_run_to_the_left(borough: Path) -> None:
    template = (borough / "themes" / "involve" / "base.html").read_text("utf-8")
    listed = re.search(r"set rtl = (\[.*?\])", template)
    assert listed
    assert all(right_to_left(lang) for lang in json.loads(listed[1]))
    assert right_to_left("ur-PK")
    assert not right_to_left("cy")


def test_every_link_leads_somewhere(context: Context, tmp_path: Path) -> None:
    targets = ("/about/", "#pay", "https://example.org/a?b=1&c=2", "mailto:a@example.org")
    links = Paragraph(tuple(Link((Text("there"),), target) for target in targets))
    document = replace(books.piece("Links"), blocks=(links,))
    read = Read(books.programme(books.sounded(1, document, 1)), tmp_path, context)
    root = context.site.root
    assert (
        [one.get("href") for one in read.tree("track-001.xhtml").iterfind(".//h:a", NAMES)]
        == [
            f"{root}about/",
            f"{root}talking-news/2026-11/#pay",  # a section that is not in this track
            *targets[2:],
        ]
    )


def test_what_it_says_of_itself_is_true(book: Read, context: Context, tmp_path: Path) -> None:
    assert book.said("schema:accessMode") == ["textual", "auditory", "visual"]
    assert "alternativeText" in book.said("schema:accessibilityFeature")
    assert "people made" in book.said("schema:accessibilitySummary")[0]
    assert book.said("media:narrator") == [books.READER]  # people are not named
    assert book.said("dcterms:modified") == ["2026-11-20T00:00:00Z"]
    plain = Read(
        books.programme(books.sounded(1, books.piece("Hello", "It is raining."), 1)), tmp_path, context
    )
    assert plain.said("schema:accessMode") == ["textual", "auditory"]
    assert [one.text for one in plain.tree("package.opf").iter("{*}language")] == ["en-GB"]
    assert "alternativeText" not in plain.said("schema:accessibilityFeature")
    assert "synchronizedAudioText" in plain.said("schema:accessibilityFeature")
    assert "no pictures" in plain.said("schema:accessibilitySummary")[0]
    everything = plain.files["EPUB/package.opf"] + book.files["EPUB/package.opf"]
    assert b"conformsTo" not in everything
    assert b"certifiedBy" not in everything


def test_pages_of_a_print_and_a_cover_are_in_it_if_there_are_any(
    book: Read, context: Context, tmp_path: Path
) -> None:
    pages = epub.PrintPages("The reader’s script", {"1": (1, TITLE), "2": (3, 7)})
    more = Read(book.programme, tmp_path, context, cover=context.content / PICTURE, pages=pages)
    (listed,) = more.tree("contents.xhtml").iterfind(".//h:nav[@role='doc-pagelist']", NAMES)
    assert [(one.text, one.get("href")) for one in listed.iterfind(".//h:a", NAMES)] == [
        ("1", "track-001.xhtml#s.0"),
        ("2", "track-003.xhtml#s.7"),
    ]
    assert "pageNavigation" in more.said("schema:accessibilityFeature")
    assert more.files["EPUB/images/cover.png"]
    assert b"doc-pagelist" not in book.files["EPUB/contents.xhtml"]
    assert not any("cover" in one for one in book.files)


def test_many_tracks_and_one(context: Context, tmp_path: Path) -> None:
    one = books.programme(books.sounded(1, books.piece("Hello", "It is raining."), 2))
    for count in (1, 150):
        read = Read(books.longer(one, count), tmp_path, context)
        spine = [item.get("idref") for item in read.tree("package.opf").iterfind(".//o:itemref", NAMES)]
        assert spine == [f"page-{number:03d}" for number in range(1, count + 1)]
        assert len(read.tree("contents.xhtml").findall(".//h:a", NAMES)) == count
        assert len(read.said("media:duration")) == count + 1


def test_the_mark_can_be_read(book: Read) -> None:
    css = book.files["EPUB/book.css"].decode()
    assert "var(" not in css.partition("*/")[2]
    found = re.search(r"active \{ background-color: (#\w+); color: (#\w+); \}", css)
    assert found
    assert ratio(found[1], found[2]) >= 7
    assert "url(" not in css


def test_a_page_of_the_website_can_be_a_book(context: Context, tmp_path: Path) -> None:
    document = replace(books.piece("Our plan", "We listen."), summary="A plan. It is short.")
    made = of_page(document, system_voice(), date(2026, 11, 2), context)
    read = Read(made, tmp_path, context)
    words = fold(" ".join(read.tree("track-001.xhtml").itertext()))
    assert "Our plan A plan. It is short. We listen. " + OTHER_FORMATS_HEADING in words
    assert context.site.other_formats.phone in words
    assert made.identifier == "https://involve.example.org/talking-news/2026-11/"
    assert read.pars(made.tracks[0])[:2][1][0] == "s.1", "two sentences of a summary are one phrase"
