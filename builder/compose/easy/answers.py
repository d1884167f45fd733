"""How many took part, and how much was acted on, in easy read; small numbers of people are hidden."""

from __future__ import annotations

from builder.catalogue import Catalogue
from builder.compose.counts import by_answer
from builder.compose.counts import took_part as took_part_in_words
from builder.compose.easy.sentences import Ideas, idea
from builder.compose.numbers import how_many_said
from builder.schema.feedback import Did, Feedback, Point

_COUNTED: dict[Did, tuple[str, str]] = {
    "yes": ("yes", "We acted on {}."),
    "partly": ("choice", "We acted on a part of {}."),
    "no": ("no", "We did not act on {}."),
    "not yet": ("waiting", "We have not acted on {} yet."),
}


def took_part(feedback: Feedback, catalogue: Catalogue) -> Ideas:
    """How many people took part: “A few people” for a small number."""
    least = catalogue.site.thresholds.small_number
    return (idea("group", _few(took_part_in_words(feedback.people, least), least)),)


def said_by(point: Point, feedback: Feedback, catalogue: Catalogue) -> str:
    """How many people said one thing, as a sentence; nothing if they were not counted."""
    least = catalogue.site.thresholds.small_number
    return _few(how_many_said(point.people, feedback.people, least) or "", least)


def _few(words: str, least: int) -> str:
    """The words for a hidden number, made easier: numbers themselves are hidden as everywhere else."""
    return words.replace(f"Fewer than {least} people", "A few people")


def acted_on(feedback: Feedback) -> Ideas:
    """How many things people said, and how many got each answer."""
    meaning = "To act on something means to do something about it."
    found = [idea("talk", f"We looked at {_things(len(feedback.points))} that people said. {meaning}")]
    for did, count in by_answer(feedback).items():
        symbol, words = _COUNTED[did]
        found += [idea(symbol, words.format(_things(count)))] if count else []
    return tuple(found)


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"
