"""CDs: whole sectors, sheets that name them, and discs that begin between two pieces."""

from __future__ import annotations

import re
import tracemalloc
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.context import Context
from builder.speech.discs import MOST_TRACKS, PAUSE, SECTOR, discs, sectors, too_long
from builder.speech.programme import Track
from builder.speech.timeline import RATE
from builder.writers import cd
from tests.support.programmes import (
    TITLE,
    Announcer,
    numbered,
    of_many,
    pieces,
    programme,
    spoken,
    surroundings,
    tone,
)

MINUTE = 60.0
DISC = 79 * 60 * 75  # sectors


@dataclass(frozen=True, slots=True)
class Listed:
    """A track of a CUE sheet: its file, title, and the sectors of silence before it."""

    file: Path
    title: str
    pregap: int


def listed(sheet: Path) -> tuple[list[str], list[Listed]]:
    """What a burning program reads: the lines before the first file, and the tracks."""
    head, *files = re.split(r'^FILE "(.+)" WAVE\r\n', sheet.read_bytes().decode("ascii"), flags=re.M)
    tracks = []
    for number, (name, lines) in enumerate(zip(files[::2], files[1::2], strict=True), 1):
        found = re.fullmatch(
            rf'  TRACK {number:02} AUDIO\r\n    TITLE "([^"]{{1,80}})"\r\n    PERFORMER "[^"]+"\r\n'
            r"(?:    PREGAP (\d\d):(\d\d):(\d\d)\r\n)?    INDEX 01 00:00:00\r\n",
            lines,
        )
        assert found, lines
        minutes, seconds, rest = (int(part or 0) for part in found.groups()[1:])
        tracks.append(Listed(sheet.parent / name, found[1], (minutes * 60 + seconds) * 75 + rest))
    return head.split("\r\n"), tracks


@pytest.fixture(scope="module")
def context(kept: Path) -> Context:
    return surroundings(kept)


@pytest.fixture(scope="module")
def tracks(context: Context) -> tuple[Track, ...]:
    return spoken(context)


@pytest.fixture(scope="module")
def one(tracks: tuple[Track, ...], context: Context, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme on one disc."""
    folder = tmp_path_factory.mktemp("edition") / "cd"
    assert cd.write(programme(tracks), folder, context, Announcer(context)).extent == "1 disc, 1 minute"
    return folder


@pytest.fixture(scope="module")
def two(tracks: tuple[Track, ...], context: Context, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme of more tracks than one disc can have."""
    folder = tmp_path_factory.mktemp("edition") / "cd"
    short = (*tracks[:2], *pieces((2, 1.0)), tracks[-1])
    made = cd.write(of_many(short, 101), folder, context, Announcer(context))
    assert made.extent.startswith("2 discs, ")
    return folder


# ---- Sound -------------------------------------------------------------------------------------------------


def test_tracks_are_whole_sectors_of_two_equal_channels(one: Path, tracks: tuple[Track, ...]) -> None:
    files = sorted(one.glob("*.wav"))
    assert [file.name for file in files][:2] == ["01 Talking News, November 2026.wav", "02 News.wav"]
    for file, track in zip(files, tracks, strict=True):
        info = soundfile.info(file)
        assert (info.samplerate, info.channels, info.subtype) == (44_100, 2, "PCM_16")
        assert info.frames % SECTOR == 0
        assert info.frames >= 4 * RATE
        assert file.stat().st_size == 44 + 4 * info.frames
        sound, _ = soundfile.read(file, dtype="int16")
        assert np.array_equal(sound[:, 0], sound[:, 1])
        expected = np.concatenate(list(track.recording.samples()))
        assert np.abs(sound[: track.length, 0] / 32767 - expected).max() < 1e-4
        assert not sound[track.length :].any()


def test_only_short_tracks_are_made_longer(context: Context, tmp_path: Path) -> None:
    lengths = [5 * RATE, 5 * RATE + 1, 4 * RATE - 1, 1]
    made = programme(numbered([replace(one, recording=tone(length)) for one, length in
                               zip(pieces(*[(2, 5.0)] * 4), lengths, strict=True)]))  # fmt: skip
    cd.write(made, tmp_path / "cd", context, Announcer(context))
    frames = [soundfile.info(file).frames for file in sorted((tmp_path / "cd").glob("*.wav"))]
    assert frames == [375 * SECTOR, 376 * SECTOR, 300 * SECTOR, 300 * SECTOR]
    assert abs(frames[1] - lengths[1]) < 0.02 * RATE


def test_sound_is_never_held_as_a_whole(context: Context, tmp_path: Path) -> None:
    made = programme(pieces((2, 2 * MINUTE)))
    cd.write(made, tmp_path / "warm", context, Announcer(context))
    tracemalloc.start()
    cd.write(made, tmp_path / "cd", context, Announcer(context))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "cd" / "01 Piece.wav").stat().st_size > 21_000_000
    assert peak < 5_000_000


# ---- Sheets ------------------------------------------------------------------------------------------------


def test_a_sheet_names_every_file_with_its_pause(one: Path, tracks: tuple[Track, ...]) -> None:
    head, found = listed(one / "talking-news-2026-11.cue")
    assert head[:4] == [
        "REM GENRE Speech",
        "REM DATE 2026",
        'PERFORMER "Wexmoor Borough Council"',
        f'TITLE "{TITLE}"',
    ]
    assert [track.file for track in found] == sorted(one.glob("*.wav"))
    assert [track.title for track in found][2:4] == ["The clock on Market Street", "Wyl y Bobl: what's on?"]
    assert [track.pregap for track in found] == [0, *[75] * 4]


