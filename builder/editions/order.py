"""The running order: what is in an edition and how long it lasts, before anything is spoken.

It is plain text, a line for each track, so that it reads well with a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from builder.compose.blocks import listed
from builder.compose.talking_news.entries import HEADINGS, Entry
from builder.editions.plan import Plan, PlannedTrack
from builder.speech.estimate import estimate
from builder.speech.programme import GAP
from builder.speech.timeline import RATE, about
from builder.words import many

BETWEEN = GAP / RATE  # seconds of silence that are added between two tracks
CD_SECONDS, CD_TRACKS = 79 * 60, 99  # that a disc holds
NEAR = 5  # seconds: an estimate is told no finer


@dataclass(frozen=True, slots=True)
class Row:
    """One track of the running order; `exact` says that its seconds were measured and not estimated."""

    number: int
    entry: Entry
    reader: str
    seconds: float
    exact: bool

    @property
    def title(self) -> str:
        """Its title."""
        return self.entry.document.title

    def told(self) -> str:
        """It as one line: `3. News: The clock on Market Street, about 1 minute 5 seconds, read by Heart`."""
        part = f"{HEADINGS[self.entry.part]}: " if self.entry.part and self.entry.level > 1 else ""
        reader = "a recording" if self.exact else f"read by {self.reader.partition(',')[0]}"
        return f"{self.number}. {part}{self.title}, {length(self.seconds, self.exact)}, {reader}"


@dataclass(frozen=True, slots=True)
class RunningOrder:
    """The tracks of an edition in order. `file` is that of the edition, as officers know it."""

    title: str
    file: str
    rows: tuple[Row, ...]

    @property
    def seconds(self) -> float:
        """How long all of it lasts, with the silence between tracks."""
        return sum(row.seconds for row in self.rows) + BETWEEN * (len(self.rows) - 1)

    def told(self) -> Iterator[str]:
        """What an officer reads: a line for each track, and then what to look at."""
        yield f"{self.title}: {many(len(self.rows), 'track')}, {about(self.seconds)}."
        readers = dict.fromkeys(row.reader for row in self.rows if not row.exact)
        yield f"Read by {listed(readers) if readers else 'people, in recordings of their own'}."
        yield from (row.told() for row in self.rows)
        yield from (f"Please note: {note}" for note in self.notes())

    def notes(self) -> Iterator[str]:
        """What to look at before the edition is made: parts with nothing in them, and what no CD holds."""
        empty = [
            heading for part, heading in HEADINGS.items() if part not in {row.entry.part for row in self.rows}
        ]
        if empty:
            yield (
                f"There is nothing in {listed(f'“{one}”' for one in empty)}. Listeners look forward to every "
                f"part: add pieces of your own to {self.file}."
            )
        if self.seconds > CD_SECONDS:
            yield self._too_long()
        if len(self.rows) > CD_TRACKS:
            yield (
                f"A CD has room for {CD_TRACKS} tracks, and this edition has {len(self.rows)}, so it needs "
                "more than one disc. Sticks hold them all."
            )

    def _too_long(self) -> str:
        """That one CD is not enough, and which pieces could wait."""
        told = f"A CD holds {CD_SECONDS // 60} minutes, so this edition needs more than one disc."
        cut = cuts(self.rows, self.seconds - CD_SECONDS)
        if not cut:
            return told
        pieces = listed(f"“{row.title}” ({length(row.seconds, row.exact)})" for row in cut)
        pages = ", ".join(row.entry.name for row in cut if row.entry.name)
        how = f" To leave pages out, write in {self.file}: leave_out: [{pages}]" if pages else ""
        return f"{told} It would fit on one without {pieces}.{how}"


def running_order(plan: Plan) -> RunningOrder:
    """The running order of an edition: recordings that people made are measured, all else is estimated."""
    inside = [_row(number, track, plan) for number, track in enumerate(plan.pieces, 2)]
    last = _row(len(inside) + 2, plan.ending(), plan)
    seconds = sum(row.seconds for row in (*inside, last)) + BETWEEN * (len(inside) + 1)
    first = _row(1, plan.welcome(seconds), plan)
    first = _row(1, plan.welcome(seconds + first.seconds), plan)  # which says how long it lasts itself
    return RunningOrder(plan.item.fields.title, plan.item.file, (first, *inside, last))


def _row(number: int, track: PlannedTrack, plan: Plan) -> Row:
    entry = track.entry
    if track.file:
        return Row(number, entry, track.reader, plan.examined[entry.recording].seconds, exact=True)
    assert track.voice
    seconds = estimate(entry.document, entry.level, track.voice, track.context)
    return Row(number, entry, track.reader, seconds, exact=False)


def cuts(rows: Sequence[Row], over: float) -> tuple[Row, ...]:
    """The pieces to leave out first so that so many seconds are saved, in their order; none if all do not.

    What has no last day can wait, so it goes first, and of that the longest, so that few pieces go. Then goes
    what has its last day latest. The last one to go is the shortest that is enough.
    """
    waiting = [row for row in rows if row.entry.level > 1 and row.entry.until is None]
    dated = [row for row in rows if row.entry.level > 1 and row.entry.until is not None]
    waiting.sort(key=lambda row: -row.seconds)
    dated.sort(key=lambda row: (row.entry.until or date.max, row.number), reverse=True)
    gone: list[Row] = []
    for group in (waiting, dated):
        left = list(group)
        while left and over > 0:
            enough = [row for row in left if row.seconds + BETWEEN >= over]
            row = min(enough, key=lambda one: one.seconds) if enough and group is waiting else left[0]
            left.remove(row)
            gone.append(row)
            over -= row.seconds + BETWEEN
    return tuple(sorted(gone, key=lambda row: row.number)) if over <= 0 else ()


def length(seconds: float, exact: bool = False) -> str:
    """A length in words: `about 1 minute 5 seconds`, or `12 seconds` if it was measured."""
    fine = 1 if exact else NEAR
    minutes, rest = divmod(max(fine, round(seconds / fine) * fine), 60)
    parts = [many(count, unit) for count, unit in ((minutes, "minute"), (rest, "second")) if count]
    return ("" if exact else "about ") + " ".join(parts)
