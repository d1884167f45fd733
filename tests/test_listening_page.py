"""Listening along in a real browser, from the disk: what works there works on a server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from builder.checks.axe import STANDARDS
from builder.checks.browser import started
from builder.speech.places import name, places
from builder.speech.recording import record
from builder.speech.sentences import fold
from tests.support.listening import DAY, Site, listening_site

pytestmark = pytest.mark.chromium


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return listening_site(tmp_path_factory.mktemp("listening"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 600})
    yield context
    context.close()


@pytest.fixture
def asked(context: BrowserContext) -> list[str]:
    """The names of the files that the browser asks for."""
    files: list[str] = []
    context.on("request", lambda request: files.append(request.url.rpartition("/")[2]))
    return files


@pytest.fixture
def trouble(context: BrowserContext) -> Iterator[list[str]]:
    """What the browser complains of: nothing."""
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    context.on("weberror", lambda error: said.append(str(error.error)))
    yield said
    assert not said


@pytest.fixture
def day(context: BrowserContext, asked: list[str], trouble: list[str], site: Site) -> Page:
    """The page with the recording, opened from the disk."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto((site.folder / DAY.address / "index.html").as_uri())
    return page


VIEWS: tuple[dict[str, Any], ...] = ({}, {"color_scheme": "dark"}, {"forced_colors": "active"})
AT_REST = """() => new Promise((done) => {
    let was = -1;
    const look = () => scrollY === was ? done() : (was = scrollY, setTimeout(look, 150));
    look();
})"""
MARKED = "[...document.querySelectorAll('.spoken')].map((one) => one.id)"


def at(page: Page, time: float) -> list[str]:
    """What is marked when the recording is moved to a time by its own slider."""
    page.evaluate(
        """(time) => new Promise((done) => {
            const player = document.querySelector('audio');
            player.addEventListener('seeked', () => requestAnimationFrame(done), { once: true });
            player.currentTime = time;
        })""",
        time,
    )
    found: list[str] = page.evaluate(MARKED)
    return found


def playing(page: Page) -> bool:
    return bool(page.evaluate("!document.querySelector('audio').paused"))


def until(page: Page, true: str, given: object = None, seconds: int = 10) -> None:
    """Wait until something is true; the browser's own way to wait is stopped by the page's policy."""
    for _ in range(seconds * 20):
        if page.evaluate(true, given):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {true}")


def loaded(page: Page) -> None:
    """Wait until the sound and its cues are there, and pause."""
    until(page, "window.involveCues && document.querySelector('audio').currentTime > 0")
    page.evaluate("document.querySelector('audio').pause()")


def test_each_sentence_is_marked_while_it_is_spoken(day: Page, site: Site) -> None:
    day.get_by_role("button", name="Listen from here: Where").click()
    loaded(day)
    for place, begin, end in site.cues["cues"]:
        assert at(day, (begin + end) / 2) == [name(place)]
        assert fold(day.evaluate("document.querySelector('.spoken').textContent")).startswith(
            site.words(place).partition(" get ")[0]  # the page says after a term what it means
        )
    published = next(
        clip for clip in record(DAY, site.context).timeline.clips if clip.text.startswith("Publ")
    )
    assert at(day, published.to_second) == []
    assert at(day, site.cues["parts"][-1][2] + 1) == []


def test_the_mark_goes_with_the_voice(day: Page, site: Site) -> None:
    day.evaluate(
        """() => {
            window.seen = [];
            new MutationObserver((changes) => changes.forEach(({ target }) =>
                target.className === 'spoken' && window.seen.push(target.id),
            )).observe(document.body, { subtree: true, attributeFilter: ['class'] });
        }"""
    )
    day.get_by_role("button", name="Listen from here: What we pay").click()
    day.evaluate("document.querySelector('audio').playbackRate = 2")
    until(day, "document.querySelector('audio').ended", seconds=30)
    expected = [name(place) for place, begin, _ in site.cues["cues"] if begin >= site.cues["parts"][1][2]]
    assert list(dict.fromkeys(day.evaluate("window.seen"))) == list(dict.fromkeys(expected))
    assert day.evaluate(MARKED) == []


def test_nothing_is_fetched_and_nothing_plays_before_somebody_asks(
    day: Page, asked: list[str], site: Site
) -> None:
    day.wait_for_timeout(300)
    assert not playing(day)
    assert not [file for file in asked if file.startswith("day.")]
    day.get_by_role("button", name="Listen from here: Where").click()
    loaded(day)
    assert {"day.mp3?aaaaaaaa", "day.cues.js?aaaaaaaa"} <= set(asked), "which recording it is"


def test_listen_from_here_begins_at_the_heading_and_can_be_paused(day: Page, site: Site) -> None:
    button = day.get_by_role("button", name="Listen from here: Where")
    begin = site.cues["parts"][2][2]
    button.focus()
    day.keyboard.press("Enter")
    until(day, "document.querySelector('.spoken')")
    time = day.evaluate("document.querySelector('audio').currentTime")
    assert begin <= time < begin + 1.5
    until(day, "document.activeElement.ariaLabel === 'Pause: Where'")
    day.keyboard.press("Space")
    assert not playing(day)
    until(day, "document.activeElement.ariaLabel === 'Carry on: Where'")
    day.keyboard.press("Enter")
    assert playing(day)
    assert day.evaluate("document.querySelector('audio').currentTime") >= time


