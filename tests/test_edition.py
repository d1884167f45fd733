"""`involve edition`: one command from the officer's file to everything that listeners are given."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import mutagen.mp3
import numpy as np
import pytest
import soundfile
from wexmoor import surroundings

from builder.context import Context
from builder.document import Document, Paragraph, Text
from builder.editions import checksums, shelf
from builder.editions.make import listen
from builder.messages import BuildError
from builder.speech.brought import bring
from builder.speech.programme import Programme, Track
from builder.speech.timeline import RATE
from builder.writers import usb
from tests.support import sites
from tests.support.chatter import chatter
from tests.support.sites import SITE

EDITION = """\
---
title: Talking News, March 2026
summary: A clock and a cat.
date: 20 March 2026
month: March 2026
own_pieces:
  - title: The clock
    kind: news
    words: The clock on Market Street strikes again. It is four minutes slow.
  - title: The cat
    kind: to make you smile
    words: The library has a cat. It returns books late.
---
Written for the people of Wexmoor.
"""
TODAY = "2026-03-23"
DAY = date(2026, 3, 23)


def _folder(folder: Path, edition: str = EDITION) -> Path:
    sites.site(folder)
    sites.write(folder, "content/site.yml", SITE + "voice: system\n")
    sites.write(folder, "content/talking-news/2026-03.md", edition)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder in which an edition was made, and what the command said."""
    folder = _folder(tmp_path_factory.mktemp("edition"))
    done = sites.involve(folder, "edition", "2026-03", "--today", TODAY)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done.stdout


@pytest.fixture(scope="module")
def folder(made: tuple[Path, str]) -> Path:
    """The folder of the finished edition."""
    return made[0] / "outputs" / "editions" / "2026-03"


def test_the_running_order_comes_first_and_then_what_was_made(made: tuple[Path, str]) -> None:
    said = made[1].splitlines()
    assert said[0] == "Talking News, March 2026: 6 tracks, about 2 minutes."
    assert said[1] == "Read by eSpeak, a British English computer voice."
    assert said[4].startswith("3. News: The clock, about ")
    assert "To copy it to a stick: involve edition copy 2026-03 FOLDER" in said
    assert "\x1b" not in made[1]  # no colours, no bars: it is read aloud by a screen reader
    assert said.index(next(line for line in said if "is finished in" in line)) > 6


def test_every_product_is_there_and_every_byte_is_summed(folder: Path) -> None:
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {
        "usb/01 Welcome to Talking News, March 2026.mp3",
        "usb/03 The clock.mp3",
        "cd/03 The clock.wav",
        "cd/talking-news-2026-03.cue",
        "daisy/ncc.html",
        "talking-news-2026-03.epub",
        "talking-news-2026-03.mp3",
        "talking-news-2026-03.vtt",
        "talking-news-2026-03-chapters.json",
        "talking-news-2026-03.txt",
        "talking-news-2026-03.zip",
        "talking-news-2026-03-daisy.zip",
        "readers-script.pdf",
        "readers-script.docx",
        "labels.pdf",
        "edition.json",
        "SHA256SUMS.txt",
    } <= names
    assert checksums.differences(folder) == ()
    with ZipFile(folder / "talking-news-2026-03.epub") as book:
        assert "EPUB/images/cover.png" in book.namelist()


def test_it_stands_on_the_shelf(made: tuple[Path, str], folder: Path) -> None:
    (edition,) = shelf.finished(made[0] / "outputs")
    assert edition.folder == folder
    assert edition.address == "talking-news/2026-03/"
    assert [track.title for track in edition.tracks] == [
        "Welcome to Talking News, March 2026",
        "News",
        "The clock",
        "To make you smile",
        "The cat",
        "Thank you, and goodbye",
    ]
    assert [track.level for track in edition.tracks] == [1, 1, 2, 1, 2, 1]


def test_all_products_last_as_long(folder: Path) -> None:
    """Decoded, the one long recording, its tracks and the discs agree with what was written down."""
    edition = shelf.take(folder)
    assert edition
    whole, _ = soundfile.read(folder / "talking-news-2026-03.mp3", dtype="int16")
    assert len(whole) / RATE == pytest.approx(edition.seconds, abs=0.02)
    stick = sorted((folder / "usb").glob("*.mp3"))
    discs = sorted((folder / "cd").glob("*.wav"))
    for track, mp3, wav in zip(edition.tracks, stick, discs, strict=True):
        heard, _ = soundfile.read(mp3, dtype="int16")
        assert len(heard) / RATE == pytest.approx(track.seconds, abs=0.02)
        assert soundfile.info(wav).frames % 588 == 0
        assert soundfile.info(wav).frames / RATE >= track.seconds
    chapters = json.loads((folder / "talking-news-2026-03-chapters.json").read_text("utf-8"))["chapters"]
    assert [one["startTime"] for one in chapters] == [track.begin for track in edition.tracks]


def test_a_listener_finds_and_replays_a_piece_by_ear(folder: Path) -> None:
    """A player without a screen: it knows the order of the files and nothing else."""
    player = [mutagen.mp3.MP3(file) for file in sorted((folder / "usb").glob("*.mp3"))]
    titles = [str(track["TIT2"]) for track in player]
    welcome = (folder / "talking-news-2026-03.txt").read_text("utf-8-sig").partition("Track 2")[0]
    assert "To make you smile begins at track 4." in welcome
    place = 0
    for _ in range(3):  # the key for next, pressed three times
        place += 1
    assert titles[place] == "To make you smile"
    assert titles[place + 1] == "The cat"
    assert [str(track["TRCK"]) for track in player] == [f"{number}/6" for number in range(1, 7)]


