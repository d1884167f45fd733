"""The organisation's own colours: how they are read, what stops a build, and where they are then seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from PIL import Image
from playwright.sync_api import Page
from pydantic import ValidationError

from builder.brand import BRANDED, misses, tokens_of
from builder.checks.browser import started
from builder.context import Context
from builder.contrast import EDGE, LEAST_TEXT, TEXT, ratio
from builder.rules.brand import of_site
from builder.schema.site import Brand, Site
from builder.serving import served
from builder.theme import tokens
from builder.writers import easy_read_print, easy_read_word, large_print, word
from tests.docx_text import part
from tests.support.documents import EVERYTHING, PICTURE
from tests.support.website import sample_website
from tests.support.wexmoor import SITE
from tests.test_colours import COLOUR, DRAWN, SCHEMES, pairs

BLUE = Brand(colour="#005ea5", accent="#ffbf47", easy="#912b88")


def site(brand: Brand) -> Site:
    return Site.model_validate(SITE | {"brand": brand.model_dump(exclude_none=True)})


def allowed(brand: Brand) -> Brand:
    """The nearest brand that passes."""
    return brand.model_copy(update={miss.name: miss.nearest for miss in misses(brand)})


@pytest.mark.parametrize("written", ["#005EA5", "005ea5", " #005ea5 "])
def test_colours_are_read_as_people_write_them(written: str) -> None:
    assert Brand(colour=written).colour == "#005ea5"
    assert Brand(colour="#08f").colour == "#0088ff"


@pytest.mark.parametrize("written", ["teal", "#12345", "rgb(0, 94, 165)", "#00g000", "", None, ["#005ea5"]])
def test_other_shapes_get_an_example_of_the_right_one(written: Any) -> None:
    with pytest.raises(ValidationError) as trouble:
        Brand(colour=written)
    assert 'For example: "#0b5953"' in trouble.value.errors()[0]["ctx"]["mend"]


def test_without_a_brand_the_tokens_stay_as_they_are() -> None:
    assert tokens_of(site(Brand())) is tokens()
    ours = {name: tokens()["light"][token] for name, token in (("colour", "band"), ("accent", "warm"))}
    assert not list(misses(Brand(**ours, easy=tokens()["light"]["easy-band"])))


def test_a_colour_that_misses_is_told_with_the_nearest_that_passes() -> None:
    (green,) = misses(Brand(colour="#8cc63f"))
    assert (green.name, green.where, green.least) == ("colour", "for words on our paper", LEAST_TEXT)
    assert green.reached == pytest.approx(2.0, abs=0.05)
    assert ratio(green.nearest, tokens()["light"]["paper"]) >= LEAST_TEXT
    (told,) = of_site(site(Brand(colour="#8cc63f")))
    assert "about half of what is needed. Its contrast is 2 to 1" in told.what
    assert told.mend.endswith(f'colour: "{green.nearest}"')


@pytest.mark.parametrize(
    ("colour", "how_far"),
    [("#808080", "nearly enough"), ("#999999", "two thirds"), ("#aaaaaa", "half"), ("#eeeeee", "far from")],
)
def test_by_how_much_is_said_in_words(colour: str, how_far: str) -> None:
    (told,) = of_site(site(Brand(easy=colour)))
    assert how_far in told.what


def test_enough_for_level_aa_is_allowed_without_a_word() -> None:
    brand = Brand(colour="#0072c6", easy="#8a5cc2")
    assert ratio(brand.colour or "", "#ffffff") < TEXT
    assert not list(misses(brand))


def test_the_accent_is_measured_on_the_colours_that_it_will_stand_on() -> None:
    assert [miss.where for miss in misses(Brand(colour="#005ea5", accent="#1d70b8"))] == [
        "at the top of pages"
    ]
    assert not list(misses(Brand(colour="#111111", easy="#111111", accent="#1d70b8")))
    both = {miss.name: miss for miss in misses(Brand(colour="#eeeeee", accent="#eeeeee"))}
    assert list(both) == ["colour"], "beside a colour that passes, this accent does"


@given(COLOUR, COLOUR, COLOUR)
@settings(max_examples=25, deadline=None)
def test_every_scheme_of_every_brand_can_be_read(colour: str, accent: str, easy: str) -> None:
    brand = allowed(Brand(colour=colour, accent=accent, easy=easy))
    assert not list(misses(brand)), "what is proposed passes"
    made = tokens_of(site(brand))
    for scheme in SCHEMES:
        assert list(made[scheme]) == list(tokens()[scheme])
        for words, ground in pairs("words"):
            # Only behind white words stands the brand's colour itself; all others are moved to 7 to 1.
            least = LEAST_TEXT if words == "on-band" and scheme in BRANDED else TEXT
            assert ratio(made[scheme][words], made[scheme][ground]) >= least, (scheme, words, ground)
        for edge, ground in pairs("edges"):
            assert ratio(made[scheme][edge], made[scheme][ground]) >= EDGE, (scheme, edge, ground)
    paper = made["print"]
    assert min(ratio(paper["link"], "#ffffff"), ratio(paper["link"], made["light"]["panel"])) >= TEXT
    assert ratio(made["light"]["on-link"], paper["band"]) >= LEAST_TEXT


def test_the_brand_itself_is_at_the_top_and_schemes_for_contrast_stay_ours() -> None:
    made = tokens_of(site(BLUE))
    assert (made["light"]["band"], made["light"]["warm"], made["light"]["easy-band"]) == (
        BLUE.colour,
        BLUE.accent,
        BLUE.easy,
    )
    for scheme in set(SCHEMES) - set(BRANDED):
        assert made[scheme] == tokens()[scheme]


# ---- Where it is seen --------------------------------------------------------------------------------------


@pytest.fixture
def context(tmp_path: Path, kept: Path) -> Context:
    return Context(site(BLUE), tmp_path, kept)


def inks(pdf: Path) -> set[str]:
    """The colours that a PDF fills with."""
    found: set[str] = set()
    with pikepdf.open(pdf) as file:
        for page in file.pages:
            fills = (one for one in pikepdf.parse_content_stream(page) if str(one.operator) == "rg")
            found |= {
                "#" + "".join(f"{round(float(part) * 255):02x}" for part in one.operands) for one in fills
            }
    return found


def test_print_is_in_the_brand(context: Context, tmp_path: Path) -> None:
    (tmp_path / PICTURE).parent.mkdir(parents=True)
    Image.new("RGB", (40, 20), "white").save(tmp_path / PICTURE)
    large_print.write(EVERYTHING, tmp_path / "large.pdf", context)
    assert {BLUE.colour, tokens_of(context.site)["print"]["link"]} <= inks(tmp_path / "large.pdf")
    easy_read_print.write(EVERYTHING, tmp_path / "easy.pdf", context)
    assert BLUE.easy in inks(tmp_path / "easy.pdf")
    ours = {tokens()["print"][name] for name in ("band", "link")}
    assert not (inks(tmp_path / "large.pdf") | inks(tmp_path / "easy.pdf")) & ours
    word.write(EVERYTHING, tmp_path / "day.docx", context)
    easy_read_word.write(EVERYTHING, tmp_path / "easy.docx", context)
    for name in ("day.docx", "easy.docx"):
        colours = set(
            part(tmp_path / name, "word/styles.xml").xpath("//@*[local-name()='color' or local-name()='val']")
        )
        assert tokens_of(context.site)["print"]["link"].lstrip("#") in colours
        assert str(BLUE.colour).lstrip("#") in colours


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A window of a browser that sees the sample site in a council's blue."""
    answers = BLUE.model_dump()
    brand = "brand:\n" + "".join(f'  {name}: "{colour}"\n' for name, colour in answers.items())
    website = sample_website(tmp_path_factory.mktemp("brand"), brand)
    with served(website) as address, started() as browser:
        yield browser.new_context(base_url=address).new_page()


@pytest.mark.chromium
@pytest.mark.parametrize("name", ["", "opportunities/day-centres/", "opportunities/day-centres/easy-read/"])
def test_the_website_is_in_the_brand_and_still_stands_out(name: str, page: Page) -> None:
    page.goto(f"/{name}")
    band = page.locator(".top").evaluate("one => getComputedStyle(one).backgroundColor")
    assert band == ("rgb(145, 43, 136)" if "easy" in name else "rgb(0, 94, 165)")
    for scheme in SCHEMES:
        page.evaluate("scheme => document.documentElement.dataset.colours = scheme", scheme)
        for pair, words in page.evaluate(DRAWN)["words"].items():
            least = LEAST_TEXT if pair.split()[1] in (BLUE.colour, BLUE.easy) else TEXT
            assert ratio(*pair.split()) >= least, (scheme, pair, words)