def test_two_seconds_are_heard_between_tracks(one: Path) -> None:
    _, found = listed(one / "talking-news-2026-11.cue")
    long = next(at for at, track in enumerate(found) if soundfile.info(track.file).frames > 5 * RATE)
    here, then = (soundfile.read(track.file)[0][:, 0] for track in found[long : long + 2])
    end = len(here) - np.flatnonzero(np.abs(here) > 0.004)[-1]
    begin = np.flatnonzero(np.abs(then) > 0.004)[0]
    assert (end + begin) / RATE + found[long + 1].pregap / 75 == pytest.approx(2.0, abs=0.1)


def test_titles_that_sheets_cannot_hold(tracks: tuple[Track, ...], context: Context, tmp_path: Path) -> None:
    hurtful = ['“Say "yes"!” \r\nREM', "مرحبا", "Long " * 40, ""]
    titled = [replace(tracks[2], document=replace(tracks[2].document, title=title)) for title in hurtful]
    cd.write(programme(numbered(titled)), tmp_path / "cd", context, Announcer(context))
    _, found = listed(tmp_path / "cd" / "talking-news-2026-11.cue")
    assert [track.title for track in found] == ["Say yes! REM", "-", ("Long " * 16).strip(), "-"]
    assert all(track.file.is_file() for track in found)


# ---- More than one disc ------------------------------------------------------------------------------------


def test_discs_say_which_they_are_and_how_to_go_on(two: Path, tracks: tuple[Track, ...]) -> None:
    assert sorted(folder.name for folder in two.iterdir()) == ["disc 1", "disc 2"]
    head, first = listed(two / "disc 1" / "talking-news-2026-11-disc-1.cue")
    assert head[3] == f'TITLE "{TITLE}, disc 1 of 2"'
    _, second = listed(two / "disc 2" / "talking-news-2026-11-disc-2.cue")
    assert first[0].title == TITLE
    assert first[-1].title == "End of disc 1"
    assert second[0].title == "Disc 2 of 2"
    assert second[-1].title == "The end"
    assert len(first) + len(second) == 101 + 2
    assert max(len(first), len(second)) <= MOST_TRACKS
    for folder, found in (("disc 1", first), ("disc 2", second)):
        assert [track.file for track in found] == sorted((two / folder).glob("*.wav"))


def test_what_discs_say_is_heard(two: Path, context: Context) -> None:
    said = {
        "disc 1/98 End of disc 1.wav": ("This is the end of disc 1", "Please go on with disc 2."),
        "disc 2/01 Disc 2 of 2.wav": (TITLE, "Disc 2 of 2."),
    }
    for name, words in said.items():
        recording = Announcer(context)(*words)
        assert " ".join(one.text for one in recording.script).split() == " ".join(words).split()
        sound, _ = soundfile.read(two / name, dtype="float32")
        expected = np.concatenate(list(recording.samples()))
        assert np.abs(sound[: len(expected), 0] - expected).max() < 1e-4


def test_a_disc_begins_between_pieces_and_parts_stay_whole_where_they_begin() -> None:
    made = programme(
        pieces((1, 30), (1, 5), (2, 60 * MINUTE), (2, 17 * MINUTE), (1, 5), (2, 10 * MINUTE), (1, 60))
    )
    first, second = discs(made)
    assert [track.number for track in first.tracks] == [1, 2, 3, 4]
    assert [track.number for track in second.tracks] == [5, 6, 7]
    assert (first.minutes, first.track_count) == (78, 5)
    assert (second.minutes, second.track_count) == (11, 4)


def test_an_ending_never_has_a_disc_of_its_own() -> None:
    made = programme(pieces((1, 30), (2, 40 * MINUTE), (2, 38 * MINUTE), (1, 2 * MINUTE)))
    assert [len(disc.tracks) for disc in discs(made)] == [2, 2]


def test_what_just_fits_on_a_disc_is_on_one() -> None:
    (disc,) = discs(programme(pieces((2, 79 * MINUTE - 1))))
    assert (disc.minutes, disc.begins, disc.ends, disc.track_count) == (79, False, False, 1)
    assert len(discs(programme(pieces((2, 39.5 * MINUTE), (2, 39.5 * MINUTE))))) == 2
    assert len(discs(programme(pieces(*[(2, 5)] * 99)))) == 1
    assert [len(disc.tracks) for disc in discs(programme(pieces(*[(2, 5)] * 150)))] == [97, 53]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from([1, 2, 2, 2]), st.floats(0.1, 78 * MINUTE, allow_nan=False)),
        min_size=1,
        max_size=40,
    )
)
def test_nothing_is_lost_and_every_disc_can_be_burnt(lengths: list[tuple[int, float]]) -> None:
    made = programme(pieces(*lengths))
    found = discs(made)
    assert [track for disc in found for track in disc.tracks] == list(made.tracks)
    words = sectors(15 * RATE) + PAUSE
    for disc in found:
        own = sum(sectors(track.length) + PAUSE for track in disc.tracks)
        assert own + (disc.begins + disc.ends) * words <= DISC
        assert disc.track_count <= MOST_TRACKS
        assert disc.tracks


def test_a_piece_longer_than_a_disc_is_told_and_harms_nothing(context: Context, tmp_path: Path) -> None:
    made = programme(pieces((1, 30), (2, 95 * MINUTE), (2, 60)))
    assert [track.number for track in too_long(made)] == [2]
    written = cd.write(made, tmp_path / "cd", context, Announcer(context))
    (message,) = written.messages
    assert written.extent == "no discs"
    assert message.what == "“Piece” lasts 95 minutes, and a CD holds 79. No CD was made."
    assert (message.level, message.code) == ("warn", "disc-long")
    assert not (tmp_path / "cd").exists()
