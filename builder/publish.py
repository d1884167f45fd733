"""Publishing: one build at a time, a staging folder, one swap, and a report for staff.

The site that people see changes only by renaming a whole, finished folder into its place. A build that fails,
is stopped or is killed leaves the last good site as it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from filelock import FileLock, Timeout

from builder.messages import BuildError, Message

SITE, STICK = "site", "stick"  # the folders that people are given; a build makes one of them anew


class Outputs:
    """The folder of all that builds make, held by one build at a time; `name` is what this one makes."""

    def __init__(self, folder: Path, name: str = SITE) -> None:
        self.folder = folder
        self.site = folder / name
        self.staging = folder / ".staging"
        self._last = _last(self.site)
        self._lock = FileLock(folder / ".lock")

    def begin(self) -> None:
        """Take the folder for this build and clear what a killed one left; a lock dies with its process."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise BuildError(
                "Another build is running in this folder. Wait until it has finished, then build again."
            ) from None
        for site in (self.folder / SITE, self.folder / STICK):
            if _last(site).exists() and not site.exists():
                os.replace(_last(site), site)  # killed between the two renames of `publish`
            shutil.rmtree(_last(site), ignore_errors=True)
        shutil.rmtree(self.staging, ignore_errors=True)

    def publish(self) -> None:
        """Put the finished staging folder in the place of the site."""
        try:
            if self.site.exists():
                os.replace(self.site, self._last)
            os.replace(self.staging, self.site)
        except OSError as error:
            if self._last.exists() and not self.site.exists():
                os.replace(self._last, self.site)
            if not isinstance(error, PermissionError):
                raise
            raise BuildError(
                f"The site in {self.site} is open in another program, so it cannot be replaced. "
                "Close that program, then build again."
            ) from None
        shutil.rmtree(self._last, ignore_errors=True)

    def report(self, messages: Iterable[Message]) -> Path:
        """Write every message of this build where staff find them; never inside the public site."""
        lines = [str(message) for message in messages]
        return self.tell("messages.txt", ("\n\n".join(lines) if lines else "Nothing to mend.") + "\n")

    def tell(self, name: str, text: str) -> Path:
        """Write a report for staff."""
        path = self.folder / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(text, "utf-8")
        os.replace(fresh, path)
        return path

    def end(self) -> None:
        """Let the folder go, whatever happened, and take away what was not published."""
        if self._lock.is_locked:
            shutil.rmtree(self.staging, ignore_errors=True)
            self._lock.release()


def _last(site: Path) -> Path:
    """Where the last one waits until the new one has taken its place."""
    return site.with_name(f".last-{site.name}")
