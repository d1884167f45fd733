"""`involve build`: makes the site and every other format, and says what was made."""

from __future__ import annotations

import logging
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

import click
from rich.console import Console

from builder.build import Build
from builder.commands.options import STOPPED, in_folder, on_day
from builder.commands.progress import Shown
from builder.commands.terminal import plain_streams
from builder.faults import disk_words
from builder.formats import FORMATS
from builder.messages import BuildError, warned
from builder.mkdocs_plugin import build_site
from builder.website.stick import START


@click.command()
@in_folder("content/")
@click.option(
    "--only",
    type=click.Choice(["website"]),
    help="Make the website with its easy-read pages alone, for a quick look: the site then offers no PDF, "
    "Word or sound.",
)
@click.option(
    "--offline",
    is_flag=True,
    help="Make a copy for a USB stick in outputs/stick, which opens without the internet. The site in "
    "outputs/site stays as it is.",
)
@on_day("Build the site as it will be on another day, such as 2026-11-23.")
def build(folder: Path, only: str | None, offline: bool, today: date | None) -> None:
    """Make the site and every other format from the content folder."""
    plain_streams()
    console = Console(highlight=False, markup=False, soft_wrap=True)
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # everything it would say, we say
    began = time.monotonic()
    try:
        with Shown(console) as progress:
            done = build_site(folder.resolve(), progress, today, only is not None, offline)
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
    if not done.outputs:
        return
    if done.on_stick:
        console.print(f"The site for a USB stick is in {done.outputs.site}")
        console.print(f"Copy everything in that folder to the stick. To read it, open “{START}”.")
    else:
        console.print(f"The site is in {done.outputs.site}")
        console.print("To look at it: involve look (or make look)")
