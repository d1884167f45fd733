"""How many took part and how much was acted on, in one or two sentences that give nobody away."""

from __future__ import annotations

from typing import get_args

from builder.schema.feedback import Did, Feedback
from builder.small_numbers import on_its_own
from builder.words import capital


def acted_on(feedback: Feedback, least: int) -> str:
    """How many people took part, and how many of the things they said were acted on."""
    many, counts = len(feedback.points), by_answer(feedback)
    yes, partly = counts["yes"], counts["partly"]
    if not yes and not partly:
        acted = "We have not acted on " + ("any of" if many > 1 else "")
    elif many == 1:
        acted = "We acted on" if yes else "We acted in part on"
    else:
        acted = f"We acted on {yes} of" if yes else f"We acted in part on {partly} of"
    said = "the 1 thing" if many == 1 else f"the {many} things"
    more = f", and in part on {partly} more" if yes and partly else ""
    return f"{took_part(feedback.people, least)} {acted.strip()} {said} they said{more}."


def took_part(people: int, least: int) -> str:
    """How many people took part, as a sentence."""
    return f"{capital(on_its_own(people, least))} people took part." if people else "Nobody took part."


def by_answer(feedback: Feedback) -> dict[Did, int]:
    """How many things people said got each answer, in the order of the answers."""
    return {did: sum(point.did == did for point in feedback.points) for did in get_args(Did)}
