"""Search in a real browser: what the sample site is found by, from a server and from a disk."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from builder.checks import axe
from builder.checks.browser import started
from builder.checks.views import DESKTOP, View
from builder.checks.visit import Visit
from builder.serving import served
from builder.theme import themes_folder
from builder.website.search.said import of_texts
from tests.support.website import sample_website
from tests.test_search import read

pytestmark = pytest.mark.chromium

CENTRES = "Tell us about day centres"
PASSES = "When should bus passes work?"
# What people type, the page that must be among the first three, and what the page says of it.
ASKED = (
    ("day centres", CENTRES, ""),
    ("Day-Centre", CENTRES, ""),
    ("centres", "Day centres – an evening from home", ""),
    ("centr", "Day centres – an evening from home", ""),
    ("day centers", CENTRES, "We looked for “centres”, because no page says “centers”."),
    ("where are the day centres", CENTRES, ""),
    (CENTRES, CENTRES, ""),
    ("bus pass", PASSES, ""),
    ("buss passes", PASSES, ""),
    ("bus pases", PASSES, "We looked for “passes”, because no page says “pases”."),
    (
        "voluntering",
        "Read for the Talking News",
        "We looked for “volunteer”, because no page says “voluntering”.",
    ),
    ("equipement panel", "Join the Equipment Panel", "We looked for “equipment”"),
    ("libary", "Cobbleswick Library", "We looked for “library”"),
    ("libraries", "Cobbleswick Library", ""),
    ("accesibility", "Accessibility statement", "We looked for “accessibility”"),
    ("kingfihser", "Kingfisher House", "We looked for “kingfisher”"),
    ("meetings", "Equipment Panel – the first meeting", ""),
    ("respite", "Words explained", "Respite: we say “replacement care”."),
    ("respit", "Words explained", "Respite: we say “replacement care”."),
    ("service users", "Words explained", "Service user: we say “person who uses services”."),
    ("informal carers", "What should we do for carers?", "Informal carer: we say “carer”."),
    (
        "old peoples home",
        "Involving people – our strategy for 2026 to 2030",
        "Old people’s home: we say “care home”.",
    ),
    ("British Sign Language", "About us", "We also looked for “BSL”."),
    ("carers", "Wexmoor Carers’ Forum", ""),
    ("carer's", "Wexmoor Carers’ Forum", ""),
    ("dont", "Involving people – our strategy for 2026 to 2030", ""),
    ("don’t", "Involving people – our strategy for 2026 to 2030", ""),
    ("coproduction", "Words explained", ""),
    ("01632 960 100", "How to read this site", ""),
    ("01632960100", "How to read this site", ""),
    ("ladder of involvement", "The ladder of involvement", ""),
    ("talking news november", "Talking News, November 2026", ""),
    ("kingfisher house xylophone", "Kingfisher House", "No page says all of this."),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the sample site."""
    return sample_website(tmp_path_factory.mktemp("search"))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The sample site, served on this computer."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


@pytest.fixture(scope="module")
def from_disk(site: Path, browser: Browser) -> Page:
    """The page of all pages, opened without a server."""
    found = browser.new_page()
    found.goto((site / "all-pages" / "index.html").as_uri())
    return found


def search(page: Page, query: str) -> list[str]:
    """Ask on the page that is open; the names of the pages found."""
    page.goto(f"{page.url.partition('?')[0]}?q={quote(query)}")
    page.wait_for_selector(".found h1")
    return page.locator(".found h2").all_inner_texts()


@pytest.mark.parametrize(("query", "expected", "told"), ASKED, ids=[query for query, _, _ in ASKED])
def test_what_people_type_finds_the_page(from_disk: Page, query: str, expected: str, told: str) -> None:
    assert expected in search(from_disk, query)[:3]
    notes = from_disk.locator(".found [role=status] p").all_inner_texts()
    assert any(note.startswith(told) for note in notes) if told else not notes


def test_a_number_is_never_mended(from_disk: Page) -> None:
    """A phone number with one wrong digit is another phone number."""
    assert search(from_disk, "01632960101") == []


def test_what_is_found_leads_there_from_a_disk(from_disk: Page) -> None:
    search(from_disk, "day centres")
    from_disk.get_by_role("link", name=CENTRES, exact=True).first.click()
    assert from_disk.url.endswith("/opportunities/day-centres/index.html")
    from_disk.go_back()
    from_disk.get_by_role("link", name=f"Easy read: {CENTRES}").click()
    assert from_disk.url.endswith("/opportunities/day-centres/easy-read/index.html")
    from_disk.go_back()
    from_disk.wait_for_selector(".found h1")


