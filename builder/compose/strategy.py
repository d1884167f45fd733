"""The page of a strategy: what is promised, what serves each promise, and how far the actions are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import bullets, facts, inlines, joined, link, para, section, sentence
from builder.compose.composed import Composed
from builder.compose.easy import strategy as easy
from builder.compose.mentions import as_kind, is_told, standing
from builder.compose.summaries import summary_of
from builder.document import Blocks, Definition, DefinitionList, Inlines, Link, Section, Text
from builder.schema.feedback import Feedback
from builder.schema.opportunity import Opportunity
from builder.schema.strategy import Action, Commitment, Strategy
from builder.status import full_date


def compose(item: Item[Strategy], catalogue: Catalogue) -> Composed:
    """The page of a strategy. Actions show the day they are due and how far they are, never how late."""
    fields = item.fields
    related = [one for words in fields.related if (one := catalogue.named(words))]
    return Composed(
        title=fields.title,
        summary=fields.summary,
        date=fields.date,
        before=(
            section("About this strategy", _facts(fields)),
            _promises(fields, catalogue),
            _how_far(fields),
        ),
        after=(section("What belongs to this", bullets(link(one) for one in related)),),
        easy=easy.ideas(item, catalogue),
    )


def _facts(strategy: Strategy) -> Blocks:
    return facts(
        (
            ("Who answers for it", sentence(strategy.owner)),
            ("Agreed on", full_date(strategy.approved)),
            ("We look at it again by", full_date(strategy.review_by)),
            ("It takes the place of", sentence(strategy.replaces) if strategy.replaces else None),
        )
    )


def _promises(strategy: Strategy, catalogue: Catalogue) -> Section | None:
    promises = tuple(_promise(one, strategy, catalogue) for one in strategy.commitments)
    if not promises:
        return None
    many = "1 promise" if len(promises) == 1 else f"{len(promises)} promises"
    return section("What we promise", para(f"We make {many}."), promises)


def _promise(commitment: Commitment, strategy: Strategy, catalogue: Catalogue) -> Section:
    """One promise, under the id that other pages link to, with all that serves it."""
    serving = bullets(_serving(commitment, catalogue))
    actions = [action for action in strategy.actions if action.commitment == commitment.id]
    blocks: Blocks = (
        *((para("What we do to keep this promise:"), *serving) if serving else ()),
        *((para(f"For this promise, {_count(actions)}."),) if actions else ()),
    )
    nothing = (para("Nothing on this site is about this promise yet."),)
    return Section(commitment.id, inlines(commitment.words.rstrip(".")), 3, blocks or nothing)


def _serving(commitment: Commitment, catalogue: Catalogue) -> Iterator[Inlines]:
    """The opportunities with their status, and feedback on any others."""
    answered = set()
    for item in catalogue.serving(commitment.id):
        if opportunity := as_kind(item, Opportunity):
            feedback = catalogue.feedback_on(opportunity)
            answered.add(feedback.name if feedback else "")
            yield joined(link(item), ". ", standing(opportunity, catalogue))
    for item in catalogue.serving(commitment.id):
        told = as_kind(item, Feedback)
        if told and told.name not in answered and is_told(told, catalogue):
            yield joined(link(item), ". ", summary_of(item, catalogue))


def _how_far(strategy: Strategy) -> Section | None:
    """The actions with who does them, by when, and how far they are."""
    if not strategy.actions:
        return None
    promises = {one.id: one.words for one in strategy.commitments}
    actions = DefinitionList(tuple(_action(one, promises) for one in strategy.actions))
    return section("How far we are", para(sentence(_count(strategy.actions))), actions)


def _count(actions: list[Action]) -> str:
    """How many actions are done, without a full stop: `2 of 5 actions are done`."""
    done, many = sum(action.status == "done" for action in actions), len(actions)
    if many == 1:
        return f"there is 1 action, and it is {'done' if done else 'not done yet'}"
    if not done:
        return f"none of the {many} actions is done yet"
    return f"{done} of {many} actions {'is' if done == 1 else 'are'} done"


def _action(action: Action, promises: Mapping[str, str]) -> Definition:
    """What is to be done, and below it who does it, by when, how far it is, and the promise it is for."""
    told = [
        para(f"Who does it: {action.who.rstrip('.')}."),
        para(f"By when: {full_date(action.due)}."),
        para(f"How far it is: {action.status}."),
    ]
    if promise := promises.get(action.commitment or ""):
        target = Link((Text(promise.rstrip(".")),), f"#{action.commitment}")
        told.append(para("For this promise: ", (target,), "."))
    return Definition(inlines(sentence(action.what)), tuple((one,) for one in told))
