"""Calendar files, read back by the icalendar library as a phone would read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.calendar_file import Meeting, calendar

LONDON = ZoneInfo("Europe/London")
WINTER = Meeting(
    uid="events/day-centres-wexmoor@example.org",
    title="Talk about day centres",
    day=date(2026, 1, 14),
    start=time(10, 30),
    end=time(12, 0),
    place="Wexmoor Library, 1 Market Street, Wexmoor",
    about="Come and tell us what matters to you.\nTea; cake; a quiet room.",
    url="https://example.org/events/day-centres-wexmoor/?a=1&b=2",
    published=date(2025, 12, 1),
)
SUMMER = replace(
    WINTER, uid="events/picnic@example.org", title="Picnic", day=date(2026, 7, 14), published=None
)


def read(file: bytes) -> icalendar.Calendar:
    """The one calendar in a file; the library finds no fault in it."""
    (found,) = icalendar.Calendar.from_ical(file, multiple=True)
    assert not found.errors
    return found


def events(file: bytes) -> list[icalendar.Event]:
    found = read(file).walk("VEVENT")
    assert not any(event.errors for event in found)
    return found


@pytest.mark.parametrize("meeting", [WINTER, SUMMER])
def test_every_field_comes_back(meeting: Meeting) -> None:
    (event,) = events(calendar([meeting], "Wexmoor"))
    assert str(event["uid"]) == meeting.uid
    assert str(event["summary"]) == meeting.title
    assert str(event["location"]) == meeting.place
    assert str(event["description"]) == meeting.about
    assert str(event["url"]) == meeting.url
    for moment, clock in ((event.start, meeting.start), (event.end, meeting.end)):
        assert moment.astimezone(LONDON) == datetime.combine(meeting.day, clock, LONDON)
        assert moment.astimezone(LONDON).replace(tzinfo=None) == datetime.combine(meeting.day, clock)


def test_winter_is_an_hour_from_summer() -> None:
    assert events(calendar([WINTER], ""))[0].start == datetime(2026, 1, 14, 10, 30, tzinfo=UTC)
    assert events(calendar([SUMMER], ""))[0].start == datetime(2026, 7, 14, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "utc"), [((2026, 3, 28), 9), ((2026, 3, 29), 8), ((2026, 10, 24), 8), ((2026, 10, 25), 9)]
)
def test_the_days_around_the_change_of_the_clocks(day: tuple[int, int, int], utc: int) -> None:
    meeting = replace(WINTER, day=date(*day), start=time(9), end=time(10))
    assert events(calendar([meeting], ""))[0].start == datetime(*day, utc, tzinfo=UTC)


def test_another_zone_has_its_own_clocks() -> None:
    meeting = replace(SUMMER, zone="Europe/Berlin")
    assert events(calendar([meeting], ""))[0].start == datetime(2026, 7, 14, 8, 30, tzinfo=UTC)


def test_the_stamp_is_the_day_of_publishing_or_of_the_meeting() -> None:
    stamps = [event.DTSTAMP for event in events(calendar([WINTER, SUMMER], "Wexmoor"))]
    assert stamps == [datetime(2025, 12, 1, tzinfo=UTC), datetime(2026, 7, 14, tzinfo=UTC)]


def test_many_meetings_stand_in_the_order_of_their_days_and_the_same_bytes_come_twice() -> None:
    file = calendar([SUMMER, WINTER], "What is on in Wexmoor")
    assert [str(event["uid"]) for event in events(file)] == [WINTER.uid, SUMMER.uid]
    assert file == calendar(iter([WINTER, SUMMER]), "What is on in Wexmoor")


def test_a_calendar_has_a_name_and_a_single_meeting_has_none() -> None:
    whole = read(calendar([SUMMER, WINTER], "Beth sy’n digwydd, Wexmoor"))
    assert str(whole["x-wr-calname"]) == str(whole["name"]) == "Beth sy’n digwydd, Wexmoor"
    assert str(whole["prodid"]) == "-//Involve//Calendar//EN"
    assert str(whole["version"]) == "2.0"
    assert "x-wr-calname" not in read(calendar([WINTER], "Wexmoor"))


def test_a_calendar_without_meetings_can_be_subscribed_to() -> None:
    file = calendar([], "Wexmoor")
    assert not events(file)
    assert str(read(file)["x-wr-calname"]) == "Wexmoor"


def test_empty_fields_are_left_out() -> None:
    bare = Meeting("a@example.org", "Drop in", date(2026, 5, 1), time(9), time(10))
    (event,) = events(calendar([bare], "Wexmoor"))
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"}


def test_lines_are_short_and_end_as_the_standard_says() -> None:
    file = calendar([replace(WINTER, about="Croeso ŵ🎉 i bawb, " * 60)], "Wexmoor")
    lines = file.split(b"\r\n")
    assert lines.pop() == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert [line.decode("utf-8") for line in lines]
    assert file.isascii() is False


@pytest.mark.parametrize(
    "text",
    [
        "Tea, cake; and talk",
        "back\\slash \\n \\, \\; \\\\",
        "first\nsecond\n\nfourth",
        "Tŷ Cymunedol, Llŷn: dŵr, tân, môr, ï",
        "🎉 party 👩🏽‍🦽",
        '"quoted": colon; and: more',
        "END:VEVENT\nBEGIN:VEVENT\nSUMMARY:other",
        "tab\tand %2C and ^n",
        " spaces around ",
    ],
)
def test_odd_characters_come_back(text: str) -> None:
    meeting = replace(WINTER, title=text, place=text, about=text, uid=text)
    (event,) = events(calendar([meeting], "Wexmoor"))
    assert {str(event[key]) for key in ("uid", "summary", "location", "description")} == {text}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=200))
def test_any_text_comes_back(text: str) -> None:
    (event,) = events(calendar([replace(WINTER, about=text)], "Wexmoor"))
    assert str(event["description"]) == text


def test_what_a_calendar_may_not_hold_is_taken_out() -> None:
    (event,) = events(calendar([replace(WINTER, about="one\x00\r\ntwo\x0b\x7f\rthree\ud800")], "Wexmoor"))
    assert str(event["description"]) == "one\ntwo\nthree"


@pytest.mark.parametrize("end", [time(10, 30), time(10, 29), time(0, 0)])
def test_a_meeting_ends_after_it_starts(end: time) -> None:
    with pytest.raises(ValueError, match="Talk about day centres"):
        replace(WINTER, end=end)
