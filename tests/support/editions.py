"""Editions of the Talking News for tests, and what is heard in their tracks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from builder.catalogue import Item
from builder.compose.talking_news import Entry, entries
from builder.document import Document
from builder.schema.edition import Edition
from builder.words import plain_text
from tests.support.wexmoor import catalogue, item

FORMATS = "You can have this in another format: call 01632 960 100."


def edition(month: str = "November 2026", **answers: object) -> Item[Edition]:
    name = "talking-news/" + month.replace(" ", "-").lower()
    fields = Edition.model_validate({"month": month} | answers)
    return Item(name, fields, f"{name}/", f"content/{name}.md")


def asked(title: str, date: str, closes: str = "open all year", **answers: object) -> Item[Any]:
    """An opportunity that was published on this day."""
    name = "opportunities/" + title.replace(" ", "-").lower()
    return item(name, title=title, **({"date": date, "opens": None, "closes": closes} | answers))


def piece(title: str, kind: str, **answers: str) -> dict[str, str]:
    return {"title": title, "kind": kind} | answers


PANELS = tuple(asked(title, "2 November 2026") for title in ("One", "Two", "Three"))


def heard(
    *others: Item[Any], documents: Mapping[str, Document] | None = None, **answers: Any
) -> tuple[Entry, ...]:
    """The entries of an edition with these answers, on a site with these items."""
    own = edition(**answers)
    return entries(own, catalogue(own, *others), documents or {})


def told(entry: Entry) -> list[str]:
    """The words of a track below its title."""
    return list(plain_text(entry.document.blocks))
