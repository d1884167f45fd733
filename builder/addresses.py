"""How a page reaches the rest of the site: links relative to where it stands.

A server answers the address of a folder with the page in it. On a stick there is no server, so links there
lead to the page's file: to `feedback/index.html` instead of `feedback/`.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from builder.photographs import published_size
from builder.xhtml import Addresses, Picture

PAGE = "index.html"  # the file of a page in the folder of its address


def for_page(address: str, content: Path, on_stick: bool = False) -> Addresses:
    """The addresses as seen from the page that stands at `address` (`feedback/bus-passes/`)."""

    def link(target: str) -> str:
        url = relative(target, address)
        return to_file(url) if on_stick else url

    def picture(name: str) -> Picture:
        width, height = published_size(content / name)
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


def to_file(url: str) -> str:
    """A relative address that leads to a page's file, not to its folder: `../index.html` for `..`."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rpartition("/")
    if parts.scheme or parts.netloc or not parts.path or name not in ("", ".", ".."):
        return url
    path = posixpath.join(folder, PAGE) if name in ("", ".") else f"{parts.path}/{PAGE}"
    return urlunsplit(("", "", path, parts.query, parts.fragment))
