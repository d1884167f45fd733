"""Easy read from templates: short right sentences with pictures, over all that officers may answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder import symbols
from builder.catalogue import Catalogue, Item
from builder.compose import event as event_page
from builder.compose import feedback as feedback_page
from builder.compose import group as group_page
from builder.compose import opportunity as opportunity_page
from builder.compose import strategy as strategy_page
from builder.compose.composed import Composed, assemble
from builder.compose.easy import event, feedback, group, opportunity, strategy
from builder.compose.easy.sentences import Easy
from builder.document import Checked, Document, EasyRead, Idea, Link, Text, sections, walk_inlines
from builder.ideas import easy_read_text, in_sentences
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.schema.site import Site
from builder.schema.strategy import Strategy
from builder.schema.venue import Venue
from builder.status import Status
from builder.words import text_of
from tests.support.answers import (
    DAYS,
    EVENT,
    EVENTS,
    FEEDBACK,
    FEEDBACKS,
    GROUP,
    GROUPS,
    LONG,
    LONG_ROLE,
    OPPORTUNITIES,
    OPPORTUNITY,
    STRATEGIES,
    STRATEGY,
    VENUE,
    VENUES,
)
from tests.support.easy import SITE

TODAY = date(2027, 3, 1)
ADDRESSES = {
    Opportunity: "opportunities",
    Feedback: "feedback",
    Event: "events",
    Venue: "venues",
    Group: "groups",
    Strategy: "strategies",
}


def item(fields: Heading, slug: str = "it") -> Item[Any]:
    """One item, as the catalogue holds it."""
    name = f"{ADDRESSES[type(fields)]}/{slug}"
    return Item(name, fields, name + "/", f"content/{name}.md")


def catalogue(*items: Item[Any], today: date = TODAY, site: Site = SITE) -> Catalogue:
    """All the items on one day."""
    return Catalogue(site, today, {one.name: one for one in items})


def of(answers: dict[str, Any], *others: Heading, today: date = TODAY, site: Site = SITE) -> Easy:
    """The ideas of an opportunity with some answers changed."""
    one = item(Opportunity(**{**OPPORTUNITY, **answers}))
    others_too = (item(fields, "orchard" if isinstance(fields, Venue) else "it") for fields in others)
    return opportunity.ideas(one, catalogue(one, *others_too, today=today, site=site))


def fed_back(answers: dict[str, Any], today: date = TODAY) -> Easy:
    """The ideas of feedback with some answers changed."""
    one = item(Feedback(**{**FEEDBACK, **answers}))
    return feedback.ideas(one, catalogue(one, today=today))


def ideas_of(easy: Easy) -> Iterator[Idea]:
    return (idea for _, block in easy for idea in block.ideas)


def lines(easy: Easy, section: str | None = None) -> list[str]:
    """Every idea in plain words; of one section, if it is named."""
    blocks = (block for name, block in easy if section in (None, name))
    return [text_of(idea.children) for block in blocks for idea in block.ideas]


def said(day: date) -> str:
    """A date in words, made apart from what is tested."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


# ---- What is true of all of them, whatever officers answer -------------------------------------------------

HARD = re.compile(r"[%&/]|\b[A-Z]{2,}\b|\betc\b")
COUNTDOWN = re.compile(
    r"\b(?:\d+|one|two|three) (?:more )?(?:days?|weeks?)\b|\bleft\b|\btoday\b|\btomorrow\b", re.I
)
DATE = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ [A-Z]\w+ \d{4}")


def assert_easy(easy: Easy, page: Composed, days: set[date]) -> None:
    """Pictures, short sentences, links and dates as they should be, each in a section of the page."""
    document = assemble(page, Document("", "", ()))
    assert {name for name, _ in easy} <= {"", *(section.id for section in sections(document.blocks))}
    for idea in ideas_of(easy):
        assert symbols.find(idea.symbol or ""), idea
        for sentence in in_sentences(idea.children):
            words = text_of(sentence)
            assert re.fullmatch(r"[A-Z0-9£].*[.!?]", words), words
            assert len(words.split()) <= 15 or LONG_ROLE in words, words
            plain = "".join(text_of((one,)) for one in sentence if not isinstance(one, Link))
            assert not HARD.search(plain), words
            assert not COUNTDOWN.search(plain), words
            assert not re.search(r"None|  |\.\.", words), words
            assert "textphone" in words or not re.search(r"\d{4}", DATE.sub("", plain)), words
    told = {found for words in lines(easy) for found in DATE.findall(words)}
    assert told <= {said(day) for day in days}


