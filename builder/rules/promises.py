"""The promises that stop a build: which rules look at which kind of content, one file at a time.

Rules see the answers of a file even where some of them need mending, so that one run tells everything. What
hangs together between files is looked at in `together`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from builder.messages import Message
from builder.rules import (
    audiences,
    brand,
    contacts,
    dates,
    editions,
    events,
    feedback,
    few,
    influence,
    places,
    ways,
)
from builder.rules.trouble import Rule, Trouble, told
from builder.schema.answers import Part
from builder.schema.edition import Edition
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.front_matter import Fields
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.site import Site, Thresholds
from builder.schema.strategy import Strategy

Answers = TypeVar("Answers", bound=Part)

RULES: dict[type[Part], tuple[Rule, ...]] = {
    Opportunity: (
        *(influence.changes, influence.decision, influence.level, influence.co_production),
        *(influence.representing, dates.all_year, dates.opportunity, ways.choice, ways.reading),
        *(places.few, places.chosen, places.questions, contacts.own),
    ),
    Feedback: (feedback.reasons, feedback.sums, feedback.more_than_all, few.in_answers),
    Strategy: (dates.strategy,),
    Event: (dates.event, events.place, events.early, events.school_run),
    Group: (contacts.own,),
    Edition: (editions.pieces, editions.titles),
    Site: (contacts.of_site, brand.of_site),
}


def check(fields: Fields[Answers], file: str, site: Site | None = None) -> Iterator[Message]:
    """Look at one file, content or the site file itself; `site` holds the organisation's own promises.

    Without a site file that can be read, the promises in numbers are those of a new site.
    """
    if fields.sketch is not None:
        yield from told(_troubles(fields.sketch, fields.body, site), fields, file)
    if isinstance(fields.sketch, Feedback):
        yield from few.in_text(cast(Fields[Feedback], fields), file)


def _troubles(answers: Part, body: str, site: Site | None) -> Iterable[Trouble]:
    promised = site.thresholds if site else Thresholds()
    for rule in RULES.get(type(answers), ()):
        yield from rule(answers)
    match answers:
        case Opportunity():
            yield from dates.consultation(answers, promised.weeks)
            yield from audiences.formats(answers, body, site)
            yield from _beside(answers, "confidential_until", "confidential", "Papers about companies")
        case Event():
            yield from events.notice(answers, promised.notice_days, promised.papers_days)
        case _:
            pass
    if isinstance(answers, Heading):
        yield from _beside(answers, "checked_by", "checked_on", "3 March 2026")
        yield from _beside(answers, "checked_on", "checked_by", "Wexmoor People First")


def _beside(answers: Part, name: str, other: str, example: str) -> Iterator[Trouble]:
    """An answer that means something only beside another."""
    if getattr(answers, name) and not getattr(answers, other):
        what = f"“{name}” needs “{other}” beside it."
        yield Trouble((name,), what, f"Add a line: {other}: {example}", "field-together", looked_at=(other,))
