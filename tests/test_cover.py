"""The cover of the podcast and of books: square, small, the same every time, with all of its words."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from builder import cover
from builder.brand import tokens_of
from builder.contrast import EDGE, LEAST_TEXT, ratio
from builder.schema.site import Brand, example_site

SITE = example_site()
PLUM = SITE.model_copy(update={"brand": Brand(colour="#7a1f4b", accent="#ffd84d")})
VILLAGE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch"
LONG = SITE.model_copy(update={"organisation": f"{VILLAGE} and Dŵr Ŵen County Borough Council with Partners"})
EDGE_OF_WORDS = 70  # pixels: nothing comes nearer to the side


@pytest.fixture(scope="module")
def usual() -> bytes:
    """The cover that most tests look at: drawing one takes half a second."""
    return cover.draw(SITE, "Talking News")


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def inked(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box of all that is not ground."""
    ground = Image.new("RGB", picture.size, picture.getpixel((0, 0)))  # type: ignore[arg-type]
    box = ImageChops.difference(picture, ground).getbbox()
    assert box
    return box


def colours(picture: Image.Image) -> set[str]:
    found = picture.getcolors(1 << 24) or []
    return {"#{:02x}{:02x}{:02x}".format(*colour) for count, colour in found if count > 5000}  # type: ignore[misc]


def test_it_is_as_apps_ask_for(usual: bytes) -> None:
    picture = opened(usual)
    assert picture.format == "PNG"
    assert picture.mode == "RGB"
    assert picture.width == picture.height
    assert 1400 <= picture.width <= 3000
    assert len(usual) < 500_000


def test_the_same_words_give_the_same_bytes(usual: bytes) -> None:
    assert cover.draw(SITE, "Talking News") == usual


def test_it_is_in_the_colours_of_the_organisation_which_stand_out() -> None:
    light = tokens_of(PLUM)["light"]
    band, words, sign = light["band"], light["on-band"], light["warm"]
    assert {band, words, sign} == {"#7a1f4b", "#ffffff", "#ffd84d"}
    assert {band, words, sign} <= colours(opened(cover.draw(PLUM, "Talking News")))
    assert ratio(band, words) >= LEAST_TEXT
    assert ratio(band, sign) >= EDGE


@pytest.mark.parametrize(
    "title", ["News", f"Newyddion Llafar {VILLAGE} Ŵen", "All the news there is " * 12], ids=len
)
def test_no_word_is_cut_off(title: str) -> None:
    left, top, right, bottom = inked(opened(cover.draw(LONG, title)))
    assert min(left, top) >= EDGE_OF_WORDS
    assert max(right, bottom) <= cover.SIDE - EDGE_OF_WORDS


def test_the_title_is_as_large_as_it_goes(usual: bytes) -> None:
    """Letters of 8 pixels can be read on a picture of 55."""
    short = inked(opened(usual).crop((0, 0, cover.SIDE, 980)))
    assert short[2] - short[0] > 0.75 * cover.SIDE
    assert short[3] - short[1] > 0.4 * cover.SIDE


def test_other_letters_than_ours_are_drawn_too() -> None:
    """A letter that a font lacks would be an empty box, the same for every such letter."""
    assert cover.draw(SITE, "Ŵ") != cover.draw(SITE, "Ŷ")


@pytest.mark.parametrize(
    ("title", "there"), [("Tŷ Croeso, 2026!", True), ("Добро 1", True), ("ہمیں بتائیں", False)]
)
def test_a_book_with_a_title_that_cannot_be_drawn_has_no_cover(title: str, there: bool) -> None:
    """Boxes in place of letters would be worse than the cover that an app makes up."""
    with cover.drawn(SITE, title) as picture:
        assert (picture is not None and picture.read_bytes().startswith(b"\x89PNG")) == there
    assert picture is None or not picture.exists()
