"""The page of feedback: we asked, you said, we did, why, and numbers that give nobody away."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.catalogue import Item
from builder.document import DefinitionList, Document, Section, Table, every_block
from builder.small_numbers import hide, in_words, why
from builder.words import document_text, text_of
from tests.support.composed import headings, page_in, targets, under
from tests.support.documents import says, words
from tests.support.wexmoor import catalogue, item

ASKED = item("opportunities/day-centres")


def document(answer: Item[Any], *others: Item[Any], **site: object) -> Document:
    return page_in(catalogue(answer, *others, **site), answer.name)


def page(*others: Item[Any], asked: Item[Any] | None = ASKED, **answers: object) -> Document:
    """The page of feedback with these answers in the place of the usual ones."""
    about = (asked,) if asked else ()
    return document(item("feedback/day-centres", **answers), *about, *others)


def test_sections_come_in_the_order_of_the_circle() -> None:
    made = page(
        item("strategies/involving-people"),
        what_changed="Two centres open late.",
        outcomes=[{"outcome": "Better hours", "answer": "Yes."}],
        went_well="Visits",
        commitments="choice-of-ways",
    )
    assert headings(made) == [
        "We asked",
        "You said, we did",
        "What changed",
        "Did it do what we hoped?",
        "What happens next",
        "Who took part",
        "What went well, and what we will do better",
        "Thank you",
        "If you are not happy",
        "What belongs to this",
    ]


def test_its_title_says_what_it_came_of_and_its_summary_counts() -> None:
    made = page()
    assert made.title == "What came of: Tell us about day centres"
    assert "214 people took part." in made.summary
    assert (
        page(title="Day centres: what we did", summary="You changed it.").title == "Day centres: what we did"
    )


def test_what_was_asked_comes_from_the_opportunity_unless_it_is_written() -> None:
    assert under(page(), "We asked")[0] == ASKED.fields.summary
    assert under(page(we_asked="which hours suit you?"), "We asked")[0] == "Which hours suit you?"
    assert "/opportunities/day-centres/" in targets(page())


def test_without_its_opportunity_the_page_still_says_what_was_asked() -> None:
    assert under(page(asked=None, we_asked="Which hours?"), "We asked") == ["Which hours?"]
    assert under(page(asked=None), "We asked") == []


def test_the_last_day_is_told_once_it_was_before_the_feedback() -> None:
    early = item("opportunities/day-centres", closes="12 February 2027")
    assert "The last day was Friday 12 February 2027." in under(page(asked=early), "We asked")[-1]
    later = item("opportunities/day-centres", closes="open all year")
    assert under(page(asked=later), "We asked")[-1] == "We asked this in Tell us about day centres."


@pytest.mark.parametrize(
    ("did", "what", "answer"),
    [
        ("yes", "lunch stays", "Yes: Lunch stays."),
        ("yes", None, "Yes, we did this."),
        ("partly", "Two centres do.", "In part: Two centres do."),
        ("partly", None, "In part."),
        ("no", None, "No, we did not do this."),
        ("not yet", "We wait for parts.", "Not yet: We wait for parts."),
    ],
)
def test_every_point_says_what_was_said_what_was_done_and_why(
    did: str, what: str | None, answer: str
) -> None:
    point = {"said": "Keep the lunch", "did": did, "why": "it is liked"} | ({"what": what} if what else {})
    told = under(page(points=[point]), "You said, we did")
    assert told == ["You said: Keep the lunch.", answer, "Why: It is liked."]


def test_points_are_counted_by_their_answer() -> None:
    said = ("yes", "yes", "no", "not yet")
    told = under(page(points=[{"said": "This", "did": did} for did in said]), "You said, we did")
    assert told[:4] == [
        "You said 4 things.",
        "We acted on 2.",
        "We did not act on 1.",
        "We have not acted on 1 yet.",
    ]


@pytest.mark.parametrize(
    ("did", "shown"), [("yes", False), ("partly", True), ("no", True), ("not yet", True)]
)
def test_complaints_stand_wherever_something_was_not_done(did: str, shown: bool) -> None:
    made = page(points=[{"said": "This", "did": did, "why": "That"}, {"said": "More", "did": "yes"}])
    assert ("Tell us, or call 01632 960 180." in under(made, "If you are not happy")) is shown


def test_steps_say_who_and_by_when() -> None:
    steps = [
        {"what": "the hours begin", "who": "the managers", "by": "6 September 2027"},
        {"what": "We ask."},
    ]
    assert under(page(next_steps=steps), "What happens next") == [
        "The hours begin. Who does it: the managers. By when: Monday 6 September 2027.",
        "We ask.",
    ]


def test_impact_questions_stand_only_where_they_are_answered() -> None:
    assert under(page(), "Did it do what we hoped?") == []
    told = under(page(beyond="No", impact_areas="delivery, policy and planning"), "Did it do what we hoped?")
    assert told == [
        "Did it make a difference elsewhere too?",
        "No.",
        "What did it make a difference to?",
        "Delivery; policy and planning.",
    ]


def test_a_promise_leads_to_its_place_in_the_strategy() -> None:
    made = page(item("strategies/involving-people"), commitments=["choice-of-ways", "unknown"])
    assert "/strategies/involving-people/#choice-of-ways" in targets(made)
    assert not [target for target in targets(made) if "unknown" in target]


def test_the_authors_words_are_added_under_the_same_heading() -> None:
    own = Section("thank-you", words("Thank you"), 2, (says("And for the cake."),))
    made = page_in(catalogue(item("feedback/day-centres"), ASKED), "feedback/day-centres", (own,))
    assert under(made, "Thank you") == [
        "Thank you to everyone who wrote, called or came.",
        "And for the cake.",
    ]


# ---- Numbers of people -------------------------------------------------------------------------------------

COUNTS = st.dictionaries(
    st.sampled_from(["One", "Two", "Three", "Four", "Five"]), st.integers(0, 30), min_size=1
)


@settings(deadline=None)
@given(
    tables=st.lists(COUNTS, max_size=3),
    people=st.integers(0, 90),
    least=st.integers(5, 12),
    fits=st.booleans(),
)
def test_tables_show_exactly_what_may_be_shown(
    tables: list[dict[str, int]], people: int, least: int, fits: bool
) -> None:
    total = sum(tables[0].values()) if tables and fits else people
    given_tables = {f"Table {'ABC'[number]}": cells for number, cells in enumerate(tables)}
    answer = item("feedback/day-centres", people=total, who_took_part=given_tables)
    made = document(answer, ASKED, thresholds={"small_number": least})
    shown = hide(total, given_tables, least)
    expected = {
        name: [(group, in_words(count, least)) for group, count in cells]
        for name, cells in shown.tables
        if any(count is not None for _, count in cells)
    }
    found = {
        text_of(block.header[0]): [(text_of(group), text_of(count)) for group, count in block.rows]
        for block in every_block(made)
        if isinstance(block, Table)
    }
    assert found == expected
    assert (why(least) in under(made, "Who took part")) is shown.hides


@settings(deadline=None)
@given(
    people=st.integers(0, 60),
    said=st.lists(st.one_of(st.none(), st.integers(0, 60)), min_size=1, max_size=4),
    cells=COUNTS,
    least=st.integers(5, 12),
)
def test_no_words_tell_a_small_number_of_people(
    people: int, said: list[int | None], cells: dict[str, int], least: int
) -> None:
    points = [
        {"said": "This", "did": "yes"} | ({} if count is None else {"people": min(count, people)})
        for count in said
    ]
    answer = item("feedback/day-centres", people=people, points=points, who_took_part={"Age": cells})
    made = document(answer, ASKED, thresholds={"small_number": least})
    text = "\n".join((made.title, made.summary, *document_text(made)))
    for found in re.finditer(r"(?<!than )\b([\d,]+) people\b", text):
        told = int(found[1].replace(",", ""))
        assert told == 0 or told >= least, found[0]
        # Nor may those who did not say a thing be a small number.
        assert told == people or not 0 < people - told < least, found[0]


def test_those_who_did_not_say_it_are_not_a_small_number_either() -> None:
    nearly = page(people=30, points=[{"said": "This", "did": "yes", "people": 28}])
    assert "Nearly everyone said this." in under(nearly, "You said, we did")
    everyone = page(people=30, points=[{"said": "This", "did": "yes", "people": 30}])
    assert "30 people said this." in under(everyone, "You said, we did")
    few = page(people=3, points=[{"said": "This", "did": "yes", "people": 3}])
    assert "Fewer than 5 people said this." in under(few, "You said, we did")


def test_a_table_that_is_hidden_whole_is_a_sentence() -> None:
    told = under(page(people=214, who_took_part={"Area": {"Hollenby": 2, "Dunmarrow": 9}}), "Who took part")
    assert told[:2] == ["214 people took part.", "Area: we do not show these numbers."]


def test_points_are_no_table() -> None:
    assert not [block for block in every_block(page()) if isinstance(block, Table)]
    assert [block for block in every_block(page()) if isinstance(block, DefinitionList)]
