"""A monthly edition of the Talking News: what it holds. The recordings are made from it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, StringConstraints

from builder.schema.answers import (
    MONTHS,
    AsChoice,
    AsList,
    Day,
    Part,
    Title,
    Words,
    asks,
    trouble,
)
from builder.schema.page import Heading
from builder.schema.site import Who

PieceKind = Literal["news", "get involved", "useful", "to make you smile"]
PIECE_KINDS: tuple[PieceKind, ...] = get_args(PieceKind)
WELCOME, ENDING = "welcome", "ending"  # the first track and the last
# What is read aloud or was: as long as a talk of some hours.
ReadAloud = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500_000)]
_NEWS = "Talking News tells what is happening, what to join, what is useful, and what makes you smile."


def _read_month(value: object) -> object:
    """Turn `November 2026` and `2026-11` into the first day of that month."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    words, numbers = re.fullmatch(r"([A-Za-z]+) (\d{4})", text), re.fullmatch(r"(\d{4})-(\d{1,2})", text)
    if words and words[1].capitalize() in MONTHS:
        return date(int(words[2]), MONTHS.index(words[1].capitalize()) + 1, 1)
    if numbers and 1 <= int(numbers[2]) <= 12:
        return date(int(numbers[1]), int(numbers[2]), 1)
    raise trouble("field-date", f"“{value}” is not a month.", "Write it like this: November 2026")


_HUMAN = "A neighbour’s voice is better company than a computer’s."


class Piece(Part):
    """One piece of an edition's own: words to be read, or a recording with its words."""

    title: Title = asks("Give the piece a name.", "Winter walks", _NEWS)
    kind: Annotated[PieceKind, AsChoice] = asks(
        "Choose what it is: news, get involved, useful, or to make you smile.", "useful", _NEWS
    )
    words: ReadAloud | None = asks(
        "Write the words to be read.", "The canal path is gritted now.", _NEWS, default=None
    )
    recording: Words | None = asks(
        "Name a recording in the content folder.", "talking-news/walks.mp3", _NEWS, default=None
    )
    transcript: ReadAloud | None = asks(
        "Write the words of the recording, if they are not those to be read.",
        "The canal path is gritted now.",
        _NEWS,
        default=None,
    )


class Reading(Part):
    """Something that somebody has read aloud from the script, and the recording.

    It is a page, or one of the tracks round them: the welcome, the announcement of a part, or the ending.
    """

    page: Words = asks("Name the page, or write welcome or ending.", "feedback/bus-passes", _HUMAN)
    recording: Words = asks("Name a recording in the content folder.", "talking-news/03.mp3", _HUMAN)
    transcript: ReadAloud | None = asks(
        "Write what is said, if it is not what stands in the script.",
        "Good evening from all of us.",
        _HUMAN,
        default=None,
    )


class Edition(Heading):
    """An edition of the Talking News. Without `items` it holds everything new since the one before."""

    month: Annotated[date, BeforeValidator(_read_month)] = asks(
        "Say which month it is for.", "November 2026", "Talking News comes every month."
    )
    items: Annotated[list[Words], AsList] = asks(
        "List the pages it reads, if not everything new.", "opportunities/day-centres", _NEWS, default=[]
    )
    leave_out: Annotated[list[Words], AsList] = asks(
        "List pages that are new and shall not be read this time.",
        "events/carers-forum-december",
        "An edition is no longer than people like to listen.",
        default=[],
    )
    order: Annotated[list[Words], AsList] = asks(
        "List what comes first in its part: pages, or titles of your own pieces. All else follows.",
        ["feedback/bus-passes", "Winter walks"],
        "What matters most is heard first.",
        default=[],
    )
    in_full: Annotated[list[Words], AsList] = asks(
        "List pages to be read from beginning to end. All others are told in short.",
        "strategies/carers",
        "People who listen get as much as people who read.",
        default=[],
    )
    own_pieces: list[Piece] = asks(
        "List pieces of your own.",
        [{"title": "Winter walks", "kind": "useful", "words": "The canal path is gritted now."}],
        _NEWS,
        default=[],
    )
    recordings: list[Reading] = asks(
        "List pages that somebody has read aloud from the script, each with the recording.",
        [{"page": "feedback/bus-passes", "recording": "talking-news/03.mp3"}],
        _HUMAN,
        default=[],
    )
    voices: Annotated[list[Words], AsList] = asks(
        "List the voices that take turns.",
        "natural",
        "A change of voice says that a new piece begins.",
        default=[],
    )
    contact: Who | None = asks(
        "Say who answers listeners and takes sticks back: a short name from the site file, or a role with "
        "phone, e-mail and post.",
        "talking-news",
        "You know whom to ask, and where a stick goes back to.",
        default=None,
    )
    next_day: Day | None = asks(
        "Say on which day the next edition comes out.",
        "18 December 2026",
        "News comes regularly.",
        default=None,
    )
