"""What a screen reader is told of each kind of page: names, roles, headings and landmarks, as goldens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder.checks.visit import Visit
from tests.support.visits import visiting

pytestmark = pytest.mark.chromium

TREES = Path(__file__).parent / "goldens" / "trees"
PAGES = {
    "home": "",
    "home-easy-read": "easy-read/",
    "get-involved": "opportunities/",
    "opportunity": "opportunities/day-centres/",
    "opportunity-easy-read": "opportunities/day-centres/easy-read/",
    "what-changed": "feedback/",
    "feedback": "feedback/bus-passes/",
    "strategies": "strategies/",
    "strategy": "strategies/involving-people/",
    "group": "groups/carers-forum/",
    "calendar": "events/",
    "event": "events/day-centres-evening/",
    "venue": "venues/the-orchard/",
    "talking-news": "talking-news/2026-11/",
    "newsletter": "newsletters/winter-2026/",
    "ladder": "ladder/",
    "words-explained": "glossary/",
    "all-pages": "all-pages/",
    "search-results": "all-pages/?q=buss",
    "how-to-read": "how-to-read/",
    "accessibility-statement": "accessibility/",
    "complaints": "complaints/",
    "not-found": "404.html",
}
# Where links lead is tested elsewhere; how long and big other formats are differs with fonts and voices.
LINKS = re.compile(r"^ *- /url: .*\n", re.MULTILINE)
SIZES = re.compile(r"[\d.]+(?= [KM]B\b)|(?<=\()\d+(?= minutes?\))|\d+(?= (?:pages?|minutes?), [\d.]+ [KM]B)")


@pytest.fixture(scope="module")
def visit(sample_site: Path) -> Iterator[Visit]:
    with visiting(sample_site, ()) as visit:
        yield visit


@pytest.fixture(scope="module")
def page(visit: Visit) -> Iterator[Page]:
    """One window for all pages: nothing is operated in it, so nothing is kept from one to the next."""
    with visit.context() as context:
        yield context.new_page()


@pytest.mark.parametrize("name", PAGES)
def test_the_tree_is_as_somebody_read_it(name: str, visit: Visit, page: Page, accept: bool) -> None:
    golden = TREES / f"{name}.txt"
    page.goto(visit.address + PAGES[name], wait_until="networkidle")
    tree = page.locator("body").aria_snapshot() + "\n"
    tree = SIZES.sub("0", LINKS.sub("", tree)).replace("0 MB", "0 KB")
    tree = re.sub(r"(link [^\n]*):$", r"\1", tree, flags=re.MULTILINE)
    if accept:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(tree, "utf-8", newline="\n")
    assert tree == golden.read_text("utf-8")


def test_every_tree_is_of_a_page() -> None:
    assert {path.stem for path in TREES.glob("*.txt")} == set(PAGES)
