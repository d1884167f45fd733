"""Strategies: what the organisation promises, and how far each one has come."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import facts, para, sentence
from builder.compose.composed import Composed
from builder.compose.easy import entries as easy
from builder.compose.easy.sentences import idea, page
from builder.compose.lists.entries import entry
from builder.document import Section
from builder.schema.strategy import Progress, Strategy
from builder.status import full_date
from builder.words import capital

_PROGRESS: tuple[Progress, ...] = ("done", "under way", "not started", "stopped")


def compose(catalogue: Catalogue) -> Composed:
    """Every strategy with who answers for it, when it is looked at again, and its progress."""
    found = catalogue.all(Strategy)
    return Composed(
        title="Strategies",
        summary="What we promise, what we do about it, and how far we have come.",
        after=tuple(_strategy(item) for item in found),
        easy=page(("", (idea("plan", "These are our strategies. A strategy says what we want to do."),))),
        listed=easy.entries(found, catalogue),
    )


def _strategy(item: Item[Strategy]) -> Section:
    fields = item.fields
    return entry(
        item,
        para(sentence(fields.summary)),
        facts(
            (
                ("Who answers for it", sentence(fields.owner)),
                ("Promises", str(len(fields.commitments)) if fields.commitments else None),
                ("Progress", progress(fields)),
                ("Looked at again by", full_date(fields.review_by)),
            )
        ),
    )


def progress(fields: Strategy) -> str | None:
    """How many actions are done, under way and so on: “2 done, 1 under way, of 5 actions”."""
    states = [action.status for action in fields.actions]
    shown = [f"{states.count(state)} {state}" for state in _PROGRESS if states.count(state)]
    many = "1 action" if len(states) == 1 else f"{len(states)} actions"
    return f"{capital(many)}: {', '.join(shown)}" if shown else None
