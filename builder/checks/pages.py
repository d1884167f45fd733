"""Which pages of a finished site are looked at: all of them, or one of every kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from lxml import html

from builder.addresses import PAGE
from builder.easy_links import FOLDER

SEARCH = "all-pages/"  # where the search box leads
EASY = FOLDER.rstrip("/")  # the last step of the address of a page in easy read
LOST = "404.html"  # what a server shows where there is no page


def all_pages(site: Path) -> tuple[str, ...]:
    """The addresses of all pages of a site, in order: `""`, `404.html`, `opportunities/`, …"""
    names = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return tuple(sorted(name.removesuffix(PAGE) if _is_index(name) else name for name in names))


def one_of_each_kind(site: Path) -> tuple[str, ...]:
    """One page of every kind: of each the longest, because it has most that can go wrong.

    In each part of the site, its list is a kind, and its pages are one. A page that stands alone is a kind.
    In easy read all pages of parts are one kind, all lists are one, and all that stand alone.
    """
    names = all_pages(site)
    below = [steps for steps in map(_steps, names) if len(steps) > 1 and steps[1] != EASY]
    parts = {steps[0] for steps in below}
    kinds: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        kinds.setdefault(_kind(_steps(name), parts), []).append(name)
    return tuple(sorted(_longest(site, found) for found in kinds.values()))


def searched(site: Path) -> tuple[str, ...]:
    """The address of search results that name the longest page; none where nothing can be searched."""
    if not file_of(site, SEARCH).is_file():
        return ()
    words = re.findall(r"[^\W\d_]{4,}", _title(site, _longest(site, all_pages(site))))
    return (f"{SEARCH}?q={quote(words[-1])}",) if words else ()


def file_of(site: Path, name: str) -> Path:
    """The file of the page at an address."""
    return _file(site, name.partition("?")[0])


def _longest(site: Path, names: Iterable[str]) -> str:
    return max(names, key=lambda name: (file_of(site, name).stat().st_size, name))


def _title(site: Path, name: str) -> str:
    """The heading of a page."""
    return str(html.parse(str(file_of(site, name))).xpath("normalize-space(//h1)"))


def _file(site: Path, name: str) -> Path:
    return site / name / PAGE if not name or name.endswith("/") else site / name


def _is_index(name: str) -> bool:
    return name == PAGE or name.endswith(f"/{PAGE}")


def _steps(name: str) -> list[str]:
    return name.rstrip("/").split("/")


def _kind(steps: list[str], parts: set[str]) -> tuple[str, ...]:
    """What pages of one kind have in common; `parts` are the first steps that have pages below."""
    easy = EASY if steps[-1] == EASY else ""
    deep = steps[:-1] if easy else steps
    if len(deep) > 1:
        return ("page", easy) if easy else (deep[0], "page")
    if deep in ([], [""]):
        return "home", easy
    kind = "list" if deep[0] in parts else "alone"
    return (kind, easy) if easy else (kind, *deep)
