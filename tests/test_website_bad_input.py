"""What nobody planned for: very long words, crowded navigation, other scripts; every page still passes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from lxml import html
from PIL import Image
from playwright.sync_api import Browser

from builder.checks import axe, keyboard, links, network, noscript, targets, zoom
from builder.checks.browser import started
from builder.checks.views import DESKTOP, NARROW, View
from builder.checks.visit import Visit
from builder.messages import BuildError
from builder.photographs import LONGEST
from builder.results import Finding
from builder.serving import served
from tests.support.sites import SITE, built, page, site, write
from tests.support.wexmoor import TODAY

pytestmark = [pytest.mark.chromium, pytest.mark.slow]

CHECKS = (zoom.reflow, zoom.spacing, targets.check, noscript.check, network.check, links.check)

LONG_WORD = "Rindfleisch" * 8 + "en"  # 90 letters
LONG_HEADING = ("We are changing how and when you can reach the people who help you at home " * 3)[:199] + "y"
LONG_TITLE = LONG_HEADING[:119] + "y"  # as long as one may be
COLUMNS = ("Centre", *(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]), "Lift", "Loop", "Bus", "Parking")
RIGHT_TO_LEFT = (
    'The hall is called <span lang="ar">قاعة البرتقال</span>, and people say “the Orchard”.\n\n'
    '## <span lang="ur">آپ کی رائے</span> – your say\n\n'
    '- <span lang="ur">ہمیں بتائیں کہ آپ کیا سوچتے ہیں۔</span>\n- Call 01632 960 140\n\n'
    '> <span lang="he">שלום לכולם</span>, said the chair.\n'
)
PLAN = "site_name: Involve\ntheme: {name: material}\ndocs_dir: content\nplugins: [involve]\nnav:\n"
PAGES = {
    "long-title": page(
        "Come in.\n\n## " + LONG_HEADING + "\n\nCome in.", title=LONG_TITLE, summary=LONG_TITLE
    ),
    "long-word": page(
        f"{LONG_WORD} and **{LONG_WORD}**.\n\n## {LONG_WORD}\n\n- {LONG_WORD}\n\n> {LONG_WORD}\n\n"
        f"| {LONG_WORD} | Day |\n|---|---|\n| {LONG_WORD} | {LONG_WORD} |\n\n"
        f"[{LONG_WORD}](https://www.example.org/{'a' * 200})",
        title=LONG_WORD,
        summary=LONG_WORD,
    ),
    "headings": page("\n\n".join(f"## Question {n}\n\nAnswer {n}." for n in range(1, 101)), title="Answers"),
    "right-to-left": page(
        RIGHT_TO_LEFT, title="Come to قاعة البرتقال on Monday", summary="قاعة البرتقال (hall)"
    ),
    "emoji": page(
        "Hooray 🎉 we did it 👩🏽‍🦽.\n\n## Next 🚌\n\nTake the bus.", title="Hooray 🎉", summary="🎉 Now ✅"
    ),
    "table": page(
        f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|\n"
        + f"| {' | '.join(['open 9am'] * 12)} |\n" * 6,
        title="Opening hours",
    ),
    "picture": page("![A wide view over the moor](moor.jpg)\n\n![A small sign](sign.png)", title="The moor"),
}


def picture(width: int, height: int, kind: str) -> bytes:
    """A picture with something to see in it."""
    shown = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(shown, kind)
    return shown.getvalue()


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A website of all of these pages, and of 60 more in its navigation."""
    folder = site(tmp_path_factory.mktemp("crowded"))
    for name, text in PAGES.items():
        write(folder, f"content/{name}.md", text)
    write(folder, "content/moor.jpg", picture(8000, 6000, "JPEG"))
    write(folder, "content/sign.png", picture(300, 200, "PNG"))
    for number in range(1, 61):
        write(folder, f"content/topic-{number}.md", page("Come in.", title=f"Topic {number}"))
    topics = "".join(f"  - topic-{number}.md\n" for number in range(1, 61))
    write(folder, "mkdocs.yml", PLAN + topics)
    built(folder, TODAY, website_only=True)
    return folder / "outputs" / "site"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A website of nothing but a first page: all of its lists are empty."""
    folder = site(tmp_path_factory.mktemp("empty"))
    built(folder, TODAY, website_only=True)
    return folder / "outputs" / "site"


@pytest.fixture(scope="module")
def urdu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A website in a language that is written from right to left, and that no voice here speaks."""
    folder = site(tmp_path_factory.mktemp("urdu"))
    write(folder, "content/site.yml", SITE + "language: ur\n")
    words = "## آپ کیا کر سکتے ہیں\n\nہمیں بتائیں۔\n\n- فون کریں: 01632 960 140\n- Wexmoor Library\n"
    write(
        folder, "content/rai.md", page(words, title="آپ کی رائے", summary="ہمیں بتائیں کہ آپ کیا سوچتے ہیں۔")
    )
    built(folder, TODAY, website_only=True)
    return folder / "outputs" / "site"


