"""Colours: the measuring itself, every pair of every scheme, and the pairs that a browser really draws."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from playwright.sync_api import Page

from builder import theme
from builder.checks.browser import started
from builder.contrast import EDGE, TEXT, mixed, nearest, ratio
from builder.serving import served
from tests.support.website import sample_website

TOKENS = theme.tokens()
SCHEMES = tuple(TOKENS["schemes"])
CSS = "".join(path.read_text("utf-8") for path in sorted((theme.themes_folder() / "css").iterdir()))


def pairs(kind: str) -> list[tuple[str, str]]:
    """The colours of `words` or `edges`, each with what it stands on."""
    return [(name, ground) for ground, names in TOKENS[kind].items() for name in names]


# ---- Measuring ---------------------------------------------------------------------------------------------


def test_contrast_is_measured_right() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert ratio("#ff0000", "#0000ff") == ratio("#0000ff", "#ff0000") == pytest.approx(2.15, abs=0.005)


def test_the_nearest_colour_keeps_its_hue_and_moves_no_further_than_it_must() -> None:
    assert nearest("#0b5953", [("#ffffff", 4.5)]) == "#0b5953", "it passes as it is"
    green = nearest("#8cc63f", [("#ffffff", 4.5)])
    assert 4.5 <= ratio(green, "#ffffff") < 4.55
    assert nearest("#808080", [("#000000", 7), ("#ffffff", 1)]) > "#808080", "lighter if that is the way"
    assert nearest("#777777", [("#ffffff", 21)]) == "#000000"
    with pytest.raises(ValueError, match="No shade"):
        nearest("#777777", [("#ffffff", 7), ("#000000", 7)])


COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOUR, COLOUR, st.sampled_from([EDGE, 4.5]))
@settings(max_examples=50, deadline=None)
def test_the_nearest_colour_passes(colour: str, ground: str, least: float) -> None:
    assert ratio(nearest(colour, [(ground, least)]), ground) >= least


def test_tints() -> None:
    assert mixed("#000000", "#ffffff", 0) == "#ffffff"
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert mixed("#0b5953", "#ffffff", 1) == "#0b5953"


# ---- The tokens --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", pairs("words"), ids=" on ".join)
def test_words_stand_out(scheme: str, pair: tuple[str, str]) -> None:
    words, ground = (TOKENS[scheme][name] for name in pair)
    assert ratio(words, ground) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", pairs("edges"), ids=" beside ".join)
def test_edges_that_mean_something_can_be_seen(scheme: str, pair: tuple[str, str]) -> None:
    edge, ground = (TOKENS[scheme][name] for name in pair)
    assert ratio(edge, ground) >= EDGE


@pytest.mark.parametrize("scheme", SCHEMES)
def test_focus_shows_on_every_ground(scheme: str) -> None:
    """One ring inside another: on any ground, one of the two is seen."""
    colours = TOKENS[scheme]
    for ground in ("paper", "panel", "band", "easy-band", "link", "easy"):
        assert max(ratio(colours[ring], colours[ground]) for ring in ("focus", "on-focus")) >= EDGE


@pytest.mark.parametrize("scheme", SCHEMES)
def test_dark_lines_of_pictures_can_be_seen(scheme: str) -> None:
    assert ratio(TOKENS[scheme]["picture"], "#000000") >= TEXT


def test_every_scheme_has_the_same_colours() -> None:
    for scheme in SCHEMES:
        assert list(TOKENS[scheme]) == list(TOKENS["light"]), scheme


def test_every_colour_in_use_is_measured() -> None:
    measured = {name for kind in ("words", "edges") for pair in pairs(kind) for name in pair} | {"picture"}
    used = set(re.findall(r"var\(--([\w-]+)\)", CSS)) & set(TOKENS["light"])
    assert used <= measured
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl|oklch", CSS, re.IGNORECASE), "they belong in tokens.toml"


def test_a_scheme_that_is_chosen_wins_over_the_device_but_not_on_paper() -> None:
    device, chosen = theme.token_css().split("@media not print")
    assert device.index("@media (prefers-color-scheme:dark)") > device.index(":root{color-scheme:light dark;")
    for scheme in SCHEMES:
        made = re.search(rf"\[data-colours={scheme}\]{{color-scheme:(light|dark);(.*?)}}", chosen)
        assert made, scheme
        assert made[1] == ("dark" if scheme in ("dark", "yellow-on-black") else "light")
        assert f"--paper:{TOKENS[scheme]['paper']};" in made[2]


# ---- What a browser draws ----------------------------------------------------------------------------------

PAGES = (
    *("", "opportunities/", "opportunities/day-centres/", "opportunities/day-centres/easy-read/"),
    *("how-to-read/", "feedback/bus-passes/", "events/", "glossary/", "all-pages/", "404.html"),
)

# Each pair of colours in which words stand, or controls have their edges, with one place where they do.
DRAWN = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const hex = (colour) => "#" + parts(colour).slice(0, 3)
    .map((part) => Math.round(part).toString(16).padStart(2, "0")).join("");
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [, , , alpha = 1] = parts(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return hex(getComputedStyle(at).backgroundColor);
      if (alpha > 0) return "see-through";
    }
    return "nothing";
  };
  const found = {words: {}, edges: {}};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.data.trim();
    if (!words || element.closest("script, option") || !element.checkVisibility()) continue;
    found.words[`${hex(getComputedStyle(element).color)} ${ground(element)}`] ??= words.slice(0, 40);
  }
  const controls = "select, button, input:not([type=radio], [type=checkbox])";
  for (const control of document.querySelectorAll(controls)) {
    if (!control.checkVisibility()) continue;
    const edge = hex(getComputedStyle(control).borderBlockStartColor);
    const beside = `${ground(control)} ${ground(control.parentElement)}`;
    found.edges[`${edge} ${beside}`] ??= control.outerHTML.slice(0, 60);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A window of a browser that sees the sample site."""
    site = sample_website(tmp_path_factory.mktemp("colours"))
    with served(site) as address, started() as browser:
        yield browser.new_context(base_url=address).new_page()


