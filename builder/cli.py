"""The `involve` command. Each command is a module of `commands`, loaded when it is called."""

from __future__ import annotations

import difflib
from importlib import import_module

import click

from builder import __version__
from builder.commands.terminal import plain_streams

COMMANDS = ("new", "build", "print", "edition", "book", "say", "look", "check", "status", "replies", "fields")
FUNCTIONS = {"print": "print_things"}  # whose name Python needs for itself


class Commands(click.Group):
    """The commands by their names; loading all of them would keep people waiting."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Their names, in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """One of them, or None for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        name = FUNCTIONS.get(cmd_name, cmd_name)
        command: click.Command = getattr(import_module(f"builder.commands.{cmd_name}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that somebody wants; for a name that is none, what the names are."""
        wanted = args[0] if args else ""
        if wanted == "help":
            click.echo(ctx.get_help())
            ctx.exit()
        if wanted and not wanted.startswith("-") and wanted not in COMMANDS:
            plain_streams()
            near = difflib.get_close_matches(wanted.lower(), COMMANDS, 1)
            guess = f"Did you mean {near[0]}? " if near else ""
            raise click.ClickException(
                f"There is no command “{wanted}”. {guess}You can: {', '.join(COMMANDS)}, help."
            )
        return super().resolve_command(ctx, args)


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="involve")
def main() -> None:
    """One Markdown file becomes a website, easy read, large print, Word and audio."""
