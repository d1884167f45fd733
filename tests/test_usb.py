"""The edition for a stick: any player finds its tracks, in order; and the same in one long file."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import mutagen.mp3
import numpy as np
import pytest
import soundfile

from builder.context import Context
from builder.speech import mp3
from builder.speech.programme import Programme, Track
from builder.speech.timeline import RATE, Chapter
from builder.writers import long_mp3, usb
from tests.support.programmes import TITLE, numbered, of_many, programme, spoken, surroundings


@pytest.fixture(scope="module")
def context(kept: Path) -> Context:
    return surroundings(kept)


@pytest.fixture(scope="module")
def tracks(context: Context) -> tuple[Track, ...]:
    return spoken(context)


@pytest.fixture(scope="module")
def edition(tracks: tuple[Track, ...]) -> Programme:
    return programme(tracks)


@pytest.fixture(scope="module")
def stick(edition: Programme, context: Context, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edition") / "usb"
    usb.write(edition, folder, context)
    return folder


def bare(file: Path) -> bytes:
    """The frames of an MP3 file, after its tags."""
    content = file.read_bytes()
    return content[mutagen.mp3.MP3(file).tags.size :]


def heard(file: Path) -> np.ndarray:
    sound, rate = soundfile.read(file, dtype="float32")
    assert rate == RATE
    return sound


class Player:
    """A player of the simplest kind: four buttons, and files by their names."""

    def __init__(self, folder: Path) -> None:
        self.files = sorted(folder.glob("*.mp3"), key=lambda file: file.name)
        self.at = 0

    def play(self) -> np.ndarray:
        return heard(self.files[self.at])

    def next(self) -> None:
        self.at += 1

    def previous(self) -> None:
        self.at -= 1


def sound_of(track: Track) -> np.ndarray:
    return np.concatenate(list(track.recording.samples()))


def same(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether the same is heard, although one has been through an encoder."""
    return len(one) == len(other) and np.corrcoef(one, other)[0, 1] > 0.97


# ---- What is in the folder ---------------------------------------------------------------------------------


def test_everything_plays_from_the_top_and_nothing_else_is_there(stick: Path) -> None:
    assert sorted(one.name for one in stick.iterdir()) == [
        "01 Talking News, November 2026.mp3",
        "02 News.mp3",
        "03 The clock on Market Street.mp3",
        "04 Wyl y Bobl - what's on.mp3",
        "05 The end.mp3",
        "playlist.m3u",
    ]


def test_it_says_how_much_it_is(edition: Programme, context: Context, tmp_path: Path) -> None:
    extent = usb.write(edition, tmp_path / "usb", context).extent
    size = sum(file.stat().st_size for file in (tmp_path / "usb").glob("*.mp3"))
    assert extent == f"5 tracks, under a minute, {round(size / 1000)} KB"


def test_the_bit_rate_never_changes_and_the_length_is_true(stick: Path, edition: Programme) -> None:
    for file, track in zip(sorted(stick.glob("*.mp3")), edition.tracks, strict=True):
        frames = mp3.split(bare(file))
        assert {len(frame) for frame in frames} <= {208, 209}
        assert {frame[2] >> 4 for frame in frames} == {5}
        assert abs(len(heard(file)) - track.length) < 0.02 * RATE


def test_tags_say_what_a_display_shows(stick: Path, edition: Programme) -> None:
    for number, file in enumerate(sorted(stick.glob("*.mp3")), 1):
        told = mutagen.mp3.MP3(file).tags
        assert told.version == (2, 3, 0)
        assert str(told["TIT2"]) == edition.tracks[number - 1].title
        assert str(told["TALB"]) == TITLE
        assert str(told["TPE1"]) == "Wexmoor Borough Council"
        assert str(told["TRCK"]) == f"{number}/5"
        assert str(told["TDRC"]) == "2026"
        assert (str(told["TCON"]), str(told["TLAN"])) == ("Speech", "eng")


def test_a_track_with_sections_has_chapters(stick: Path) -> None:
    told = [mutagen.mp3.MP3(file).tags for file in sorted(stick.glob("*.mp3"))]
    marks = [told[3][f"CHAP:{name}"] for name in told[3]["CTOC:contents"].child_element_ids]
    assert [str(mark.sub_frames["TIT2"]) for mark in marks] == ["Ŵyl y Bobl: what’s on?", "Where", "When"]
    assert not told[2].getall("CHAP")


