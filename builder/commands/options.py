"""What several commands take: the folder of the site, and the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

STOPPED = 130  # what a shell expects of a program stopped with Ctrl-C

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def in_folder(holds: str) -> Decorator:
    """The option `--folder`; `holds` is what the folder must hold (`content/`)."""
    return click.option(
        "--folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        help=f"The folder that holds {holds}. The folder you are in, if you do not say.",
    )


def on_day(help_text: str, *, hidden: bool = False) -> Decorator:
    """The option `--today`: a day to take for today, None for the real one."""
    return click.option("--today", callback=_day, metavar="DAY", help=help_text, hidden=hidden)


def _day(_: click.Context, __: click.Parameter, words: str | None) -> date | None:
    """A day that was named on the command line."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise click.BadParameter(f"“{words}” is not a day. Write it like this: 2026-11-23") from None
