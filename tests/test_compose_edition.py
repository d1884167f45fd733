"""The page of a Talking News edition: its four parts, what is new, and how to join by phone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from builder.catalogue import Item
from builder.document import Document, Section, sections
from builder.schema.edition import Edition
from builder.schema.group import Group
from builder.schema.page import Page
from builder.words import plain_text, text_of
from tests.support.composed import page, under
from tests.support.wexmoor import TODAY, item

ORCHARD = item("venues/the-orchard")


def edition(month: str = "November 2026", **answers: object) -> Item[Edition]:
    name = "talking-news/" + month.replace(" ", "-").lower()
    fields = Edition.model_validate({"month": month} | answers)
    return Item(name, fields, f"{name}/", f"content/{name}.md")


def parts(made: Document) -> dict[str, list[str]]:
    """The titles that stand in each part."""
    return {
        text_of(part.heading): [text_of(one.heading) for one in sections(part.blocks)]
        for part in made.blocks
        if isinstance(part, Section)
    }


def titles(made: Document) -> set[str]:
    return {title for part in parts(made).values() for title in part}


def asked(title: str, opens: str, closes: str = "open all year", **answers: object) -> Item[Any]:
    name = "opportunities/" + title.replace(" ", "-").lower()
    return item(name, title=title, opens=opens, closes=closes, **answers)


def piece(title: str, kind: str, **answers: str) -> dict[str, str]:
    return {"title": title, "kind": kind} | answers


# ---- Parts -------------------------------------------------------------------------------------------------


def test_its_title_is_its_month() -> None:
    assert page(edition()).title == "Talking News, November 2026"


def test_four_parts_in_their_order_with_pages_before_own_pieces() -> None:
    pieces = [
        piece("A joke", "to make you smile", words="Ha."),
        piece("Winter walks", "useful", words="The path is gritted."),
        piece("A new bus", "news", words="It runs daily."),
        piece("Sing with us", "get involved", words="Come on Monday."),
    ]
    items = ["venues/the-orchard", "opportunities/day-centres", "feedback/day-centres", "pages/unknown"]
    told = item("feedback/day-centres", title="What you did", date="20 November 2026")
    made = page(edition(own_pieces=pieces, items=items), told, ORCHARD, item("opportunities/day-centres"))
    assert list(parts(made).items()) == [
        ("News", ["What you did", "A new bus"]),
        ("Get involved", ["Tell us about day centres", "Sing with us"]),
        ("Useful to know", ["The Orchard", "Winter walks"]),
        ("To make you smile", ["A joke"]),
    ]


def test_a_part_with_nothing_in_it_is_left_out() -> None:
    assert parts(page(edition(own_pieces=[piece("A joke", "to make you smile", words="Ha.")]))) == {
        "To make you smile": ["A joke"]
    }


def test_a_plain_page_is_useful_to_know() -> None:
    fields = Page(title="About us", summary="Who we are.")
    about = Item("about", fields, "about/", "content/about.md")
    assert parts(page(edition(items=["about.md"]), about)) == {"Useful to know": ["About us"]}


def test_own_pieces_are_read_in_paragraphs() -> None:
    made = page(edition(own_pieces=[piece("Walks", "useful", words="One\nwalk.\n\nAnother walk.")]))
    assert under(made, "Walks") == ["One walk.", "Another walk."]


def test_a_recording_is_there_in_words() -> None:
    recorded = piece("A song", "to make you smile", recording="talking-news/song.mp3", transcript="La la.")
    assert under(page(edition(own_pieces=[recorded])), "A song") == [
        "This piece is a recording. These are its words.",
        "La la.",
    ]


# ---- What is new -------------------------------------------------------------------------------------------


def test_new_is_what_is_dated_since_the_month_of_the_edition_before() -> None:
    items = [
        asked("In September", "30 September 2026"),
        asked("In October", "1 October 2026"),
        asked("In November", "30 November 2026"),
        asked("In December", "1 December 2026"),
    ]
    older, later = edition("July 2026"), edition("December 2026")
    assert titles(page(edition(), *items)) == {"In November"}
    assert titles(page(edition(), edition("September 2026"), older, later, *items)) == {
        "In October",
        "In November",
    }


@pytest.mark.parametrize(
    ("closes", "told"),
    [
        ("31 October 2026", False),
        ("1 November 2026", True),
        ("14 December 2026", True),
        ("15 December 2026", False),
    ],
)
def test_what_closes_in_the_month_or_soon_after_is_told_again(closes: str, told: bool) -> None:
    assert ("A panel" in titles(page(edition(), asked("A panel", "1 June 2026", closes)))) is told


def test_what_opens_only_later_is_not_told_although_it_closes_soon() -> None:
    assert titles(page(edition(), asked("A panel", "2 December 2026", "10 December 2026"))) == set()


def test_feedback_is_new_but_not_before_people_are_told() -> None:
    told = item("feedback/day-centres", title="What you did", date="24 November 2026")
    assert titles(page(edition(), told)) == set()
    assert titles(page(edition(), told, today=TODAY + timedelta(days=1))) == {"What you did"}


def test_events_are_new_when_they_are_announced() -> None:
    announced = item("events/orchard", announced="2 November 2026", date="13 January 2027")
    assert titles(page(edition(), announced)) == {announced.fields.title}
    assert titles(page(edition("January 2027"), announced)) == set()
    unknown = item("events/orchard", announced=None, date="13 January 2027")
    assert titles(page(edition("January 2027"), unknown)) == {announced.fields.title}


def test_strategies_are_new_when_they_are_agreed() -> None:
    plan = item("strategies/involving-people", approved="10 November 2026")
    assert parts(page(edition(), plan)) == {"News": ["Involving people"]}


def test_the_soonest_to_close_comes_first() -> None:
    items = [
        asked("Whenever", "2 November 2026"),
        asked("March", "2 November 2026", "1 March 2027"),
        asked("February", "2 November 2026", "1 February 2027"),
    ]
    assert parts(page(edition(), *items))["Get involved"] == ["February", "March", "Whenever"]


def test_months_run_over_the_turn_of_the_year() -> None:
    items = [asked("In December", "31 December 2026"), asked("In January", "31 January 2027")]
    assert titles(page(edition("January 2027"), edition("December 2026"), *items)) == {"In January"}
    assert titles(page(edition("December 2026"), *items)) == {"In December"}


# ---- Joining by phone --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ways", "words"),
    [
        (["phone — call 01632 960 199", "online"], "To join by phone: Call 01632 960 199."),
        (
            ["phone — tell us what you think", "online"],
            "To join by phone: Tell us what you think. Call 01632 960 140.",
        ),
        (["online", "post"], "To join by phone, or to ask, call 01632 960 140."),
    ],
)
def test_every_opportunity_ends_with_how_to_join_by_phone(ways: list[str], words: str) -> None:
    panel = asked("A panel", "2 November 2026", ways=ways)
    assert under(page(edition(), panel), "A panel")[-1] == words


def test_a_contact_without_a_phone_leaves_that_of_the_site() -> None:
    contact = {"role": "the Post Room", "post": "Town Hall", "email": "post@example.org"}
    panel = asked("A panel", "2 November 2026", ways=["online", "post"], contact=contact)
    assert under(page(edition(), panel), "A panel")[-1].endswith("call 01632 960 140.")


def test_nobody_is_asked_to_join_what_is_over() -> None:
    panel = asked("A panel", "2 November 2026", "20 November 2026", decision_date=None)
    meeting = item("events/orchard", title="A meeting", announced=None, date="3 November 2026")
    made = page(edition(), panel, meeting, ORCHARD)
    assert titles(made) == {"A panel", "A meeting"}
    assert not [words for words in plain_text(made.blocks) if "by phone" in words]


def test_information_is_neither_joined_nor_paid() -> None:
    told = asked("A leaflet", "2 November 2026", kind="information", ways=None)
    assert under(page(edition(), told), "A leaflet")[1:] == [
        "Open all year.",
        "Read more in A leaflet.",
        "To ask about this, call 01632 960 140.",
    ]


def test_groups_and_meetings_can_be_asked_about_by_phone() -> None:
    fields = Group.model_validate(
        {
            "title": "Forum",
            "date": "2 November 2026",
            "who_for": "Carers",
            "meets": "monthly",
            "where": "online",
            "how_to_join": "Just come.",
        }
    )
    forum = Item("groups/forum", fields, "groups/forum/", "content/groups/forum.md")
    assert under(page(edition(), forum), "Forum") == [
        "Who it is for: Carers. When it meets: Monthly.",
        "Read more in Forum.",
        "To join by phone, or to ask, call 01632 960 140.",
    ]
