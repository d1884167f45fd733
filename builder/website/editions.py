"""Finished editions of the Talking News on the website: their files, and what their pages show.

An edition is published as it stands on the shelf, if its page is on the site; a rehearsal never is.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from builder.cache import key_of
from builder.catalogue import Catalogue
from builder.compose.blocks import listed
from builder.editions.shelf import MadeEdition, MadeTrack
from builder.faults import on_disk
from builder.kept import Kept
from builder.schema.edition import Edition
from builder.speech.timeline import spoken_length
from builder.website import episodes
from builder.words import readable_size

Variables = dict[str, Any]

ON_STICK = ("mp3", "transcript")  # all else is the same sound again, and a stick is small


@dataclass(frozen=True, slots=True)
class Download:
    """A file that people can take: what it is called, its kind, and what it is good for.

    One that `opens` can be read in a browser.
    """

    key: str
    name: str
    kind: str
    good_for: str
    opens: bool = False


DOWNLOADS = (
    Download("mp3", "All in one file", "MP3", "For phones, computers and most music players."),
    Download(
        "usb",
        "Everything for a USB stick or a player",
        "zip",
        "One file for each track. Unpack it, and copy what is in it to an empty stick.",
    ),
    Download("daisy", "Talking book", "DAISY, zip", "For DAISY players, to go from heading to heading."),
    Download("epub", "E-book with sound", "EPUB", "For e-book apps. The words are marked as they are read."),
    Download("transcript", "The words", "plain text", "To read, with a braille display too.", opens=True),
)


@dataclass(frozen=True)
class Editions:
    """The finished editions whose pages are on the site, by the addresses of these: the newest first.

    `versions` tell the sound of each from any that was made before; `data` are the files of the podcast.
    """

    made: Mapping[str, MadeEdition] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, bytes] = field(default_factory=dict)
    on_stick: bool = False

    def files(self) -> dict[str, Path]:
        """Where their files stand on the shelf, by the address they are published at."""
        return {
            address + one.files[key]: one.folder / one.files[key]
            for address, one in self.made.items()
            for key in self._keys(one)
        }

    def place(self, site: Path) -> None:
        """Put the files into the folder of a site: as links to those on the shelf where a disk has links."""
        for address, file in self.files().items():
            target = site / address
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            _link_or_copy(file, target)

    @property
    def feed(self) -> str | None:
        """The address of the podcast, if there is one."""
        return episodes.FEED if episodes.FEED in self.data else None

    def sound(self, address: str) -> Variables | None:
        """The whole edition as sound, for a player: where it is, how long, and who reads."""
        one = self.made.get(address)
        if one is None:
            return None
        return {
            "url": f"{address}{one.files['mp3']}?{self.versions[address]}",
            "whole": True,  # and not only its page
            "extent": spoken_length(one.seconds),
            "voice": _read_by(one),
        }

    def format(self, address: str) -> Variables | None:
        """The same as one of the formats of its page."""
        one = self.made.get(address)
        if one is None:
            return None
        url = address + one.files["mp3"]
        return {"url": url, "extent": spoken_length(one.seconds), "size": _size(one, "mp3")}

    def shown(self, address: str) -> Variables | None:
        """What its page shows in place of its usual recording: player, tracks and files."""
        one, sound = self.made.get(address), self.sound(address)
        if one is None or sound is None:
            return None
        captions = "captions" in self._keys(one)
        turns = len(one.readers) > 1
        tracks = [
            {
                "title": track.title,
                "level": track.level,
                "begin": track.begin,
                "url": f"{sound['url']}#t={track.begin}",
                "extent": spoken_length(track.seconds),
                "reader": _reader(track, turns),
            }
            for track in one.tracks
        ]
        return sound | {
            "lang": one.lang,
            "captions_url": f"{address}{one.files['captions']}?{self.versions[address]}" if captions else "",
            "tracks": tracks,
            "downloads": [self._download(row, one) for row in DOWNLOADS if row.key in self._keys(one)],
        }

    def _download(self, row: Download, one: MadeEdition) -> Variables:
        return asdict(row) | {"url": one.address + one.files[row.key], "size": _size(one, row.key)}

    def _keys(self, one: MadeEdition) -> list[str]:
        """What is published of an edition."""
        return [key for key in one.files if key in ON_STICK or not self.on_stick]


def editions(
    shelf: Iterable[MadeEdition], catalogue: Catalogue, cache: Path, *, on_stick: bool = False
) -> Editions:
    """Those on the shelf, the newest first, whose pages are on the site; what is known of them is kept."""
    pages = {item.address for item in catalogue.all(Edition)}
    made: dict[str, MadeEdition] = {}
    for one in shelf:
        if one.address in pages and "mp3" in one.files:
            made.setdefault(one.address, one)
    return on_disk(_published, made, catalogue, cache, on_stick) if made else Editions()


def _published(
    made: Mapping[str, MadeEdition], catalogue: Catalogue, cache: Path, on_stick: bool
) -> Editions:
    kept = Kept(cache / "kept" / ("editions-stick" if on_stick else "editions"))
    sounds = {address: _version(one.folder / one.files["mp3"], kept) for address, one in made.items()}
    data = {} if on_stick else episodes.files(made, sounds, catalogue, kept)
    kept.save()
    return Editions(made, sounds, data, on_stick)


def _version(file: Path, kept: Kept) -> str:
    """What tells this file from others of its name; one that has not been touched is not read again."""
    about = file.stat()
    key = key_of(str(file), about.st_size, about.st_mtime_ns)
    return kept.once(key, lambda: _digest(file))


def _digest(file: Path) -> str:
    with file.open("rb") as sound:
        return hashlib.file_digest(sound, "sha256").hexdigest()[:8]


def _size(one: MadeEdition, key: str) -> str:
    return readable_size((one.folder / one.files[key]).stat().st_size)


def _link_or_copy(file: Path, target: Path) -> None:
    """A second name for a file, which takes no room; or a copy, on another disk or one without links."""
    try:
        os.link(file, target)
    except OSError:
        shutil.copyfile(file, target)


def _read_by(edition: MadeEdition) -> str:
    """Who reads, in whole sentences."""
    said = [f"Read by {listed(edition.readers)}."] if edition.readers else []
    if any(track.brought for track in edition.tracks):
        said.append("Some of it was recorded by people." if said else "Recorded by people.")
    return " ".join(said)


def _reader(track: MadeTrack, turns: bool) -> str:
    """Who reads a track, where that is not always the same voice."""
    if track.brought:
        return "a recording"
    return f"read by {track.reader.partition(',')[0]}" if turns and track.reader else ""
