"""Files and folders that are there whole or not at all: made under another name, and renamed when done."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from builder.messages import BuildError


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """The path to write to, which becomes `target` at the end; trouble leaves nothing behind."""
    unfinished = target.with_name(target.name + ".part")
    try:
        yield unfinished
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def whole_folder(target: Path, what: str) -> Iterator[Path]:
    """A folder to make something in, which takes the place of `target` when all has gone well.

    `what` is made in it, in a word or two (“edition”). Raises BuildError where another is being made beside
    it at the same time, and where the one from before is open and cannot be replaced.
    """
    beside = target.parent
    staging, last = beside / f".new-{target.name}", beside / f".last-{target.name}"
    beside.mkdir(parents=True, exist_ok=True)
    lock = FileLock(beside / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BuildError(f"Another {what} is being made in this folder. Wait until it is finished.") from None
    try:
        if last.exists() and not target.exists():
            os.replace(last, target)  # killed between the two renames below
        for old in (last, staging):
            shutil.rmtree(old, ignore_errors=True)
        staging.mkdir()
        yield staging
        _swap(staging, target, last, what)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        lock.release()


def _swap(staging: Path, target: Path, last: Path, what: str) -> None:
    try:
        if target.exists():
            os.replace(target, last)
        os.replace(staging, target)
    except OSError as error:
        if last.exists() and not target.exists():
            os.replace(last, target)
        if not isinstance(error, PermissionError):
            raise
        raise BuildError(
            f"The {what} in {target} is open in another program, so it cannot be replaced. Close that "
            "program, then try again."
        ) from None
    shutil.rmtree(last, ignore_errors=True)
