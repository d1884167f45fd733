"""Rules: places are shared out fairly, nobody sits alone, and every question can be answered.

Codes `places-few`, `places-choice` and `choices-missing`.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.rules.trouble import Trouble
from builder.schema.opportunity import Opportunity

_MEETINGS = {"meeting", "in person", "video"}
_FEWEST = 3


def few(fields: Opportunity) -> Iterator[Trouble]:
    """At a meeting there are at least two people, better three, who know what it is like."""
    names = {way.way for way in fields.ways}
    if fields.places and fields.places < _FEWEST and names & _MEETINGS:
        number = "only one place" if fields.places == 1 else f"only {fields.places} places"
        what = f"There {'is' if fields.places == 1 else 'are'} {number} at these meetings."
        mend = "Nobody likes to be the only one. Make room for three people or more: places: 3"
        yield Trouble(("places",), what, mend, "places-few", "warn", ("ways",))


def chosen(fields: Opportunity) -> Iterator[Trouble]:
    """Where not everybody can join, the page says how people are chosen."""
    if fields.places and not fields.how_we_choose:
        what = f"There are places for {fields.places} only, but the page does not say how you choose."
        mend = "For example: how_we_choose: Two members and one officer choose together."
        yield Trouble(("places",), what, mend, "places-choice", "warn", ("how_we_choose",))


def questions(fields: Opportunity) -> Iterator[Trouble]:
    """A question with answers to choose from has at least two of them."""
    for number, question in enumerate(fields.questions):
        if question.answer in ("choose one", "choose any") and len(question.choices) < 2:
            what = f"“{question.ask}” has no answers to choose from."
            if question.choices:
                what = f"“{question.ask}” has only one answer to choose from."
            mend = "List at least two. For example: choices: [Mornings, Evenings]"
            yield Trouble(("questions", number, "choices"), what, mend, "choices-missing")
