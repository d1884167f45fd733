"""Many small things kept in one file between builds: a thousand pages are one file, not thousands.

What is kept is found by a key that says everything it depends on, so nothing kept is ever stale. What a build
did not ask for is forgotten when the build saves, so the file does not grow.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Value = TypeVar("Value", bytes, str)

_DAY = 86_400
_MAKING = "making-"  # how the names of files begin that are not whole yet


class Kept:
    """Bytes or text by key, in the file `path`, which may be taken away at any time.

    Saving puts a whole new file in the place of the old one: of two builds at once, the last one's stays.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._old: dict[str, bytes | str] = _read(path)
        self._used: dict[str, bytes | str] = {}

    def get(self, key: str) -> bytes | str | None:
        """What was kept under this key, if anything was."""
        found = self._old.get(key) if key not in self._used else self._used[key]
        if found is not None:
            self._used[key] = found
        return found

    def put(self, key: str, value: bytes | str) -> None:
        """Keep something under a key that says everything it depends on."""
        self._used[key] = value

    def once(self, key: str, make: Callable[[], Value]) -> Value:
        """What was kept under this key, or else what `make` gives, which is then kept."""
        found = self.get(key)
        if found is None:
            found = make()
            self.put(key, found)
        return found  # type: ignore[return-value]  # the key says what it is

    def save(self) -> None:
        """Write what this build has put or asked for, unless the file says just that."""
        if self._used == self._old:
            return
        folder = self._path.parent
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder)
        handle, fresh = tempfile.mkstemp(prefix=_MAKING, dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(marshal.dumps(self._used))
            os.replace(fresh, self._path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(fresh)
            raise
        self._old = dict(self._used)


def _read(path: Path) -> dict[str, bytes | str]:
    """What the file says; nothing if it is not there, or not whole."""
    try:
        found = marshal.loads(path.read_bytes())
    except (OSError, ValueError, TypeError, EOFError):
        return {}
    return found if isinstance(found, dict) else {}


def _clear(folder: Path) -> None:
    """Take away what builds that were killed left half-made."""
    for path in folder.glob(f"{_MAKING}*"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _DAY:
                path.unlink()
