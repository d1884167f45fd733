"""What a question is: a field, when it is asked, what is offered, and whether an answer can stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from builder.messages import Message, stops
from builder.schema.problems import message_of, named
from builder.schema.shapes import choices_in

Answers = dict[str, Any]  # by the names of fields, as they will stand in the file
Check = Callable[[Answers, str], Iterable[Message]]  # what is wrong with the named answer beside the others


class Asker(Protocol):
    """Somebody to talk to."""

    def say(self, words: str = "") -> None:
        """Say something, on a line or more of its own."""

    def ask(self, prompt: str) -> str:
        """One line of an answer; raises EOFError where no more answers come."""


def always(_: Answers) -> bool:
    """Yes, whatever the answers so far."""
    return True


def never(_: Answers) -> bool:
    """No, whatever the answers so far."""
    return False


@dataclass(frozen=True)
class Question:
    """One field to ask for.

    `needed`, `when` (whether to ask at all) and `offer` (the answer that Enter alone gives) look at the
    answers so far. `among` are names to choose from, `parts` the questions for the parts of a field that has
    parts. `help_text` stands for the field's own help where a list is asked one by one. `later` are codes of
    messages that a later question settles. `each` names a part and its answers, which are there already: the
    other parts are asked for each of them.
    """

    name: str
    needed: Callable[[Answers], bool] | None = None
    when: Callable[[Answers], bool] = always
    offer: Callable[[Answers], str] = lambda _: ""
    among: tuple[str, ...] = ()
    parts: tuple[Question, ...] = ()
    help_text: str = ""
    later: frozenset[str] = frozenset()
    each: tuple[str, tuple[str, ...]] = ("", ())


def nothing_wrong(_: Answers, __: str) -> tuple[Message, ...]:
    """The check of answers that stand for themselves."""
    return ()


@dataclass(frozen=True)
class Asked:
    """A question when it is put: with the answers before it, whether it is needed, and what is offered."""

    question: Question
    model: type[BaseModel]
    before: Answers
    check: Check
    again: bool = False  # the same as before, of the next thing in a list

    @property
    def needed(self) -> bool:
        """Whether there must be an answer."""
        needed = self.question.needed
        return needed(self.before) if needed else self.info.is_required()

    @property
    def offer(self) -> str:
        """The answer that Enter alone gives, if there is one."""
        return self.question.offer(self.before)

    @property
    def name(self) -> str:
        """The name of the field as officers write it."""
        return self.question.name

    @property
    def info(self) -> FieldInfo:
        """The field."""
        return named(self.model)[self.name]

    @property
    def options(self) -> tuple[str, ...]:
        """The answers to choose from, if there are any."""
        return self.question.among or choices_in(self.info.annotation)

    def trouble(self, answer: object) -> str | None:
        """What is wrong with an answer in the words of a build, or None if it can be read."""
        try:
            self.model.model_validate({self.name: answer})
        except ValidationError as error:
            own = [problem for problem in error.errors() if problem["loc"][:1] == (self.name,)]
            return self._words(message_of(own[0], self.model, {}, "", 1)) if own else None
        return None

    def stands(self, asker: Asker, answer: object) -> bool:
        """Whether an answer can stand beside those before it; if not, why not is said."""
        if not answer:
            return True
        found = self.check({**self.before, self.name: answer}, self.name)
        troubles = [message for message in found if message.code not in self.question.later]
        for message in troubles:
            note = "Please note: " if message.level == "warn" else ""
            asker.say(note + self._words(message))
        return not stops(troubles)

    def _words(self, message: Message) -> str:
        """A message as it helps somebody who writes an answer, without the name before it."""
        return f"{message.what} {message.mend}".replace(f"{self.name}: ", "")
