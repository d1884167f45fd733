"""Runs every measurement in one go and prints each figure beside its bound and beside other tools."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench import borough, edition, others, thousand
from tests.bench.answers import DAY
from tests.support.sites import SITE, page, write

STRAIGHT = 1.3  # how far from a straight line the time of ten times the words may be
ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Figure:
    """One measured figure: what it is, how much, and the most it may be (None: only for comparison)."""

    what: str
    value: float
    most: float | None = None
    unit: str = "s"
    remark: str = ""


def measured(name: str, folder: Path) -> tuple[dict[str, float], float]:
    """The figures of one task, and the peak memory of its process in MB.

    “whole process” are the seconds from its start to its end, imports and reading included.
    """
    command = [sys.executable, "-m", "tests.bench.tasks", name, str(folder)]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"The measurement “{name}” failed.")
    figures = json.loads(said) | {"whole process": time.perf_counter() - began}
    return figures, usage.ru_maxrss / 1000


def papers(folder: Path) -> list[Figure]:
    """PDF and Word of 10,000 words, beside other tools: whole processes, one after another."""
    rows = others.papers(folder)
    seconds = {what: taken for what, taken, *_ in rows}
    bounds = {
        "pdf": min(1.2, 0.6 * seconds.get(others.WEASYPRINT, 2)),
        "word": 3 * seconds[others.PANDOC] if others.PANDOC in seconds else 0.8,
    }
    found: list[Figure] = []
    for name, most in bounds.items():
        runs = [measured(name, folder) for _ in range(others.BEST_OF)]
        figures, memory = min(runs, key=lambda run: run[0]["whole process"])
        remark = f"the writer alone {figures['seconds']:.2f} s, {figures['kB']:.0f} kB"
        found.append(Figure(f"{name.upper()}, 10,000 words", figures["whole process"], most, remark=remark))
        found.append(Figure(f"{name.upper()}, memory", memory, 100, "MB", "of the whole process"))
        long, memory = measured(f"long_{name}", folder)
        line = 10 * STRAIGHT * figures["seconds"]
        remark = f"{STRAIGHT} × ten times the writer alone; {memory:.0f} MB"
        found.append(Figure(f"{name.upper()}, 100,000 words", long["seconds"], line, remark=remark))
    return [*found, *(Figure(*row) for row in rows)]


def speech(folder: Path) -> list[Figure]:
    """The natural voice: bare, kept by us, and the whole recording."""
    bare, _ = measured("bare_speech", folder)
    ours, _ = measured("our_speech", folder)
    whole, memory = measured("audio", folder)
    minutes = whole["minutes of sound"]
    return [
        Figure("Natural voice alone, 2 processes", bare["seconds"], remark=f"{minutes:.0f} minutes of sound"),
        Figure("Our synthesis, 2 processes", ours["seconds"], 1.15 * bare["seconds"], remark="1.15 × bare"),
        Figure(
            "Recording from nothing to MP3", whole["seconds"], 65, remark=f"{memory:.0f} MB in the parent"
        ),
        *_on_one_core(folder),
    ]


def _on_one_core(folder: Path) -> list[Figure]:
    """Both voices and the encoder on one core, as times faster than what they make is heard."""
    found: list[Figure] = []
    for name, task in (("Natural", "natural_one"), ("System", "system_one")):
        times, _ = measured(task, folder)
        slower = times["bare"] / times["ours"]
        remark = f"times real time; bare {times['bare']:.0f}"
        found.append(Figure(f"{name} voice on one core", times["ours"], unit="×", remark=remark))
        found.append(Figure(f"{name} voice, of the bare one’s time", slower, 1.15, "", "kept and checked"))
    encoded, _ = measured("encoding", folder)
    share = 55 / encoded["times"]
    remark = f"of 55 × real time a core: {encoded['times']:.0f} ×"
    return [*found, Figure("Encoding, share of the time it may take", share, 1.0, "", remark)]


def builds(folder: Path) -> list[Figure]:
    """The sample site: from nothing, with nothing changed, with one sentence changed."""
    site = folder / "borough"
    shutil.copytree(ROOT / "content", site / "content")
    shutil.copy(ROOT / "mkdocs.yml", site)
    (site / "themes").mkdir()
    shutil.copytree(ROOT / "themes" / "involve", site / "themes" / "involve")
    cold, _ = build(site)
    warm, made = build(site)
    changed = site / "content" / "opportunities" / "day-centres.md"
    text = changed.read_text("utf-8")
    changed.write_text(
        text.replace("Each week 214 people go to one.", "Each week 215 people go to one."), "utf-8"
    )
    before = sentences(site)
    one, remade = build(site)
    return [
        Figure("Sample site from nothing", cold),
        Figure("Nothing changed", warm, 3.0, remark=f"{made} artefacts made"),
        Figure("Artefacts made then", made, 0, unit=""),
        Figure("One sentence changed", one, remark=f"{remade} artefacts of one page"),
        Figure("Sentences spoken then", sentences(site) - before, 1, unit=""),
        Figure("A change seen in mkdocs serve", preview(site, changed), 2.0, remark="saved to shown"),
    ]


def websites(folder: Path) -> list[Figure]:
    """The website of 1,000 items: from nothing and with one item edited, beside stock MkDocs."""
    site, plain = folder / "thousand", folder / "stock"
    write(site, "content/site.yml", SITE)
    thousand.write(site / "content")
    plain.mkdir()
    stock = others.stock(site / "content", plain)
    cold, memory = website(site)
    words = [_edited(site, thousand.edit, number) for number in range(3)]
    answers = [_edited(site, thousand.answer, number) for number in range(3)]
    most = max(memory, *(peak for _, peak in (*words, *answers)))
    beside = "no stock MkDocs to compare with" if stock is None else f"of the {stock:.1f} s of stock MkDocs"
    return [
        Figure("1,000 items, website from nothing", cold, stock and 0.4 * stock, remark=f"0.4 {beside}"),
        Figure("Words of one edited", _median(words), stock and 0.1 * stock, remark=f"0.1 {beside}"),
        Figure("An answer of one edited", _median(answers), stock and 0.1 * stock, remark=f"0.1 {beside}"),
        Figure("Memory", most, 500, unit="MB", remark="the most of these builds"),
    ]


def _edited(site: Path, edit: Callable[[Path, int], None], number: int) -> tuple[float, float]:
    """Edit one item, and build the website again."""
    edit(site / "content", number)
    return website(site)


def _median(builds: list[tuple[float, float]]) -> float:
    return statistics.median(seconds for seconds, _ in builds)


def website(site: Path) -> tuple[float, float]:
    """Seconds and the most memory, in MB, of a build of the website alone."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "builder", "build", "--only", "website", "--today", str(DAY)]
    process = subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(said)
    return time.perf_counter() - began, usage.ru_maxrss / 1000