def days_in(*answers: object) -> set[date]:
    """Every day that stands in answers, however deep."""
    found: set[date] = set()
    for one in answers:
        if isinstance(one, date):
            found.add(one)
        elif isinstance(one, dict):
            found |= days_in(*one.values())
        elif isinstance(one, list | tuple):
            found |= days_in(*one)
    return found


@settings(max_examples=150, deadline=None)
@given(OPPORTUNITIES, st.lists(EVENTS, max_size=2), VENUES, st.none() | FEEDBACKS, DAYS)
def test_an_opportunity_is_easy_whatever_officers_answer(
    answers: dict[str, Any],
    events: list[dict[str, Any]],
    venue: dict[str, Any],
    fed: dict[str, Any],
    today: date,
) -> None:
    one = item(Opportunity(**{**OPPORTUNITY, **dict.fromkeys(("decision_date", "tell_by")), **answers}))
    others = [item(Event(**{**EVENT, **some}), f"event-{at}") for at, some in enumerate(events)]
    others += [item(Feedback(**{**FEEDBACK, **fed}))] if fed else []
    every = catalogue(one, *others, item(Venue(**{**VENUE, **venue}), "orchard"), today=today)
    known = days_in(answers, events, fed, date(2027, 2, 1))
    assert_easy(opportunity.ideas(one, every), opportunity_page.compose(one, every), known)


@settings(max_examples=80, deadline=None)
@given(FEEDBACKS)
def test_feedback_is_easy_whatever_officers_answer(answers: dict[str, Any]) -> None:
    one = item(Feedback(**{**FEEDBACK, **answers}))
    every = catalogue(one, item(Opportunity(**OPPORTUNITY)))
    assert_easy(feedback.ideas(one, every), feedback_page.compose(one, every), days_in(answers))


@settings(max_examples=80, deadline=None)
@given(EVENTS, VENUES)
def test_an_event_is_easy_whatever_officers_answer(answers: dict[str, Any], venue: dict[str, Any]) -> None:
    one = item(Event(**{**EVENT, **answers}))
    every = catalogue(one, item(Venue(**{**VENUE, **venue}), "orchard"))
    assert_easy(event.ideas(one, every), event_page.compose(one, every), days_in(answers))


@settings(max_examples=80, deadline=None)
@given(GROUPS, VENUES)
def test_a_group_is_easy_whatever_officers_answer(answers: dict[str, Any], venue: dict[str, Any]) -> None:
    one = item(Group(**{**GROUP, **answers}))
    meeting = item(Event(**{**EVENT, "opportunity": None, "group": "it"}))
    every = catalogue(one, meeting, item(Venue(**{**VENUE, **venue}), "orchard"))
    days = {*days_in(answers), date(2027, 4, 1)}
    assert_easy(group.ideas(one, every), group_page.compose(one, every), days)


@settings(max_examples=80, deadline=None)
@given(STRATEGIES)
def test_a_strategy_is_easy_whatever_officers_answer(answers: dict[str, Any]) -> None:
    one = item(Strategy(**{**STRATEGY, **answers}))
    every = catalogue(one)
    assert_easy(strategy.ideas(one, every), strategy_page.compose(one, every), days_in(answers))


# ---- Where an opportunity stands ---------------------------------------------------------------------------

