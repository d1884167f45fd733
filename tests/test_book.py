"""`involve book`: talking books of single pages, and where the pages of their large print begin."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
import soundfile
from click.testing import CliRunner
from filelock import FileLock
from lxml import etree

from builder.checks.paper.pdf import drawn
from builder.commands.book import book
from builder.context import Context
from builder.document import BulletList, Document, Paragraph, Section, Strong, Text
from builder.fonts import seen
from builder.messages import BuildError
from builder.speech.places import name, places
from builder.speech.programme import Track
from builder.talking_book import print_pages
from builder.talking_book.text import text
from builder.whole import whole_folder
from builder.writers import large_print
from tests.support import books, sites
from tests.support.documents import EVERYTHING, PICTURE, says, words
from tests.support.sites import SITE
from tests.test_places import marked

PAGE = """\
---
title: Tell us about day centres
summary: We are planning new opening hours.
date: 2 March 2026
---
Call us. It is free.

## When

Any day will do.
"""
TODAY = "2026-03-23"
NAMES = {"h": "http://www.w3.org/1999/xhtml", "o": "http://www.idpf.org/2007/opf"}


def _folder(folder: Path) -> Path:
    sites.site(folder)
    sites.write(folder, "content/site.yml", SITE + "voice: system\n")
    for place in ("centres/day", "news/day", "centres/open"):
        sites.write(folder, f"content/{place}.md", PAGE)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder in which a book was made, and what the command said."""
    folder = _folder(tmp_path_factory.mktemp("book"))
    done = sites.involve(folder, "book", "centres/open", "--today", TODAY)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done.stdout


@pytest.fixture(scope="module")
def folder(made: tuple[Path, str]) -> Path:
    """The folder of the finished book."""
    return made[0] / "outputs" / "books" / "centres-open"


def test_it_says_what_was_made_and_how_to_copy_it(made: tuple[Path, str], folder: Path) -> None:
    told = made[1]
    said = told[told.index("Tell us about day centres is") :].splitlines()  # after how far the work was
    seconds = len(soundfile.read(folder / "daisy" / "t0001.mp3")[0]) / 44_100
    assert 10 < seconds < 60
    assert said[0] == "Tell us about day centres is a talking book of under a minute."
    assert said[1] == "Read by eSpeak, a British English computer voice."
    assert "Copy all files of this folder to the player’s card" in told
    assert "\x1b" not in told  # no colours, no bars: it is read aloud by a screen reader


def test_a_book_is_whole(made: tuple[Path, str], folder: Path) -> None:
    assert {file.name for file in folder.iterdir()} == {"open.epub", "daisy", "open-daisy.zip"}
    assert [one.name for one in folder.parent.iterdir() if one.is_dir()] == ["centres-open"]
    with ZipFile(folder / "open-daisy.zip") as archive:
        assert {one: archive.read(one) for one in archive.namelist()} == {
            file.name: file.read_bytes() for file in (folder / "daisy").iterdir()
        }
        assert {"ncc.html", "t0001.mp3"} <= set(archive.namelist())


@pytest.mark.java
def test_epubcheck_has_nothing_to_say(folder: Path) -> None:
    assert books.complaints(folder / "open.epub") == []


def test_the_e_book_has_a_cover_and_the_pages_of_the_large_print(folder: Path) -> None:
    with ZipFile(folder / "open.epub") as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        listed = etree.fromstring(archive.read("EPUB/contents.xhtml"))
        assert archive.read("EPUB/images/cover.png").startswith(b"\x89PNG")
    said = {one.get("property"): one.text for one in package.iterfind(".//o:meta", NAMES)}
    assert said["pageBreakSource"] == "Tell us about day centres, large print, 18 point"
    pages = listed.iterfind(".//h:nav[@role='doc-pagelist']//h:a", NAMES)
    assert [(one.text, one.get("href")) for one in pages] == [("1", "track-001.xhtml#s.0")]


def test_a_book_made_again_has_the_same_bytes(made: tuple[Path, str], folder: Path) -> None:
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    address = "https://involve.example.org/centres/open/"
    done = CliRunner().invoke(book, [address, "open", "--folder", str(made[0]), "--today", TODAY])
    assert done.exit_code == 0, done.output
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before
    assert done.output.count("is a talking book of") == 1


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("", "Say which page. For example:\ninvolve book opportunities/day-centres"),
        ("day", "There are several pages called “day”. Say which one: centres/day or news/day."),
        ("centres/opem", "There is no page “centres/opem”. Did you mean centres/open?"),
    ],
)
def test_what_cannot_be_made_is_told_plainly(tmp_path: Path, page: str, told: str) -> None:
    assert told in _refused(_folder(tmp_path), *page.split())


