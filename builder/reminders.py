"""Reminders for staff: what was promised and is due, worked out from the catalogue on one day.

They are written for the organisation and never stand in the public site. A reminder is a whole sentence, and
a list of them is plain text, so that a screen reader reads it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from builder.catalogue import Catalogue, Item
from builder.compose import questions
from builder.evidence import STATEMENT_FILE, counts_until
from builder.results import FILE as RESULTS_FILE
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.strategy import Strategy
from builder.statements import long_date
from builder.words import as_sentence, many

SOON = timedelta(28)  # how far ahead feedback is called to mind
REVIEW_SOON = timedelta(60)
STATEMENT_SOON = timedelta(30)  # before what the accessibility statement rests on is a year old
_FINISHED = ("done", "stopped")


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to do: the file it is about, and a sentence or two that say what and when."""

    heading: str
    file: str
    words: str


Found = Iterator[tuple[str, str]]  # the file and the words of each reminder under one heading


def of(catalogue: Catalogue) -> tuple[Reminder, ...]:
    """Every reminder of the catalogue's day, in the order of the headings."""
    return tuple(
        Reminder(heading, file, words)
        for heading, find in HEADINGS
        for file, words in sorted(find(catalogue))
    )


def as_text(reminders: tuple[Reminder, ...], today: date) -> str:
    """The reminders as plain text, counted and under their headings."""
    count = many(len(reminders), "reminder") if reminders else "Nothing to be reminded of"
    parts = [f"{count} on {long_date(today)}."]
    for heading, _ in HEADINGS:
        found = [reminder for reminder in reminders if reminder.heading == heading]
        if found:
            parts.append(f"{heading}: {len(found)}")
            parts += [f"{reminder.file}\n{reminder.words}" for reminder in found]
    return "\n\n".join(parts) + "\n"


# ---- Feedback ----------------------------------------------------------------------------------------------


def _overdue(catalogue: Catalogue) -> Found:
    for item, closed, due in _without_feedback(catalogue):
        if due < catalogue.today:
            late = many((catalogue.today - due).days, "day")
            yield item.file, f"{_since(closed, catalogue)} Feedback was due on {long_date(due)}, {late} ago."


def _due_soon(catalogue: Catalogue) -> Found:
    for item, closed, due in _without_feedback(catalogue):
        if catalogue.today <= due <= catalogue.today + SOON:
            left = (due - catalogue.today).days
            when = f"in {many(left, 'day')}" if left else "today"
            yield item.file, f"{_since(closed, catalogue)} Feedback is due on {long_date(due)}, {when}."


def _later(catalogue: Catalogue) -> Found:
    for item, closed, due in _without_feedback(catalogue):
        if due > catalogue.today + SOON:
            yield item.file, f"{_since(closed, catalogue)} Feedback is due on {long_date(due)}."


def _without_feedback(catalogue: Catalogue) -> Iterator[tuple[Item[Opportunity], date, date]]:
    """Closed opportunities that no feedback answers, with their last day and the day feedback is due."""
    for item in catalogue.all(Opportunity):
        closes = item.fields.closes
        if isinstance(closes, date) and closes < catalogue.today and item.fields.kind != "information":
            due = item.fields.tell_by or closes + timedelta(catalogue.site.thresholds.feedback_days)
            if not catalogue.feedback_on(item):
                yield item, closes, due


def _since(closed: date, catalogue: Catalogue) -> str:
    days = many((catalogue.today - closed).days, "day")
    return f"It closed on {long_date(closed)}, {days} ago, and has no feedback."


# ---- Strategies and groups ---------------------------------------------------------------------------------


def _past_review(catalogue: Catalogue) -> Found:
    for item in catalogue.all(Strategy):
        if item.fields.review_by < catalogue.today:
            late = many((catalogue.today - item.fields.review_by).days, "day")
            day = long_date(item.fields.review_by)
            yield item.file, f"{item.fields.title} was to be looked at again by {day}, {late} ago."


