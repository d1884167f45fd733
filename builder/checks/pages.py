"""Which pages of a finished site are looked at: all of them, or one of every kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from lxml import html

SEARCH = "all-pages/"  # where the search box leads
INDEX = "index.html"
LOST = "404.html"  # what a server shows where there is no page


def all_pages(site: Path) -> tuple[str, ...]:
    """The addresses of all pages of a site, in order: `""`, `404.html`, `opportunities/`, …"""
    names = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return tuple(sorted(name.removesuffix(INDEX) if _is_index(name) else name for name in names))


def one_of_each_kind(site: Path) -> tuple[str, ...]:
    """One page of every kind: of each the longest, because it has most that can go wrong.

    Pages are of one kind if they stand in the same part of the site, equally deep, in the same view.
    """
    kinds: dict[tuple[object, ...], list[str]] = {}
    for name in all_pages(site):
        kinds.setdefault(_kind(name), []).append(name)
    return tuple(sorted(_longest(site, names) for names in kinds.values()))


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
    return site / name / INDEX if not name or name.endswith("/") else site / name


def _is_index(name: str) -> bool:
    return name == INDEX or name.endswith(f"/{INDEX}")


def _kind(name: str) -> tuple[object, ...]:
    parts = name.rstrip("/").split("/")
    return parts[0] if len(parts) > 1 else name, len(parts), parts[-1] == "easy-read"
