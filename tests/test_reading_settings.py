"""Reading settings: chosen on one page, kept on every page and without a flash, and no loss without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from builder import theme
from builder.checks.axe import STANDARDS
from builder.checks.browser import started
from builder.compose.standing import reading
from builder.serving import served
from builder.speech.sentences import sentences
from builder.words import text_of
from tests.support import wexmoor
from tests.support.website import launched, sample_website

pytestmark = pytest.mark.chromium

SCRIPTS = theme.themes_folder() / "involve" / "involve"
SETTINGS = "/how-to-read/"
KEPT = "localStorage.getItem('involve.reading')"
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }});"
EVERYTHING = "size=largest space=more colours=yellow-on-black font=device"
PAGES = (
    *("", "opportunities/", "opportunities/day-centres/", "opportunities/day-centres/easy-read/"),
    *("strategies/involving-people/", "events/", "all-pages/", "accessibility/", "how-to-read/"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_website(tmp_path_factory.mktemp("reading"))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture
def window(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser that knows nothing of the site yet."""
    context = browser.new_context(base_url=address)
    yield context
    context.close()


def settings(page: Page) -> dict[str, str]:
    """What is set on a page."""
    found: dict[str, str] = page.evaluate("({...document.documentElement.dataset})")
    return found


def choose(page: Page, **answers: str) -> None:
    for name, value in answers.items():
        page.locator(f"input[name={name}][value={value!r}]").check()


def test_what_is_chosen_holds_at_once_after_a_reload_and_on_every_page(window: BrowserContext) -> None:
    page = window.new_page()
    page.goto(SETTINGS)
    usual = page.evaluate("getComputedStyle(document.body).fontSize")
    assert settings(page) == {}
    assert page.locator(".reading input:checked").count() == 4
    choose(page, size="larger", colours="cream", space="more", font="device")
    chosen = {"size": "larger", "colours": "cream", "space": "more", "font": "device"}
    assert settings(page) == chosen
    assert page.locator(".reading [role=status]").inner_text() == "Done. This device remembers it."
    page.reload()
    assert settings(page) == chosen
    assert page.locator("input[value=cream]").is_checked()
    for name in ("/", "/opportunities/day-centres/easy-read/", "/404.html"):
        page.goto(name)
        assert settings(page) == chosen
    body = page.evaluate(
        "(({fontSize, backgroundColor}) => [fontSize, backgroundColor])(getComputedStyle(document.body))"
    )
    assert body == [f"{float(usual.removesuffix('px')) * 1.25:g}px", "rgb(251, 240, 217)"]


def test_back_to_usual_forgets_everything(window: BrowserContext) -> None:
    page = window.new_page()
    page.goto(SETTINGS)
    choose(page, size="largest", colours="dark")
    assert page.evaluate(KEPT) == "size=largest colours=dark"
    page.get_by_role("button", name="Back to usual").click()
    assert settings(page) == {}
    assert page.evaluate(KEPT) is None
    assert not page.locator("input[value=dark]").is_checked()
    choose(page, size="larger")
    choose(page, size="")
    assert page.evaluate(KEPT) is None, "the usual is nothing to remember"
    assert window.cookies() == []


def test_other_windows_and_pages_to_which_one_goes_back_follow(window: BrowserContext) -> None:
    page, other = window.new_page(), window.new_page()
    other.goto("/")
    page.goto("/opportunities/")
    page.goto(SETTINGS)
    choose(page, colours="pale-blue")
    other.wait_for_function("document.documentElement.dataset.colours === 'pale-blue'")
    page.go_back()
    assert settings(page) == {"colours": "pale-blue"}


def test_nothing_flashes(window: BrowserContext) -> None:
    """The settings are there before the first element of the body is, so before anything is painted."""
    window.add_init_script(
        f"localStorage.setItem('involve.reading', {EVERYTHING!r});"
        "new MutationObserver((_, watch) => { if (document.body) {"
        " window.early = {...document.documentElement.dataset}; watch.disconnect(); } })"
        ".observe(document, {childList: true, subtree: true});"
    )
    page = window.new_page()
    for name in PAGES:
        page.goto(f"/{name}")
        assert len(page.evaluate("early")) == 4, name


def test_what_stands_in_the_way_of_remembering_does_no_harm(window: BrowserContext) -> None:
    faults: list[str] = []
    window.add_init_script(BLOCKED)
    page = window.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(SETTINGS)
    choose(page, colours="dark")
    assert settings(page) == {"colours": "dark"}
    assert "for this page only" in page.locator(".reading [role=status]").inner_text()
    page.goto("/")
    assert settings(page) == {}
    assert faults == []


@pytest.mark.parametrize("kept", ["", "size", "=", "colours=nonsense onload=x", "size=larger size=larger =="])
def test_nonsense_that_is_kept_does_no_harm(kept: str, window: BrowserContext) -> None:
    page = window.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(SETTINGS)
    page.evaluate("kept => localStorage.setItem('involve.reading', kept)", kept)
    page.reload()
    assert settings(page).keys() <= {"size", "colours"}
    assert page.locator(".reading input:checked").count() == 4


