"""What a page says of its recording: the player, the files that belong to it, and its parts."""

from __future__ import annotations

from typing import Any

from builder.cache import Artefact
from builder.context import Context
from builder.document import Document
from builder.speech import cues
from builder.speech.places import SUMMARY, TITLE, name
from builder.words import readable_size

Variables = dict[str, Any]


def offered(document: Document, artefact: Artefact | None, context: Context) -> Variables:
    """The recording of a page, whether it is made already or only when somebody asks for it.

    `made` says which recording it is: other parts are heard in another one.
    """
    stem = document.address + document.slug
    return {
        "url": f"{stem}.mp3",
        "extent": artefact.extent if artefact else "made when you ask for it",
        "size": readable_size((artefact.folder / f"{document.slug}.mp3").stat().st_size) if artefact else "",
        "voice": _voice_line(context),
        "transcript_url": f"{stem}.txt",
        "cues_url": f"{stem}.cues.js",
        "title_place": name(TITLE),
        "summary_place": name(SUMMARY),
        "made": artefact.folder.name if artefact else "",
    }


def parts(document: Document, artefact: Artefact | None) -> list[Variables]:
    """The parts of a recording that is made: their titles, sections, and when they begin.

    `begin` is in seconds; `time` is what people read on a clock: `4:05`.
    """
    if artefact is None:
        return []
    file = (artefact.folder / f"{document.slug}.cues.js").read_text("utf-8")
    return [
        {"title": part.title, "section": part.section, "begin": part.begin, "time": _clock(part.begin)}
        for part in cues.parts(file)
    ]


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _voice_line(context: Context) -> str:
    """Who reads the recording, as a sentence."""
    from builder.speech.voices.choose import choose  # loads slowly, and not every site has recordings

    return f"Read by {choose(context.site.voice, context.content).name}."
