"""The files of the website that are not pages of words: its looks and the easy-read pictures."""

from __future__ import annotations

from collections.abc import Mapping

from builder import theme
from builder.ideas import ideas, symbol_of, web_address, web_picture
from builder.web import Web


def files(web: Web) -> Mapping[str, str | bytes]:
    """What each of them says, by the address it is published at."""
    return {"involve/site.css": theme.css(), **_pictures(web)}


def _pictures(web: Web) -> dict[str, bytes]:
    """The easy-read pictures that some page shows."""
    shown = (idea for document in web.documents.values() for idea in ideas(document))
    found = {symbol.key: symbol for idea in shown if (symbol := symbol_of(idea, web.context))}
    return {web_address(found[key]): web_picture(found[key]) for key in sorted(found)}
