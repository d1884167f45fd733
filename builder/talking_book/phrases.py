"""Phrases: which words of a track are heard from when to when, and the headings that players go to.

A phrase lasts until the next begins, and the last until the end of its track: players join phrases, so all
pauses stay as long as they are. What is said for listeners alone, such as what a term means, has no words in
the text: it is heard with the phrase before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.ooxml.elements import clean
from builder.speech.places import TITLE, name, places
from builder.speech.programme import Programme, Track
from builder.speech.script import Utterance
from builder.speech.timeline import RATE, Clip

WHOLE = "s.all"  # the id of a whole track's text; no sentence and no heading of an author has it

# Players find a place in an MP3 to a frame or two, and the first frame they decode is incomplete. So phrases
# begin this much before what is heard, in the pause, and no consonant is lost.
LEAD = round(0.08 * RATE)

DEEPEST = 6  # no format has headings below


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are heard together: the id of the element they stand in, and when, in milliseconds."""

    place: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the contents: words, level from 1, number of its track, and place of its phrase.

    `opens` tells that it is the title of its track.
    """

    title: str
    level: int
    track: int
    place: str
    opens: bool = False


def milliseconds(track: Track) -> int:
    """How long a track lasts; never longer than its sound."""
    return track.length * 1000 // RATE


def phrases(track: Track) -> tuple[Phrase, ...]:
    """The phrases of a track: one for each sentence, or one in all of a recording that people made."""
    starts = [] if track.brought else list(_starts(track))
    if not starts:
        return (Phrase(WHOLE, 0, milliseconds(track)),)
    begins = [0, *(begin for _, begin in starts[1:])]
    ends = [*begins[1:], milliseconds(track)]
    found = zip(starts, begins, ends, strict=True)
    return tuple(Phrase(place, begin, end) for (place, _), begin, end in found)


def contents(programme: Programme) -> tuple[Heading, ...]:
    """All headings in order; the first is of level 1, and none skips a level below the one before."""
    found: list[Heading] = []
    above = 0
    for track in programme.tracks:
        for heading in _headings(track):
            above = min(heading.level, above + 1, DEEPEST)
            found.append(replace(heading, level=above))
    return tuple(found)


def _starts(track: Track) -> Iterator[tuple[str, int]]:
    """Each place that is heard, and when it begins, in milliseconds."""
    last, quiet_from = "", 0
    for place, _, clip in _placed(track):
        if clip.end <= clip.begin:  # a row of dots, say, for which voices have no sound
            continue
        if place and place != last:
            last = place
            yield place, max(quiet_from, clip.begin - LEAD) * 1000 // RATE
        quiet_from = clip.end


def _placed(track: Track) -> Iterator[tuple[str, Utterance, Clip]]:
    """Each sentence with its clip and its place, which is empty if it stands nowhere in the text."""
    numbers = iter(places(track.document)[1:])
    recording = track.recording
    for utterance, clip in zip(recording.script, recording.timeline.clips, strict=True):
        if utterance.kind == "title":
            yield name(TITLE), utterance, clip
        else:
            yield "" if utterance.added else name(next(numbers)), utterance, clip


def _headings(track: Track) -> Iterator[Heading]:
    """The title of a track, and the headings in it that are heard."""
    heard = [phrase.place for phrase in phrases(track)]
    title = clean(track.title).strip() or str(track.number)
    yield Heading(title, track.level, track.number, heard[0], opens=True)
    if heard == [WHOLE]:
        return
    for place, utterance, words in _sections(track):
        if place in heard:
            yield Heading(clean(words), utterance.level, track.number, place)


def _sections(track: Track) -> Iterator[tuple[str, Utterance, str]]:
    """The headings inside a track: where each begins, its first sentence, and all of its words."""
    sentences = [one for one in _placed(track) if one[1].kind == "heading" and not one[1].added]
    starts = [index for index, (_, utterance, _) in enumerate(sentences) if utterance.starts]
    for begin, end in pairwise([*starts, len(sentences)]):
        place, first, _ = sentences[begin]
        yield place, first, " ".join(utterance.text for _, utterance, _ in sentences[begin:end])
