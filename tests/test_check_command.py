"""`involve check`: looks at the finished site, tells what it found, and writes it down."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builder import results
from builder.checks import browser, table
from builder.messages import BuildError
from tests.support.sites import involve, site, write

HOME = "https://involve.example.org/"
ARGUMENTS = ("check", "--today", "2026-11-23")


PAGE = """\
<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Hours</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"></head>
<body><main><h1>Hours</h1><p>We are open from nine to five.</p><img src="data:,"></main></body></html>
"""


@pytest.mark.chromium
def test_it_tells_what_it_found_and_writes_it_down(tmp_path: Path) -> None:
    write(site(tmp_path), "outputs/site/index.html", PAGE)
    write(tmp_path, "outputs/site/hours.pdf", "nothing that can be read")
    done = involve(tmp_path, *ARGUMENTS)
    assert done.returncode == 1, done.stderr
    begun = "Looking at one page of every kind, 1 page in all, and at 1 file to download."
    assert f"{begun} This takes about 1 minute." in done.stdout
    assert "Images must have alternative text" in done.stdout
    assert "(WCAG 1.1.1)" in done.stdout
    assert "    first page: img (1280 pixels wide, light)\n" in done.stdout
    assert "  The file cannot be read as a PDF.\n    hours.pdf\n" in done.stdout
    assert "findings on 1 page of 1 and in 1 file of 1." in done.stdout
    found, messages = results.read(tmp_path / "content" / results.FILE)
    assert found
    assert not messages
    assert (found.checked, found.site, found.pages) == (date(2026, 11, 23), HOME, ("",))
    assert found.files == ("hours.pdf",)
    assert {finding.criterion for finding in found.barriers} == {"1.1.1"}
    assert set(found.tools) == {"axe-core", "Chromium", "Playwright", "page-validation"}
    assert [check.name for check in found.checks] == [row.name for row in table.CHECKS]


@pytest.mark.chromium
def test_a_look_alone_writes_nothing(tmp_path: Path) -> None:
    write(site(tmp_path), "outputs/site/index.html", PAGE)
    done = involve(tmp_path, *ARGUMENTS, "--only", "links")
    assert done.returncode == 0, done.stdout
    assert "No barriers were found on 1 page." in done.stdout
    assert not (tmp_path / "content" / results.FILE).exists()


@pytest.mark.parametrize("empty", [False, True])
def test_without_a_site_it_says_what_to_do_first(tmp_path: Path, empty: bool) -> None:
    if empty:
        (tmp_path / "outputs" / "site").mkdir(parents=True)
    done = involve(site(tmp_path), "check")
    assert done.returncode == 1
    assert done.stdout.strip() == "There is no site here yet. Make it first: involve build"


def test_without_a_browser_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "PLACES", ())
    with pytest.raises(BuildError, match="Install one of them"):
        browser.program()


@pytest.mark.chromium
def test_a_browser_that_stops_is_told_with_its_page() -> None:
    with browser.started() as chromium:
        page = chromium.new_page()
        late = "The browser did not answer in time on the first page. Close other programs and try again"
        with pytest.raises(BuildError, match=late), browser.answering(lambda: ""):
            page.wait_for_selector("h6", timeout=1)
        stopped = r"The browser stopped on the page events/: .*crash.*\nClose other programs"
        with pytest.raises(BuildError, match=stopped), browser.answering(lambda: "events/"):
            page.goto("chrome://crash")
