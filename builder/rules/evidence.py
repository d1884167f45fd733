"""The accessibility statement keeps up. Codes `statement-old`, `checks-old`, `fix-late`.

The regulations of 2018 ask to look at the statement at least once a year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from builder.evidence import counts_until
from builder.messages import Message
from builder.results import Results
from builder.rules.trouble import Trouble
from builder.schema.accessibility import Accessibility
from builder.statements import long_date


def statement(written: Accessibility, today: date) -> Iterator[Trouble]:
    """Check that the statement was reviewed in the last year, and that what it promised is done."""
    name = "reviewed" if written.reviewed else "prepared"
    last = written.reviewed or written.prepared
    if counts_until(last) < today:
        what = f"The accessibility statement was last looked at on {long_date(last)}, over 12 months ago."
        mend = f"Read it, change what is no longer right, and write the day: reviewed: {long_date(today)}"
        yield Trouble((name,), what, mend, "statement-old", "warn", ("prepared",))
    for number, problem in enumerate(written.problems):
        if problem.fix_by < today:
            what = f"The accessibility statement says that this would work by {long_date(problem.fix_by)}."
            mend = "If it works now, take it out of the list. If not, write a new day that you can keep."
            yield Trouble(("problems", number, "fix_by"), what, mend, "fix-late", "warn")


def checks(results: Results, file: str, today: date) -> Iterator[Message]:
    """Check that the site was checked in the last year."""
    if counts_until(results.checked) < today:
        what = f"The site was last checked on {long_date(results.checked)}, over 12 months ago."
        yield Message(file, 1, what, "Check it again with the command: involve check", "checks-old", "warn")
