"""What stands beside the one long recording of an edition: chapters for players, captions, a transcript.

All times are those of that recording, in which there is silence between tracks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from builder.speech.captions import transcript as words_of
from builder.speech.captions import webvtt
from builder.speech.programme import Programme, Track
from builder.speech.timeline import RATE, Clip, Timeline, on_clock

VERSION = "1.2.0"


def chapters_json(programme: Programme) -> str:
    """A chapter for each track, as JSON chapters of the Podcast namespace (version 1.2.0).

    Times are seconds, to thousandths; a chapter lasts until the next begins.
    """
    chapters = [
        {"startTime": _seconds(one.begin), "endTime": _seconds(one.end), "title": one.title}
        for one in programme.chapters
    ]
    record = {
        "version": VERSION,
        "title": programme.title,
        "author": programme.publisher,
        "fileName": f"{programme.name}.mp3",
        "chapters": chapters,
    }
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"


def captions(programme: Programme) -> str:
    """Captions of the whole, with a cue for each sentence (W3C WebVTT), numbered through."""
    return webvtt(Timeline(tuple(_clips(programme)), programme.chapters, programme.length))


def transcript(programme: Programme) -> str:
    """All that is said, track by track, as plain text.

    A line before each track gives its number, when it begins, and who reads it where readers take turns.
    """
    begins = (on_clock(begin / RATE) for begin in programme.starts)
    turns = len(programme.readers) > 1
    tracks = (
        _line(track, begin, turns) + "\n\n" + words_of(track.recording.script)
        for track, begin in zip(programme.tracks, begins, strict=True)
    )
    return "\n".join([f"{programme.title}\n{programme.publisher}\n", *tracks])


def _line(track: Track, begin: str, turns: bool) -> str:
    if track.brought:
        reader = ", a recording"
    else:
        reader = f", read by {track.reader}" if turns and track.reader else ""
    return f"Track {track.number}, begins at {begin}{reader}"


def _clips(programme: Programme) -> Iterator[Clip]:
    """The sentences of all tracks where they are heard in the whole."""
    number = 0
    for track, start in zip(programme.tracks, programme.starts, strict=True):
        for clip in track.recording.timeline.clips:
            yield replace(clip, index=number, begin=start + clip.begin, end=start + clip.end)
            number += 1


def _seconds(samples: int) -> float:
    return round(samples / RATE, 3)
