"""`involve new`: asks questions one by one, and writes a file from the answers."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from builder.commands.options import STOPPED, in_folder, on_day
from builder.commands.terminal import Terminal, plain_streams
from builder.messages import BuildError, stops
from builder.schema.fields_told import ABOUT, ONE_OF, nearest
from builder.starting.mending import to_mend
from builder.starting.new import Place, new_content, new_site

KINDS = ("site", *(kind for kind in ABOUT if kind not in ONE_OF))


@click.command()
@click.argument("kind", default="")
@in_folder("your site")
@on_day("Take another day for today.", hidden=True)
def new(kind: str, folder: Path, today: date | None) -> None:
    """Write something new: you are asked questions.

    KIND is site, opportunity, feedback, strategy, group, event, venue, edition, newsletter or page.
    """
    plain_streams()
    if kind not in KINDS:
        raise click.ClickException(_what_can_be_made(kind))
    terminal = Terminal()
    place = Place(folder.resolve(), terminal, today or date.today())
    try:
        _make(kind, place)
    except (KeyboardInterrupt, click.Abort):
        click.echo(f"\nStopped. Nothing was written. {_lost(terminal.answers)}")
        sys.exit(STOPPED)
    except EOFError:
        click.echo("\nThe answers came to an end. Nothing was written.")
        sys.exit(1)
    except BuildError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        what = f"The file could not be written. {error.strerror}: {error.filename}"
        raise click.ClickException(what) from None


def _lost(answers: int) -> str:
    many = {0: "No answers are lost.", 1: "1 answer is lost."}
    return many.get(answers, f"{answers} answers are lost.")


def _what_can_be_made(kind: str) -> str:
    near = nearest(kind)
    guess = f"Did you mean “{near}”? " if near in KINDS else ""
    what = f"“{kind}” is nothing that can be made. {guess}" if kind else "Say what you want to make. "
    return f"{what}You can make: {', '.join(KINDS)}. For example: involve new opportunity"


def _make(kind: str, place: Place) -> None:
    if kind == "site":
        written = new_site(place)
        place.asker.say("\nYour site is ready to be filled. These files were written:")
        for path in written:
            place.asker.say(f"  {place.shown(path)}")
        place.asker.say(_NEXT)
        return
    path = new_content(kind, place)
    place.asker.say(f"\nIt is written: {place.shown(path)}")
    messages = to_mend(place.content, path, place.today)
    if not stops(messages):
        place.asker.say("As far as can be seen now, nothing stops it from being published.")
    if messages:
        place.asker.say("This is to be mended first:" if stops(messages) else "Please look at this too:")
        for message in messages:
            place.asker.say(f"{message}")
    place.asker.say("To make the site: involve build. To look at it: involve look")


_NEXT = """
What to do next:
  involve new opportunity   asks you about something that people can join
  involve build             makes the website and all other formats
  involve look              shows you the finished site"""
