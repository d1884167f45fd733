"""The page of a finished edition: player, tracks and files, in a real browser with and without scripts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import BrowserContext, Page

from builder import formats
from builder.build import Build
from builder.checks import axe, keyboard, links, network, noscript, targets, zoom
from builder.checks.views import DESKTOP, MOBILE, NARROW, View
from builder.checks.visit import Visit
from builder.formats import AUDIO
from builder.kept import Kept
from builder.mkdocs_plugin import build_site
from builder.speech.sentences import fold
from builder.speech.timeline import RATE
from tests.support.sites import built
from tests.support.talking_news import ADDRESS, NAME, ROOT, WORDS, edition_site, programme, shelve
from tests.support.visits import visiting
from tests.support.wexmoor import TODAY

LIST = "talking-news/"
VIEWS = (DESKTOP, MOBILE, NARROW, View(1280, 900, "dark"), View(390, 800, "forced colours"))
STARTS = [begin / RATE for begin in programme().starts]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site with one finished edition, on whose tracks two readers take turns."""
    folder = edition_site(tmp_path_factory.mktemp("edition"))
    shelve(programme(readers=("Ann", "Bob")), folder)
    return built(folder, TODAY, website_only=True)


@pytest.fixture(scope="module")
def site(build: Build) -> Path:
    assert build.outputs
    return build.outputs.site


@pytest.fixture(scope="module")
def tree(site: Path) -> html.HtmlElement:
    """The page of the edition."""
    return read(site, ADDRESS)


def read(site: Path, address: str) -> html.HtmlElement:
    return html.parse(str(site / address / "index.html")).getroot()


# ---- What is published -------------------------------------------------------------------------------------


def test_its_files_stand_beside_its_page(build: Build, site: Path) -> None:
    shelf = site.parent / "editions" / "2026-11"
    for file in shelf.iterdir():
        published = site / ADDRESS / file.name
        if file.name == "edition.json":
            assert not published.exists()
        else:
            assert published.read_bytes() == file.read_bytes()


