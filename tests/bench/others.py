"""The same words through other tools, in an environment of their own that is made on first use."""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

from tests.bench import borough, typst

HOME = Path(__file__).parent.parent.parent / ".cache" / "bench"
PACKAGES = ("weasyprint", "pypandoc-binary", "typst", "mkdocs-material<10", "mkdocs<2")

_WEASYPRINT = """\
import sys, weasyprint
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
_PANDOC = """\
import subprocess, sys, pypandoc
subprocess.run([pypandoc.get_pandoc_path(), sys.argv[1], "-o", sys.argv[2]], check=True)
"""

_TYPST = """\
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards="ua-1")
"""
BEST_OF = 3  # runs of whatever takes a second or so
WEASYPRINT, PANDOC = "WeasyPrint, PDF/UA", "pandoc, Word"

Row = tuple[str, float, float | None, str, str]


def papers(folder: Path) -> list[Row]:
    """Seconds of each tool for print and Word of the same words, as a whole process; none without tools."""
    python = _environment()
    if python is None:
        return []
    text, html, source = (folder / f"plan.{ending}" for ending in ("md", "html", "typ"))
    text.write_text(borough.markdown(), "utf-8")
    html.write_text(_html(borough.markdown()), "utf-8")
    source.write_text(typst.source(borough.markdown()), "utf-8")
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    pdf = f"--print-to-pdf={folder / 'chromium.pdf'}"
    return [
        _row(WEASYPRINT, [python, "-c", _WEASYPRINT, html, folder / "weasy.pdf"], BEST_OF),
        _row("Typst, PDF/UA", [python, "-c", _TYPST, source, folder / "typst.pdf"], BEST_OF),
        _row(
            "Chromium, PDF",
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", pdf, html.as_uri()],
            BEST_OF,
        ),
        _row(PANDOC, [python, "-c", _PANDOC, text, folder / "pandoc.docx"], BEST_OF),
    ]


def compare(folder: Path) -> list[Row]:
    """Seconds of stock MkDocs for the sample site; tools that cannot be installed are named as such."""
    python = _environment()
    if python is None:
        return [("Other tools could not be installed", 0.0, None, "", "no package index within reach")]
    rows: list[Row] = []
    site = folder / "plain"
    shutil.copytree(Path(__file__).parent.parent.parent / "content", site / "docs")
    (site / "mkdocs.yml").write_text("site_name: Plain\ntheme: material\n", "utf-8")
    rows.append(
        _row(
            "mkdocs-material, website alone",
            [python, "-m", "mkdocs", "-q", "build", "-f", site / "mkdocs.yml"],
        )
    )
    return rows


def stock(content: Path, folder: Path) -> float | None:
    """Seconds that stock MkDocs with Material takes for the Markdown of a folder, if it can be installed."""
    python = _environment()
    if python is None:
        return None
    shutil.copytree(content, folder / "docs")
    (folder / "mkdocs.yml").write_text("site_name: Plain\ntheme: material\n", "utf-8")
    began = time.perf_counter()
    subprocess.run(
        [python, "-m", "mkdocs", "-q", "build"], cwd=folder, capture_output=True, check=True, timeout=900
    )
    return time.perf_counter() - began


def _row(what: str, command: list[str | Path], times: int = 1) -> Row:
    """Run a command some times, and keep the least of its seconds: other work can only make it slower."""
    best, remark = math.inf, ""
    for _ in range(times):
        began = time.perf_counter()
        try:
            ran = subprocess.run(list(map(str, command)), capture_output=True, text=True)
        except OSError as error:
            return what, 0.0, None, "s", f"not here: {error.strerror}"
        best = min(best, time.perf_counter() - began)
        failed = ran.stderr.strip().splitlines()[-1][:60] if ran.returncode else ""
        remark = f"failed: {failed}" if ran.returncode else "whole process"
    return what, best, None, "s", remark


def _environment() -> Path | None:
    python = HOME / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    ready = HOME / f"ready-{'-'.join(name.partition('<')[0] for name in PACKAGES)}"
    if not ready.exists():
        venv.create(HOME, with_pip=True)
        installed = subprocess.run(
            [str(python), "-m", "pip", "install", "-q", *PACKAGES], capture_output=True
        )
        if installed.returncode:
            return None
        ready.touch()
    return python


def _html(text: str) -> str:
    from builder.dialect import to_html

    style = "@page{size:A4;margin:20mm}body{font:18pt/1.35 sans-serif}"
    return (
        f"<!doctype html><html lang='en-GB'><title>Plan</title><style>{style}</style>{to_html(text)}</html>"
    )
