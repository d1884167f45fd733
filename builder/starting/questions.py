"""What a question is: a field, when it is asked, what is offered, and whether an answer can stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from builder.messages import Message, stops
from builder.schema.problems import message_of, named
from builder.schema.shapes import choices_in
from builder.starting.turns import Answers, Asker

Check = Callable[[Answers, str], Iterable[Message]]  # what is wrong with the named answer beside the others

# What a question is called where the name of its field says too little.
CALLED = {
    "name": "name of the site",
    "about": "what the site is about",
    "other_formats": "whom to ask for other formats",
    "complaints": "if something goes wrong",
    "contact": "who answers questions",
    "expenses": "expenses that you pay",
    "level": "how much say people have",
    "closes": "last day to take part",
    "short_because": "why the time is short",
    "decided_by": "who decides",
    "decision_date": "day of the decision",
    "can_change": "what people can change",
    "cannot_change": "what people cannot change",
    "you_will": "what people will do",
    "time": "how much time it takes",
    "for": "who it is for",
    "who_for": "who it is for",
    "audience": "people you most want to reach",
    "ways": "ways to take part",
    "review_by": "day to look at it again",
    "online": "how to join from home",
}
_OTHERWISE = {  # what messages say of a file, and what it is while somebody is asked
    "The rest can go below the fields.": "You can say the rest later, in your own words.",
}


def called(name: str) -> str:
    """What the question for a field is called."""
    return CALLED.get(name, name.replace("_", " "))


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
    other parts are asked for each of them. `example` stands for the field's own. An `aside` is no field: it
    settles what is asked after it, and is not written.
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
    example: str = ""
    aside: bool = False


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
        """The field; an aside takes any words."""
        return FieldInfo(annotation=str) if self.question.aside else named(self.model)[self.name]

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
        if not answer or self.question.aside:
            return True
        found = self.check({**self.before, self.name: answer}, self.name)
        troubles = [message for message in found if message.code not in self.question.later]
        for message in troubles:
            note = "Please note: " if message.level == "warn" else ""
            asker.say(note + self._words(message))
        return not stops(troubles)

    def _words(self, message: Message) -> str:
        """A message as it helps somebody who answers a question: in the words of the questions."""
        words = f"{message.what} {message.mend}".replace(f"{self.name}: ", "")
        for of_a_file, here in _OTHERWISE.items():
            words = words.replace(of_a_file, here)
        if self.question.example:
            words = words.replace(str((self.info.examples or [""])[0]), self.question.example)
        fields = named(self.model)
        return re.sub(
            r"“([a-z_]+)”", lambda found: f"“{called(found[1])}”" if found[1] in fields else found[0], words
        )
