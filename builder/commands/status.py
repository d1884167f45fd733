"""`involve status`: what staff need to do, told without building anything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from builder import reminders
from builder.commands.options import in_folder, on_day
from builder.commands.terminal import plain_streams
from builder.content import read_content
from builder.words import many


@click.command()
@in_folder("content/")
@on_day("Tell what is due on another day, such as 2026-11-23.")
def status(folder: Path, today: date | None) -> None:
    """Tell staff what is due: feedback, reviews, actions, next dates, answers that are left open."""
    plain_streams()
    day = today or date.today()
    content = folder.resolve() / "content"
    if not content.is_dir():
        raise click.ClickException(f"There is no folder called content in {folder.resolve()}")
    catalogue, messages = read_content(content, day)
    click.echo(reminders.as_text(reminders.of(catalogue), day), nl=False)
    stopping = {message.file for message in messages if message.level == "stop"}
    if stopping:
        files = many(len(stopping), "file")
        click.echo(f"\nMore may be due, because {files} cannot be published yet. To see why: involve build")
