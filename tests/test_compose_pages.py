"""The pages of strategies, groups, events, venues and newsletters: what their answers become."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from builder.catalogue import Catalogue, Item
from builder.compose import event, group, newsletter, strategy, venue
from builder.compose.composed import assemble
from builder.compose.meetings import place
from builder.document import Document, LineBreak, Paragraph, Section, links, sections
from builder.schema.group import Group
from builder.schema.newsletter import Newsletter
from builder.words import plain_text, text_of
from tests.support.documents import says, words
from tests.support.wexmoor import TODAY, catalogue, item

ASKED = item("opportunities/day-centres", commitments="choice-of-ways")
FORUM: dict[str, Any] = {
    "title": "Wexmoor Carers’ Forum",
    "who_for": "anyone who looks after somebody",
    "meets": "every month",
    "where": "the-orchard",
    "how_to_join": "Just come.",
}
COMPOSERS: dict[str, Any] = {
    "strategies": strategy.compose,
    "groups": group.compose,
    "events": event.compose,
    "venues": venue.compose,
    "newsletters": newsletter.compose,
}


def forum(**answers: object) -> Item[Group]:
    fields = Group.model_validate(FORUM | answers)
    return Item("groups/carers-forum", fields, "groups/carers-forum/", "content/groups/carers-forum.md")


def letter(*items: str, **answers: object) -> Item[Newsletter]:
    fields = Newsletter.model_validate({"title": "Winter news", "items": items} | answers)
    return Item("newsletters/winter", fields, "newsletters/winter/", "content/newsletters/winter.md")


def page(first: Item[Any], *others: Item[Any], today: date = TODAY) -> Document:
    """The page of the first item, made in a catalogue of all of them."""
    return of(catalogue(first, *others, today=today), first.name)


def of(shelf: Catalogue, name: str) -> Document:
    return assemble(COMPOSERS[name.partition("/")[0]](shelf.items[name], shelf), Document("", "", ()))


def headings(made: Document) -> list[str]:
    return [text_of(block.heading) for block in made.blocks if isinstance(block, Section)]


def under(made: Document, heading: str) -> list[str]:
    """The words of the section with this heading."""
    found = (one for one in sections(made.blocks) if text_of(one.heading) == heading)
    return [words for one in found for words in plain_text(one.blocks)]


def text(made: Document) -> list[str]:
    return list(plain_text(made.blocks))


def targets(made: Document) -> list[str]:
    return [link.target for link, _ in links(made)]


# ---- Strategies --------------------------------------------------------------------------------------------


def action(status: str = "not started", **answers: object) -> dict[str, object]:
    usual = {"what": "Train all staff", "who": "the Involvement Team", "due": "31 March 2027"}
    return usual | {"status": status} | answers


def test_a_promise_is_a_heading_that_other_pages_can_link_to() -> None:
    made = page(item("strategies/involving-people"))
    promise = next(one for one in sections(made.blocks) if one.id == "choice-of-ways")
    assert (promise.level, text_of(promise.heading)) == (3, "You can always choose how to take part")


def test_below_a_promise_stands_what_serves_it() -> None:
    made = page(item("strategies/involving-people"), ASKED)
    told = under(made, "You can always choose how to take part")
    assert told == [
        "What we do to keep this promise:",
        "Tell us about day centres. Open until Friday 12 February 2027.",
    ]
    assert "/opportunities/day-centres/" in targets(made)


def test_a_promise_that_nothing_serves_says_so() -> None:
    told = under(page(item("strategies/involving-people")), "You can always choose how to take part")
    assert told == ["Nothing on this site is about this promise yet."]


def test_feedback_is_told_with_its_opportunity_or_else_on_its_own() -> None:
    serves = {"date": "20 November 2026", "commitments": "choice-of-ways"}
    answer = item("feedback/day-centres", summary="Two centres open late.", **serves)
    alone = under(page(item("strategies/involving-people"), answer), "You can always choose how to take part")
    assert alone[1:] == ["What came of: day-centres. Two centres open late."]
    both = page(item("strategies/involving-people"), answer, ASKED)
    assert under(both, "You can always choose how to take part")[1:] == [
        "Tell us about day centres. Closed. Two centres open late. "
        "Read What came of: Tell us about day centres."
    ]


def test_feedback_is_not_told_before_its_day() -> None:
    answer = item("feedback/day-centres", date=str(TODAY + timedelta(days=1)), commitments="choice-of-ways")
    made = page(item("strategies/involving-people"), answer)
    assert under(made, "You can always choose how to take part")[0].startswith("Nothing on this site")


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        (["done", "under way", "stopped"], "1 of 3 actions is done."),
        (["done", "done", "not started"], "2 of 3 actions are done."),
        (["under way", "not started"], "None of the 2 actions is done yet."),
        (["done"], "There is 1 action, and it is done."),
        (["under way"], "There is 1 action, and it is not done yet."),
    ],
)
def test_progress_is_counted(statuses: list[str], words: str) -> None:
    made = page(item("strategies/involving-people", actions=[action(one) for one in statuses]))
    assert under(made, "How far we are")[0] == words


def test_an_action_says_who_when_how_far_and_for_which_promise() -> None:
    made = page(
        item("strategies/involving-people", actions=[action("under way", commitment="choice-of-ways")])
    )
    assert under(made, "How far we are")[1:] == [
        "Train all staff.",
        "Who does it: the Involvement Team.",
        "By when: Wednesday 31 March 2027.",
        "How far it is: under way.",
        "For this promise: You can always choose how to take part.",
    ]
    assert "#choice-of-ways" in targets(made)


def test_a_strategy_says_nothing_of_the_day_it_is_built() -> None:
    plan = item("strategies/involving-people", actions=[action()])
    assert len({page(plan, today=TODAY + timedelta(days=days)) for days in (0, 200, 2000)}) == 1


def test_a_strategy_says_who_answers_for_it() -> None:
    made = page(item("strategies/involving-people", replaces="The plan of 2020"))
    assert headings(made)[0] == "About this strategy"
    assert under(made, "About this strategy") == [
        *("Who answers for it", "The Director of Adult Care."),
        *("Agreed on", "Tuesday 10 June 2025", "We look at it again by", "Wednesday 30 June 2027"),
        *("It takes the place of", "The plan of 2020."),
    ]


# ---- Groups ------------------------------------------------------------------------------------------------

ORCHARD = item("venues/the-orchard")


def meeting(day: str, **answers: object) -> Item[Any]:
    usual = {"title": f"Forum on {day}", "date": day, "opportunity": None, "group": "carers-forum"}
    return item(f"events/forum-{day.replace(' ', '-').lower()}", **usual | answers)


def test_meetings_of_a_group_are_to_come_or_past() -> None:
    events = [
        meeting(day) for day in ("1 December 2026", "3 November 2026", "6 October 2026", "23 November 2026")
    ]
    made = page(forum(), ORCHARD, *events)
    assert [words.split(":")[0] for words in under(made, "Next meetings")] == [
        "Forum on 23 November 2026",
        "Forum on 1 December 2026",
    ]
    assert [words.split(":")[0] for words in under(made, "Past meetings")] == [
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
    ("where", "words"),
    [("the-orchard", "The Orchard, 2 Blossom Road, Hollenby, WX3 5TF"), ("online", "Online.")],
)
def test_where_a_group_meets(where: str, words: str) -> None:
    made = page(forum(where=where), ORCHARD)
    assert words in text(made)
    assert ("Access at The Orchard" in headings(made)) is (where == "the-orchard")


@pytest.mark.parametrize(("payment", "words"), [("none", "None"), ("£10 a meeting", "£10 a meeting.")])
def test_pay_of_a_group(payment: str, words: str) -> None:
    told = text(page(forum(payment=payment)))
    assert told[told.index("Pay") + 1] == words
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
    ("address", "words"),
    [
        (["2 Blossom Road", "Hollenby", "WX3 5TF"], "The Orchard, Hollenby"),
        (["2 Blossom Road", "Hollenby WX3 5TF"], "The Orchard, Hollenby"),
        (["2 Blossom Road", "Hollenby, WX3 5TF"], "The Orchard, Hollenby"),
        (["Hollenby WX3 5TF"], "The Orchard"),
        (["WX3 5TF"], "The Orchard"),
    ],
)
def test_a_place_is_named_with_its_town(address: list[str], words: str) -> None:
    assert place(item("venues/the-orchard", address=address).fields) == words


def test_an_event_has_access_facts_and_a_calendar_file() -> None:
    made = page(item("events/orchard"), ORCHARD, ASKED)
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
    own = Section("support-to-take-part", words("Support to take part"), 2, (says("A signer comes."),))
    for day, there in ((13, True), (14, False)):
        shelf = catalogue(item("events/orchard"), today=date(2027, 1, day))
        made = assemble(event.compose(shelf.items["events/orchard"], shelf), Document("", "", (own,)))
        assert ("A signer comes." in text(made)) is there


def test_a_venue_has_its_address_on_lines_and_facts_in_one_order() -> None:
    made = page(item("venues/the-orchard", changing_place="no", phone="01632 960 145"))
    address = made.blocks[0]
    assert isinstance(address, Paragraph)
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
    assert [target for target in targets(made) if target.startswith("/events/")] == ["/events/orchard/"]


# ---- Newsletters -------------------------------------------------------------------------------------------


def test_a_newsletter_tells_of_its_items_in_their_order() -> None:
    items = ("events/orchard", "opportunities/day-centres.md", "opportunities/unknown")
    made = page(letter(*items), ASKED, item("events/orchard"), ORCHARD)
    assert headings(made) == ["Come and talk about day centres", "Tell us about day centres"]
    assert under(made, "Tell us about day centres") == [
        "We are planning new opening hours. Tell us what would suit you.",
        "Open until Friday 12 February 2027.",
        "You are not paid for this.",
        "Read more in Tell us about day centres.",
    ]


def test_a_newsletter_tells_when_something_opens_and_closes() -> None:
    coming = item("opportunities/panel", title="A panel", opens="1 December 2026", payment="£15 an hour")
    assert under(page(letter("opportunities/panel"), coming), "A panel")[1:4] == [
        "Coming: opens on Tuesday 1 December 2026.",
        "The last day to take part is Friday 12 February 2027.",
        "You are paid £15 an hour.",
    ]


def test_a_newsletter_tells_no_pay_of_what_is_over() -> None:
    over = item("opportunities/panel", title="A panel", closes="20 November 2026", decision_date=None)
    told = under(page(letter("opportunities/panel"), over), "A panel")
    assert told[1:] == ["Closed on Friday 20 November 2026.", "Read more in A panel."]


def test_a_newsletter_says_when_a_meeting_is_only_once() -> None:
    own = item("events/orchard", summary="Come along.")
    told = under(page(letter("events/orchard"), own, ORCHARD), own.fields.title)
    assert told[:2] == ["Come along.", "Wednesday 13 January 2027, 1pm to 2:30pm, at The Orchard, Hollenby."]
    made = under(page(letter("events/orchard"), item("events/orchard"), ORCHARD), own.fields.title)
    assert sum(words.startswith("Wednesday 13 January 2027") for words in made) == 1


# ---- All of them -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["strategies/involving-people", "groups/carers-forum", "events/orchard"])
def test_no_section_is_empty_and_every_id_is_its_own(name: str) -> None:
    shelf = catalogue(item("strategies/involving-people"), forum(), item("events/orchard"), ORCHARD, ASKED)
    every = list(sections(of(shelf, name).blocks))
    assert all(one.blocks for one in every)
    assert len({one.id for one in every}) == len(every)
