"""The timeline of a recording: which sentence is heard from when to when, and where the chapters lie.

Every product with sound is made from it: captions, chapters, and the books that follow the voice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.speech.script import End, Kind, Script, Utterance

RATE = 44_100  # samples a second of every recording

# Seconds of silence after a sentence, by what is over with it, and before a heading.
PAUSE_AFTER: dict[End, float] = {"sentence": 0.35, "item": 0.5, "paragraph": 0.7, "heading": 0.9}
PAUSE_BEFORE_HEADING = 0.6
# A track of an edition ends in this much silence; between two tracks 2 seconds of it are heard.
TRACK_END = 0.9
BETWEEN_TRACKS = 2.0


@dataclass(frozen=True, slots=True)
class Clip:
    """One sentence in the recording; `index` is its place in the script, `begin` and `end` are samples."""

    index: int
    text: str
    kind: Kind
    section: str
    begin: int
    end: int

    @property
    def from_second(self) -> float:
        """When it begins, in seconds."""
        return self.begin / RATE

    @property
    def to_second(self) -> float:
        """When it ends, in seconds."""
        return self.end / RATE


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is heard from one heading to the next; `level` is the heading's, `begin` and `end` are samples."""

    title: str
    section: str
    level: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The clips in order, the chapters, and the length of the whole recording in samples."""

    clips: tuple[Clip, ...]
    chapters: tuple[Chapter, ...]
    length: int

    @property
    def seconds(self) -> float:
        """The length of the whole recording."""
        return self.length / RATE


def pauses(script: Script, last: float | None = None) -> tuple[float, ...]:
    """The seconds of silence after each utterance of a script; after the last it may be told."""
    following: Iterable[Utterance | None] = (*script[1:], None)[: len(script)]
    found = [_pause(utterance, then) for utterance, then in zip(script, following, strict=True)]
    if found and last is not None:
        found[-1] = last
    return tuple(found)


def _pause(utterance: Utterance, then: Utterance | None) -> float:
    new_heading = then is not None and then.kind == "heading" and then.starts
    return PAUSE_AFTER[utterance.ends] + (PAUSE_BEFORE_HEADING if new_heading else 0.0)


def timeline(script: Script, spans: Iterable[tuple[int, int]], length: int) -> Timeline:
    """The timeline of a script whose utterances are heard at the given spans of samples."""
    clips = tuple(
        Clip(index, utterance.words, utterance.kind, utterance.section, begin, end)
        for index, (utterance, (begin, end)) in enumerate(zip(script, spans, strict=True))
    )
    return Timeline(clips, tuple(_chapters(script, clips, length)), length)


def _chapters(script: Script, clips: tuple[Clip, ...], length: int) -> Iterable[Chapter]:
    starts = [index for index, utterance in enumerate(script) if utterance.level and utterance.starts]
    if not starts:
        return
    for index, following in zip(starts, [*starts[1:], None], strict=True):
        begin = clips[index].begin if index else 0
        end = length if following is None else clips[following].begin
        yield Chapter(_heading(script, index), script[index].section, script[index].level, begin, end)


def _heading(script: Script, index: int) -> str:
    """The whole heading that starts at an utterance, which may be more than one sentence."""
    words = [script[index].text]
    for utterance in script[index + 1 :]:
        if utterance.starts:
            break
        words.append(utterance.text)
    return " ".join(words)


def spoken_length(seconds: float) -> str:
    """A length in words, rounded to whole minutes: “under a minute”, “1 minute”, “1 hour 15 minutes”."""
    if seconds < 60:
        return "under a minute"
    minutes = int(seconds / 60 + 0.5)
    hours, rest = divmod(minutes, 60)
    parts = ((hours, "hour"), (rest, "minute"))
    return " ".join(f"{count} {unit}{'s' * (count > 1)}" for count, unit in parts if count)


def about(seconds: float) -> str:
    """A length that is told before all is known, or to listeners: “about 13 minutes”, “under a minute”."""
    return f"{'' if seconds < 60 else 'about '}{spoken_length(seconds)}"


def on_clock(seconds: float) -> str:
    """A moment of a recording as players show it: `4:05`, `1:15:00`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
