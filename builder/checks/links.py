"""Links within a site: each leads to a file that is there, and to a place in it that is there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from builder.addresses import PAGE
from builder.checks.pages import all_pages, file_of
from builder.checks.visit import Visit
from builder.results import Finding

# Elements that lead somewhere or bring something, and the attribute that says where.
_LEADING = (
    *(
        ("a", "href"),
        ("area", "href"),
        ("link", "href"),
        ("script", "src"),
        ("img", "src"),
        ("iframe", "src"),
    ),
    *(("audio", "src"), ("source", "src"), ("track", "src"), ("form", "action")),
)
_ORIGIN = "https://site.invalid"  # stands for the site, wherever it is on the web


def check(visit: Visit) -> Iterator[Finding]:
    """Links that lead nowhere, on every page of the site."""
    for name in all_pages(visit.site):
        for link in _links(visit.site, name):
            what = _broken(visit.site, name, link, visit.home)
            if what:
                yield Finding(name, what, link)


def _links(site: Path, name: str) -> list[str]:
    """Where a page leads and what it brings, each once."""
    tree = _tree(file_of(site, name))
    found = [one.get(attribute) for tag, attribute in _LEADING for one in tree.iter(tag)]
    for one in tree.iter("img", "source"):
        found += [part.split()[0] for part in one.get("srcset", "").split(",") if part.strip()]
    return list(dict.fromkeys(link for link in found if link is not None))


def _broken(site: Path, name: str, link: str, home: str) -> str:
    """What is wrong with a link; empty for a good one, and for one that leads to another site."""
    if home and link.startswith(home):
        link = "/" + link.removeprefix(home)
    parts = urlsplit(urljoin(f"{_ORIGIN}/{name}", link))
    if f"{parts.scheme}://{parts.netloc}" != _ORIGIN:
        return ""
    path = unquote(parts.path).removeprefix("/")
    file = site / path
    if path == "" or path.endswith("/"):
        file /= PAGE
    if not file.is_file() or posixpath.normpath(path).startswith(".."):
        return "This link leads to a page or file that is not there."
    if parts.fragment and file.suffix == ".html" and unquote(parts.fragment) not in _places(file):
        return "This link leads to a place in a page that is not there."
    return ""


@cache
def _places(file: Path) -> frozenset[str]:
    """The ids of a page."""
    return frozenset(str(one) for one in _tree(file).xpath("//@id"))


def _tree(file: Path) -> html.HtmlElement:
    return html.parse(str(file), html.HTMLParser(encoding="utf-8")).getroot()
