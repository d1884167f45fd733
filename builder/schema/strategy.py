"""A strategy: what the organisation commits to, what it does about it, and when it looks again."""

from __future__ import annotations

from typing import Annotated, Literal

from builder.schema.answers import AsChoice, AsList, Day, Name, Part, Words, asks
from builder.schema.page import Page

Progress = Literal["not started", "under way", "done", "stopped"]


class Commitment(Part):
    """One promise of a strategy, with an id that opportunities and feedback point to."""

    id: Name = asks(
        "Give the commitment a short id of small letters and hyphens.",
        "choice-of-ways",
        "Strategies are more than words.",
    )
    words: Words = asks(
        "Write the commitment in one sentence.",
        "You can always choose how to take part.",
        "Strategies are more than words.",
    )


class Action(Part):
    """One thing to be done for a strategy."""

    what: Words = asks("Say what is to be done.", "Train all staff", "There is regular news of progress.")
    who: Words = asks("Say who does it, by role.", "the Involvement Team", "You know who does it.")
    due: Day = asks("Say by when.", "31 March 2027", "You know by when.")
    status: Annotated[Progress, AsChoice] = asks(
        "Say how far it is: not started, under way, done or stopped.",
        "under way",
        "There is regular news of progress.",
        default="not started",
    )
    commitment: Name | None = asks(
        "Name the commitment it serves, by its id.",
        "choice-of-ways",
        "Strategies are more than words.",
        default=None,
    )


class Strategy(Page):
    """A strategy: a living document that is looked at again."""

    owner: Words = asks(
        "Say who answers for it, by role.", "the Director of Adult Care", "You know who is accountable."
    )
    approved: Day = asks("Say on which day it was agreed.", "10 June 2025", "You know that it is agreed.")
    review_by: Day = asks(
        "Say by when it is looked at again.", "30 June 2027", "It is a living document, looked at again."
    )
    commitments: list[Commitment] = asks(
        "List what you commit to, each with an id.",
        [{"id": "choice-of-ways", "words": "You can always choose how to take part."}],
        "Strategies are more than words.",
        default=[],
    )
    actions: list[Action] = asks(
        "List what is to be done, who does it and by when.",
        [{"what": "Train all staff", "who": "the Involvement Team", "due": "31 March 2027"}],
        "There is regular news of progress.",
        default=[],
    )
    replaces: Words | None = asks(
        "Say what it takes the place of.",
        "The involvement plan of 2020",
        "You know which version you read.",
        default=None,
    )
    related: Annotated[list[Words], AsList] = asks(
        "List other pages that belong to this one.",
        "strategies/carers",
        "It does not stand alone.",
        default=[],
    )
