"""Discs: which tracks of a programme go on which CD (IEC 60908, the “Red Book”).

A disc holds 99 tracks, a track lasts at least four seconds, and all is counted in sectors, 75 a second. Where
one disc is not enough, a new one begins between two pieces. The announcement of a part stays with its first
piece, and the ending with the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.speech.programme import GAP, Programme, Track
from builder.speech.timeline import RATE

SECTOR = 588  # samples of both channels
A_SECOND = RATE // SECTOR  # sectors
SHORTEST = 4 * A_SECOND  # a track, without the pause before it
PAUSE = round(GAP / RATE) * A_SECOND  # before every track but the first: two seconds of silence are heard
LONGEST = 79 * 60 * A_SECOND  # a disc; some do not play what lies further out, though most hold 80 minutes
MOST_TRACKS = 99
# What “Disc 2 of 2” at the beginning and “This is the end of disc 1” take. A longer name of an edition does
# no harm: from 79 minutes to the end of a disc there is nearly a minute.
ANNOUNCED = 2 * (15 * A_SECOND + PAUSE)


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc, its number counted from 1, how many there are, and the tracks of the programme on it."""

    number: int
    count: int
    tracks: tuple[Track, ...]

    @property
    def begins(self) -> bool:
        """Whether it begins with words that say which disc it is."""
        return self.number > 1

    @property
    def ends(self) -> bool:
        """Whether it ends with words that say how to go on."""
        return self.number < self.count

    @property
    def track_count(self) -> int:
        """How many tracks a player counts on it."""
        return len(self.tracks) + self.begins + self.ends

    @property
    def minutes(self) -> int:
        """About how long it lasts, pauses included."""
        return max(1, round(_length(self.tracks) / A_SECOND / 60))


def discs(programme: Programme) -> tuple[Disc, ...]:
    """The discs of a programme, as few as can be; none if a piece is too long for any disc."""
    if too_long(programme):
        return ()
    filled = [programme.tracks] if _fits(programme.tracks) else _filled(programme)
    return tuple(Disc(number, len(filled), tracks) for number, tracks in enumerate(filled, 1))


def too_long(programme: Programme) -> tuple[Track, ...]:
    """The tracks that no disc holds."""
    if _fits(programme.tracks):
        return ()
    return tuple(track for track in programme.tracks if not _fits_with_words((track,)))


def sectors(length: int) -> int:
    """How many sectors a track of so many samples takes."""
    return max(-(-length // SECTOR), SHORTEST)


def _filled(programme: Programme) -> list[tuple[Track, ...]]:
    """The tracks of each disc, where there is more than one."""
    filled: list[tuple[Track, ...]] = []
    for tracks in _kept_together(programme):
        if filled and _fits_with_words(filled[-1] + tracks):
            filled[-1] += tracks
        else:
            filled.append(tracks)
    return filled


def _kept_together(programme: Programme) -> list[tuple[Track, ...]]:
    """The tracks between which a new disc may begin, each with what is heard of its own part before it."""
    groups: list[tuple[Track, ...]] = []
    waiting: tuple[Track, ...] = ()
    for track in programme.tracks:
        waiting += (track,)
        if track.level > 1:
            groups.append(waiting)
            waiting = ()
    if groups and waiting:
        groups[-1] += waiting
    elif waiting:
        groups.append(waiting)
    return [part for group in groups for part in _singly_if_too_long(group)]


def _singly_if_too_long(group: tuple[Track, ...]) -> list[tuple[Track, ...]]:
    return [group] if _fits_with_words(group) else [(track,) for track in group]


def _fits(tracks: Sequence[Track]) -> bool:
    return len(tracks) <= MOST_TRACKS and _length(tracks) <= LONGEST


def _fits_with_words(tracks: Sequence[Track]) -> bool:
    """Whether they fit on a disc beside the words that say which disc it is and how to go on."""
    return len(tracks) <= MOST_TRACKS - 2 and _length(tracks) <= LONGEST - ANNOUNCED


def _length(tracks: Sequence[Track]) -> int:
    return sum(sectors(track.length) + PAUSE for track in tracks)
