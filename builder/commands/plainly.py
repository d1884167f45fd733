"""How commands end: trouble is told in plain words, and the exit code says whether there was any."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from builder.commands.options import STOPPED
from builder.faults import disk_words
from builder.messages import BuildError


def plainly(do: Callable[[], bool], stopped: str = "Stopped.") -> None:
    """Do what was asked and end the program; `stopped` is what to say when somebody presses Ctrl-C.

    The exit code is 0 if `do` says that all of it was done, and 1 where it was not.
    """
    try:
        done = do()
    except KeyboardInterrupt:
        click.echo(stopped)
        sys.exit(STOPPED)
    except BuildError as error:
        click.echo(str(error))
        sys.exit(1)
    except OSError as error:
        click.echo(disk_words(error))
        sys.exit(1)
    sys.exit(0 if done else 1)
