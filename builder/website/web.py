"""What the website's templates are told: navigation, cards, formats with their lengths, easy-read pages.

Addresses are from the root of the site and without a leading slash; the templates' `url` filter makes them
relative to the page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from builder import addresses, theme, xhtml
from builder.brand import tokens_of
from builder.cache import key_of
from builder.catalogue import Catalogue
from builder.compose.lists.pages import is_list
from builder.compose.standing.pages import STANDING, is_standing
from builder.context import Context
from builder.document import Document, Section
from builder.easy_links import FOLDER
from builder.formats import Artefacts
from builder.ideas import credits_for, credits_of, easy_read_summary, ideas, symbol_of, web_address
from builder.schema.glossary import Entry
from builder.speech.places import numbered
from builder.statements import (
    OTHER_FORMATS_HEADING,
    easy_read_status,
    long_date,
    other_formats,
    published_by,
)
from builder.symbols import Symbol
from builder.website import listening, security
from builder.website.circle import Circle
from builder.website.editions import Editions
from builder.website.offered import AUDIO, IS_PAGE, Offered
from builder.website.pictures import by_letter
from builder.website.search.index import ADDRESS
from builder.website.search.site import script
from builder.words import text_of

CSS = "involve/site.css"
ALL_PAGES = "all-pages/"
PICTURES = FOLDER + "pictures/"  # from A to Z
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
    glossary: Collection[Entry] = ()
    editions: Editions = field(default_factory=Editions)
    _children: dict[str, list[Document]] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)  # of each page among those beside it
    _readers: dict[str, str] = field(default_factory=dict)  # who reads, by language

    def __post_init__(self) -> None:
        for document in self.documents.values():
            if document.address and not is_standing(document.address):
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
        return Circle(self.catalogue, self.context.content, self._recording, self.context.on_stick)

    @cached_property
    def _offered(self) -> Offered:
        def spoken(document: Document) -> bool:
            return bool(self._read_by(document.lang))

        return Offered(self.artefacts, self.serving, spoken, self.editions)

    def words(self, document: Document) -> Variables:
        """A page's words as HTML, written from its Document, and its cards."""
        if not self._audio(document):
            return self.circle.words(document)
        heard = listening.followed(document, self.artefacts.get((document.address, "audio")))
        return self.circle.words(numbered(document)) | {"heard": heard}

    def common(self, address: str) -> Variables:
        """What every page is told, whatever it shows."""
        site = self.context.site
        return {
            "site": site,
            "serving": self.serving,
            "policy": self._policy,
            "referrer": security.REFERRER,
            **self.circle.common(),
            "podcast": self.editions.feed,
            "home": ".",
            "sections": [
                {"title": title, "url": url, "current": bool(url) and address.startswith(url)}
                for title, url in self.navigation
            ],
            "more": self._more,
            "help": self._help,
            "crumbs": self._crumbs(address),
            "statement": self._statement,
            "statement_heading": OTHER_FORMATS_HEADING,
        }

    @cached_property
    def _policy(self) -> str | None:
        """What pages let a browser load; a preview needs a script of its server's."""
        if self.serving:
            return None
        return security.policy(security.FILES if self.context.on_stick else security.ITSELF)

    @cached_property
    def _statement(self) -> str:
        """How to ask for another format; it leads to no page, so it reads the same on all."""
        here = addresses.for_page("", self.context.content, self.context.on_stick)
        return xhtml.blocks(other_formats(self.context.site), here)

    @cached_property
    def _more(self) -> list[tuple[str, str]]:
        """The lists of the site that the navigation has no room for, such as the calendar."""
        named = {url for _, url in self.navigation}
        lists = [page for page in self._children.get("", ()) if is_list(page.address)]
        return [(page.title, page.address) for page in lists if page.address not in named]

    @cached_property
    def _help(self) -> list[tuple[str, str]]:
        """The pages that stand on every site, for the foot of every page."""
        found = (self.documents[address] for address in STANDING if address in self.documents)
        return [(page.title, page.address) for page in found]

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
                "formats": self._offered.formats(document, easy=False),
                "audio": self._audio(document),
                "edition": self.editions.shown(document.address),
                "unread": self._unread(document),
                "contents": contents(document),
                "cards": [self.card(page) for page in below],
                "previous": self._neighbour(document, -1),
                "next": self._neighbour(document, +1),
            }
        )

    def easy(self, document: Document) -> Variables:
        """The easy read of a page."""
        return self._in_easy_read(document.address + FOLDER, document.address) | {
            "doc": document,
            "description": easy_read_summary(document),
            "published": published_by(self.context.site, document.date),
            "view": "easy-read",
            "other_view_url": document.address or ".",
            "formats": self._offered.formats(document, easy=True),
            "audio": None,
            "checked_line": easy_read_status(document.checked),
            "credit": " ".join(credits_of(document, self.context)),
            "pictures_url": PICTURES,
        }

    def _in_easy_read(self, address: str, beside: str) -> Variables:
        """What every easy-read page is told: all that leads to other pages leads to their easy read.

        `beside` is the address of the standard page.
        """
        shown = self.common(address)
        places = ("more", "help")
        return shown | {
            "home": self._easily(shown["home"]),
            "sections": [{**one, "url": self._easily(one["url"])} for one in shown["sections"]],
            "crumbs": [(title, self._easily(url)) for title, url in self._crumbs(beside)],
            **{name: [(title, self._easily(url)) for title, url in shown[name]] for name in places},
        }

    def _easily(self, address: str) -> str:
        """The easy read of the page at an address, or the page itself if it has none."""
        place = "" if address == "." else address
        return place + FOLDER if place in self.easy_addresses else address

    @cached_property
    def easy_addresses(self) -> frozenset[str]:
        """The addresses of the pages that have an easy read."""
        return frozenset(address for address, key in self.artefacts if IS_PAGE[key])

    def pictures(self) -> Variables:
        """The easy-read pictures of the site from A to Z."""
        symbols = [self.symbols[address] for address in sorted(self.symbols)]
        return self._in_easy_read(PICTURES, PICTURES.removesuffix("pictures/")) | {
            "doc": None,
            "view": "easy-read",
            "letters": by_letter(self.symbols),
            "credit": " ".join(credits_for({one.own for one in symbols}, self.context)),
        }

    @cached_property
    def symbols(self) -> dict[str, Symbol]:
        """The easy-read pictures that pages show, beside ideas or on cards, by address."""
        shown = (idea for document in self.documents.values() for idea in ideas(document))
        found = {web_address(symbol): symbol for idea in shown if (symbol := symbol_of(idea, self.context))}
        return found | self.circle.pictures()

    def all_pages(self) -> Variables:
        """The list of every page."""
        return self.common(ALL_PAGES) | {
            "doc": None,
            "view": "standard",
            "pages": [(page.title, page.address or ".", page.summary) for page in self.documents.values()],
            "index": f"{ADDRESS}?{version(self.index)}",
        }

    @cached_property
    def css(self) -> str:
        """The looks of the site, in the colours of the organisation."""
        return theme.css(tokens_of(self.context.site))

    @cached_property
    def index(self) -> str:
        """The search index, a script."""
        easy, items = self.easy_addresses, self.circle.by_address
        return script(self.documents, self.keys, easy, self.glossary, context=self.context, items=items)

    def sitemap(self) -> Variables:
        """The address of every page, for search engines."""
        easy = [address + FOLDER for address in self.easy_addresses]
        ours = [ALL_PAGES, PICTURES]
        return {"site": self.context.site, "addresses": sorted([*self.documents, *easy, *ours])}

    def card(self, document: Document) -> Variables:
        """A page as one of many to choose from."""
        return {
            "title": document.title,
            "url": document.address or ".",
            "summary": document.summary,
            "date": long_date(document.date) if document.date else "",
            "formats": self._offered.names(document),
        }

    def files(self) -> dict[str, Path]:
        """Every artefact's file by the address it is published at; easy-read bodies go into pages instead."""
        found: dict[str, Path] = {}
        for (address, key), artefact in self.artefacts.items():
            if not IS_PAGE[key]:
                found |= {address + file.name: file for file in artefact.files}
        return found

    def easy_read_pages(self) -> dict[str, tuple[Document, str]]:
        """The easy-read pages by address, each with its Document and its body."""
        return {
            address + FOLDER: (self.documents[address], artefact.text)
            for (address, key), artefact in self.artefacts.items()
            if IS_PAGE[key]
        }

    def _audio(self, document: Document) -> Variables | None:
        if document.address in self.editions.made or not self._offered.has(AUDIO, document):
            return None
        artefact = self.artefacts.get((document.address, AUDIO.key))
        return listening.offered(document, artefact, self._read_by(document.lang))

    def _read_by(self, lang: str) -> str:
        """Who reads the recordings in a language, as a sentence; empty where no voice speaks it."""
        if lang not in self._readers:
            self._readers[lang] = listening.read_by(self.context, lang)
        return self._readers[lang]

    def _unread(self, document: Document) -> str | None:
        """What a page says that no voice can read; nothing if it has a recording all the same."""
        if listening.is_english(document.lang) or self._audio(document) or self._read_by(document.lang):
            return None
        return self._no_voice

    @cached_property
    def _no_voice(self) -> str:
        """How to ask for sound where no voice speaks the language; it reads the same on all pages."""
        here = addresses.for_page("", self.context.content, self.context.on_stick)
        return xhtml.blocks(listening.unread(self.context.site), here)

    def _recording(self, address: str) -> Variables | None:
        """The recording of the page at an address."""
        document = self.documents.get(address)
        return self.editions.sound(address) or (self._audio(document) if document else None)

    def _easy_address(self, document: Document) -> str | None:
        return document.address + FOLDER if self._offered.has_easy_read(document) else None

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


def version(*files: str | bytes) -> str:
    """What tells these files from others of the same name; browsers that have kept those ask again."""
    return key_of(*files)[:8]


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
