"""What is known of how accessible the site is, and how long it counts.

Two files hold it: `content/accessibility.yml`, which people write, and `content/checks.json`, which programs
write. The regulations ask to look at a statement again at least once a year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from builder.results import Results
from builder.schema.accessibility import Accessibility, ManualCheck

STATEMENT_FILE = "accessibility.yml"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What people have written down, and what the checks have found; either may not be there."""

    written: Accessibility | None = None
    results: Results | None = None

    @property
    def reviewed(self) -> date | None:
        """The day on which people last looked at the statement."""
        return (self.written.reviewed or self.written.prepared) if self.written else None

    def checks_by_people(self) -> tuple[ManualCheck, ...]:
        """The newest check of each thing that people have checked, in the order of the file."""
        if self.written is None:
            return ()
        newest: dict[str, ManualCheck] = {}
        for check in self.written.manual_checks:
            name = check.what.casefold()
            if name not in newest or check.on >= newest[name].on:
                newest[name] = check
        return tuple(newest.values())


NONE = Evidence()  # of a site that nobody has checked yet


def counts_until(day: date) -> date:
    """The last day on which something of this day counts: the same day a year later."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)


def counts(day: date, today: date) -> bool:
    """Whether something of this day counts today: neither older than 12 months nor to come."""
    return day <= today <= counts_until(day)
