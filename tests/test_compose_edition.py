"""A Talking News edition: its four parts, what is new, what officers choose, and how items are told aloud."""

from __future__ import annotations

from datetime import timedelta

import pytest

from builder.catalogue import Item
from builder.document import Document, Section, sections
from builder.schema.group import Group
from builder.schema.page import Page
from builder.words import plain_text, text_of
from tests.support.composed import page, under
from tests.support.editions import FORMATS, PANELS, asked, edition, piece
from tests.support.wexmoor import TODAY, item

ORCHARD = item("venues/the-orchard")


def parts(made: Document) -> dict[str, list[str]]:
    """The titles that stand in each part."""
    return {
        text_of(part.heading): [text_of(one.heading) for one in sections(part.blocks)]
        for part in made.blocks
        if isinstance(part, Section)
    }


def titles(made: Document) -> set[str]:
    return {title for part in parts(made).values() for title in part}


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
def test_every_opportunity_ends_with_the_phone_and_other_formats(ways: list[str], words: str) -> None:
    panel = asked("A panel", "2 November 2026", ways=ways)
    assert under(page(edition(), panel), "A panel")[-2:] == [words, FORMATS]


def test_a_contact_without_a_phone_leaves_that_of_the_site() -> None:
    contact = {"role": "the Post Room", "post": "Town Hall", "email": "post@example.org"}
    panel = asked("A panel", "2 November 2026", ways=["online", "post"], contact=contact)
    assert under(page(edition(), panel), "A panel")[-2].endswith("call 01632 960 140.")


def test_nobody_is_asked_to_join_what_is_over() -> None:
    panel = asked("A panel", "2 November 2026", "20 November 2026", decision_date=None)
    meeting = item("events/orchard", title="A meeting", announced=None, date="3 November 2026")
    made = page(edition(), panel, meeting, ORCHARD)
    assert titles(made) == {"A panel", "A meeting"}
    assert not [words for words in plain_text(made.blocks) if "by phone" in words]
    assert under(made, "A panel")[2:] == [
        "Closed on Friday 20 November 2026.",
        "To ask about this, call 01632 960 140.",
        FORMATS,
    ]
    assert under(made, "A meeting")[-1] == "This meeting is over."


# ---- Telling aloud -----------------------------------------------------------------------------------------


def test_an_opportunity_is_told_from_why_to_whom_to_call() -> None:
    panel = asked(
        "A panel",
        "2 November 2026",
        "30 November 2026",
        payment="£15 an hour",
        can_change=["Opening hours — they differ", "Lunch, and tea — the cooks ask"],
    )
    slug = panel.slug
    meetings = [
        item(f"events/{day}", opportunity=slug, date=f"{day} January 2027", announced=None)
        for day in (13, 20)
    ]
    assert under(page(edition(), panel, *meetings, ORCHARD), "A panel")[1:] == [
        "We want day centres to open when people need them.",
        "What you will do: Answer six questions about opening hours. How long it takes: 20 minutes, once.",
        "What can change: Opening hours; and Lunch, and tea. What cannot change: The number of centres.",
        "You are paid £15 an hour. We pay your expenses for travel, childcare, care for somebody you "
        "look after "
        "and a personal assistant. Pay can change your benefits: get advice first.",
        "This closes soon. The last day to take part is Monday 30 November 2026. The next meeting: Wednesday "
        "13 January 2027, 1pm to 2:30pm, at The Orchard, Hollenby. After it there is 1 more meeting.",
        "To join by phone: Call 01632 960 140.",
        FORMATS,
    ]


def test_what_is_still_to_come_says_when_it_opens() -> None:
    later = asked("A panel", "2 November 2026", "1 March 2027", opens="24 November 2026")
    words = "It opens on Tuesday 24 November 2026. The last day to take part is Monday 1 March 2027."
    assert words in under(page(edition(), later), "A panel")