STANDING: dict[Status, tuple[date, list[str]]] = {
    Status.COMING: (
        date(2027, 1, 31),
        [
            "This is not open yet. You can take part from Monday 1 February 2027.",
            "You can take part until Wednesday 30 June 2027.",
        ],
    ),
    Status.OPEN: (TODAY, ["You can take part until Wednesday 30 June 2027."]),
    Status.CLOSES_SOON: (date(2027, 6, 20), ["This closes soon. The last day is Wednesday 30 June 2027."]),
    Status.DECIDING: (
        date(2027, 7, 1),
        [
            "This is closed. The last day was Wednesday 30 June 2027.",
            "There is no decision yet. A decision is what people choose.",
        ],
    ),
    Status.CLOSED: (date(2027, 9, 15), ["This is closed. The last day was Wednesday 30 June 2027."]),
}


@pytest.mark.parametrize("status", STANDING)
def test_the_opening_says_where_it_stands(status: Status) -> None:
    today, expected = STANDING[status]
    one = item(Opportunity(**OPPORTUNITY))
    assert catalogue(one, today=today).status(one) is status
    assert lines(of({}, today=today), "")[1 : len(expected) + 1] == expected


def test_the_words_stay_the_same_until_the_status_changes() -> None:
    days = [TODAY + timedelta(days=at) for at in range(90)]
    assert len({tuple(lines(of({}, today=day))) for day in days}) == 1


def test_what_happened_comes_from_the_feedback() -> None:
    easy = of({}, Feedback(**FEEDBACK))
    assert lines(easy, "")[1] == "This is closed. You can read what happened."
    assert lines(easy, "what-happened") == [
        "We told people what happened. We did this on Saturday 20 February 2027.",
        "214 people took part.",
        "We looked at 2 things that people said. To act on something means to do something about it.",
        "We acted on 1 thing.",
        "We did not act on 1 thing.",
        "You can read all of it. The page is called: Day centres: what you said.",
    ]
    assert {name for name, _ in easy} == {"", "what-happened", "what-this-is-about", "who-to-ask"}


def test_what_is_open_all_year_goes_on_after_its_feedback() -> None:
    easy = of({"closes": "open all year"}, Feedback(**FEEDBACK))
    assert "You can take part all year." in lines(easy, "")
    assert "what-happened" not in {name for name, _ in easy}


def test_a_title_that_asks_has_no_full_stop_after_it() -> None:
    easy = of({}, Feedback(**{**FEEDBACK, "title": "What did you say?"}))
    assert lines(easy, "what-happened")[-1] == "You can read all of it. The page is called: What did you say?"


@pytest.mark.parametrize("today", [date(2027, 7, 1), date(2027, 9, 15)])
def test_nobody_is_asked_to_join_what_is_closed(today: date) -> None:
    easy = of({"payment": "£15 an hour"}, Event(**EVENT), Venue(**VENUE), today=today)
    assert not [words for words in lines(easy) if "You can take part" in words or "We pay" in words]
    assert not {"how-to-take-part", "pay-and-expenses", "when-and-where-we-meet"} & {name for name, _ in easy}


def test_open_all_year_has_no_last_day() -> None:
    words = lines(of({"closes": "open all year", "kind": "role"}))
    assert "You can take part all year." in words
    assert not [one for one in words if "last day" in one or "until" in one]


def test_information_asks_nobody_to_take_part() -> None:
    answers: dict[str, Any] = {
        "kind": "information",
        "ways": [],
        "can_change": [],
        "cannot_change": [],
        "decided_by": None,
    }
    easy = of({**answers, "decision_date": None, "tell_by": None})
    assert lines(easy, "")[:2] == [
        "This is information for you. There is nothing to decide.",
        "This is open until Wednesday 30 June 2027.",
    ]
    assert "take part" not in " ".join(lines(easy))


# ---- Ways, pay, places, decisions --------------------------------------------------------------------------


