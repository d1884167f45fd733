"""The pages of the sample site without any other format, made in seconds; a browser with other settings."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserType

from builder.checks.browser import QUIET, program
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
def launched(kind: BrowserType, *arguments: str) -> Iterator[Browser]:
    """A browser started with further arguments."""
    browser = kind.launch(executable_path=program(), args=[*QUIET, *arguments])
    yield browser
    browser.close()
