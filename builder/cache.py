"""The content-addressed cache of artefacts: a key says everything that an artefact depends on.

An artefact is a folder of one or more files. It is written under a temporary name and renamed when it is
whole, so presence means current, and a build that dies leaves nothing half-made that looks made.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from builder.context import Written
from builder.messages import Message, stops

_RECORD = "artefact.json"
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Artefact:
    """What a writer made: its folder, how long it is in plain words, and what the writer said.

    The body of a web page has no folder of its own: it is `text`.
    """

    folder: Path
    extent: str
    messages: tuple[Message, ...] = ()
    text: str = ""

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the artefact, in the order of their names."""
        return tuple(sorted(path for path in self.folder.iterdir() if path.name != _RECORD))


def key_of(*parts: object) -> str:
    """A key from the texts of its parts: the SHA-256 of their representations, in hexadecimal."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else repr(part).encode())
        digest.update(b"\0")
    return digest.hexdigest()


@cache
def program() -> str:
    """A key of the program itself: all of its code, and the Python that runs it."""
    code = (path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))
    return key_of(sys.version, *code)


def versions(packages: Iterable[str]) -> tuple[str, ...]:
    """The versions of the installed packages that a thing is made with."""
    return tuple(f"{name} {_version(name)}" for name in packages)


@cache
def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


class Cache:
    """A folder of artefacts, safe for several processes: a key always means the same bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key: str) -> Artefact | None:
        """The artefact with this key, if it was ever made."""
        folder = self._place(key)
        try:
            record = json.loads((folder / _RECORD).read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        os.utime(folder)  # used today: `forget` leaves it
        messages = tuple(Message(**message) for message in record["messages"])
        return Artefact(folder, record["extent"], messages)

    def make(self, key: str, write: Callable[[Path], Written]) -> Artefact:
        """Make an artefact: `write` fills a private folder. One that has a `stop` message is not kept."""
        self.folder.mkdir(parents=True, exist_ok=True)
        private = Path(tempfile.mkdtemp(prefix="making-", dir=self.folder))
        try:
            written = write(private)
            if stops(written.messages):
                return Artefact(private, written.extent, written.messages)
            record = {"extent": written.extent, "messages": [asdict(m) for m in written.messages]}
            (private / _RECORD).write_text(json.dumps(record), "utf-8")
            place = self._place(key)
            place.parent.mkdir(exist_ok=True)
            _rename(private, place)
            return Artefact(place, written.extent, written.messages)
        finally:
            shutil.rmtree(private, ignore_errors=True)

    def forget(self, days: int = 60) -> None:
        """Remove artefacts that no build has used for so many days, and what dead builds left behind."""
        now = time.time()
        for folder in self.folder.glob("making-*"):
            if now - folder.stat().st_mtime > _DAY:
                shutil.rmtree(folder, ignore_errors=True)
        for folder in self.folder.glob("??/*"):
            if now - folder.stat().st_mtime > days * _DAY:
                shutil.rmtree(folder, ignore_errors=True)

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:32]


def _rename(private: Path, place: Path) -> None:
    """Rename a whole artefact into its place; another process may have put the same one there first."""
    if place.exists() and not (place / _RECORD).exists():
        shutil.rmtree(place, ignore_errors=True)
    for last in (False, False, True):
        try:
            os.replace(private, place)
            return
        except OSError:
            if (place / _RECORD).exists():
                return
            if last:
                raise
            time.sleep(0.2)  # on Windows a virus scanner may hold a new file for a moment
