"""The processes that do the long work, begun once for many builds of a run of the tests.

To begin them takes three times as long as the work of a small site. They are the real ones, asked in the real
way; that a build begins and ends its own is tested with builds that are programs of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

import pytest

from builder import formats
from builder.editions import make
from builder.workers import workers


class Crew:
    """Processes that stay after a build has gone well, and are ended with one that fails."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    @contextmanager
    def work(self) -> Iterator[ProcessPoolExecutor]:
        """The processes for one build."""
        pool, self._pool = self._pool or workers(), None
        yield pool  # a build that fails stops them, so the next one begins others
        self._pool = pool

    def end(self) -> None:
        """Wait until they have gone."""
        if self._pool:
            self._pool.shutdown()


@contextmanager
def standing() -> Iterator[None]:
    """Have all builds of this process ask the same crew."""
    crew = Crew()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formats, "workers", crew.work)
        patch.setattr(make, "workers", crew.work)
        yield
    crew.end()
