"""Forms made from an opportunity: what they ask, what they promise, and ids that stay the same."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compose.handouts import returning
from builder.compose.handouts.ending import ending_form, over_or_open
from builder.compose.handouts.reply import MORE, OPEN, reply_form
from builder.document import Document, links
from builder.form import HOW, TO_TICK, YES_OR_NO, Form, Question, form_text, on_screen, reference_in
from tests.support.wexmoor import SITE, catalogue, item

QUESTIONS: list[dict[str, Any]] = [
    {"ask": "Which hours suit you?", "answer": "choose one", "choices": ["Mornings", "Evenings"]},
    {"ask": "What for?"},
    {"ask": "Do you drive?", "answer": "yes or no"},
    {"ask": "How many visits a week?", "answer": "number"},
    {"ask": "Which days?", "answer": "choose any", "choices": ["Monday", "Friday"]},
]
POST = "Involvement Team, Town Hall, Wexmoor WX1 1AA"
WITH_POST = {"contact": SITE["contact"] | {"post": POST}}


def reply(**answers: object) -> Form:
    """The reply form of an opportunity with these answers."""
    asked = item("opportunities/day-centres", **answers)
    return reply_form(asked, catalogue(asked, **WITH_POST))


def said(form: Form) -> str:
    return "\n".join((form.document.title, *form_text(form)))


def test_the_questions_of_the_page_are_asked_in_their_order() -> None:
    form = reply(questions=QUESTIONS)
    own = form.questions[: len(QUESTIONS)]
    assert [question.ask for question in own] == [one["ask"] for one in QUESTIONS]
    assert [question.kind for question in own] == [
        "choose one",
        "words",
        "yes or no",
        "number",
        "choose any",
    ]
    assert own[0].answers == ("Mornings", "Evenings")
    assert own[1].answers == ()
    assert own[2].answers == YES_OR_NO


@pytest.mark.parametrize("kind", list(OPEN))
def test_a_page_without_questions_asks_an_open_one_made_of_its_purpose(kind: str) -> None:
    form = reply(kind=kind)
    assert form.questions[0].ask == OPEN[kind]  # type: ignore[index]
    assert form.questions[0].hint == "We want day centres to open when people need them."
    assert form.questions[1] == MORE


def test_what_it_is_about_and_until_when_stand_before_the_questions() -> None:
    form = reply()
    assert form.document.title == "Reply form: Tell us about day centres"
    assert form.document.summary == "We are planning new opening hours. Tell us what would suit you."
    words = said(form)
    assert words.index("Please answer by Friday 12 February 2027.") < words.index("1. What do you think?")
    assert "You can answer at any time." in said(reply(closes="open all year"))


def test_every_way_to_answer_is_there() -> None:
    ways = ["phone — call 01632 960 141", "post", "email", "online — go to https://forms.example.org/a"]
    form = reply(ways=[*ways, "in person — at your day centre", "creative"])
    words = said(form)
    for way in (
        "Call 01632 960 141.",
        "https://forms.example.org/a",
        "At your day centre.",
        "own creative way",
    ):
        assert way in words
    assert "Send this form to: Involvement Team Town Hall Wexmoor WX1 1AA" in words
    assert "Send this form, or your answers, to involve@example.org." in words
    assert "https://involve.example.org/opportunities/day-centres/" in words
    assert "You can also ask the Involvement Team: call 01632 960 140" in words, "help to fill it in"
    whole = Document("", "", (*form.document.blocks, *form.after))
    assert {"tel:01632960141", "mailto:involve@example.org"} <= {link.target for link, _ in links(whole)}


def test_a_way_of_which_nothing_is_said_is_not_left_out() -> None:
    words = said(reply(ways=["phone", "creative"]))
    assert "By phone\nCall 01632 960 140.\n" in words
    assert "In your own creative way\nAsk us how.\n" in words


def test_an_organisation_without_any_address_is_asked_for_one() -> None:
    asked = item("opportunities/day-centres")
    site = {"role": "the Team", "phone": "01632 960 140"}
    form = reply_form(asked, catalogue(asked, contact=site))
    assert "Ask us where to send this form. You can ask the Team: call 01632 960 140." in said(form)


@pytest.mark.parametrize(
    ("how", "kept"),
    [
        ("ask for a form at a library. Sending it back is free", "Sending it back is free."),
        ("Ask us for a form", ""),
        ("", ""),
        ("write to Freepost Wexmoor", "Write to Freepost Wexmoor."),
        ("It is free! Any library has the form", "It is free! Any library has the form."),
    ],
)
def test_whoever_holds_the_form_is_not_told_to_ask_for_one(how: str, kept: str) -> None:
    assert returning.still_useful(how) == kept


def test_people_choose_how_to_hear_and_need_not_say_who_they_are() -> None:
    asked = item("opportunities/day-centres")
    shelf = catalogue(asked, languages=["Welsh", "Polish"])
    for form in (reply_form(asked, shelf), ending_form(asked, shelf)):
        hear, reach = form.questions[-2:]
        assert hear.ask == "How would you like to hear what happened?"
        assert hear.kind == "choose any"
        for choice in ("In easy read", "In large print", "In Word", "As sound", "In braille"):
            assert choice in hear.choices
        assert {"On the website", "By letter", "By phone"} <= set(hear.choices)
        assert "In another language: Welsh or Polish" in hear.choices
        assert reach.hint.startswith("You can leave this empty.")
        assert "only to tell you what happened" in reach.hint
        assert not re.search(r"\bname\b", said(form), re.IGNORECASE)


def test_people_are_told_when_they_hear() -> None:
    assert "We tell you what came of it by Friday 19 March 2027." in said(reply())
    assert "within 12 weeks of the last day" in said(reply(tell_by=None))


def test_a_form_is_the_same_on_every_day() -> None:
    asked = item("opportunities/day-centres")
    late = catalogue(asked, today=date(2028, 1, 1))
    assert reply_form(asked, catalogue(asked)) == reply_form(asked, late)


def test_the_ending_form_asks_how_it_was_and_what_it_changed() -> None:
    asked = item("opportunities/day-centres", outcomes=["More evenings", "Better lunch"])
    form = ending_form(asked, catalogue(asked))
    asks = [question.ask for question in form.questions]
    for ask in (
        "What went well?",
        "What could we do better?",
        "Did you feel listened to?",
        "Did you get the support you needed?",
        "Did you get your pay and expenses on time?",
        "Did it do what we hoped for?",
        "What difference did the people make who took part?",
        "How did you feel about taking part?",
        "Did it change the end result?",
        "Did it make a difference elsewhere too?",
        "Would you like to take part in other things?",
    ):
        assert ask in asks
    assert "We hoped for this: More evenings. Better lunch." in said(form)
    assert "Where to send this form" in said(form)


def test_feedback_has_the_ending_form_of_its_opportunity() -> None:
    asked, told = item("opportunities/day-centres"), item("feedback/day-centres-told")
    shelf = catalogue(asked, told)
    assert ending_form(shelf.items[told.name], shelf) == ending_form(asked, shelf)  # type: ignore[arg-type]
    alone = catalogue(told)
    assert ending_form(alone.items[told.name], alone).reference == "ending/day-centres-told"  # type: ignore[arg-type]


def test_the_form_says_which_it_is() -> None:
    form = reply()
    assert form.reference == "reply/day-centres"
    assert [*form_text(form)][-1] == "Form reference: reply/day-centres"
    assert reference_in(said(form)) == "reply/day-centres"
    assert reference_in("A letter") == ""


def test_what_is_said_of_a_question_stands_between_it_and_its_answers() -> None:
    question = Question("Which?", "choose any", ("A", "B"), hint="More of it.")
    form = Form(Document("T", "S", ()), (question,), (), "reply/x")
    assert [*form_text(form)][2:7] == ["1. Which?", "More of it.", HOW["choose any"], "A", "B"]


@given(st.lists(st.tuples(st.text(max_size=60), st.integers(0, 4)), max_size=8))
def test_ids_are_different_names_that_word_takes_and_do_not_hang_on_other_questions(
    asked: list[tuple[str, int]],
) -> None:
    questions = tuple(Question(ask, "choose any", ("x",) * many) for ask, many in asked)
    form = Form(Document("T", "S", ()), questions, (), "reply/x")
    ids = [
        name
        for one in form.asked
        for name in (one.id, *(one.choice_id(at) for at in range(len(one.question.choices))))
    ]
    assert len({name.lower() for name in ids}) == len(ids)
    assert all(re.fullmatch(r"answer_[a-z0-9_]{0,33}", name) for name in ids)
    longer = Form(form.document, (*questions, Question("One more?")), (), "reply/x")
    assert [one.id for one in longer.asked][: len(questions)] == [one.id for one in form.asked]


def test_questions_that_begin_alike_keep_their_ids_in_any_order() -> None:
    alike = tuple(Question(f"What would you like to change about {what}?") for what in ("lunch", "buses"))
    there = Form(Document("T", "S", ()), alike, (), "reply/x").asked
    back = Form(Document("T", "S", ()), alike[::-1], (), "reply/x").asked
    assert there[0].id != there[1].id
    assert [one.id for one in there] == [one.id for one in back[::-1]]


def test_a_form_on_a_screen_says_once_how_to_tick() -> None:
    form = reply(questions=QUESTIONS)
    assert said(on_screen(form)).count(TO_TICK) == 1
    assert f"How to fill in this form\n{TO_TICK}\n" in said(on_screen(form))
    assert TO_TICK not in said(form)
    without = Form(form.document, (MORE,), (), "reply/x")
    assert on_screen(without) == without


# ---- The end of taking part ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "answers", "ends"),
    [
        (date(2026, 11, 23), {}, True),
        (date(2027, 3, 1), {}, True),
        (date(2026, 11, 1), {}, False),
        (date(2027, 3, 1), {"kind": "information"}, False),
    ],
)
def test_there_is_an_end_only_of_what_people_can_have_taken_part_in(
    today: date, answers: dict[str, object], ends: bool
) -> None:
    asked, told = item("opportunities/day-centres", **answers), item("feedback/day-centres")
    shelf = catalogue(asked, today=today)
    assert over_or_open(asked, shelf) is ends
    assert over_or_open(told, shelf) is ends
    assert over_or_open(told, catalogue(told, today=today))


@pytest.mark.parametrize(
    ("answers", "asks"),
    [
        ({"payment": "none", "expenses": "none"}, False),
        ({"payment": "none", "expenses": "travel"}, True),
        ({"payment": "£15 an hour", "expenses": "none"}, True),
    ],
)
def test_it_asks_of_pay_only_where_something_is_paid(answers: dict[str, object], asks: bool) -> None:
    asked = item("opportunities/day-centres", **answers)
    form = ending_form(asked, catalogue(asked))
    assert any("pay and expenses" in question.ask for question in form.questions) is asks