def test_its_page_is_read_in_no_other_way(build: Build, site: Path, tmp_path: Path) -> None:
    assert not (site / ADDRESS / "2026-11.mp3").exists()
    keys = dict.fromkeys(build.documents, "a key")
    given = build.documents, keys, build.context, Kept(tmp_path / "bodies"), {}
    _, jobs = formats.plan(*given, recorded=build.editions.made)
    heard = {job.document.address for job in jobs if job.format.key == AUDIO}
    assert heard == set(build.documents) - {ADDRESS}
    _, usual = formats.plan(*given)
    assert ADDRESS in {job.document.address for job in usual if job.format.key == AUDIO}


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the whole folder of the site, in which most is made already."""
    return Path(shutil.copytree(site.parent.parent, tmp_path / "copy"))


def test_what_is_gone_from_the_shelf_is_gone_from_the_site(copy: Path) -> None:
    (copy / "outputs" / "editions" / "2026-11" / f"{NAME}.mp3").unlink()
    built(copy, TODAY, website_only=True)
    page = read(copy / "outputs" / "site", ADDRESS)
    assert not page.xpath("//audio | //*[@class='tracks'] | //link[contains(@href, 'podcast')]")
    assert not list((copy / "outputs" / "site" / ADDRESS).glob("*.mp3"))
    assert not (copy / "outputs" / "site" / "talking-news" / "podcast.xml").exists()


def test_a_stick_holds_the_sound_and_the_words(copy: Path) -> None:
    build_site(copy, lambda done, total, what: None, TODAY, website_only=True, on_stick=True)
    website = copy / "outputs" / "stick" / "website"
    names = {file.name for file in (website / ADDRESS).iterdir() if file.is_file()}
    assert names == {"index.html", f"{NAME}.mp3", f"{NAME}.txt"}
    assert not list(website.rglob("podcast.xml"))
    page = read(website, ADDRESS)
    assert [one.get("href") for one in page.xpath("//*[@class='downloads']//a")] == [
        f"{NAME}.mp3",
        f"{NAME}.txt",
    ]
    assert not page.xpath("//*[@class='podcast'] | //track | //link[contains(@href, 'podcast')]")


# ---- What pages show ---------------------------------------------------------------------------------------


def test_there_is_a_player_for_all_of_it(tree: html.HtmlElement) -> None:
    (player,) = tree.iter("audio")
    assert (player.get("preload"), player.get("autoplay")) == ("none", None)
    assert urlsplit(player.get("src")).path == f"{NAME}.mp3"
    (track,) = player.iter("track")
    assert (track.get("kind"), track.get("srclang")) == ("captions", "en-GB")
    assert urlsplit(track.get("src")).path == f"{NAME}.vtt"
    words = fold(tree.xpath("//section[contains(@class, 'listen')]")[0].text_content())
    assert "Listen to this edition (under a minute)" in words
    assert "Read by Ann and Bob." in words


def test_each_track_is_a_link_to_its_moment(tree: html.HtmlElement) -> None:
    tracks = tree.xpath("//ol[@class='tracks']/li")
    assert [one.find("a").text_content() for one in tracks] == [title for title, _, _ in WORDS]
    assert [one.get("class") for one in tracks] == [f"track-{level}" for _, level, _ in WORDS]
    assert [one.find("span").text for one in tracks] == [
        f"under a minute, read by {reader}" for reader in ("Ann", "Bob", "Ann", "Bob")
    ]
    addresses = [urlsplit(one.find("a").get("href")) for one in tracks]
    source = urlsplit(tree.find(".//audio").get("src"))
    assert {(one.path, one.query) for one in addresses} == {(source.path, source.query)}
    assert [one.fragment for one in addresses] == [f"t={round(begin, 3)}" for begin in STARTS]


def test_its_files_say_how_big_they_are_and_what_they_are_for(tree: html.HtmlElement, site: Path) -> None:
    files = tree.xpath("//ul[@class='downloads']/li")
    links_to = [one.find("a") for one in files]
    assert [one.get("href") for one in links_to] == [
        *(f"{NAME}.mp3", f"{NAME}.zip", f"{NAME}-daisy.zip", f"{NAME}.epub", f"{NAME}.txt"),
    ]
    size = (site / ADDRESS / f"{NAME}.mp3").stat().st_size
    assert links_to[0].text == f"All in one file (MP3, {round(size / 1000)} KB)"
    assert all(len(one.find("span").text.split()) > 4 for one in files)
    assert [one.get("download") is None for one in links_to] == [False, False, False, False, True]


def test_the_sound_is_one_of_the_formats_of_its_page(tree: html.HtmlElement) -> None:
    (listen,) = tree.xpath("//section[@class='formats']//a[contains(., 'Listen')]")
    assert listen.get("href") == f"{NAME}.mp3"
    assert "under a minute" in listen.text_content()


def test_the_first_page_and_the_list_play_it(site: Path) -> None:
    for address, up in (("", ""), (LIST, "../")):
        page = read(site, address)
        (player,) = page.iter("audio")
        assert urlsplit(player.get("src")).path == f"{up}{ADDRESS}{NAME}.mp3".removeprefix(f"../{LIST}")
        assert "Listen to all of it: under a minute" in page.text_content()


def test_the_podcast_can_be_found(site: Path) -> None:
    for address in ("", LIST, ADDRESS):
        page = read(site, address)
        (link,) = page.xpath("//head/link[contains(@href, 'podcast.xml')]")
        assert (link.get("rel"), link.get("type")) == ("alternate", "application/rss+xml")
        told = page.xpath("//*[@class='podcast']//a")
        assert [one.text for one in told] == [ROOT + LIST + "podcast.xml"] * (address != "")


# ---- In a browser ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def visit(site: Path) -> Iterator[Visit]:
    with visiting(site, (ADDRESS,)) as visit:
        yield visit


@pytest.mark.chromium
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_axe_finds_no_barrier(visit: Visit, view: View) -> None:
    assert list(axe.check(visit, (view,))) == []


@pytest.mark.chromium
@pytest.mark.parametrize(
    "check",
    [keyboard.check, zoom.reflow, zoom.spacing, targets.check, noscript.check, network.check, links.check],
)
def test_nothing_keeps_anybody_out(visit: Visit, check: Callable[[Visit], Iterator[Any]]) -> None:
    assert list(check(visit)) == []


@pytest.fixture
def context(visit: Visit) -> Iterator[BrowserContext]:
    """A browser that asks this site alone, and has nothing to complain of."""
    said: list[str] = []
    with visit.context(MOBILE) as context:
        context.on("request", lambda request: said.append(request.url))
        context.on("console", lambda message: said.append(message.text))
        context.on("weberror", lambda error: said.append(str(error.error)))
        yield context
    assert [one for one in said if not one.startswith(visit.address)] == []


def until(page: Page, true: str, given: object = None) -> None:
    """Wait until something is true; the browser's own way to wait is stopped by the page's policy."""
    for _ in range(200):
        if page.evaluate(true, given):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {true}")


def time(page: Page) -> float:
    return float(page.evaluate("document.querySelector('audio').currentTime"))


PLAYS_FROM = (
    "(begin) => { const { currentTime: now, paused } = document.querySelector('audio');"
    " return !paused && now > begin && now < begin + 3; }"
)
CURRENT = "document.querySelector('.tracks [aria-current]')?.textContent"


@pytest.mark.chromium
def test_a_listener_plays_skips_and_plays_again(visit: Visit, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(visit.address + ADDRESS)
    assert page.evaluate(CURRENT) is None
    page.locator(".tracks a").nth(0).click()
    until(page, PLAYS_FROM, 0)
    page.get_by_role("link", name="The clock & the pigeon").press("Enter")
    until(page, PLAYS_FROM, STARTS[2])
    until(page, f"{CURRENT} === 'The clock & the pigeon'")
    assert page.url == visit.address + ADDRESS, "on this page still"
    page.evaluate("document.querySelector('audio').currentTime += 2")
    until(page, "(begin) => document.querySelector('audio').currentTime > begin", STARTS[2] + 2)
    page.locator(".tracks a").nth(2).click()
    until(page, "(begin) => document.querySelector('audio').currentTime < begin", STARTS[2] + 1.5)
    assert time(page) > STARTS[2] - 0.01
    page.evaluate("document.querySelector('audio').playbackRate = 4")
    until(page, f"{CURRENT} === 'Goodbye'")
    page.evaluate("document.querySelector('audio').pause()")
    assert page.locator(".listen-bar button").text_content() == "Carry on"


@pytest.mark.chromium
def test_the_podcast_can_be_copied(visit: Visit, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(visit.address + LIST)
    page.get_by_role("button", name="Copy the address").click()
    until(page, "document.querySelector('.podcast [role=status]').textContent === 'Copied.'")
    assert page.evaluate("navigator.clipboard.readText()") == ROOT + LIST + "podcast.xml"


@pytest.mark.chromium
def test_without_scripts_a_track_opens_at_its_moment(visit: Visit) -> None:
    with visit.context(MOBILE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(visit.address + ADDRESS)
        assert page.locator(".speed, .listen-bar, [data-copies]").evaluate_all(
            "all => all.every((one) => one.hidden)"
        )
        page.locator(".tracks a").nth(2).click()
        page.wait_for_url(f"**/{NAME}.mp3*")
        assert urlsplit(unquote(page.url)).fragment == f"t={round(STARTS[2], 3)}"
    with visit.context(MOBILE) as context:  # what the browser makes of such an address
        sound = context.new_page()
        sound.goto(page.url)
        until(sound, "(begin) => document.querySelector('video').currentTime >= begin", STARTS[2] - 0.1)
        assert sound.evaluate("document.querySelector('video').currentTime") < STARTS[2] + 3
