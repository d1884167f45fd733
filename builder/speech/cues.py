"""Cues: which place of a page is spoken from when to when, for a script that shows it.

They are kept in a file of JavaScript: for a page that was opened from a disk, browsers fetch neither data nor
captions, but they do load scripts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from builder.document import Document
from builder.speech.places import TITLE, places
from builder.speech.script import NOTES_SECTION, OTHER_FORMATS_SECTION, Script
from builder.speech.timeline import RATE, Timeline

_VARIABLE = "window.involveCues="
_PARTS_TO = 2  # the level of headings that begin a part
_OURS = (NOTES_SECTION, OTHER_FORMATS_SECTION)  # headings that stand elsewhere, or under another id


@dataclass(frozen=True, slots=True)
class Part:
    """What is heard from one heading to the next; `section` is empty where the page has no such section."""

    title: str
    section: str
    begin: float  # seconds


def javascript(document: Document, script: Script, timeline: Timeline) -> str:
    """The cues and the parts of a recording: `cues` are lists of place, begin and end, `parts` as `Part`.

    Times are seconds from the beginning, to hundredths. `says` is the digest of the page that the cues are
    for: in any other, such as one that a browser has kept from before, they would show the wrong sentences.
    """
    found = _places(script, places(document))
    cues = [
        [place, _seconds(clip.begin), _seconds(clip.end)]
        for clip, place in zip(timeline.clips, found, strict=True)
        if place is not None and clip.end > clip.begin
    ]
    parts = [
        [chapter.title, "" if chapter.section in _OURS else chapter.section, _seconds(chapter.begin)]
        for chapter in timeline.chapters
        if chapter.level <= _PARTS_TO
    ]
    record = {"says": digest(document), "parts": parts, "cues": cues}
    return _VARIABLE + json.dumps(record, separators=(",", ":")) + ";\n"


def digest(document: Document) -> str:
    """A short digest of all that a Document says."""
    return hashlib.sha256(repr(document).encode()).hexdigest()[:12]


def parts(file: str) -> list[Part]:
    """The parts that a file of cues tells of."""
    record = json.loads(file.removeprefix(_VARIABLE).rstrip(";\n"))
    return [Part(*part) for part in record["parts"]]


def _places(script: Script, numbered: tuple[int, ...]) -> Iterator[int | None]:
    """The place of each utterance, or None for what stands nowhere in the page.

    What a term means is said after the sentence that holds the term, and is shown beside it.
    """
    numbers = iter(numbered[1:])
    place: int | None = None
    for utterance in script:
        if utterance.kind == "title":
            place = TITLE
        elif not utterance.added:
            place = next(numbers)
        elif utterance.starts:
            place = None
        yield place


def _seconds(samples: int) -> float:
    return round(samples / RATE, 2)
