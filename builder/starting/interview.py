"""Asks for the fields of a file, one question after another, and checks each answer at once.

What is asked, and how it is checked, comes from the fields' own help, examples and validators. Nothing here
knows a terminal: questions go to an `Asker`, so that a test, a pipe or a screen reader serves as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from builder.schema.answers import Reasoned, read_choice, read_reasoned
from builder.schema.ladder import LADDER
from builder.schema.problems import shown
from builder.schema.shapes import is_list, model_in
from builder.schema.ways import WAYS, Way
from builder.starting.questions import Answers, Asked, Asker, Check, Question, always, never, nothing_wrong
from builder.words import capital

NEEDED = "This one is needed."
LEAVE_OUT = "You can leave this out: press Enter."
ONE_AT_A_TIME = "Give one at a time. When you have no more, press Enter."

_BETWEEN = re.compile(r",|(?<=\d)\s+(?:and\s+)?(?=\d)")  # several choices: `1, 3`, `1 3` or `1 and 3`


def interview(
    asker: Asker,
    model: type[BaseModel],
    questions: tuple[Question, ...],
    known: Answers | None = None,
    check: Check = nothing_wrong,
) -> Answers:
    """Ask all questions; the answers begin with those that are `known`, and lack what was left out."""
    answers: Answers = dict(known or {})
    number = 0
    for question in questions:
        if question.when(answers):
            number += 1
            asker.say(f"\nQuestion {number}: {question.name.replace('_', ' ')}")
            answer = _answer(asker, Asked(question, model, answers, check))
            if answer:
                answers[question.name] = answer
    return answers


def _answer(asker: Asker, asked: Asked) -> Any:
    help_text = asked.question.help_text or asked.info.description or ""
    asker.say("Press Enter if you have no more." if asked.again else help_text)
    inner, several = model_in(asked.info.annotation), is_list(asked.info.annotation)
    if inner is Reasoned:
        return _reasons(asker, asked)
    if inner is Way:
        return _ways(asker, asked)
    if inner and asked.question.each[0]:
        return _for_each(asker, asked, inner)
    if inner and asked.question.parts:
        return _list_of_parts(asker, asked, inner) if several else _parts(asker, asked, inner)
    if asked.options:
        return _several(asker, asked) if several else _choice(asker, asked)
    return _items(asker, asked) if several else _words(asker, asked)


# ---- Words, and lists of words -----------------------------------------------------------------------------


def _words(asker: Asker, asked: Asked) -> str:
    if not asked.again:
        if not asked.offer:
            _say_example(asker, asked)
        _say_enter(asker, asked)
    while True:
        answer = asker.ask("Answer: ").strip() or asked.offer
        trouble = asked.trouble(answer) if answer else None
        if trouble or (asked.needed and not answer):
            asker.say(trouble or f"{NEEDED} Please write something.")
        elif asked.stands(asker, answer):
            return answer


def _items(asker: Asker, asked: Asked) -> list[str]:
    _say_example(asker, asked)
    asker.say(ONE_AT_A_TIME)
    items: list[str] = []
    while True:
        answer = asker.ask(f"Answer {len(items) + 1}: ").strip()
        if not answer:
            if items or not asked.needed:
                return items
            asker.say(f"{NEEDED} Please give at least one.")
        elif trouble := asked.trouble([answer]):
            asker.say(trouble)
        else:
            items.append(answer)


def _say_enter(asker: Asker, asked: Asked) -> None:
    """What Enter alone does."""
    if asked.offer:
        asker.say(f"Press Enter for: {asked.offer}")
    elif not asked.needed:
        asker.say(LEAVE_OUT)


def _say_example(asker: Asker, asked: Asked) -> None:
    example: object = (asked.info.examples or [""])[0]
    while isinstance(example, list | dict):
        example = next(iter(example if isinstance(example, list) else example.values()))
    if example:
        asker.say(f"For example: {example}")


# ---- Choices -----------------------------------------------------------------------------------------------


def _choice(asker: Asker, asked: Asked) -> str:
    _say_options(asker, asked.options)
    _say_enter(asker, asked)
    while True:
        written = asker.ask("Number or word: ").strip()
        if not written and (asked.offer or not asked.needed):
            return asked.offer
        chosen = _chosen(written, asked.options)
        if not chosen:
            asker.say(_no_choice(written, asked))
        elif asked.stands(asker, chosen):
            return chosen


def _several(asker: Asker, asked: Asked) -> list[str]:
    _say_options(asker, asked.options)
    asker.say("You can choose several, with commas between them: 1, 3")
    _say_enter(asker, asked)
    while True:
        written = [part for part in _BETWEEN.split(asker.ask("Numbers or words: ")) if part.strip()]
        chosen = [_chosen(part, asked.options) for part in written]
        if (written or not asked.needed) and all(chosen):
            answer = [option for option in asked.options if option in chosen]
            if asked.stands(asker, answer):
                return answer
        else:
            wrong = next((part for part, option in zip(written, chosen, strict=True) if not option), "")
            asker.say(_no_choice(wrong.strip(), asked))


def _say_options(asker: Asker, options: tuple[str, ...]) -> None:
    for number, option in enumerate(options, 1):
        asker.say(f"  {number}. {shown(option)}" + (f": {LADDER[option]}" if option in LADDER else ""))


def _chosen(written: str, options: tuple[str, ...]) -> str | None:
    """The option of a number, or of a word in big or small letters."""
    text = written.strip().rstrip(".")
    if text.isdecimal():
        return options[int(text) - 1] if 1 <= int(text) <= len(options) else None
    wanted = str(read_choice(text)).replace("-", " ")
    return next((option for option in options if option.lower().replace("-", " ") == wanted), None)


def _no_choice(written: str, asked: Asked) -> str:
    if not written:
        return f"{NEEDED} Please choose a number from 1 to {len(asked.options)}."
    if written.isdecimal() or asked.question.among:
        return f"“{written}” is not in the list. Please choose a number from 1 to {len(asked.options)}."
    several = is_list(asked.info.annotation)
    trouble = asked.trouble([written] if several else written)
    return trouble or f"“{written}” is not in the list."


# ---- Things that have parts --------------------------------------------------------------------------------


def _parts(asker: Asker, asked: Asked, inner: type[BaseModel]) -> Answers:
    """The parts of one thing, such as the phone number and the e-mail address of a contact."""
    return _rest(asker, inner, asked.question.parts, {})


def _list_of_parts(asker: Asker, asked: Asked, inner: type[BaseModel]) -> list[Answers]:
    """Things with parts, one after another; leaving out the first part of one ends the list."""
    first, *rest = asked.question.parts
    things: list[Answers] = []
    while True:
        asker.say(f"\nNumber {len(things) + 1}, {first.name.replace('_', ' ')}:")
        begin = replace(first, needed=never if things or not asked.needed else always)
        begun = _answer(asker, Asked(begin, inner, {}, nothing_wrong, again=bool(things)))
        if not begun:
            return things
        things.append(_rest(asker, inner, rest, {first.name: begun}))


def _for_each(asker: Asker, asked: Asked, inner: type[BaseModel]) -> list[Answers]:
    """The other parts of things that are known by their first part."""
    name, known = asked.question.each
    things = []
    for answer in known:
        asker.say(f"\n{capital(name)}: {answer}")
        things.append(_rest(asker, inner, asked.question.parts, {name: answer}))
    return things


def _rest(asker: Asker, inner: type[BaseModel], questions: Iterable[Question], thing: Answers) -> Answers:
    """Ask for the parts of a thing that are not there yet."""
    for question in questions:
        if question.when(thing):
            asker.say(f"{capital(question.name.replace('_', ' '))}:")
            answer = _answer(asker, Asked(question, inner, thing, nothing_wrong))
            if answer:
                thing = {**thing, question.name: answer}
    return thing


def _reasons(asker: Asker, asked: Asked) -> list[Any]:
    """Things and why: each is asked for, then its reason."""
    example = read_reasoned((asked.info.examples or [[""]])[0][0])
    if isinstance(example, Mapping):
        asker.say(f"For example: {example['thing']}. Why: {example['why']}")
    asker.say(ONE_AT_A_TIME)
    reasons: list[Any] = []
    while True:
        thing = asker.ask(f"Thing {len(reasons) + 1}: ").strip()
        if not thing:
            if reasons or not asked.needed:
                return reasons
            asker.say(f"{NEEDED} Please give at least one.")
            continue
        why = ""
        while not why:
            why = asker.ask("Why: ").strip()
            if not why:
                asker.say("Please say why. People want to know.")
        answer = _with_dash(thing, why)
        trouble = asked.trouble([answer])
        if trouble:
            asker.say(trouble)
        else:
            reasons.append(answer)


def _with_dash(thing: str, why: str) -> object:
    """A thing and its reason in one line, where that reads back as the same two."""
    parts, line = {"thing": thing, "why": why}, f"{thing} — {why}"
    return line if read_reasoned(line) == parts else parts


def _ways(asker: Asker, asked: Asked) -> list[str]:
    """Ways to take part: each is chosen from the list, then told how it goes."""
    _say_options(asker, WAYS)
    asker.say(ONE_AT_A_TIME)
    ways: list[str] = []
    while True:
        written = asker.ask(f"Way {len(ways) + 1}, number or word: ").strip()
        way = _chosen(written, WAYS)
        if way:
            how = asker.ask("How it goes (for example: Call 01632 960 140), or Enter: ").strip()
            answer = f"{way} — {how}" if how else way
            trouble = asked.trouble([answer])
            if trouble:
                asker.say(trouble)
            else:
                ways.append(answer)
        elif written:
            asker.say(f"“{written}” is not in the list. Please choose a number from 1 to {len(WAYS)}.")
        elif asked.needed and not ways:
            asker.say(f"{NEEDED} Please choose a number from 1 to {len(WAYS)}.")
        elif asked.stands(asker, ways):
            return ways
