"""`mkdocs serve`: pages at once, other formats when somebody asks for them."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sites import involve, page, site, write


@pytest.fixture
def server(borough: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A preview of a small site: its address and its folder."""
    folder = site(
        tmp_path, day_md=page("## Hours\n\nWe open at 9am.\n\n/// easy-read\n![](symbol:clock) At 9.\n///")
    )
    shutil.copy(borough / "themes" / "mkdocs.yml", folder)
    (folder / "mkdocs.yml").write_text(
        (folder / "mkdocs.yml").read_text("utf-8") + "docs_dir: content\n", "utf-8"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    with open(tmp_path / "log.txt", "w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/", folder
        finally:
            process.terminate()
            process.wait(timeout=30)


def get(address: str, seconds: float = 60) -> bytes:
    """What stands at an address, asked again until there is an answer."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=seconds) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError:
            raise
        except OSError:
            assert time.monotonic() < end, f"no answer from {address}"
            time.sleep(0.1)


def test_a_preview_makes_what_is_asked_for(server: tuple[str, Path]) -> None:
    address, folder = server
    # MkDocs serves below the path of the site's own address, which has none here.
    assert b"We open at 9am." in get(address + "day/")
    assert b"made when you ask for it" in get(address + "day/")
    assert b"At 9." in get(address + "day/easy-read/")
    assert not list((folder / ".cache").rglob("*.pdf"))
    assert get(address + "day/day-large-print.pdf").startswith(b"%PDF")
    assert get(address + "day/day.docx").startswith(b"PK")
    assert b"WEBVTT" in get(address + "day/day.vtt")
    assert get(address + "day/day.mp3").startswith(b"ID3")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        get(address + "day/nothing.pdf")
    assert not (folder / "outputs").exists(), "a preview publishes nothing"


def test_a_preview_follows_changes(server: tuple[str, Path]) -> None:
    address, folder = server
    get(address + "day/")
    day = folder / "content" / "day.md"
    began = time.monotonic()
    day.write_text(day.read_text("utf-8").replace("9am", "10am"), "utf-8")
    while b"10am" not in get(address + "day/"):
        assert time.monotonic() - began < 30
        time.sleep(0.1)
    log = (folder / "log.txt").read_text("utf-8")
    assert not re.search("Traceback|ERROR", log), log


def test_the_finished_site_can_be_looked_at(tmp_path: Path) -> None:
    write(tmp_path, "outputs/site/index.html", "Welcome.")
    command = [sys.executable, "-m", "builder", "look", "--port", "0"]
    at_once = os.environ | {"PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True, env=at_once)
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        address = re.search(r"http://\S+/", said)
        assert address, said
        assert get(address[0]) == b"Welcome."
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_looking_needs_a_site(tmp_path: Path) -> None:
    ran = involve(tmp_path, "look")
    assert ran.returncode == 1
    assert "Make it first: involve build" in ran.stderr
