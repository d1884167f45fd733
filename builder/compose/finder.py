"""What people choose an opportunity by: pay, from home, in the evening, who for, how long, how much say.

Each filter is a question with answers; an opportunity says which of them it fits. Whoever shows the finder
need know no more than that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from builder.catalogue import Catalogue, Item
from builder.schema.choices import Whom
from builder.schema.ladder import LADDER
from builder.schema.opportunity import Opportunity
from builder.schema.ways import FROM_HOME
from builder.words import capital

EVENING = time(17)
ANY_TIME = {"online", "post", "email", "creative"}  # nobody has to be there at the same moment
HALF_HOUR, TWO_HOURS = 30, 120  # minutes


@dataclass(frozen=True, slots=True)
class Filter:
    """A question of the finder. One with a single answer is a box to tick.

    `answers` are the values that stand in addresses and their words.
    """

    name: str
    label: str
    answers: tuple[tuple[str, str], ...]


FILTERS = (
    Filter("paid", "Paid", (("yes", "Paid"),)),
    Filter("home", "From home", (("yes", "I can do it from home"),)),
    Filter("evening", "In the evening", (("yes", "In the evening, or at any time"),)),
    Filter(
        "who",
        "Who it is for",
        (
            ("users", "People who use services"),
            ("carers", "Family carers"),
            ("everyone", "Anybody at all"),
        ),
    ),
    Filter(
        "time",
        "How long it takes",
        (("30", "Up to 30 minutes"), ("120", "Up to 2 hours"), ("more", "More than 2 hours")),
    ),
    Filter(
        "level",
        "How much say you have",
        tuple((rung.replace(" ", "-"), f"{capital(rung)}: {means}") for rung, means in LADDER.items()),
    ),
)

_WHO: dict[Whom, tuple[str, ...]] = {
    "everyone": ("users", "carers", "everyone"),
    "users": ("users",),
    "carers": ("carers",),
    "both": ("users", "carers"),
    "separately": ("users", "carers"),
}


def fits(item: Item[Opportunity], catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """The answers of each filter, by its name, that an opportunity fits."""
    fields = item.fields
    ticked = {"paid": fields.paid, "home": from_home(item), "evening": in_the_evening(item, catalogue)}
    return {
        **{name: ("yes",) if true else () for name, true in ticked.items()},
        "who": _WHO[fields.who_for],
        "time": lengths(fields.time),
        "level": (fields.level.replace(" ", "-"),),
    }


def from_home(item: Item[Opportunity]) -> bool:
    """Whether there is a way to take part that needs no journey."""
    return any(way.way in FROM_HOME for way in item.fields.ways)


def in_the_evening(item: Item[Opportunity], catalogue: Catalogue) -> bool:
    """Whether people can take part at or after 5pm: at a meeting still to come, or whenever they like."""
    coming = (event.fields for event in catalogue.events_of(item) if event.fields.date >= catalogue.today)
    anytime = any(way.way in ANY_TIME for way in item.fields.ways)
    return anytime or any(event.start >= EVENING for event in coming)


# ---- How long ----------------------------------------------------------------------------------------------

_NUMBERS = {
    **dict(
        zip(("a", "an", "one", "two", "three", "four", "five", "six"), (1, 1, 1, 2, 3, 4, 5, 6), strict=True)
    ),
    **{"seven": 7, "eight": 8, "nine": 9, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30},
    **{"forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90, "half a": 0.5, "half an": 0.5, "half": 0.5},
    **{"all": 1, "whole": 1, "full": 1},
}
_PARTS_OF_ONE = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_UNITS = {"min": 1, "minute": 1, "hr": 60, "hour": 60, "morning": 180, "afternoon": 180, "day": 420}

# How often it happens says nothing of how long it takes: “every 2 days”, “an hour a day”, “each morning”.
_HOW_OFTEN = re.compile(
    r"\b(?:every|each|per)\s+(?:[\w-]+\s+)?(?:hours?|mornings?|afternoons?|days?)\b"
    r"|(?<=[a-z])(?<!half)\s+an?\s+day\b"
    r"|\b(?:on|at|in|any|most|week|open|working|next|same|that|this|the)\s+(?:days?|mornings?|afternoons?)\b"
)
_NUMBER = rf"(?:\d+(?:\.\d+)?\s*[½¼¾]?|[½¼¾]|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_LENGTH = re.compile(
    rf"(?<![\w£.,])(?:(?P<many>{_NUMBER})(?P<half>\s+and\s+a\s+half)?[\s-]*)?"
    rf"\b(?P<unit>{'|'.join(_UNITS)})s?\b(?P<after>\s+and\s+a\s+half)?"
)


def minutes(words: str) -> int | None:
    """The longest stretch of time that words name, in minutes; None where they name none.

    “About 3 hours every 2 months: a meeting of 2 hours” is 180. Weeks and months say how often, not how long.
    """
    words = _HOW_OFTEN.sub(" ", words.lower().replace("\u00a0", " "))
    found: list[float] = []
    end = -9
    for match in _LENGTH.finditer(words):
        if not match["many"]:
            continue
        many = _number(match["many"]) + (0.5 if match["half"] or match["after"] else 0)
        length = many * _UNITS[match["unit"]]
        follows = words[end : match.start()].strip(" ,") in ("", "and") if end >= 0 else False
        if follows and match["unit"].startswith("min"):  # “1 hour 20 minutes” is one stretch
            found[-1] += length
        else:
            found.append(length)
        end = match.end()
    return round(max(found)) if found else None


def _number(words: str) -> float:
    if words in _NUMBERS:
        return _NUMBERS[words]
    part = _PARTS_OF_ONE.get(words[-1], 0)
    whole = words.rstrip("".join(_PARTS_OF_ONE)).strip()
    return float(whole or 0) + part


def lengths(words: str) -> tuple[str, ...]:
    """The answers to “how long” that a time fits; one that we cannot tell is never filtered out."""
    found = minutes(words)
    if found is None:
        return ("30", "120", "more")
    if found <= HALF_HOUR:
        return ("30", "120")
    return ("120",) if found <= TWO_HOURS else ("more",)
