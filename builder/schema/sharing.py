"""Where people hear of something: a place, and how many copies of what is printed it gets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field

from builder.schema.answers import Part, Words, read_list, read_number, trouble

MOST = 100_000  # copies for one place: more is a slip of the finger

_COPIES = re.compile(r"(?P<place>.*\S)\s*(?::|\s[—–-])\s*(?P<copies>\d[\d,]*(?:\s+copies|\s+copy)?)", re.S)


class Place(Part):
    """A place such as “Wexmoor Library” or “the Talking News”.

    `copies` is how many it gets: 0 where nothing on paper goes, None where nobody has said.
    """

    place: Words
    copies: Annotated[int, Field(ge=0, le=MOST)] | None = None


def _read_place(value: object) -> object:
    """Read `Wexmoor Library`, `Wexmoor Library: 20`, “Wexmoor Library — 20 copies”, or the two names."""
    if isinstance(value, Mapping):
        if "place" in value:
            return {**value, "copies": _number(value["copies"])} if "copies" in value else value
        if len(value) != 1:
            return value
        ((place, copies),) = value.items()
        return {"place": place, "copies": _number(copies, place)}
    if not isinstance(value, str):
        return value
    found = _COPIES.fullmatch(value.strip())
    return {"place": found["place"], "copies": _number(found["copies"])} if found else {"place": value}


def _number(words: object, place: object = "Wexmoor Library") -> object:
    """How many copies; raises what to write where that is no number."""
    if not isinstance(words, str):
        return words
    digits = str(read_number(re.sub(r"\s*cop(?:ies|y)$", "", words.strip(), flags=re.I)))
    if not digits:
        return None
    if not re.fullmatch(r"\d+", digits, re.A):
        raise trouble(
            "field-number",
            f"“{words}” is not a number of copies.",
            f"Write how many copies this place gets, as a number, or the place alone: {place}: 20",
        )
    if int(digits) > MOST:
        raise trouble(
            "field-number",
            f"{int(digits):,} copies are too many for one place.",
            f"Write a number up to {MOST:,}: {place}: 20",
        )
    return int(digits)


def _read_places(value: object) -> object:
    """A list of places; one alone is a list too, and so are places with numbers and without dashes."""
    if isinstance(value, Mapping) and "place" not in value:
        return [{place: copies} for place, copies in value.items()]
    return read_list(value)


Places = Annotated[list[Annotated[Place, BeforeValidator(_read_place)]], BeforeValidator(_read_places)]
