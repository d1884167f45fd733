"""Rules: people can choose how to take part, from home too and without a computer.

Codes `ways-few`, `ways-from-home`, `ways-not-online` and `ways-reading`.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from builder.rules.trouble import Trouble, missing
from builder.schema.opportunity import Opportunity
from builder.schema.ways import FROM_HOME, NOT_ONLINE, WAYS

_SPOKEN = {"phone", "in person", "meeting"}  # where somebody can help with reading and writing
_LOOKED = ("kind",)


def choice(fields: Opportunity) -> Iterator[Trouble]:
    """There are two ways or more, one of them from home and one of them not online."""
    if fields.kind == "information":
        return
    names = {way.way for way in fields.ways}
    if not names:
        yield missing("ways", Opportunity, "ways-few", looked_at=_LOOKED)
        return
    if len(names) == 1:
        mend = f"Add another, so that people can choose: {_others(names)}."
        yield _wrong(f"There is only one way to take part: {next(iter(names))}.", mend, "ways-few")
    if not names & FROM_HOME:
        what = "There is no way to take part from home."
        yield _wrong(what, f"Add one of these: {_named(FROM_HOME)}.", "ways-from-home")
    if not names & NOT_ONLINE:
        what = "There is no way to take part without a computer."
        yield _wrong(what, f"Add one of these: {_named(NOT_ONLINE)}.", "ways-not-online")


def reading(fields: Opportunity) -> Iterator[Trouble]:
    """Somebody who finds reading and writing hard can speak instead."""
    names = {way.way for way in fields.ways}
    if names & NOT_ONLINE and fields.kind != "information" and not names & _SPOKEN:
        what = "There is no way to speak to somebody instead of reading and writing."
        mend = "Add one of these: phone, in person, meeting. For example: phone — call 01632 960 140"
        yield Trouble(("ways",), what, mend, "ways-reading", "warn", _LOOKED)


def _wrong(what: str, mend: str, code: str) -> Trouble:
    return Trouble(("ways",), what, mend, code, looked_at=_LOOKED)


def _named(names: Set[str]) -> str:
    """Ways in the order in which officers know them."""
    return ", ".join(way for way in WAYS if way in names)


def _others(names: Set[str]) -> str:
    return _named({*WAYS} - names)
