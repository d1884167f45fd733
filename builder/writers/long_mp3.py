"""The whole edition in one MP3 file, with a chapter for each track."""

from __future__ import annotations

from pathlib import Path

from builder.context import Context, Written
from builder.speech.mp3 import join, tags
from builder.speech.programme import Programme
from builder.speech.timeline import spoken_length


def write(programme: Programme, target: Path, _: Context) -> Written:
    """Write the one long recording; only a stretch of it is held at a time."""
    head = tags(
        programme.title,
        programme.publisher,
        programme.title,
        programme.lang,
        programme.chapters,
        year=f"{programme.month:%Y}",
    )
    join(target, head, programme.frames())
    return Written(spoken_length(programme.seconds))
