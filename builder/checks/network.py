"""What a page fetches: nothing from another host, little, and nothing that its own policy forbids."""

from __future__ import annotations

import contextlib
import gzip
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from builder.checks.visit import Visit
from builder.results import Finding

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

PAGE_LIMIT = 40_000  # bytes of HTML, CSS and JavaScript together, as they travel (gzipped)
FONT_LIMIT = 80_000  # bytes of all fonts

# What is fetched only when somebody uses it is no part of the page: the index of the search.
_USED = ("search-index.js",)
_TEXT = ("document", "stylesheet", "script")
_LISTEN = """
addEventListener('securitypolicyviolation', event =>
    console.error(`[policy] ${event.effectiveDirective}: ${event.blockedURI || 'inline'}`));
"""


def check(visit: Visit) -> Iterator[Finding]:
    """Requests to other hosts, failures, breaches of the policy, and pages that are too heavy."""
    with visit.context() as context:
        context.add_init_script(_LISTEN)
        page = context.new_page()
        browser = context.new_cdp_session(page)
        browser.send("Network.enable")
        browser.send("Network.setCacheDisabled", {"cacheDisabled": True})
        for name in visit.pages:
            # A page finds nothing kept from others, as in a browser that is new; to begin one takes longer.
            origin = visit.address.rstrip("/")
            browser.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
            visit.turned(name)
            with _recorded(page) as recorded:
                page.goto(visit.address + name, wait_until="networkidle")
            yield from (Finding(name, what, where) for what, where in recorded.told(visit.address))


@contextlib.contextmanager
def _recorded(page: Page) -> Iterator[_Recorded]:
    """Listen to a page for a while."""
    recorded = _Recorded()
    heard: dict[Any, Callable[[Any], None]] = {
        "request": recorded.ask,
        "response": recorded.answer,
        "console": recorded.hear,
        "pageerror": recorded.fail,
    }
    for event, listen in heard.items():
        page.on(event, listen)
    yield recorded
    for event, listen in heard.items():
        page.remove_listener(event, listen)


class _Recorded:
    """Everything that a page asks for, and what the browser says of it."""

    def __init__(self) -> None:
        self._asked: list[Request] = []
        self._answers: list[Response] = []
        self._said: list[str] = []

    def ask(self, request: Request) -> None:
        self._asked.append(request)

    def answer(self, answer: Response) -> None:
        self._answers.append(answer)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._said.append(message.text)

    def fail(self, error: Error) -> None:
        self._said.append(error.message)

    def told(self, address: str) -> Iterator[tuple[str, str]]:
        """What is wrong, and where."""
        for request in self._asked:
            if not request.url.startswith((address, "data:", "blob:")):
                yield "The page asks another host for something.", _host(request.url)
            elif request.resource_type == "media":
                yield "Sound is fetched before anybody plays it.", request.url.removeprefix(address)
        for answer in self._answers:
            if answer.status >= 400 and not answer.request.is_navigation_request():
                yield "Something that the page needs is not there.", answer.url.removeprefix(address)
        for words in dict.fromkeys(self._said):
            if "[policy]" in words:
                yield "The page’s security policy does not allow this.", words.removeprefix("[policy] ")
            elif "Content Security Policy" not in words:  # which has been told
                yield "The browser reports an error.", words
        yield from self._heavy()

    def _heavy(self) -> Iterator[tuple[str, str]]:
        good = (answer for answer in self._answers if answer.ok)
        own = [answer for answer in good if not urlsplit(answer.url).path.endswith(_USED)]
        words = [answer.body() for answer in own if answer.request.resource_type in _TEXT]
        text = sum(len(gzip.compress(body, mtime=0)) for body in words)
        fonts = sum(len(answer.body()) for answer in own if answer.request.resource_type == "font")
        if text > PAGE_LIMIT:
            yield f"The page is {_kb(text)}, and may be {_kb(PAGE_LIMIT)}.", "HTML, CSS and JavaScript"
        if fonts > FONT_LIMIT:
            yield f"The fonts are {_kb(fonts)}, and may be {_kb(FONT_LIMIT)}.", "fonts"


def _host(url: str) -> str:
    return urlsplit(url).netloc or url


def _kb(size: int) -> str:
    return f"{size / 1000:.0f} KB"
