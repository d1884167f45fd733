"""The shelf of finished editions, `outputs/editions/`: a folder for each, and what is known of it.

An edition is a snapshot: it was made on a day, and stays as it was heard. The website publishes what stands
here; it never makes an edition again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from builder.speech.timeline import RATE
from builder.whole import whole

if TYPE_CHECKING:
    from builder.speech.programme import Programme

FOLDER = "editions"  # in the folder of outputs
ABOUT = "edition.json"  # in the folder of an edition
DRAFT = "-draft"  # ends the name of the folder of a rehearsal, which is never published


@dataclass(frozen=True, slots=True)
class MadeTrack:
    """A track as it was made; `begin` is the second of the one long recording at which it begins.

    `level` is 1 for the welcome, the announcement of a part and the ending, and 2 for a piece.
    """

    number: int
    title: str
    level: int
    begin: float
    seconds: float
    reader: str
    brought: bool


@dataclass(frozen=True, slots=True)
class MadeEdition:
    """An edition that stands on the shelf.

    `address` is that of its page on the site (“talking-news/2026-11/”). `files` are the names, as seen from
    `folder`, of what the website can offer, by the keys of `builder/editions/products.py`: mp3, captions,
    chapters, transcript, epub, daisy, usb.
    """

    folder: Path
    name: str
    title: str
    summary: str
    month: date
    day: date
    address: str
    lang: str
    seconds: float
    tracks: tuple[MadeTrack, ...]
    files: Mapping[str, str]

    @property
    def readers(self) -> tuple[str, ...]:
        """The voices that read, in the order in which they are first heard; not the people in recordings."""
        return tuple(dict.fromkeys(track.reader for track in self.tracks if not track.brought))

    def file(self, key: str) -> Path | None:
        """One of its files, if it was made."""
        return self.folder / self.files[key] if key in self.files else None


def put(programme: Programme, address: str, folder: Path, files: Mapping[str, str]) -> None:
    """Write down in the folder of an edition what was made."""
    tracks = [
        MadeTrack(
            track.number,
            track.title,
            track.level,
            round(begin / RATE, 3),
            round(track.seconds, 3),
            track.reader,
            track.brought,
        )
        for track, begin in zip(programme.tracks, programme.starts, strict=True)
    ]
    record = {
        "name": programme.name,
        "title": programme.title,
        "summary": programme.summary,
        "month": programme.month.isoformat(),
        "day": programme.day.isoformat(),
        "address": address,
        "lang": programme.lang,
        "seconds": round(programme.seconds, 3),
        "tracks": [asdict(track) for track in tracks],
        "files": dict(files),
    }
    with whole(folder / ABOUT) as unfinished:
        unfinished.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")


def take(folder: Path) -> MadeEdition | None:
    """The edition in a folder; None where there is none, or where one of its files is gone."""
    try:
        record = json.loads((folder / ABOUT).read_text("utf-8"))
        tracks = tuple(MadeTrack(**track) for track in record.pop("tracks"))
        if not all(_is_plain(name) for name in record["files"].values()):
            return None
        month, day = (date.fromisoformat(record.pop(key)) for key in ("month", "day"))
        found = MadeEdition(folder=folder, tracks=tracks, month=month, day=day, **record)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return found if all((folder / name).is_file() for name in found.files.values()) else None


def finished(outputs: Path) -> tuple[MadeEdition, ...]:
    """Every edition on the shelf, the newest first; rehearsals are none."""
    shelf = outputs / FOLDER
    folders = sorted(shelf.iterdir()) if shelf.is_dir() else []
    usual = (folder for folder in folders if not folder.name.startswith(".") and not _is_draft(folder))
    found = (take(folder) for folder in usual)
    return tuple(sorted((one for one in found if one), key=lambda one: one.month, reverse=True))


def _is_plain(name: str) -> bool:
    """Whether a name is that of a file in the folder itself."""
    return name == Path(name).name and name not in ("", ".", "..")


def _is_draft(folder: Path) -> bool:
    return folder.name.endswith(DRAFT)
