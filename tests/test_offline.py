"""`involve build --offline`: a folder that opens from a USB stick, with every link, picture and recording."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from lxml import html
from PIL import Image
from playwright.sync_api import Browser, Page

from builder.addresses import to_file
from builder.build import Build
from builder.checks.browser import started
from builder.messages import BuildError
from builder.mkdocs_plugin import build_site
from builder.publish import Outputs
from builder.rules.files import unfit_for_stick
from tests.support import wexmoor
from tests.support.sites import involve, page, site, write
from tests.support.wexmoor import TODAY

ABOUT = page(
    "See [who to ask](events/talk.md#who-to-ask), [day centres](opportunities/day-centres.md)"
    " and [the plan](files/plan.csv).\n\n![The door of Moor House](images/door.png)\n",
    title="About us",
)
# In reading order, what people come by when they click from page to page.
WALK = ("Get involved", "Tell us about day centres", "Easy read", "Home", "A to Z")


def fields(answers: dict[str, object]) -> str:
    """A page of these answers and no words of its own."""
    return f"---\n{yaml.safe_dump(answers, allow_unicode=True)}---\n"


@pytest.fixture(scope="module")
def borough_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of a small site with one page of most kinds."""
    door = io.BytesIO()
    Image.new("RGB", (40, 60), "grey").save(door, "PNG")
    folder = site(tmp_path_factory.mktemp("stick"))
    write(folder, "content/about.md", ABOUT)
    write(folder, "content/images/door.png", door.getvalue())
    write(folder, "content/files/plan.csv", "what,when\nhours,2027\n")
    write(folder, "content/opportunities/day-centres.md", fields(wexmoor.OPPORTUNITY))
    write(folder, "content/events/talk.md", fields(wexmoor.EVENT))
    write(folder, "content/venues/the-orchard.md", fields(wexmoor.VENUE))
    return folder


def on_stick(folder: Path, *, website_only: bool = True) -> Build:
    """Build the site of a folder for a stick."""
    return build_site(folder, lambda done, total, what: None, TODAY, website_only, on_stick=True)


@pytest.fixture(scope="module")
def stick(borough_folder: Path) -> Path:
    """The folder that is copied to the stick."""
    on_stick(borough_folder)
    return borough_folder / "outputs" / "stick"


