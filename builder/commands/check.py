"""`involve check`: looks at the finished site as people meet it, and says what would keep people out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import click
from rich.console import Console

from builder import results
from builder.commands.options import STOPPED, in_folder, on_day
from builder.commands.progress import Shown
from builder.commands.terminal import plain_streams
from builder.faults import disk_words, told_plainly
from builder.formats import FAULT
from builder.messages import BuildError
from builder.results import Check, Finding, Results, is_file
from builder.sources import read_site
from builder.words import many

_SECONDS = 20  # that one page takes, about
_PLACES = 5  # that are shown of one thing that is wrong


@click.command()
@in_folder("content/ and outputs/")
@click.option("--all", "every", is_flag=True, help="Look at every page, not at one of every kind.")
@click.option("--dry", is_flag=True, help="Only look: keep the results of the last time as they are.")
@click.option(
    "--only", metavar="CHECK", help="Make one check alone, such as links; the results are not kept."
)
@on_day("Take another day for today, such as 2026-11-23.", hidden=True)
def check(folder: Path, every: bool, dry: bool, only: str | None, today: date | None) -> None:
    """Look at the finished site in a browser, as people with disabilities would use it, and at its files.

    The files are every PDF and Word file that people can download.

    The results go into content/checks.json, and the accessibility statement is made from them.
    """
    plain_streams()
    console = Console(highlight=False, markup=False, soft_wrap=True)
    folder = folder.resolve()
    dry = dry or only is not None
    try:
        with told_plainly("checking the site", folder / ".cache" / FAULT):
            found = _looked(folder, every, only, today or date.today(), console)
        if not dry:
            results.keep(found, folder / "content" / results.FILE)
    except KeyboardInterrupt:
        console.print("Stopped. The results of the last time are as they were.")
        sys.exit(STOPPED)
    except BuildError as error:
        console.print(str(error))
        sys.exit(1)
    except OSError as error:
        console.print(disk_words(error))
        sys.exit(1)
    for line in _told(found, dry):
        console.print(line)
    sys.exit(1 if found.findings else 0)


def _looked(folder: Path, every: bool, only: str | None, today: date, console: Console) -> Results:
    """Everything that was found; raises BuildError if there is no site, no browser or no such check."""
    site = folder / "outputs" / "site"
    from builder.checks import browser, downloads, pages, table  # which load slowly
    from builder.checks.visit import Visit
    from builder.serving import served

    if not pages.all_pages(site):
        raise BuildError("There is no site here yet. Make it first: involve build")
    rows = table.named(only) if only else table.CHECKS
    chosen = pages.all_pages(site) if every else pages.one_of_each_kind(site)
    names = (*chosen, *pages.searched(site))
    files = downloads.names(site, (row.name for row in rows))
    written, _ = read_site(folder / "content")
    with browser.started() as chromium, served(site) as address:
        console.print(_begun(len(names), len(files), every, len(rows) == len(table.CHECKS)))
        with Shown(console, "Looking at the pages", "looks done") as progress:
            turned = _Counted(progress, table.turns(len(names), len(files), rows))
            home = written.root if written else ""
            with browser.answering(lambda: turned.page):
                return table.run(Visit(chromium, address, site, names, home, turned), today, rows)


def _begun(pages: int, files: int, every: bool, whole: bool) -> str:
    """What is going to happen, and how long somebody has to wait."""
    kinds = "every page" if every else "one page of every kind"
    wait = f" This takes about {many(max(1, round(pages * _SECONDS / 60)), 'minute')}." if whole else ""
    also = f", and at {many(files, 'file')} to download" if files else ""
    return f"Looking at {kinds}, {many(pages, 'page')} in all{also}.{wait}"


class _Counted:
    """Counts the pages that were opened, and tells somebody who waits."""

    def __init__(self, progress: Shown, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0
        self.page = ""  # the address of the last

    def __call__(self, name: str) -> None:
        self._done += 1
        self.page = name
        self._progress(self._done, self._total, name or "first page")


def _told(found: Results, dry: bool) -> Iterator[str]:
    """What was found, for officers: each thing that is wrong once, with the places where it is."""
    for one in found.checks:
        if one.findings:
            yield from ("", f"{one.title}:", *_grouped(one))
    yield ""
    if found.findings:
        yield f"{many(len(found.findings), 'finding')} {_places(found)}."
        if found.barriers:
            yield f"Barriers in the law’s sense (WCAG 2.2 AA): {len(found.barriers)}. They keep people out."
        yield "You can mend your own words in content/. For the rest, tell whoever looks after Involve."
    else:
        yield f"No barriers were found on {_looked_at(found)}."
        yield "A browser cannot judge everything: ask people with disabilities to try the site as well."
    if not dry:
        yield f"The results are in content/{results.FILE}."
        yield "To put them into the accessibility statement: involve build"


def _places(found: Results) -> str:
    """Where findings are: `on 2 pages of 38 and in 1 file of 96`."""
    places = {finding.page for finding in found.findings}
    files = sum(map(is_file, places))
    on = f"on {many(len(places) - files, 'page')} of {len(found.pages)}"
    return f"{on} and in {many(files, 'file')} of {len(found.files)}" if found.files else on


def _looked_at(found: Results) -> str:
    """How much was looked at: `38 pages and 96 files`."""
    files = f" and {many(len(found.files), 'file')}" if found.files else ""
    return many(len(found.pages), "page") + files


def _grouped(one: Check) -> Iterator[str]:
    ordered = sorted(one.findings, key=lambda finding: (finding.what, finding))
    for what, group in groupby(ordered, key=lambda finding: finding.what):
        findings = list(group)
        criterion = findings[0].criterion
        yield f"  {what}{f' (WCAG {criterion})' if criterion else ''}"
        yield from (f"    {_place(finding)}" for finding in findings[:_PLACES])
        if len(findings) > _PLACES:
            yield f"    and in {many(len(findings) - _PLACES, 'more place')}"


def _place(finding: Finding) -> str:
    page = finding.page or "first page"
    return f"{page}: {finding.where}" if finding.where else page
