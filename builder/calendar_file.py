"""Calendar files (iCalendar, RFC 5545) of one meeting or many, for phones, Outlook and subscriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

OUR_NAME = "-//Involve//Calendar//EN"

# RFC 5545, section 3.1, allows no control characters but tabs and line ends; lone surrogates are no text.
_LINE_END = re.compile("\r\n?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting on one day, its times as the clocks in `zone` show them.

    `uid` never changes, so that a calendar which knows the meeting moves it instead of adding another.
    `url` is the full address of its page, and `published` the day that page came out. Empty fields are
    left out. Raises ValueError if the meeting does not end after it starts.
    """

    uid: str
    title: str
    day: date
    start: time
    end: time
    zone: str = "Europe/London"
    place: str = ""
    about: str = ""
    url: str = ""
    published: date | None = None

    def __post_init__(self) -> None:
        if self.ends <= self.starts:
            raise ValueError(f"“{self.title}” ends at {self.end}, before or when it starts ({self.start})")

    @property
    def starts(self) -> datetime:
        """When the meeting starts, in UTC."""
        return self._moment(self.start)

    @property
    def ends(self) -> datetime:
        """When the meeting ends, in UTC."""
        return self._moment(self.end)

    def _moment(self, clock: time) -> datetime:
        return datetime.combine(self.day, clock, ZoneInfo(self.zone)).astimezone(UTC)


def calendar(meetings: Iterable[Meeting], name: str) -> bytes:
    """The calendar file of these meetings, earliest first; `name` is what the calendar is called.

    A file without meetings is a whole calendar too, so that a subscription outlives a quiet month.
    """
    in_order = sorted(meetings, key=lambda meeting: (meeting.starts, meeting.ends, meeting.uid))
    file = Calendar()
    file.add("prodid", OUR_NAME)
    file.add("version", "2.0")
    # Outlook opens a file with a name as a new calendar beside people's own. Somebody who takes one meeting
    # wants it among their own, so its file has no name ([MS-OXCICAL], X-WR-CALNAME).
    if len(in_order) != 1:
        file.add("name", _clean(name))  # RFC 7986
        file.add("x-wr-calname", _clean(name))  # the name that Outlook and phones read
    for meeting in in_order:
        file.add_component(_event(meeting))
    return bytes(file.to_ical())


def _event(meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", _clean(meeting.uid))
    # The day of publishing, not the clock: the same meetings make the same bytes.
    event.add("dtstamp", datetime.combine(meeting.published or meeting.day, time(), UTC))
    # Times in UTC. Every calendar shows them right by its own clock, summer and winter. A time with a zone
    # needs the zone's rules in the file (VTIMEZONE), which programs read differently, and which would change
    # with the time zone data of the computer that builds. Only meetings that repeat would gain from it.
    event.add("dtstart", meeting.starts)
    event.add("dtend", meeting.ends)
    texts = {"summary": meeting.title, "location": meeting.place, "description": meeting.about}
    for key, text in texts.items():
        if text:
            event.add(key, _clean(text))
    if meeting.url:
        event.add("url", meeting.url)
    return event


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", text))
