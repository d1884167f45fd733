"""Leaflets: what one page of A4 says of something to join, that it can be read, and what does not fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from builder.checks.paper.pdf import drawn, tag_text
from builder.compose.handouts.leaflet import CLOSED, Leaflet, leaflet, over
from builder.context import Context
from builder.paper.artwork import CREDIT
from builder.paper.furniture import A4
from builder.paper.looks import looks_for
from builder.paper.one_page import EDGE
from builder.paper.qr import Code
from builder.words import plain_text, text_of
from builder.writers.leaflet import write
from tests.support.easy import OWN_CREDIT, own_pictures
from tests.support.leaflets import SAMPLES, Made, assert_right, codes_in, in_colours, picture_of, samples
from tests.support.wexmoor import catalogue, item

VENUE = item("venues/the-orchard")


@pytest.fixture(scope="module")
def made(borough: Path, tmp_path_factory: pytest.TempPathFactory, kept: Path) -> dict[str, Made]:
    return samples(borough, tmp_path_factory.mktemp("leaflets"), kept, leaflet, write)


@pytest.fixture
def context(borough: Path, kept: Path) -> Context:
    return Context(catalogue().site, borough / "content", kept)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "leaflet.pdf"


def of(
    *, name: str = "opportunities/day-centres", today: date = date(2026, 11, 23), **answers: object
) -> Leaflet:
    """The leaflet of one item with these answers, and a meeting at The Orchard."""
    one = item(name, **answers)
    return leaflet(one, catalogue(one, VENUE, item("events/the-orchard"), today=today))


def facts(one: Leaflet) -> dict[str, str]:
    """The answers by their labels."""
    return {
        text_of(fact.term): " ".join(words for meaning in fact.meanings for words in plain_text(meaning))
        for fact in one.facts.items
    }


# ---- What it says ----------------------------------------------------------------------------------------


def test_it_answers_what_people_ask_first() -> None:
    said = of()
    assert said.status == "Open until Friday 12 February 2027."
    assert said.summary == "We are planning new opening hours. Tell us what would suit you."
    assert facts(said) == {
        "Who for": "People who use services and family carers",
        "What you do": "Answer six questions about opening hours.",
        "When": "Time: 20 minutes, once. "
        "Meeting: Wednesday 13 January 2027, 1pm to 2:30pm, at The Orchard, Hollenby.",
        "Where": "At home or at a meeting. At your day centre.",
        "How to join": "By phone, in person, or online.",
        "Pay": "None. We pay your expenses.",
    }
    assert text_of(said.contact) == (
        "Join, or ask the Involvement Team: call 01632 960 140 or e-mail involve@example.org."
    )
    assert said.page == "https://involve.example.org/opportunities/day-centres/"
    assert text_of(said.more) == "involve.example.org/opportunities/day-centres"


def test_pay_comes_with_a_warning_about_benefits() -> None:
    pay = facts(of(payment="£15 an hour", expenses="travel, meals"))["Pay"]
    assert pay == (
        "£15 an hour. We pay your expenses for travel and meals. "
        "Pay can change your benefits: get advice first."
    )


def test_numbers_and_addresses_of_a_way_are_given_unless_the_contact_has_them() -> None:
    ways = [
        "phone — call 01632 960 150",
        "email — write to involve@example.org",
        "online — fill in the form at https://forms.example.org/hours",
        "post",
    ]
    assert facts(of(ways=ways))["How to join"] == (
        "By phone on 01632 960 150, by e-mail, online at forms.example.org/hours, "
        "or by post (ask us for a form)."
    )


def test_it_says_when_something_begins_and_ends_that_has_not_opened() -> None:
    said = of(opens="11 January 2027")
    assert said.status == "Opens on Monday 11 January 2027."
    assert facts(said)["When"].startswith("Until Friday 12 February 2027. Time: 20 minutes, once.")


def test_what_is_open_all_year_says_so() -> None:
    said = of(closes="open all year", kind="role", decided_by=None, decision_date=None, tell_by=None)
    assert said.status == "Open all year."


def test_it_says_the_next_meeting_and_how_many_more_there_are() -> None:
    one = item("opportunities/day-centres")
    days = {"events/a": "3 December 2026", "events/b": "13 January 2027", "events/c": "26 January 2027"}
    meetings = [item(name, date=day) for name, day in days.items()]
    when = facts(leaflet(one, catalogue(one, VENUE, *meetings)))["When"]
    assert "Next meeting: Thursday 3 December 2026, 1pm to 2:30pm, at The Orchard, Hollenby." in when
    assert when.endswith("There are 2 more meetings.")


def test_long_answers_are_given_in_their_first_sentences() -> None:
    doing = [
        f"Do the thing with the number {number}, and tell us how it went for you." for number in range(9)
    ]
    said = facts(of(you_will=doing, time="An hour a week. " + "More in winter. " * 9))
    assert said["What you do"] == " ".join(doing[:2])
    assert said["When"].startswith("Time: An hour a week. More in winter. More in winter. Meeting:")


def test_a_group_says_when_it_meets_and_how_to_join() -> None:
    said = of(
        name="groups/walkers",
        title="Wexmoor Walkers",
        who_for="anyone who likes a walk",
        meets="every Tuesday at 2pm",
        where="the-orchard",
        how_to_join="Just come.",
        next_date="1 December 2026",
        payment="none",
    )
    assert said.status == "Next meeting: Tuesday 1 December 2026."
    assert facts(said) == {
        "Who for": "Anyone who likes a walk.",
        "When": "Every Tuesday at 2pm.",
        "Where": "The Orchard, 2 Blossom Road, Hollenby, WX3 5TF.",
        "How to join": "Just come.",
        "Pay": "None.",
    }


def test_a_meeting_says_when_and_where_it_is() -> None:
    said = of(
        name="events/walk", theme="The hours of the centres", book_by="6 January 2027", opportunity=None
    )
    assert said.status == "Wednesday 13 January 2027, 1pm to 2:30pm."
    assert facts(said) == {
        "About": "The hours of the centres.",
        "Where": "The Orchard, 2 Blossom Road, Hollenby, WX3 5TF.",
        "Book by": "Wednesday 6 January 2027.",
    }


@pytest.mark.parametrize(
    ("name", "today", "gone"),
    [
        ("opportunities/day-centres", date(2027, 2, 12), False),
        ("opportunities/day-centres", date(2027, 2, 13), True),
        ("events/walk", date(2027, 1, 13), False),
        ("events/walk", date(2027, 1, 14), True),
        ("groups/walkers", date(2037, 1, 1), False),
    ],
)
def test_one_rule_says_what_is_over(name: str, today: date, gone: bool) -> None:
    kept = {"who_for": "anyone", "meets": "daily", "where": "online", "how_to_join": "Come."}
    one = item(name, **({"title": "Walkers"} | kept if name.startswith("groups") else {}))
    shelf = catalogue(one, VENUE, item("opportunities/day-centres"), today=today)
    assert over(one, shelf) is gone
    assert bool(leaflet(one, shelf).messages) is gone


@pytest.mark.parametrize("colours", ["white-on-black", "black-only"])
def test_a_top_in_the_colour_of_the_paper_has_a_rule(context: Context, target: Path, colours: str) -> None:
    """White on black has no white ground but the card and the QR code: it would glare."""
    write(of(), target, in_colours(context, colours))
    looks = looks_for(in_colours(context, colours))
    assert looks.band == looks.paper
    with pikepdf.open(target) as pdf:
        painted = pikepdf.parse_content_stream(pdf.pages[0])
        sides = [[float(side) for side in one.operands] for one in painted if str(one.operator) == "re"]
    assert [high for _, bottom, _, high in sides if high == EDGE and bottom > A4[1] / 2] == [EDGE]


def test_letters_that_print_cannot_set_are_told_and_leave_no_file(context: Context, target: Path) -> None:
    strange = replace(of(), title="مراكز الرعاية", summary="نريد أن نسمع منكم.")
    written = write(strange, target, context)
    assert (written.extent, [one.code for one in written.messages]) == ("no PDF", ["print-language"])
    assert not target.exists()


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("opportunities/day-centres", "closed on Friday 12 February 2027. Nobody can join any more."),
        ("events/walk", "was on Wednesday 13 January 2027. Nobody can come any more."),
    ],
)
def test_there_is_none_of_what_is_over(name: str, what: str, context: Context, target: Path) -> None:
    written = write(of(name=name, today=date(2027, 3, 1)), target, context)
    (message,) = written.messages
    assert message.what.endswith(what)
    assert (message.code, message.level, message.file) == (CLOSED, "stop", f"content/{name}.md")
    assert not target.exists()


# ---- The page --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_stands_on_one_page_in_order(made: dict[str, Made], name: str) -> None:
    assert_right(made[name], least=16)
    with pikepdf.open(made[name].file) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox] == pytest.approx([0, 0, *A4], abs=0.01)
        assert str(pdf.Root.Lang) == "en-GB"


def test_picture_and_title_fill_the_top_third(made: dict[str, Made]) -> None:
    for one in made.values():
        title = [piece for piece in drawn(one.file) if piece.size >= 26]
        assert "".join(piece.text for piece in title).split() == one.leaflet.title.split()
        assert all(piece.baseline > A4[1] * 0.63 for piece in title)


@pytest.mark.poppler
def test_a_telephone_reads_the_address_of_the_page(made: dict[str, Made]) -> None:
    one = made["opportunities/day-centres"]
    assert codes_in(one.file) == ["https://involve.example.org/opportunities/day-centres/"]


@pytest.mark.poppler
@pytest.mark.parametrize("colours", ["white-on-black", "black-only"])
def test_a_telephone_reads_it_in_other_colours(context: Context, target: Path, colours: str) -> None:
    write(of(), target, in_colours(context, colours))
    assert codes_in(target) == ["https://involve.example.org/opportunities/day-centres/"]


@pytest.mark.poppler
def test_black_only_has_no_colour_at_all(context: Context, target: Path) -> None:
    write(of(picture="wheelchair"), target, in_colours(context, "black-only"))
    red, green, blue = picture_of(target, 40).convert("RGB").split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()
    assert {piece.colour for piece in drawn(target)} == {"#000000"}


@pytest.mark.parametrize("colours", ["black-on-yellow", "black-on-cream", "white-on-black"])
def test_it_can_be_read_in_all_colours(context: Context, target: Path, colours: str) -> None:
    made = of()
    assert_right(Made(made, target, write(made, target, in_colours(context, colours))), least=16)


def test_the_same_leaflet_is_the_same_file(
    made: dict[str, Made], borough: Path, kept: Path, tmp_path: Path
) -> None:
    again = samples(borough, tmp_path, kept, leaflet, write)
    for name, one in made.items():
        assert again[name].file.read_bytes() == one.file.read_bytes()


# ---- What does not fit -----------------------------------------------------------------------------------


def test_too_long_answers_are_told_with_their_words(context: Context, target: Path) -> None:
    long = of(you_will=["Tell us " + "what you think of it and why " * 12], time="an hour " * 30)
    (message,) = write(long, target, context).messages
    assert (message.code, message.level) == ("leaflet-too-long", "stop")
    assert message.file == "content/opportunities/day-centres.md"
    assert message.what.startswith("The leaflet does not fit on one page. About ")
    assert message.mend == (
        "Say it in fewer words. "
        "The longest are: “What you do” (86 words), “When” (73 words), “summary” (12 words)."
    )
    assert not target.exists()
    assert not list(target.parent.iterdir())


def test_a_leaflet_that_loses_so_many_words_fits(context: Context, target: Path) -> None:
    def told(time: int) -> str:
        answers = {"you_will": ["really " * 45], "time": "really " * time}
        return " ".join(message.what for message in write(of(**answers), target, context).messages)

    too_many = int(told(55).split("About ")[1].split()[0])
    assert 0 < too_many < 55
    assert not told(55 - too_many)
    assert told(55 - too_many + 20)


def test_a_word_without_end_loses_nothing(context: Context, target: Path) -> None:
    made = of(title="Tell us about " + "centre" * 12)
    assert_right(Made(made, target, write(made, target, context)), least=16)


def test_characters_without_a_shape_are_told(context: Context, target: Path) -> None:
    (message,) = write(of(title="Day centres 🦄"), target, context).messages
    assert message.code == "no-letter-shape"


# ---- Pictures --------------------------------------------------------------------------------------------


def test_the_organisations_own_picture_has_its_own_credit(
    context: Context, tmp_path: Path, target: Path
) -> None:
    own_pictures(tmp_path)
    write(of(picture="town-hall"), target, replace(context, content=tmp_path))
    said = tag_text(target)
    assert "town hall" in said
    assert said[-1].endswith(OWN_CREDIT)
    assert CREDIT not in said[-1]


def test_without_a_picture_the_title_has_all_the_room(context: Context, target: Path) -> None:
    one = replace(of(), picture=None)
    assert write(one, target, context).messages == ()
    assert max(piece.right for piece in drawn(target) if piece.size >= 26) > A4[0] * 0.6


def test_a_code_has_its_white_edge() -> None:
    code = Code.of("https://involve.example.org/")
    assert code.squares == len(code.rows) + 8
    assert {len(row) for row in code.rows} == {len(code.rows)}
