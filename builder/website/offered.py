"""The formats that each page is offered in, each with its length and the size of its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from builder.document import Document
from builder.easy_links import FOLDER
from builder.formats import FORMATS, Artefacts, Format
from builder.website.editions import Editions
from builder.words import readable_size

Variables = dict[str, Any]

IS_PAGE = {row.key: row.page for row in FORMATS}
AUDIO = next(row for row in FORMATS if row.key == "audio")


@dataclass(frozen=True)
class Offered:
    """What there is of every page; a preview (`serving`) makes the rest when somebody asks for it.

    `spoken` says whether a voice speaks the language of a page. The page of a finished edition has that for
    its recording.
    """

    artefacts: Artefacts
    serving: bool
    spoken: Callable[[Document], bool]
    editions: Editions
    _known: dict[tuple[str, str], bool] = field(default_factory=dict)  # by address and format

    def has(self, row: Format, document: Document) -> bool:
        """Whether there is such a file; a page in a language without a voice has no recording."""
        place = (document.address, row.key)
        if place not in self._known:
            self._known[place] = self._is_made(row, document)
        return self._known[place]

    def names(self, document: Document) -> list[str]:
        """What the formats of a page are called."""
        return [row.name for row in FORMATS if not row.easy and self.has(row, document)]

    def has_easy_read(self, document: Document) -> bool:
        """Whether a page has an easy read as a page of its own."""
        return any(row.page and self.has(row, document) for row in FORMATS)

    def formats(self, document: Document, *, easy: bool) -> list[Variables]:
        """The formats of a page, or of its easy read."""
        rows = [row for row in FORMATS if row.easy == easy and self.has(row, document)]
        return [self._format(row, document) for row in rows]

    def _is_made(self, row: Format, document: Document) -> bool:
        if row is AUDIO and document.address in self.editions.made:
            return True
        artefact = self.artefacts.get((document.address, row.key))
        if artefact:
            return row.page or (artefact.folder / row.file_name(document)).exists()
        return self.serving and row.wanted(document) and (row is not AUDIO or self.spoken(document))

    def _format(self, row: Format, document: Document) -> Variables:
        artefact = self.artefacts.get((document.address, row.key))
        name = row.file_name(document)
        url = document.address + (FOLDER if row.page else name)
        size = ""
        if artefact and not row.page:
            size = readable_size((artefact.folder / name).stat().st_size)
        extent = artefact.extent if artefact else "made when you ask for it"
        edition = self.editions.format(document.address) if row is AUDIO else None
        shown = {"key": row.key, "name": row.name, "url": url, "extent": extent, "size": size}
        return shown | (edition or {})
