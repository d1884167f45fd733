"""The sample site in a real browser: no barriers that axe finds, no other host, nothing lost when narrow."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, sync_playwright

pytestmark = pytest.mark.chromium

QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
PAGES = (
    "",
    "opportunities/",
    "opportunities/day-centres/",
    "opportunities/day-centres/easy-read/",
    "opportunities/bus-passes/",
    "feedback/",
    "feedback/bus-passes/",
    "strategies/",
    "strategies/involving-people/",
    "groups/",
    "groups/carers-forum/",
    "events/",
    "venues/the-orchard/",
    "talking-news/",
    "newsletters/winter-2026/",
    "glossary/",
    "ladder/",
    "all-pages/",
    "404.html",
)
VIEWS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "forced colours": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
    "mobile": {"viewport": {"width": 390, "height": 800}},
    "320 pixels": {"viewport": {"width": 320, "height": 640}},
}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(sample_site: Path) -> Iterator[str]:
    """The sample site, served on this computer."""
    handler = functools.partial(_Quiet, directory=str(sample_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium, as Debian packages it."""
    found = next(
        path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))
    )
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=QUIET)


@pytest.fixture(params=VIEWS)
def view(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """One way of looking at a page, without JavaScript of the page's own."""
    context = browser.new_context(**VIEWS[request.param])  # type: ignore[arg-type]
    yield context
    context.close()


def test_axe_finds_no_barrier(address: str, view: BrowserContext) -> None:
    page = view.new_page()
    for name in PAGES:
        page.goto(address + name)
        page.evaluate("document.querySelector('meta[http-equiv]')")
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}})
        found = [(v["id"], [node["target"] for node in v["nodes"]]) for v in results.response["violations"]]
        assert not found, (name, found)


def test_nothing_is_wider_than_the_screen(address: str, view: BrowserContext) -> None:
    page = view.new_page()
    for name in PAGES:
        page.goto(address + name)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def test_nothing_comes_from_another_host_and_nothing_is_blocked(address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(request.url))
    for name in PAGES:
        page.goto(address + name, wait_until="networkidle")
    assert all(url.startswith(address) for url in asked), asked
    assert not any(url.endswith(".mp3") for url in asked), "sound is fetched only when somebody plays it"
    assert not [line for line in said if "favicon" not in line], said
    context.close()


def test_every_link_leads_somewhere(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    seen: set[str] = set()
    for name in PAGES:
        page.goto(address + name)
        for link in page.locator("a[href]").all():
            href = link.evaluate("element => element.href")
            if href.startswith(address):
                seen.add(href)
    for href in sorted(seen):
        target, _, place = href.partition("#")
        answer = context.request.get(target)
        assert answer.ok, href
        if place:
            assert f'id="{place}"' in answer.text(), href
    context.close()


def test_the_recording_plays(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address + "opportunities/day-centres/")
    length = page.evaluate(
        """async () => {
            const audio = document.querySelector('audio');
            audio.preload = 'metadata'; audio.load();
            await new Promise((done, fail) => { audio.onloadedmetadata = done; audio.onerror = fail; });
            return audio.duration;
        }"""
    )
    assert length > 60
