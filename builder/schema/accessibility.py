"""The file behind the accessibility statement, `content/accessibility.yml`: what people know and checked.

What the checks in a browser found is not written here but in a file of its own (`builder.results`).
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator

from builder.schema.answers import (
    AsChoice,
    AsList,
    Because,
    Day,
    LongWords,
    Part,
    Words,
    YesNo,
    asks,
    trouble,
)
from builder.wcag import CRITERIA

Nation = Literal["england", "scotland", "wales", "northern ireland"]
EVERY = "all"

_HONEST = "The accessibility statement is honest."
_KNOWN = "You know what does not work, and what you can do instead."
_RIGHT = "You know what you can do if we do not put it right."


def read_criterion(value: object) -> object:
    """Read `1.4.3`, `SC 1.4.3` and `1.4.3 Contrast (Minimum)` as the number of a criterion."""
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    found = re.search(r"\d+(?:\.\d+)+", value)
    if found and found[0] in CRITERIA:
        return found[0]
    every = f"the {len(CRITERIA)} success criteria of WCAG 2.2 at levels A and AA"
    what = f"“{value.strip()}” is not one of {every}."
    raise trouble("criterion-unknown", what, "Write its number, as WCAG counts it. For example: 1.4.3")


def read_criteria(value: object) -> object:
    """Read criteria in one line, with commas between them; `all` stands for every one."""
    if isinstance(value, str):
        if value.strip().lower() == EVERY:
            return list(CRITERIA)
        return [part for part in re.split(r"[,;]", value) if part.strip()]
    return value


Criterion = Annotated[str, BeforeValidator(read_criterion)]


class ManualCheck(Part):
    """One check that people did."""

    what: Words = asks("Say what was checked, and how.", "Every kind of page, by keyboard alone", _HONEST)
    on: Day = asks("Give the day of the check.", "9 November 2026", _HONEST)
    by: Words = asks(
        "Say who checked, by role or group and never by name.",
        "four people from Wexmoor People First",
        _HONEST,
    )
    found: Words = asks(
        "Say what did not work, or write: nothing", "The menu could not be closed by keyboard.", _HONEST
    )
    criteria: Annotated[list[Criterion], BeforeValidator(read_criteria)] = asks(
        "List the criteria of WCAG that it was checked against, or write: all",
        "2.1.1, 2.1.2",
        _HONEST,
        default=[],
    )

    @property
    def passed(self) -> bool:
        """Whether nothing was found that does not work."""
        return self.found.strip(" .").lower() in ("nothing", "none", "no barriers", "no problems")


class Problem(Part):
    """Something that does not work, and by when it will."""

    what: Words = asks("Say what does not work.", "The map of venues has no words beside it.", _KNOWN)
    criterion: Criterion = asks("Give the number of the WCAG criterion that it breaks.", "1.1.1", _KNOWN)
    effect: Words = asks(
        "Say whom it keeps from what.", "People who cannot see the map do not learn how to get there.", _KNOWN
    )
    instead: Words | None = asks(
        "Say what people can do until then.", "Call us, and we tell you the way.", _KNOWN, default=None
    )
    fix_by: Day = asks("Give the day by which it will work.", "31 March 2027", _KNOWN)


class Burden(Part):
    """Something that would be a disproportionate burden to mend, which the regulations ask to justify."""

    what: Words = asks("Say what does not work.", "Sign language in films made before 2020", _KNOWN)
    criterion: Criterion | None = asks(
        "Give the number of the WCAG criterion that it breaks.", "1.2.5", _KNOWN, default=None
    )
    why: Words = asks(
        "Say why mending it now would be out of proportion.",
        "It would cost more than all new films of a year, and few people watch them.",
        _KNOWN,
    )
    instead: Words | None = asks(
        "Say what people can do instead.", "Ask us for the words of any film.", _KNOWN, default=None
    )


class Accessibility(Part):
    """What people know of how accessible the site is."""

    prepared: Day = asks(
        "Give the day on which the statement was first prepared.", "22 November 2026", _HONEST
    )
    reviewed: Day | None = asks(
        "Give the day on which somebody last read the statement and found it right.",
        "22 November 2026",
        _HONEST,
        default=None,
    )
    tested_by: Words | None = asks(
        "Say who tested the site, by role and never by name.", "the Involvement Team", _HONEST, default=None
    )
    how_tested: LongWords | None = asks(
        "Say how it was tested, and how you chose the pages.",
        "We looked at one page of each kind, on a computer and on a phone.",
        _HONEST,
        default=None,
    )
    manual_checks: Annotated[list[ManualCheck], AsList] = asks(
        "List the checks that people did.",
        [
            {
                "what": "Every kind of page, with a screen reader",
                "on": "9 November 2026",
                "by": "two blind people from the Sight Group",
                "found": "nothing",
                "criteria": "all",
            }
        ],
        _HONEST,
        default=[],
    )
    problems: Annotated[list[Problem], AsList] = asks(
        "List what does not work, and by when it will.",
        [
            {
                "what": "The map of venues has no words beside it.",
                "criterion": "1.1.1",
                "effect": "People who cannot see the map do not learn how to get there.",
                "instead": "Call us, and we tell you the way.",
                "fix_by": "31 March 2027",
            }
        ],
        _KNOWN,
        default=[],
    )
    burden: Annotated[list[Burden], AsList] = asks(
        "List what would be a disproportionate burden to mend, and why.",
        [
            {
                "what": "Sign language in films made before 2020",
                "criterion": "1.2.5",
                "why": "It would cost more than all new films of a year.",
            }
        ],
        _KNOWN,
        default=[],
    )
    out_of_scope: Annotated[list[Because], AsList] = asks(
        "List what the regulations do not apply to, and why.",
        "PDFs from before 23 September 2018 — nobody needs them to use our services",
        _KNOWN,
        default=[],
    )
    what_we_do: Annotated[list[Words], AsList] = asks(
        "List what you are doing to make the site more accessible.",
        "Two groups of disabled people will test it in March 2027.",
        _HONEST,
        default=[],
    )
    not_compliant: YesNo = asks(
        "Write yes if most of the site does not keep to WCAG 2.2 AA.", "no", _HONEST, default=False
    )
    nation: Annotated[Nation, AsChoice] = asks(
        "Say where your organisation is, because another body answers complaints in Northern Ireland.",
        "england",
        _RIGHT,
        default="england",
    )
