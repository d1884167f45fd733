"""What the tool says when something needs mending: messages (many at once) and build errors (one, final)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Level = Literal["stop", "warn"]

_MOST_SHOWN = 40  # messages that a person can take in; of more, the first of each file are shown
_IN_A_FILE = 3
_FILES = 10
_COMMON = 5


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


def told(messages: Iterable[Message], report: str = "") -> str:
    """Everything that keeps a site from being published, as one text; `report` says where the whole list is.

    Of very many messages it tells what is wrong most often, and shows the first few of each file.
    """
    found = sorted(set(messages))
    files = len({message.file for message in found})
    where = f" in {files} files" if files > 1 else ""
    need = "1 thing needs" if len(found) == 1 else f"{len(found)} things need"
    head = f"{need} mending{where} before the site can be published."
    rest = f"The whole list is in {report}" if report else "Mend these first: then the others are shown."
    return "\n\n".join([head, *_shown(found), *([rest] if len(found) > _MOST_SHOWN else [])])


def warned(messages: Iterable[Message], report: str) -> str:
    """The warnings of a build that went well, as one text; very many of them are cut short as in `told`."""
    found = sorted(set(messages))
    many = "1 warning" if len(found) == 1 else f"{len(found)} warnings"
    return "\n\n".join([*_shown(found), f"{many}, listed in {report}"])


def _shown(found: Sequence[Message]) -> Iterator[str]:
    """All messages, if a person can take them in; or else what is frequent, and the first of each file."""
    if len(found) <= _MOST_SHOWN:
        yield from map(str, found)
    else:
        yield from _most_often(found)
        yield from _first_of([list(group) for _, group in groupby(found, key=lambda one: one.file)])


def _most_often(messages: Sequence[Message]) -> Iterator[str]:
    """What is wrong in several places, counted, the most frequent first."""
    counts = Counter(message.what for message in messages).most_common(_COMMON)
    lines = [f"{count} times: {what}" for what, count in counts if count > 1]
    if lines:
        yield "\n".join(["What is wrong most often:", *lines])


def _first_of(files: Sequence[Sequence[Message]]) -> Iterator[str]:
    """The first messages of the first files, and how many more there are."""
    for messages in files[:_FILES]:
        count = f"{len(messages)} things" if len(messages) > 1 else "1 thing"
        more = len(messages) - _IN_A_FILE
        yield f"{messages[0].file}: {count}"
        yield from map(str, messages[:_IN_A_FILE])
        if more > 0:
            yield f"And {more} more in {messages[0].file}"
    left = files[_FILES:]
    if left:
        many = sum(map(len, left))
        yield f"And {many} more in {len(left)} other {'files' if len(left) > 1 else 'file'}."
