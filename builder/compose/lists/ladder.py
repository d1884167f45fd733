"""The ladder of involvement in words: five rungs, the ways of working on each, and what there is on it."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import Words, bullets, joined, link, listed, para, section
from builder.compose.composed import Composed
from builder.document import EasyRead, Idea, Section, Text
from builder.schema.ladder import LADDER, METHODS
from builder.schema.opportunity import Opportunity
from builder.status import Status
from builder.words import as_sentence, capital

_PICTURES = ("information", "question", "conversation", "take-part", "working-together")


def compose(catalogue: Catalogue) -> Composed:
    """The rungs from least say to most, each with its opportunities that are not over."""
    rungs = list(LADDER)
    return Composed(
        title="The ladder of involvement",
        summary="How much say you have: five rungs, from being told to deciding together.",
        opening=(
            para("Every opportunity says which rung it is on, so that you know how much say you have."),
            para("A higher rung is not always better. What matters is that we say which one it is."),
        ),
        after=tuple(_rung(number, rung, catalogue) for number, rung in enumerate(rungs, 1)),
        easy=(("", _easy()),),
    )


def _rung(number: int, rung: str, catalogue: Catalogue) -> Section | None:
    here = [item for item in catalogue.all(Opportunity) if item.fields.level == rung]
    shown = [item for item in here if catalogue.status(item) is not Status.HAPPENED]
    lines = bullets(_line(item, catalogue) for item in shown)
    return section(
        f"Rung {number}: {rung}",
        para(as_sentence(capital(LADDER[rung]))),
        para(f"Ways of working: {as_sentence(listed(METHODS[rung]))}"),
        *((para("On this rung:"), *lines) if lines else (para("There is nothing on this rung just now."),)),
    )


def _line(item: Item[Opportunity], catalogue: Catalogue) -> Words:
    return joined(link(item), f" ({catalogue.status(item).value.lower()})")


def _easy() -> EasyRead:
    first = Idea("stairs", "", (Text("A ladder has rungs. Each rung gives you more say."),))
    rungs = (
        Idea(picture, "", (Text(f"Rung {number}: {as_sentence(words)}"),))
        for number, (words, picture) in enumerate(zip(LADDER.values(), _PICTURES, strict=True), 1)
    )
    return EasyRead((first, *rungs))
