"""Rule: every link leads somewhere. Codes `link-broken` and `link-place`."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from urllib.parse import unquote, urlsplit

from builder.document import Document
from builder.gathered import Gathered
from builder.messages import Message
from builder.statements import long_date
from builder.words import text_of

# A web address that begins with its name, and not with https://
_WEB = re.compile(
    r"(?<![^/])(?:www\.[\w-]+(?:\.[\w-]+)+|(?:[\w-]+\.)+(?:uk|org|com|net|wales|scot))(?=/|$)(?:/.*[^/])?"
)


def check(
    documents: Mapping[str, Document],
    gathered: Mapping[str, Gathered],
    files: Collection[str],
    waiting: Mapping[str, date],
) -> Iterator[Message]:
    """Check the links of all Documents, given by their addresses, against each other and the site's files.

    `gathered` is what was gathered of each; `files` are the addresses, without a leading slash, of what is
    published beside the pages. `waiting` are the days of pages that wait for theirs, by the names of files.
    """
    places = {unquote(address): found.places for address, found in gathered.items()}
    for document in documents.values():
        for link, line in gathered[document.address].links:
            parts = urlsplit(link.target)
            if parts.scheme:
                continue
            address = unquote(parts.path.lstrip("/") if parts.path else document.address)
            words = text_of(link.children)
            there = address in places or address in files
            if not there and posixpath.basename(address) in waiting:
                yield _too_early(document, line, words, waiting[posixpath.basename(address)])
            elif not there:
                yield _broken(document, line, words, link.target, documents)
            elif parts.fragment and parts.fragment not in places.get(address, ()):
                yield _no_such_place(document, line, words, parts.fragment, places.get(address, ()))


def _too_early(document: Document, line: int, words: str, day: date) -> Message:
    what = f"The link “{words}” leads to feedback that is published on {long_date(day)}, and not before."
    mend = "Take the link out. From that day on, the page of the opportunity leads there by itself."
    return Message(document.source, line, what, mend, "link-broken")


def _broken(
    document: Document, line: int, words: str, target: str, documents: Mapping[str, Document]
) -> Message:
    path = unquote(urlsplit(target).path)
    wanted = path.rstrip("/").rsplit("/", 1)[-1]
    near = _nearest(document, path, documents)
    web = _WEB.search(path)
    if web:
        guess = f"Begin a web address with https:// like this: https://{web[0]}"
    elif near:
        guess = f"Did you mean {near}?"
    elif wanted.endswith(".md"):
        guess = "Write the name of a page, such as day-centres.md."
    else:
        guess = "Put the file in the content folder, or write the name of a page, such as day-centres.md."
    what = f"The link “{words}” leads to “{wanted}”, which is not there."
    return Message(document.source, line, what, guess, "link-broken")


def _nearest(document: Document, path: str, documents: Mapping[str, Document]) -> str | None:
    """The page whose name is most like the one wanted, as the linking page has to write it."""
    folder = posixpath.dirname(document.source)
    written = posixpath.relpath(path, "/" + document.address) if path.startswith("/") else path
    pages = {posixpath.relpath(other.source, folder): other for other in documents.values()}
    wanted = posixpath.basename(written).removesuffix(".md").casefold()
    names = sorted({posixpath.basename(page).removesuffix(".md") for page in pages} - {"index"})
    near = difflib.get_close_matches(wanted, names, 1) if "." not in wanted else []
    alike = [page for page in sorted(pages) if near and posixpath.basename(page) == f"{near[0]}.md"]
    alike = [page for page in alike if page != written]
    return difflib.get_close_matches(written, alike, 1, 0)[0] if alike else None


def _no_such_place(document: Document, line: int, words: str, place: str, places: Collection[str]) -> Message:
    near = difflib.get_close_matches(place, places, 1, 0.4)
    guess = f"Did you mean #{near[0]}?" if near else "Link to the page alone, or to one of its headings."
    what = f"The link “{words}” leads to the heading “#{place}”, which that page does not have."
    return Message(document.source, line, what, guess, "link-place")
