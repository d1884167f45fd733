"""The ladder of involvement in words: five rungs, the ways of working on each, and what there is on it."""

from __future__ import annotations

from typing import get_args

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import Words, bullets, joined, link, listed, para, section
from builder.compose.composed import Composed
from builder.compose.easy import entries as easy
from builder.compose.easy.sentences import Ideas, idea, page
from builder.document import Section
from builder.schema.choices import Rung
from builder.schema.ladder import LADDER, METHODS
from builder.schema.opportunity import Opportunity
from builder.status import Status
from builder.words import as_sentence, capital

_PICTURES = ("information", "question", "conversation", "take-part", "working-together")


def compose(catalogue: Catalogue) -> Composed:
    """The rungs from least say to most, each with its opportunities that are not over."""
    rungs = get_args(Rung)
    return Composed(
        title="The ladder of involvement",
        summary="How much say you have: five rungs, from being told to deciding together.",
        opening=(
            para("Every opportunity says which rung it is on, so that you know how much say you have."),
            para("A higher rung is not always better. What matters is that we say which one it is."),
        ),
        after=tuple(_rung(number, rung, catalogue) for number, rung in enumerate(rungs, 1)),
        easy=page(
            ("", _OPENING), *(_easy_rung(number, rung, catalogue) for number, rung in enumerate(rungs, 1))
        ),
    )


def _rung(number: int, rung: Rung, catalogue: Catalogue) -> Section | None:
    lines = bullets(_line(item, catalogue) for item in _on(rung, catalogue))
    return section(
        _heading(number, rung),
        para(as_sentence(capital(LADDER[rung]))),
        para(f"Ways of working: {as_sentence(listed(METHODS[rung]))}"),
        *((para("On this rung:"), *lines) if lines else (para("There is nothing on this rung just now."),)),
    )


def _heading(number: int, rung: Rung) -> str:
    return f"Rung {number}: {rung}"


def _on(rung: Rung, catalogue: Catalogue) -> list[Item[Opportunity]]:
    """What there is on a rung that is not over."""
    here = [item for item in catalogue.all(Opportunity) if item.fields.level == rung]
    return [item for item in here if catalogue.status(item) is not Status.HAPPENED]


def _line(item: Item[Opportunity], catalogue: Catalogue) -> Words:
    return joined(link(item), f" ({catalogue.status(item).value.lower()})")


_OPENING = (
    idea("stairs", "A ladder has rungs. Each rung gives you more say."),
    idea("list", "This page shows each rung. Below it are the things you can join."),
)


def _easy_rung(number: int, rung: Rung, catalogue: Catalogue) -> tuple[str, Ideas]:
    """What a rung means, and what there is on it."""
    meaning = idea(_PICTURES[number - 1], f"Rung {number}: {as_sentence(LADDER[rung])}")
    return _heading(number, rung), (meaning, *easy.entries(_on(rung, catalogue), catalogue))
