"""Feeds and calendar files as other programs read them."""

from __future__ import annotations

import feedparser
import pytest
from icalendar import Calendar

from builder.subscriptions import ATOM, NEWEST, RSS, files, news
from tests.support.circle import catalogue, event, feedback, opportunity


def test_the_newest_opportunities_and_feedback_are_news_of_today() -> None:
    days = [(str(entry.day), entry.title) for entry in news(catalogue())]
    assert days[0] == ("2026-11-02", "Tell us about day centres")
    assert ("2026-10-01", "What came of: Bus passes") in days
    assert days == sorted(days, key=lambda entry: entry[0], reverse=True)
    assert "Plan breaks for carers" not in [title for _, title in days], "it opens later"


def test_feedback_of_another_day_is_not_told_before() -> None:
    early = catalogue(opportunity("bus-passes"), feedback("bus-passes", "1 December 2026"))
    assert [entry.title for entry in news(early)] == ["Bus passes"]


def test_feeds_end_after_the_newest_fifty() -> None:
    assert len(news(catalogue(*(opportunity(f"day-{number}") for number in range(60))))) == NEWEST


@pytest.mark.parametrize("address", [RSS, ATOM])
def test_feeds_are_read(address: str) -> None:
    feed = feedparser.parse(files(catalogue())[address])
    assert not feed.bozo
    links = {entry.title: entry.link for entry in feed.entries}
    assert links["What came of: Bus passes"].endswith("/feedback/bus-passes/")
    assert next(entry for entry in feed.entries if entry.title == "What came of: Bus passes").summary


def test_each_meeting_has_a_calendar_file_and_one_has_all() -> None:
    made = files(catalogue())
    calendars = {
        name: Calendar.from_ical(made[name]).walk("VEVENT") for name in made if name.endswith(".ics")
    }
    assert list(map(len, calendars.values())) == [1, 1, 1, 3]
    meeting = calendars["events/orchard/orchard.ics"][0]
    assert str(meeting["summary"]) == "Orchard"
    assert str(meeting["location"]) == "The Orchard, 2 Blossom Road, Hollenby, WX3 5TF"
    assert str(meeting["url"]).endswith("/events/orchard/")
    assert meeting["dtstart"].dt.isoformat() == "2026-12-03T18:00:00+00:00"
    assert "Opening hours" in meeting["description"]
    assert len({str(event["uid"]) for event in calendars["events/all.ics"]}) == 3


def test_a_meeting_without_a_venue_is_at_home() -> None:
    made = files(catalogue(event("talk", "1 July 2027", "2pm", "3pm", online="Call 01632 960 140.")))
    meeting = Calendar.from_ical(made["events/talk/talk.ics"]).walk("VEVENT")[0]
    assert str(meeting["location"]) == "From home"
    assert "01632 960 140" in meeting["description"]


def test_nothing_to_tell_makes_no_files() -> None:
    assert files(catalogue(event("talk", "1 July 2027", "2pm", "3pm"))).keys() == {
        "events/talk/talk.ics",
        "events/all.ics",
    }
    assert (
        not {RSS, ATOM}
        & files(catalogue(opportunity("later", opens="1 May 2027", closes="1 July 2027"))).keys()
    )


def test_a_meeting_that_ends_before_it_starts_is_left_to_the_rules() -> None:
    assert not files(catalogue(event("talk", "1 July 2027", "3pm", "2pm")))
