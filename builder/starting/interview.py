"""Asks for the fields of a file, one question after another, and checks each answer at once.

What is asked, and how it is checked, comes from the fields' own help, examples and validators. Nothing here
knows a terminal: questions go to an `Asker`, so that a test, a pipe or a screen reader serves as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from builder.schema.answers import Reasoned, read_choice, read_reasoned
from builder.schema.ladder import LADDER
from builder.schema.problems import shown
from builder.schema.shapes import is_list, model_in
from builder.schema.ways import WAYS, Way
from builder.starting.questions import Asked, Check, Question, always, called, never, nothing_wrong
from builder.starting.turns import Answers, Asker, Back, Step, answer_from, in_turn, take_back
from builder.words import capital

NEEDED = "This one is needed."
LEAVE_OUT = "You can leave this out: press Enter."
ONE_AT_A_TIME = "Give one at a time. When you have no more, press Enter."

_BETWEEN = re.compile(r"[,;]|(?<=\d)\s+(?:and\s+)?(?=\d)")  # several choices: `1, 3`, `1 3` or `1 and 3`


def interview(
    asker: Asker,
    model: type[BaseModel],
    questions: tuple[Question, ...],
    *,
    known: Answers | None = None,
    check: Check = nothing_wrong,
    then: tuple[Step, ...] = (),
    leave: bool = False,
) -> Answers:
    """Ask all questions; the answers begin with those that are `known`, and lack what was left out.

    What is asked for after the questions, `then`, is among the answers by its name. With `leave`, `back` at
    the first question raises Back.
    """

    def step(at: int) -> Step:
        question = questions[at]

        def put(answers: Answers) -> Any:
            asker.say(f"\nQuestion {_count(questions, at, answers)}: {called(question.name)}")
            return _answer(asker, Asked(question, model, answers, check))

        return Step(question.name, question.when, put)

    steps = (*map(step, range(len(questions))), *then)
    nothing_before = None if leave else lambda: asker.say("This is the first question.")
    answers = in_turn(steps, dict(known or {}), nothing_before)
    asides = {question.name for question in questions if question.aside}
    return {name: answer for name, answer in answers.items() if name not in asides}


def _count(questions: Sequence[Question], at: int, answers: Answers) -> str:
    """`4 of 16`, or `4 of about 16` while answers may still change how many there are."""
    number = 1 + sum(question.when(answers) for question in questions[:at])
    rest = questions[at + 1 :]
    about = "about " if any(question.when is not always for question in rest) else ""
    return f"{number} of {about}{number + sum(question.when(answers) for question in rest)}"


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
        answer = answer_from(asker, "Answer: ") or asked.offer
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
        try:
            answer = answer_from(asker, f"Answer {len(items) + 1}: ")
        except Back:
            take_back(asker, items)
            continue
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
    example: object = asked.question.example or (asked.info.examples or [""])[0]
    while isinstance(example, list | dict):
        example = next(iter(example if isinstance(example, list) else example.values()))
    if example:
        asker.say(f"For example: {example}")


# ---- Choices -----------------------------------------------------------------------------------------------


def _choice(asker: Asker, asked: Asked) -> str:
    _say_options(asker, asked.options)
    _say_enter(asker, asked)
    while True:
        written = answer_from(asker, "Number or word: ")
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
        given = answer_from(asker, "Numbers or words: ") or asked.offer
        written = [part for part in _BETWEEN.split(given) if part.strip()]
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
        asker.say(f"\nNumber {len(things) + 1}, {called(first.name)}:")
        begin = replace(first, needed=never if things or not asked.needed else always)
        try:
            begun = _answer(asker, Asked(begin, inner, {}, nothing_wrong, again=bool(things)))
        except Back:
            take_back(asker, things, lambda thing: thing[first.name])
            continue
        if not begun:
            return things
        try:
            things.append(_rest(asker, inner, rest, {first.name: begun}))
        except Back:
            continue  # to the first part of the same thing


def _for_each(asker: Asker, asked: Asked, inner: type[BaseModel]) -> list[Answers]:
    """The other parts of things that are known by their first part."""
    name, known = asked.question.each
    things: list[Answers] = []
    while len(things) < len(known):
        answer = known[len(things)]
        asker.say(f"\n{capital(name)}: {answer}")
        try:
            things.append(_rest(asker, inner, asked.question.parts, {name: answer}))
        except Back:
            take_back(asker, things, lambda thing: thing[name])
    return things


def _rest(asker: Asker, inner: type[BaseModel], questions: Sequence[Question], thing: Answers) -> Answers:
    """Ask for the parts of a thing that are not there yet."""

    def step(question: Question) -> Step:
        def put(thing: Answers) -> Any:
            asker.say(f"{capital(called(question.name))}:")
            return _answer(asker, Asked(question, inner, thing, nothing_wrong))

        return Step(question.name, question.when, put)

    return in_turn([step(question) for question in questions], thing, None)


def _reasons(asker: Asker, asked: Asked) -> list[Any]:
    """Things and why: each is asked for, then its reason."""
    example = read_reasoned((asked.info.examples or [[""]])[0][0])
    if isinstance(example, Mapping):
        asker.say(f"For example: {example['thing']}. Why: {example['why']}")
    asker.say(ONE_AT_A_TIME)
    reasons: list[Any] = []
    while True:
        try:
            thing = answer_from(asker, f"Thing {len(reasons) + 1}: ")
        except Back:
            take_back(asker, reasons, lambda reason: reason if isinstance(reason, str) else reason["thing"])
            continue
        if not thing:
            if reasons or not asked.needed:
                return reasons
            asker.say(f"{NEEDED} Please give at least one.")
            continue
        try:
            answer = _with_dash(thing, _reason(asker))
        except Back:
            continue  # to the thing, which was not meant
        trouble = asked.trouble([answer])
        if trouble:
            asker.say(trouble)
        else:
            reasons.append(answer)


def _reason(asker: Asker) -> str:
    while not (why := answer_from(asker, "Why: ")):
        asker.say("Please say why. People want to know. If you did not mean this one, write back.")
    return why


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
        try:
            written = answer_from(asker, f"Way {len(ways) + 1}, number or word: ")
        except Back:
            take_back(asker, ways)
            continue
        if written:
            _add_way(asker, asked, ways, written)
        elif asked.needed and not ways:
            asker.say(f"{NEEDED} Please choose a number from 1 to {len(WAYS)}.")
        elif asked.stands(asker, ways):
            return ways


def _add_way(asker: Asker, asked: Asked, ways: list[str], written: str) -> None:
    """Add the way that is written, with how it goes, unless something is wrong with it."""
    way = _chosen(written, WAYS)
    if not way:
        asker.say(f"“{written}” is not in the list. Please choose a number from 1 to {len(WAYS)}.")
        return
    try:
        how = answer_from(asker, "How it goes (for example: Call 01632 960 140), or Enter: ")
    except Back:
        return
    answer = f"{way} — {how}" if how else way
    trouble = asked.trouble([answer])
    if trouble:
        asker.say(trouble)
    else:
        ways.append(answer)
