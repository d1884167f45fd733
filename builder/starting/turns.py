"""Steps one after another, with a way back: `back` returns to the step before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Answers = dict[str, Any]  # by the names of fields, as they will stand in the file

BACK = "back"
_AROUND = " .“”\"'"  # what people may write around a word that they copy


class Asker(Protocol):
    """Somebody to talk to."""

    def say(self, words: str = "") -> None:
        """Say something, on a line or more of its own."""

    def ask(self, prompt: str) -> str:
        """One line of an answer; raises EOFError where no more answers come."""


class Back(Exception):
    """Somebody wants to change the answer before."""


def line_from(asker: Asker, prompt: str) -> str:
    """One line of an answer; a full stop alone is the same as Enter alone. Raises Back for `back`."""
    line = asker.ask(prompt).rstrip()
    if line.strip(_AROUND).lower() == BACK:
        raise Back
    return "" if line.strip() == "." else line


def answer_from(asker: Asker, prompt: str) -> str:
    """One answer without spaces around it. Raises Back for `back`."""
    return line_from(asker, prompt).strip()


def take_back(asker: Asker, given: list[Any], shown: Callable[[Any], object] = str) -> None:
    """Take back the last thing of a list; raises Back if nothing has been given yet."""
    if not given:
        raise Back
    asker.say(f"Taken back: {shown(given.pop())}")


@dataclass(frozen=True)
class Step:
    """One thing to ask for: `put` asks, with the answers before it, and `when` says whether to ask at all."""

    name: str
    when: Callable[[Answers], bool]
    put: Callable[[Answers], Any]


def in_turn(steps: Sequence[Step], answers: Answers, nothing_before: Callable[[], None] | None) -> Answers:
    """Take steps one after another; the answers lack what was left out.

    At the first step `back` calls `nothing_before`, or raises Back where that is None.
    """
    before: list[tuple[int, Answers]] = []
    at = 0
    while at < len(steps):
        step = steps[at]
        if step.when(answers):
            try:
                given = step.put(answers)
            except Back:
                if before:
                    at, answers = before.pop()
                elif nothing_before is None:
                    raise
                else:
                    nothing_before()
                continue
            before.append((at, answers))
            answers = {**answers, step.name: given} if given else answers
        at += 1
    return answers
