"""What the tool says when something needs mending: messages (many at once) and build errors (one, final)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["stop", "warn"]


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One thing to mend in one file, in words an officer understands.

    `file` is the path as the officer knows it (`content/opportunities/day-centres.md`) and `line` counts
    from 1. `what` says what is wrong and `mend` how to put it right, each as whole sentences. `stop` means
    that nothing is published; `warn` is counted and reported. `code` names the rule, and its test folder.
    """

    file: str
    line: int
    what: str
    mend: str
    code: str
    level: Level = "stop"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} {self.mend}"


class BuildError(Exception):
    """Trouble that ends the build at once: the disk is full, another build is running, a voice is silent.

    Its text is for officers: plain English, what happened and what to do.
    """


def stops(messages: Iterable[Message]) -> bool:
    """Whether any of the messages keeps the build from being published."""
    return any(message.level == "stop" for message in messages)
