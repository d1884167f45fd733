"""`involve look`: shows the finished site in a browser on this computer."""

from __future__ import annotations

import contextlib
import functools
import http.server
from pathlib import Path

import click

from builder.commands.options import in_folder


@click.command()
@in_folder("outputs/")
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
