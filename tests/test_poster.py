"""Posters: one page of A3 that can be read from two metres, and what it says when it is too full."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from builder.checks.paper.pdf import drawn, tag_text
from builder.compose.handouts.leaflet import Leaflet, poster
from builder.context import Context, Written
from builder.words import plain_text, text_of
from builder.writers.poster import A3, write
from tests.support.leaflets import SAMPLES, Made, assert_right, codes_in, samples
from tests.support.wexmoor import catalogue, item

LINE = 28  # points: the smallest type but that of the last lines
LAST_LINES = 24


@pytest.fixture(scope="module")
def made(borough: Path, tmp_path_factory: pytest.TempPathFactory, kept: Path) -> dict[str, Made]:
    return samples(borough, tmp_path_factory.mktemp("posters"), kept, poster, write)


@pytest.fixture
def context(borough: Path, kept: Path) -> Context:
    return Context(catalogue().site, borough / "content", kept)


def answers(made: Leaflet) -> dict[str, str]:
    """The answers by their labels."""
    return {
        text_of(fact.term): " ".join(words for meaning in fact.meanings for words in plain_text(meaning))
        for fact in made.facts.items
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_stands_on_one_page_in_order(made: dict[str, Made], name: str) -> None:
    assert_right(made[name], least=LAST_LINES)
    with pikepdf.open(made[name].file) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox] == pytest.approx([0, 0, *A3], abs=0.01)


def test_it_is_read_from_two_metres(made: dict[str, Made]) -> None:
    for one in made.values():
        small = [piece for piece in drawn(one.file) if piece.size < LINE]
        last = f"{text_of(one.leaflet.formats)} Picture: OpenMoji.org, CC BY-SA 4.0."
        assert "".join(piece.text for piece in small).split() == last.split()
        assert max(piece.size for piece in drawn(one.file)) >= 2 * LINE


def test_it_says_less_than_a_leaflet() -> None:
    one = item("opportunities/day-centres", payment="£15 an hour")
    made = poster(one, catalogue(one))
    assert [text_of(fact.term) for fact in made.facts.items] == ["Who for", "Where", "Pay"]


def test_it_keeps_expenses_help_and_what_to_do() -> None:
    one = item("opportunities/day-centres", expenses="travel, meals")
    made = poster(one, catalogue(one))
    assert made.summary.endswith("Tell us what would suit you.")
    assert answers(made)["Pay"] == "None. We pay your expenses for travel and meals."
    meeting = item("events/walk", support="A BSL interpreter is booked.")
    assert answers(poster(meeting, catalogue(meeting)))["Help"] == "A BSL interpreter is booked."


def test_help_goes_first_where_it_is_too_full(context: Context, tmp_path: Path) -> None:
    theme, help_ = "We talk about hours and minibuses. " * 10, "A BSL interpreter is booked for all of it."
    one = item("events/walk", opportunity=None, theme=theme, support=help_)
    made, target = poster(one, catalogue(one)), tmp_path / "poster.pdf"
    assert made.shorter
    assert answers(made) == answers(made.shorter) | {"Help": help_}
    assert write(made, target, context) == Written("1 page")
    assert help_ not in tag_text(target)
    assert theme.strip() in [" ".join(words.split()) for words in tag_text(target)]


@pytest.mark.poppler
def test_a_telephone_reads_the_address_of_the_page(made: dict[str, Made]) -> None:
    one = made["opportunities/talking-news-readers"]
    assert codes_in(one.file) == ["https://involve.example.org/opportunities/talking-news-readers/"]


def test_too_long_answers_are_told(context: Context, tmp_path: Path) -> None:
    one = item("opportunities/day-centres", payment="£15 for " + "each of the many hours that you come " * 9)
    target = tmp_path / "poster.pdf"
    (message,) = write(poster(one, catalogue(one)), target, context).messages
    assert (message.code, message.level) == ("poster-too-long", "stop")
    assert message.what.startswith("The poster does not fit on one page. About ")
    assert message.mend.startswith("Say it in fewer words. The longest are: “Pay” (78 words), ")
    assert not target.exists()
