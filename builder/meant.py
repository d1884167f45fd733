"""Which page people mean when they name one on the command line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping

from builder.document import Document
from builder.messages import BuildError


def meant(words: str, pages: Mapping[str, Document], suits: Callable[[str], bool] = lambda _: True) -> str:
    """The name of the page that somebody means by its file, its address or the last part of either.

    `pages` are by their names (`opportunities/day-centres`). Of several that end alike, it is the one that
    `suits`. Raises BuildError for a name that is none, or that still means several.
    """
    name = words.strip().replace("\\", "/").strip("/").removeprefix("content/").removesuffix(".md")
    if name in pages:
        return name
    alike = [key for key, page in pages.items() if name in (key.rpartition("/")[2], page.slug)]
    alike = [key for key in alike if suits(key)] or alike
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise BuildError(f"There are several pages called “{words}”. Say which one: {' or '.join(alike)}.")
    known = {key.rpartition("/")[2]: key for key in pages} | {key: key for key in pages}
    near = difflib.get_close_matches(name, known, 1, cutoff=0.5)
    guess = f" Did you mean {known[near[0]]}?" if near else " For example: opportunities/day-centres."
    raise BuildError(f"There is no page “{words}”.{guess}")
