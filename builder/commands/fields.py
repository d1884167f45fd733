"""`involve fields`: what can stand in a file, told in plain text, or as schemas for editors."""

from __future__ import annotations

from pathlib import Path

import click

from builder.commands.terminal import plain_streams
from builder.schema import editors
from builder.schema.fields_told import ABOUT, nearest, tell_fields, tell_kinds


@click.command()
@click.argument("kind", default="")
@click.option(
    "--schemas",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write JSON Schemas into this folder, for editors that help you to write.",
)
def fields(kind: str, schemas: Path | None) -> None:
    """Tell what can be written in a file.

    KIND is a kind of content, such as opportunity. Without it, the kinds are listed.
    """
    plain_streams()
    if schemas:
        written = editors.write(schemas)
        click.echo(f"{len(written)} schemas are in {schemas}")
    elif not kind:
        click.echo(tell_kinds())
    elif kind in ABOUT:
        click.echo(tell_fields(kind))
    else:
        near = nearest(kind)
        guess = f"Did you mean “{near}”? " if near else ""
        raise click.ClickException(
            f"There is no kind of content called “{kind}”. {guess}The kinds are: {', '.join(ABOUT)}."
        )
