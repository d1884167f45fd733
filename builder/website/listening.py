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


def offered(document: Document, artefact: Artefact | None, voice: str) -> Variables:
    """The recording of a page, whether it is made already or only when somebody asks for it.

    `voice` says who reads it.

    The address to play says which recording it is: browsers keep sound for days, and would play an old one.
    """
    stem = document.address + document.slug
    version = f"?{artefact.folder.name[:8]}" if artefact else ""
    return {
        "url": f"{stem}.mp3{version}",
        "cues_url": f"{stem}.cues.js{version}",
        "file_url": f"{stem}.mp3",
        "transcript_url": f"{stem}.txt",
        "extent": artefact.extent if artefact else "made when you ask for it",
        "size": readable_size((artefact.folder / f"{document.slug}.mp3").stat().st_size) if artefact else "",
        "voice": voice,
        "title_place": name(TITLE),
        "summary_place": name(SUMMARY),
    }


def followed(document: Document, artefact: Artefact | None) -> Variables:
    """What a page needs to follow its recording: what it `says`, and the `parts` of one that is made.

    `begin` of a part is in seconds; `time` is what people read on a clock: `4:05`.
    """
    says = cues.digest(document)
    if artefact is None:
        return {"says": says, "parts": []}
    file = (artefact.folder / f"{document.slug}.cues.js").read_text("utf-8")
    parts = [
        {"title": part.title, "section": part.section, "begin": part.begin, "time": _clock(part.begin)}
        for part in cues.parts(file)
    ]
    return {"says": says, "parts": parts}


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def read_by(context: Context) -> str:
    """Who reads the recordings, as a sentence."""
    from builder.speech.voices.choose import choose  # loads slowly, and not every site has recordings

    return f"Read by {choose(context.site.voice, context.content).name}."
