"""The accessibility statement: in the order of the law, and never a claim that nothing stands behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import generated, reminders
from builder.catalogue import Catalogue
from builder.compose.composed import assemble
from builder.compose.standing.compliance import Compliance, compliance, doubts
from builder.compose.standing.pages import STATEMENT
from builder.document import Document, links, sections
from builder.evidence import Evidence, counts, counts_until
from builder.ideas import easy_read_text
from builder.results import Check, Finding
from builder.schema.accessibility import Accessibility, read_criterion
from builder.schema.front_matter import read_answers
from builder.wcag import CRITERIA
from builder.words import document_text, text_of
from tests.support.evidence import EVERYTHING, LOW_CONTRAST, checked_on, results, statement
from tests.support.wexmoor import TODAY, catalogue, item

FULLY = (
    "This website is fully compliant with the Web Content Accessibility Guidelines version 2.2 AA standard."
)
PROBLEM = {
    "what": "The map has no words.",
    "criterion": "1.1.1",
    "effect": "Some people cannot find us.",
    "fix_by": "31 March 2027",
}
OLD = TODAY - timedelta(400)


def made(of: Catalogue) -> Document:
    return assemble(generated.compose(STATEMENT, of), Document("", "", (), address=STATEMENT))


def words(evidence: Evidence, today: date = TODAY, **site: Any) -> str:
    """Everything that the statement says."""
    return " ".join(document_text(made(catalogue(evidence=evidence, today=today, **site))))


# ---- The order of the law ----------------------------------------------------------------------------------


@pytest.mark.parametrize("evidence", [Evidence(), checked_on(TODAY)], ids=["nothing", "everything"])
def test_the_sections_stand_in_the_order_of_the_law(evidence: Evidence) -> None:
    headings = [text_of(one.heading) for one in sections(made(catalogue(evidence=evidence)).blocks)]
    assert headings == [
        "What this statement is about",
        "How accessible this website is",
        "Feedback and contact information",
        "Enforcement procedure",
        "Technical information about this website’s accessibility",
        "Compliance status",
        "Non-accessible content",
        "What we are doing to improve accessibility",
        "Preparation of this accessibility statement",
    ]


def test_what_is_not_accessible_stands_in_the_order_of_the_law() -> None:
    written = statement(
        problems=[PROBLEM],
        burden=[{"what": "Old films", "why": "It costs too much."}],
        out_of_scope=["Old PDFs — nobody needs them"],
    )
    found = sections(made(catalogue(evidence=Evidence(written))).blocks)
    part = next(one for one in found if one.id == "non-accessible-content")
    assert [text_of(one.heading) for one in sections(part.blocks)] == [
        "Non-compliance with the accessibility regulations",
        "Disproportionate burden",
        "Content that’s not within the scope of the accessibility regulations",
    ]
    said = words(Evidence(written))
    assert "WCAG 2.2 success criterion 1.1.1, “Non-text Content”" in said
    assert "We will put it right by 31 March 2027." in said
    assert "due to the non-compliances and the exemptions listed below" in said


def test_feedback_gives_e_mail_and_phone_and_days() -> None:
    document = made(catalogue())
    part = next(one for one in sections(document.blocks) if one.id == "feedback-and-contact-information")
    targets = {link.target for link, _ in links(Document("", "", (part,)))}
    assert {"tel:01632960100", "mailto:formats@example.org", "mailto:involve@example.org"} <= targets
    assert "We will answer within 5 working days." in words(Evidence())


@pytest.mark.parametrize(
    ("nation", "body"),
    [
        ("england", "the Equality Advisory and Support Service (EASS)"),
        ("Scotland", "the Equality Advisory and Support Service (EASS)"),
        ("wales", "the Equality Advisory and Support Service (EASS)"),
        ("Northern Ireland", "the Equality Commission for Northern Ireland (ECNI)"),
    ],
)
def test_who_enforces_the_regulations(nation: str, body: str) -> None:
    said = words(Evidence(statement(nation=nation)))
    assert f"If you’re not happy with how we respond to your complaint, contact {body}." in said
    assert ("(EHRC) is responsible for enforcing" in said) == (nation != "Northern Ireland")


def test_how_we_know_is_told() -> None:
    said = words(checked_on(TODAY))
    assert (
        "This statement was prepared on 22 November 2026. It was last reviewed on 23 November 2026." in said
    )
    assert "This website was last tested on 23 November 2026." in said
    assert "Programs (Chromium 140.0 and axe-core 4.10.2) checked 2 pages, each shown in 2 ways, on" in said
    assert "By two people from the Sight Group, on 23 November 2026. They found nothing" in said


# ---- What it claims ----------------------------------------------------------------------------------------


def test_fully_only_where_everything_was_looked_at() -> None:
    assert compliance(checked_on(TODAY), TODAY) is Compliance.FULLY
    assert FULLY in words(checked_on(TODAY))
    assert "because:" not in words(checked_on(TODAY))


ONE_KEYBOARD = [{**EVERYTHING, "on": "23 November 2026", "criteria": "2.1.1"}]
FAILED = [{**EVERYTHING, "on": "23 November 2026", "found": "The menu cannot be closed."}]
STALE = [{**EVERYTHING, "on": "1 October 2025"}]
TO_COME = [{**EVERYTHING, "on": "24 November 2026"}]

# What may be wrong with each part, with the words that say so; the first of each is what is in order.
WRITTEN: dict[str, tuple[dict[str, Any] | None, str]] = {
    "well": ({}, ""),
    "not written": (None, "No checks by people are recorded yet."),
    "no checks": ({"manual_checks": []}, "No checks by people are recorded yet."),
    "part checked": ({"manual_checks": ONE_KEYBOARD}, "have not checked 54 of the 55 success criteria"),
    "failed": ({"manual_checks": FAILED}, "found things that do not work"),
    "checks old": ({"manual_checks": STALE}, "No checks by people are recorded in the last 12 months."),
    "checks to come": ({"manual_checks": TO_COME}, "No checks by people are recorded in the last 12 months."),
    "problem": ({"problems": [PROBLEM]}, "We know of things that do not work yet."),
    "burden": ({"burden": [{"what": "Old films", "why": "The cost."}]}, "Some content is exempt."),
    "exempt": ({"out_of_scope": ["Old PDFs — nobody needs them"]}, "Some content is exempt."),
    "review old": ({"reviewed": "1 October 2025"}, "Nobody has read this statement again"),
    "mostly not": ({"not_compliant": "yes"}, "not compliant with"),
}
FOUND = {
    "well": (results(), ""),
    "none": (None, "No automatic checks of this website are recorded yet."),
    "no pages": (results().__class__(TODAY, "", {}, (), results().checks), "No automatic checks"),
    "no checks": (results().__class__(TODAY, "", {}, ("",), ()), "No automatic checks"),
    "finding": (results(TODAY, LOW_CONTRAST), "The automatic checks found 1 barrier."),
    "old": (results(OLD), "The automatic checks are not from the last 12 months."),
    "to come": (results(TODAY + timedelta(1)), "The automatic checks are not from the last 12 months."),
}


@given(st.sampled_from(list(WRITTEN)), st.sampled_from(list(WRITTEN)), st.sampled_from(list(FOUND)))
@settings(deadline=None, max_examples=150)
def test_never_fully_while_anything_is_wrong(one: str, other: str, found: str) -> None:
    answers, (run, run_says) = (WRITTEN[one][0], WRITTEN[other][0]), FOUND[found]
    written = None if None in answers else statement(**{**(answers[0] or {}), **(answers[1] or {})})
    evidence = Evidence(written, run)
    said = words(evidence)
    well = (one, other, found) == ("well", "well", "well")
    assert (FULLY in said) == well
    assert ("fully compliant with" in said) == well
    assert run_says in said
    if other in (one, "well"):
        assert written is None or WRITTEN[one][1] in said
    if not well and "mostly not" not in (one, other):
        assert "This website is partially compliant with" in said
        assert doubts(evidence, TODAY)


@given(st.dates(date(2026, 11, 23), date(2029, 1, 1)))
def test_a_claim_lasts_a_year_and_no_longer(today: date) -> None:
    evidence = checked_on(TODAY)
    assert (compliance(evidence, today) is Compliance.FULLY) == (today <= date(2027, 11, 23))


def test_officers_can_say_less_and_never_more() -> None:
    assert compliance(Evidence(statement(not_compliant="yes"), results()), TODAY) is Compliance.NOT
    assert compliance(Evidence(statement(not_compliant="no")), TODAY) is Compliance.PARTLY
    assert "not compliant with" in words(Evidence(statement(not_compliant="yes"), results()))


def test_a_check_that_failed_and_passed_later_has_passed() -> None:
    failed = FAILED[0] | {"on": "2 November 2026"}
    passed = EVERYTHING | {"on": "23 November 2026"}
    for checks in ([failed, passed], [passed, failed]):
        assert compliance(Evidence(statement(manual_checks=checks), results()), TODAY) is Compliance.FULLY


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2026, 11, 23), date(2026, 12, 31)])
def test_twelve_months(day: date) -> None:
    last = counts_until(day)
    assert (last - day).days in (365, 366)
    assert counts(day, day)
    assert counts(day, last)
    assert not counts(day, last + timedelta(1))
    assert not counts(day, day - timedelta(1))


# ---- What the checks found ---------------------------------------------------------------------------------


def test_findings_stand_by_criterion_in_the_order_of_wcag() -> None:
    found = [
        Finding("b/", "The order is wrong.", "", "1.4.10"),
        Finding("a/", "Words are pale.", "", "1.4.3"),
    ]
    said = words(Evidence(None, results(TODAY, *found)))
    assert said.index("criterion 1.4.3") < said.index("criterion 1.4.10")


REMARKS = (
    Finding("a/", "The page is 41 KB, and may be 40 KB."),
    Finding("a/", "Something else.", "", "9.9.9"),
)


def test_what_breaks_no_criterion_is_told_and_is_no_barrier() -> None:
    found = results(TODAY, *REMARKS)
    said = words(Evidence(statement(), found))
    assert FULLY in said
    assert "barrier" not in said
    assert "9.9.9" not in said
    blocks = made(catalogue(evidence=Evidence(None, found))).blocks
    headings = {one.id: " ".join(document_text(Document("", "", (one,)))) for one in sections(blocks)}
    assert "Non-compliance" not in headings["non-accessible-content"]
    for remark in REMARKS:
        assert remark.what in headings["what-we-are-doing-to-improve-accessibility"]
    assert "found 1 barrier" in words(Evidence(None, results(TODAY, *REMARKS, LOW_CONTRAST)))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", "the first page."),
        ("easy-read/", "the first page, in easy read."),
        ("404.html", "the page that says that a page is not there."),
        ("all-pages/?q=day%20centres", "what a search finds."),
    ],
)
def test_pages_that_are_known_by_what_they_are(address: str, expected: str) -> None:
    said = words(Evidence(None, results(TODAY, Finding(address, "Words are pale.", "", "1.4.3"))))
    assert f"On this page: {expected}" in said


# What people can do, by the check that shows it, in plain words and in easy read.
CLAIMS = {
    "zoom": ("up to four times as big", "make the words bigger."),
    "keyboard": ("everything with a keyboard", "use a keyboard."),
    "axe": ("hear the pages with a screen reader", ""),
    "noscript": ("with scripts turned off", ""),
}
AIM = "We want you to be able to"


@pytest.mark.parametrize("check", CLAIMS)
@pytest.mark.parametrize("state", ["well", "found", "old", "never", "problem"])
def test_what_people_can_do_is_claimed_only_where_a_check_shows_it(check: str, state: str) -> None:
    it = Check(check, "Looked at.", ("1.1.1",), (), (LOW_CONTRAST,) if state == "found" else ())
    run = replace(results(OLD if state == "old" else TODAY), checks=() if state == "never" else (it,))
    evidence = Evidence(statement(problems=[PROBLEM] if state == "problem" else []), run)
    said = words(evidence)
    claim, easy = CLAIMS[check]
    assert (said.index(claim) < said.index(f"{AIM} do this too")) == (state == "well")
    if easy:
        easily = " ".join(easy_read_text(made(catalogue(evidence=evidence))))
        assert (f"You can {easy}" in easily) == (state == "well")
        assert (f"{AIM} {easy}" in easily) == (state != "well")


def test_where_every_check_is_in_order_nothing_is_left_as_an_aim() -> None:
    run = replace(results(), checks=tuple(Check(name, "Looked at.") for name in CLAIMS))
    assert AIM not in words(Evidence(statement(), run))


@given(st.integers(1, 12))
def test_pages_of_a_barrier_are_counted_and_the_first_named(number: int) -> None:
    found = [Finding(f"page-{n:02}/", "Words are pale.", str(n), "1.4.3") for n in range(number)]
    said = words(Evidence(None, results(TODAY, *found, *found)))
    assert ("On this page: the page page-00/." in said) == (number == 1)
    assert (f"On {number} pages" in said) == (number > 1)
    assert said.count("page-") == min(number, 3)


def test_only_pages_that_are_still_there_are_links() -> None:
    centres = item("opportunities/day-centres")
    found = [Finding(at, "Words are pale.", "", "1.4.3") for at in ("opportunities/day-centres/", "gone/")]
    document = made(catalogue(centres, evidence=Evidence(None, results(TODAY, *found))))
    targets = [link.target for link, _ in links(document)]
    assert "/opportunities/day-centres/" in targets
    assert "/gone/" not in targets
    assert "gone/" in " ".join(document_text(document))


# ---- The file, and those who keep it -----------------------------------------------------------------------


@pytest.mark.parametrize("text", ["1.4.3", "SC 1.4.3", "1.4.3 Contrast (Minimum)", "WCAG 1.4.3 (AA)"])
def test_a_criterion_is_read_as_people_write_it(text: str) -> None:
    assert read_criterion(text) == "1.4.3"


@pytest.mark.parametrize("text", ["4.1.1", "1.4.6", "contrast", "", "1.4"])
def test_what_is_no_criterion_of_the_standard_is_told(text: str) -> None:
    answers = f"prepared: 22 November 2026\nproblems:\n  - what: Pale\n    criterion: '{text}'\n"
    answers += "    effect: Hard\n    fix_by: 1 March 2027\n"
    (message,) = read_answers(answers, Accessibility, "content/accessibility.yml").messages
    assert message.line == 4
    assert (message.code == "criterion-unknown") == bool(text), message


def test_the_list_of_criteria_is_whole_and_in_order() -> None:
    assert len(CRITERIA) == 55
    numbers = [tuple(map(int, one.split("."))) for one in CRITERIA]
    assert all(first < second for first, second in pairwise(numbers))
    assert "4.1.1" not in CRITERIA


def reminded(evidence: Evidence, today: date) -> list[str]:
    found = reminders.of(catalogue(evidence=evidence, today=today))
    return [one.words for one in found if one.heading == "The accessibility statement"]


def test_staff_are_reminded_thirty_days_before() -> None:
    evidence = checked_on(TODAY)  # counts until 23 November 2027
    assert reminded(evidence, date(2027, 10, 23)) == []
    assert reminded(evidence, date(2027, 10, 24)) == [
        "It was last read on 23 November 2026. Read it again by 23 November 2027.",
        "The website was last checked on 23 November 2026. Check it again by 23 November 2027: involve check",
    ]
    assert len(reminded(Evidence(), TODAY)) == 2
    written = Evidence(statement(problems=[PROBLEM]), results())
    assert reminded(written, date(2027, 2, 28)) == []
    assert reminded(written, date(2027, 3, 1)) == [
        "The map has no words. The statement says that this works by 31 March 2027."
    ]
