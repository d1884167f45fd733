"""Checksums and zips of finished editions: the same every time, and read by programs of others."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from builder.editions import checksums
from builder.zipped import zipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "edition"
    (made / "usb").mkdir(parents=True)
    (made / "usb" / "02 News.mp3").write_bytes(b"news")
    (made / "usb" / "01 Welcome.mp3").write_bytes(b"welcome")
    (made / "edition.json").write_text("{}")
    return made


def test_the_list_is_one_that_other_programs_check(folder: Path) -> None:
    file = checksums.write(folder)
    assert [line.split("  ")[1] for line in file.read_text("ascii").splitlines()] == [
        "edition.json",
        "usb/01 Welcome.mp3",
        "usb/02 News.mp3",
    ]
    run = ["sha256sum", "--strict", "-c", file.name]
    told = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=True).stdout
    assert told.count(": OK") == 3
    assert checksums.differences(folder) == ()
    assert file.read_bytes() == checksums.write(folder).read_bytes()


def test_every_difference_is_told(folder: Path) -> None:
    file = checksums.write(folder)
    (folder / "usb" / "01 Welcome.mp3").write_bytes(b"welcomf")
    (folder / "usb" / "02 News.mp3").unlink()
    (folder / "notes.txt").write_text("mine")
    file.write_text(file.read_text() + "not a line\n")
    assert checksums.differences(folder) == (
        "Line 4 of SHA256SUMS.txt cannot be read.",
        "notes.txt was not there when the edition was made.",
        "usb/01 Welcome.mp3 is not as it was made.",
        "usb/02 News.mp3 is gone.",
    )


def test_a_folder_without_a_list(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        checksums.differences(folder)


def test_a_zip_holds_the_folder_at_its_root(folder: Path, tmp_path: Path) -> None:
    zipped(folder / "usb", tmp_path / "usb.zip")
    with ZipFile(tmp_path / "usb.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["01 Welcome.mp3", "02 News.mp3"]
        assert {one.compress_type for one in archive.infolist()} == {ZIP_STORED}
        assert archive.read("01 Welcome.mp3") == b"welcome"
    zipped(folder, tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as archive:
        assert archive.namelist() == ["edition.json", "usb/01 Welcome.mp3", "usb/02 News.mp3"]


def test_a_zip_has_the_same_bytes_on_every_day(folder: Path, tmp_path: Path) -> None:
    zipped(folder, tmp_path / "one.zip")
    for file in folder.rglob("*"):
        os.utime(file, (1e9, 1e9))
    zipped(folder, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["edition", "one.zip", "two.zip"]