def files_of(folder: Path) -> dict[str, Path]:
    """Every file below a folder, by its path with slashes."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found}


def test_whoever_opens_the_stick_sees_two_things(stick: Path) -> None:
    assert sorted(path.name for path in stick.iterdir()) == ["Start here.html", "website"]
    start = (stick / "Start here.html").read_text("utf-8")
    assert '<script src="website/involve/reading.js">' in start, "with the colours that a reader has chosen"
    assert "Wexmoor Borough Council" in start
    assert "as it was on 23 November 2026" in start


def test_every_link_and_place_is_there(stick: Path) -> None:
    pages = {path: html.parse(str(path)) for path in files_of(stick).values() if path.suffix == ".html"}
    assert len(pages) > 10
    ids = {path: set(tree.xpath("//@id")) for path, tree in pages.items()}
    for path, tree in pages.items():
        for url in tree.xpath("//body//@href | //@src | //@action | //link[@rel!='canonical']/@href"):
            parts = urlsplit(url)
            if parts.scheme:
                assert parts.scheme in ("https", "mailto", "tel", "sms"), (path, url)
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), (path, url)
            assert not parts.fragment or parts.fragment in ids[target], (path, url)


def test_nothing_is_there_that_needs_a_server(stick: Path) -> None:
    names = set(files_of(stick / "website"))
    assert not names & {"404.html", "sitemap.xml", "robots.txt", "_headers"}
    assert not [name for name in names if ">RSS<" in (stick / "website" / name).read_text("utf-8", "replace")]
    assert "events/all.ics" in names, "a program for appointments reads this one without a server"


def test_any_stick_and_windows_can_hold_every_file(stick: Path) -> None:
    names = list(files_of(stick))
    assert len({name.casefold() for name in names}) == len(names)
    assert not list(unfit_for_stick((name, "") for name in names))


@pytest.mark.parametrize(
    "address",
    ["what?/index.html", "a:b/", "con/index.html", "NUL.pdf", "dot./x", "space /x", "a\\b", "x" * 201],
)
def test_a_name_that_cannot_stand_on_a_stick_is_told(address: str) -> None:
    (message,) = unfit_for_stick([(address, "content/it.md")])
    assert (message.code, message.file, message.level) == ("stick-name", "content/it.md", "stop")


@pytest.mark.parametrize(
    "address", ["feedback/bus-passes/index.html", "console/", "über-uns/", "bus.stops/a.pdf", "مرحبا/"]
)
def test_other_names_may_stand_on_it(address: str) -> None:
    assert not list(unfit_for_stick([(address, "content/it.md")]))


@pytest.mark.parametrize(
    ("url", "file"),
    [
        (".", "index.html"),
        ("../..", "../../index.html"),
        ("../feedback/#x", "../feedback/index.html#x"),
        ("all-pages/?q=bus", "all-pages/index.html?q=bus"),
        ("#page.main", "#page.main"),
        ("day.pdf", "day.pdf"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:involve@example.org", "mailto:involve@example.org"),
    ],
)
def test_links_lead_to_files(url: str, file: str) -> None:
    assert to_file(url) == file


def test_the_same_bytes_twice_and_the_site_stays_as_it_was(stick: Path, borough_folder: Path) -> None:
    first = {name: path.read_bytes() for name, path in files_of(stick).items()}
    build_site(borough_folder, lambda done, total, what: None, TODAY, website_only=True)
    site_before = {name: path.read_bytes() for name, path in files_of(stick.parent / "site").items()}
    on_stick(borough_folder)
    assert {name: path.read_bytes() for name, path in files_of(stick).items()} == first
    assert {name: path.read_bytes() for name, path in files_of(stick.parent / "site").items()} == site_before
    assert b'href="../all-pages/"' in site_before["opportunities/index.html"]
    assert b"index.html" not in site_before["opportunities/day-centres/easy-read/index.html"]


def test_a_failed_build_leaves_the_last_stick(tmp_path: Path) -> None:
    folder = site(tmp_path, day_md=page("Come in."))
    on_stick(folder)
    before = {name: path.read_bytes() for name, path in files_of(folder / "outputs" / "stick").items()}
    write(folder, "content/con.md", page("Oh."))
    with pytest.raises(BuildError, match=r"con\.md:1: “con” cannot be a name on a USB stick"):
        on_stick(folder)
    after = files_of(folder / "outputs" / "stick")
    assert {name: path.read_bytes() for name, path in after.items()} == before
    assert not (folder / "outputs" / ".staging").exists()


@pytest.mark.parametrize("killed", ["site", "stick"])
def test_what_a_killed_build_had_put_aside_comes_back(killed: str, tmp_path: Path) -> None:
    write(tmp_path, f".last-{killed}/index.html", "the last good one")
    outputs = Outputs(tmp_path, "stick" if killed == "site" else "site")
    outputs.begin()
    outputs.end()
    assert (tmp_path / killed / "index.html").read_text("utf-8") == "the last good one"


def test_the_command_says_what_to_do(tmp_path: Path) -> None:
    done = involve(site(tmp_path), "build", "--offline", "--only", "website")
    assert done.returncode == 0, done.stdout
    assert f"The site for a USB stick is in {tmp_path / 'outputs' / 'stick'}" in done.stdout
    assert "open “Start here.html”" in done.stdout
    assert not (tmp_path / "outputs" / "site").exists()


# ---- In a browser, from its files -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a network."""
    with started() as browser:
        yield browser


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page of a reader; nothing may come from the network, and the browser may have nothing to say."""
    context = browser.new_context(offline=True)
    shown = context.new_page()
    said: list[str] = []
    shown.on("console", lambda message: said.append(message.text))
    shown.on("pageerror", lambda error: said.append(str(error)))
    shown.on("request", lambda asked: None if asked.url.startswith("file:") else said.append(asked.url))
    # What a browser stops fetching because somebody has gone on to the next page is not missing.
    shown.on(
        "requestfailed",
        lambda asked: "ABORTED" in (asked.failure or "") or said.append(f"{asked.url} is missing"),
    )
    yield shown
    context.close()
    assert not said


@pytest.mark.chromium
def test_a_reader_clicks_through_it(stick: Path, reader: Page) -> None:
    reader.goto((stick / "Start here.html").as_uri())
    reader.wait_for_url("**/website/index.html")
    for name in WALK:
        reader.get_by_role("link", name=name, exact=True).first.click()
        reader.wait_for_load_state()
        assert reader.url.startswith(stick.as_uri())
        assert reader.locator("h1").count() == 1, reader.url
    assert reader.url.endswith("/all-pages/index.html")


@pytest.mark.chromium
def test_looks_letters_and_pictures_are_there(stick: Path, reader: Page) -> None:
    for name in ("about", "opportunities/day-centres/easy-read"):
        reader.goto((stick / "website" / name / "index.html").as_uri(), wait_until="load")
        pictures = reader.evaluate("[...document.images].map(one => one.complete && one.naturalWidth > 0)")
        assert pictures
        assert all(pictures), name
        assert reader.evaluate("document.fonts.ready.then(all => [...all].some(f => f.status == 'loaded'))")
        assert reader.evaluate("getComputedStyle(document.querySelector('.skip')).position") != "static"


@pytest.mark.chromium
def test_the_search_box_leads_to_a_page_with_and_without_scripts(stick: Path, browser: Browser) -> None:
    for scripts in (True, False):
        context = browser.new_context(offline=True, java_script_enabled=scripts)
        shown = context.new_page()
        shown.goto((stick / "website" / "about" / "index.html").as_uri())
        shown.get_by_role("searchbox").fill("orchard")
        shown.get_by_role("searchbox").press("Enter")
        place = shown.locator("[id='page.found']" if scripts else ".letter")
        place.get_by_role("link", name="The Orchard").first.click()
        shown.wait_for_url("**/venues/the-orchard/index.html")
        context.close()


@pytest.mark.chromium
def test_recordings_are_on_it_and_nothing_is_made_twice(sample_site: Path, reader: Page) -> None:
    folder = sample_site.parent.parent
    site_before = sorted(files_of(sample_site))
    done = on_stick(folder, website_only=False)
    assert done.made == sum(key == "easy-read" for _, key in done.artefacts), "only pages lead elsewhere"
    assert sorted(files_of(sample_site)) == site_before
    website = folder / "outputs" / "stick" / "website"
    for ending in ("*.mp3", "*.pdf", "*.docx"):
        assert {path.relative_to(website) for path in website.rglob(ending)} == {
            path.relative_to(sample_site) for path in sample_site.rglob(ending)
        }
    reader.goto((website / "opportunities" / "day-centres" / "index.html").as_uri())
    length = reader.evaluate(
        """async () => {
            const audio = document.querySelector('audio');
            audio.preload = 'metadata'; audio.load();
            await new Promise((done, fail) => { audio.onloadedmetadata = done; audio.onerror = fail; });
            return audio.duration;
        }"""
    )
    assert length > 60