def test_it_works_from_a_disk(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((site / "how-to-read" / "index.html").as_uri())
    choose(page, colours="yellow-on-black")
    page.goto((site / "index.html").as_uri())
    assert settings(page) == {"colours": "yellow-on-black"}
    page.evaluate("localStorage.clear()")
    page.close()


def test_without_javascript_there_is_no_dead_form_and_the_words_say_how(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(SETTINGS)
    assert not page.locator(".reading").is_visible()
    assert page.locator("main button, main input").filter(visible=True).count() == 0
    for words in ("Make words bigger", "Change the colours", "Use the keyboard alone", "It is not a cookie."):
        assert page.get_by_text(words).filter(visible=True).count() >= 1
    context.close()


def test_the_keyboard_is_enough(window: BrowserContext) -> None:
    page = window.new_page()
    page.goto(SETTINGS)
    page.locator("input[name=size]").first.focus()
    page.keyboard.press("ArrowDown")
    assert settings(page) == {"size": "larger"}
    for _ in ("space", "colours"):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert settings(page) == {"size": "larger", "colours": "light"}
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert settings(page) == {}


def test_targets_are_large_and_questions_have_names(window: BrowserContext) -> None:
    page = window.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(SETTINGS)
    for target in page.locator(".reading label, .reading button").all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    groups = page.locator(".reading legend").all_inner_texts()
    assert groups == ["Size of words", "Space between words and lines", "Colours", "Shapes of letters"]
    offered = page.locator(".reading").inner_text()
    assert all(name in offered for name in theme.tokens()["schemes"].values())


@pytest.mark.parametrize("scheme", ["", *theme.tokens()["schemes"]])
def test_axe_finds_no_barrier_in_any_scheme(scheme: str, window: BrowserContext) -> None:
    """The form has every kind of control; what else is drawn in each scheme is measured in test_colours."""
    window.add_init_script(f"localStorage.setItem('involve.reading', 'colours={scheme}')")
    page = window.new_page()
    page.goto(SETTINGS)
    options = {
        "runOnly": {"type": "tag", "values": list(STANDARDS)},
        "rules": {"color-contrast-enhanced": {"enabled": True}},
    }
    found = Axe().run(page, options=options).response["violations"]
    assert not found, [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize("device", [16, 32], ids=["usual", "letters of the device twice as large"])
def test_the_largest_words_fit_the_narrowest_screen(device: int, browser: Browser, address: str) -> None:
    with launched(browser.browser_type, f"--blink-settings=defaultFontSize={device}") as other:
        context = other.new_context(viewport={"width": 320, "height": 640}, base_url=address)
        context.add_init_script("localStorage.setItem('involve.reading', 'size=largest space=more')")
        page = context.new_page()
        for name in PAGES:
            page.goto(f"/{name}")
            size = page.evaluate("getComputedStyle(document.documentElement).fontSize")
            assert size == f"{device * 1.5:g}px"
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


def test_more_space_is_what_wcag_asks_for(window: BrowserContext) -> None:
    """WCAG 1.4.12: lines 1.5, letters .12, words .16 and paragraphs 2 times the size of the letters."""
    window.add_init_script("localStorage.setItem('involve.reading', 'space=more')")
    page = window.new_page()
    page.goto("/strategies/involving-people/")
    measured = page.locator(".prose p, .prose li, .prose h2, .crumbs a").evaluate_all(
        """all => all.map(getComputedStyle).map((style) => ["lineHeight", "letterSpacing", "wordSpacing",
          "marginBlockEnd"].map((name) => parseFloat(style[name]) / parseFloat(style.fontSize)))"""
    )
    assert len(measured) > 20
    for line, letters, words, _ in measured:
        assert line >= 1.5
        assert (letters, words) >= (0.119, 0.159)
    first = page.locator(".prose > p").first.evaluate(
        "one => parseFloat(getComputedStyle(one).marginBlockEnd) / parseFloat(getComputedStyle(one).fontSize)"
    )
    assert first >= 2


def test_colours_of_the_device_win_where_it_forces_them(browser: Browser, address: str) -> None:
    context = browser.new_context(forced_colors="active", base_url=address)
    context.add_init_script("localStorage.setItem('involve.reading', 'colours=yellow-on-black')")
    page = context.new_page()
    page.goto("/")
    found = page.evaluate(
        """() => {
          const canvas = document.createElement("p");
          canvas.style.cssText = "background: Canvas; color: CanvasText";
          document.body.append(canvas);
          const [theirs, ours] = [canvas, document.body].map(getComputedStyle);
          return [theirs.backgroundColor === ours.backgroundColor, theirs.color === ours.color];
        }"""
    )
    assert found == [True, True]
    context.close()


def test_paper_is_light_whatever_was_chosen(window: BrowserContext) -> None:
    window.add_init_script("localStorage.setItem('involve.reading', 'colours=dark')")
    page = window.new_page()
    page.emulate_media(media="print", color_scheme="light")
    page.goto(SETTINGS)
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    panel = page.locator(".other-formats").evaluate("one => getComputedStyle(one).backgroundColor")
    assert panel == "rgb(230, 242, 239)"


def test_the_script_of_every_page_is_tiny() -> None:
    assert (SCRIPTS / "reading.js").stat().st_size <= 1024
    assert "innerHTML" not in (SCRIPTS / "reading-form.js").read_text("utf-8")


def test_scripts_and_form_agree_on_what_there_is() -> None:
    form = (SCRIPTS.parent / "parts" / "reading.html").read_text("utf-8")
    named = re.findall(r'^  \("(\w+)", "[^"]+", \[', form, re.MULTILINE)
    assert str(named).replace("'", '"') in (SCRIPTS / "reading.js").read_text("utf-8")


def test_the_page_keeps_to_the_rules_of_easy_read() -> None:
    page = reading.compose(wexmoor.catalogue())
    assert page.title == "How to read this site"
    known = {section.id for section in page.after if section}
    for place, easy in page.easy:
        assert place in {"", *known}
        for idea in easy.ideas:
            assert all(len(one.split()) <= 15 for one in sentences(text_of(idea.children)))
