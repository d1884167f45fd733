"""`involve status`: what staff need to do, told without building anything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from builder import reminders
from builder.content import read_content
from builder.rules.trouble import many
from builder.schema.answers import read_date


def _day(context: click.Context, option: click.Parameter, given: str | None) -> date:
    """The day as officers write it, `3 March 2026` or `2026-03-03`; today, if they do not say."""
    try:
        found = read_date(given) if given else date.today()
    except ValueError:
        found = None
    if not isinstance(found, date):
        mend = "Write it like this: 2026-03-03"
        raise click.BadParameter(f"“{given}” is not a date that can be read. {mend}", context, option)
    return found


@click.command()
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder that holds content/. The folder you are in, if you do not say.",
)
@click.option("--today", callback=_day, help="Another day than today, such as 2026-03-03.")
def status(folder: Path, today: date) -> None:
    """List what is due: feedback, reviews, actions, next dates, questions without an answer."""
    content = folder.resolve() / "content"
    if not content.is_dir():
        raise click.ClickException(f"There is no folder called content in {folder.resolve()}")
    catalogue, messages = read_content(content, today)
    click.echo(reminders.as_text(reminders.of(catalogue), today), nl=False)
    stopping = {message.file for message in messages if message.level == "stop"}
    if stopping:
        files = many(len(stopping), "file")
        click.echo(f"\nMore may be due, because {files} could not be counted. To see why: involve build")
