"""Small sites, written to a temporary folder and built for real."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from builder import generated
from builder.build import Build
from builder.catalogue import Catalogue, Item
from builder.cli import main
from builder.compose import pages
from builder.compose.composed import assemble
from builder.compose.easy import hard_words
from builder.content import read_content
from builder.dialect import to_html
from builder.document import Document
from builder.mkdocs_plugin import build_site
from builder.reader import read
from builder.schema.glossary import Entry
from builder.schema.page import Heading
from builder.sources import read_glossary, read_page
from tests.support.wexmoor import TODAY

SITE = """\
organisation: Wexmoor Borough Council
name: Involve Wexmoor
about: Have your say on care and support in Wexmoor.
address: https://involve.example.org/
other_formats:
  phone: 01632 960 100
  email: formats@example.org
contact:
  role: the Involvement Team
  phone: 01632 960 140
  email: involve@example.org
complaints: Tell us, or call 01632 960 180.
"""
HOME = """\
---
title: Have your say
summary: What you can join in Wexmoor.
---
Welcome to Wexmoor.
"""


def site(folder: Path, **files: str | bytes) -> Path:
    """Write a site of a first page and the files given, whose names have `__` for a slash and `_` for a dot.

    `page(folder, opportunities__day_md="…")` writes `content/opportunities/day.md`.
    """
    write(folder, "content/site.yml", SITE)
    write(folder, "content/index.md", HOME)
    for name, text in files.items():
        path, _, ending = name.replace("__", "/").rpartition("_")
        write(folder, f"content/{path}.{ending}", text)
    return folder


def write(folder: Path, name: str, text: str | bytes) -> Path:
    """Write one file below a folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def page(body: str, **fields: str) -> str:
    """A page with a title, a summary and this body."""
    lines = {"title": "Day centres", "summary": "We are planning new opening hours."} | fields
    head = "\n".join(f"{name}: {value}" for name, value in lines.items())
    return f"---\n{head}\n---\n{body}\n"


def built(folder: Path, today: date | None = None, website_only: bool = False) -> Build:
    """Build a site in this process, as it is to be on `today`."""
    return build_site(folder, lambda done, total, what: None, today, website_only)


def sample_documents(borough: Path) -> Iterator[Document]:
    """The whole pages of the sample site on the day of the tests; links lead as seen from the files."""
    content = borough / "content"
    catalogue, messages = read_content(content, TODAY)
    assert not messages, messages
    glossary, _ = read_glossary(content)
    for item in catalogue.items.values():
        found = read_page(borough / item.file, item.file)
        folder = item.name.rpartition("/")[0]
        place = f"{folder}/" if folder else ""
        written, messages = read(to_html(found.source.body), item.fields, found.source, place)
        assert not messages, messages
        yield _whole(item, replace(written, address=item.address), catalogue, glossary)
    for name, made in generated.pages(catalogue, glossary).items():
        address = name.removesuffix("index.md")
        written = Document(made.title, made.summary, (), address, source=f"content/{name}")
        yield _whole(None, written, catalogue, glossary)


def _whole(
    item: Item[Heading] | None, written: Document, catalogue: Catalogue, glossary: tuple[Entry, ...]
) -> Document:
    if generated.is_generated(written.address):
        whole = assemble(generated.compose(written.address, catalogue, glossary), written)
    else:
        assert item is not None
        whole = pages.page(item, written, catalogue)
    return hard_words.explain(whole, glossary, written)


def involve(folder: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the `involve` command as an officer would, in a folder."""
    command = [sys.executable, "-m", "builder", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, **options)  # type: ignore[call-overload,no-any-return]


def commanded(folder: Path, *arguments: str) -> Result:
    """The same in this process, for what does not hang on how one begins and ends; faults are raised."""
    with contextlib.chdir(folder):
        return CliRunner().invoke(main, arguments, catch_exceptions=False)
