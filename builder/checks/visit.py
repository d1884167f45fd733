"""A visit to a site: the pages, the browser that opens them, and what checks may ask of an open page."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.checks.views import DESKTOP, View

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

_SHARED = "page"
_PATIENCE = 60_000  # milliseconds for opening one page, on a computer that is busy with other things


@dataclass(frozen=True, slots=True)
class Visit:
    """The pages to look at, below the `address` where the folder `site` is served.

    `home` is the address that the site has on the web. `turned` is told of each page that was opened.
    """

    browser: Browser
    address: str
    site: Path
    pages: tuple[str, ...]
    home: str = ""
    turned: Callable[[str], None] = lambda _: None

    def each(self, view: View = DESKTOP, **options: Any) -> Iterator[tuple[str, Page]]:
        """Every page in turn, open in the browser and seen in this way."""
        with self.context(view, **options) as context:
            page = context.new_page()
            for name in self.pages:
                self.turned(name)
                page.goto(self.address + name)
                yield name, page

    @contextlib.contextmanager
    def context(self, view: View = DESKTOP, **options: Any) -> Iterator[BrowserContext]:
        """A browser that has never been anywhere, on this screen."""
        context = self.browser.new_context(viewport=view.size, **view.media, **options)
        context.set_default_navigation_timeout(_PATIENCE)
        with contextlib.closing(context):
            yield context


def look(page: Page, view: View) -> None:
    """See an open page in another way."""
    page.set_viewport_size(view.size)
    page.emulate_media(**view.media)


def measure(page: Page, script: str, call: str, *arguments: Any) -> Any:
    """What a function of `<script>.js` of this folder says of an open page."""
    asked = f"given => window.involveChecks?.{script} && [involveChecks.{script}.{call}(...given)]"
    answer = page.evaluate(asked, list(arguments))
    if not answer:  # the page has just been opened
        page.evaluate(_script(_SHARED))
        page.evaluate(_script(script))
        answer = page.evaluate(asked, list(arguments))
    return answer[0]


@cache
def _script(name: str) -> str:
    return Path(__file__).with_name(f"{name}.js").read_text("utf-8")
