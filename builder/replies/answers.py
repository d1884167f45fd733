"""From the boxes of a form to answers, each beside its question, with what somebody should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.form import Asked, Form
from builder.replies.expected import identity, own_words
from builder.replies.filled import Filled
from builder.schema.site import Site

BETWEEN = "; "  # between answers of which several were chosen
_NUMBER = re.compile(r"[\d., ]*\d[\d., ]*")


@dataclass(frozen=True, slots=True)
class Reply:
    """One filled form: questions with their answers, in order, and remarks for staff as whole sentences."""

    reference: str
    answers: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...] = ()


def answers_of(filled: Filled, form: Form | None, site: Site) -> Reply:
    """The answers in a file; without a page for its form, the file has to speak for itself."""
    if form is None:
        return _without_form(filled)
    remarks: list[str] = []
    answers = [(asked.question.ask, _answer(asked, filled, remarks)) for asked in form.asked]
    known = {name for asked in form.asked for name in _fields(asked)}
    for box in filled.boxes.values():
        if box.field not in known and box.answered:
            ask = box.question or box.title
            answers.append((ask, box.said))
            remarks.append(f"The page does not ask this any more: “{ask}”.")
    remarks += _outside(filled, form, site)
    return Reply(filled.reference, tuple(answers), tuple(remarks))


def _fields(asked: Asked) -> Iterator[str]:
    """The ids of the boxes of a question."""
    if asked.question.kind in ("choose one", "choose any"):
        yield from (asked.choice_id(at) for at in range(len(asked.question.choices)))
    else:
        yield asked.id


def _answer(asked: Asked, filled: Filled, remarks: list[str]) -> str:
    """The answer to one question; what is odd about it goes to the remarks, and nothing is left out."""
    question, names = asked.question, tuple(_fields(asked))
    missing = sum(name not in filled.boxes for name in names)
    if missing:
        gone = "A box is" if missing == 1 else f"{missing} boxes are"
        remarks.append(f"{gone} not in the form any more: “{question.ask}”. Look into the file.")
    boxes = [filled.boxes.get(name) for name in names]
    if question.kind in ("choose one", "choose any"):
        ticked = [choice for choice, box in zip(question.choices, boxes, strict=True) if box and box.ticked]
        if question.kind == "choose one" and len(ticked) > 1:
            remarks.append(f"More than one answer is ticked: “{question.ask}”.")
        return BETWEEN.join(ticked)
    words = boxes[0].words if boxes[0] else ""
    if words and question.kind == "yes or no" and words not in question.answers:
        remarks.append(f"“{words}” is not one of the answers to choose from: “{question.ask}”.")
    if words and question.kind == "number" and not _NUMBER.fullmatch(words):
        remarks.append(f"“{words}” is not a number: “{question.ask}”.")
    return words


def _outside(filled: Filled, form: Form, site: Site) -> Iterator[str]:
    """Words that somebody wrote where there is no box."""
    if filled.identity and filled.identity != identity(form, site):
        yield (
            "The page has changed since this form was made, so words outside the boxes cannot be found. "
            "Look into the file."
        )
        return
    own = {" ".join(words.split()) for words in own_words(form, site)}
    for words in filled.outside:
        if words not in own:
            yield f"There are words outside the boxes: “{words}”."


def _without_form(filled: Filled) -> Reply:
    """Answers under the headings of the file itself."""
    found: dict[str, list[str]] = {}
    for box in filled.boxes.values():
        said = found.setdefault(box.question or box.title or box.field, [])
        said += [box.said] if box.answered else []
    which = "It does not say which form it is"
    which = f"There is no page for the form “{filled.reference}”" if filled.reference else which
    remark = f"{which}. The questions are those of the file; words outside the boxes cannot be found."
    return Reply(filled.reference, tuple((ask, BETWEEN.join(said)) for ask, said in found.items()), (remark,))
