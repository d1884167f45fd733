"""The sample borough: every file of `content/` is in order, hangs together, and keeps its own promises.

The day is Monday 23 November 2026, on which the borough shows every state that an opportunity can be in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest

from builder.catalogue import Catalogue, Item
from builder.rules import promises, together
from builder.schema.answers import read_date
from builder.schema.choices import KindOfAsking
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.front_matter import Fields, read_front_matter
from builder.schema.group import Group
from builder.schema.kinds import KINDS, PAGE, kind_of
from builder.schema.ladder import LADDER
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.strategy import Strategy
from builder.sources import read_site
from builder.status import Status, full_date

CONTENT = Path(__file__).parent.parent / "content"
TODAY = date(2026, 11, 23)
FILES = sorted(CONTENT.rglob("*.md"))
_FULL_DATE = re.compile(r"\b(\w+day) (\d{1,2} [A-Z]\w+ \d{4})")


def name_of(path: Path) -> str:
    return path.relative_to(CONTENT).as_posix()


def fields_of(path: Path) -> Fields[Heading]:
    name = name_of(path)
    return read_front_matter(path.read_text("utf-8"), kind_of(name).fields, f"content/{name}")


@pytest.fixture(scope="module")
def borough() -> Catalogue:
    site, messages = read_site(CONTENT)
    assert site is not None, messages
    return Catalogue(site, TODAY, {item.name: item for item in _items()})


def _items() -> Iterator[Item[Heading]]:
    for path in FILES:
        found, name = fields_of(path), name_of(path).removesuffix(".md")
        assert found.values is not None, found.messages
        yield Item(name, found.values, f"{name}/", f"content/{name}.md")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_file_is_in_order(path: Path) -> None:
    found, name = fields_of(path), name_of(path)
    assert not found.messages
    assert not list(promises.check(found, f"content/{name}", read_site(CONTENT)[0]))
    assert found.body.strip(), "a page with words of its own"


def test_files_hang_together(borough: Catalogue) -> None:
    files = {name_of(path).removesuffix(".md"): fields_of(path) for path in FILES}
    assert not list(together.check(files, borough.site, "content"))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_days_of_the_week_are_right(path: Path) -> None:
    for weekday, words in _FULL_DATE.findall(path.read_text("utf-8")):
        day = read_date(words)
        assert isinstance(day, date)
        assert full_date(day) == f"{weekday} {words}"


def test_there_is_enough_of_everything(borough: Catalogue) -> None:
    counts = {kind.name: len(borough.all(kind.fields)) for kind in KINDS if kind is not PAGE}
    assert counts == {
        **{"opportunity": 11, "feedback": 5, "strategy": 2, "group": 3, "event": 6, "venue": 4},
        **{"edition": 1, "newsletter": 1},
    }


def test_every_state_level_and_kind_is_there(borough: Catalogue) -> None:
    opportunities = borough.all(Opportunity)
    states = Counter(borough.status(item) for item in opportunities)
    assert states == {
        **{Status.COMING: 1, Status.OPEN: 2, Status.CLOSES_SOON: 1},
        **{Status.CLOSED: 1, Status.DECIDING: 1, Status.HAPPENED: 5},
    }
    assert {item.fields.level for item in opportunities} == set(LADDER)
    assert {item.fields.kind for item in opportunities} == set(get_args(KindOfAsking))
    assert any(item.fields.all_year for item in opportunities)


def test_one_consultation_is_short_and_says_why(borough: Catalogue) -> None:
    consultations = [item.fields for item in borough.all(Opportunity) if item.fields.kind == "consultation"]
    assert len(consultations) == 3
    assert sum(bool(one.short_because) for one in consultations) == 1


def test_small_numbers_are_there_to_be_hidden(borough: Catalogue) -> None:
    tables = [table for item in borough.all(Feedback) for table in item.fields.who_took_part.values()]
    least = borough.site.thresholds.small_number
    assert sum(any(0 < count < least for count in table.values()) for table in tables) >= 3


def test_all_feedback_is_out(borough: Catalogue) -> None:
    assert all(item.fields.date <= TODAY for item in borough.all(Feedback))


def test_one_meeting_is_in_the_evening_from_home(borough: Catalogue) -> None:
    evening = [item.fields for item in borough.all(Event) if item.fields.start.hour >= 17]
    assert [(bool(one.online), one.venue) for one in evening] == [(True, None)]


def test_events_belong_to_opportunities_and_to_groups(borough: Catalogue) -> None:
    assert all(
        borough.events_of(item)
        for item in borough.all(Opportunity)
        if borough.status(item).open and not item.fields.all_year
    )
    assert sum(bool(borough.events_of(item)) for item in borough.all(Group)) == 2


def test_staff_have_something_to_be_reminded_of(borough: Catalogue) -> None:
    closed = [item for item in borough.all(Opportunity) if borough.status(item) is Status.CLOSED]
    waited = TODAY - closed[0].fields.closes  # type: ignore[operator]
    assert waited.days > borough.site.thresholds.feedback_days, "feedback is overdue"
    actions = [action for item in borough.all(Strategy) for action in item.fields.actions]
    overdue = [one for one in actions if one.due < TODAY and one.status in ("not started", "under way")]
    assert len(overdue) == 1
    assert {action.status for action in actions} == {"not started", "under way", "done", "stopped"}
    assert [item.slug for item in borough.all(Group) if item.fields.next_date is None] == ["sight-group"]
    review = min(item.fields.review_by for item in borough.all(Strategy))
    assert TODAY < review < TODAY + timedelta(days=90)
