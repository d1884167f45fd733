"""A recording of a Document: the plan of its stretches, and the whole with its timeline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from builder.context import Context
from builder.document import Document
from builder.speech import pronunciations, script
from builder.speech.loudness import Sound
from builder.speech.normalise import spoken
from builder.speech.pronunciations import Pronunciations, pronounce
from builder.speech.script import Script, Utterance
from builder.speech.stretches import Line, Stretch, cuts, speak
from builder.speech.timeline import TRACK_END, Timeline, about, pauses, timeline
from builder.speech.voices import Voice, speaks
from builder.speech.voices.choose import choose

OPENING_SECONDS = 12  # about what the words before the page take; only a first guess at the length
# Said in place of words in a language that the voice does not speak.
FOREIGN = "Here are words in another language"
_ENDS = (".", "!", "?", ":", ";", "…")


class Sounding(Protocol):
    """A part of a recording that has been made: spoken by a voice, or brought along by people.

    `spans` are where each of its sentences is heard and `length` how long it lasts, in samples at 44.1 kHz;
    `fresh` counts the sentences that a voice had to say for it.
    """

    @property
    def spans(self) -> tuple[tuple[int, int], ...]: ...

    @property
    def length(self) -> int: ...

    @property
    def fresh(self) -> int: ...

    def frames(self) -> Iterator[bytes]:
        """Its MP3 frames, part by part."""

    def samples(self) -> Iterator[Sound]:
        """Its sound before it was encoded, part by part, `length` samples in all."""


@dataclass(frozen=True, slots=True)
class Recording:
    """What was recorded: the script, the timeline over it, and the stretches in order."""

    script: Script
    timeline: Timeline
    stretches: tuple[Sounding, ...]

    def frames(self) -> Iterator[bytes]:
        """The MP3 frames, stretch by stretch."""
        return (frames for stretch in self.stretches for frames in stretch.frames())

    def samples(self) -> Iterator[Sound]:
        """The sound as it was before it was encoded, at 44.1 kHz; only a stretch of it is held at a time."""
        return (samples for stretch in self.stretches for samples in stretch.samples())


def plan(document: Document, context: Context) -> tuple[Stretch, ...]:
    """The stretches of a Document that can be made at once and in any order, all but the opening.

    The opening says how long the recording is, so it is made last, by `record`.
    """
    return _stretches(script.body(document, context.site), _voice(document, context), context)


def record(document: Document, context: Context) -> Recording:
    """Record a Document, with the stretches of its plan taken from the cache where they have been made.

    The words for the length are true of the whole recording, themselves included: they are said, the whole
    is measured, and they are said again in the rare case that they tipped it over to the next minute.
    """
    body = script.body(document, context.site)
    rest = tuple(speak(stretch) for stretch in _stretches(body, _voice(document, context), context))
    seconds = recording(body, rest).timeline.seconds + OPENING_SECONDS
    whole = _with_opening(document, context, body, rest, seconds)
    if _lasts(whole.timeline.seconds) != _lasts(seconds):
        whole = _with_opening(document, context, body, rest, whole.timeline.seconds)
    return whole


def plan_track(document: Document, level: int, voice: Voice, context: Context) -> tuple[Stretch, ...]:
    """The stretches of one track of an edition, which can be made at once and in any order."""
    return _stretches(script.track(document, level), voice, context, TRACK_END)


def record_track(document: Document, level: int, voice: Voice, context: Context) -> Recording:
    """Record one track of an edition; what was made before is taken from the cache."""
    made = tuple(speak(stretch) for stretch in plan_track(document, level, voice, context))
    return recording(script.track(document, level), made)


def _with_opening(
    document: Document, context: Context, body: Script, rest: tuple[Sounding, ...], seconds: float
) -> Recording:
    voice = _voice(document, context)
    opening = script.opening(document, context.site, voice.name, _lasts(seconds))
    first = tuple(speak(stretch) for stretch in _stretches(opening, voice, context))
    return recording(opening + body, (*first, *rest))


def _lasts(seconds: float) -> str:
    return f"This recording lasts {about(seconds)}."


def recording(whole: Script, stretches: tuple[Sounding, ...]) -> Recording:
    """A recording of stretches that say this script one after the other."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for stretch in stretches:
        spans.extend((begin + start, begin + end) for start, end in stretch.spans)
        begin += stretch.length
    return Recording(whole, timeline(whole, spans, begin), stretches)


def _stretches(
    part: Script, voice: Voice, context: Context, last: float | None = None
) -> tuple[Stretch, ...]:
    known = _pronunciations(context.content / "pronunciations.yml")
    foreign = [_is_foreign(utterance, known, voice) for utterance in part]
    before = [False, *foreign[:-1]]
    lines = tuple(
        Line("" if again and unknown else _for_voice(utterance, known, voice), utterance.words, pause)
        for utterance, unknown, again, pause in zip(part, foreign, before, pauses(part, last), strict=True)
    )
    cache = context.cache / "speech"
    return tuple(Stretch(lines[begin:end], voice, cache) for begin, end in cuts(part))


def _for_voice(utterance: Utterance, known: Pronunciations, voice: Voice) -> str:
    """The words for the voice, with a stop at their end: without one, voices cut a last word short.

    No voice reads a language that it does not speak, unless the officers have said how the words sound.
    """
    if _is_foreign(utterance, known, voice):
        if not speaks(voice, "en"):
            return ""
        utterance = replace(utterance, text=FOREIGN, lang=voice.language)
    # “1. Call us.” is two sentences to a voice, which then makes a long pause after the number.
    utterance = replace(utterance, label=re.sub(r"\.$", ":", utterance.label))
    text = spoken(utterance.words, known, utterance.lang)
    return text if not text or text.endswith(_ENDS) else text + "."


def _is_foreign(utterance: Utterance, known: Pronunciations, voice: Voice) -> bool:
    """Whether a voice does not speak the language of some words, and nobody has said how they sound."""
    return not speaks(voice, utterance.lang) and pronounce(utterance.text, known) == utterance.text


def _voice(document: Document, context: Context) -> Voice:
    voice = choose(context.site, context.content, document.lang)
    if voice is None:
        raise ValueError(f"no voice speaks “{document.lang}”")
    return voice


def _pronunciations(file: Path) -> Pronunciations:
    known, _ = pronunciations.read(file)
    return known
