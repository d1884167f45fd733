"""The top parts of the site: those that the settings name, or else the first page of each folder.

The first page of all is no part: the name of the site leads there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from builder.compose.standing.pages import is_standing
from builder.messages import Message

_PARTS = ("opportunities", "feedback", "strategies", "talking-news", "groups", "events")
_MOST_PARTS = 5  # so that they fit on a phone
_SETTINGS = "mkdocs.yml"

Entry = tuple[str, object]  # the words of an entry of the navigation, and what it leads to


def parts(
    named: list[Any] | None, pages: Mapping[str, str], title: Callable[[str], str]
) -> tuple[tuple[str, str], ...]:
    """The titles and addresses of the top parts. `named` is the `nav` of mkdocs.yml.

    `pages` are the addresses of all pages by their names, `title` gives that of a page by its name.
    """
    found: list[tuple[str, str]] = []
    for words, name in map(_entry, named or _of_folders(pages)):
        if isinstance(name, str) and pages.get(name):
            found.append((words or title(name), pages[name]))
    return tuple(found)


def check(named: list[Any] | None, pages: Iterable[str], settings: str) -> list[Message]:
    """A warning for each entry that names none of the pages; `settings` is the text of mkdocs.yml."""
    entries, names = map(_entry, named or ()), list(pages)
    return [_unknown(entry, settings) for entry in entries if entry[1] not in names]


def _unknown(entry: Entry, settings: str) -> Message:
    shown = str(entry[0] or entry[1])
    what = f"“{shown}” in nav of {_SETTINGS} names no page, so it is left out."
    mend = "Name one file of your content folder, like this: - About us: about.md"
    return Message(_SETTINGS, _line(shown, settings), what, mend, "nav-unknown", "warn")


def _line(shown: str, settings: str) -> int:
    """Where an entry stands in the settings, or else where the navigation begins."""
    rows = list(enumerate(settings.splitlines(), 1))
    start = next((number for number, row in rows if row.startswith("nav:")), 1)
    return next((number for number, row in rows[start:] if shown in row), start)


def _entry(item: object) -> Entry:
    """An entry as MkDocs reads it: `about.md`, `About us: about.md`, or what no part can be."""
    if isinstance(item, dict):
        return next(((str(words), name) for words, name in item.items()), ("", ""))
    return "", item


def _of_folders(pages: Mapping[str, str]) -> list[str]:
    """The first pages of folders, those that people look for most in front."""
    folders = [name for name, at in pages.items() if at.count("/") == 1 and not is_standing(at)]
    return sorted(folders, key=_place)[:_MOST_PARTS]


def _place(name: str) -> tuple[int, str]:
    folder = name.partition("/")[0]
    return (_PARTS.index(folder) if folder in _PARTS else len(_PARTS)), name
