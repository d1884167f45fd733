"""Which font shows which character, and what is said of characters that no font shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from builder.fonts import Piece, Typeface

REGULAR, BOLD = "AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"


@pytest.fixture(scope="module")
def typeface(request: pytest.FixtureRequest) -> Typeface:
    """The typeface of print; its fallback takes seconds to make and is kept from run to run."""
    return Typeface(request.config.cache.mkdir("print-fonts"))


def test_plain_words_are_one_piece(typeface: Typeface) -> None:
    assert typeface.pieces("Tell us – “what” costs £1.50, café?") == [
        Piece("Tell us – “what” costs £1.50, café?", REGULAR)
    ]
    assert typeface.pieces("Bold words", bold=True) == [Piece("Bold words", BOLD)]


def test_a_word_with_a_welsh_letter_is_set_in_one_font(typeface: Typeface) -> None:
    assert typeface.pieces("Gŵyl y tŷ mawr") == [
        Piece("Gŵyl", "NotoSans-Regular"),
        Piece(" y ", REGULAR),
        Piece("tŷ", "NotoSans-Regular"),
        Piece(" mawr", REGULAR),
    ]
    assert typeface.pieces("dŵr", bold=True) == [Piece("dŵr", "NotoSans-Bold")]


def test_letters_written_as_letter_and_accent_are_joined(typeface: Typeface) -> None:
    assert typeface.pieces("tŷ") == [Piece("tŷ", "NotoSans-Regular")]
    assert typeface.pieces("café") == [Piece("café", REGULAR)]


@pytest.mark.parametrize("character", ["✓", "→", "😀", "م", "क", "中", "\ue000", "\ud800"])
def test_a_character_that_no_font_shows_has_no_font(typeface: Typeface, character: str) -> None:
    assert typeface.pieces(f"a{character}b") == [
        Piece("a", REGULAR),
        Piece(character, None),
        Piece("b", REGULAR),
    ]


def test_characters_that_nobody_sees_are_left_out(typeface: Typeface) -> None:
    assert typeface.pieces("in\u00advolve\u200b \ufeffus\u202c") == [Piece("involve us", REGULAR)]


def test_rare_spaces_become_plain_ones(typeface: Typeface) -> None:
    assert typeface.pieces("10\u2009km") == [Piece("10 km", REGULAR)]


def test_the_fallback_is_made_once_and_left_alone(tmp_path: Path) -> None:
    Typeface(tmp_path / "fonts").pieces("ŵ", bold=True)
    (file,) = (tmp_path / "fonts").iterdir()
    with TTFont(file) as font:
        assert "fvar" not in font
        assert font["name"].getDebugName(6) == "NotoSans-Bold"
        assert ord("ŵ") in font.getBestCmap()
    made = file.stat().st_mtime_ns
    Typeface(tmp_path / "fonts").pieces("ŷ", bold=True)
    assert [kept.stat().st_mtime_ns for kept in (tmp_path / "fonts").iterdir()] == [made]
