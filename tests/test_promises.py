"""Rules see every answer that is in order, rest while another needs mending, and never fall over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.content import read_content
from builder.messages import Message, stops
from builder.rules import promises, together
from builder.rules.audiences import NEEDS, TO_COME
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.front_matter import Fields, read_front_matter
from builder.schema.group import Group
from builder.schema.kinds import KINDS
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.site import Site, example_site
from builder.schema.strategy import Strategy
from builder.schema.written import written
from tests.support import answers as variety
from tests.support import wexmoor
from tests.support.sites import site, write

CONSULTATION: dict[str, Any] = wexmoor.OPPORTUNITY | {
    "date": None,
    "opens": "1 March 2027",
    "closes": "30 June 2027",
    "decision_date": "20 July 2027",
    "tell_by": "2 August 2027",
}
OPPORTUNITY = CONSULTATION | {"kind": "ideas", "decided_by": None, "decision_date": None}
EVENT = wexmoor.EVENT | {"date": "3 March 2027"}


def fields(kind: type[Heading], answers: Mapping[str, Any], body: str = "Words.") -> Fields[Heading]:
    """A file of these answers, as it is read; an answer that is None is left out."""
    lines = [written(name, answer) for name, answer in answers.items() if answer is not None]
    return read_front_matter("\n".join(["---", *lines, "---", body]), kind, "content/file.md")


def said(kind: type[Heading], answers: Mapping[str, Any], body: str = "Words.") -> Iterator[Message]:
    """What the rules say of one file."""
    return promises.check(fields(kind, answers, body), "content/file.md", example_site())


def codes(kind: type[Heading], answers: Mapping[str, Any], body: str = "Words.") -> list[str]:
    """The codes of what the rules say."""
    return [message.code for message in said(kind, answers, body)]


@pytest.mark.parametrize("answers", [OPPORTUNITY, CONSULTATION])
def test_the_answers_that_are_needed_are_enough(answers: dict[str, Any]) -> None:
    assert codes(Opportunity, answers) == []


def test_information_needs_no_ways_and_nothing_that_can_change() -> None:
    changed = {"kind": "information", "ways": None, "can_change": None, "cannot_change": None}
    assert codes(Opportunity, OPPORTUNITY | changed) == []


def test_a_rule_rests_while_an_answer_it_looks_at_needs_mending() -> None:
    short = CONSULTATION | {"opens": "1 June 2027"}
    assert codes(Opportunity, short) == ["short-time"]
    for name in ("kind", "opens", "closes"):
        assert "short-time" not in codes(Opportunity, short | {name: "something else"})


def test_rules_go_on_when_another_answer_needs_mending() -> None:
    answers = OPPORTUNITY | {"time": None, "level": "high", "can_change": None}
    assert len(fields(Opportunity, answers).messages) == 2
    assert codes(Opportunity, answers) == ["change-missing"]


@pytest.mark.parametrize(
    ("closes", "told"),
    [("23 May 2027", ["short-time"]), ("24 May 2027", []), ("1 March 2027", ["short-time"])],
)
def test_twelve_weeks_to_the_day(closes: str, told: list[str]) -> None:
    assert codes(Opportunity, CONSULTATION | {"closes": closes}) == told


def test_a_reason_makes_a_short_time_right() -> None:
    short = CONSULTATION | {"closes": "1 April 2027", "short_because": "The law gives us until May."}
    assert codes(Opportunity, short) == []


def test_the_weeks_are_those_that_the_site_promises() -> None:
    promised = example_site().model_copy(
        update={"thresholds": example_site().thresholds.model_copy(update={"weeks": 20})}
    )
    found = promises.check(fields(Opportunity, CONSULTATION), "content/file.md", promised)
    assert ["You promise 20 weeks." in message.what for message in found] == [True]


@pytest.mark.parametrize("audience", NEEDS)
def test_every_audience_hears_of_the_formats_it_lacks(audience: str) -> None:
    found = codes(Opportunity, OPPORTUNITY | {"audience": audience})
    assert ("format-missing" in found) == ("easy read" in NEEDS[audience])
    assert found.count("format-to-come") == len(set(NEEDS[audience]) & set(TO_COME))


@pytest.mark.parametrize("block", ["/// easy-read\nWords.\n///", "> //// easy-read\n> Words.\n> ////"])
def test_easy_read_in_the_text_counts(block: str) -> None:
    answers = OPPORTUNITY | {"audience": "people with learning disabilities"}
    assert codes(Opportunity, answers, block) == []
    assert codes(Opportunity, answers, "An /// easy-read in a sentence.") == ["format-missing"]


def test_the_site_says_who_needs_what() -> None:
    own = Site.model_validate(
        example_site().model_dump(exclude_none=True)
        | {"formats_for": {"older people": ["easy read"], "deaf people": []}}
    )
    for audience, told in (("older people", ["format-missing"]), ("deaf people", [])):
        read = fields(Opportunity, OPPORTUNITY | {"audience": audience})
        assert [message.code for message in promises.check(read, "content/file.md", own)] == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Represent carers.", ["represent"]),
        ("Speak as a representative of carers.", ["represent"]),
        ("You do not represent anybody.", []),
        ("You don’t represent anybody. Come and talk.", []),
    ],
)
def test_people_speak_for_themselves(words: str, told: list[str]) -> None:
    assert codes(Opportunity, OPPORTUNITY | {"you_will": words}) == told


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("10am", "3pm", []),
        ("4pm", "6pm", []),
        ("9:59am", "11am", ["event-early"]),
        ("1pm", "3:01pm", ["event-school-run"]),
        ("3:30pm", "5pm", ["event-school-run"]),
        ("2pm", "2pm", ["end-before-start"]),
    ],
)
def test_a_good_time_of_day(start: str, end: str, told: list[str]) -> None:
    assert codes(Event, EVENT | {"start": start, "end": end}) == told


@pytest.mark.parametrize(
    ("papers_out", "told"), [("17 February 2027", []), ("18 February 2027", ["papers-late"])]
)
def test_papers_go_out_ten_working_days_before(papers_out: str, told: list[str]) -> None:
    assert codes(Event, EVENT | {"papers_out": papers_out}) == told


DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31)).map(str)


@settings(deadline=None)
@given(opens=DAYS, closes=DAYS, decision_date=DAYS, tell_by=DAYS)
def test_any_days_can_be_looked_at(**days: str) -> None:
    for message in said(Opportunity, CONSULTATION | days):
        assert message.code in ("short-time", "end-before-start")


@settings(deadline=None)
@given(announced=DAYS, papers_out=DAYS, book_by=DAYS)
def test_any_days_of_an_event_can_be_looked_at(**days: str) -> None:
    for message in said(Event, EVENT | days):
        assert message.code in ("end-before-start", "event-notice", "papers-late")


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_years_that_cannot_be_right(year: str) -> None:
    found = fields(Opportunity, OPPORTUNITY | {"closes": f"{year}-06-30"})
    assert [message.code for message in found.messages] == ["field-date"]


VARIETIES: tuple[tuple[type[Heading], dict[str, Any], st.SearchStrategy[dict[str, Any]]], ...] = (
    (Opportunity, variety.OPPORTUNITY, variety.OPPORTUNITIES),
    (Feedback, variety.FEEDBACK, variety.FEEDBACKS),
    (Event, variety.EVENT, variety.EVENTS),
    (Group, variety.GROUP, variety.GROUPS),
    (Strategy, variety.STRATEGY, variety.STRATEGIES),
)


@settings(deadline=None)
@given(st.data())
def test_any_answers_can_be_looked_at_alone_and_together(data: st.DataObject) -> None:
    files: dict[str, Fields[Heading]] = {}
    for kind, usual, others in VARIETIES:
        folder = next(one.folder for one in KINDS if one.fields is kind)
        values = kind.model_validate(usual | data.draw(others))
        files[f"{folder}/it"] = Fields(values, (), sketch=values)
    alone = [one for name, read in files.items() for one in promises.check(read, name, example_site())]
    for message in (*alone, *between(**files)):
        assert message.what
        assert message.mend
        assert message.line


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_examples_of_all_fields_can_be_copied_into_one_file(kind: Any) -> None:
    examples = {info.alias or name: info.examples[0] for name, info in kind.fields.model_fields.items()}
    read = fields(kind.fields, examples, "/// easy-read\nWords.\n///")
    assert read.values is not None, read.messages
    assert not stops(promises.check(read, "content/file.md", example_site()))


# ---- Between files -----------------------------------------------------------------------------------------


def between(**files: Fields[Heading]) -> list[Message]:
    """What the rules between files say; names have `__` for a slash."""
    named = {name.replace("__", "/"): read for name, read in files.items()}
    return list(together.check(named, example_site(), "content"))


def feedback(**answers: Any) -> Fields[Heading]:
    """A feedback page."""
    return fields(Feedback, wexmoor.FEEDBACK | {"opportunity": "hours", "date": "1 July 2027"} | answers)


def test_a_file_with_a_mistake_can_be_referred_to() -> None:
    wrong = fields(Opportunity, OPPORTUNITY | {"closes": "never"})
    unreadable = read_front_matter("no fields", Opportunity, "content/opportunities/hours.md")
    for found in (wrong, unreadable):
        assert found.values is None
        assert between(opportunities__hours=found, feedback__hours=feedback()) == []


def test_commitments_rest_while_a_strategy_cannot_be_read() -> None:
    serving = fields(Opportunity, OPPORTUNITY | {"commitments": "breaks"})
    strategy = read_front_matter("no fields", Heading, "content/strategies/carers.md")
    assert [message.code for message in between(opportunities__hours=serving)] == ["reference-unknown"]
    assert between(opportunities__hours=serving, strategies__carers=strategy) == []


def test_feedback_on_the_last_day_is_not_too_early() -> None:
    asked = fields(Opportunity, OPPORTUNITY)
    same, before = feedback(date="30 June 2027"), feedback(date="29 June 2027")
    assert between(opportunities__hours=asked, feedback__hours=same) == []
    found = between(opportunities__hours=asked, feedback__hours=before)
    assert [(message.file, message.code) for message in found] == [
        ("content/feedback/hours.md", "feedback-early")
    ]


def test_very_many_items_are_looked_at_quickly_even_when_all_are_wrong() -> None:
    wrong = fields(Opportunity, OPPORTUNITY | {"related": ["opportunities/number"], "contact": "nobody"})
    found = between(**{f"opportunities__hours-{number}": wrong for number in range(300)})
    assert len(found) == 600


# ---- The whole folder --------------------------------------------------------------------------------------


def test_the_whole_folder_is_read_without_building(tmp_path: Path) -> None:
    site(tmp_path)
    lines = [written(name, answer) for name, answer in (OPPORTUNITY | {"time": None}).items() if answer]
    text = "\n".join(["---", *lines, "---", "Words."])
    write(tmp_path, "content/opportunities/hours.md", text)
    catalogue, messages = read_content(tmp_path / "content", date(2027, 4, 1))
    assert [message.code for message in messages] == ["field-missing"]
    assert [(item.name, item.address) for item in catalogue.items.values()] == [("index", "")]


def test_a_folder_without_a_site_file_is_looked_at_all_the_same(tmp_path: Path) -> None:
    write(tmp_path, "content/feedback/hours.md", "---\nopportunity: hours\n---\n")
    catalogue, messages = read_content(tmp_path / "content", date(2027, 4, 1))
    assert {message.file for message in messages} == {"content/site.yml", "content/feedback/hours.md"}
    assert catalogue.items == {}
