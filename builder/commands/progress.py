"""How far a build is, told to somebody who waits."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

_EVERY = 5.0  # seconds between two lines of progress where there is no terminal


class Shown:
    """How far the work is: a bar in a terminal, a line every few seconds elsewhere.

    `doing` stands before the bar, and `done` says in a line what is counted.
    """

    def __init__(self, console: Console, doing: str = "Making the formats", done: str = "parts made") -> None:
        self._console = console
        self._doing, self._done = doing, done
        self._bar: Progress | None = None
        self._said = time.monotonic()

    def __enter__(self) -> Shown:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, done: int, total: int, what: str) -> None:
        """Say that `done` of `total` parts are made, the last of them a part of `what`."""
        if self._console.is_terminal:
            self._move(done, total)
        elif time.monotonic() - self._said > _EVERY:
            self._said = time.monotonic()
            self._console.print(f"{done} of {total} {self._done} ({what})")

    def _move(self, done: int, total: int) -> None:
        if self._bar is None:
            columns = (TextColumn(self._doing), BarColumn(), MofNCompleteColumn())
            self._bar = Progress(*columns, console=self._console, transient=True)
            self._bar.add_task("", total=total)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done, total=total)
