"""Rules: feedback answers its opportunity when it is over, once, and in full.

Codes `feedback-early`, `feedback-twice` and `outcome-unanswered`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from builder.rules.shelf import Found, Shelf
from builder.rules.trouble import Trouble
from builder.schema.feedback import Feedback
from builder.schema.opportunity import Opportunity
from builder.statements import long_date


def early(shelf: Shelf) -> Found:
    """Feedback comes after the last day to take part, because it ends the opportunity."""
    for name, feedback, asked, opportunity in _pairs(shelf):
        closes = opportunity.closes
        if shelf.sure(asked, "closes") and isinstance(closes, date) and feedback.date < closes:
            what = f"This feedback is dated {long_date(feedback.date)}, but people can take part until "
            what += f"{long_date(closes)} ({shelf.place(asked, 'closes')})."
            mend = (
                "Check both days. Feedback takes the place of the invitation, so it comes after the last day."
            )
            yield name, Trouble(("date",), what, mend, "feedback-early", looked_at=("opportunity",))


def twice(shelf: Shelf) -> Found:
    """An opportunity has one page of feedback: its page shows only the newest."""
    first: dict[str, str] = {}
    for name, feedback in shelf.each(Feedback):
        other = first.setdefault(feedback.opportunity, name)
        if other != name:
            what = f"“{feedback.opportunity}” has feedback already: {shelf.content}/{other}.md."
            mend = "Put both into one page. Only the newest is shown beside the opportunity."
            yield name, Trouble(("opportunity",), what, mend, "feedback-twice", "warn")


def outcomes(shelf: Shelf) -> Found:
    """Each outcome that was hoped for is answered, in the words of the opportunity."""
    for name, feedback, asked, opportunity in _pairs(shelf):
        answered = {_plain(one.outcome) for one in feedback.outcomes}
        for outcome in opportunity.outcomes if shelf.sure(asked, "outcomes") else ():
            if _plain(outcome) not in answered:
                what = f"The outcome “{outcome}” is not answered."
                mend = "Write it under “outcomes” with an answer, in the same words. For example:\n"
                mend += f"outcomes:\n  - outcome: {outcome}\n    answer: Two centres now open in the evening."
                looked_at = ("opportunity",)
                yield name, Trouble(("outcomes",), what, mend, "outcome-unanswered", "warn", looked_at)


def _pairs(shelf: Shelf) -> Iterator[tuple[str, Feedback, str, Opportunity]]:
    """Feedback beside the opportunity it answers, each with its name."""
    known = shelf.names(Opportunity)
    for name, feedback in shelf.each(Feedback):
        asked = known.get(feedback.opportunity, "")
        opportunity = shelf.files[asked].sketch if asked else None
        if isinstance(opportunity, Opportunity):
            yield name, feedback, asked, opportunity


def _plain(words: str) -> str:
    """Words without marks and capitals, so that a full stop makes no difference."""
    return " ".join(re.findall(r"\w+", words.casefold()))
