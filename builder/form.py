"""A form: a Document to read, questions to answer, and what to do with the answers.

Every place for an answer has an id that is made from the words of its question. It is the same in every file,
so that answers find their way back; it can be the name of a bookmark in Word.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from builder.document import Blocks, BulletList, Document, Inlines, Paragraph, Section, Text
from builder.words import document_text

AnswerKind: TypeAlias = Literal["words", "yes or no", "choose one", "choose any", "number"]

QUESTIONS_HEADING = "Our questions"
YES_OR_NO = ("Yes", "No")
HOW: dict[AnswerKind, str] = {
    "words": "",
    "yes or no": "Choose one answer.",
    "choose one": "Choose one answer.",
    "choose any": "Choose as many as you like.",
    "number": "Write a number.",
}
FIELD = "answer_"  # with which every id of a place for an answer begins
TO_TICK = "Click a box to tick it."
_LONGEST = 24  # characters of a question in its id: the name of a bookmark in Word has 40 in all
_DIGEST = 8  # of them tell questions apart that begin alike
_REFERENCE = re.compile(r"Form reference:\s*(\w+/[\w-]+)")


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `hint` says more about it, and `lines` how many there are on paper to write on."""

    ask: str
    kind: AnswerKind = "words"
    choices: tuple[str, ...] = ()
    hint: str = ""
    lines: int = 4

    @property
    def answers(self) -> tuple[str, ...]:
        """What there is to choose from; nothing where people write."""
        return YES_OR_NO if self.kind == "yes or no" else self.choices

    @property
    def says(self) -> tuple[str, ...]:
        """What stands between the question and its answers: the hint, and how to answer."""
        return tuple(words for words in (self.hint, HOW[self.kind]) if words)


@dataclass(frozen=True, slots=True)
class Form:
    """Questions between what stands before them, title and summary included, and what stands after.

    `reference` says which form of which page it is (`reply/day-centres`); it stands at the end, in words.
    """

    document: Document
    questions: tuple[Question, ...]
    after: Blocks
    reference: str

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Every question with its number and its ids."""
        taken: set[str] = set()
        return tuple(
            Asked(number, question, _free_id(question.ask, taken))
            for number, question in enumerate(self.questions, 1)
        )

    @property
    def whole(self) -> Document:
        """All that the form says as one Document: its words without its boxes."""
        asked = tuple(Section(one.id, _words(one.heading), 3, _below(one.question)) for one in self.asked)
        questions = Section("questions", _words(QUESTIONS_HEADING), 2, asked)
        blocks = (*self.document.blocks, questions, *self.after, Paragraph(_words(self.reference_line)))
        return replace(self.document, blocks=blocks)

    @property
    def reference_line(self) -> str:
        """The words that tell staff, and the program that reads answers, which form this is."""
        return f"Form reference: {self.reference}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands in a form: with its number and the id of its answer."""

    number: int
    question: Question
    id: str

    @property
    def heading(self) -> str:
        """The words of its heading: `3. What should be for lunch?`"""
        return f"{self.number}. {self.question.ask}"

    def choice_id(self, at: int) -> str:
        """The id of the box beside one of its choices, counted from 0."""
        return f"{self.id}__{at + 1}"


def reference_in(words: str) -> str:
    """The reference of the form that these are the words of; empty if there is none."""
    found = _REFERENCE.search(words)
    return found[1] if found else ""


def on_screen(form: Form) -> Form:
    """A form that is filled in on a screen: what is said first of how to fill it in is how to tick a box."""
    how = next((block for block in form.document.blocks if isinstance(block, Section)), None)
    ticks = any(question.kind in ("choose one", "choose any") for question in form.questions)
    if not ticks or how is None:
        return form
    said = replace(how, blocks=(Paragraph(_words(TO_TICK)), *how.blocks))
    blocks = tuple(said if block is how else block for block in form.document.blocks)
    return replace(form, document=replace(form.document, blocks=blocks))


def form_text(form: Form) -> Iterator[str]:
    """The plain text of a form after its title, in the order in which every format says it."""
    return document_text(form.whole)


def _below(question: Question) -> Blocks:
    """What stands under the heading of a question."""
    said = tuple(Paragraph(_words(words)) for words in question.says)
    choices = tuple((Paragraph(_words(words)),) for words in question.answers)
    return (*said, *((BulletList(choices),) if choices else ()))


def _words(words: str) -> Inlines:
    return (Text(words),)


def _free_id(words: str, taken: set[str]) -> str:
    """An id of ASCII letters, digits and underscores that nothing has yet; `__` stands before a number.

    Where the words have to be cut, it ends with a digest of all of them.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    if len(slug) > _LONGEST:
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
        slug = f"{slug[: _LONGEST - _DIGEST - 1].rstrip('_')}_{digest}"
    base = FIELD + (slug or "question")
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}__n{count}"
    taken.add(name)
    return name
