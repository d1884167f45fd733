"""The pages that list others, in words: the golden outline of each, and what stands where on which day."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.catalogue import Catalogue
from builder.compose.composed import assemble
from builder.compose.lists import get_involved, pages
from builder.document import Document, Section, sections
from builder.words import document_text, plain_text, text_of
from tests.support.circle import catalogue, event, feedback, opportunity
from tests.support.documents import says, words
from tests.support.outline import outline

GOLDEN = Path(__file__).parent / "goldens" / "documents" / "lists.txt"


def composed(address: str, of: Catalogue, *written: Section) -> Document:
    return assemble(pages.compose(address, of), Document("", "", written, address=address))


def headings(address: str, of: Catalogue) -> list[str]:
    return [text_of(section.heading) for section in sections(composed(address, of).blocks)]


def test_golden_lists(accept: bool) -> None:
    made = "\n\n".join(outline(composed(at, catalogue())) for at in (pages.HOME, *pages.listed(catalogue())))
    if accept:
        GOLDEN.write_text(made, "utf-8", newline="\n")
    assert made == GOLDEN.read_text("utf-8")


def test_what_is_open_closes_soonest_first_and_all_year_last() -> None:
    closes = {"b-later": "1 May 2027", "a-always": "open all year", "c-soon": "1 December 2026"}
    of = catalogue(*(opportunity(slug, closes=day) for slug, day in closes.items()))
    assert [one.slug for one in get_involved.open_now(of)] == ["c-soon", "b-later", "a-always"]


def test_what_is_coming_opens_soonest_first() -> None:
    opens = {"a-later": "1 May 2027", "b-soon": "1 December 2026"}
    of = catalogue(*(opportunity(slug, opens=day, closes="1 June 2027") for slug, day in opens.items()))
    assert [one.slug for one in get_involved.coming(of)] == ["b-soon", "a-later"]


def test_nothing_open_says_whom_to_ask() -> None:
    of = catalogue(opportunity("over", date="1 May 2026", closes="1 June 2026"))
    text = " ".join(document_text(composed("opportunities/", of)))
    assert "Nothing is open today." in text
    assert "01632 960 140" in text


def test_what_happened_ends_after_the_newest_and_leads_to_all() -> None:
    asked = [opportunity(f"asked-{n:02}", opens="1 May 2025", closes="1 June 2025") for n in range(20)]
    told = [feedback(f"asked-{n:02}", f"{n + 1} October 2026") for n in range(20)]
    found = headings("opportunities/", catalogue(*asked, *told))
    assert found == ["Open now", "What happened", *(f"Asked {n:02}" for n in range(19, 7, -1))]


def test_feedback_is_not_told_before_its_day() -> None:
    of = catalogue(opportunity("bus"), feedback("bus", "1 March 2027"))
    assert headings("feedback/", of) == []
    assert "What happened" not in headings("opportunities/", of)


def test_reasons_stand_beside_what_was_not_done() -> None:
    text = list(document_text(composed("feedback/", catalogue())))
    assert "Free parking. Not acted on. Why: There is no land." in text
    assert not [line for line in text if line.startswith("Open later.")]
    assert any("1 acted on, 1 acted on in part, 1 not acted on" in line for line in text)


def test_few_people_are_never_counted_out() -> None:
    for address in ("feedback/", "opportunities/", pages.HOME):
        text = " ".join(document_text(composed(address, catalogue())))
        assert "3 people" not in text
        assert "ewer than 5 people took part" in text


def test_short_lists_say_what_people_choose_by() -> None:
    document = composed("opportunities/", catalogue())
    suits = next(one for one in sections(document.blocks) if text_of(one.heading) == get_involved.SUITS)
    short = {text_of(one.heading): list(plain_text(one.blocks)) for one in sections(suits.blocks)}
    assert short["Paid"] == [
        "Join the Equipment Panel. Pay: £15 an hour. 3 hours every 2 months. From home.",
        "Plan breaks for carers. Pay: £20 each time. As long as you like. From home.",
    ]
    assert [line.split(".")[0] for line in short["In the evening, or at any time"]] == [
        "Tell us about day centres",
        "Plan breaks for carers",
    ]


def test_the_calendar_lists_each_month_and_then_what_is_over() -> None:
    first = event("first", "1 December 2026", "10am", "11am")
    second = event("second", "1 December 2026", "2pm", "3pm")
    later = event("later", "1 December 2027", "10am", "11am")
    over = event("over", "1 November 2026", "10am", "11am")
    assert headings("events/", catalogue(later, second, over, first)) == [
        *("December 2026", "First", "Second"),
        *("December 2027", "Later"),
        "Meetings that are over",
    ]


def test_a_meeting_today_is_not_over() -> None:
    assert (
        headings("events/", catalogue(event("now", "23 November 2026", "9am", "10am")))[0] == "November 2026"
    )


def test_every_opportunity_that_is_not_over_stands_on_its_rung() -> None:
    text = " ".join(document_text(composed("ladder/", catalogue())))
    assert "Rung 5: partnership" in text
    assert "Read for the Talking News (open)" in text
    assert "Bus passes" not in text


def test_the_first_page_has_five_to_join_three_changes_and_the_newest_edition() -> None:
    some = [opportunity(f"join-{n}", closes=f"{n + 10} February 2027") for n in range(9)]
    over = [opportunity(f"over-{n}", opens="1 May 2025", closes="1 June 2025") for n in range(9)]
    told = [feedback(f"over-{n}", f"{n + 1} October 2026") for n in range(9)]
    assert headings(pages.HOME, catalogue(*some, *over, *told)) == [
        *("What you can join now", "Join 0", "Join 1", "Join 2", "Join 3", "Join 4"),
        *("What changed lately", *(f"What came of: Over {n}" for n in (8, 7, 6))),
    ]
    assert headings(pages.HOME, catalogue())[-2:] == ["Talking News", "Talking News, November 2026"]


@pytest.mark.parametrize("address", ["opportunities/", "feedback/", "events/", "ladder/", "groups/", ""])
def test_the_authors_words_stand_above_the_list(address: str) -> None:
    own = Section("welcome", words("Welcome"), 2, (says("Come in."),))
    document = composed(address, catalogue(), own)
    assert text_of(next(sections(document.blocks)).heading) == "Welcome"
    assert len(headings(address, catalogue())) == len(list(sections(document.blocks))) - 1


def test_ids_are_unique_even_where_titles_are_the_same() -> None:
    of = catalogue(opportunity("one", title="Day centres"), opportunity("two", title="Day centres"))
    ids = [section.id for section in sections(composed("opportunities/", of).blocks)]
    assert len(ids) == len(set(ids))