# The pages of each website that are unlike those of any other.
LOOKED_AT = {
    "crowded": ("", "all-pages/", *(f"{name}/" for name in PAGES)),
    "empty": ("", "all-pages/", "404.html"),
    "urdu": ("rai/", "all-pages/"),
}
SEEN = (DESKTOP, View(1280, 900, "dark"), NARROW)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture(scope="module", params=LOOKED_AT)
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    """Each website in turn."""
    folder: Path = request.getfixturevalue(request.param)
    with served(folder) as address:
        yield Visit(browser, address, folder, LOOKED_AT[request.param], "https://involve.example.org/")


def told(found: Iterable[Finding]) -> list[str]:
    return [f"{one.page}: {one.what} {one.where}" for one in found]


@pytest.mark.parametrize("view", SEEN, ids=str)
def test_axe_finds_no_barrier(view: View, visit: Visit) -> None:
    assert not told(axe.check(visit, (view,)))


@pytest.mark.parametrize("check", CHECKS)
def test_it_passes_every_check(check: Callable[[Visit], Iterator[Finding]], visit: Visit) -> None:
    assert not told(check(visit))


@pytest.mark.parametrize("name", ["table/", "long-word/"])
def test_it_can_be_used_by_keyboard(name: str, crowded: Path, browser: Browser) -> None:
    with served(crowded) as address:
        assert not told(keyboard.check(Visit(browser, address, crowded, (name,))))


def test_a_title_that_is_longer_still_is_told(tmp_path: Path) -> None:
    folder = site(tmp_path, day_md=page("Come in.", title=LONG_HEADING))
    with pytest.raises(BuildError, match=r"content/day\.md:2: “title” has 200 characters"):
        built(folder, TODAY, website_only=True)


@pytest.mark.parametrize("which", ["crowded", "empty", "urdu"])
def test_no_id_stands_twice(which: str, request: pytest.FixtureRequest) -> None:
    for path in request.getfixturevalue(which).rglob("*.html"):
        ids = html.parse(str(path)).xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_a_page_of_a_hundred_headings_has_as_many_places_to_go_to(crowded: Path) -> None:
    tree = html.parse(str(crowded / "headings" / "index.html"))
    assert len(tree.xpath("//nav//a[starts-with(@href, '#question-')] | //details//a")) >= 100


def test_a_huge_picture_is_published_small_and_says_its_size(crowded: Path) -> None:
    published = crowded / "moor.jpg"
    with Image.open(published) as image:
        assert image.size == (LONGEST, LONGEST * 6000 // 8000)
        (shown,) = html.parse(str(crowded / "picture" / "index.html")).xpath("//img[contains(@src, 'moor')]")
        assert (int(shown.get("width")), int(shown.get("height"))) == image.size
    assert published.stat().st_size < 300_000


def test_a_small_picture_is_published_as_it_is(crowded: Path) -> None:
    assert (crowded / "sign.png").read_bytes() == (crowded.parents[1] / "content" / "sign.png").read_bytes()