def test_what_is_found_says_what_one_wants_to_know(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{address}all-pages/")
    names = search(page, "day centres")
    assert page.locator("h1").all_inner_texts() == [f"{len(names)} pages about “day centres”"]
    assert page.locator("[role=status] h1").count() == 1, "it is announced"
    assert page.title() == f"{len(names)} pages about “day centres” – Involve Wexmoor"
    card = page.locator(".found .card").first
    assert card.locator("h2").inner_text() == CENTRES
    assert card.locator(".found-status").inner_text() == "Open until Friday 12 February 2027."
    assert page.locator("#page\\.search").input_value() == "day centres"
    assert page.get_by_role("heading", name="All pages, A to Z").count() == 1
    assert page.locator(".found-none").is_hidden()
    page.close()


def test_open_opportunities_stand_before_closed_ones(from_disk: Page) -> None:
    search(from_disk, "tell us")
    status = from_disk.locator(".found-status").all_inner_texts()
    first_closed = next(at for at, words in enumerate(status) if words.startswith("Closed"))
    assert any(words.startswith("Open") for words in status[:first_closed])


def test_nothing_found_still_helps(from_disk: Page) -> None:
    assert search(from_disk, "xyzzyq") == []
    assert from_disk.locator("h1").inner_text() == "No pages about “xyzzyq”"
    assert from_disk.locator(".found-none a[href='tel:01632960140']").is_visible()
    assert from_disk.locator(".letter a").count() > 40


def test_a_question_is_words_and_never_markup(from_disk: Page) -> None:
    query = "<img src=x onerror=alert(1)> $& </h1>"
    search(from_disk, query)
    assert from_disk.locator("h1").inner_text().endswith(f"about “{query}”")
    assert query in from_disk.title()
    assert from_disk.locator(".found img").count() == 0


def test_by_keyboard_from_any_page_and_back(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{address}opportunities/bus-passes/easy-read/")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "page.search":
            break
    page.keyboard.type("day centres")
    page.keyboard.press("Enter")
    page.wait_for_selector(".found h1")
    assert page.url == f"{address}all-pages/?q=day+centres"
    page.locator("#page\\.search").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.found') !== null"):
            break
    assert page.evaluate("document.activeElement.textContent") == CENTRES
    page.keyboard.press("Enter")
    page.wait_for_url("**/opportunities/day-centres/")
    page.go_back()
    page.wait_for_selector(".found h1")
    assert page.locator("#page\\.search").input_value() == "day centres"
    page.close()


def test_the_index_is_loaded_only_where_somebody_asks(address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    loaded: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(address).partition("?")[0]))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address, wait_until="networkidle")
    assert not [name for name in loaded if "search" in name]
    page.goto(f"{address}all-pages/", wait_until="networkidle")
    page.goto(f"{address}all-pages/?q=", wait_until="networkidle")
    assert "involve/search.js" in loaded
    assert "involve/search-index.js" not in loaded
    page.goto(f"{address}all-pages/?q=bus", wait_until="networkidle")
    assert loaded.count("involve/search-index.js") == 1
    assert not [name for name in loaded if name.startswith("http")], "no other host is asked"
    assert not [words for words in said if "favicon" not in words], "nothing is blocked by the page's policy"
    context.close()


def test_without_javascript_the_box_leads_to_the_letters(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}groups/")
    page.locator("#page\\.search").fill("day centres")
    page.get_by_role("button", name="Search").click()
    assert page.url == f"{address}all-pages/?q=day+centres"
    assert page.locator("h1").all_inner_texts() == ["All pages, A to Z"]
    assert page.get_by_role("link", name=CENTRES).is_visible()
    assert page.locator(".found").inner_text().strip() == ""
    context.close()


def test_an_index_that_does_not_come_leaves_the_letters(address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search-index.js?*", lambda route: route.abort())
    page.goto(f"{address}all-pages/?q=bus", wait_until="networkidle")
    assert page.locator("[role=status]").inner_text().startswith("The search did not load.")
    assert page.locator(".letter a").count() > 40
    context.close()


@pytest.mark.parametrize("query", ["informal carers " + "x" * 150, "xyzzyq"])
def test_no_barrier_in_what_is_found(site: Path, address: str, browser: Browser, query: str) -> None:
    visit = Visit(browser, address, site, (f"all-pages/?q={quote(query)}",))
    assert list(axe.check(visit, (DESKTOP, View(320, 640, "dark")))) == []
    for _, page in visit.each(View(320, 640)):
        assert page.locator(".found h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_word_is_in_the_index_that_its_page_does_not_say(site: Path) -> None:
    found = read((site / "involve" / "search-index.js").read_text("utf-8"))
    says = [_shown(site / one[0]) for one in found["pages"]]
    for word, by_worth in found["words"].items():
        for number in (number for numbers in by_worth.values() for number in numbers):
            assert word in says[number], (word, found["pages"][number][0])


def _shown(folder: Path) -> set[str]:
    """The words of a page and its easy read, as a browser shows them, and of their pictures."""
    texts: list[str] = []
    for path in (folder / "index.html", folder / "easy-read" / "index.html"):
        if path.exists():
            page = html.fromstring(path.read_text("utf-8"))
            texts += map(str, page.xpath("//title/text() | //meta[@name='description']/@content | //@alt"))
            texts += [str(text) for text in page.xpath("//main//text()")]
            texts.append(re.sub(r"\s+", " ", page.find("body").text_content()))
    return set(of_texts(texts))


def test_the_script_is_small() -> None:
    script = themes_folder() / "involve" / "involve" / "search.js"
    assert len(gzip.compress(script.read_bytes())) <= 4096
