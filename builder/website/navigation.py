"""The top parts of the site: those that the settings name, or else the first page of each folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from builder.compose.standing.pages import is_standing

_PARTS = ("opportunities", "feedback", "strategies", "talking-news", "groups", "events")
_MOST_PARTS = 5  # so that they fit on a phone


def parts(
    named: list[Any] | None, pages: Mapping[str, str], title: Callable[[str], str]
) -> tuple[tuple[str, str], ...]:
    """The titles and addresses of the top parts. `named` is the `nav` of mkdocs.yml.

    `pages` are the addresses of all pages by their names, `title` gives that of a page by its name.
    """
    found: list[tuple[str, str]] = []
    for item in named or _of_folders(pages):
        words, name = next(iter(item.items())) if isinstance(item, dict) else (None, item)
        address = pages.get(name, "") if isinstance(name, str) else ""
        if address:
            found.append((words or title(name), address))
    return tuple(found)


def _of_folders(pages: Mapping[str, str]) -> list[str]:
    """The first pages of folders, those that people look for most in front."""
    folders = [name for name, at in pages.items() if at.count("/") == 1 and not is_standing(at)]
    return sorted(folders, key=_place)[:_MOST_PARTS]


def _place(name: str) -> tuple[int, str]:
    folder = name.partition("/")[0]
    return (_PARTS.index(folder) if folder in _PARTS else len(_PARTS)), name
