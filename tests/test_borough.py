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
from builder.schema.answers import read_date
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.front_matter import read_front_matter
from builder.schema.group import Group
from builder.schema.kinds import KINDS, PAGE, kind_of
from builder.schema.ladder import LADDER, rung_of
from builder.schema.opportunity import KindOfAsking, Opportunity
from builder.schema.page import Heading
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue
from builder.schema.ways import FROM_HOME, NOT_ONLINE
from builder.sources import read_site
from builder.status import Status

CONTENT = Path(__file__).parent.parent / "content"
TODAY = date(2026, 11, 23)
FILES = sorted(CONTENT.rglob("*.md"))
_FULL_DATE = re.compile(r"\b(\w+day) (\d{1,2} [A-Z]\w+ \d{4})")


def name_of(path: Path) -> str:
    return path.relative_to(CONTENT).as_posix()


@pytest.fixture(scope="module")
def borough() -> Catalogue:
    site, messages = read_site(CONTENT)
    assert site is not None, messages
    return Catalogue(site, TODAY, {item.name: item for item in _items()})


def _items() -> Iterator[Item[Heading]]:
    for path in FILES:
        name = name_of(path)
        found = read_front_matter(path.read_text("utf-8"), kind_of(name).fields, f"content/{name}")
        assert found.values is not None, found.messages
        slug = name.removesuffix(".md")
        yield Item(slug, found.values, f"{slug}/", f"content/{name}")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_file_is_in_order(path: Path) -> None:
    name = name_of(path)
    found = read_front_matter(path.read_text("utf-8"), kind_of(name).fields, f"content/{name}")
    assert not found.messages
    assert found.body.strip(), "a page with words of its own"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_days_of_the_week_are_right(path: Path) -> None:
    for weekday, words in _FULL_DATE.findall(path.read_text("utf-8")):
        day = read_date(words)
        assert isinstance(day, date)
        assert f"{day:%A}" == weekday, f"{weekday} {words}"


def test_there_is_enough_of_everything(borough: Catalogue) -> None:
    counts = {kind.name: len(borough.all(kind.fields)) for kind in KINDS if kind is not PAGE}
    assert counts == {
        **{"opportunity": 10, "feedback": 5, "strategy": 2, "group": 3, "event": 6, "venue": 4},
        **{"edition": 1, "newsletter": 1},
    }


def test_every_state_level_and_kind_is_there(borough: Catalogue) -> None:
    opportunities = borough.all(Opportunity)
    states = Counter(borough.status(item) for item in opportunities)
    assert states == {
        **{Status.COMING: 1, Status.OPEN: 2, Status.CLOSES_SOON: 1},
        **{Status.CLOSED: 1, Status.DECIDING: 1, Status.HAPPENED: 4},
    }
    assert {item.fields.level for item in opportunities} == set(LADDER)
    assert {item.fields.kind for item in opportunities} == set(get_args(KindOfAsking))
    assert any(item.fields.all_year for item in opportunities)


def test_opportunities_keep_the_promises(borough: Catalogue) -> None:
    for item in borough.all(Opportunity):
        fields = item.fields
        if fields.method:
            assert rung_of(fields.method) == fields.level, item.file
        if fields.kind != "information":
            names = {way.way for way in fields.ways}
            assert all((fields.can_change, fields.cannot_change)), item.file
            assert all((len(names) > 1, names & FROM_HOME, names & NOT_ONLINE)), item.file


def test_one_consultation_is_short_and_says_why(borough: Catalogue) -> None:
    weeks = timedelta(weeks=borough.site.thresholds.weeks)
    consultations = [item.fields for item in borough.all(Opportunity) if item.fields.kind == "consultation"]
    assert all(one.decided_by and one.decision_date for one in consultations)
    short = [one for one in consultations if one.closes - one.opens < weeks]  # type: ignore[operator]
    assert [bool(one.short_because) for one in short] == [True]


def test_feedback_gives_reasons_and_hides_small_numbers(borough: Catalogue) -> None:
    for item in borough.all(Feedback):
        fields = item.fields
        assert borough.find(Opportunity, fields.opportunity), item.file
        assert fields.date <= TODAY
        assert all(point.why for point in fields.points if point.did != "yes"), item.file
        assert all(step.who or step.by for step in fields.next_steps), item.file
        for table, cells in fields.who_took_part.items():
            assert sum(cells.values()) == fields.people, (item.file, table)
    small = [
        count
        for item in borough.all(Feedback)
        for cells in item.fields.who_took_part.values()
        for count in cells.values()
        if 0 < count < borough.site.thresholds.small_number
    ]
    assert len(small) >= 3, "so that hiding shows"


def test_whatever_is_named_is_there(borough: Catalogue) -> None:
    for item in borough.items.values():
        fields = item.fields
        if isinstance(fields, Opportunity | Feedback):
            assert set(fields.commitments) <= set(borough.commitments), item.file
        pages = getattr(fields, "related", []) + getattr(fields, "items", [])
        assert all(borough.named(words) for words in pages), (item.file, pages)
        contact = getattr(fields, "contact", None)
        assert not isinstance(contact, str) or contact in borough.site.contacts, item.file
        if isinstance(fields, Group):
            assert borough.find(Venue, fields.where), item.file
    assert all(borough.serving(commitment) for commitment in ("start-together", "carers-heard"))


def test_every_contact_has_a_phone_and_a_way_to_write(borough: Catalogue) -> None:
    for contact in (borough.site.contact, *borough.site.contacts.values()):
        assert contact.phone, contact.role
        assert contact.email or contact.post, contact.role


def test_events_suit_the_people_who_come(borough: Catalogue) -> None:
    promised = borough.site.thresholds
    for item in borough.all(Event):
        fields = item.fields
        opportunity = borough.find(Opportunity, fields.opportunity)
        group = borough.find(Group, fields.group)
        assert opportunity or group, item.file
        assert bool(opportunity) == bool(fields.opportunity), item.file
        assert bool(group) == bool(fields.group), item.file
        assert borough.venue_of(fields) or fields.online, item.file
        assert 10 <= fields.start.hour < fields.end.hour < 20, item.file
        assert fields.end.hour < 15 or fields.start.hour >= 16, "nobody is kept from the school gate"
        assert fields.announced
        assert fields.papers_out
        assert (fields.date - fields.announced).days >= promised.notice_days, item.file
        assert _working_days(fields.papers_out, fields.date) >= promised.papers_days, item.file
    evening = [item for item in borough.all(Event) if item.fields.start.hour >= 17 and item.fields.online]
    assert [item.fields.venue for item in evening] == [None]


def _working_days(first: date, last: date) -> int:
    """Working days between two days, without the bank holidays at the turn of the year."""
    days = (first + timedelta(days=number) for number in range((last - first).days))
    closed = {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}
    return sum(day.weekday() < 5 and day not in closed for day in days)


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
