"""The ways to take part, and which of them need no meeting and no computer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator

from builder.schema.answers import LongWords, Part, asks, trouble

WayName = Literal["online", "phone", "post", "email", "in person", "meeting", "video", "creative"]
WAYS: tuple[WayName, ...] = (
    *("online", "phone", "post", "email"),
    *("in person", "meeting", "video", "creative"),
)
FROM_HOME = {"online", "phone", "post", "email", "video", "creative"}
NOT_ONLINE = {"phone", "post", "in person", "meeting", "creative"}

_DETAIL = re.compile(r"\s+[—–-]\s+|\s*—\s*")


class Way(Part):
    """One way to take part, and how it goes: `phone — call 01632 960 140`."""

    way: WayName = asks("Choose the way.", "phone", "You can choose how to take part.")
    how: LongWords | None = asks(
        "Say how it goes.", "Call 01632 960 140.", "You can choose how to take part.", default=None
    )


def _read_way(value: object) -> object:
    """Read “phone”, “phone — call us”, `phone: call us`, or the two names `way` and `how`."""
    if isinstance(value, Mapping):
        if "way" in value or len(value) != 1:
            return {**value, "way": _name(value["way"])} if "way" in value else value
        ((name, how),) = value.items()
    elif isinstance(value, str):
        name, *rest = _DETAIL.split(value.strip(), maxsplit=1)
        how = rest[0] if rest else None
    else:
        return value
    return {"way": _name(name), "how": how} if how else {"way": _name(name)}


def _name(word: object) -> str:
    """The name of a way as it stands in the list; raises what to write instead."""
    name = re.sub(r"[\s_-]+", " ", str(word).strip().lower())
    name = {"e mail": "email", "by phone": "phone", "by post": "post", "telephone": "phone"}.get(name, name)
    if name not in WAYS:
        what = f"“{word}” is not a way to take part."
        raise trouble("field-choice", what, f"Choose from {', '.join(WAYS)}. For example: phone — call us")
    return name


def _read_ways(value: object) -> object:
    """A list of ways; a single line may name several with commas between them."""
    if isinstance(value, str):
        several = [part.strip() for part in value.split(",")]
        return several if all(part.lower() in WAYS for part in several) else [value]
    if isinstance(value, Mapping):
        return [{name: how} for name, how in value.items()]
    return value


Ways = Annotated[list[Annotated[Way, BeforeValidator(_read_way)]], BeforeValidator(_read_ways)]