def test_information_is_neither_joined_nor_paid() -> None:
    told = asked("A leaflet", "2 November 2026", kind="information", ways=None)
    assert under(page(edition(), told), "A leaflet")[2:] == [
        "Open all year.",
        "To ask about this, call 01632 960 140.",
        FORMATS,
    ]


def test_feedback_tells_what_was_not_done_as_well() -> None:
    points = [{"said": f"Point {n}.", "did": "yes", "what": f"Done {n}."} for n in range(1, 6)]
    points.append({"said": "Open on Sundays.", "did": "no", "why": "too few people asked"})
    steps = [{"what": f"Step {n}", "by": "1 March 2027"} for n in (1, 2, 3)]
    told = item(
        "feedback/day-centres", title="What you did", date="20 November 2026", points=points, next_steps=steps
    )
    assert under(page(edition(), told), "What you did")[1:] == [
        "You said: Point 1. Yes: Done 1.",
        "You said: Point 2. Yes: Done 2.",
        "You said: Point 3. Yes: Done 3.",
        "You said: Open on Sundays. No, we did not do this. Why: Too few people asked.",
        "People said 2 more things. You can call us to hear what came of that.",
        "What happens next: Step 1. By when: Monday 1 March 2027. Step 2. By when: Monday 1 March 2027.",
        "Thank you to everyone who wrote, called or came.",
        "To ask about this, call 01632 960 140.",
    ]


def test_a_strategy_is_told_in_short() -> None:
    plan = item("strategies/involving-people", approved="10 November 2026")
    assert under(page(edition(), plan), "Involving people") == [
        "What we promise to everybody who takes part.",
        "It was agreed on Tuesday 10 November 2026. We look at it again by Wednesday 30 June 2027.",
        "We make 1 promise. You can always choose how to take part.",
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
        "Where it meets: Online.",
        "How to join: Just come.",
        "To join by phone, or to ask, call 01632 960 140.",
    ]


def test_a_meeting_is_told_with_how_to_get_there() -> None:
    meeting = item("events/orchard", title="A meeting", announced="2 November 2026")
    assert under(page(edition(), meeting, ORCHARD), "A meeting")[1] == (
        "The address of The Orchard: 2 Blossom Road, Hollenby. Buses: 27, 100 metres away. Way in "
        "without steps: "
        "Yes, from the car park. Hearing loop: Yes, in the hall. Toilets: An accessible toilet on the "
        "ground floor."
    )


# ---- What officers choose ----------------------------------------------------------------------------------


def test_what_is_put_in_order_comes_first_in_its_part() -> None:
    pieces = [piece("A joke", "get involved", words="Ha."), piece("Two", "news", words="It is new.")]
    order = ["opportunities/two.md", "a JOKE", "opportunities/nowhere"]
    made = page(edition(own_pieces=pieces, order=order), *PANELS)
    assert parts(made) == {"News": ["Two"], "Get involved": ["Two, number 2", "A joke", "One", "Three"]}


def test_pages_can_be_left_out() -> None:
    assert titles(page(edition(leave_out=["opportunities/two"]), *PANELS)) == {"One", "Three"}


def test_a_page_to_be_read_in_full_is_in_the_edition_even_if_it_is_not_new() -> None:
    old = item("strategies/involving-people")
    assert parts(page(edition(in_full=["strategies/involving-people"]), old)) == {
        "News": ["Involving people"]
    }


def test_pieces_with_one_title_are_told_apart() -> None:
    days = [
        item(f"events/tea-{day}", title="Tea", date=f"{day} December 2026", announced=None) for day in (3, 4)
    ]
    pieces = [piece("Walks", "useful", words="One."), piece("walks", "useful", words="Two.")]
    made = page(edition("December 2026", own_pieces=pieces), *days, ORCHARD)
    assert parts(made) == {
        "Get involved": ["Tea, Thursday 3 December 2026", "Tea, Friday 4 December 2026"],
        "Useful to know": ["Walks", "walks, number 2"],
    }
    assert under(made, "walks, number 2") == ["Two."]
