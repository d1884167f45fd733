"""The files that people can download: every one is looked at, and the accessibility statement says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image

from builder import generated
from builder.checks import downloads
from builder.checks.visit import Visit
from builder.compose.composed import assemble
from builder.compose.standing.pages import STATEMENT
from builder.context import Context
from builder.document import Document
from builder.evidence import Evidence
from builder.results import Finding
from builder.words import document_text
from builder.writers import large_print, word
from tests.support.documents import EVERYTHING, PICTURE
from tests.support.easy import SITE
from tests.support.evidence import results, statement
from tests.support.wexmoor import TODAY, catalogue


def visit(site: Path, seen: list[str]) -> Visit:
    """A visit to the files alone, which no browser opens."""
    return Visit(None, "", site, (), turned=seen.append)  # type: ignore[arg-type]


def test_files_that_are_right_are_looked_at_and_not_told(tmp_path: Path, kept: Path) -> None:
    (tmp_path / PICTURE).parent.mkdir()
    Image.new("RGB", (600, 400), "#0b5953").save(tmp_path / PICTURE)
    site = tmp_path / "site"
    (site / "hours").mkdir(parents=True)
    context = Context(SITE, tmp_path, kept)
    large_print.write(EVERYTHING, site / "hours" / "hours-large-print.pdf", context)
    word.write(EVERYTHING, site / "hours" / "hours.docx", context)
    seen: list[str] = []
    found = [*downloads.pdfs(visit(site, seen)), *downloads.word_files(visit(site, seen))]
    assert found == []
    assert seen == ["hours/hours-large-print.pdf", "hours/hours.docx"]
    assert downloads.names(site) == tuple(seen)
    assert downloads.names(site, ("links", "word")) == ("hours/hours.docx",)


def test_files_that_are_broken_are_told_by_their_address(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.docx"):
        (tmp_path / name).write_bytes(b"nothing")
    found = [*downloads.pdfs(visit(tmp_path, [])), *downloads.word_files(visit(tmp_path, []))]
    assert [(one.page, one.what) for one in found] == [
        ("a.pdf", "The file cannot be read as a PDF."),
        ("b.docx", "This is not a Word file that can be read."),
    ]


def said(*findings: Finding) -> str:
    """What the accessibility statement says of a site of two pages and three files."""
    found = replace(results(TODAY, *findings), files=("a/a.pdf", "b/b.pdf", "b/b.docx"))
    made = generated.compose(STATEMENT, catalogue(evidence=Evidence(statement(), found), today=TODAY))
    return " ".join(document_text(assemble(made, Document("", "", (), address=STATEMENT))))


def test_the_statement_says_how_many_files_were_checked() -> None:
    assert "checked 2 pages, each shown in 2 ways, and 3 files to download, on 23 November" in said()


def test_the_statement_names_the_files_that_have_barriers() -> None:
    one = Finding("a/a.pdf", "A picture has no words that stand for it.", "page 1", "1.1.1")
    assert "A picture has no words that stand for it. In the file a.pdf." in said(one)
    both = said(one, replace(one, page="b/b.pdf"))
    assert "In 2 files: the file a.pdf, the file b.pdf." in both
    mixed = said(one, replace(one, page="opportunities/"))
    assert "On 2 pages and files: the file a.pdf, " in mixed
