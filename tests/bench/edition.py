"""An edition of 90 minutes, made by the command as a volunteer makes it: from nothing, and after a change."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench import borough
from tests.support.sites import SITE, site, write

PIECES, WORDS = 30, 430  # about 90 minutes at the pace of the natural voice
MONTH = "2026-11"
FILE = f"content/talking-news/{MONTH}.md"
KINDS = ("news", "get involved", "useful", "to make you smile")
Row = tuple[str, float, float | None, str, str]


@dataclass(frozen=True)
class Run:
    """One run of the command: its seconds, the memory at its peak in MB, and what it said.

    `largest` is the largest of its processes, `together` all of them at one moment, shared memory shared out.
    """

    seconds: float
    largest: float
    together: float
    said: str


def rows(folder: Path) -> list[Row]:
    """The figures of an edition: from nothing, after a changed sentence, and with the voice of the system."""
    _write(folder, "natural")
    cold = _run(folder)
    again = _run(folder)
    _edit(folder)
    changed = _run(folder)
    track = _track(folder)
    _write(folder, "system")
    system = _run(folder)
    minutes = cold.said.partition(" tracks, ")[2].partition(".")[0].removeprefix("about ")
    return [
        ("Edition from nothing, natural voice", cold.seconds, None, "s", minutes),
        ("Edition from nothing, system voice", system.seconds, None, "s", ""),
        ("Edition again, nothing changed", again.seconds, None, "s", "all products written anew"),
        ("One sentence changed: all files", changed.seconds, 100, "s", "the whole command"),
        ("One sentence changed: that track", track, 3, "s", "spoken, levelled, encoded"),
        ("Memory, largest process", max(cold.largest, changed.largest), 700, "MB", ""),
        ("Memory, all processes together", max(cold.together, changed.together), None, "MB", "at one moment"),
    ]


def _write(folder: Path, voice: str) -> None:
    site(folder)
    write(folder, "content/site.yml", f"{SITE}voice: {voice}\n")
    chance = random.Random(20261122)
    pieces = []
    for number in range(PIECES):
        words = [f"This is piece number {number}."]
        while sum(len(sentence.split()) for sentence in words) < WORDS:
            words.append(borough.sentence(chance))
        kind = KINDS[number * len(KINDS) // PIECES]
        pieces.append(f"  - title: Piece {number}\n    kind: {kind}\n    words: {' '.join(words)}\n")
    fields = f"title: Talking News\nsummary: Much to hear.\nmonth: {MONTH}\nown_pieces:\n{''.join(pieces)}"
    write(folder, FILE, f"---\n{fields}---\n")


def _edit(folder: Path) -> None:
    file = folder / FILE
    text = file.read_text("utf-8")
    file.write_text(text.replace("This is piece number 17.", "This is another piece."), "utf-8")


def _run(folder: Path) -> Run:
    command = [sys.executable, "-m", "builder", "edition", MONTH, "--folder", str(folder)]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    watch = _Watch(process.pid)
    watch.start()
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, _ = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    watch.over.set()
    watch.join()
    if status:
        raise SystemExit(f"The edition was not made:\n{said}")
    return Run(seconds, watch.largest, watch.together, said)


def _track(folder: Path) -> float:
    """The seconds in which the track of one changed piece is spoken, levelled and encoded again."""
    command = [sys.executable, "-m", "tests.bench.tasks", "changed_track", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.partition('"seconds": ')[2].partition("}")[0].partition(",")[0])


class _Watch(threading.Thread):
    """Looks at the memory of a process and all below it, ten times a second; elsewhere than Linux at none."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.over = threading.Event()
        self.largest = self.together = 0.0

    def run(self) -> None:
        """Look until it is over."""
        while not self.over.wait(0.1):
            each = [_megabytes(process) for process in (self.process, *_below(self.process))]
            self.largest = max([self.largest, *each])
            self.together = max(self.together, sum(each))


def _below(process: int) -> list[int]:
    """The processes that one has begun, and theirs."""
    try:
        begun = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [one for child in begun for one in (int(child), *_below(int(child)))]


def _megabytes(process: int) -> float:
    """The memory of a process, with its part of what it shares."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
