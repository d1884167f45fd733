"""Labels of discs and sticks: large, whole, clear of the hole of a disc, and heard in order."""

from __future__ import annotations

from math import hypot
from pathlib import Path

import pytest

from builder.checks.paper.ink import Drawn
from builder.checks.paper.pdf import drawn, tag_text
from builder.context import Context
from builder.schema.site import Contact
from builder.speech.programme import Programme
from builder.tagged_pdf.units import MM
from builder.writers import edition_labels
from builder.writers.edition_labels import DISC, HOLE, MIDDLE
from tests.support.easy import SITE
from tests.support.paper import assert_accessible
from tests.support.programmes import TITLE, pieces, programme

HELP = Contact(
    role="the Talking News Team",
    phone="01632 960 150",
    email="talkingnews@example.org",
    post="Talking News, Wexmoor Library, 12 Market Street, Wexmoor WX1 4AD",
)
LONG = "The Talking News of the whole Borough of Wexmoor and of Dunmarrow for November and for December"
HIGH = 297 * MM


@pytest.fixture(scope="module")
def context(kept: Path) -> Context:
    return Context(SITE, kept / "content", kept)


def of_minutes(*minutes: float, title: str = TITLE) -> Programme:
    return programme(pieces((1, 30), *((2, 60 * each) for each in minutes), (1, 30)), title)


def in_ring(piece: Drawn) -> bool:
    """Whether it stands on the round label of its page."""
    return piece.baseline < HIGH - (MIDDLE[1] - DISC) * MM


def test_labels_pass_every_check_of_paper(context: Context, tmp_path: Path) -> None:
    made = {
        "one.pdf": of_minutes(40),
        "two.pdf": of_minutes(40, 50),
        "long.pdf": of_minutes(40, 50, title=LONG),
        "no-disc.pdf": of_minutes(90),
    }
    for name, found in made.items():
        edition_labels.write(found, tmp_path / name, context, HELP)
    assert_accessible({tmp_path / name: None for name in made}, 16)


def test_what_labels_say(context: Context, tmp_path: Path) -> None:
    written = edition_labels.write(of_minutes(40, 50), tmp_path / "labels.pdf", context, HELP)
    assert written.extent == "2 pages for discs, and a sheet of 8 labels for sticks"
    assert written.messages == ()
    said = tag_text(tmp_path / "labels.pdf")
    assert said[:9] == [
        "Disc 1 of 2. Print at 100%. Cut along the lines.",
        "Wexmoor Borough Council",
        TITLE,
        "Disc 1 of 2",
        "41 minutes, 3 tracks",
        "Help: 01632 960 150",
        f"Please return to: {HELP.post}",
        TITLE,
        "Disc 1 of 2",
    ]
    assert said[-5:] == [
        TITLE,
        "1 hour 31 minutes, 4 tracks",
        "Help: 01632 960 150",
        f"Please return to: {HELP.post}",
        "Wexmoor Borough Council",
    ]
    assert said.count(TITLE) == 2 * 2 + 8


def test_one_disc_has_no_number(context: Context, tmp_path: Path) -> None:
    written = edition_labels.write(of_minutes(40), tmp_path / "labels.pdf", context)
    said = tag_text(tmp_path / "labels.pdf")
    assert written.extent.startswith("1 page for discs")
    assert said[0] == "Print at 100%. Cut along the lines."
    assert not [words for words in said if words.startswith("Disc")]
    assert "Please return to: the Involvement Team" in said


@pytest.mark.parametrize("title", [TITLE, LONG[:60], LONG])
def test_words_stay_clear_of_the_hole_and_the_edge(title: str, context: Context, tmp_path: Path) -> None:
    edition_labels.write(of_minutes(40, 50, title=title), tmp_path / "labels.pdf", context)
    pages = [piece for piece in drawn(tmp_path / "labels.pdf") if piece.page < 3 and piece.words]
    ring = [piece for piece in pages if in_ring(piece)]
    assert len({piece.page for piece in ring}) == 2
    for piece in ring:
        low, high = piece.baseline - 0.25 * piece.size, piece.baseline + 0.75 * piece.size
        corners = [
            hypot(x - MIDDLE[0] * MM, y - (HIGH - MIDDLE[1] * MM))
            for x in (piece.left, piece.right)
            for y in (low, high)
        ]
        assert max(corners) < DISC * MM
        middle = HIGH - MIDDLE[1] * MM
        assert min(abs(low - middle), abs(high - middle)) > HOLE * MM


def test_a_title_too_long_for_a_disc_gives_way_to_the_month(context: Context, tmp_path: Path) -> None:
    written = edition_labels.write(of_minutes(40, title=LONG), tmp_path / "labels.pdf", context, HELP)
    assert f"“{LONG}” does not fit on every label. It is left out there." in [
        message.what for message in written.messages
    ]
    assert {(message.level, message.code) for message in written.messages} == {("warn", "label-long")}
    assert "November 2026" in tag_text(tmp_path / "labels.pdf")


def test_sticks_have_labels_where_no_disc_is_long_enough(context: Context, tmp_path: Path) -> None:
    written = edition_labels.write(of_minutes(90), tmp_path / "labels.pdf", context)
    assert written.extent == "a sheet of 8 labels for sticks"
    assert {piece.page for piece in drawn(tmp_path / "labels.pdf")} == {1}


def test_the_same_bytes_every_time(context: Context, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        edition_labels.write(of_minutes(40, 50), tmp_path / name, context, HELP)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
