"""What the website's templates are told: navigation, cards, formats with their lengths, easy-read pages.

Addresses are from the root of the site and without a leading slash; the templates' `url` filter makes them
relative to the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from builder import addresses, xhtml
from builder.catalogue import Catalogue
from builder.circle import Circle
from builder.compose.lists.pages import is_list
from builder.context import Context
from builder.document import Document, Section
from builder.formats import FORMATS, Artefacts, Format
from builder.ideas import credits_of
from builder.statements import (
    OTHER_FORMATS_HEADING,
    easy_read_status,
    long_date,
    other_formats,
    published_by,
)
from builder.words import text_of
from builder.writers import easy_read

ALL_PAGES = "all-pages/"
PAGES = {row.key: row.page for row in FORMATS}
_CONTENTS_FROM = 4  # sections; a shorter page needs no list of them

Variables = dict[str, Any]


@dataclass(frozen=True)
class Web:
    """The whole site as templates see it. `navigation` are the titles and addresses of its top parts.

    `keys` are those of the Documents, by address.
    """

    context: Context
    documents: Mapping[str, Document]
    keys: Mapping[str, str]
    artefacts: Artefacts
    catalogue: Catalogue
    navigation: tuple[tuple[str, str], ...] = ()
    serving: bool = False
    _children: dict[str, list[Document]] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)  # of each page among those beside it

    def __post_init__(self) -> None:
        for document in self.documents.values():
            if document.address:
                self._children.setdefault(parent_of(document.address), []).append(document)
        for address, pages in self._children.items():
            pages[:] = self._in_order(pages) if address else self._as_in_navigation(pages)
            self._places.update((page.address, place) for place, page in enumerate(pages))

    def children(self, address: str) -> list[Document]:
        """The pages directly below an address, newest first; the top parts as in the navigation."""
        return self._children.get(address, [])

    def _as_in_navigation(self, pages: list[Document]) -> list[Document]:
        order = [part for _, part in self.navigation]
        return sorted(pages, key=lambda page: order.index(page.address) if page.address in order else 99)

    def _in_order(self, pages: list[Document]) -> list[Document]:
        by_title = sorted(pages, key=lambda page: page.title)
        return sorted(by_title, key=lambda page: page.date.toordinal() if page.date else 0, reverse=True)

    @cached_property
    def circle(self) -> Circle:
        """What the templates are told of items."""
        return Circle(self.catalogue, self.context.content, self._recording)

    def words(self, document: Document) -> Variables:
        """A page's words as HTML, written from its Document, and its cards."""
        return self.circle.words(document)

    def common(self, address: str) -> Variables:
        """What every page is told, whatever it shows."""
        site = self.context.site
        here = addresses.for_page(address, self.context.content)
        return {
            "site": site,
            "serving": self.serving,
            **self.circle.common(),
            "sections": [
                {"title": title, "url": url, "current": bool(url) and address.startswith(url)}
                for title, url in self.navigation
            ],
            "more": self._more,
            "help": [],
            "crumbs": self._crumbs(address),
            "statement": xhtml.blocks(other_formats(site), here),
            "statement_heading": OTHER_FORMATS_HEADING,
        }

    @cached_property
    def _more(self) -> list[tuple[str, str]]:
        """The lists of the site that the navigation has no room for, such as the calendar."""
        named = {url for _, url in self.navigation}
        lists = [page for page in self._children.get("", ()) if is_list(page.address)]
        return [(page.title, page.address) for page in lists if page.address not in named]

    def standard(self, document: Document) -> Variables:
        """A page of the site, all of its words."""
        below = () if self.circle.has_cards(document) else self.children(document.address)
        return (
            self.common(document.address)
            | self.circle.page(document)
            | {
                "doc": document,
                "published": published_by(self.context.site, document.date),
                "view": "standard",
                "other_view_url": self._easy_address(document),
                "formats": self._formats(document, easy=False),
                "audio": self._audio(document),
                "contents": contents(document),
                "cards": [self.card(page) for page in below],
                "previous": self._neighbour(document, -1),
                "next": self._neighbour(document, +1),
            }
        )

    def easy(self, document: Document) -> Variables:
        """The easy read of a page."""
        address = document.address + easy_read.FOLDER
        return self.common(address) | {
            "doc": document,
            "published": published_by(self.context.site, document.date),
            "view": "easy-read",
            "other_view_url": document.address or ".",
            "formats": self._formats(document, easy=True),
            "audio": None,
            "checked_line": easy_read_status(document.checked),
            "credit": " ".join(credits_of(document, self.context)),
        }

    def all_pages(self) -> Variables:
        """The list of every page."""
        return self.common(ALL_PAGES) | {
            "doc": None,
            "view": "standard",
            "cards": [self.card(document) for document in self.documents.values()],
        }

    def sitemap(self) -> Variables:
        """The address of every page, for search engines."""
        easy = [address + easy_read.FOLDER for address, key in self.artefacts if PAGES[key]]
        return {"site": self.context.site, "addresses": sorted([*self.documents, *easy, ALL_PAGES])}

    def card(self, document: Document) -> Variables:
        """A page as one of many to choose from."""
        return {
            "title": document.title,
            "url": document.address or ".",
            "summary": document.summary,
            "date": long_date(document.date) if document.date else "",
            "formats": [row.name for row in FORMATS if not row.easy and self._is_made(row, document)],
        }

    def files(self) -> dict[str, Path]:
        """Every artefact's file by the address it is published at; easy-read bodies go into pages instead."""
        found: dict[str, Path] = {}
        for (address, key), artefact in self.artefacts.items():
            if not PAGES[key]:
                found |= {address + file.name: file for file in artefact.files}
        return found

    def easy_read_pages(self) -> dict[str, tuple[Document, str]]:
        """The easy-read pages by address, each with its Document and its body."""
        return {
            address + easy_read.FOLDER: (self.documents[address], artefact.text)
            for (address, key), artefact in self.artefacts.items()
            if PAGES[key]
        }

    def _is_made(self, row: Format, document: Document) -> bool:
        """Whether there is such a file; a page in a language without a voice has no recording."""
        artefact = self.artefacts.get((document.address, row.key))
        if artefact:
            return row.page or (artefact.folder / row.file_name(document)).exists()
        return self.serving and row.wanted(document)

    def _formats(self, document: Document, *, easy: bool) -> list[Variables]:
        rows = [row for row in FORMATS if row.easy == easy and self._is_made(row, document)]
        return [self._format(row, document) for row in rows]

    def _format(self, row: Format, document: Document) -> Variables:
        artefact = self.artefacts.get((document.address, row.key))
        name = row.file_name(document)
        url = document.address + (easy_read.FOLDER if row.page else name)
        size = ""
        if artefact and not row.page:
            size = readable_size((artefact.folder / name).stat().st_size)
        extent = artefact.extent if artefact else "made when you ask for it"
        return {"key": row.key, "name": row.name, "url": url, "extent": extent, "size": size}

    def _audio(self, document: Document) -> Variables | None:
        row = next(row for row in FORMATS if row.key == "audio")
        if not self._is_made(row, document):
            return None
        artefact = self.artefacts.get((document.address, row.key))
        url = document.address + row.file_name(document)
        return {
            "url": url,
            "extent": artefact.extent if artefact else "made when you ask for it",
            "voice": voice_line(self.context),
            "transcript_url": url.removesuffix(".mp3") + ".txt",
        }

    def _recording(self, address: str) -> Variables | None:
        """The recording of the page at an address."""
        document = self.documents.get(address)
        return self._audio(document) if document else None

    def _easy_address(self, document: Document) -> str | None:
        made = any(row.page and self._is_made(row, document) for row in FORMATS)
        return document.address + easy_read.FOLDER if made else None

    def _crumbs(self, address: str) -> list[tuple[str, str]]:
        """The pages above this one, from the first page down."""
        if not address:
            return []
        above: list[tuple[str, str]] = []
        while address := parent_of(address):
            if address in self.documents:
                above.append((self.documents[address].title, address))
        return [("Home", "."), *reversed(above)]

    def _neighbour(self, document: Document, step: int) -> tuple[str, str] | None:
        """The page before or after this one in its part of the site; parts themselves have none."""
        if not parent_of(document.address):
            return None
        pages = self.children(parent_of(document.address))
        at = self._places[document.address] + step
        return (pages[at].title, pages[at].address) if 0 <= at < len(pages) else None


def parent_of(address: str) -> str:
    """The address one step up: `feedback/` for `feedback/bus-passes/`, empty at the top."""
    head, _, _ = address.rstrip("/").rpartition("/")
    return head + "/" if head else ""


def contents(document: Document) -> list[tuple[str, str]]:
    """The headings and ids of a long page's top sections; empty for a short one."""
    tops = [block for block in document.blocks if isinstance(block, Section)]
    if len(tops) < _CONTENTS_FROM:
        return []
    return [(text_of(section.heading), section.id) for section in tops]


def readable_size(size: int) -> str:
    """A file's size as people say it: `340 KB`, `1.2 MB`."""
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def voice_line(context: Context) -> str:
    """Who reads the recording, as a sentence."""
    from builder.speech.voices.choose import choose  # loads slowly, and not every site has recordings

    return f"Read by {choose(context.site.voice, context.content).name}."
