"""The finder: which opportunities fit which answers, and the filters in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from builder.checks.axe import STANDARDS
from builder.checks.browser import QUIET
from builder.checks.views import VIEWS, View
from builder.compose.finder import FILTERS, fits, from_home, in_the_evening, lengths, minutes
from builder.schema.choices import Rung
from builder.schema.ladder import LADDER
from builder.schema.opportunity import Opportunity
from tests.support.circle import catalogue, event, opportunity, website


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("20 minutes, once", 20),
        ("about 20 min", 20),
        ("30–45 minutes", 45),
        ("Half an hour", 30),
        ("Less than an hour", 60),
        ("an hour and a half", 90),
        ("1½ hours", 90),
        ("1.5 hrs", 90),
        ("1 hour 20 minutes", 80),
        ("1 hour and 30 minutes", 90),
        ("1 to 2 hours", 120),
        ("2-hour meetings, every week", 120),
        ("Two and a half hours", 150),
        ("2 hours a week", 120),
        ("2 hours each morning", 120),
        ("10 minutes a day", 10),
        ("An hour a day, for 2 years", 60),
        ("3 hours every 2 months: a meeting of 2 hours, and about an hour of reading", 180),
        ("a morning", 180),
        ("half a day", 210),
        ("One day a month", 420),
        ("All day", 420),
        ("2 days", 840),
        ("£15 an hour for 2 hours", 120),
        ("Every 2 days", None),
        ("For 2 years", None),
        ("As long as you like", None),
        ("It is up to you", None),
    ],
)
def test_how_long_is_the_longest_stretch_that_is_named(words: str, expected: int | None) -> None:
    assert minutes(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("30 minutes", ("30", "120")),
        ("31 minutes", ("120",)),
        ("2 hours", ("120",)),
        ("3 hours", ("more",)),
        ("as long as you like", ("30", "120", "more")),
    ],
)
def test_what_is_short_fits_longer_and_what_is_not_known_is_never_left_out(
    words: str, expected: tuple[str, ...]
) -> None:
    assert lengths(words) == expected


@pytest.mark.parametrize(
    ("ways", "home"),
    [
        (["phone", "in person"], True),
        (["post", "meeting"], True),
        (["video", "meeting"], True),
        (["in person", "meeting"], False),
    ],
)
def test_one_way_without_a_journey_is_from_home(ways: list[str], home: bool) -> None:
    assert from_home(opportunity("asked", ways=ways)) is home


@pytest.mark.parametrize(
    ("day", "start", "ways", "evening"),
    [
        ("1 December 2026", "5pm", ["phone", "meeting"], True),
        ("1 December 2026", "4:59pm", ["phone", "meeting"], False),
        ("23 November 2026", "6pm", ["phone", "meeting"], True),
        ("22 November 2026", "6pm", ["phone", "meeting"], False),
        ("1 December 2026", "10am", ["online", "meeting"], True),
        ("1 December 2026", "10am", ["post", "meeting"], True),
    ],
)
def test_evening_is_a_meeting_to_come_at_five_or_later_or_a_way_at_any_time(
    day: str, start: str, ways: list[str], evening: bool
) -> None:
    it = opportunity("asked", ways=ways)
    of = catalogue(it, event("meeting", day, start, "9pm", opportunity="asked"))
    assert in_the_evening(it, of) is evening


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("everyone", ("users", "carers", "everyone")),
        ("users", ("users",)),
        ("carers", ("carers",)),
        ("both", ("users", "carers")),
        ("separately", ("users", "carers")),
    ],
)
def test_people_find_what_is_for_them_and_what_is_for_everyone(who: str, expected: tuple[str, ...]) -> None:
    it = opportunity("asked", **{"for": who})
    assert fits(it, catalogue(it))["who"] == expected


@pytest.mark.parametrize("rung", LADDER)
def test_each_rung_is_an_answer(rung: Rung) -> None:
    it = opportunity("asked", level=rung)
    (key,) = fits(it, catalogue(it))["level"]
    answers = dict(next(one for one in FILTERS if one.name == "level").answers)
    assert answers[key].lower().startswith(rung)


def test_every_fit_is_an_answer_that_stands_well_in_an_address() -> None:
    for it in catalogue().all(Opportunity):
        found = fits(it, catalogue())
        for one in FILTERS:
            assert set(found[one.name]) <= {value for value, _ in one.answers}
    for one in FILTERS:
        assert all(re.fullmatch(r"[a-z0-9-]+", text) for text in (one.name, *dict(one.answers)))


# ---- In a browser ------------------------------------------------------------------------------------------

browsing = pytest.mark.chromium
ALL = 9  # opportunities in the small borough, each of them a card


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Get involved of the small borough, opened from the disk, where nothing but files is at hand."""
    folder = tmp_path_factory.mktemp("finder")
    website(folder, catalogue())
    return (folder / "opportunities" / "index.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium, as the system has it."""
    found = next(
        path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))
    )
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=QUIET)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Get involved in a browser of its own, which must have nothing to complain about."""
    context = browser.new_context()
    context.set_default_timeout(30_000)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    yield page
    assert not said
    context.close()


def shown(page: Page) -> list[str]:
    """The names of the cards that can be seen, sorted."""
    return sorted(page.locator(".card:visible :is(h2, h3)").all_text_contents())


def told(page: Page) -> str:
    """What the live region says."""
    return page.get_by_role("status").text_content() or ""


ANYTIME = ["Plan breaks for carers", "Tell us about day centres"]
CHOICES = [
    ({"Paid": True}, ["Join the Equipment Panel", "Plan breaks for carers"], "?paid=yes"),
    ({"In the evening, or at any time": True}, ANYTIME, "?evening=yes"),
    ({"Who it is for": "everyone"}, 6, "?who=everyone"),
    ({"Who it is for": "users"}, 8, "?who=users"),
    ({"How long it takes": "more"}, ["Join the Equipment Panel", "Plan breaks for carers"], "?time=more"),
    ({"How long it takes": "120"}, 8, "?time=120"),
    ({"How much say you have": "partnership"}, ["Read for the Talking News"], "?level=partnership"),
    (
        {"Paid": True, "I can do it from home": True, "How long it takes": "120"},
        ["Plan breaks for carers"],
        "?paid=yes&home=yes&time=120",
    ),
    ({"Paid": True, "How much say you have": "giving-information"}, [], "?paid=yes&level=giving-information"),
]


def choose(page: Page, choices: dict[str, str | bool]) -> None:
    """Choose answers by the labels of their controls."""
    for label, choice in choices.items():
        control = page.get_by_label(label, exact=True)
        control.select_option(choice) if isinstance(choice, str) else control.check()


@browsing
@pytest.mark.parametrize(("choices", "expected", "query"), CHOICES, ids=[query for _, _, query in CHOICES])
def test_choices_show_what_suits_at_once_and_again_after_a_reload(
    page: Page, choices: dict[str, str | bool], expected: list[str] | int, query: str
) -> None:
    choose(page, choices)
    found = shown(page)
    assert (len(found) if isinstance(expected, int) else found) == expected
    assert told(page) == f"{len(found)} of {ALL} shown"
    assert page.url.partition("?")[2] == query[1:]
    page.reload()
    assert shown(page) == found
    assert told(page) == f"{len(found)} of {ALL} shown"


@browsing
def test_nothing_is_told_before_somebody_chooses(page: Page, address: str) -> None:
    assert told(page) == ""
    choose(page, {"Paid": True})
    assert told(page) == f"2 of {ALL} shown"
    page.goto(address)
    assert told(page) == ""


@browsing
def test_a_card_that_says_nothing_of_itself_suits_everybody(page: Page) -> None:
    card = page.locator(".card").first
    card.evaluate("card => { for (const name of Object.keys(card.dataset)) delete card.dataset[name]; }")
    choose(page, {"How much say you have": "partnership", "Paid": True})
    assert len(shown(page)) == 1
    assert card.is_visible()


@browsing
def test_a_link_that_was_shared_shows_the_same(page: Page, address: str) -> None:
    page.goto(address + "?paid=yes&who=carers&nonsense=1&level=nowhere")
    assert shown(page) == ["Join the Equipment Panel", "Plan breaks for carers"]
    assert page.get_by_label("Paid").is_checked()
    assert page.get_by_label("Who it is for").input_value() == "carers"
    assert page.get_by_label("How much say you have").input_value() == ""


@browsing
def test_back_from_a_page_shows_the_same(page: Page, address: str) -> None:
    choose(page, {"Paid": True})
    page.goto(address.replace("opportunities/", "feedback/"))
    page.go_back()
    page.wait_for_function("document.querySelector('[role=status]').textContent.startsWith('2 of')")
    assert shown(page) == ["Join the Equipment Panel", "Plan breaks for carers"]
    assert page.get_by_label("Paid").is_checked()


@browsing
def test_show_all_takes_every_choice_back(page: Page, address: str) -> None:
    choose(page, {"Paid": True, "How long it takes": "30"})
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == ALL
    assert page.url == address
    assert not page.get_by_label("Paid").is_checked()


@browsing
def test_a_group_without_anything_that_suits_says_so(page: Page) -> None:
    none = page.get_by_text("None of these suits.")
    assert none.locator("visible=true").count() == 0
    choose(page, {"How much say you have": "partnership"})
    assert none.locator("visible=true").count() == 3


@browsing
def test_the_keyboard_is_enough(page: Page) -> None:
    page.get_by_label("Paid").focus()
    page.keyboard.press("Space")
    assert told(page) == f"2 of {ALL} shown"
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**who=users**")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert told(page) == f"{ALL} of {ALL} shown"


@browsing
def test_a_place_on_the_page_stays_in_the_address(page: Page, address: str) -> None:
    page.goto(address + "#coming")
    choose(page, {"Paid": True})
    assert page.url.endswith("?paid=yes#coming")


@browsing
def test_lists_that_answer_the_same_give_way_to_the_filters(page: Page) -> None:
    assert not page.get_by_role("heading", name="What suits you", exact=True).is_visible()
    assert not page.get_by_role("link", name="What suits you").is_visible()


@browsing
def test_without_javascript_there_are_groups_and_lists_and_no_filters(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "?paid=yes")
    assert not page.locator("form.finder").is_visible()
    assert len(shown(page)) == ALL
    assert page.get_by_text("None of these suits.").locator("visible=true").count() == 0
    headings = page.locator("h2:visible").all_text_contents()
    assert [
        text for text in headings if text in ("Open now", "Coming", "What suits you", "What happened")
    ] == [*("Open now", "Coming", "What suits you", "What happened")]
    paid = page.locator("h3#paid + ul > li")
    assert [text.split(".")[0] for text in paid.all_text_contents()] == [
        "Join the Equipment Panel",
        "Plan breaks for carers",
    ]
    context.close()


@browsing
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_axe_finds_no_barrier_and_nothing_is_too_wide(browser: Browser, address: str, view: View) -> None:
    context = browser.new_context(viewport=view.size, **view.media)
    page = context.new_page()
    page.goto(address + "?paid=yes")
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(STANDARDS)}})
    assert not [(v["id"], [node["target"] for node in v["nodes"]]) for v in results.response["violations"]]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_the_script_is_small() -> None:
    script = Path(__file__).parent.parent / "themes" / "involve" / "involve" / "finder.js"
    assert script.stat().st_size <= 4 * 1024
