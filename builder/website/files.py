"""The files of the website that are not pages of words: its looks, search index and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder import theme
from builder.brand import tokens_of
from builder.ideas import web_picture
from builder.schema.glossary import Entry
from builder.website import security
from builder.website.search.index import ADDRESS
from builder.website.search.site import script
from builder.website.web import Web


def files(web: Web, glossary: Iterable[Entry] = ()) -> Mapping[str, str | bytes]:
    """What each of them says, by the address it is published at."""
    hosts = {} if web.context.on_stick else security.files(web.context.site.root)
    return {
        "involve/site.css": theme.css(tokens_of(web.context.site)),
        **hosts,
        **_search(web, glossary),
        **_pictures(web),
    }


def _search(web: Web, glossary: Iterable[Entry]) -> dict[str, str]:
    """The search index."""
    easy = {document.address for document, _ in web.easy_read_pages().values()}
    return {ADDRESS: script(web.documents, web.keys, easy, glossary, web.context)}


def _pictures(web: Web) -> dict[str, bytes]:
    """The easy-read pictures that some page shows, on cards or beside ideas."""
    return {address: web_picture(web.symbols[address]) for address in sorted(web.symbols)}
