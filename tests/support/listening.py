"""A site of two pages, one of them with a recording, for tests of listening along."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader
from mkdocs.utils.templates import url_filter

from builder import formats, theme
from builder.cache import Artefact
from builder.context import Context
from builder.document import Definition, DefinitionList, Document, Paragraph, Section, Strong, Term, Text
from builder.gathered import gather
from builder.kept import Kept
from builder.speech.places import places
from builder.speech.recording import record
from builder.website import fonts as webfonts
from builder.website.pages import Pages
from builder.website.web import Web
from tests.support import wexmoor
from tests.support.documents import says, words
from tests.support.sites import write

CARER = Term(words("Carers"), "people who look after a friend", "carer")
LONG = "We ask everyone what would suit them best, and we write down all that they tell us."
DAY = Document(
    title="Day centres",
    summary="Tell us what would suit you.",
    address="pages/day/",
    blocks=(
        Paragraph((Text("We listen. "), Strong((Text("It is free. It is fun."),)))),
        Section("pay", words("What we pay"), 2, (Paragraph((CARER, Text(" get £15."))), says(LONG))),
        Section(
            "where",
            words("Where"),
            2,
            (
                DefinitionList((Definition(words("Place"), ((says("The Orchard"),),)),)),
                Section("bus", words("By bus"), 3, (says("Take the number 7."),)),
            ),
        ),
    ),
)
SILENT = replace(DAY, address="pages/silent/", lang="so")


class Site(NamedTuple):
    """A site of two pages, one of them with a recording, and what that is made of."""

    folder: Path
    artefact: Artefact
    context: Context

    @property
    def cues(self) -> dict[str, list[list[Any]]]:
        """What the file of cues says to a browser."""
        text = (self.folder / DAY.address / "day.cues.js").read_text("utf-8")
        found: dict[str, list[list[Any]]] = json.loads(text.removeprefix("window.involveCues=").rstrip(";\n"))
        return found

    def words(self, place: int) -> str:
        """What is heard at a place, and so must be marked while it is."""
        heard = [one.text for one in record(DAY, self.context).script if not one.added]
        return (
            DAY.title
            if place == 0
            else " ".join(text for text, at in zip(heard, places(DAY)[1:], strict=True) if at == place)
        )


def listening_site(folder: Path) -> Site:
    """Make the site in a folder, with a recording by the voice of the program."""
    of = wexmoor.catalogue()
    context = Context(of.site, folder / "content", folder / "cache")
    (row,) = (row for row in formats.FORMATS if row.key == "audio")
    made = {
        (one.address, "audio"): formats.Job(one, row, letter * 64, context)()
        for one, letter in ((DAY, "a"), (SILENT, "b"))
    }
    pages = {one.address: one for one in (DAY, SILENT)}
    keys = {address: formats.document_key(gather(one), context) for address, one in pages.items()}
    looks = theme.themes_folder() / "involve"
    env = Environment(loader=FileSystemLoader(looks), autoescape=True)
    env.filters["url"] = url_filter
    written = Pages(Web(context, pages, keys, made, of), env, [str(looks)], "", Kept(folder / "pages"))
    for address, one in pages.items():
        write(folder, f"site/{address}index.html", written.standard(one, one.title))
    for artefact in made.values():
        for file in artefact.files:
            shutil.copy(file, folder / "site" / DAY.address)
    shutil.copytree(looks / "involve", folder / "site" / "involve")
    write(folder, "site/involve/site.css", theme.css())
    (folder / "site" / "involve" / "fonts").mkdir()
    webfonts.write(folder / "site" / "involve" / "fonts")
    return Site(folder / "site", made[DAY.address, "audio"], context)
