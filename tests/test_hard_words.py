"""Hard words in easy read: bold once, explained in the next sentence, and never where people have checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builder.compose.easy.hard_words import explain, meaning_of
from builder.document import Checked, Document, EasyRead, Emph, Idea, Link, Section, Strong, Text
from builder.ideas import easy_read_text, ideas
from builder.rules import meanings
from builder.schema.glossary import Entry
from builder.sources import read_glossary
from tests.support.documents import words
from tests.support.easy import idea
from tests.support.sites import write

FORUM = Entry(
    term="forum",
    means="a group that is open to all and meets often to talk about services",
    also=("forums",),
    easy="A forum is a group. Everybody can come.",
)
LOOP = Entry(term="hearing loop", means="a system that sends sound to hearing aids", also=("loop system",))
BSL = Entry(term="BSL", means="the language of signs")
LONG = Entry(term="reablement", means="a few weeks of help " * 4)
GLOSSARY = (FORUM, LOOP, BSL, LONG)
NOTHING = Document("", "", ())
FORUM_SAID = ["A forum is a group.", "Everybody can come."]


def said(*lines: str) -> list[str]:
    """The sentences of ideas of these words, hard ones explained."""
    return list(easy_read_text(explained(*(idea(None, line) for line in lines))))


def explained(*some: Idea) -> Document:
    return explain(Document("", "", (EasyRead(some),)), GLOSSARY, NOTHING)


def bold(document: Document) -> list[str]:
    return [
        part.children[0].text
        for one in ideas(document)
        for part in one.children
        if isinstance(part, Strong) and isinstance(part.children[0], Text)
    ]


def test_a_hard_word_is_bold_and_explained_in_the_next_sentence() -> None:
    made = explained(idea(None, "Come to the forum. It is free."), idea(None, "The forums are fun."))
    assert bold(made) == ["forum"]
    assert list(easy_read_text(made)) == [
        "Come to the forum.",
        "A forum is a group.",
        "Everybody can come.",
        "It is free.",
        "The forums are fun.",
    ]


def test_a_term_without_easy_words_is_explained_by_its_meaning() -> None:
    assert said("There is a loop system") == [
        "There is a loop system.",
        "Hearing loop means a system that sends sound to hearing aids.",
    ]
    assert said("We use BSL.")[1] == "BSL means the language of signs."


def test_two_hard_words_of_one_sentence_are_explained_in_turn() -> None:
    assert said("The forum has a hearing loop. Come in.")[1:] == [
        "A forum is a group.",
        "Everybody can come.",
        "Hearing loop means a system that sends sound to hearing aids.",
        "Come in.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Come to the forum. A forum talks about services.",
        "Come to the forum. Forums are people who talk.",
        "A forum is a group of people.",
        "This is a forum. This forum means people who talk.",
    ],
)
def test_an_idea_that_explains_its_word_is_not_explained_again(line: str) -> None:
    made = explained(idea(None, line))
    assert "Everybody can come." not in list(easy_read_text(made))
    assert len(bold(made)) == 1


@pytest.mark.parametrize("line", ["Help with reablement.", "You can join these:", "Come in.", "It is a bsl."])
def test_nothing_is_bold_that_cannot_be_explained(line: str) -> None:
    made = explained(idea(None, line))
    assert list(easy_read_text(made)) == [line]
    assert not bold(made)


def test_what_stands_before_a_list_is_not_parted_from_it() -> None:
    assert said("At the forum you get:", "Tea.", "See the forum.") == [
        *("At the forum you get:", "Tea.", "See the forum."),
        *FORUM_SAID,
    ]


def test_links_are_left_alone_and_emphasis_is_not() -> None:
    link = Idea(None, "", (Link(words("The forum"), "/groups/forum/"), Text(".")))
    assert explained(link) == Document("", "", (EasyRead((link,)),))
    strong = Idea(None, "", (Text("See the "), Strong(words("forum")), Text(".")))
    assert list(easy_read_text(explained(strong))) == ["See the forum.", *FORUM_SAID]
    soft = explained(Idea(None, "", (Text("See the "), Emph(words("forum")), Text("."))))
    assert next(ideas(soft)).children[1] == Emph((Strong(words("forum")),))


def test_what_people_checked_stays_as_it_is() -> None:
    mine = Document("", "", (EasyRead((idea(None, "Come to the forum."),)),))
    checked = replace(mine, checked=Checked("Wexmoor People First", date(2026, 10, 12)))
    assert explain(mine, GLOSSARY, checked) is mine
    without = replace(checked, blocks=())  # they cannot have checked what a program made
    assert explain(mine, GLOSSARY, without) is not mine


def test_sections_without_hard_words_are_the_same_objects() -> None:
    plain = Section("pay", words("Pay"), 2, (EasyRead((idea(None, "We pay you."),)),))
    hard = Section("meet", words("Meet"), 2, (EasyRead((idea(None, "Come to the forum."),)),))
    document = Document("", "", (plain, hard))
    made = explain(document, GLOSSARY, NOTHING)
    assert made.blocks[0] is plain
    assert made.blocks[1] is not hard
    assert explain(replace(document, blocks=(plain,)), GLOSSARY, NOTHING).blocks == (plain,)


def test_officers_are_asked_for_easy_words(tmp_path: Path) -> None:
    long = "{term: reablement, means: " + "a few weeks of help " * 4 + "}"
    wordy = "{term: forum, means: a group, easy: " + "A forum is a group of people " * 3 + "}"
    fine = "{term: BSL, means: the language of signs}"
    write(tmp_path, "content/glossary.yml", f"terms:\n- {fine}\n- {long}\n- {wordy}\n")
    entries, messages = read_glossary(tmp_path / "content")
    assert [(one.line, one.code, one.level) for one in messages] == [
        (3, "easy-meaning", "warn"),
        (4, "easy-meaning", "warn"),
    ]
    assert not meaning_of(entries[1])
    assert not list(meanings.check(entries[:1], f"terms:\n- {fine}\n", "content/glossary.yml"))
