"""How a page reaches the rest of the site: links relative to where it stands."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from builder.photographs import upright_size
from builder.xhtml import Addresses, Picture


def for_page(address: str, content: Path) -> Addresses:
    """The addresses as seen from the page that stands at `address` (`feedback/bus-passes/`)."""

    def link(target: str) -> str:
        return relative(target, address)

    def picture(name: str) -> Picture:
        width, height = upright_size(content / name)
        return Picture(relative("/" + quote(name), address), width, height)

    return Addresses(link, picture)


def relative(target: str, address: str) -> str:
    """A Link's target as seen from the page at `address`; full addresses and `#places` stay as they are."""
    parts = urlsplit(target)
    if parts.scheme or not parts.path:
        return target
    path = posixpath.relpath(parts.path, "/" + address) if parts.path != "/" + address else "."
    if parts.path.endswith("/"):
        path += "/"
    return urlunsplit(("", "", path, parts.query, parts.fragment))
