"""From the boxes of a form to answers, each beside its question, with what somebody should look at.

Where a form and its page as it is today say different things, the words of the form count: these were read
by whoever answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.compose.blocks import listed
from builder.form import Asked, Form, Question
from builder.ooxml.controls import short
from builder.replies.expected import identity, own_words
from builder.replies.filled import Box, Filled, seen
from builder.schema.site import Site

BETWEEN = "; "  # between answers of which several were chosen
CHANGED = (
    "The page has changed since this form went out, so words outside the boxes cannot be found. "
    "Look into the file."
)
_NUMBER = re.compile(r"[\d., ]*\d[\d., ]*")
_COUNTED = re.compile(r"^\d+\.\s")  # before a question in its heading


@dataclass(frozen=True, slots=True)
class Reply:
    """One filled form: questions with their answers, in order, and remarks for staff as whole sentences."""

    reference: str
    answers: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...] = ()


def answers_of(filled: Filled, form: Form | None, site: Site) -> Reply:
    """The answers in a file; without a page for its form, the file has to speak for itself."""
    besides = [f"This form has {listed(filled.besides)}: look into the file."] if filled.besides else []
    if form is None:
        answers = tuple(_by_headings(filled.boxes.values()))
        return Reply(filled.reference, answers, (_without_page(filled), *besides))
    reading = _Reading(filled, form, site)
    found = [reading.answer(asked) for asked in form.asked]
    found += [(ask, said) for ask, said in _by_headings(reading.left.values()) if said]
    return Reply(filled.reference, tuple(found), (*reading.remarks, *reading.outside(), *besides))


class _Reading:
    """Compares a file with its form as it is today, and gathers what somebody should look at."""

    def __init__(self, filled: Filled, form: Form, site: Site) -> None:
        self.filled = filled
        self.left = dict(filled.boxes)  # for which no question has been found yet
        self.remarks: list[str] = []
        self._own = {_plain(words) for words in own_words(form, site)}
        if filled.identity:
            self.changed = filled.identity != identity(form, site)
        else:  # which some programs drop
            self.changed = bool(filled.boxes.keys() - {name for one in form.asked for name in _fields(one)})

    def answer(self, asked: Asked) -> tuple[str, str]:
        """A question and its answer; nothing that is odd about it is left out."""
        boxes = self._boxes(asked)
        ask = self._ask(asked, boxes)
        self._missing(asked, boxes)
        ticked = [(_choice(box, asked), box) for box in boxes if box.choice and box.ticked]
        if asked.question.kind == "choose one" and len(ticked) > 1:
            self.remarks.append(f"More than one answer is ticked: “{ask}”.")
        if any(words != _at_its_place(box, asked) for words, box in ticked):
            what = "The choices in the form are not those of the page, so the words of the form are used"
            self.remarks.append(f"{what}: “{ask}”.")
        written = [box.words for box in boxes if box.words and not box.choice]
        self.remarks += [f"{odd}: “{ask}”." for words in written if (odd := _odd(words, asked.question))]
        return ask, BETWEEN.join([words for words, _ in ticked] + written)

    def outside(self) -> Iterator[str]:
        """Words that somebody wrote where there is no box."""
        if self.changed:
            yield CHANGED
            return
        for words in self.filled.outside:
            if words not in self._own:
                yield f"There are words outside the boxes: “{words}”."

    def _boxes(self, asked: Asked) -> list[Box]:
        """The boxes of a question in the file, however many choices it had when the form went out."""
        own = re.compile(rf"{asked.id}(__\d+)?")
        return [self.left.pop(name) for name in self.filled.boxes if own.fullmatch(name)]

    def _ask(self, asked: Asked, boxes: list[Box]) -> str:
        """The words of a question; those of the file if the page has other ones now."""
        ask = asked.question.ask
        heading = boxes[0].question if boxes and self.changed else ""
        if not heading or _uncounted(heading) == _plain(ask):
            return ask
        self.remarks.append(f"The page asks this in other words now: “{heading}”.")
        return heading

    def _missing(self, asked: Asked, boxes: list[Box]) -> None:
        """Say which boxes somebody has deleted: of a page that has changed, those of whole questions."""
        if self.changed:
            there = _plain(asked.question.ask) in map(_uncounted, self.filled.outside)
            missing = 0 if boxes or not there else len(_fields(asked))
        else:
            missing = sum(name not in self.filled.boxes for name in _fields(asked))
        if missing:
            gone = "A box is" if missing == 1 else f"{missing} boxes are"
            what = f"{gone} not in the form any more: “{asked.question.ask}”. Look into the file."
            self.remarks.append(what)


def _fields(asked: Asked) -> list[str]:
    """The ids of the boxes of a question."""
    if asked.question.kind in ("choose one", "choose any"):
        return [asked.choice_id(at) for at in range(len(asked.question.choices))]
    return [asked.id]


def _choice(box: Box, asked: Asked) -> str:
    """What a box to tick stands for: the words beside it, or that of the page if they agree or are gone."""
    choice = _at_its_place(box, asked)
    agrees = _plain(choice) == box.beside if box.beside else box.title in ("", short(choice))
    return choice if choice and agrees else box.said or choice


def _at_its_place(box: Box, asked: Asked) -> str:
    """The choice that the page has today where this box is; empty if it has fewer."""
    choices = [asked.choice_id(at) for at in range(len(asked.question.choices))]
    return asked.question.choices[choices.index(box.field)] if box.field in choices else ""


def _odd(words: str, question: Question) -> str:
    """What is odd about words in a box; empty if nothing is."""
    if question.kind == "yes or no" and words not in question.answers:
        return f"“{words}” is not one of the answers to choose from"
    if question.kind == "number" and not _NUMBER.fullmatch(words):
        return f"“{words}” is not a number"
    return ""


def _by_headings(boxes: Iterable[Box]) -> Iterator[tuple[str, str]]:
    """Answers under the headings of the file itself."""
    found: dict[str, list[str]] = {}
    for box in boxes:
        said = found.setdefault(box.question or box.title or box.field, [])
        said += [box.said or box.field] if box.answered else []
    yield from ((ask, BETWEEN.join(said)) for ask, said in found.items())


def _without_page(filled: Filled) -> str:
    """That nobody knows what was asked."""
    which = "It does not say which form it is"
    which = f"There is no page for the form “{filled.reference}”" if filled.reference else which
    return f"{which}. The questions are those of the file; words outside the boxes cannot be found."


def _plain(words: str) -> str:
    """Words as they come out of a file."""
    return " ".join(seen(words).split())


def _uncounted(heading: str) -> str:
    """A heading without the number of its question."""
    return _COUNTED.sub("", heading)
