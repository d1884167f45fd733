"""The glossary: how its file is read, which words it explains where, and which words it asks to avoid."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import symbols
from builder.compose.glossary import blocks
from builder.document import (
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    EasyRead,
    Figure,
    Idea,
    Link,
    Note,
    Paragraph,
    Quote,
    Section,
    Span,
    Strong,
    Table,
    Term,
    Text,
    walk,
)
from builder.ideas import has_ideas
from builder.rules import words as words_rule
from builder.schema.glossary import Entry
from builder.sources import read_glossary
from builder.speech import pronunciations
from builder.speech.captions import transcript
from builder.speech.normalise import spoken
from builder.speech.script import body
from builder.terms import Finder, explain
from builder.words import document_text, explained, plain_text, terms, text_of
from tests.support.documents import says, words
from tests.support.sites import write
from tests.test_parity import SITE

LOOP = Entry(
    term="hearing loop", means="sound goes straight to hearing aids", also=("hearing loops", "loop system")
)
BSL = Entry(term="BSL", means="British Sign Language", also=("British Sign Language (BSL)",))
CARER = Entry(term="carer", means="someone who looks after a friend", also=("carers", "family carer"))
SERVICES = Entry(
    term="person who uses services",
    means="anyone who gets care or support",
    also=("people who use services",),
    avoid=("service user", "service users", "client"),
)
GLOSSARY = (LOOP, BSL, CARER, SERVICES)


def page(*inside: object, **more: object) -> Document:
    """A page of these blocks."""
    return Document("Day centres", "New hours.", inside, **more)  # type: ignore[arg-type]


def found(document: Document) -> list[str]:
    """The words that are explained, in the order of the page."""
    return ["".join(text.text for text in term.children) for term in terms(explain(document, GLOSSARY))]  # type: ignore[union-attr]


# ---- Which words are explained -----------------------------------------------------------------------------


def test_a_term_is_explained_where_it_first_stands() -> None:
    document = explain(page(says("There is a hearing loop. The hearing loop is on.")), GLOSSARY)
    loop = Term(words("hearing loop"), "sound goes straight to hearing aids", "hearing loop")
    assert document.blocks == (Paragraph((Text("There is a "), loop, Text(". The hearing loop is on."))),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hearing loops in each room.", ["Hearing loops"]),
        ("A loop system, and a hearing loop", ["loop system"]),
        ("HEARING  LOOP", ["HEARING  LOOP"]),
        ("The Carer Support Board, the Carers’ Forum and the Family Carer", []),
        ("Carers decide. Carer Support is a name. “Carers” is not.", ["Carers"]),
        ("Is it on? Hearing loops help.", ["Hearing loops"]),
        ("A hearing\u00a0loop", ["hearing\u00a0loop"]),
        ("hearing loopy, nohearing loop", []),
        ("young-carers, carer-led, a carer’s card, a carer's card", []),
        ("a family carer", ["family carer"]),
        ("“Carers”: yes", ["Carers"]),
        ("bsl or bSL, but BSL", ["BSL"]),
        ("British Sign Language (BSL) interpreter", ["British Sign Language (BSL)"]),
        ("BSL, carer", ["BSL", "carer"]),
        ("", []),
    ],
)
def test_words_are_found_whole(text: str, expected: list[str]) -> None:
    assert found(page(says(text))) == expected


def test_running_text_is_explained_wherever_it_stands() -> None:
    for block in (
        BulletList(((says("Carers"),),)),
        Quote((says("Carers"),)),
        Callout("note", words("Read this"), (says("Carers"),)),
        Table((words("Who"),), ((words("Carers"),),)),
        DefinitionList((Definition(words("Who"), ((says("Carers"),),)),)),
        Section("s", words("Who"), 2, (says("Carers"),)),
        Paragraph((Strong(words("Carers")),)),
    ):
        assert found(page(block)) == ["Carers"], block
    assert found(page(says("No."), notes=(Note(1, (says("Carers"),)),))) == ["Carers"]


def test_headings_links_easy_read_and_other_languages_are_left_alone() -> None:
    for block in (
        Section("carers", words("Carers"), 2, ()),
        Callout("note", words("Carers"), ()),
        Table((words("Carers"),), ((words("1"),),), words("Carers")),
        Paragraph((Link(words("Carers"), "/carers/"),)),
        Paragraph((Span(words("Carers"), "cy"),)),
        EasyRead((Idea(None, "", words("Carers")),)),
        Figure("a.png", "Carers", words("Carers")),
    ):
        assert explain(page(block), GLOSSARY) == page(block)


def test_a_page_that_defines_a_term_itself_is_left_alone() -> None:
    own = DefinitionList((Definition(words("Hearing loops"), ((says("They help."),),)),))
    assert found(page(says("A hearing loop for carers"), own)) == ["carers"]


def test_a_page_without_terms_and_a_site_without_a_glossary_stay_as_they_are() -> None:
    document = page(says("Nothing to explain."), says("A carer."))
    assert explain(document, ()) == document
    assert explained(document) == ()


_WORD = st.text(st.sampled_from("abC’- é1("), min_size=1, max_size=5).filter(str.isalnum)


@given(st.lists(_WORD, min_size=1, max_size=6), st.text("abC’- é1(", max_size=40))
def test_what_is_found_stands_there_and_nothing_overlaps(known: list[str], text: str) -> None:
    finder = Finder({word: word for word in known})
    end_before = 0
    for start, end, owner in finder.find(text):
        assert start >= end_before
        assert text[start:end].lower() == owner.lower()
        end_before = end


# ---- How each format says it -------------------------------------------------------------------------------


def test_print_explains_from_a_to_z_at_the_end() -> None:
    document = explain(page(says("A hearing loop. BSL. Carers, and more.")), GLOSSARY)
    assert list(document_text(document))[2:] == [
        "Words explained",
        *("BSL", "British Sign Language."),
        *("Carer", "Someone who looks after a friend."),
        *("Hearing loop", "Sound goes straight to hearing aids."),
    ]


def test_a_recording_explains_after_the_sentence_and_only_once() -> None:
    text = "Come in. There is a hearing loop for carers. Carers and others are welcome."
    document = explain(page(says(text)), GLOSSARY)
    said = [utterance.text for utterance in body(document, SITE)]
    assert said[1:6] == [
        "Come in.",
        "There is a hearing loop for carers.",
        "Hearing loop means: sound goes straight to hearing aids.",
        "Carer means: someone who looks after a friend.",
        "Carers and others are welcome.",
    ]
    assert "for carers. Hearing loop means: sound goes" in transcript(body(document, SITE))
    ends = [utterance.ends for utterance in body(document, SITE)]
    assert ends[1:6] == ["sentence"] * 4 + ["paragraph"]


def test_a_transcript_closes_words_without_a_full_stop_before_it_explains_them() -> None:
    document = explain(page(BulletList(((says("a hearing loop"),), (says("tea"),)))), GLOSSARY)
    expected = "- a hearing loop. Hearing loop means: sound goes straight to hearing aids.\n- tea\n"
    assert expected in transcript(body(document, SITE))


# ---- The file ----------------------------------------------------------------------------------------------


def read(folder: Path, text: str) -> tuple[tuple[Entry, ...], list[str]]:
    """What is read from a glossary of this text, and the messages."""
    write(folder, "content/glossary.yml", text)
    entries, messages = read_glossary(folder / "content")
    return entries, [str(message) for message in messages]


def test_a_site_may_have_no_glossary(tmp_path: Path) -> None:
    assert read_glossary(tmp_path) == ((), ())


def test_a_meaning_loses_its_full_stop(tmp_path: Path) -> None:
    entries, messages = read(
        tmp_path, "terms:\n  - term: carer\n    means: Someone who cares.\n    also: carers\n"
    )
    assert not messages
    assert entries == (Entry(term="carer", means="Someone who cares", also=("carers",)),)


def test_everything_wrong_with_the_file_is_told_with_its_line(tmp_path: Path) -> None:
    entries, messages = read(tmp_path, "terms:\n  - term: carer\n\n  - means: A thing\n    colour: red\n")
    assert entries == ()
    assert [message.partition(" ")[0] for message in messages] == [
        *("content/glossary.yml:2:", "content/glossary.yml:4:", "content/glossary.yml:5:"),
    ]


def test_no_word_belongs_to_two_terms(tmp_path: Path) -> None:
    text = "terms:\n- {term: carer, means: a friend}\n- term: helper\n  means: a person\n  also: [Carer]\n"
    _, messages = read(tmp_path, text)
    assert messages == [
        "content/glossary.yml:3: “Carer” is written twice: here and in the term on line 2. "
        "Keep it in one of the two terms and take it out of the other."
    ]


def test_a_term_says_how_it_sounds(tmp_path: Path) -> None:
    bsl = "{term: BSL, means: a language, say_as: bee ess ell}"
    cqc = "{term: CQC, means: a watchdog, say_as: one}"
    read(tmp_path, f"terms:\n- {bsl}\n- {cqc}\n")
    write(tmp_path, "content/pronunciations.yml", "CQC: see queue see\n")
    known, messages = pronunciations.read(tmp_path / "content" / "pronunciations.yml")
    assert not messages
    assert spoken("BSL and CQC.", known) == "bee ess ell and see queue see."


def test_the_sample_glossary(borough: Path) -> None:
    entries, messages = read_glossary(borough / "content")
    assert (len(entries), messages) == (30, ())
    for entry in entries:
        assert len(entry.means.split()) <= 15, entry.term
        assert entry.picture is None or symbols.find(entry.picture, borough / "content" / symbols.OWN_FOLDER)
        assert bool(entry.picture) <= bool(entry.easy), entry.term


# ---- The page of the glossary, and the words to avoid ------------------------------------------------------


def test_the_glossary_page_goes_from_a_to_z() -> None:
    carer = CARER.model_copy(update={"easy": "A carer helps a friend", "picture": "carer"})
    made = page(*blocks((SERVICES, carer, LOOP)))
    assert list(plain_text(made.blocks)) == [
        *("C", "Carer", "Someone who looks after a friend."),
        *("H", "Hearing loop", "Sound goes straight to hearing aids."),
        *("P", "Person who uses services", "Anyone who gets care or support."),
        "Not: “service user”, “service users”, “client”.",
    ]
    assert has_ideas(made)
    told = [idea for block in walk(made.blocks) if isinstance(block, EasyRead) for idea in block.ideas]
    assert told[0] == Idea("carer", "", (Strong(words("Carer.")), Text(" A carer helps a friend.")))
    means = "Person who uses services. Person who uses services means anyone who gets care or support."
    assert text_of(told[-1].children) == means
    assert explain(made, GLOSSARY) == made


def test_words_to_avoid_are_found_with_their_lines() -> None:
    document = page(
        Paragraph(words("Service users and clients. Ask a service user, or a service user."), line=7),
        Quote((Paragraph(words("I am a client."), line=9),)),
        Figure("a.png", "A client at a desk", line=11),
        source="content/page.md",
    )
    messages = [
        (message.line, message.what, message.mend, message.level)
        for message in words_rule.check(document, GLOSSARY)
    ]
    mend = "Write “person who uses services” instead."
    assert messages == [
        (7, "The glossary asks us not to write “Service users”.", mend, "warn"),
        (7, "The glossary asks us not to write “service user”.", mend, "warn"),
        (11, "The glossary asks us not to write “client”.", mend, "warn"),
    ]


def test_the_better_word_may_hold_a_word_to_avoid() -> None:
    entry = Entry(term="client group", means="a group", avoid=("client",))
    assert list(words_rule.check(page(says("The client group met.")), (entry,))) == []
