"""The running order: what is in an edition and how long it lasts, before anything is spoken."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from builder.build import Build
from builder.compose.talking_news import Entry
from builder.document import Document
from builder.editions import script
from builder.editions.order import BETWEEN, Row, RunningOrder, cuts, length, running_order
from builder.editions.plan import find, plan
from builder.mkdocs_plugin import read_whole_site
from builder.schema.edition import PIECE_KINDS, PieceKind
from builder.speech.timeline import spoken_length
from builder.words import plain_text
from tests.support.sites import site

ANN, BOB = "Ann, an English computer voice", "Bob, a Scottish computer voice"
EDITION = """\
---
month: November 2026
voices: system
own_pieces:
  - title: Winter walks
    kind: useful
    words: The canal path in Dunmarrow is gritted now. It has not been so safe for years.
---
Hello to everyone who listens.
"""


def row(
    number: int, seconds: float, part: PieceKind | None = "news", level: int = 2, until: date | None = None
) -> Row:
    title = f"Piece {number}"
    return Row(
        number, Entry(Document(title, "", ()), part, level, f"news/{number}", "", until), ANN, seconds, False
    )


def order(rows: Iterable[Row]) -> RunningOrder:
    return RunningOrder("Talking News", "content/talking-news/2026-11.md", tuple(rows))


def parts(*lengths: float) -> list[Row]:
    """A row of each part, and then pieces of news of so many seconds."""
    return [row(at, 0, part) for at, part in enumerate(PIECE_KINDS, 1)] + [
        row(at, seconds) for at, seconds in enumerate(lengths, 5)
    ]


@pytest.mark.parametrize(
    ("seconds", "exact", "words"),
    [
        (64.0, False, "about 1 minute 5 seconds"),
        (64.0, True, "1 minute 4 seconds"),
        (1.0, False, "about 5 seconds"),
        (0.2, True, "1 second"),
        (120.0, False, "about 2 minutes"),
    ],
)
def test_lengths_in_words(seconds: float, exact: bool, words: str) -> None:
    assert length(seconds, exact) == words


def test_each_track_is_one_plain_line() -> None:
    first = row(1, 40, None, 1)
    song = Row(
        3, Entry(Document("A song", "", ()), "to make you smile", 2, recording="a.mp3"), BOB, 12.2, True
    )
    told = list(order([first, row(2, 64), song]).told())
    assert told[:5] == [
        "Talking News: 3 tracks, about 2 minutes.",
        "Read by Ann, an English computer voice.",
        "1. Piece 1, about 40 seconds, read by Ann",
        "2. News: Piece 2, about 1 minute 5 seconds, read by Ann",
        "3. To make you smile: A song, 12 seconds, a recording",
    ]
    assert told[5].startswith("Please note: There is nothing in “Get involved” and “Useful to know”.")
    assert "content/talking-news/2026-11.md" in told[5]


def test_all_of_it_lasts_as_long_as_its_tracks_and_the_silence_between() -> None:
    assert order(parts(60, 60)).seconds == pytest.approx(120 + 5 * BETWEEN)


def test_nothing_is_noted_of_an_edition_that_is_in_order() -> None:
    assert list(order(parts(600, 600)).notes()) == []


def test_above_79_minutes_it_is_told_what_could_be_cut() -> None:
    notes = list(order(parts(3000, 300, 1500)).notes())
    assert notes == [
        "A CD holds 79 minutes, so this edition needs more than one disc. It would fit on one without "
        "“Piece 6” "
        "(about 5 minutes). To leave pages out, write in content/talking-news/2026-11.md: leave_out: [news/6]"
    ]
    assert list(order(parts(4700)).notes()) == []


def test_above_99_tracks_it_is_told_that_a_disc_is_full() -> None:
    (note,) = order(parts(*[1] * 96)).notes()
    assert note == (
        "A CD has room for 99 tracks, and this edition has 100, so it needs more than one disc. Sticks hold "
        "them all."
    )


def test_few_pieces_go_and_no_longer_ones_than_need_be() -> None:
    rows = [row(1, 100), row(2, 300), row(3, 200), row(4, 250, level=1)]
    assert [one.number for one in cuts(rows, 150)] == [3]
    assert [one.number for one in cuts(rows, 290)] == [2]
    assert [one.number for one in cuts(rows, 350)] == [1, 2]
    assert cuts(rows, 700) == ()


def test_what_has_a_last_day_goes_last_and_the_latest_day_first() -> None:
    soon, later = date(2026, 12, 1), date(2027, 3, 1)
    rows = [row(1, 400, until=soon), row(2, 300, until=later), row(3, 100)]
    assert [one.number for one in cuts(rows, 90)] == [3]
    assert [one.number for one in cuts(rows, 150)] == [2, 3]
    assert [one.number for one in cuts(rows, 500)] == [1, 2, 3]


# ---- Of a site ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = site(tmp_path_factory.mktemp("site"), **{"talking-news__2026-11_md": EDITION})
    (folder / "content" / "pronunciations.yml").write_text("Dunmarrow: Dun marrow\nGP: gee pee\n", "utf-8")
    return read_whole_site(folder, date(2026, 11, 23))


def test_the_running_order_of_a_site(build: Build) -> None:
    found = running_order(plan(find("2026-11", build), build))
    told = list(found.told())
    assert [one.split(", ")[0] for one in told[2:6]] == [
        "1. Welcome to Talking News",
        "2. Useful to know",
        "3. Useful to know: Winter walks",
        "4. Thank you",
    ]
    assert [one.rpartition(", ")[2] for one in told[2:6]] == ["read by eSpeak"] * 4
    assert told[6].startswith(
        "Please note: There is nothing in “News”, “Get involved” and “To make you smile”."
    )
    assert 80 < found.seconds < 120
    (lasts,) = [words for words in plain_text(found.rows[0].entry.document.blocks) if "It lasts" in words]
    assert lasts.endswith(f"It lasts about {spoken_length(found.seconds)}.")
    assert "Hello to everyone who listens." in list(plain_text(found.rows[0].entry.document.blocks))


def test_the_script_is_composed_of_the_running_order(build: Build) -> None:
    made = plan(find("2026-11", build), build)
    document = script.composed(made, running_order(made))
    words = list(plain_text(document.blocks))
    assert (
        "The canal path in Dunmarrow (say: Dun marrow) is gritted now. It has not been so safe for years."
        in words
    )


def test_names_are_told_and_acronyms_are_not(tmp_path: Path) -> None:
    said = {"Dunmarrow": "Dun marrow", "St Bede’s": "Saint Beads", "Bovey-Tracey": "Buvvy Tracey"}
    machines = {"GP": "gee pee", "N7": "en seven", "lip-speak": "lip speak", "Relay UK": "ree lay you kay"}
    lines = [f"{word}: {sound}" for word, sound in (said | machines).items()]
    (tmp_path / "pronunciations.yml").write_text("\n".join(lines), "utf-8")
    assert script.names(tmp_path) == said