def _review_soon(catalogue: Catalogue) -> Found:
    for item in catalogue.all(Strategy):
        if catalogue.today <= item.fields.review_by <= catalogue.today + REVIEW_SOON:
            day = long_date(item.fields.review_by)
            yield item.file, f"{item.fields.title} is to be looked at again by {day}."


def _actions(catalogue: Catalogue) -> Found:
    for item in catalogue.all(Strategy):
        for action in item.fields.actions:
            if action.due < catalogue.today and action.status not in _FINISHED:
                words = f"“{action.what}” was due on {long_date(action.due)} and is {action.status}."
                yield item.file, f"{words} It is for {action.who}."


def _groups(catalogue: Catalogue) -> Found:
    for item in catalogue.all(Group):
        day = item.fields.next_date
        to_come = any(event.fields.date >= catalogue.today for event in catalogue.events_of(item))
        if to_come or (day and day >= catalogue.today):
            continue
        last = (
            f"The next date it gives is {long_date(day)}, which is over." if day else "It gives no next date."
        )
        yield item.file, f"{item.fields.title}: {last} For example: next_date: 1 December 2026"


# ---- Answers -----------------------------------------------------------------------------------------------


def _answers(catalogue: Catalogue) -> Found:
    for item in catalogue.all(Opportunity):
        closes = item.fields.closes
        left = questions.unanswered(item, catalogue)
        if left and not (isinstance(closes, date) and closes < catalogue.today):
            count = f"{many(len(left), 'question')} of {len(questions.QUESTIONS)}"
            yield item.file, f"{count} answered with “ask us”: {' '.join(left)}"


def _waiting(catalogue: Catalogue) -> Found:
    for item in catalogue.waiting:
        yield item.file, f"It will be published on {long_date(item.fields.date)}."


# ---- The accessibility statement ---------------------------------------------------------------------------

_STATEMENT, _RESULTS = f"content/{STATEMENT_FILE}", f"content/{RESULTS_FILE}"


def _statement(catalogue: Catalogue) -> Found:
    yield from _review(catalogue)
    yield from _checks(catalogue)
    for problem in catalogue.evidence.written.problems if catalogue.evidence.written else ():
        if problem.fix_by <= catalogue.today + STATEMENT_SOON:
            words = f"The statement says that this works by {long_date(problem.fix_by)}."
            yield _STATEMENT, f"{as_sentence(problem.what)} {words}"


def _review(catalogue: Catalogue) -> Found:
    reviewed = catalogue.evidence.reviewed
    if reviewed is None:
        words = (
            "Nobody has written down what people checked. To see what to write: involve fields accessibility"
        )
        yield _STATEMENT, words
    elif counts_until(reviewed) <= catalogue.today + STATEMENT_SOON:
        words = f"It was last read on {long_date(reviewed)}. Read it again by {_due(reviewed)}."
        yield _STATEMENT, words


def _checks(catalogue: Catalogue) -> Found:
    results = catalogue.evidence.results
    if results is None:
        yield _RESULTS, "The website has not been checked yet. Check it with the command: involve check"
    elif counts_until(results.checked) <= catalogue.today + STATEMENT_SOON:
        words = f"The website was last checked on {long_date(results.checked)}."
        yield _RESULTS, f"{words} Check it again by {_due(results.checked)}: involve check"


def _due(day: date) -> str:
    return long_date(counts_until(day))


HEADINGS: tuple[tuple[str, Callable[[Catalogue], Found]], ...] = (
    ("Feedback is overdue", _overdue),
    (f"Feedback is due within {SOON.days} days", _due_soon),
    ("Closed without feedback so far", _later),
    ("Feedback that waits for its day", _waiting),
    ("Strategies past their review", _past_review),
    (f"Strategies to be reviewed within {REVIEW_SOON.days} days", _review_soon),
    ("Actions that are overdue", _actions),
    ("Groups without a next date", _groups),
    ("The accessibility statement", _statement),
    ("Questions that are left as “ask us”", _answers),
)
