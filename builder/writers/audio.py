"""Sound: the page read aloud as an MP3 file, with captions, cues and a transcript beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from builder.context import Context, Written
from builder.document import Document
from builder.messages import Message
from builder.speech import cues
from builder.speech.captions import transcript, webvtt
from builder.speech.mp3 import join, tags
from builder.speech.recording import plan, record
from builder.speech.timeline import spoken_length
from builder.speech.voices.choose import choose


def write(document: Document, target: Path, context: Context) -> Written:
    """Write the recording (`….mp3`), captions (`….vtt`), cues (`….cues.js`) and transcript (`….txt`).

    The transcript begins with the mark of UTF-8: without it browsers guess at the letters of plain text, and
    guess wrong.

    A Document in a language that no voice speaks is not read at all, which is said in a message: an English
    voice makes nonsense of other languages. Raises BuildError for a sentence that cannot be said.
    """
    if choose(context.site, context.content, document.lang) is None:
        return Written("no recording", (_no_voice(document),))
    recording = record(document, context)
    site = context.site
    head = tags(document.title, site.organisation, site.name, document.lang, recording.timeline.chapters)
    join(target, head, recording.frames())
    target.with_suffix(".vtt").write_text(webvtt(recording.timeline), "utf-8", newline="\n")
    shown = cues.javascript(document, recording.script, recording.timeline)
    target.with_suffix(".cues.js").write_text(shown, "utf-8", newline="\n")
    target.with_suffix(".txt").write_text(transcript(recording.script), "utf-8-sig", newline="\n")
    return Written(spoken_length(recording.timeline.seconds))


def pieces(document: Document, context: Context) -> tuple[Callable[[], object], ...]:
    """The parts of the work that can be done at once, in any order and process; `write` finds them done."""
    spoken = choose(context.site, context.content, document.lang) is not None
    return plan(document, context) if spoken else ()


def _no_voice(document: Document) -> Message:
    return Message(
        document.source,
        1,
        f"No computer voice speaks the language of this page, “{document.lang}”, so it has no recording.",
        "The page says so, and how to ask for it as sound. If you own a voice that speaks it, describe it "
        "under voices in content/site.yml.",
        "speech-language",
        "warn",
    )