def test_only_sections_of_the_page_have_buttons(day: Page) -> None:
    buttons = day.locator(".listen-from button").all()
    names = [button.get_attribute("aria-label") for button in buttons]
    assert names == [
        "Listen from here: What we pay",
        "Listen from here: Where",
    ]
    day.get_by_text("Parts of this recording").click()
    assert day.locator(".listen-parts button").count() == 4
    day.locator(".listen-parts button").nth(1).click()
    until(day, "(id) => document.querySelector('.spoken')?.id === id", name(places(DAY)[5]))


def test_cues_of_another_page_mark_nothing(day: Page) -> None:
    day.evaluate("document.querySelector('audio').dataset.says = 'something else'")
    day.get_by_role("button", name="Listen from here: Where").click()
    loaded(day)
    assert day.evaluate(MARKED) == []


def test_a_speed_is_remembered(day: Page) -> None:
    day.get_by_label("Speed").select_option("Faster")
    assert day.evaluate("document.querySelector('audio').playbackRate") == 1.25
    day.reload()
    assert day.get_by_label("Speed").input_value() == "1.25"
    day.get_by_role("button", name="Listen from here: Where").click()
    loaded(day)
    assert day.evaluate("document.querySelector('audio').playbackRate") == 1.25


def test_the_page_goes_with_a_reader_who_reads_along_and_with_nobody_else(day: Page, site: Site) -> None:
    in_view = (
        "(id) => { const box = document.getElementById(id).getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; }"
    )
    last = name(places(DAY)[-1])
    day.evaluate("document.querySelector('audio').scrollIntoView()")
    day.get_by_text("Parts of this recording").click()
    day.locator(".listen-parts button").nth(2).click()
    until(day, "(id) => document.getElementById(id).className === 'spoken'", last)
    until(day, in_view, last)
    day.evaluate(AT_REST)  # a smooth scroll that is still under way would win over the next
    day.evaluate("document.querySelector('audio').pause()")
    day.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    day.evaluate("document.querySelector('audio').play()")
    begin = site.cues["parts"][1][2]
    at(day, begin + 0.1)
    day.wait_for_timeout(500)
    assert day.evaluate("scrollY") == 0, "the slider that the reader holds stays where it is"


def test_there_is_always_a_way_to_pause_and_focus_is_never_behind_it(day: Page) -> None:
    bar = day.locator(".listen-bar button")
    assert not bar.is_visible()
    day.get_by_role("button", name="Listen from here: Where").click()
    loaded(day)
    day.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    day.evaluate("document.querySelector('audio').scrollIntoView({ block: 'center', behavior: 'instant' })")
    until(day, "document.querySelector('.listen-bar').hidden")
    day.evaluate("document.querySelector('h1').focus()")
    for _ in range(60):
        day.keyboard.press("Tab")
        covered = day.evaluate(
            """() => {
                const focus = document.activeElement, box = focus.getBoundingClientRect();
                const bar = document.querySelector('.listen-bar').getBoundingClientRect();
                return !focus.closest('.listen-bar') && bar.height > 0 && box.height > 0
                    && box.top >= bar.top && box.bottom <= bar.bottom
                    && box.left >= bar.left && box.right <= bar.right ? focus.outerHTML : '';
            }"""
        )
        assert covered == ""
    day.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    bar.wait_for(state="visible")
    assert bar.text_content() == "Carry on"
    bar.click()
    assert playing(day)
    bar.click()
    assert not playing(day)


def test_the_player_itself_plays_by_keyboard_and_space_still_scrolls(day: Page) -> None:
    day.keyboard.press("Space")
    until(day, "scrollY > 0")
    assert not playing(day)
    day.focus("audio")
    day.keyboard.press("Space")
    until(day, "window.involveCues && document.querySelector('.spoken')")
    assert day.evaluate(MARKED) == ["s.0"]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_axe_finds_no_barrier_while_one_listens(browser: Browser, site: Site, view: dict[str, Any]) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, **view)
    page = context.new_page()
    page.goto((site.folder / DAY.address / "index.html").as_uri())
    page.get_by_text("Parts of this recording").click()
    page.get_by_role("button", name="Listen from here: Where").click()
    loaded(page)
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": [*STANDARDS, "wcag2aaa"]}})
    found = [(one["id"], [node["target"] for node in one["nodes"]]) for one in results.response["violations"]]
    assert not found
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_without_a_script_nothing_dead_is_shown(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site.folder / DAY.address / "index.html").as_uri())
    assert page.locator(".listen button:visible, .listen-from:visible, .listen select:visible").count() == 0
    assert page.locator("audio").is_visible()
    context.close()
