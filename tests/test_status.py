"""Where an opportunity stands on each day of its life, and what is written of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.status import Status, in_words, status_of
from tests.support.wexmoor import catalogue, item

SOON = 14
DAY_CENTRES = item("opportunities/day-centres").fields  # 2 November 2026 to 12 February 2027, 16 March 2027


@pytest.mark.parametrize(
    ("day", "status", "words"),
    [
        (date(2026, 11, 1), Status.COMING, "Coming: opens on Monday 2 November 2026."),
        (date(2026, 11, 2), Status.OPEN, "Open until Friday 12 February 2027."),
        (date(2027, 1, 28), Status.OPEN, "Open until Friday 12 February 2027."),
        (date(2027, 1, 29), Status.CLOSES_SOON, "Closes soon: the last day is Friday 12 February 2027."),
        (date(2027, 2, 12), Status.CLOSES_SOON, "Closes soon: the last day is Friday 12 February 2027."),
        (
            date(2027, 2, 13),
            Status.DECIDING,
            "Closed. The Adult Care Committee decides on Tuesday 16 March 2027.",
        ),
        (
            date(2027, 3, 16),
            Status.DECIDING,
            "Closed. The Adult Care Committee decides on Tuesday 16 March 2027.",
        ),
        (date(2027, 3, 17), Status.CLOSED, "Closed on Friday 12 February 2027."),
    ],
)
def test_status_on_a_day(day: date, status: Status, words: str) -> None:
    assert status_of(DAY_CENTRES, day, SOON, published=False) is status
    assert in_words(status, DAY_CENTRES) == words


def test_feedback_ends_every_status() -> None:
    assert status_of(DAY_CENTRES, date(2026, 11, 30), SOON, published=True) is Status.HAPPENED


def test_open_all_year() -> None:
    role = item("opportunities/readers", kind="role", closes="open all year").fields
    assert status_of(role, date(2030, 1, 1), SOON, published=False) is Status.OPEN
    assert in_words(Status.OPEN, role) == "Open all year."


def test_feedback_of_a_later_day_is_not_out_yet() -> None:
    asked, answer = item("opportunities/day-centres"), item("feedback/day-centres")
    before, on_the_day = date(2027, 3, 18), date(2027, 3, 19)
    assert catalogue(asked, answer, today=before).status(asked) is Status.CLOSED
    assert catalogue(asked, answer, today=on_the_day).status(asked) is Status.HAPPENED


@given(st.integers(-60, 400))
def test_words_depend_on_the_status_alone(days: int) -> None:
    """Two days with one status give the same words, so a daily build remakes only what changed."""
    day = date(2026, 11, 2) + timedelta(days=days)
    status = status_of(DAY_CENTRES, day, SOON, published=False)
    following = status_of(DAY_CENTRES, day + timedelta(days=1), SOON, published=False)
    if status is following:
        assert in_words(status, DAY_CENTRES) == in_words(following, DAY_CENTRES)
    assert list(Status).index(following) >= list(Status).index(status) or status is Status.DECIDING
