"""The easy read of a strategy: who answers for it, what it promises, and how far the actions are."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.easy.sentences import Easy, Ideas, idea, labelled, more, own, page
from builder.schema.strategy import Action, Progress, Strategy
from builder.status import full_date

_PROGRESS: dict[Progress, tuple[str, str]] = {
    "not started": ("waiting", "We have not started this."),
    "under way": ("working-together", "We are doing this now."),
    "done": ("yes", "We have done this."),
    "stopped": ("stop", "We have stopped this."),
}


def ideas(item: Item[Strategy], _: Catalogue) -> Easy:
    """The ideas of each section of a strategy."""
    fields = item.fields
    return page(
        ("", (idea("plan", "This is a strategy. A strategy says what we want to do."), more())),
        ("About this strategy", _about(fields)),
        ("What we promise", _promises(fields)),
        ("How far we are", (one for action in fields.actions for one in _action(action))),
    )


def _about(strategy: Strategy) -> Ideas:
    again = "We do this to see if it still works."
    return (
        *own("officer", "Who is in charge", strategy.owner),
        idea("calendar", f"We agreed this on {full_date(strategy.approved)}."),
        idea("again", f"We look at it again by {full_date(strategy.review_by)}. {again}"),
    )


def _promises(strategy: Strategy) -> Ideas:
    many = len(strategy.commitments)
    if not many:
        return ()
    count = "We make 1 promise." if many == 1 else f"We make {many} promises."
    each = (one for promise in strategy.commitments for one in own("agree", "We promise", promise.words))
    return idea("list", count), *each


def _action(action: Action) -> Ideas:
    """One thing that is to be done, with who does it, by when, and how far it is."""
    what = labelled("Our plan", action.what)
    if not what:
        return ()
    return (
        idea("goal", f"{what} {labelled('Who does it', action.who)}".strip()),
        idea("calendar", f"The plan is to do this by {full_date(action.due)}."),
        idea(*_PROGRESS[action.status]),
    )
