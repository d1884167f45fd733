"""The sample site by keyboard alone: the whole of every kind of page, and everything that can be operated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.checks import keyboard
from builder.checks.views import DESKTOP, NARROW, View
from builder.checks.visit import Visit
from tests.support.visits import visiting

pytestmark = pytest.mark.chromium

OPPORTUNITY = "opportunities/day-centres/"
PLAYING = """() => {
    const player = document.getElementById('page.player');
    return !player.paused && player.currentTime > 0;
}"""
FOCUSED = "element => element === document.activeElement || element.contains(document.activeElement)"


@pytest.fixture(scope="module")
def visit(sample_site: Path) -> Iterator[Visit]:
    with visiting(sample_site) as visit:
        yield visit


@pytest.fixture(params=[DESKTOP, NARROW], ids=str)
def page(request: pytest.FixtureRequest, visit: Visit) -> Iterator[Page]:
    """A page of a wide screen, and of a narrow one."""
    view: View = request.param
    with visit.context(view) as context:
        yield context.new_page()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the first element of a selector has the focus."""
    wanted = page.locator(selector).first
    for _ in range(200):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab never came to {selector}")


def test_focus_is_seen_in_order_and_never_caught(visit: Visit) -> None:
    assert list(keyboard.check(visit)) == []


def test_the_first_tab_offers_a_way_past_the_top(page: Page, visit: Visit) -> None:
    page.goto(visit.address + OPPORTUNITY)
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    expect(page.locator("a.skip")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("main").evaluate(FOCUSED)


def test_navigation_and_the_switch_of_views(page: Page, visit: Visit) -> None:
    page.goto(visit.address)
    tab_to(page, "nav.sections a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/opportunities/")
    page.goto(visit.address + OPPORTUNITY)
    tab_to(page, ".switch a")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{OPPORTUNITY}easy-read/")
    tab_to(page, ".switch a")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{OPPORTUNITY}")


def test_searching(page: Page, visit: Visit) -> None:
    page.goto(visit.address)
    tab_to(page, "input[type=search]")
    page.keyboard.type("day centre")
    page.keyboard.press("Enter")
    page.wait_for_url("**/all-pages/?q=*")
    expect(page.locator("#page\\.found h1")).to_contain_text("day centre")
    tab_to(page, "#page\\.found .card a")
    assert page.locator("#page\\.found .card a").first.inner_text() == "Tell us about day centres"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{OPPORTUNITY}")


def test_filters(page: Page, visit: Visit) -> None:
    page.goto(visit.address + "opportunities/")
    cards = page.locator(".card:visible")
    before = cards.count()
    tab_to(page, ".finder input[type=checkbox]")
    page.keyboard.press("Space")
    assert 0 < cards.count() < before
    tab_to(page, ".finder button")
    page.keyboard.press("Enter")
    assert cards.count() == before


def test_contents_fold(page: Page, visit: Visit) -> None:
    page.goto(visit.address + "strategies/involving-people/")
    tab_to(page, ".contents summary")
    fold = page.locator(".contents details, details.contents").first
    was = fold.evaluate("element => element.open")
    page.keyboard.press("Enter")
    assert fold.evaluate("element => element.open") != was
    page.keyboard.press("Space")
    assert fold.evaluate("element => element.open") == was


def test_the_recording(page: Page, visit: Visit) -> None:
    page.goto(visit.address + OPPORTUNITY)
    tab_to(page, "audio#page\\.player")
    page.keyboard.press("Space")
    page.wait_for_function(PLAYING)
    page.keyboard.press("Space")
    page.wait_for_function("() => document.getElementById('page.player').paused")
    page.locator("#page\\.speed").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.getElementById('page.player').playbackRate") == 1.25
    tab_to(page, ".listen-parts summary")
    page.keyboard.press("Enter")
    tab_to(page, ".listen-parts li:nth-child(2) button")
    page.keyboard.press("Enter")
    page.wait_for_function(PLAYING)
    begins = page.locator(".listen-parts li").nth(1).get_attribute("data-begin")
    assert page.evaluate("document.getElementById('page.player').currentTime") >= float(begins or 0)


def test_listening_from_a_heading(page: Page, visit: Visit) -> None:
    page.goto(visit.address + OPPORTUNITY)
    tab_to(page, ".listen-from button")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('page.player').currentTime > 0")
    expect(page.locator(".listen-from button").first).to_contain_text("Pause")
    page.keyboard.press("Enter")
    expect(page.locator(".listen-from button").first).to_contain_text("Carry on")


def test_settings_for_reading(page: Page, visit: Visit) -> None:
    page.goto(visit.address + "how-to-read/")
    tab_to(page, "#page\\.reading input[name=size]")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("html").get_attribute("data-size")
    assert chosen
    page.goto(visit.address)
    assert page.locator("html").get_attribute("data-size") == chosen
    page.goto(visit.address + "how-to-read/")
    tab_to(page, "#page\\.reading button")
    page.keyboard.press("Enter")
    assert page.locator("html").get_attribute("data-size") is None
