"""Feedback: what people said, what was done, why, and what comes next. It closes the circle."""

from __future__ import annotations

from typing import Annotated, Literal

from builder.schema.answers import (
    AsChoice,
    AsChoices,
    AsList,
    Day,
    LongWords,
    Name,
    Number,
    Part,
    Words,
    asks,
)
from builder.schema.page import Heading

Did = Literal["yes", "partly", "no", "not yet"]
ImpactArea = Literal[
    "ethos and culture",
    "policy and planning",
    "delivery",
    "outcomes and outputs",
    "diversity and equality",
    "people's own experience",
]


class Point(Part):
    """One thing people said, what was done about it, and why."""

    said: Words = asks(
        "Write what people said, in their words but without names.",
        "Open one evening a week.",
        "We tell you what people said.",
    )
    did: Annotated[Did, AsChoice] = asks(
        "Say whether you acted on it: yes, partly, no or not yet.",
        "partly",
        "We tell you what we could act on and what we could not.",
    )
    what: Words | None = asks(
        "Say what you did.",
        "Two centres open until 8pm on Tuesdays.",
        "We tell you what we did.",
        default=None,
    )
    why: Words | None = asks(
        "Say why. Every answer but yes needs a reason.",
        "The third centre has no evening bus.",
        "If we could not act on what you said, we tell you why.",
        default=None,
    )
    people: Number | None = asks(
        "Say how many people said it, if you counted.",
        "40",
        "We tell you how many people said it.",
        default=None,
    )


class Step(Part):
    """One thing that happens next."""

    what: Words = asks("Say what happens.", "The new hours begin.", "You know what happens next.")
    who: Words | None = asks(
        "Say who does it.", "the day centre managers", "You know who does it.", default=None
    )
    by: Day | None = asks("Say by when.", "6 September 2027", "You know by when.", default=None)


class OutcomeAnswer(Part):
    """What became of one outcome that was intended at the start."""

    outcome: Words = asks(
        "Write the outcome as the opportunity has it.",
        "Opening hours that suit more people",
        "We answer each intended outcome.",
    )
    answer: Words = asks(
        "Say what became of it.", "Two centres now open in the evening.", "We answer each intended outcome."
    )


class Feedback(Heading):
    """What came of an opportunity: “we asked, you said, we did”."""

    opportunity: Name = asks(
        "Name the opportunity it answers: its file name without .md.",
        "day-centres",
        "There is feedback at the end of every involvement.",
    )
    date: Day = asks("Say on which day you tell people.", "19 March 2027", "Feedback is good and prompt.")
    people: Number = asks(
        "Say how many people took part.", "214", "We tell you how many people got involved."
    )
    points: list[Point] = asks(
        "List what people said, what you did (yes, partly, no or not yet), and why.",
        [
            {"said": "Open one evening a week.", "did": "yes"},
            {"said": "Open on Sundays.", "did": "no", "why": "Too few people asked for it."},
        ],
        "We tell you what people said, what we did, and why.",
        least=1,
    )
    thanks: LongWords = asks(
        "Thank the people who took part.",
        "Thank you to everyone who wrote, called or came to a meeting.",
        "We always thank people.",
    )
    next_steps: list[Step] = asks(
        "List what happens next, who does it and by when.",
        [{"what": "The new hours begin.", "by": "6 September 2027"}],
        "You know how the results are taken forward.",
        least=1,
    )
    we_asked: Words | None = asks(
        "Say in a sentence what you asked. Without an answer the summary of the opportunity is used.",
        "Which opening hours would suit you?",
        "Feedback can be understood on its own.",
        default=None,
    )
    what_changed: Annotated[list[Words], AsList] = asks(
        "List what is different now.",
        "Two centres open in the evening.",
        "You know how your involvement made a difference.",
        default=[],
    )
    who_took_part: dict[Words, dict[Words, Number]] = asks(
        "Give the numbers of people by group; each table adds up to all the people.",
        {"Age": {"Under 65": 120, "65 and over": 94}},
        "We watch who takes part, and who does not. Small numbers are never shown.",
        default={},
    )
    outcomes: list[OutcomeAnswer] = asks(
        "Answer each outcome that the opportunity hoped for.",
        [{"outcome": "Opening hours that suit more people", "answer": "Two centres open in the evening."}],
        "We answer each intended outcome.",
        default=[],
    )
    how_it_felt: Words | None = asks(
        "Say how everyone felt about it.",
        "People told us the meetings were friendly but long.",
        "We ask how people felt.",
        default=None,
    )
    changed_the_result: Words | None = asks(
        "Say whether it changed the end result.",
        "Yes: the first plan had no evening hours.",
        "We say whether it made a difference.",
        default=None,
    )
    beyond: Words | None = asks(
        "Say whether it made a difference elsewhere too.",
        "The libraries now use the same form.",
        "We say whether it made a difference.",
        default=None,
    )
    went_well: Annotated[list[Words], AsList] = asks(
        "List what went well.", "Visits to each centre", "We look back together.", default=[]
    )
    do_better: Annotated[list[Words], AsList] = asks(
        "List what you will do better.", "Book interpreters sooner", "We look back together.", default=[]
    )
    impact_areas: Annotated[list[ImpactArea], AsChoices] = asks(
        "List what it had an impact on.", "delivery", "We count where involvement has an impact.", default=[]
    )
    commitments: Annotated[list[Name], AsList] = asks(
        "List the commitments of your strategies that this serves, by their ids.",
        "tell-people",
        "Strategies are more than words.",
        default=[],
    )
