"""The browser that checks are made in: one that is on this computer already, started quietly."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from builder.messages import BuildError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome")
# Where browsers stand that are not on the path: of macOS, and below the program folders of Windows.
_MAC = tuple(
    f"/Applications/{name}.app/Contents/MacOS/{name}"
    for name in ("Google Chrome", "Chromium", "Microsoft Edge")
)
_WINDOWS = tuple(
    str(Path(os.environ[folder], name))
    for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    if folder in os.environ
    for name in (
        "Google/Chrome/Application/chrome.exe",
        "Chromium/Application/chrome.exe",
        "Microsoft/Edge/Application/msedge.exe",
    )
)
PLACES = (*_MAC, *_WINDOWS)

# A browser that asks nobody for anything, and that runs where containers run as root.
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

_NO_PARTS = """\
The checks need parts that are not installed here. Install them with:
  pipx install --force ".[check]"
in the copy of Involve that you installed from. Then give the command again."""
_PARTS = ("playwright", "axe_playwright_python", "pikepdf", "page")
_AGAIN = "Close other programs and try again: involve check"
_NO_BROWSER = """\
The checks need a browser: Chromium, Google Chrome or Microsoft Edge. None was found on this computer.
Install one of them (on Debian and Ubuntu: apt install chromium), and give the command again."""


def program() -> Path:
    """The browser of this computer; raises BuildError, which says what to install, if there is none."""
    named = (path for name in NAMES if (path := shutil.which(name)))
    found = next(named, None) or next((path for path in PLACES if Path(path).is_file()), None)
    if found is None:
        raise BuildError(_NO_BROWSER)
    return Path(found)


@contextlib.contextmanager
def started() -> Iterator[Browser]:
    """A browser without a window; raises BuildError if Playwright or a browser is missing."""
    if not all(map(find_spec, _PARTS)):
        raise BuildError(_NO_PARTS)
    from playwright.sync_api import Error, sync_playwright

    where = str(program())
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=where, args=QUIET)
        except Error as error:
            raise BuildError(f"The browser {where} did not start.\n{error.message}") from None
        with contextlib.closing(browser):
            yield browser


@contextlib.contextmanager
def answering(page: Callable[[], str]) -> Iterator[None]:
    """Turn what a started browser cannot do into BuildError; `page` says at which address it is."""
    from playwright.sync_api import Error
    from playwright.sync_api import TimeoutError as TooSlow

    try:
        yield
    except TooSlow:
        raise BuildError(f"The browser did not answer in time on {_named(page())}. {_AGAIN}") from None
    except Error as error:
        said = error.message.strip().partition("\n")[0]
        raise BuildError(f"The browser stopped on {_named(page())}: {said}\n{_AGAIN}") from None


def _named(page: str) -> str:
    return f"the page {page}" if page else "the first page"


def tools(browser: Browser, axe: str) -> dict[str, str]:
    """What the checks are made with, and which versions: `{"axe-core": "4.10", "Chromium": "156.0"}`."""
    return {"axe-core": axe, "Chromium": browser.version, "Playwright": _version("playwright")}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a browser driver that was put there without being installed
        return "unknown"
