"""The words of a recording as files: WebVTT captions for players, and a transcript to read."""

from __future__ import annotations

from builder.speech.script import Script, Utterance
from builder.speech.timeline import RATE, Timeline


def webvtt(timeline: Timeline) -> str:
    """Captions with a cue for each sentence (W3C WebVTT); a cue's name is its clip's place in the script."""
    lines = ["WEBVTT", ""]
    for clip in timeline.clips:
        if clip.end > clip.begin:
            times = f"{_clock(clip.begin)} --> {_clock(clip.end)}"
            lines += [str(clip.index), times, _escaped(clip.text), ""]
    return "\n".join(lines)


def transcript(script: Script) -> str:
    """What is said as plain text: paragraphs apart, list items and cells on lines of their own."""
    text = ""
    previous: Utterance | None = None
    for utterance in script:
        text += _gap(previous, utterance) + utterance.words
        previous = utterance
    return text + "\n"


def _gap(previous: Utterance | None, utterance: Utterance) -> str:
    if previous is None:
        return ""
    mark = "- " if utterance.kind == "item" and utterance.starts and not utterance.label else ""
    if not utterance.starts:
        explains = utterance.added and not previous.added  # what a word of the page means
        return " " if not explains or _closed(previous.text) else ". "
    if previous.kind == utterance.kind and previous.ends in ("sentence", "item"):
        return "\n" + mark
    return ("\n" if previous.kind == "term" else "\n\n") + mark


def _closed(sentence: str) -> bool:
    return sentence.rstrip("”’\"')").endswith((".", "!", "?", "…", ":", ";"))


def _clock(samples: int) -> str:
    seconds, milliseconds = divmod(round(samples * 1000 / RATE), 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}.{milliseconds:03d}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