def test_the_same_edition_is_made_of_the_same_bytes_and_nothing_is_spoken_twice(
    made: tuple[Path, str], folder: Path
) -> None:
    before = checksums.listed(folder)
    done = sites.commanded(made[0], "edition", "March 2026", "--today", TODAY)
    assert done.exit_code == 0, done.output
    assert checksums.listed(folder) == before


def test_a_rehearsal_says_the_first_sentences_and_stands_apart(made: tuple[Path, str], folder: Path) -> None:
    done = sites.commanded(made[0], "edition", "2026-03", "--draft", "--today", TODAY)
    assert done.exit_code == 0, done.output
    assert "This was a rehearsal." in done.output
    draft = folder.with_name("2026-03-draft")
    full, short = ((one / "talking-news-2026-03.mp3").stat().st_size for one in (folder, draft))
    assert short < full
    assert not (draft / "cd").exists()
    assert [one.folder for one in shelf.finished(made[0] / "outputs")] == [folder]


def test_what_cannot_be_said_leaves_the_last_edition_as_it_was(made: tuple[Path, str], folder: Path) -> None:
    """A voice that fails ends the work; nothing half-made is left."""
    before = checksums.listed(folder)
    file = made[0] / "content" / "site.yml"
    usual = file.read_text("utf-8")
    broken = "voice: Mute\nvoices:\n  - name: Mute\n    says: Mute, a voice\n    command: no-such-program\n"
    file.write_text(SITE + broken, "utf-8")
    done = sites.involve(made[0], "edition", "2026-03", "--today", TODAY)
    file.write_text(usual, "utf-8")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "no-such-program" in done.stdout
    assert checksums.listed(folder) == before
    assert checksums.differences(folder) == ()
    assert not [one for one in folder.parent.iterdir() if one.name.startswith(".new")]


def _brought(*, brought: bool, context: Context) -> Programme:
    """A track of one recording with a long pause in it."""
    document = Document("Winter walks", "", (Paragraph((Text("The canal path is gritted now."),)),))
    file = context.cache.parent / "walks.wav"
    soundfile.write(file, np.insert(chatter(6), 3 * RATE, np.zeros(5 * RATE)), RATE)
    track = Track(1, document, bring(document, 2, file, context), 2, "A reader", brought)
    names = ("talking-news", "Talking News", "")
    return Programme(*names, DAY, DAY, "Wexmoor", "en-GB", "https://example.org/", (track,))


def test_how_people_recorded_never_stops_an_edition(tmp_path: Path) -> None:
    """Only what our own voices say must sound as it should: nobody records a piece again on the last day."""
    context = surroundings(tmp_path)
    programme = _brought(brought=True, context=context)
    usb.write(programme, tmp_path / "usb", context)
    with ThreadPoolExecutor(1) as pool:
        (message,) = listen(pool, tmp_path / "usb", programme, "content/talking-news/2026-03.md")
        with pytest.raises(BuildError, match="Nothing is heard in it for 5"):
            listen(pool, tmp_path / "usb", _brought(brought=False, context=context), "")
    assert (message.level, message.code) == ("warn", "recording-sound")
    assert str(message).startswith(
        "content/talking-news/2026-03.md:1: The recording of “Winter walks” may not sound as it should. "
        "Nothing is heard in it for 5."
    )


def test_the_order_and_the_script_need_no_voice(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    done = sites.commanded(folder, "edition", "order", "2026-03", "--today", TODAY)
    assert done.exit_code == 0, done.output
    assert "5. To make you smile: The cat, about " in done.output
    assert not (folder / "outputs" / "editions").exists()
    done = sites.commanded(folder, "edition", "script", "2026-03", "--today", TODAY)
    assert done.exit_code == 0, done.output
    assert "The script is in outputs/editions/2026-03-readers-script.pdf" in done.output
    assert not (folder / ".cache" / "speech").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2026-04", "There is no edition “2026-04” in content/talking-news. There is 2026-03."),
        ("Marsh 2026", "Did you mean 2026-03?"),
        ("copy", "Say which edition, and where the stick is."),
        ("order", "Say which month."),
        ("copy 2026-04 .", "There is no finished edition “2026-04”."),
    ],
)
def test_what_there_is_not_is_told_plainly(tmp_path: Path, words: str, told: str) -> None:
    arguments = [words] if words.startswith("Marsh") else words.split()
    done = sites.commanded(_folder(tmp_path), "edition", *arguments, "--today", TODAY)
    assert done.exit_code == 1
    assert told in done.output


def test_an_empty_month_is_told(tmp_path: Path) -> None:
    empty = "---\ntitle: Talking News, March 2026\nsummary: Nothing.\nmonth: March 2026\n---\n"
    done = sites.commanded(_folder(tmp_path, empty), "edition", "2026-03", "--today", TODAY)
    assert done.exit_code == 1
    assert "There is nothing to hear in Talking News, March 2026 yet" in done.output
    assert not (tmp_path / "outputs" / "editions").exists()


def test_without_a_month_it_says_what_there_is(tmp_path: Path) -> None:
    done = sites.commanded(_folder(tmp_path), "edition")
    assert done.exit_code == 0
    assert "No edition has been made here yet." in done.output
