"""The plan of an edition: which tracks it will have, and who reads each, before anything is spoken."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from builder.build import Build
from builder.catalogue import Item
from builder.compose.talking_news import Entry, ending, entries, turns, welcome
from builder.compose.talking_news.entries import read_aloud
from builder.context import Context
from builder.document import Blocks, Document, Paragraph, Span, Text
from builder.messages import BuildError, Message
from builder.schema.answers import MONTHS
from builder.schema.edition import ENDING, WELCOME, Edition, Piece, Reading
from builder.speech import script
from builder.speech.brought import Examined, bring, examine
from builder.speech.recording import Recording, plan_track, record_track
from builder.speech.stretches import Stretch
from builder.speech.voices import Voice, speaks
from builder.speech.voices.choose import choose, named
from builder.terms import explain
from builder.words import terms

PEOPLE = "people in a recording of their own"  # who reads what was brought along


@dataclass(frozen=True, slots=True, eq=False)  # what is in it cannot be compared quickly
class Part:
    """A part of the work that can be done at once with others, in any order and process: a recording."""

    document: Document
    level: int
    file: Path
    context: Context

    def __call__(self) -> Recording:
        """Level and encode it, or find it in the cache."""
        return bring(self.document, self.level, self.file, self.context)


@dataclass(frozen=True, slots=True)
class PlannedTrack:
    """A track that is to be: what is said in it, by which voice, or the file of a recording people made."""

    entry: Entry
    voice: Voice | None
    file: Path | None
    context: Context

    @property
    def reader(self) -> str:
        """Who reads, as listeners are told."""
        return PEOPLE if self.file or not self.voice else self.voice.name

    def work(self) -> tuple[Stretch | Part, ...]:
        """The parts of the work for it, which can be done at once; `record` then finds them done."""
        entry = self.entry
        if self.file:
            return (Part(entry.document, entry.level, self.file, self.context),)
        assert self.voice
        return plan_track(entry.document, entry.level, self.voice, self.context)

    def record(self) -> Recording:
        """Its recording."""
        entry = self.entry
        if self.file:
            return bring(entry.document, entry.level, self.file, self.context)
        assert self.voice
        return record_track(entry.document, entry.level, self.voice, self.context)


@dataclass(frozen=True, slots=True)
class Plan:
    """All tracks of an edition but the welcome and the ending, and what is needed to make those.

    `voice` is that of the welcome, the announcements and the ending; None where people read all of those.
    `examined` are the recordings that were brought along, by their names in the content folder.
    """

    item: Item[Edition]
    build: Build
    pieces: tuple[PlannedTrack, ...]
    voice: Voice | None
    examined: dict[str, Examined]
    draft: bool = False

    @property
    def messages(self) -> tuple[Message, ...]:
        """What there is to mend in the recordings."""
        found = [message for one in self.examined.values() for message in one.messages]
        return (*found, *_unheard(self))

    @property
    def readers(self) -> tuple[str, ...]:
        """The voices that are heard, in order."""
        frame = not (read_aloud(WELCOME, self.item) and read_aloud(ENDING, self.item)) or self.draft
        first = [self.voice.name] if self.voice and frame else []
        return tuple(dict.fromkeys([*first, *(one.reader for one in self.pieces if not one.file)]))

    def welcome(self, seconds: float, readers: tuple[str, ...] | None = None) -> PlannedTrack:
        """The first track, which says how long the edition lasts and who reads: the voices, if not told."""
        made = welcome(
            self.item,
            [one.entry for one in self.pieces],
            self.readers if readers is None else readers,
            seconds,
            self.build.catalogue,
            documents=self.build.documents,
        )
        return self._ours(made)

    def ending(self) -> PlannedTrack:
        """The last track."""
        return self._ours(ending(self.item, self.build.catalogue))

    def tracks(self, seconds: float) -> tuple[PlannedTrack, ...]:
        """Every track in order, if the edition lasts so long."""
        return (self.welcome(seconds), *self.pieces, self.ending())

    def _ours(self, entry: Entry) -> PlannedTrack:
        return _planned(_rehearsed(entry) if self.draft else entry, self.voice, self.build.context)


def find(words: str, build: Build) -> Item[Edition]:
    """The edition that somebody means by its month (“2026-11”, “November 2026”) or by the name of its file.

    Raises BuildError that says which editions there are, or how to begin one.
    """
    known = {key: item for item in build.catalogue.all(Edition) for key in _names(item)}
    wanted = plain_name(words)
    if wanted in known:
        return known[wanted]
    months = sorted({item.fields.month for item in known.values()}, reverse=True)
    if not months:
        raise BuildError("There is no edition of the Talking News yet. To begin one: involve new edition")
    near = difflib.get_close_matches(wanted, known, 1, cutoff=0.8)
    if near and not re.fullmatch(r"\d{4}-\d{2}", wanted):
        guess = f"Did you mean {known[near[0]].fields.month:%Y-%m}?"
    else:
        guess = "There is " + " and ".join(f"{month:%Y-%m}" for month in months[:5]) + "."
    raise BuildError(
        f"There is no edition “{words}” in content/talking-news. {guess}\nTo begin one: involve new edition"
    )


def plan(item: Item[Edition], build: Build, *, draft: bool = False) -> Plan:
    """What will be heard in an edition; `draft` leaves only the first sentence of every track.

    Raises BuildError for an edition in which there is nothing to hear, and for a voice that is not there.
    """
    found = _explained(entries(item, build.catalogue, build.documents), build)
    if not any(entry.part and entry.level > 1 for entry in found):
        raise BuildError(_nothing_new(item))
    speaker = cache(partial(_voice, item, build))
    pieces, examined = [], {}
    for entry, name in zip(found, turns(found, item.fields.voices), strict=True):
        if entry.recording:
            examined[entry.recording] = _examined(entry, item, build)
        planned = _rehearsed(entry) if draft else entry
        pieces.append(_planned(planned, None if planned.recording else speaker(name), build.context))
    spoken = draft or not (read_aloud(WELCOME, item) and read_aloud(ENDING, item))
    voice = speaker(next(iter(item.fields.voices), "")) if spoken else None
    made = Plan(item, build, tuple(pieces), voice, examined, draft)
    for entry in (made.welcome(0).entry, made.ending().entry):
        if entry.recording:
            examined[entry.recording] = _examined(entry, item, build)
    return made


def _unheard(plan: Plan) -> Iterator[Message]:
    """Recordings that somebody listed and nobody will hear."""
    item = plan.item
    heard = set(plan.examined) | {one.entry.recording for one in plan.pieces}
    answers = plan.build.sources[f"{item.name}.md"].fields
    for number, reading in enumerate(item.fields.recordings):
        if reading.recording not in heard:
            yield Message(
                item.file,
                answers.line("recordings", number, "recording"),
                f"The recording of “{reading.page}” is not heard: that page is not in this edition, or "
                "another recording of it stands first.",
                "List the page under items, or take the recording out.",
                "recording-unheard",
                "warn",
            )


def _planned(entry: Entry, voice: Voice | None, context: Context) -> PlannedTrack:
    file = context.content / entry.recording if entry.recording else None
    return PlannedTrack(entry, voice, file, context)


def _explained(found: Sequence[Entry], build: Build) -> tuple[Entry, ...]:
    """Tracks in which each word of the glossary is explained where it is first heard in a piece.

    A page that is read in full has its own explained. What stands round the pieces explains none.
    """
    told: list[Entry] = []
    left = build.glossary
    for entry in found:
        document = entry.document
        if entry.level > 1 and not entry.recording and not any(terms(document)):
            document = explain(document, left)
        here = {term.means for term in terms(document)}
        left = tuple(one for one in left if one.means not in here)
        told.append(replace(entry, document=document))
    return tuple(told)


def _examined(entry: Entry, item: Item[Edition], build: Build) -> Examined:
    """The recording of a track, with what there is to mend in it, at the line where it is named."""
    fields, content = item.fields, build.context.content
    answers = build.sources[f"{item.name}.md"].fields
    lists: dict[str, Sequence[Piece | Reading]] = {
        "own_pieces": fields.own_pieces,
        "recordings": fields.recordings,
    }
    named = (
        answers.line(name, number, "recording")
        for name, given in lists.items()
        for number, one in enumerate(given)
        if one.recording == entry.recording
    )
    words = " ".join(one.words for one in script.track(entry.document, entry.level)[1:])
    return examine(content / entry.recording, words, item.file, next(named, 1), content)


def _voice(item: Item[Edition], build: Build, name: str) -> Voice:
    """The voice that the edition calls by a name; no name is the voice of the site.

    Raises BuildError for a voice that is not there, or that does not speak the language of the edition.
    """
    site, content = build.context.site, build.context.content
    found = named(name, site, content) if name else choose(site, content, site.language)
    if found is None:
        raise BuildError(
            f"No computer voice here speaks the language of the site, “{site.language}”. Name a voice that "
            f"does in content/site.yml, or give every piece in {item.file} a recording."
        )
    if not speaks(found, site.language):
        raise BuildError(
            f"{found.name} speaks the language “{found.language}”, and this edition is in “{site.language}”: "
            f"it would not be understood. Name another voice in {item.file}. For example: voices: natural"
        )
    return found


def _rehearsed(entry: Entry) -> Entry:
    """What is left of a track in a rehearsal: its first sentence, which a voice reads in any case."""
    said: Sequence[script.Utterance] = script.track(entry.document, entry.level)
    first = next((one for one in said if not one.added), None)
    blocks: Blocks = (Paragraph((Span((Text(first.text),), first.lang),)),) if first else ()
    return replace(entry, document=replace(entry.document, blocks=blocks, notes=()), recording="")


def _names(item: Item[Edition]) -> tuple[str, ...]:
    return (*month_names(item.fields.month), item.slug, item.name)


def month_names(month: date) -> tuple[str, str]:
    """What people call a month, in small letters: `2026-11`, `november 2026`."""
    return f"{month:%Y-%m}", f"{MONTHS[month.month - 1].lower()} {month.year}"


def plain_name(words: str) -> str:
    """The name of an edition as somebody wrote it, without what makes no difference."""
    name = " ".join(words.replace("\\", "/").split()).lower().removeprefix("content/").removesuffix(".md")
    month = re.fullmatch(r"(\d{4})-(\d)", name)
    return f"{month[1]}-0{month[2]}" if month else name


def _nothing_new(item: Item[Edition]) -> str:
    return (
        f"There is nothing to hear in {item.fields.title} yet: no page is new in its month. Nothing was "
        f"made. Add pieces of your own to {item.file}, or list pages under “items”. For example:\n"
        "own_pieces:\n"
        "  - title: Winter walks\n"
        "    kind: useful\n"
        "    words: The canal path is gritted now."
    )
