"""The files of the website that are not pages of words: its looks, search index and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from builder.cache import program
from builder.faults import on_disk
from builder.ideas import web_picture
from builder.kept import Kept
from builder.theme import themes_folder
from builder.website import security
from builder.website.search.index import ADDRESS
from builder.website.web import CSS, Web


def files(web: Web) -> Mapping[str, str | bytes]:
    """What each of them says, by the address it is published at."""
    versioned = (CSS, ADDRESS, *_scripts())
    hosts = {} if web.context.on_stick else security.files(web.context.site.root, versioned)
    return {
        CSS: web.css,
        **hosts,
        ADDRESS: web.index,
        **_pictures(web),
    }


def _scripts() -> list[str]:
    """The addresses of the scripts that pages have."""
    folder = themes_folder() / "involve"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.js"))


def _pictures(web: Web) -> dict[str, bytes]:
    """The easy-read pictures that some page shows, on cards or beside ideas."""
    kept = Kept(web.context.cache / "kept" / "pictures")
    made_with = program()
    found: dict[str, bytes] = {}
    for address in sorted(web.symbols):  # the address changes with the picture
        picture = web.symbols[address]
        found[address] = kept.once(f"{made_with} {address}", partial(web_picture, picture))
    on_disk(kept.save)
    return found
