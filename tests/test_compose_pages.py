"""The pages of strategies and newsletters: what their answers become."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from builder.catalogue import Item
from builder.document import sections
from builder.schema.newsletter import Newsletter
from builder.words import text_of
from tests.support import wexmoor
from tests.support.composed import headings, page, targets, under
from tests.support.wexmoor import TODAY, item

ASKED = item("opportunities/day-centres", commitments="choice-of-ways")
ORCHARD = item("venues/the-orchard")


def letter(*items: str, **answers: object) -> Item[Newsletter]:
    fields = Newsletter.model_validate({"title": "Winter news", "items": items} | answers)
    return Item("newsletters/winter", fields, "newsletters/winter/", "content/newsletters/winter.md")


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


def test_feedback_that_waits_is_not_named() -> None:
    """A page may name feedback that is not out yet: until its day, nothing is said of it."""
    later = wexmoor.item("feedback/day-centres")
    asked = wexmoor.item("opportunities/day-centres", related=["feedback/day-centres"])
    before = wexmoor.catalogue(asked, later)
    after = wexmoor.catalogue(asked, later, today=date(2027, 3, 19))
    assert before.named("feedback/day-centres") is None
    assert after.named("feedback/day-centres.md") is not None
