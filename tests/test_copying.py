"""Copying to a stick: in order, every byte, nothing of anybody else's, and plain words when it goes wrong."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builder.editions import checksums, copying
from builder.editions.copying import UNFINISHED, copy
from builder.editions.shelf import MadeEdition
from builder.messages import BuildError
from builder.words import readable_size
from builder.writers.usb import OURS

NAMES = ("01 Welcome.mp3", "02 News.mp3", "03 The clock.mp3", "04 The end.mp3")


@pytest.fixture
def made(tmp_path: Path) -> MadeEdition:
    return edition(tmp_path / "site" / "outputs" / "editions" / "2026-11", NAMES)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def edition(folder: Path, names: tuple[str, ...]) -> MadeEdition:
    """A finished edition of these tracks."""
    usb = folder / "usb"
    usb.mkdir(parents=True)
    for number, name in enumerate(names):
        (usb / name).write_bytes(f"{folder.name} {name}".encode() * (2000 + number))
    lines = ("#EXTM3U", f"{OURS}{folder.name}", *names)
    (usb / "playlist.m3u").write_text("".join(f"{line}\n" for line in lines), newline="\r\n")
    (folder / "edition.json").write_text("{}")
    checksums.write(folder)
    day = date(2026, 11, 20)
    title = "Talking News, November 2026"
    return MadeEdition(folder, folder.name, title, "", day, day, "talking-news/", "en-GB", 60.0, (), {})


def on(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def silent(_: str) -> None:
    pass


def refused(made: MadeEdition, target: Path) -> str:
    with pytest.raises(BuildError) as told:
        copy(made, target, silent)
    return str(told.value)


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """A disk on which files end early, as on one that is full."""
    import resource  # is not there on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


# ---- When all is well --------------------------------------------------------------------------------------


def test_every_byte_arrives_and_only_that(made: MadeEdition, stick: Path) -> None:
    lines: list[str] = []
    copied = copy(made, stick, lines.append)
    assert on(stick) == [*NAMES, "playlist.m3u"]
    for name in on(stick):
        assert (stick / name).read_bytes() == (made.folder / "usb" / name).read_bytes()
    size = sum(file.stat().st_size for file in stick.iterdir())
    assert (copied.tracks, copied.size) == (4, size)
    assert lines == [f"Copying 4 tracks ({readable_size(size)}) to {stick}", "Reading everything back"]
    done, where = copied.told()
    assert done.startswith(f"Talking News, November 2026 is on {stick}: 4 tracks, ")
    assert done.endswith("Every byte was read back, and all is well.")
    assert "is not the top of a stick" in where


def test_files_get_their_names_in_the_order_in_which_they_are_to_be_heard(
    made: MadeEdition, stick: Path
) -> None:
    copy(made, stick, silent)
    named = [(stick / name).stat().st_ctime_ns for name in (*NAMES, "playlist.m3u")]
    assert named == sorted(named)


def test_an_older_edition_goes(made: MadeEdition, stick: Path, tmp_path: Path) -> None:
    older = edition(tmp_path / "older" / "editions" / "2026-10", ("01 Welcome.mp3", "02 Of October.mp3"))
    copy(older, stick, silent)
    (stick / "System Volume Information").mkdir()
    (stick / ".Trashes").mkdir()
    lines: list[str] = []
    copy(made, stick, lines.append)
    assert lines[0] == f"There is an edition on {stick} already. It is replaced."
    assert on(stick) == [".Trashes", *NAMES, "System Volume Information", "playlist.m3u"]
    assert (stick / NAMES[0]).read_bytes() == (made.folder / "usb" / NAMES[0]).read_bytes()


def test_copying_again_after_it_broke_off(made: MadeEdition, stick: Path) -> None:
    copy(made, stick, silent)
    (stick / "playlist.m3u").unlink()
    (stick / NAMES[3]).unlink()
    (stick / UNFINISHED).mkdir()
    (stick / UNFINISHED / NAMES[3]).write_bytes(b"half")
    copy(made, stick, silent)
    assert on(stick) == [*NAMES, "playlist.m3u"]


# ---- What stops it before anything is changed --------------------------------------------------------------


def test_other_files_are_never_touched(made: MadeEdition, stick: Path) -> None:
    for name in ("01 Welcome.mp3", "letter.doc", "photo.jpg", "will.pdf"):
        (stick / name).write_text("mine")
    told = refused(made, stick)
    assert "“01 Welcome.mp3”, “letter.doc”, “photo.jpg” and 1 more" in told
    assert "Nothing was copied, and nothing was changed." in told
    assert {file.read_text() for file in stick.iterdir()} == {"mine"}
    assert len(on(stick)) == 4


def test_a_playlist_that_is_not_ours_names_nothing_of_ours(made: MadeEdition, stick: Path) -> None:
    (stick / "playlist.m3u").write_text("#EXTM3U\nholiday.mp3\n")
    (stick / "holiday.mp3").write_text("mine")
    assert "“holiday.mp3”, “playlist.m3u”" in refused(made, stick)


def test_a_playlist_cannot_name_what_is_elsewhere(made: MadeEdition, stick: Path) -> None:
    (stick.parent / "diary.txt").write_text("mine")
    (stick / "playlist.m3u").write_text(f"{OURS}x\n../diary.txt\n{stick.parent / 'diary.txt'}\n")
    copy(made, stick, silent)
    assert (stick.parent / "diary.txt").read_text() == "mine"


def test_a_place_that_is_no_stick(made: MadeEdition, stick: Path) -> None:
    file = stick / "file.txt"
    file.write_text("mine")
    assert refused(made, stick / "nowhere").startswith(f"There is no {stick / 'nowhere'}. Put the stick in")
    assert refused(made, file).startswith(f"{file} is a file.")
    for place in (
        made.folder,
        made.folder / "usb",
        made.folder.parent.parent,
        made.folder.parents[2],
        Path("/"),
    ):
        assert refused(made, place).startswith(f"The edition itself is in {place}.")


def test_not_enough_room(made: MadeEdition, stick: Path) -> None:
    os.truncate(made.folder / "usb" / NAMES[1], 8 << 40)  # 8 terabytes of nothing, which take up no room
    told = refused(made, stick)
    assert told.startswith(f"There is not enough room on {stick}: ")
    assert on(stick) == []


def test_an_edition_that_is_not_whole(made: MadeEdition, stick: Path) -> None:
    (made.folder / "usb" / NAMES[1]).unlink()
    assert "Files of it are gone. Make it again: involve edition 2026-11" in refused(made, stick)
    (made.folder / checksums.NAME).unlink()
    assert "Make it again" in refused(made, stick)
    assert on(stick) == []


# ---- What goes wrong on the way ----------------------------------------------------------------------------


def test_a_file_of_the_edition_that_has_changed_is_not_copied(made: MadeEdition, stick: Path) -> None:
    (made.folder / "usb" / NAMES[1]).write_bytes(b"otherwise")
    told = refused(made, stick)
    assert "The file 02 News.mp3 is not as it was made. Make it again: involve edition 2026-11" in told
    assert on(stick) == []


def test_a_stick_that_ends_early_keeps_nothing_half_written(made: MadeEdition, stick: Path) -> None:
    longest = (made.folder / "usb" / NAMES[2]).stat().st_size
    with files_no_longer_than(longest - 1):
        told = refused(made, stick)
    assert told.startswith(f"{stick} is full. Take a larger stick. The edition on it may not be whole")
    assert on(stick) == [*NAMES[:2], UNFINISHED]
    assert [one.name for one in (stick / UNFINISHED).iterdir()] == ["playlist.m3u"]
    copy(made, stick, silent)
    assert on(stick) == [*NAMES, "playlist.m3u"]


def test_after_it_broke_off_another_edition_can_go_there(
    made: MadeEdition, stick: Path, tmp_path: Path
) -> None:
    with files_no_longer_than((made.folder / "usb" / NAMES[2]).stat().st_size - 1):
        refused(made, stick)
    later = edition(tmp_path / "later" / "editions" / "2026-12", ("01 Welcome.mp3", "02 Of December.mp3"))
    copy(later, stick, silent)
    assert on(stick) == ["01 Welcome.mp3", "02 Of December.mp3", "playlist.m3u"]


def test_a_damaged_edition_leaves_the_one_on_the_stick(
    made: MadeEdition, stick: Path, tmp_path: Path
) -> None:
    older = edition(tmp_path / "older" / "editions" / "2026-10", ("01 Welcome.mp3", "02 Of October.mp3"))
    copy(older, stick, silent)
    (made.folder / "usb" / NAMES[1]).write_bytes(b"otherwise")
    refused(made, stick)
    assert on(stick) == ["01 Welcome.mp3", "02 Of October.mp3", "playlist.m3u"]


def test_bytes_that_come_back_otherwise(made: MadeEdition, stick: Path) -> None:
    copy(made, stick, silent)
    wanted = {name: checksums.digest(stick / name) for name in on(stick)}
    (stick / NAMES[2]).write_bytes(b"worn out")
    with pytest.raises(BuildError, match=r"“03 The clock\.mp3” came back otherwise"):
        copying._check_written(stick, wanted)
    assert on(stick) == [NAMES[0], NAMES[1], NAMES[3], "playlist.m3u"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "E: is full."),
        (errno.EROFS, "Nothing may be written on E:. If the stick has a small switch, slide it."),
        (errno.EACCES, "Nothing may be written on E:."),
        (errno.EIO, "E: could not be read or written. Was the stick taken out?"),
        (errno.ENODEV, "E: could not be read or written. Was the stick taken out?"),
    ],
)
def test_what_a_stick_does_wrong_is_told_plainly(number: int, words: str) -> None:
    with pytest.raises(BuildError) as told, copying._told_plainly(Path("E:")):
        raise OSError(number, "as the system calls it")
    assert str(told.value).startswith(words)
    assert str(told.value).endswith("The edition on it may not be whole: copy it again.")


def test_an_edition_of_another_name_is_told_by_its_own(made: MadeEdition, stick: Path) -> None:
    assert copy(replace(made, title="Y Newyddion"), stick, silent).told()[0].startswith("Y Newyddion is on")
