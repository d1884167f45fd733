"""Rule: words do not single out few people where numbers would be hidden. Code `small-number-in-words`.

Numbers from 1 to 4 can point at a person (see `small_numbers`). What a number means in a sentence only a
person can tell, so this is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.messages import Message
from builder.rules.trouble import Trouble
from builder.schema.feedback import Feedback
from builder.schema.front_matter import Fields

_WHO = (
    "older|younger|young|disabled|deaf|deafblind|blind|autistic|other|more|family|unpaid|paid|local|"
    "of the|of our"
)
_PEOPLE = (
    "people|persons?|women|woman|men|man|carers?|families|parents|mothers?|fathers?|children|child|adults?|"
    "residents?|members?|callers?|visitors?|volunteers?|readers?|respondents?|customers?|tenants?|patients?"
)
_FEW = re.compile(
    rf"(?<![\w,.£$–-])(?P<number>[1-4]|one|two|three|four) (?P<people>(?:(?:{_WHO}) )*(?:{_PEOPLE}))\b"
    r"(?! (?:at a time|at once|each|per|in each|in every|to a)\b)",
    re.I,
)
_OTHERWISE = re.compile(r"\b(?:in|for|up to|at least|more than|over|or|to|every|each|any|per|no)$", re.I)


def in_answers(fields: Feedback) -> Iterator[Trouble]:
    """Few people in the summary, and in what was said and done, and why."""
    answers: list[tuple[tuple[str | int, ...], str | None]] = [(("summary",), fields.summary)]
    for number, point in enumerate(fields.points):
        told = {"said": point.said, "what": point.what, "why": point.why}
        answers += [(("points", number, name), answer) for name, answer in told.items()]
    for path, answer in answers:
        for what, mend in _found(answer or ""):
            yield Trouble(path, what, mend, "small-number-in-words", "warn")


def in_text(fields: Fields[Feedback], file: str) -> Iterator[Message]:
    """Few people in the author's text."""
    for line, words in enumerate(fields.body.splitlines(), fields.body_line):
        for what, mend in _found(words):
            yield Message(file, line, what, mend, "small-number-in-words", "warn")


def _found(words: str) -> Iterator[tuple[str, str]]:
    """What is wrong with each mention of few people, and how to mend it."""
    for few in _FEW.finditer(words):
        if not _OTHERWISE.search(words[: few.start()].rstrip()):
            one = few["number"].lower() in ("1", "one")
            instead = "somebody" if one else f"a few {few['people']}"
            yield f"“{few[0]}” may tell who it was.", f"Write “{instead}”, or leave the number out."
