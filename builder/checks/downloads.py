"""The files that people can download from a site: every PDF and every Word file, judged by what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from builder.checks.paper.fault import Fault
from builder.checks.visit import Visit
from builder.results import Finding

KINDS = {"pdf": ".pdf", "word": ".docx"}  # the ends of the names of files, by the check that looks at them
CRITERIA = {
    "pdf": ("1.1.1", "1.3.1", "1.3.2", "1.4.3", "2.4.2", "2.4.4", "3.1.1", "4.1.2"),
    "word": ("1.1.1", "1.3.1", "1.3.2", "1.4.3", "2.4.2", "2.4.4", "3.1.1"),
}


def names(site: Path, checks: Iterable[str] = tuple(KINDS)) -> tuple[str, ...]:
    """The addresses of all files that these checks look at, in order; other checks look at none."""
    ends = tuple(KINDS[check] for check in checks if check in KINDS)
    found = (path for path in site.rglob("*") if path.suffix in ends)
    return tuple(sorted(path.relative_to(site).as_posix() for path in found))


def pdfs(visit: Visit) -> Iterator[Finding]:
    """What is wrong with each PDF, by the standard PDF/UA-1 and by our own checks."""
    from builder.checks.paper import standard, table  # which load what only these checks need

    yield from _found(visit, "pdf", lambda file: (*standard.check(file), *table.findings(file)))


def word_files(visit: Visit) -> Iterator[Finding]:
    """What is wrong with each Word file."""
    from builder.checks.paper import word

    yield from _found(visit, "word", word.check)


def _found(visit: Visit, check: str, look: Callable[[Path], Iterable[Fault]]) -> Iterator[Finding]:
    for name in names(visit.site, (check,)):
        visit.turned(name)
        for fault in look(visit.site / name):
            yield Finding(name, fault.what, fault.where, fault.criterion)


def tools(files: Iterable[str]) -> dict[str, str]:
    """The engine that files are judged with, and its version: `{"page-validation": "0.11.0"}`."""
    engine = "page-validation"
    return {engine: version(engine)} if any(name.endswith(KINDS["pdf"]) for name in files) else {}