def test_each_way_has_its_number() -> None:
    ways = ["phone", "email", "online — go to https://forms.example.org/a.", "in person — at your day centre"]
    easy = of({"ways": ways})
    found = lines(easy, "how-to-take-part")
    assert "You can take part by phone. Call 01632 960 140." in found
    assert "You can take part by e-mail. Write to involve@example.org." in found
    online = "You can take part online. Online means on the internet. Go to https://forms.example.org/a."
    assert online in found
    assert (
        "You can take part in person. In person means we meet face to face. How to do it: At your day centre."
        in found
    )
    targets = {
        one.target for idea in ideas_of(easy) for one in walk_inlines(idea.children) if isinstance(one, Link)
    }
    assert {"tel:01632960140", "mailto:involve@example.org", "https://forms.example.org/a"} <= targets


def test_a_way_of_its_own_number_is_not_given_the_contacts() -> None:
    assert "You can take part by phone. Call 01632 960 141." in lines(of({}), "how-to-take-part")


def test_a_number_in_an_unknown_form_is_not_replaced_by_the_contacts() -> None:
    found = lines(of({"ways": ["phone — ring 960140, ask for Day Centres", "post"]}), "how-to-take-part")
    assert "You can take part by phone. How to do it: Ring 960140, ask for Day Centres." in found


@pytest.mark.parametrize(
    ("payment", "words"),
    [
        ("none", "We do not pay you for this."),
        ("£15 an hour", "We pay you £15 an hour."),
        ("£7.50", "We pay you £7.50."),
        ("£20 or a gift card", "We pay you £20 or a gift card."),
        ("£20 gift card", "Pay: £20 gift card."),
        ("15 pounds", "Pay: 15 pounds."),
        ("£15/hour", "We pay you for this. You can read how much on the full page."),
    ],
)
def test_pay(payment: str, words: str) -> None:
    found = lines(of({"payment": payment}), "pay-and-expenses")
    assert found[0] == words
    warned = "Pay can change your benefits. Benefits are money from the government." in found
    assert warned == (payment != "none")


def test_expenses_that_keep_people_away_are_always_answered() -> None:
    found = lines(of({"expenses": "travel, meals"}), "pay-and-expenses")
    assert found[1] == "We pay expenses. Expenses are costs like bus fares."
    assert {"We pay for your travel.", "We pay for your meals."} <= set(found)
    assert "We do not pay for childcare. Childcare means somebody looks after your children." in found
    assert not [words for words in found if "internet" in words]
    nothing = lines(of({"expenses": "none"}), "pay-and-expenses")
    assert nothing[1:] == ["We do not pay your expenses. Expenses are costs like bus fares."]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("yes, from the car park", "The Orchard has a door without steps."),
        ("no", "The Orchard has no door without steps."),
        ("no steps at all", "Way in without steps: No steps at all."),
        ("yes and no", "Way in without steps: Yes and no."),
    ],
)
def test_a_door_without_steps_is_said_only_where_it_is_clear(answer: str, words: str) -> None:
    found = lines(of({}, Event(**EVENT), Venue(**{**VENUE, "step_free": answer})), "when-and-where-we-meet")
    assert "Day: Thursday 1 April 2027. Time: 10:30am to 12 noon. Place: The Orchard." in found
    assert [one for one in found if "steps" in one] == [words]


def test_meetings_that_are_over_are_left_out() -> None:
    easy = of({}, Event(**EVENT), Venue(**VENUE), today=date(2027, 4, 2))
    assert "when-and-where-we-meet" not in {name for name, _ in easy}


@pytest.mark.parametrize(
    ("answers", "today", "first"),
    [
        (
            {},
            TODAY,
            "The Adult Care Committee will decide on Tuesday 14 September 2027. "
            "A committee is a group of people. They decide things together.",
        ),
        ({"decided_by": None}, TODAY, "The day to decide is Tuesday 14 September 2027."),
        (
            {},
            date(2027, 9, 15),
            "Who decides: The Adult Care Committee. "
            "A committee is a group of people. They decide things together.",
        ),
        ({"decided_by": LONG_ROLE}, TODAY, "The day to decide is Tuesday 14 September 2027."),
    ],
)
def test_who_decides(answers: dict[str, Any], today: date, first: str) -> None:
    assert lines(of(answers, today=today), "what-happens-next")[0] == first


