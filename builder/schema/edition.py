"""A monthly edition of the Talking News: what it holds. The recordings are made from it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator

from builder.schema.answers import MONTHS, AsChoice, AsList, LongWords, Part, Title, Words, asks, trouble
from builder.schema.page import Heading

PieceKind = Literal["news", "get involved", "useful", "to make you smile"]
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


class Piece(Part):
    """One piece of an edition's own: words to be read, or a recording with its words."""

    title: Title = asks("Give the piece a name.", "Winter walks", _NEWS)
    kind: Annotated[PieceKind, AsChoice] = asks(
        "Choose what it is: news, get involved, useful, or to make you smile.", "useful", _NEWS
    )
    words: LongWords | None = asks(
        "Write the words to be read.", "The canal path is gritted now.", _NEWS, default=None
    )
    recording: Words | None = asks(
        "Name a recording in the content folder.", "talking-news/walks.mp3", _NEWS, default=None
    )
    transcript: LongWords | None = asks(
        "Write the words of the recording.", "The canal path is gritted now.", _NEWS, default=None
    )


class Edition(Heading):
    """An edition of the Talking News. Without `items` it holds everything new since the one before."""

    month: Annotated[date, BeforeValidator(_read_month)] = asks(
        "Say which month it is for.", "November 2026", "Talking News comes every month."
    )
    items: Annotated[list[Words], AsList] = asks(
        "List the pages it reads, if not everything new.", "opportunities/day-centres", _NEWS, default=[]
    )
    own_pieces: list[Piece] = asks(
        "List pieces of your own.",
        [{"title": "Winter walks", "kind": "useful", "words": "The canal path is gritted now."}],
        _NEWS,
        default=[],
    )
    voices: Annotated[list[Words], AsList] = asks(
        "List the voices that take turns.",
        "natural",
        "A change of voice says that a new piece begins.",
        default=[],
    )
