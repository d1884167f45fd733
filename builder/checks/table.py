"""All checks there are, what each looks for, and one run of them over a site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from builder.checks import axe, browser, downloads, keyboard, links, network, noscript, targets, zoom
from builder.checks.views import VIEWS, View
from builder.checks.visit import Visit
from builder.messages import BuildError
from builder.results import Check, Finding, Results


@dataclass(frozen=True, slots=True)
class Row:
    """A check: its name, what it looks for in plain words, which criteria of WCAG, and how.

    `views` say how the pages are shown; they are empty for a check that reads the files of the whole site.
    """

    name: str
    title: str
    criteria: tuple[str, ...]
    views: tuple[str, ...]
    run: Callable[[Visit], Iterator[Finding]]


# The criteria that its rules are for, as axe-core tags them.
_AXE = (
    *("1.1.1", "1.2.2", "1.3.1", "1.3.5", "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.12", "2.1.1", "2.2.1"),
    *("2.2.2", "2.4.1", "2.4.2", "2.4.4", "2.5.3", "2.5.8", "3.1.1", "3.1.2", "3.3.2", "4.1.2"),
)


def _views(views: tuple[View, ...]) -> tuple[str, ...]:
    return tuple(map(str, views))


CHECKS: tuple[Row, ...] = (
    Row(
        "axe",
        "Barriers that axe-core finds",
        _AXE,
        _views(VIEWS),
        axe.check,
    ),
    Row(
        "keyboard",
        "The whole page by keyboard alone",
        ("2.1.1", "2.1.2", "2.4.3", "2.4.7", "2.4.11"),
        _views(keyboard.VIEWS),
        keyboard.check,
    ),
    Row(
        "zoom",
        "Small screens and 400 % zoom",
        ("1.4.4", "1.4.10"),
        tuple(f"{view.width} by {view.height} pixels" for view in zoom.SIZES),
        zoom.reflow,
    ),
    Row(
        "spacing",
        "Wider spacing of lines, letters and words",
        ("1.4.12",),
        tuple(f"{view.width} pixels wide" for view in zoom.SPACED),
        zoom.spacing,
    ),
    Row(
        "targets", "Links and buttons that are easy to hit", ("2.5.8",), _views(targets.VIEWS), targets.check
    ),
    Row("noscript", "Everything there without JavaScript", (), ("without JavaScript",), noscript.check),
    Row("network", "Little to fetch, from this site alone", (), ("desktop",), network.check),
    Row("links", "Links that lead somewhere", (), (), links.check),
    Row(
        "pdf",
        "PDF files that can be heard in order, and are easy to see",
        downloads.CRITERIA["pdf"],
        (),
        downloads.pdfs,
    ),
    Row(
        "word",
        "Word files that can be heard in order, and are easy to see",
        downloads.CRITERIA["word"],
        (),
        downloads.word_files,
    ),
)


def named(name: str) -> tuple[Row, ...]:
    """The check of this name alone; raises BuildError, which says what there is, if there is none."""
    rows = tuple(row for row in CHECKS if row.name == name)
    if not rows:
        names = ", ".join(row.name for row in CHECKS)
        raise BuildError(f"There is no check “{name}”. There are: {names}.")
    return rows


def run(visit: Visit, today: date, rows: Sequence[Row] = CHECKS) -> Results:
    """Look at every page of a visit in every way; what was found, on this day."""
    checks = tuple(_checked(row, visit) for row in rows)
    files = downloads.names(visit.site, (row.name for row in rows))
    tools = browser.tools(visit.browser, axe.version()) | downloads.tools(files)
    return Results(today, visit.home, tools, visit.pages, checks, files)


def _checked(row: Row, visit: Visit) -> Check:
    return Check(row.name, row.title, row.criteria, row.views, tuple(dict.fromkeys(row.run(visit))))


def turns(pages: int, files: int, rows: Sequence[Row] = CHECKS) -> int:
    """How often a page is opened in a run over so many pages, and a file in one over so many files."""
    return files + pages * sum(_TURNS.get(row.name, 1) for row in rows if row.views)


_TURNS = {"axe": len(VIEWS), "keyboard": len(keyboard.VIEWS), "noscript": 2}
