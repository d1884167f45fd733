"""`involve look`: shows the finished site in a browser on this computer."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from builder.commands.options import in_folder
from builder.serving import server


@click.command()
@in_folder("outputs/")
@click.option("--port", default=8000, show_default=True, help="The last part of the address.")
def look(folder: Path, port: int) -> None:
    """Look at the finished site in your own browser, as people will see it."""
    site = folder.resolve() / "outputs" / "site"
    if not site.is_dir():
        raise click.ClickException("There is no site here yet. Make it first: involve build")
    try:
        pages = server(site, port)
    except OSError:
        raise click.ClickException(
            f"The address is taken. Try another: involve look --port {port + 1}"
        ) from None
    click.echo(f"Open http://127.0.0.1:{pages.server_port}/ in your browser. Stop with Ctrl-C.")
    with pages, contextlib.suppress(KeyboardInterrupt):
        pages.serve_forever()
