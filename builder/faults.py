"""Faults of the program itself, whose details go to a file, and of the disk: officers are told plainly."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from builder.messages import BuildError

Result = TypeVar("Result")


@contextmanager
def told_plainly(doing: str, details: Path) -> Iterator[None]:
    """Turn an error that nobody foresaw into BuildError; `doing` ends the sentence “A fault … while …”.

    BuildError and OSError (which is about the disk) pass through as they are.
    """
    try:
        yield
    except (BuildError, OSError):
        raise
    except Exception as error:
        details.parent.mkdir(parents=True, exist_ok=True)
        details.write_text(traceback.format_exc(), "utf-8")
        raise BuildError(
            f"A fault in the program came up while {doing}. Nothing was published: the site is as it was. "
            f"You have done nothing wrong. Please send {details} to those who look after the program."
        ) from error


def on_disk(call: Callable[..., Result], *arguments: object) -> Result:
    """Run a step that writes files; what a disk can do wrong comes out as BuildError in plain words."""
    try:
        return call(*arguments)
    except OSError as error:
        raise BuildError(disk_words(error)) from error


def disk_words(error: OSError) -> str:
    """What a disk did wrong, for officers."""
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full. Make room, then try again. The site is as it was."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"A file may not be written here{where}. Close it if it is open in another program, "
            "or ask for the right to write there. Then try again."
        )
    return f"A file could not be read or written{where}: {error.strerror or error}. The site is as it was."
