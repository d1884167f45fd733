"""Visits of the sample site in a browser: one page of every kind, and some of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.checks import pages
from builder.checks.browser import started
from builder.checks.visit import Visit
from builder.serving import served

# Opportunities in other states than the longest, and results that had to be guessed, or that are none.
OWN = (
    "opportunities/bus-passes/",
    "opportunities/talking-news-readers/",
    "all-pages/?q=strattegy",
    "all-pages/?q=zzzzzz",
)
HOME = "https://involve.example.org/"


@contextmanager
def visiting(site: Path, names: tuple[str, ...] | None = None) -> Iterator[Visit]:
    """A visit to pages of a site; without names, to one page of every kind."""
    if names is None:
        names = (*pages.one_of_each_kind(site), *pages.searched(site), *OWN)
    with started() as browser, served(site) as address:
        yield Visit(browser, address, site, names, HOME)
