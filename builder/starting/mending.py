"""What is to be mended in a file that was just written: what a build would say of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from builder.compose.pages import page
from builder.content import read_content
from builder.dialect import to_html
from builder.messages import Message
from builder.reader import read
from builder.rules import source_checks, words
from builder.schema.page import Page
from builder.sources import read_glossary, read_page
from builder.terms import explain


def to_mend(content: Path, path: Path, today: date) -> tuple[Message, ...]:
    """Messages about one file, as far as they can be found without building the site."""
    file = f"{content.name}/{path.relative_to(content).as_posix()}"
    catalogue, messages = read_content(content, today)
    found = {message for message in messages if message.file == file}
    written = read_page(path, file)
    fields = written.fields.sketch or Page(title="Untitled", summary="Untitled")
    item = catalogue.items.get(path.relative_to(content).with_suffix("").as_posix())
    address = item.address if item else ""
    document, misread = read(to_html(written.source.body), fields, written.source, address)
    glossary, _ = read_glossary(content)
    whole = explain(page(item, document, catalogue) if item else document, glossary)
    found |= {*source_checks(written.source), *misread, *words.check(whole, glossary)}
    return tuple(sorted(found))
