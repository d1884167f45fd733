"""The page of an opportunity: every promise in it, the author’s words in place, and what a day changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from builder.catalogue import Catalogue, Item
from builder.compose import money, questions
from builder.compose.blocks import inlines
from builder.compose.opportunity import JOINING, compose
from builder.compose.pages import page
from builder.dialect import to_html
from builder.document import Checked, Document, Link, Section, every_block, sections
from builder.ideas import easy_read_text
from builder.reader import Source, read
from builder.schema.page import Page
from builder.words import document_text, text_of
from tests.support.wexmoor import TODAY, catalogue, item

ASKED = item("opportunities/day-centres")


def written(body: str) -> Document:
    """The author's words alone."""
    fields = Page(title="Untitled", summary="Untitled")
    document, messages = read(to_html(body), fields, Source("content/x.md", body), ASKED.address)
    assert not messages
    return document


def composed(asked: Item[Any], shelf: Catalogue | None = None, body: str = "") -> Document:
    return page(asked, written(body), shelf or catalogue(asked))


def headings(document: Document) -> list[str]:
    return [text_of(section.heading) for section in sections(document.blocks)]


def tops(document: Document) -> list[str]:
    return [text_of(block.heading) for block in document.blocks if isinstance(block, Section)]


def all_text(document: Document) -> str:
    return "\n".join(document_text(document))


def test_sections_in_their_order() -> None:
    event, venue = item("events/orchard"), item("venues/the-orchard")
    strategy = item("strategies/involving-people")
    asked = item("opportunities/day-centres", commitments="choice-of-ways")
    assert tops(composed(asked, catalogue(asked, event, venue, strategy))) == [
        "What this is about",
        "Your questions answered",
        "What can change, and what cannot",
        "How to take part",
        "When and where we meet",
        "Pay and expenses",
        "Support to take part",
        "What happens next",
        "Who to ask",
        "What belongs to this",
    ]


def test_sixteen_questions_each_under_its_heading() -> None:
    document = composed(ASKED)
    block = next(one for one in sections(document.blocks) if text_of(one.heading) == questions.HEADING)
    asked = [text_of(one.heading) for one in sections(block.blocks)]
    assert asked == [question.ask for question in questions.QUESTIONS]
    assert len(asked) == 16
    assert all(len(one.blocks) == 1 for one in sections(block.blocks)), "each has its answer"


def test_an_answer_that_is_missing_names_whom_to_ask() -> None:
    shelf = catalogue(ASKED)
    assert "Is there training?" in questions.unanswered(ASKED, shelf)
    words = all_text(composed(ASKED))
    reach = "Ask us. You can reach the Involvement Team: call 01632 960 140 or e-mail involve@example.org."
    assert words.count(reach) == len(questions.unanswered(ASKED, shelf))
    told = item("opportunities/day-centres", training="None is needed.")
    assert "Is there training?" not in questions.unanswered(told, catalogue(told))


@pytest.mark.parametrize(
    ("field", "answer", "words"),
    [
        ("why_this_level", "Councillors must decide", "Councillors must decide"),
        ("benefits_to_you", "You meet others.", "You meet others."),
        ("benefits_to_us", "We learn.", "We learn."),
        ("outcomes", ["More evenings"], "More evenings"),
        ("paid_how_and_when", "In cash, on the day.", "In cash, on the day."),
        ("reward", "A certificate", "A certificate"),
        ("travel", "We book a taxi.", "We book a taxi."),
        ("support", "Somebody sits with you.", "Somebody sits with you."),
        ("peer_support", "You have a buddy.", "You have a buddy."),
        ("training", "An hour before.", "An hour before."),
        ("skills", "Nothing special.", "Nothing special."),
        ("papers", "Ten days before.", "Ten days before."),
        ("kept_informed", "We post the notes.", "We post the notes."),
        ("conditions", "Listen to each other.", "Listen to each other."),
        ("confidential", "Prices", "Prices"),
        ("not_shared_because", "Prices are secret.", "Prices are secret."),
        ("places", "12", "There are 12 places."),
        ("how_we_choose", "By lot.", None),
        ("worked_with", "Wexmoor People First", "We planned this with Wexmoor People First."),
        ("short_because", "The law wants it.", "The law wants it."),
        ("role", "critical friend", "critical friend"),
        (
            "questions",
            [{"ask": "Which hours?", "answer": "choose one", "choices": ["Days", "Evenings"]}],
            "Evenings",
        ),
        ("where_shared", ["In libraries"], "In libraries"),
        ("reach", ["young people"], "young people"),
        ("how_we_reach", "We visit schools.", "We visit schools."),
        ("method", "survey", "survey"),
        ("partnership", "collaboration", "collaboration"),
        ("audience", ["deaf people"], "deaf people"),
    ],
)
def test_every_answer_is_on_the_page(field: str, answer: object, words: str | None) -> None:
    more = {"places": "12"} if field == "how_we_choose" else {}
    asked = item("opportunities/day-centres", **{field: answer}, **more)
    assert (words or str(answer)).lower() in all_text(composed(asked)).lower()


def test_benefits_warning_wherever_people_are_paid() -> None:
    paid = item("opportunities/panel", payment="£15 an hour")
    assert "Check your benefits first" in all_text(composed(paid))
    assert "Check your benefits first" not in all_text(composed(ASKED))
    assert "You are paid £15 an hour." in all_text(composed(paid))


def test_the_four_expenses_are_always_answered() -> None:
    asked = item("opportunities/day-centres", expenses="travel, meals")
    words = money.expenses_of(asked, catalogue(asked))
    assert words == (
        "We pay your expenses for travel and meals. "
        "We do not pay for childcare, care for somebody you look after or a personal assistant."
    )


