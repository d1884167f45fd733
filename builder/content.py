"""The whole content folder, read and looked at without building anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from builder.catalogue import Catalogue, Item, catalogue_of
from builder.messages import Message
from builder.rules import promises, together
from builder.schema.site import Site, example_site
from builder.sources import PageSource, read_evidence, read_page, read_site


def read_content(content: Path, today: date) -> tuple[Catalogue, tuple[Message, ...]]:
    """Read every file; the catalogue holds those that are in order, the messages tell of the others.

    While the site file needs mending, that of a new site stands in for it.
    """
    site, messages = read_site(content)
    sources = {
        path.relative_to(content).with_suffix("").as_posix(): read_page(path, _file(content, path))
        for path in sorted(content.rglob("*.md"))
    }
    items = [
        Item(name, source.page, _address(name), source.source.file)
        for name, source in sources.items()
        if source.page
    ]
    evidence, misread = read_evidence(content, today)
    found = (*messages, *misread, *_look_at(sources, site, content.name))
    return catalogue_of(site or example_site(), today, items, evidence), tuple(sorted(set(found)))


def _look_at(sources: Mapping[str, PageSource], site: Site | None, content: str) -> Iterator[Message]:
    """What is to be mended in the files, one by one and together."""
    for source in sources.values():
        yield from source.messages
        yield from promises.check(source.fields, source.source.file, site)
    yield from together.check({name: source.fields for name, source in sources.items()}, site, content)


def _file(content: Path, path: Path) -> str:
    """The name of a file as officers know it."""
    return f"{content.name}/{path.relative_to(content).as_posix()}"


def _address(name: str) -> str:
    """Where the page of a file stands."""
    return f"{name}/".removesuffix("index/")
