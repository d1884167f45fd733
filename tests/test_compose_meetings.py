"""The pages of groups, events and venues: where people meet, what it is like, and what a day changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from builder.catalogue import Item
from builder.compose.meetings import place
from builder.document import LineBreak, Paragraph, Section, sections
from builder.schema.group import Group
from tests.support.composed import headings, page, page_in, targets, text, under
from tests.support.documents import says, words
from tests.support.wexmoor import catalogue, item

FORUM: dict[str, Any] = {
    "title": "Wexmoor Carers’ Forum",
    "who_for": "anyone who looks after somebody",
    "meets": "every month",
    "where": "the-orchard",
    "how_to_join": "Just come.",
}
ORCHARD = item("venues/the-orchard")


def forum(**answers: object) -> Item[Group]:
    fields = Group.model_validate(FORUM | answers)
    return Item("groups/carers-forum", fields, "groups/carers-forum/", "content/groups/carers-forum.md")


# ---- Groups ------------------------------------------------------------------------------------------------


def meeting(day: str, **answers: object) -> Item[Any]:
    usual = {"title": f"Forum on {day}", "date": day, "opportunity": None, "group": "carers-forum"}
    return item(f"events/forum-{day.replace(' ', '-').lower()}", **usual | answers)


def test_meetings_of_a_group_are_to_come_or_past() -> None:
    events = [
        meeting(day) for day in ("1 December 2026", "3 November 2026", "6 October 2026", "23 November 2026")
    ]
    made = page(forum(), ORCHARD, *events)
    assert [line.split(":")[0] for line in under(made, "Next meetings")] == [
        "Forum on 23 November 2026",
        "Forum on 1 December 2026",
    ]
    assert [line.split(":")[0] for line in under(made, "Past meetings")] == [
        "Forum on 3 November 2026",
        "Forum on 6 October 2026",
    ]
    assert "Monday 23 November 2026" in text(made), "a meeting today is the next one"


def test_a_group_changes_only_when_a_meeting_is_over() -> None:
    first, second = meeting("1 December 2026"), meeting("5 January 2027")
    days = [date(2026, 11, 23) + timedelta(days=days) for days in range(60)]
    assert len({page(forum(), ORCHARD, first, second, today=day) for day in days}) == 3


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1 December 2026", "Tuesday 1 December 2026"),
        ("24 November 2026", "Tuesday 24 November 2026"),
        ("2 November 2026", None),
    ],
)
def test_a_next_meeting_that_is_over_is_not_shown(written: str, shown: str | None) -> None:
    told = text(page(forum(next_date=written)))
    assert (shown in told) if shown else ("Next meeting" not in told)


@pytest.mark.parametrize(
    ("where", "shown"),
    [("the-orchard", "The Orchard, 2 Blossom Road, Hollenby, WX3 5TF"), ("online", "Online.")],
)
def test_where_a_group_meets(where: str, shown: str) -> None:
    made = page(forum(where=where), ORCHARD)
    assert shown in text(made)
    assert ("Access at The Orchard" in headings(made)) is (where == "the-orchard")


@pytest.mark.parametrize(("payment", "shown"), [("none", "None"), ("£10 a meeting", "£10 a meeting.")])
def test_pay_of_a_group(payment: str, shown: str) -> None:
    told = text(page(forum(payment=payment)))
    assert told[told.index("Pay") + 1] == shown
    assert "Pay" not in text(page(forum()))


def test_what_was_raised_is_answered() -> None:
    made = page(forum(you_raised=[{"raised": "the ramp is icy", "answered": "it is gritted now"}]))
    assert under(made, "You raised, we answered") == [
        "You raised: The ramp is icy.",
        "We answered: It is gritted now.",
    ]


# ---- Events and venues -------------------------------------------------------------------------------------


def test_the_summary_of_an_event_says_when_and_where() -> None:
    made = page(item("events/orchard"), ORCHARD)
    assert made.summary == "Wednesday 13 January 2027, 1pm to 2:30pm, at The Orchard, Hollenby."
    assert page(item("events/orchard", summary="Come along."), ORCHARD).summary == "Come along."


@pytest.mark.parametrize(
    ("answers", "ends"),
    [
        ({"venue": None, "online": "By video."}, "1pm to 2:30pm, from home."),
        ({"online": "By video."}, "at The Orchard, Hollenby, or from home."),
        ({"venue": "unknown"}, "1pm to 2:30pm."),
        ({"start": "10:30am", "end": "12 noon"}, "10:30am to 12 noon, at The Orchard, Hollenby."),
    ],
)
def test_where_an_event_is(answers: dict[str, object], ends: str) -> None:
    assert page(item("events/orchard", **answers), ORCHARD).summary.endswith(ends)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (["2 Blossom Road", "Hollenby", "WX3 5TF"], "The Orchard, Hollenby"),
        (["2 Blossom Road", "Hollenby WX3 5TF"], "The Orchard, Hollenby"),
        (["2 Blossom Road", "Hollenby, WX3 5TF"], "The Orchard, Hollenby"),
        (["Hollenby WX3 5TF"], "The Orchard"),
        (["WX3 5TF"], "The Orchard"),
    ],
)
def test_a_place_is_named_with_its_town(address: list[str], name: str) -> None:
    assert place(item("venues/the-orchard", address=address).fields) == name


def test_an_event_has_access_facts_and_a_calendar_file() -> None:
    made = page(item("events/orchard"), ORCHARD, item("opportunities/day-centres"))
    assert made.date is None, "the day of the meeting is not the day of the page"
    assert "Yes, from the car park." in under(made, "Access at The Orchard")
    assert "/events/orchard/orchard.ics" in targets(made)
    assert under(made, "What belongs to this") == ["Tell us about day centres"]


def test_an_event_has_the_contact_of_what_it_belongs_to() -> None:
    contact = {"role": "the Equipment Officer", "phone": "01632 960 160", "email": "kit@example.org"}
    made = page(item("events/orchard"), item("opportunities/day-centres", contact=contact))
    assert under(made, "Who to ask")[0].startswith("You can ask the Equipment Officer: call 01632 960 160")


def test_an_event_that_is_over_says_so_and_asks_for_nothing() -> None:
    past = item("events/orchard", book_by="1 January 2027", raise_your_issue="You may.", refreshments="yes")
    before, on_the_day, after = (page(past, ORCHARD, today=date(2027, 1, day)) for day in (1, 13, 14))
    assert {"Book by", "Add it to your calendar", "You may."} <= {*text(before)}
    assert not {"Book by", "Add it to your calendar", "You may."} & {*text(after)}
    assert text(after)[0] == "This meeting is over."
    assert text(on_the_day) == text(before)


def test_words_on_joining_go_when_the_meeting_is_over() -> None:
    own = (Section("support-to-take-part", words("Support to take part"), 2, (says("A signer comes."),)),)
    for day, there in ((13, True), (14, False)):
        made = page(item("events/orchard"), today=date(2027, 1, day), own=own)
        assert ("A signer comes." in text(made)) is there


def test_a_venue_has_its_address_on_lines_and_facts_in_one_order() -> None:
    made = page(item("venues/the-orchard", changing_place="no", phone="01632 960 145"))
    address = next(block for block in made.blocks if isinstance(block, Paragraph))
    assert sum(isinstance(one, LineBreak) for one in address.children) == 3
    told = under(made, "Getting there, and being there")
    assert told[::2] == [
        *("Way in without steps", "Hearing loop", "Toilets", "Changing place with a hoist", "Quiet room"),
        *("Parking", "Buses", "Phone on the day"),
    ]


def test_a_venue_leads_to_the_meetings_to_come() -> None:
    there, elsewhere = item("events/orchard"), item("events/hall", venue="town-hall")
    over = item("events/old", date="2 November 2026")
    made = page(ORCHARD, there, elsewhere, over)
    assert {target for target in targets(made) if target.startswith("/events/")} == {"/events/orchard/"}


# ---- All of them -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["groups/carers-forum", "events/orchard", "venues/the-orchard"])
def test_no_section_is_empty_and_every_id_is_its_own(name: str) -> None:
    shelf = catalogue(forum(), item("events/orchard"), ORCHARD)
    every = list(sections(page_in(shelf, name).blocks))
    assert all(one.blocks for one in every)
    assert len({one.id for one in every}) == len(every)