def test_a_page_in_a_language_without_a_voice_is_told_plainly(tmp_path: Path) -> None:
    folder = sites.site(tmp_path)
    sites.write(folder, "content/site.yml", SITE + "language: so\n")
    told = _refused(folder, "index")
    assert "No computer voice here speaks the language of content/index.md, “so”" in told
    assert "describe it under voices in content/site.yml" in told


def _refused(folder: Path, *pages: str) -> str:
    """What the command says when it makes nothing."""
    done = CliRunner().invoke(book, [*pages, "--folder", str(folder), "--today", TODAY])
    assert done.exit_code == 1
    assert not (folder / "outputs" / "books").exists()
    return done.output


def test_a_book_from_before_stays_when_another_fails(tmp_path: Path) -> None:
    target = tmp_path / "shelf" / "plan"
    with whole_folder(target, "talking book") as folder:
        (folder / "old").touch()
    with pytest.raises(BuildError, match="no voice"):
        _fails(target)
    assert [one.name for one in target.iterdir()] == ["old"]
    assert [one.name for one in target.parent.iterdir() if one.is_dir()] == ["plan"]
    with FileLock(target.parent / ".lock"), pytest.raises(BuildError, match="Another talking book is being"):
        _fails(target)
    with whole_folder(target, "talking book") as folder:
        (folder / "new").touch()
    assert [one.name for one in target.iterdir()] == ["new"]


def _fails(target: Path) -> None:
    with whole_folder(target, "talking book") as folder:
        (folder / "half").touch()
        raise BuildError("no voice")


# ---- The pages of the large print --------------------------------------------------------------------------

LONG = " ".join(f"Sentence {number} says what is {'very ' * 9}new." for number in range(40))
ITEMS = tuple((says(f"Item {number}. {'It goes on for a while. ' * (number % 4)}"),) for number in range(30))
BOLD = Paragraph((Text("It begins. "), Strong(words("This is bold. So is this")), Text(": it ends.")))
PARTS = (
    *(Section("long", words("A long paragraph"), 2, (says(LONG), BOLD)),),
    *(Section("list", words("A list"), 2, (BulletList(ITEMS), BOLD)),),
)


def _letters(said: str) -> str:
    return "".join(seen(said).split())


@pytest.mark.parametrize("blocks", [PARTS, PARTS[::-1], ()], ids=["long", "turned", "short"])
def test_every_sentence_begins_on_the_page_that_the_list_says(
    blocks: tuple[Section, ...], tmp_path: Path, kept: Path, borough: Path
) -> None:
    """The PDF is read back: what begins between two entries of the page list stands on that page."""
    context = replace(books.surroundings(tmp_path, borough), cache=kept)
    document = replace(EVERYTHING, blocks=(*blocks, *EVERYTHING.blocks, *blocks))
    track = _track(replace(document, blocks=(*document.blocks, says("Call us."))))
    begins = print_pages.begins(document, track, context)
    printed = _printed(document, tmp_path / "print.pdf", context)
    said = _said(track.document, context)
    assert [*begins] == sorted(begins, key=int)
    assert set(begins) <= set(printed)
    assert {number for number, _ in begins.values()} == {1}
    starts = [place for _, place in begins.values()]
    ends = [*starts[1:], max(places(track.document)) + 1]
    spoken_for = 0
    for label, start, end in zip(begins, starts, ends, strict=True):
        for place in range(start, end):
            if place in said:
                assert said[place][:20] in printed[label], (label, place, said[place])
                spoken_for += 1
    assert spoken_for == len(said)
    assert len(begins) > 1
    assert ("2" in begins) == (not blocks), "page 2 of a long print is its contents"


def _track(document: Document) -> Track:
    """A track of this Document, with another recording: what stands where has nothing to do with sound."""
    return replace(books.sounded(1, books.piece("Hello"), 1), document=document)


def _printed(document: Document, file: Path, context: Context) -> dict[str, str]:
    """The letters that stand on each page of the large print."""
    large_print.write(document, file, context)
    found: dict[str, str] = defaultdict(str)
    for piece in drawn(file):
        found[str(piece.page)] += _letters(piece.text)
    return found


def _said(document: Document, context: Context) -> dict[int, str]:
    """The letters of each place of a book that print has too: not its own words, nor those for pictures."""
    track = _track(document)
    page = etree.tostring(text(track, context, {PICTURE: ("map.png", Path())}), encoding="unicode")
    found = marked(page)
    return {
        place: _letters(found[name(place)])
        for place in sorted({*places(document)})
        if found[name(place)] not in ("Call us.", "A map of Wexmoor with 3 stars")
    }


def test_what_cannot_be_printed_has_no_pages(tmp_path: Path, kept: Path, borough: Path) -> None:
    context = replace(books.surroundings(tmp_path, borough), cache=kept)
    urdu = replace(books.piece("ہمیں بتائیں", "یہ مفت ہے۔ " * 20), lang="ur")
    assert print_pages.begins(urdu, books.brought(1, urdu), context) == {}
