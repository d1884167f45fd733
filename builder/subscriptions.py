"""What people can take into their own programs: feeds of what is new, and calendar files of meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from builder.calendar_file import Meeting, calendar
from builder.catalogue import Catalogue, Item
from builder.compose.summaries import summary_of
from builder.feeds import Entry, atom, rss
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.opportunity import Opportunity
from builder.status import first_day

MakeCalendar = Callable[[list[Meeting], str], bytes]

ALL_MEETINGS = "events/all.ics"
RSS, ATOM = "feeds/new.rss", "feeds/new.atom"
NEWEST = 50  # entries in a feed


def files(catalogue: Catalogue, calendar: MakeCalendar = calendar) -> dict[str, bytes]:
    """Every feed and calendar file, by the address it is published at.

    `calendar` gives the file of meetings under a name; it may know files from an earlier build.
    """
    return {**_feeds(catalogue), **_calendars(catalogue, calendar)}


def news(catalogue: Catalogue) -> list[Entry]:
    """The newest opportunities and feedback that are out by today."""
    opened = ((item, first_day(item.fields)) for item in catalogue.all(Opportunity))
    told = ((item, item.fields.date) for item in catalogue.all(Feedback))
    dated: Iterable[tuple[Item[Any], date | None]] = (*opened, *told)
    out = [(day, item) for item, day in dated if day and day <= catalogue.today]
    out.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].name))
    root = catalogue.site.root
    return [
        Entry(item.fields.title, root + item.address, summary_of(item, catalogue), day)
        for day, item in out[:NEWEST]
    ]


def calendar_of(item: Item[Any]) -> str:
    """The address of the calendar file of an event."""
    return f"{item.address}{item.slug}.ics"


def _feeds(catalogue: Catalogue) -> dict[str, bytes]:
    entries, site = news(catalogue), catalogue.site
    if not entries:
        return {}
    about = "New things to join, and what changed because people did."
    return {
        RSS: rss(site.name, about, site.root, site.root + RSS, entries),
        ATOM: atom(site.name, about, site.root, site.root + ATOM, entries),
    }


def _calendars(catalogue: Catalogue, calendar: MakeCalendar) -> dict[str, bytes]:
    # An event that ends before it starts stops the build, but only after everything has been looked at.
    sound = [item for item in catalogue.all(Event) if item.fields.start < item.fields.end]
    meetings = {calendar_of(item): _meeting(item, catalogue) for item in sound}
    if not meetings:
        return {}
    each = {address: calendar([meeting], meeting.title) for address, meeting in meetings.items()}
    return {**each, ALL_MEETINGS: calendar(list(meetings.values()), f"{catalogue.site.name}: meetings")}


def _meeting(item: Item[Event], catalogue: Catalogue) -> Meeting:
    fields, root = item.fields, catalogue.site.root
    venue = catalogue.venue_of(fields)
    return Meeting(
        uid=f"{item.slug}@{urlsplit(root).hostname}",
        title=fields.title,
        day=fields.date,
        start=fields.start,
        end=fields.end,
        place=", ".join((venue.fields.title, *venue.fields.address)) if venue else "From home",
        about="\n".join(words for words in (fields.theme, fields.online) if words),
        url=root + item.address,
        published=fields.announced,
    )
