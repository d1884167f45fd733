"""How far the site keeps to WCAG 2.2 AA, as the law wants it said, and what keeps us from saying more.

“Fully” is claimed only where programs and people have looked at everything in the last 12 months, against
every criterion, and found nothing. Programs alone cannot show it: they find some barriers, and never all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from builder.evidence import Evidence, counts
from builder.results import Results
from builder.schema.accessibility import Accessibility, ManualCheck
from builder.statements import long_date
from builder.wcag import CRITERIA
from builder.words import many


class Compliance(Enum):
    """The three things that a statement can say."""

    FULLY = "fully compliant"
    PARTLY = "partially compliant"
    NOT = "not compliant"


def compliance(evidence: Evidence, today: date) -> Compliance:
    """What the statement can say on this day."""
    if evidence.written and evidence.written.not_compliant:
        return Compliance.NOT
    return Compliance.PARTLY if doubts(evidence, today) else Compliance.FULLY


def doubts(evidence: Evidence, today: date) -> tuple[str, ...]:
    """Everything that keeps the site from being called fully compliant, as sentences."""
    return (
        *_by_programs(evidence.results, today),
        *_by_people(evidence.checks_by_people(), today),
        *_known(evidence.written),
        *_reviewed(evidence.reviewed, today),
    )


def shown(check: str, evidence: Evidence, today: date) -> bool:
    """Whether a check by programs counts today, found nothing, and no problem is known that it is for."""
    results = evidence.results
    if results is None or not results.pages or not counts(results.checked, today):
        return False
    broken = {one.criterion for one in evidence.written.problems} if evidence.written else set()
    made = [one for one in results.checks if one.name == check]
    return bool(made) and not any(one.findings or broken.intersection(one.criteria) for one in made)


def _by_programs(results: Results | None, today: date) -> Iterator[str]:
    if results is None or not results.pages or not results.checks:
        yield "No automatic checks of this website are recorded yet."
        return
    if results.barriers:
        yield f"The automatic checks found {many(len(results.barriers), 'barrier')}."
    if not counts(results.checked, today):
        day = long_date(results.checked)
        yield f"The automatic checks are not from the last 12 months. They are from {day}."


def _by_people(checks: tuple[ManualCheck, ...], today: date) -> Iterator[str]:
    if any(not check.passed for check in checks):
        yield "People who checked this website found things that do not work."
    recent = [check for check in checks if counts(check.on, today)]
    if not recent:
        when = "in the last 12 months" if checks else "yet"
        yield f"No checks by people are recorded {when}. Programs cannot find every barrier."
        return
    seen = {criterion for check in recent for criterion in check.criteria}
    left = len(CRITERIA) - len(seen)
    if left:
        yield f"People have not checked {left} of the {len(CRITERIA)} success criteria yet."


def _known(written: Accessibility | None) -> Iterator[str]:
    if written is None:
        return
    if written.problems:
        yield "We know of things that do not work yet."
    if written.burden or written.out_of_scope:
        yield "Some content is exempt."


def _reviewed(reviewed: date | None, today: date) -> Iterator[str]:
    if reviewed and not counts(reviewed, today):
        yield f"Nobody has read this statement again in the last 12 months, since {long_date(reviewed)}."
