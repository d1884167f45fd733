"""What a page says of its recording: the player, the files that belong to it, and its parts."""

from __future__ import annotations

from typing import Any

from builder.cache import Artefact
from builder.context import Context
from builder.document import Blocks, Document, Paragraph, Text
from builder.schema.site import Site
from builder.speech import cues
from builder.speech.places import SUMMARY, TITLE, name
from builder.speech.timeline import on_clock
from builder.statements import other_formats
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
        {"title": part.title, "section": part.section, "begin": part.begin, "time": on_clock(part.begin)}
        for part in cues.parts(file)
    ]
    return {"says": says, "parts": parts}


def read_by(context: Context, lang: str) -> str:
    """Who reads the recordings in a language, as a sentence; empty where no voice speaks it."""
    from builder.speech.voices.choose import choose  # loads slowly, and not every site has recordings

    voice = choose(context.site, context.content, lang)
    return f"Read by {voice.name}." if voice else ""


def is_english(lang: str) -> bool:
    """Whether there is always a voice for a language: told without loading any."""
    return lang.partition("-")[0].lower() == "en"


def unread(site: Site) -> Blocks:
    """What stands in place of the player where no voice speaks the language: how to ask a person."""
    no_voice = "There is no recording of this page, because none of our computer voices speaks its language."
    return (
        Paragraph((Text(f"{no_voice} You can ask for it as sound: a person will read it. It is free."),)),
        *other_formats(site)[1:],
    )