@pytest.mark.chromium
@pytest.mark.parametrize("name", PAGES)
def test_what_is_drawn_stands_out_in_every_scheme(name: str, page: Page) -> None:
    page.goto(f"/{name}")
    for scheme in SCHEMES:
        page.evaluate("scheme => document.documentElement.dataset.colours = scheme", scheme)
        drawn = page.evaluate(DRAWN)
        assert len(drawn["words"]) >= 3
        for pair, words in drawn["words"].items():
            assert ratio(*pair.split()) >= TEXT, (scheme, pair, words)
        for three, control in drawn["edges"].items():
            edge, inside, outside = three.split()
            assert max(ratio(edge, outside), ratio(inside, outside)) >= EDGE, (scheme, three, control)


@pytest.mark.chromium
def test_a_device_that_is_dark_gets_the_dark_scheme(page: Page) -> None:
    for setting in ("light", "dark"):
        page.emulate_media(color_scheme=setting)  # type: ignore[arg-type]
        page.goto("/")
        drawn = page.evaluate(DRAWN)
        page.evaluate("scheme => document.documentElement.dataset.colours = scheme", setting)
        assert page.evaluate(DRAWN) == drawn
    page.emulate_media(color_scheme="light")


@pytest.mark.chromium
@pytest.mark.parametrize("scheme", SCHEMES)
def test_boxes_to_tick_can_be_seen(scheme: str, page: Page) -> None:
    """The browser draws them itself, so what counts are the dots on the screen."""
    for name, boxes in (("how-to-read/", "input[type=radio]"), ("opportunities/", "input[type=checkbox]")):
        page.goto(f"/{name}")
        page.evaluate("scheme => document.documentElement.dataset.colours = scheme", scheme)
        for box in page.locator(boxes).all()[:2]:  # of the radios, one is chosen
            picture = Image.open(io.BytesIO(box.screenshot())).convert("RGB")
            ground = picture.getpixel((0, 0))
            dots = {dot for _, dot in picture.getcolors(maxcolors=10_000) or ()}
            assert max(ratio(_hex(dot), _hex(ground)) for dot in dots) >= EDGE


def _hex(dot: object) -> str:
    assert isinstance(dot, tuple)
    return "#{:02x}{:02x}{:02x}".format(*dot)
