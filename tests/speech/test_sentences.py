"""Sentences are cut where people stop, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.speech.sentences import LONGEST, fold, sentences

# Each row: the sentences of one paragraph.
PARAGRAPHS = [
    ["We want to hear from you.", "Tell us!", "Will you?", "Thank you."],
    ["Ask Mr. Khan or Dr. Smith.", "They will help."],
    ["Bring a friend, e.g. a carer, i.e. somebody who helps.", "It is free."],
    ["Bring tea, cake, etc. and a cup.", "Bring biscuits, etc.", "We bring the rest."],
    ["Take bus No. 5 to Mill Lane.", "The answer is no.", "We will ask again."],
    ["The hall opens at 9.30 a.m. on Monday.", "It shuts at 5 p.m.", "Come early."],
    ["Come at 6 p.m. Monday or 7 p.m. Tuesday."],
    ["J. R. Smith wrote it.", "So did A. Khan."],
    ["Homes rose by 2.5% to 1,200.", "30 more are planned."],
    ["See www.example.org/join for more.", "Or write to help@example.org.", "We answer."],
    ["“Nobody asked us.”", "“Really?” she said.", "(It was true.)", "So we asked."],
    ["Wait… then go.", "Wait…", "Then go.", "Wait... and see."],
    ["St. Mary's Hall is in Mill St.", "It has a ramp."],
    ["We chose Plan B.", "You and I.", "It was cheaper."],
    ["1. Tell us what you think.", "2. Send it back."],
    ["Cllr. Ali spoke for approx. 10 minutes.", "See p. 4.", "See pp. 5–6 too."],
    ["Really?!", "Yes!!", "Good."],
    ["No full stop here"],
    ["iPads are lent.", "They are free.", "Section 3.2.1 says so."],
    ["The N.H.S. pays.", "We do not."],
    ["It was built c. 1890.", "It is old."],
    ["The hall is nr. Mill Lane.", "N.B. Bring a coat."],
    ["Ask Lt. Col. Jones.", "Go to Rm. 4."],
    ["We chose Plan B.", "By A. Jones."],
]


@pytest.mark.parametrize("expected", PARAGRAPHS, ids=lambda expected: expected[0])
def test_a_paragraph_is_cut_into_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_no_text_has_no_sentences() -> None:
    assert sentences("") == []
    assert sentences(" \n\t ") == []


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    clause = "we asked people in every part of the borough what they thought of the plan"
    long = "; ".join([clause] * 8) + "."
    pieces = sentences(long)
    assert len(pieces) == 2
    assert all(piece.endswith((";", ".")) for piece in pieces)
    assert all(len(piece) <= LONGEST for piece in pieces)


def test_a_long_sentence_without_clauses_is_cut_at_a_space() -> None:
    pieces = sentences("word " * 200)
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert " ".join(pieces) == fold("word " * 200)


def test_ten_thousand_characters_without_a_full_stop() -> None:
    text = "we asked people what they thought and " * 264
    pieces = sentences(text)
    assert len(text) > 10_000
    assert " ".join(pieces) == fold(text)
    assert max(map(len, pieces)) <= LONGEST
    assert min(map(len, pieces[:-1])) >= 100


def test_a_word_of_two_thousand_letters_is_whole() -> None:
    text = f"Before it. Then {'a' * 2000} and after it."
    pieces = sentences(text)
    assert " ".join(pieces) == text
    assert [len(piece) for piece in pieces if len(piece) > LONGEST] == [2000]


# What cannot be seen, what runs from right to left, and what has no words.
BAD = st.text(
    st.one_of(
        st.sampled_from(
            "\x00\x07\x0b\x1f\x7f\x85\u00ad\u200b\u200e\u200f\u202e\u2028\u2029\u2066\ufeff .!?…"
        ),
        st.sampled_from("سلام עברית 请 🎉👍🏽★— \ud7ff\U0010ffff"),
    ),
    max_size=400,
)


@settings(max_examples=150, deadline=None)
@given(BAD)
def test_nothing_of_bad_text_is_lost(text: str) -> None:
    pieces = sentences(text)
    assert " ".join(pieces) == fold(text)
    assert all(pieces)


TYPED = st.text(st.sampled_from("ab AB12.!?…,;:—–-'\"()”“ \n\u00a0"), max_size=200)
WORDY = st.lists(
    st.sampled_from(
        ["Mr.", "e.g.", "No.", "5", "p.m.", "carers", "Council.", "why?", "—", "and", "x" * 90, "word;"]
    ),
    max_size=150,
).map(" ".join)


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(), TYPED, WORDY))
def test_joined_sentences_are_the_text(text: str) -> None:
    pieces = sentences(text)
    assert " ".join(pieces) == fold(text)
    assert all(pieces)
    assert all(len(piece) <= LONGEST or " " not in piece for piece in pieces)


@settings(max_examples=200, deadline=None)
@given(st.one_of(TYPED, WORDY))
def test_white_space_makes_no_difference(text: str) -> None:
    assert sentences(text.replace(" ", "\n  ")) == sentences(text)
