"""Listening to a page: cues that are true, and a player that marks what is spoken, in a real browser."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from jinja2 import Environment, FileSystemLoader
from lxml import html
from mkdocs.utils.templates import url_filter
from playwright.sync_api import Browser, BrowserContext, Page

from builder import formats, theme
from builder.cache import Artefact
from builder.checks.axe import STANDARDS
from builder.checks.browser import started
from builder.context import Context
from builder.document import Definition, DefinitionList, Document, Paragraph, Section, Strong, Term, Text
from builder.gathered import gather
from builder.kept import Kept
from builder.preview import Preview
from builder.speech.places import name, places
from builder.speech.recording import record
from builder.speech.sentences import fold
from builder.website import fonts as webfonts
from builder.website import listening
from builder.website.pages import Pages
from builder.website.web import Web
from tests.support import wexmoor
from tests.support.documents import says, words
from tests.support.sites import write

CARER = Term(words("Carers"), "people who look after a friend", "carer")
LONG = "We ask everyone what would suit them best, and we write down all that they tell us."
DAY = Document(
    title="Day centres",
    summary="Tell us what would suit you.",
    address="pages/day/",
    blocks=(
        Paragraph((Text("We listen. "), Strong((Text("It is free. It is fun."),)))),
        Section("pay", words("What we pay"), 2, (Paragraph((CARER, Text(" get £15."))), says(LONG))),
        Section(
            "where",
            words("Where"),
            2,
            (
                DefinitionList((Definition(words("Place"), ((says("The Orchard"),),)),)),
                Section("bus", words("By bus"), 3, (says("Take the number 7."),)),
            ),
        ),
    ),
)
SILENT = replace(DAY, address="pages/silent/", lang="cy")


class Site(NamedTuple):
    """A site of two pages, one of them with a recording, and what that is made of."""

    folder: Path
    artefact: Artefact
    context: Context

    @property
    def cues(self) -> dict[str, list[list[Any]]]:
        """What the file of cues says to a browser."""
        text = (self.folder / DAY.address / "day.cues.js").read_text("utf-8")
        found: dict[str, list[list[Any]]] = json.loads(text.removeprefix("window.involveCues=").rstrip(";\n"))
        return found

    def words(self, place: int) -> str:
        """What is heard at a place, and so must be marked while it is."""
        heard = [one.text for one in record(DAY, self.context).script if not one.added]
        return (
            DAY.title
            if place == 0
            else " ".join(text for text, at in zip(heard, places(DAY)[1:], strict=True) if at == place)
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, with a recording by the voice of the program."""
    folder = tmp_path_factory.mktemp("listening")
    of = wexmoor.catalogue()
    context = Context(of.site, folder / "content", folder / "cache")
    (row,) = (row for row in formats.FORMATS if row.key == "audio")
    made = {
        (one.address, "audio"): formats.Job(one, row, letter * 64, context)()
        for one, letter in ((DAY, "a"), (SILENT, "b"))
    }
    pages = {one.address: one for one in (DAY, SILENT)}
    keys = {address: formats.document_key(gather(one), context) for address, one in pages.items()}
    looks = theme.themes_folder() / "involve"
    env = Environment(loader=FileSystemLoader(looks), autoescape=True)
    env.filters["url"] = url_filter
    written = Pages(Web(context, pages, keys, made, of), env, [str(looks)], "", Kept(folder / "pages"))
    for address, one in pages.items():
        write(folder, f"site/{address}index.html", written.standard(one, one.title))
    for artefact in made.values():
        for file in artefact.files:
            shutil.copy(file, folder / "site" / DAY.address)
    shutil.copytree(looks / "involve", folder / "site" / "involve")
    write(folder, "site/involve/site.css", theme.css())
    (folder / "site" / "involve" / "fonts").mkdir()
    webfonts.write(folder / "site" / "involve" / "fonts")
    return Site(folder / "site", made[DAY.address, "audio"], context)


def test_cues_are_in_order_and_within_the_recording(site: Site) -> None:
    length = record(DAY, site.context).timeline.seconds
    times = [time for _, begin, end in site.cues["cues"] for time in (begin, end)]
    assert times == sorted(times)
    assert times[0] >= 0
    assert times[-1] <= length
    assert {place for place, _, _ in site.cues["cues"]} == set(places(DAY))


def test_what_is_said_for_listeners_alone_marks_nothing_wrong(site: Site) -> None:
    recording = record(DAY, site.context)
    begins = {round(clip.from_second, 2): clip.text for clip in recording.timeline.clips}
    at = [(place, begins[begin]) for place, begin, _ in site.cues["cues"]]
    term = next(place for place, text in at if text == "Carers get £15.")
    assert (term, "Carer means: people who look after a friend.") in at, "shown beside the term"
    marked = {text for _, text in at}
    silent = [clip.text for clip in recording.timeline.clips if clip.text not in marked]
    assert silent[0].startswith("Published by Wexmoor")
    assert "Do you need this in another format?" in silent