def test_the_playlist_names_every_track_in_a_way_that_old_players_read(
    stick: Path, edition: Programme
) -> None:
    content = (stick / "playlist.m3u").read_bytes()
    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r\n")
    lines = content.decode("ascii").splitlines()
    assert lines[:3] == ["#EXTM3U", f"#PLAYLIST:{TITLE}", "#INVOLVE:talking-news-2026-11"]
    assert lines[9] == f"#EXTINF:{round(edition.tracks[3].seconds)},Wyl y Bobl: what's on?"
    named = [line for line in lines if not line.startswith("#")]
    assert named == sorted(file.name for file in stick.glob("*.mp3"))
    assert usb.names_in(content.decode("ascii")) == tuple(named)
    assert usb.names_in("#EXTM3U\nholiday.mp3\n") == ()


def test_the_same_bytes_every_time(stick: Path, edition: Programme, context: Context, tmp_path: Path) -> None:
    usb.write(edition, tmp_path / "usb", context)
    for file in sorted(stick.iterdir()):
        assert (tmp_path / "usb" / file.name).read_bytes() == file.read_bytes()


def test_a_hundred_and_fifty_tracks(tracks: tuple[Track, ...], context: Context, tmp_path: Path) -> None:
    usb.write(of_many(tracks, 150), tmp_path / "usb", context)
    names = sorted(file.name for file in (tmp_path / "usb").glob("*.mp3"))
    assert len(names) == 150
    assert names[2] == "003 The clock on Market Street.mp3"
    assert names[-1] == "150 The end.mp3"


# ---- The path of a listener --------------------------------------------------------------------------------


def test_a_listener_finds_skips_to_and_replays_a_piece(stick: Path, edition: Programme) -> None:
    player = Player(stick)
    first = edition.tracks[0]
    assert first.recording.script[0].text == TITLE
    assert same(player.play(), sound_of(first))
    for _ in range(4):
        player.next()
    once = player.play()
    assert same(once, sound_of(edition.tracks[4]))
    assert np.array_equal(player.play(), once)
    player.previous()
    assert same(player.play(), sound_of(edition.tracks[3]))
    assert not same(player.play(), sound_of(first))


# ---- The one long recording --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def long_file(edition: Programme, context: Context, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("edition") / "talking-news.mp3"
    assert long_mp3.write(edition, file, context).extent == "under a minute"
    return file


def test_the_long_recording_is_as_long_as_its_programme(long_file: Path, edition: Programme) -> None:
    assert abs(len(heard(long_file)) - edition.length) < 0.02 * RATE
    assert {frame[2] >> 4 for frame in mp3.split(bare(long_file))} == {5}


def test_its_chapters_are_read_back(long_file: Path, edition: Programme) -> None:
    told = mutagen.mp3.MP3(long_file).tags
    marks = [told[f"CHAP:{name}"] for name in told["CTOC:contents"].child_element_ids]
    assert [str(mark.sub_frames["TIT2"]) for mark in marks] == [track.title for track in edition.tracks]
    assert [mark.start_time for mark in marks] == [round(at * 1000 / RATE) for at in edition.starts]
    assert (str(told["TIT2"]), str(told["TALB"]), str(told["TDRC"])) == (TITLE, TITLE, "2026")


@pytest.mark.ffmpeg
def test_other_programs_find_the_chapters(long_file: Path, edition: Programme) -> None:
    run = ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(long_file)]
    found = json.loads(subprocess.run(run, capture_output=True, check=True).stdout)["chapters"]
    assert [one["tags"]["title"] for one in found] == [track.title for track in edition.tracks]
    begins = [float(one["start_time"]) for one in found]
    assert begins == pytest.approx([at / RATE for at in edition.starts], abs=0.002)


def test_more_chapters_than_one_list_can_hold(tmp_path: Path) -> None:
    chapters = [Chapter(f"Piece {at}", "", 2, at * RATE, (at + 1) * RATE) for at in range(300)]
    file = tmp_path / "long.mp3"
    mp3.join(file, mp3.tags("Long", "", "", "cy", chapters), [mp3.encode(np.zeros(RATE, np.float32))[0]])
    told = mutagen.mp3.MP3(file).tags
    lists = [told[f"CTOC:{name}"].child_element_ids for name in told["CTOC:contents"].child_element_ids]
    assert [len(one) for one in lists] == [255, 45]
    titles = [str(told[f"CHAP:{name}"].sub_frames["TIT2"]) for one in lists for name in one]
    assert titles == [chapter.title for chapter in chapters]


def test_two_pieces_of_one_name_stay_two(tracks: tuple[Track, ...], context: Context, tmp_path: Path) -> None:
    loud = replace(tracks[2], document=replace(tracks[2].document, title="THE CLOCK"))
    soft = replace(tracks[2], document=replace(tracks[2].document, title="The clock"))
    usb.write(programme(numbered([loud, soft])), tmp_path / "usb", context)
    names = sorted(file.name for file in (tmp_path / "usb").glob("*.mp3"))
    assert names == ["01 THE CLOCK.mp3", "02 The clock.mp3"]