def preview(site: Path, changed: Path) -> float:
    """Seconds from saving a page to the preview showing it; the third change, when all is warm."""
    port = 18_765
    command = [sys.executable, "-m", "mkdocs", "-q", "serve", "-a", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}/opportunities/day-centres/"
    server = subprocess.Popen(command, cwd=site, stderr=subprocess.DEVNULL)
    try:
        seconds = 0.0
        for number in (216, 217, 218):
            wait_for(address, b"Tell us about day centres")
            text = changed.read_text("utf-8")
            began = time.perf_counter()
            changed.write_text(text.replace(f"Each week {number - 1}", f"Each week {number}"), "utf-8")
            wait_for(address, f"Each week {number} people".encode())
            seconds = time.perf_counter() - began
        return seconds
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, words: bytes) -> None:
    """Ask a preview until it shows the words."""
    for _ in range(3000):
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                if words in answer.read():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"The preview never showed “{words.decode()}”.")


def build(site: Path) -> tuple[float, int]:
    """Seconds of one build by the command, and how many artefacts it made."""
    began = time.perf_counter()
    ran = subprocess.run([sys.executable, "-m", "builder", "build"], cwd=site, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    if ran.returncode:
        raise SystemExit(ran.stdout + ran.stderr)
    line = next(line for line in ran.stdout.splitlines() if "were new or had changed" in line)
    return seconds, int(line.split()[0])


def sentences(site: Path) -> int:
    """How many spoken sentences are kept."""
    return sum(path.is_file() for path in (site / ".cache" / "speech" / "sentences").rglob("*"))


def show(console: Console, title: str, figures: list[Figure]) -> bool:
    """Print figures beside their bounds; whether all are within."""
    table = Table("What", "Measured", "Bound", "", "Remark", title=title, title_justify="left")
    good = True
    for figure in figures:
        within = figure.most is None or figure.value <= figure.most
        good = good and within
        bound = "" if figure.most is None else f"{figure.most:.4g} {figure.unit}"
        verdict = "" if figure.most is None else ("within" if within else "OVER")
        table.add_row(figure.what, f"{figure.value:.4g} {figure.unit}", bound, verdict, figure.remark)
    console.print(table)
    return good


def main() -> None:
    """Measure everything; exit 1 if a bound is missed."""
    console = Console(width=110)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, "content/site.yml", SITE)
        write(folder, "content/plan.md", page(borough.markdown()))
        good = show(console, "Print and Word, whole processes", papers(folder))
        good &= show(console, "Speech of 10,000 words", speech(folder))
        with tempfile.TemporaryDirectory() as month:
            rows = [Figure(*row) for row in edition.rows(Path(month))]
            good &= show(console, "An edition of 90 minutes", rows)
        good &= show(console, "Builds", builds(folder))
        good &= show(console, "A borough of 1,000 items", websites(folder))
        rows = [Figure(*row) for row in others.compare(folder)]
        show(console, "Other tools on the same words, for comparison", rows)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