def test_when_we_tell_people_stays_right_after_the_day() -> None:
    ahead = "We will tell you what happened by Friday 1 October 2027. We will tell you why."
    assert ahead in lines(of({}), "what-happens-next")
    promised = "We promised to tell you what happened by Friday 1 October 2027."
    assert promised in lines(of({}, today=date(2027, 12, 1)), "what-happens-next")


def test_the_number_for_complaints_is_given_only_if_it_is_surely_that() -> None:
    assert lines(of({}), "who-to-ask")[-1] == "To complain, call 01632 960 180."
    two = SITE.model_copy(update={"complaints": "Call 01632 960 180, or the Ombudsman on 01632 960 199."})
    assert lines(of({}, site=two), "who-to-ask")[-1] == "Ask us how to complain."


def test_a_venue_tells_where_it_is() -> None:
    found = lines(of({}, Event(**EVENT), Venue(**VENUE)), "when-and-where-we-meet")
    assert "The Orchard is at: 2 Blossom Road, Hollenby." in found


def test_advice_about_benefits_stands_with_the_warning() -> None:
    site = SITE.model_copy(update={"benefits_advice": "The Advice Centre is free. Call 01632 960 170."})
    found = lines(of({"payment": "£15 an hour"}, site=site), "pay-and-expenses")
    both = "Get advice before you say yes. Advice: The Advice Centre is free. Call 01632 960 170."
    assert found[2] == both


# ---- Feedback ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("people", [1, 2, 3, 4])
def test_small_numbers_of_people_are_hidden(people: int) -> None:
    points = [{"said": "Open one evening.", "did": "yes", "people": people}]
    easy = fed_back({"people": people, "points": points})
    assert lines(easy, "who-took-part") == ["A few people took part."]
    assert "You said: Open one evening. A few people said this." in lines(easy, "you-said-we-did")
    assert not [words for words in lines(easy) if re.search(rf"\b(?:{people}|5) people", words)]


def test_a_number_that_gives_away_a_small_one_is_hidden() -> None:
    points = [{"said": "Open one evening.", "did": "yes", "people": 212}]
    assert "You said: Open one evening. Nearly everyone said this." in lines(
        fed_back({"points": points}), "you-said-we-did"
    )


def test_each_point_that_is_short_is_told_with_its_answer() -> None:
    assert lines(fed_back({}), "you-said-we-did")[3:] == [
        "You said: Open one evening a week. 40 people said this.",
        "Yes. We acted on this.",
        "Our answer: Two centres open until 8pm.",
        "You said: Open on Sundays.",
        "No. We did not act on this.",
        "Why: There is no bus.",
    ]


def test_long_points_are_left_to_the_full_page_and_that_is_said_once() -> None:
    points = [{"said": LONG, "did": "yes"}, {"said": "Open more.", "did": "partly", "why": LONG}]
    found = lines(fed_back({"points": [*points, points[0]]}), "you-said-we-did")
    assert not [words for words in found if LONG in words]
    assert found[-1] == "People said other things too. You can read all of it on the full page."
    assert sum("full page" in words for words in found) == 1


# ---- In the page -------------------------------------------------------------------------------------------


def test_what_an_author_wrote_takes_their_place() -> None:
    easy = of({})
    page = Composed("Tell us about day centres", "", easy=easy)
    made = list(easy_read_text(assemble(page, Document("", "", ()))))
    assert made[:2] == ["This is a consultation.", "A consultation means we ask you before we decide."]
    mine = Idea(None, "", (Text("We wrote this."),))
    written = assemble(page, Document("", "", (EasyRead((mine,)),)))
    assert list(easy_read_text(written)) == ["We wrote this."]


def test_nobody_is_said_to_have_checked_what_a_program_made() -> None:
    checked = Checked("Wexmoor People First", date(2026, 10, 12))
    written = Document("", "", (), checked=checked)
    page = Composed("Tell us about day centres", "", easy=of({}))
    assert assemble(page, written).checked is None
    mine = EasyRead((Idea(None, "", (Text("We wrote this."),)),))
    assert assemble(page, replace(written, blocks=(mine,))).checked == checked
