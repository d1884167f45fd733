"""The processes that do the long work, one for each core."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from typing import TypeAlias, TypeVar

from builder.messages import BuildError

Work = TypeVar("Work", bound=Callable[[], object])
Progress: TypeAlias = Callable[[int, int, str], None]  # parts that are done, all parts, what the last was of

MOST = 61  # processes that Windows can wait for at once


def workers() -> ProcessPoolExecutor:
    """A process for each core, started afresh (`spawn`), because speech engines do not survive a fork."""
    return ProcessPoolExecutor(
        max_workers=count(), mp_context=multiprocessing.get_context("spawn"), initializer=_begin
    )


def count() -> int:
    """How many processes work: one for each core, as far as every system allows."""
    return min(MOST, os.cpu_count() or 1)


def do_all(pool: Executor, work: Mapping[Work, str], progress: Progress) -> None:
    """Do every part of some work on all cores; each has the title of what it is a part of.

    Raises the BuildError of a part that cannot be done, with that title.
    """
    titles = {pool.submit(part): title for part, title in work.items()}
    for count, future in enumerate(as_completed(titles), 1):
        try:
            future.result()
        except BuildError as error:
            raise BuildError(f"In “{titles[future]}”: {error}") from error
        progress(count, len(titles), titles[future])


def stop(pool: ProcessPoolExecutor) -> None:
    """End the work at once: nothing that waits is begun, and the processes do not outlive the build."""
    processes = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()


def _begin() -> None:
    """A worker leaves Ctrl-C to the build, and ends with it, even when the build is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
