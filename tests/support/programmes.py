"""Programmes for the tests of what listeners are sent: a few recordings stand for many tracks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from builder.context import Context
from builder.document import Document, Paragraph, Section, Text
from builder.speech import mp3
from builder.speech.loudness import Sound
from builder.speech.programme import Programme, Track
from builder.speech.recording import Recording, record_track
from builder.speech.timeline import RATE, Timeline
from builder.speech.voices.system import system_voice
from tests.support.easy import SITE

TITLE = "Talking News, November 2026"
READER = "eSpeak"
FESTIVAL = "Ŵyl y Bobl: what’s on?"


@dataclass(frozen=True, slots=True)
class Tone:
    """A part of a recording that only has a length in samples; its sound comes second by second."""

    length: int
    spans: tuple[tuple[int, int], ...] = ()
    fresh: int = 0

    def frames(self) -> Iterator[bytes]:
        yield b"".join(mp3.split(_second()) * (self.length // RATE))

    def samples(self) -> Iterator[Sound]:
        second = (0.3 * np.sin(np.arange(RATE) / 16)).astype(np.float32)
        for at in range(0, self.length, RATE):
            yield second[: self.length - at]


@cache
def _second() -> bytes:
    return mp3.encode(np.zeros(RATE, np.float32))[0]


def tone(length: int) -> Recording:
    """A recording without words, of so many samples."""
    return Recording((), Timeline((), (), length), (Tone(length),))


def surroundings(kept: Path) -> Context:
    """Surroundings in which what was said in a run before need not be said again."""
    return Context(SITE, kept / "content", kept)


def document(title: str, words: str, *sections: tuple[str, str]) -> Document:
    """A Document of one paragraph and of sections of one each."""
    inside = tuple(
        Section(f"s{number}", (Text(heading),), 2, (Paragraph((Text(text),)),))
        for number, (heading, text) in enumerate(sections, 1)
    )
    return Document(title, "", (*((Paragraph((Text(words),)),) if words else ()), *inside))


@dataclass(frozen=True, slots=True)
class Announcer:
    """Says what only discs need, in the system voice."""

    context: Context

    def __call__(self, title: str, words: str) -> Recording:
        return record_track(document(title, words), 1, system_voice(), self.context)


def spoken(context: Context) -> tuple[Track, ...]:
    """A welcome, the announcement of a part, a piece, one with sections, and an ending."""
    said = (
        (1, document(TITLE, "Welcome.")),
        (1, document("News", "")),
        (2, document("The clock on Market Street", "The clock strikes again.")),
        (
            2,
            document(FESTIVAL, "Come.", ("Where", "At the library."), ("When", "On Monday.")),
        ),
        (1, document("The end", "Goodbye.")),
    )
    return numbered(
        [
            Track(0, one, record_track(one, level, system_voice(), context), level, READER)
            for level, one in said
        ]
    )


def numbered(tracks: Sequence[Track]) -> tuple[Track, ...]:
    """Tracks with their numbers."""
    return tuple(replace(track, number=number) for number, track in enumerate(tracks, 1))


def pieces(*tracks: tuple[int, float]) -> tuple[Track, ...]:
    """Tracks without words, of a level and so many seconds."""
    return numbered(
        [Track(0, document("Piece", ""), tone(round(seconds * RATE)), level, "") for level, seconds in tracks]
    )


def programme(tracks: tuple[Track, ...], title: str = TITLE) -> Programme:
    """The programme of November 2026."""
    month, day = date(2026, 11, 1), date(2026, 11, 20)
    address = "https://involve.example.org/talking-news/2026-11/"
    name = "talking-news-2026-11"
    return Programme(name, title, "News", month, day, SITE.organisation, "en-GB", address, tracks)


def of_many(tracks: tuple[Track, ...], count: int) -> Programme:
    """A programme of many tracks, whose pieces all sound alike; titles are there more than once."""
    first, news, piece, *_, last = tracks
    return programme(numbered([first, news, *[piece] * (count - 3), last]))
