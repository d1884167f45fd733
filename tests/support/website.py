"""The pages of the sample site in Chromium, without any other format: made in seconds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, sync_playwright

from builder.checks.browser import QUIET
from tests.support.sites import built
from tests.support.wexmoor import TODAY

HERE = Path(__file__).parents[2]


def sample_website(folder: Path, brand: str = "") -> Path:
    """Build the pages of the sample site in a folder; `brand` are lines to add to its site file."""
    shutil.copytree(HERE / "content", folder / "content")
    with (folder / "content" / "site.yml").open("a", encoding="utf-8") as file:
        file.write(brand)
    built(folder, TODAY, website_only=True)
    return folder / "outputs" / "site"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Headless Chromium, as the system packages it."""
    with sync_playwright() as playwright, launched(playwright.chromium) as browser:
        yield browser


@contextmanager
def launched(kind: BrowserType, *arguments: str) -> Iterator[Browser]:
    """A browser started with further arguments."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(path for name in names if (path := shutil.which(name)))
    browser = kind.launch(executable_path=found, args=[*QUIET, *arguments])
    yield browser
    browser.close()
