"""A programme: an edition as it was recorded, track by track. All its products are written from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate

import numpy as np

from builder.document import Document
from builder.speech import mp3
from builder.speech.recording import Recording
from builder.speech.timeline import BETWEEN_TRACKS, RATE, TRACK_END, Chapter

# Silence between two tracks in the one long recording: a whole number of MP3 frames. With what the tracks
# themselves begin and end in, listeners hear two seconds of it.
GAP = round((BETWEEN_TRACKS - TRACK_END - 0.1) * RATE / mp3.FRAME) * mp3.FRAME


@dataclass(frozen=True, slots=True)
class Track:
    """One track: what is said in it, its recording, and who reads.

    `number` counts from 1. `level` is that of its title in the contents: 1 for the welcome, the announcement
    of a part and the ending, 2 for a piece of a part. `brought` tells a recording that people made: its
    timeline is then only roughly true of sentences, and the words are its transcript.
    """

    number: int
    document: Document
    recording: Recording
    level: int
    reader: str
    brought: bool = False

    @property
    def title(self) -> str:
        """Its title."""
        return self.document.title

    @property
    def length(self) -> int:
        """How long it lasts, in samples at 44.1 kHz."""
        return self.recording.timeline.length

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.recording.timeline.seconds


@dataclass(frozen=True, slots=True)
class Programme:
    """The tracks of an edition in order, and what is said of the whole.

    `name` is for names of files (“talking-news-2026-11”), `identifier` the full address of its page, `day`
    the day it was made for.
    """

    name: str
    title: str
    summary: str
    month: date
    day: date
    publisher: str
    lang: str
    identifier: str
    tracks: tuple[Track, ...]

    @property
    def readers(self) -> tuple[str, ...]:
        """The voices that read, in the order in which they are first heard; not the people in recordings."""
        return tuple(dict.fromkeys(track.reader for track in self.tracks if not track.brought))

    @property
    def starts(self) -> tuple[int, ...]:
        """The sample at which each track begins in the one long recording."""
        lengths = [track.length + GAP for track in self.tracks]
        return tuple(accumulate(lengths[:-1], initial=0))

    @property
    def length(self) -> int:
        """How long the one long recording lasts, in samples."""
        return self.starts[-1] + self.tracks[-1].length

    @property
    def seconds(self) -> float:
        """How long the one long recording lasts."""
        return self.length / RATE

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """A chapter of the one long recording for each track."""
        ends = (*self.starts[1:], self.length)
        return tuple(
            Chapter(track.title, f"track-{track.number}", track.level, begin, end)
            for track, begin, end in zip(self.tracks, self.starts, ends, strict=True)
        )

    def frames(self) -> Iterator[bytes]:
        """The MP3 frames of the one long recording, part by part."""
        for track in self.tracks:
            if track is not self.tracks[0]:
                yield _gap()
            yield from track.recording.frames()


@cache
def _gap() -> bytes:
    """The silence between two tracks as MP3 frames."""
    frames, _ = mp3.encode(np.zeros(GAP, np.float32))
    return b"".join(mp3.split(frames)[: GAP // mp3.FRAME])
