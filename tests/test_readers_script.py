"""The script for people who read an edition aloud: every word of it, in large print and in Word."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.checks.paper.pdf import tag_text
from builder.compose.talking_news import Entry, ending, entries, welcome
from builder.compose.talking_news.readers_script import ONE_BREATH, PAUSE, READY, readers_script
from builder.context import Context
from builder.document import Document, Paragraph, Section, Text
from builder.schema.site import Site
from builder.words import plain_text, text_of
from builder.writers import readers_script as paper
from builder.writers import word
from tests.docx_text import body_text
from tests.support.editions import edition, piece, told
from tests.support.paper import assert_accessible
from tests.support.wexmoor import SITE, catalogue

SAID = {"Dunmarrow": "Dun marrow", "Hollenby": "Hollen bee"}
BAKER = "The baker of Dunmarrow has a parrot. People come from Hollenby to hear it."
OWN = edition(
    title="Talking News, November 2026",
    date="20 November 2026",
    contact={"role": "the Talking News Team", "phone": "01632 960 150", "email": "tn@example.org"},
    own_pieces=[
        piece("The parrot of Dunmarrow", "to make you smile", words=f"{BAKER}\n\nDunmarrow’s tip is shut."),
        piece("The clock", "to make you smile", recording="talking-news/clock.mp3", transcript="Bong."),
    ],
)
SHELF = catalogue(OWN)
ENTRIES = (
    welcome(OWN, entries(OWN, SHELF), ["Ann, a voice"], 90, SHELF),
    *entries(OWN, SHELF),
    ending(OWN, SHELF),
)


def made(*tracks: Entry) -> Document:
    return readers_script(OWN, [(entry, "about 20 seconds") for entry in tracks or ENTRIES], SAID, SHELF)


def sections(document: Document) -> dict[str, list[str]]:
    return {
        text_of(one.heading): list(plain_text(one.blocks))
        for one in document.blocks
        if isinstance(one, Section)
    }


def test_every_track_stands_in_it_with_its_number() -> None:
    assert list(sections(made())) == [
        "Before you read",
        "1. Welcome to Talking News, November 2026",
        "2. To make you smile",
        "3. The parrot of Dunmarrow (say: Dun marrow)",
        "4. The clock",
        "5. Thank you, and goodbye",
        "How to hand in your recording",
    ]


def test_a_name_gets_its_sound_where_a_piece_first_has_it() -> None:
    assert sections(made())["3. The parrot of Dunmarrow (say: Dun marrow)"] == [
        "To make you smile. About 20 seconds.",
        "The baker of Dunmarrow has a parrot. People come from Hollenby (say: Hollen bee) to hear it.",
        "Dunmarrow’s tip is shut.",
        PAUSE,
    ]
    alone = Document("The tip", "", (Paragraph((Text("Dunmarrow’s tip is shut."),)),))
    assert (
        "Dunmarrow’s (say: Dun marrow) tip is shut." in sections(made(Entry(alone, "news", 2)))["1. The tip"]
    )


def test_nobody_reads_what_is_a_recording() -> None:
    assert sections(made())["4. The clock"] == ["To make you smile. About 20 seconds.", READY]


def test_paragraphs_are_as_long_as_a_breath_and_lose_nothing() -> None:
    sentences = [f"This is sentence number {count} of a very long piece." for count in range(30)]
    long = Document("Long", "", (Paragraph((Text(" ".join(sentences)),)),))
    words = sections(made(Entry(long, "news", 2)))["1. Long"][1:-1]
    assert " ".join(words) == " ".join(sentences)
    assert max(len(one.split()) for one in words) <= ONE_BREATH


def test_all_that_is_heard_is_in_it() -> None:
    script = (
        " ".join(plain_text(made().blocks))
        .replace(" (say: Dun marrow)", "")
        .replace(" (say: Hollen bee)", "")
    )
    for entry in ENTRIES:
        if not entry.recording:
            assert all(words in script for paragraph in told(entry) for words in paragraph.split(". "))


def test_it_says_how_a_recording_is_handed_in() -> None:
    words = " ".join(sections(made())["How to hand in your recording"])
    assert "MP3, WAV or FLAC" in words
    assert "the Talking News Team: call 01632 960 150 or e-mail tn@example.org." in words


@pytest.mark.parametrize("said", [SAID, {}])
def test_names_are_explained_only_where_there_are_any(said: dict[str, str]) -> None:
    before = sections(readers_script(OWN, [], said, SHELF))["Before you read"]
    assert any("(say: Dun marrow)" in words for words in before) is bool(said)


def test_it_is_set_in_large_print_and_in_word(tmp_path: Path, kept: Path) -> None:
    context, document = Context(Site.model_validate(SITE), tmp_path, kept), made()
    written = paper.write(document, tmp_path / "script.pdf", context)
    word.write(document, tmp_path / "script.docx", context)
    assert written.extent.endswith("pages")
    assert_accessible({tmp_path / "script.pdf": None})
    expected = " ".join(plain_text(document.blocks)).split()
    assert expected == " ".join(tag_text(tmp_path / "script.pdf")).split()[-len(expected) :]
    assert " ".join(expected) in " ".join(" ".join(body_text(tmp_path / "script.docx")).split())
