"""Files that are there whole or not at all: written under another name, and renamed when they are done."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """The path to write to, which becomes `target` at the end; trouble leaves nothing behind."""
    unfinished = target.with_name(target.name + ".part")
    try:
        yield unfinished
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