def test_parts_begin_where_their_headings_are_heard(site: Site) -> None:
    begins = {place: begin for place, begin, _ in reversed(site.cues["cues"])}
    heading = {site.words(place): begin for place, begin in begins.items()}
    assert site.cues["parts"][:3] == [
        ["Day centres", "", 0.0],
        ["What we pay", "pay", heading["What we pay"]],
        ["Where", "where", heading["Where"]],
    ]
    assert site.cues["parts"][3][:2] == ["Do you need this in another format?", ""]
    assert [part["title"] for part in listening.followed(DAY, site.artefact)["parts"]] == [
        p[0] for p in site.cues["parts"]
    ]


def test_the_page_offers_the_recording_without_a_script(site: Site) -> None:
    root = html.parse(site.folder / DAY.address / "index.html").getroot()
    (player,) = root.iter("audio")
    assert player.get("data-says") == site.cues["says"]
    assert player.get("preload") == "none"
    assert player.get("autoplay") is None
    (section,) = root.xpath("//section[@class='listen']")
    links = {fold(link.text_content()): link.get("href") for link in section.iter("a")}
    size = (site.folder / DAY.address / "day.mp3").stat().st_size
    assert links == {
        f"Download (MP3, {round(size / 1000)} KB)": "day.mp3",
        "Read the words of the recording": "day.txt",
    }
    assert "Where 0:" in fold(section.xpath("details")[0].text_content())
    scripted = section.xpath("p[button] | .//li[select]")
    assert len(scripted) == 2
    assert all("hidden" in element.attrib for element in scripted)


def test_a_page_without_a_recording_pays_nothing(site: Site) -> None:
    page = (site.folder / SILENT.address / "index.html").read_text("utf-8")
    for word in ("<audio", "listen.js", 'id="s.', "Listen"):
        assert word not in page


def test_the_transcript_says_in_which_letters_it_is_written(site: Site) -> None:
    data = (site.folder / DAY.address / "day.txt").read_bytes()
    assert data.startswith("\ufeffDay centres\n".encode())
    assert "£15" in data.decode()


def test_a_preview_makes_the_recording_for_its_cues(site: Site, tmp_path: Path) -> None:
    (row,) = (row for row in formats.FORMATS if row.key == "audio")
    preview = Preview([formats.Job(DAY, row, "a" * 64, site.context)])
    assert preview.fetch("/pages/day/day.cues.js", tmp_path) is None
    assert (tmp_path / "pages" / "day" / "day.cues.js").read_bytes() == (
        site.folder / DAY.address / "day.cues.js"
    ).read_bytes()


# ---- In a browser, from the disk: what works there works on a server -------------------------------------


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


@pytest.mark.chromium
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


@pytest.mark.chromium
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


@pytest.mark.chromium
def test_nothing_is_fetched_and_nothing_plays_before_somebody_asks(
    day: Page, asked: list[str], site: Site
) -> None:
    day.wait_for_timeout(300)
    assert not playing(day)
    assert not [file for file in asked if file.startswith("day.")]
    day.get_by_role("button", name="Listen from here: Where").click()
    loaded(day)
    assert {"day.mp3?aaaaaaaa", "day.cues.js?aaaaaaaa"} <= set(asked), "which recording it is"


@pytest.mark.chromium
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


@pytest.mark.chromium
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
    loaded(day)
    assert day.evaluate(MARKED) == [name(places(DAY)[5])]


@pytest.mark.chromium
def test_cues_of_another_page_mark_nothing(day: Page) -> None:
    day.evaluate("document.querySelector('audio').dataset.says = 'something else'")
    day.get_by_role("button", name="Listen from here: Where").click()
    loaded(day)
    assert day.evaluate(MARKED) == []


@pytest.mark.chromium
def test_a_speed_is_remembered(day: Page) -> None:
    day.get_by_label("Speed").select_option("Faster")
    assert day.evaluate("document.querySelector('audio').playbackRate") == 1.25
    day.reload()
    assert day.get_by_label("Speed").input_value() == "1.25"
    day.get_by_role("button", name="Listen from here: Where").click()
    loaded(day)
    assert day.evaluate("document.querySelector('audio').playbackRate") == 1.25


@pytest.mark.chromium
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
    day.evaluate("document.querySelector('audio').pause()")
    day.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    day.evaluate("document.querySelector('audio').play()")
    begin = site.cues["parts"][1][2]
    at(day, begin + 0.1)
    day.wait_for_timeout(500)
    assert day.evaluate("scrollY") == 0, "the slider that the reader holds stays where it is"


@pytest.mark.chromium
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


@pytest.mark.chromium
def test_the_player_itself_plays_by_keyboard_and_space_still_scrolls(day: Page) -> None:
    day.keyboard.press("Space")
    until(day, "scrollY > 0")
    assert not playing(day)
    day.focus("audio")
    day.keyboard.press("Space")
    until(day, "window.involveCues && document.querySelector('.spoken')")
    assert day.evaluate(MARKED) == ["s.0"]


@pytest.mark.chromium
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


@pytest.mark.chromium
def test_without_a_script_nothing_dead_is_shown(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site.folder / DAY.address / "index.html").as_uri())
    assert page.locator(".listen button:visible, .listen-from:visible, .listen select:visible").count() == 0
    assert page.locator("audio").is_visible()
    context.close()
