"""A folder as a website on this computer: parts of files for players, and quiet about readers who leave."""

from __future__ import annotations

import urllib.request
from pathlib import Path

import pytest

from builder.serving import served, server


def told(folder: Path, error: Exception) -> None:
    """Let a server of the folder meet an error while it answers."""
    with server(folder) as pages:
        try:
            raise error
        except type(error):
            pages.handle_error(None, ("127.0.0.1", 40123))  # type: ignore[arg-type]


@pytest.mark.parametrize("error", [ConnectionResetError, BrokenPipeError, ConnectionAbortedError])
def test_a_reader_who_leaves_is_no_trouble(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], error: type[Exception]
) -> None:
    told(tmp_path, error())
    assert capsys.readouterr().err == ""


def test_a_fault_of_the_program_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(tmp_path, ValueError("no such part"))
    assert "no such part" in capsys.readouterr().err


def test_a_part_of_a_file_is_what_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "day.mp3").write_bytes(bytes(range(100)))
    with served(tmp_path) as address:
        asked = urllib.request.Request(f"{address}day.mp3", headers={"Range": "bytes=10-19"})
        with urllib.request.urlopen(asked, timeout=60) as answer:
            assert answer.status == 206
            assert answer.read() == bytes(range(10, 20))
