"""A small edition of the Talking News on the shelf of a small site, with silence in place of speech."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from builder.context import Context
from builder.document import Document
from builder.editions import shelf
from builder.speech import chapters, mp3, script
from builder.speech.loudness import Sound
from builder.speech.programme import Programme, Track
from builder.speech.recording import recording
from builder.speech.timeline import RATE
from builder.writers import long_mp3
from tests.support import wexmoor
from tests.support.documents import says
from tests.support.sites import site, write

NAME = "talking-news-2026-11"
ADDRESS = "talking-news/2026-11/"
ROOT = "https://involve.example.org/"
TITLE = "Talking News, November 2026"
SUMMARY = "A clock, a pigeon and “tea & cake”."
WORDS = (
    (TITLE, 1, "Welcome."),
    ("News", 1, ""),
    ("The clock & the pigeon", 2, "The clock on Market Street strikes again. It is four minutes slow."),
    ("Goodbye", 1, "Until next month."),
)
PAGE = f"""\
---
title: {TITLE}
summary: {SUMMARY}
date: 20 November 2026
month: November 2026
own_pieces:
  - title: The clock & the pigeon
    kind: news
    words: The clock on Market Street strikes again. It is four minutes slow.
---
This edition is for everyone.
"""
OTHERS = {"epub": f"{NAME}.epub", "daisy": f"{NAME}-daisy.zip", "usb": f"{NAME}.zip"}
_SENTENCE = 60 * mp3.FRAME  # samples: one and a half seconds


@dataclass(frozen=True, slots=True)
class Silence:
    """A part of a recording in which nothing is heard for so many sentences."""

    sentences: int
    fresh: int = 0

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each is heard, with a pause of half a second after it."""
        begins = (number * _SENTENCE for number in range(self.sentences))
        return tuple((begin, begin + _SENTENCE - RATE // 2) for begin in begins)

    @property
    def length(self) -> int:
        """In samples."""
        return self.sentences * _SENTENCE

    def frames(self) -> Iterator[bytes]:
        """As MP3."""
        yield b"".join(
            mp3.split(mp3.encode(np.zeros(self.length, np.float32))[0])[: self.length // mp3.FRAME]
        )

    def samples(self) -> Iterator[Sound]:
        """As sound."""
        yield np.zeros(self.length, np.float32)


def programme(readers: tuple[str, ...] = ("Ann",)) -> Programme:
    """An edition of four tracks; readers take turns."""
    tracks = []
    for number, (title, level, words) in enumerate(WORDS, 1):
        document = Document(title, "", (says(words),) if words else (), address=ADDRESS)
        spoken = script.track(document, level)
        made = recording(spoken, (Silence(len(spoken)),))
        tracks.append(Track(number, document, made, level, readers[(number - 1) % len(readers)]))
    return Programme(
        name=NAME,
        title=TITLE,
        summary=SUMMARY,
        month=date(2026, 11, 1),
        day=date(2026, 11, 20),
        publisher="Wexmoor Borough Council",
        lang="en-GB",
        identifier=ROOT + ADDRESS,
        tracks=tuple(tracks),
    )


def shelve(made: Programme, folder: Path, name: str = "2026-11", address: str = ADDRESS) -> Path:
    """Put an edition on the shelf of a site, and give its folder; its books and zips are a few bytes."""
    target = folder / "outputs" / "editions" / name
    target.mkdir(parents=True, exist_ok=True)
    texts = {
        "captions": (f"{NAME}.vtt", chapters.captions(made)),
        "chapters": (f"{NAME}-chapters.json", chapters.chapters_json(made)),
        "transcript": (f"{NAME}.txt", chapters.transcript(made)),
    }
    long_mp3.write(made, target / f"{NAME}.mp3", Context(wexmoor.catalogue().site, folder, folder))
    for file, text in texts.values():
        (target / file).write_text(text, "utf-8", newline="\n")
    for file in OTHERS.values():
        (target / file).write_bytes(b"PK\x05\x06" + bytes(18))
    files = {"mp3": f"{NAME}.mp3", **{key: file for key, (file, _) in texts.items()}, **OTHERS}
    shelf.put(made, address, target, files)
    return target


def edition_site(folder: Path) -> Path:
    """A site with the page of one edition, and nothing on its shelf."""
    write(folder, "content/talking-news/2026-11.md", PAGE)
    return site(folder)
