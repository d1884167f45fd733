"""Listening to a page: cues that are true, and a player that marks what is spoken, in a real browser."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from jinja2 import Environment, FileSystemLoader
from lxml import html
from mkdocs.utils.templates import url_filter
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from builder import formats, theme, webfonts
from builder.cache import Artefact
from builder.context import Context
from builder.dialect import to_html
from builder.document import Document
from builder.gathered import gather
from builder.kept import Kept
from builder.listening import parts
from builder.reader import read
from builder.sources import read_page
from builder.speech import cues
from builder.speech.places import name, places
from builder.speech.script import body, opening
from builder.speech.sentences import fold
from builder.speech.timeline import RATE, timeline
from builder.web import Web
from builder.webpages import Pages
from tests.support import wexmoor
from tests.support.sites import page, write
from tests.test_website import QUIET, STANDARDS, VIEWS

ADDRESS = "pages/day/"
DAY = """\
We want to hear from you. **It is free. It is fun.**

## What we pay

You get £15 an hour.

## Where it is

The Orchard, 1 Mill Lane.
"""
LANGUAGE = "cy"


class Site(NamedTuple):
    """A site of two pages, one with a recording, and what that was made of."""

    folder: Path
    day: Document
    artefact: Artefact
    cues: dict[str, list[list[Any]]]


def document(folder: Path, name: str, **fields: str) -> Document:
    """The Document of a page of these words."""
    write(folder, f"content/pages/{name}.md", page(DAY, **fields))
    found = read_page(folder / "content" / "pages" / f"{name}.md", f"content/pages/{name}.md")
    assert found.fields
    made, messages = read(to_html(found.source.body), found.fields, found.source, f"pages/{name}/")
    assert not messages
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, with a recording by the voice of the program for one page and none for the other."""
    folder = tmp_path_factory.mktemp("listening")
    catalogue = wexmoor.catalogue()
    context = Context(catalogue.site, folder / "content", folder / "cache")
    pages = {one.address: one for one in (document(folder, "day"), document(folder, "silent"))}
    (row,) = (row for row in formats.FORMATS if row.key == "audio")
    keys = {address: formats.document_key(gather(one), context) for address, one in pages.items()}
    artefact = formats.Job(pages[ADDRESS], row, "a" * 64, context)()
    assert not artefact.messages
    looks = theme.themes_folder() / "involve"
    env = Environment(loader=FileSystemLoader(looks), autoescape=True)
    env.filters["url"] = url_filter
    web = Web(context, pages, keys, {(ADDRESS, "audio"): artefact}, catalogue)
    written = Pages(web, env, [str(looks)], catalogue.site.root, Kept(folder / "cache" / "pages"))
    for address, one in pages.items():
        write(folder, f"site/{address}index.html", written.standard(one, one.title))
    for file in artefact.files:
        shutil.copy(file, folder / "site" / ADDRESS)
    write(folder, "site/involve/site.css", theme.css())
    for path in (looks / "involve").iterdir():
        write(folder, f"site/involve/{path.name}", path.read_bytes())
    (folder / "site" / "involve" / "fonts").mkdir()
    webfonts.write(folder / "site" / "involve" / "fonts")
    text = (folder / "site" / ADDRESS / "day.cues.js").read_text("utf-8")
    return Site(folder / "site", pages[ADDRESS], artefact, json.loads(text.partition("=")[2].rstrip(";\n")))
