"""Links out of a Word file and inside it, and the bookmarks that inner links lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE

from builder.ooxml.elements import Element, R, clean, w

LONGEST_NAME = 40


class Bookmarks:
    """Names for the places that links lead to.

    Word takes ASCII letters, digits and underscores, at most 40 of them, a letter first, and does not tell
    capitals from small letters; ids of sections may be anything.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._placed: set[str] = set()
        for one in ids:
            if one not in self._names:
                self._names[one] = self._free_name(one)

    def name(self, one: str) -> str | None:
        """The bookmark of an id, or None if this file has no such place."""
        return self._names.get(one)

    def around(self, one: str, *children: Element) -> list[Element]:
        """The children between the two ends of their bookmark; an id that was placed before is not again."""
        if one in self._placed or one not in self._names:
            return list(children)
        self._placed.add(one)
        number = len(self._placed)
        start = w("bookmarkStart", id=number, name=self._names[one])
        return [start, *children, w("bookmarkEnd", id=number)]

    def _free_name(self, one: str) -> str:
        base = re.sub(r"[^0-9A-Za-z]+", "_", one).strip("_")
        base = base if base[:1].isalpha() else f"place_{base}"
        name, count = base[:LONGEST_NAME], 1
        while name.lower() in self._taken:
            count += 1
            name = f"{base[: LONGEST_NAME - 6]}_{count}"
        self._taken.add(name.lower())
        return name


class Links:
    """Turns the targets of a Document's links into Word's: `relations` are those of the document part.

    `page` is the full web address of the page itself and `root` that of the site.
    """

    def __init__(self, bookmarks: Bookmarks, relations: Any, root: str, page: str) -> None:
        self.bookmarks = bookmarks
        self._relations = relations
        self._root = root
        self._page = page
        self._known: dict[str, str] = {}

    def around(self, target: str, runs: Iterable[Element]) -> Element:
        """A link to a target around its words."""
        name = self.bookmarks.name(target[1:]) if target.startswith("#") else None
        if name:
            return w("hyperlink", *runs, anchor=name, history=1)
        link = w("hyperlink", *runs, history=1)
        link.set(f"{R}id", self._relation(self._address(target)))
        return link

    def _address(self, target: str) -> str:
        """The full address of a target; a place that only the web page has is looked up there."""
        if target.startswith("/"):
            target = self._root + target.lstrip("/")
        elif target.startswith("#"):
            target = self._page + target
        # Word refuses a whole file for the sake of one address with a space or a bracket in it (RFC 3986, 2).
        return quote(clean(target), safe="%/:=&?~#+!$,;'@()*-._")

    def _relation(self, address: str) -> str:
        if address not in self._known:
            self._known[address] = f"link{len(self._known) + 1}"
            self._relations.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK, address, self._known[address], is_external=True
            )
        return self._known[address]
