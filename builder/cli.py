"""The `involve` command."""

from __future__ import annotations

import contextlib
import functools
import http.server
import io
import logging
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from types import TracebackType

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from builder import __version__
from builder.build import Build, disk_words
from builder.commands.fields import fields
from builder.commands.new import new
from builder.commands.status import status
from builder.formats import FORMATS
from builder.messages import BuildError, warned
from builder.mkdocs_plugin import build_site

STOPPED = 130  # what a shell expects of a program stopped with Ctrl-C
_EVERY = 5.0  # seconds between two lines of progress where there is no terminal


@click.group()
@click.version_option(__version__, prog_name="involve")
def main() -> None:
    """One Markdown file becomes a website, easy read, large print, Word and audio."""


main.add_command(new)
main.add_command(fields)
main.add_command(status)


def _day(_: click.Context, __: click.Parameter, words: str | None) -> date | None:
    """A day that was named on the command line."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise click.BadParameter(f"“{words}” is not a day. Write it like this: 2026-11-23") from None


@main.command()
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder that holds content/. The folder you are in, if you do not say.",
)
@click.option(
    "--only",
    type=click.Choice(["website"]),
    help="Make the website with its easy-read pages alone, for a quick look: the site then offers no PDF, "
    "Word or sound.",
)
@click.option(
    "--today",
    callback=_day,
    metavar="DAY",
    help="Build the site as it will be on another day, such as 2026-11-23.",
)
def build(folder: Path, only: str | None, today: date | None) -> None:
    """Make the site and every other format from the content folder."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that has no “ŵ” shows “?”
            stream.reconfigure(errors="replace")
    console = Console(highlight=False, markup=False, soft_wrap=True)
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # everything it would say, we say
    began = time.monotonic()
    try:
        with Shown(console) as progress:
            done = build_site(folder.resolve(), progress, today, website_only=only is not None)
    except KeyboardInterrupt:
        console.print("Stopped. Nothing was published: the site is as it was.")
        sys.exit(STOPPED)
    except BuildError as error:
        console.print(str(error))
        sys.exit(1)
    except OSError as error:
        console.print(disk_words(error))
        sys.exit(1)
    _say_what_was_made(done, console, time.monotonic() - began)


@main.command()
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder that holds outputs/. The folder you are in, if you do not say.",
)
@click.option("--port", default=8000, show_default=True, help="The last part of the address.")
def look(folder: Path, port: int) -> None:
    """Look at the finished site in your own browser, as people will see it."""
    site = folder.resolve() / "outputs" / "site"
    if not site.is_dir():
        raise click.ClickException("There is no site here yet. Make it first: involve build")
    handler = functools.partial(_Silent, directory=str(site))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        raise click.ClickException(
            f"The address is taken. Try another: involve look --port {port + 1}"
        ) from None
    click.echo(f"Open http://127.0.0.1:{server.server_port}/ in your browser. Stop with Ctrl-C.")
    with server, contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Officers need not read every request."""


class Shown:
    """How far the work is: a bar in a terminal, a line every few seconds elsewhere."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar: Progress | None = None
        self._said = time.monotonic()

    def __enter__(self) -> Shown:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, done: int, total: int, what: str) -> None:
        """Say that `done` of `total` parts are made, the last of them a part of `what`."""
        if self._console.is_terminal:
            self._move(done, total)
        elif time.monotonic() - self._said > _EVERY:
            self._said = time.monotonic()
            self._console.print(f"{done} of {total} parts made ({what})")

    def _move(self, done: int, total: int) -> None:
        if self._bar is None:
            columns = (TextColumn("Making the formats"), BarColumn(), MofNCompleteColumn())
            self._bar = Progress(*columns, console=self._console, transient=True)
            self._bar.add_task("", total=total)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done)


def _say_what_was_made(done: Build, console: Console, seconds: float) -> None:
    warnings = [message for message in done.told() if message.level == "warn"]
    if warnings:
        console.print(warned(warnings, "outputs/reports/messages.txt"))
    console.print(f"Done in {max(1, round(seconds))} s. {len(done.documents)} pages, and of these:")
    counts = Counter(key for _, key in done.artefacts)
    for row in FORMATS:
        if row.page or not done.website_only:
            console.print(f"  {row.name}: {counts[row.key]}")
    console.print(f"{done.made} of these files were new or had changed.")
    if done.outputs:
        console.print(f"The site is in {done.outputs.site}")
        console.print("To look at it: involve look (or make look)")
