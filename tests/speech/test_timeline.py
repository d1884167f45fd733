"""The script says the Document in its order, and the timeline tells when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from wexmoor import SITE, paragraph, words

from builder.document import Document, Paragraph, Section, Span, Table
from builder.speech import script
from builder.speech.script import Utterance, said
from builder.speech.stretches import AT_SENTENCE, cuts
from builder.speech.timeline import RATE, pauses, spoken_length, timeline
from builder.words import document_text


def test_what_is_said_is_the_text_of_the_document(page: Document) -> None:
    opening = script.opening(page, SITE, "Heart, a computer voice", "This recording lasts about 2 minutes.")
    whole = opening + script.body(page, SITE)
    assert said(whole) == [text for text in document_text(page) if text]
    assert [utterance.text for utterance in opening] == [
        "Tell us about day centres",
        "Published by Wexmoor Borough Council, 3 March 2026.",
        "Read by Heart, a computer voice.",
        "This recording lasts about 2 minutes.",
    ]
    assert all(utterance.added for utterance in opening)
    assert "working days" in whole[-1].text


def test_listeners_are_told_what_eyes_would_see(page: Document) -> None:
    body = script.body(page, SITE)
    spoken = [utterance.words for utterance in body]
    assert [utterance.words for utterance in body if utterance.label] == [
        "1. Call us.",
        "2. Say which day suits you.",
        "Table: When we are open",
        "The columns are: Day",
        "Day: Monday",
        "Open: From ten to four",
        "Day: Tuesday",
        "Open: blank.",
        "Quote: I made three friends here.",
        "Picture: A map of the way from the bus station.",
        "Note 1. The plan is from March.",
    ]
    assert "We meet for tea." not in spoken
    address = spoken.index("The Old Library")
    assert spoken[address : address + 3] == ["The Old Library", "High Street", "Wexmoor"]
    assert "Read our plan first (note 1)." in spoken


def test_every_sentence_knows_its_section(page: Document) -> None:
    sections = [utterance.section for utterance in script.body(page, SITE)]
    assert list(dict.fromkeys(sections)) == ["", "meeting", "changes", "when", "notes", "other-formats"]


def test_the_language_of_a_sentence_is_known() -> None:
    blocks = (Paragraph((Span(words("Bore da."), "cy"),)), paragraph("Good morning."))
    body = script.body(Document("Welcome", "Welcome.", blocks), SITE)
    assert [utterance.lang for utterance in body[:3]] == ["en-GB", "cy", "en-GB"]


def test_a_table_without_names_or_rows_is_said_as_it_is() -> None:
    table = Table((words(""), words("Cost")), ((words("Bus"), words("Free")),))
    body = script.body(Document("Costs", "What it costs.", (table, Table((words("Day"),), ()))), SITE)
    assert [utterance.words for utterance in body[1:5]] == [
        "The columns are: Cost",
        "Bus",
        "Cost: Free",
        "The columns are: Day",
    ]


def test_pauses_part_sentences_paragraphs_and_headings() -> None:
    section = Section("pay", words("Pay"), 2, (paragraph("Yes. We pay."),))
    body = script.body(Document("Pay", "We pay you.", (section,)), SITE)[:4]
    assert pauses(body) == pytest.approx((0.7 + 0.6, 0.9, 0.35, 0.7))


def test_clips_follow_one_another_and_chapters_fill_the_whole(page: Document) -> None:
    whole = script.body(page, SITE)
    spans = [(RATE * index, RATE * index + 30_000) for index in range(len(whole))]
    line = timeline(whole, spans, RATE * len(whole))
    assert line.seconds == len(whole)
    assert [clip.index for clip in line.clips] == list(range(len(whole)))
    assert line.clips[2].from_second == 2.0
    assert [chapter.title for chapter in line.chapters] == [
        "Come to a meeting",
        "What could change?",
        "When it could begin",
        "Notes",
        "Do you need this in another format?",
    ]
    assert [chapter.level for chapter in line.chapters] == [2, 2, 3, 2, 2]
    for chapter, following in zip(line.chapters, line.chapters[1:], strict=False):
        assert chapter.end == following.begin
    assert line.chapters[-1].end == line.length


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "under a minute"),
        (59.9, "under a minute"),
        (60, "1 minute"),
        (89.9, "1 minute"),
        (90, "2 minutes"),
        (3569, "59 minutes"),
        (3570, "1 hour"),
        (4500, "1 hour 15 minutes"),
        (7261, "2 hours 1 minute"),
    ],
)
def test_a_length_is_told_in_whole_minutes(seconds: float, told: str) -> None:
    assert spoken_length(seconds) == told


def utterance(count: int, **more: object) -> Utterance:
    return replace(Utterance("word " * count, "paragraph"), **more)


def test_a_script_is_cut_at_headings_and_paragraphs() -> None:
    sections = (*[utterance(30)] * 5, utterance(5, kind="heading"), *[utterance(30)] * 9)
    assert list(cuts(sections)) == [(0, 5), (5, 14), (14, 15)]
    assert list(cuts(())) == []


def test_no_stretch_grows_without_bound() -> None:
    endless = (utterance(30), *[utterance(30, starts=False)] * 99)
    parts = list(cuts(endless))
    assert len(parts) > 8
    assert all((end - begin) * 30 < AT_SENTENCE + 30 for begin, end in parts)
