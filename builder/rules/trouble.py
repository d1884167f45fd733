"""What a rule finds in the answers of a file, and how it becomes a message with its file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from builder.messages import Level, Message
from builder.schema.front_matter import Fields
from builder.schema.problems import Path, named
from builder.schema.written import in_help


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is wrong with an answer, or between answers of one file.

    `path` leads to the answer as officers write it: `("points", 0, "why")`. `looked_at` names further answers
    that the rule has read: while any of them needs mending itself, the rule keeps quiet.
    """

    path: Path
    what: str
    mend: str
    code: str
    level: Level = "stop"
    looked_at: tuple[str, ...] = ()


Rule = Callable[[Any], Iterable[Trouble]]  # from the fields of a kind to what is wrong with them


def told(troubles: Iterable[Trouble], fields: Fields[Any], file: str) -> Iterator[Message]:
    """Troubles as messages, without those that rest on answers which need mending themselves."""
    for trouble in troubles:
        if not fields.wrong & {str(trouble.path[0]), *trouble.looked_at}:
            line = fields.line(*trouble.path)
            yield Message(file, line, trouble.what, trouble.mend, trouble.code, trouble.level)


def missing(
    name: str, model: type[BaseModel], code: str, because: str = "", looked_at: tuple[str, ...] = ()
) -> Trouble:
    """A field that this file needs, though not every file of its kind does; `because` says when."""
    what = f"“{name}” is missing{because}."
    return Trouble((name,), what, in_help(name, named(model)[name]), code, looked_at=looked_at)
