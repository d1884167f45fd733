"""What is known of how accessible a site is, for tests that change one part of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from builder.evidence import Evidence
from builder.results import Check, Finding, Results, written
from builder.schema.accessibility import Accessibility
from builder.statements import long_date
from tests.support.wexmoor import TODAY

STATEMENT = "prepared: 22 November 2026\n"
EVERYTHING = {
    "what": "Every kind of page, with a screen reader and by keyboard alone",
    "by": "two people from the Sight Group",
    "found": "nothing",
    "criteria": "all",
}
LOW_CONTRAST = Finding("opportunities/", "Some words are too pale to read.", "p.date", "1.4.3")


def statement(day: date = TODAY, **answers: Any) -> Accessibility:
    """What people wrote on a day: everything was checked and nothing found, but for the answers given."""
    usual = {"prepared": "22 November 2026", "reviewed": long_date(day)}
    checks = [EVERYTHING | {"on": long_date(day)}]
    return Accessibility.model_validate({**usual, "manual_checks": checks, **answers})


def results(day: date = TODAY, *findings: Finding) -> Results:
    """What the checks found on a day: nothing, but for the findings given."""
    views = ("320 pixels wide", "dark")
    check = Check("axe", "Barriers that a program can find.", ("1.4.3",), views, findings)
    tools = {"axe-core": "4.10.2", "Chromium": "140.0"}
    return Results(day, "https://involve.example.org/", tools, ("", "opportunities/"), (check,))


def checked_on(day: date) -> Evidence:
    """A site that programs and people found to be in order on a day."""
    return Evidence(statement(day), results(day))


RESULTS = written(results(date(2026, 11, 22)))