def test_the_authors_words_stand_under_the_same_heading() -> None:
    body = (
        "Every week 214 people go.\n\n## How to take part\n\nThere is free tea.\n\n"
        "## Three choices\n\nWhich one?\n\n### What you can change\n\nAnd more."
    )
    document = composed(ASKED, body=body)
    assert tops(document)[:2] == ["What this is about", "Three choices"]
    about, how = document.blocks[-9], None
    for section in sections(document.blocks):
        if section.id == "how-to-take-part":
            how = section
        if section.id == "what-this-is-about":
            about = section
    assert how is not None
    assert "There is free tea." in all_text(Document("t", "s", how.blocks))
    assert "Every week 214 people go." in all_text(Document("t", "s", (about,)))
    ids = [section.id for section in sections(document.blocks)]
    assert len(ids) == len(set(ids))


def test_what_happened_leaves_out_the_joining() -> None:
    answer = item("feedback/day-centres", date="20 November 2026", what_changed=["Two centres open late."])
    shelf = catalogue(ASKED, answer)
    document = composed(ASKED, shelf, body="## Pay and expenses\n\nA table host gets more.")
    assert tops(document)[0] == "What happened"
    assert not {*JOINING} & {*headings(document)}
    words = all_text(document)
    assert "214 people took part. We acted on 1 of the 2 things they said, and in part on 1 more." in words
    assert "Two centres open late." in words
    assert "A table host" not in words


def test_a_page_changes_only_with_its_status() -> None:
    """Documents of all days with one status, and the same meetings still to come, are equal."""
    answer, event, venue = item("feedback/day-centres"), item("events/orchard"), item("venues/the-orchard")
    seen: dict[tuple[str, bool], Document] = {}
    for days in range(0, 200, 3):
        shelf = catalogue(ASKED, answer, event, venue, today=TODAY + timedelta(days=days))
        document = composed(ASKED, shelf)
        met = event.fields.date < shelf.today
        assert document == seen.setdefault((shelf.status(ASKED).key, met), document)
    assert {status for status, _ in seen} == {"open", "closes-soon", "deciding", "closed", "what-happened"}


def test_information_needs_no_ways() -> None:
    told = item(
        "opportunities/news",
        kind="information",
        ways=None,
        can_change=None,
        cannot_change=None,
        decided_by=None,
    )
    document = composed(told)
    assert "What can change, and what cannot" not in headings(document)
    assert list(every_block(document))


def test_dates_are_whole_days_of_the_week() -> None:
    assert "Friday 12 February 2027" in all_text(composed(ASKED))
    assert date(2027, 2, 12).weekday() == 4


def test_the_composed_page_is_its_own_title_and_day() -> None:
    made = compose(ASKED, catalogue(ASKED))
    assert (made.title, made.date) == ("Tell us about day centres", date(2026, 11, 2))


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("https://forms.example.org/walking", ["https://forms.example.org/walking"]),
        ("Go to www.example.org/a, or call us.", ["https://www.example.org/a"]),
        ("survey.example.org/short-breaks.", ["https://survey.example.org/short-breaks"]),
        ("Call 01632 960121", ["tel:01632960121"]),
        ("01632960121 or 07700 900123", ["tel:01632960121", "tel:07700900123"]),
        (
            "(01632) 960 121, 020 7946 0000, 08081 570123",
            ["tel:01632960121", "tel:02079460000", "tel:08081570123"],
        ),
        ("+44 1632 960 140 or +44 (0)1632 960140", ["tel:+441632960140", "tel:+441632960140"]),
        ("Write to help@example.org.", ["mailto:help@example.org"]),
        ("In 05 2027 it cost £0.50, on 10 000 forms, e.g. this one. 18001 01632 960 140", []),
        ("javascript:alert(1) and <b>bold</b>", []),
    ],
)
def test_addresses_and_numbers_in_answers_are_links(words: str, targets: list[str]) -> None:
    assert [one.target for one in inlines(words) if isinstance(one, Link)] == targets
    assert text_of(inlines(words)) == words


def test_an_address_is_never_written_with_a_capital() -> None:
    asked = item("opportunities/day-centres", ways=["online — https://forms.example.org/x", "phone", "post"])
    assert "Online. https://forms.example.org/x." in all_text(composed(asked))


def test_when_people_hear_is_always_answered() -> None:
    asked = item("opportunities/day-centres", tell_by=None)
    words = all_text(composed(asked, catalogue(asked)))
    assert words.count("We tell you what came of it, and why, within 12 weeks of the last day.") == 2


EASY = "## How to take part\n\n/// easy-read\n![](symbol:phone) Call us.\n///\n"


def test_easy_read_from_facts_fills_what_an_author_left_out() -> None:
    words = list(easy_read_text(composed(ASKED, body=EASY)))
    assert "Call us." in words
    assert "You can take part until Friday 12 February 2027." in words
    how = words[words.index("How to take part") :][:2]
    assert how == ["How to take part", "Call us."], "the author’s words take the place of facts"


def test_what_people_checked_is_never_mixed_with_facts() -> None:
    asked = item("opportunities/day-centres", checked_by="Wexmoor People First", checked_on="3 March 2026")
    body = replace(written(EASY), checked=Checked("Wexmoor People First", date(2026, 3, 3)))
    document = page(asked, body, catalogue(asked))
    assert list(easy_read_text(document)) == ["How to take part", "Call us."]
    assert document.checked is not None
    closed = page(asked, body, catalogue(asked, today=date(2027, 2, 20)))
    assert "This is closed." in list(easy_read_text(closed))
    assert closed.checked is None
