"""The pages of the website, written with the templates, or kept from a build in which they showed the same.

What a page shows is its Document and what `web` tells the templates; they know nothing else, so a page is
written again only when something that it shows has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, pass_context

from builder import theme
from builder.addresses import to_file
from builder.cache import key_of, program, versions
from builder.compose.lists.pages import GET_INVOLVED, HOME
from builder.compose.standing.pages import HOW_TO_READ
from builder.document import Document
from builder.formats import looks
from builder.kept import Kept
from builder.statements import long_date
from builder.website import stick
from builder.website.web import ALL_PAGES, PICTURES, Variables, Web, version

WRITTEN = "whole.html"  # the template of a page that is written already
_ENGINES = ("jinja2", "markupsafe", "mkdocs")
_IN_KEYS = ("doc", "site")  # of what templates are told: the keys say them shorter


class Pages:
    """All pages of one site. `folders` hold the templates of `env`, `root` is the address of the site."""

    def __init__(self, web: Web, env: Environment, folders: Iterable[str], root: str, kept: Kept) -> None:
        self._web = web
        self._env = env
        self._root = root
        self._kept = kept
        looks_in = list(map(Path, folders))
        templates = [found for folder in looks_in for found in _files(folder, ".html", ".xml")]
        scripts = [text for folder in looks_in for _, text in _files(folder, ".js")]
        # Pages are always fresh, but browsers keep styles and scripts: a new version has a new address.
        looks_like = version(web.css, *scripts)
        env.globals["version"] = f"?{looks_like}"
        env.globals["schemes"] = theme.tokens()["schemes"]
        context = web.context
        here = (context.site, context.on_stick, root)
        self._shared = key_of(program(), versions(_ENGINES), looks(), here, looks_like, *templates)
        if context.on_stick:
            env.filters["url"] = _to_files(env.filters["url"])

    def standard(self, document: Document, title: str) -> str:
        """A page of the site; `title` is its name in the navigation."""
        address = document.address
        shown = self._web.standard(document)
        return self._page(self._template(document), title, address, shown, lambda: self._web.words(document))

    def _template(self, document: Document) -> str:
        """The template of a page: the first page, the finder and the first page of a part have their own."""
        if document.address == HOME:
            return "home.html"
        if document.address == HOW_TO_READ:
            return "how-to-read.html"
        if self._web.circle.has_cards(document):
            return "finder.html" if document.address == GET_INVOLVED else "main.html"
        return "section.html" if self._web.children(document.address) else "main.html"

    def others(self) -> dict[str, str]:
        """The easy-read pages, the lists of pages and of pictures, the map for search engines: by address."""
        found: dict[str, str] = {}
        for address, (document, body) in self._web.easy_read_pages().items():
            shown = self._web.easy(document) | {"body": body}
            html = self._page("easy-read.html", document.title, address, shown, Variables)
            found[address + "index.html"] = html
        html = self._page("all-pages.html", "All pages, A to Z", ALL_PAGES, self._web.all_pages(), Variables)
        found[ALL_PAGES + "index.html"] = html
        html = self._page("pictures.html", "Our pictures, A to Z", PICTURES, self._web.pictures(), Variables)
        found[PICTURES + "index.html"] = html
        if not self._web.context.on_stick:
            found["sitemap.xml"] = self._env.get_template("sitemap.xml").render(self._web.sitemap())
        return found

    def stick(self, today: date) -> str:
        """The page that somebody opens on a stick; `today` is the day of the build."""
        shown = self._web.common("") | {"today": long_date(today), "website": stick.WEBSITE}
        return self._env.get_template("stick.html").render(shown)

    def save(self) -> None:
        """Keep the pages of this build, and no others."""
        self._kept.save()

    def _page(
        self, template: str, title: str, address: str, shown: Variables, words: Callable[[], Variables]
    ) -> str:
        """A whole page; `words` gives what stands in its middle, which follows from what is shown."""
        document: Document | None = shown["doc"]
        said = self._web.keys[document.address] if document else ""
        rest = sorted(item for item in shown.items() if item[0] not in _IN_KEYS)
        key = key_of(self._shared, template, title, address, said, rest)
        html = self._kept.get(key)
        if not isinstance(html, str):
            page = SimpleNamespace(title=title, url=address, canonical_url=self._root + address, **words())
            base = "../" * address.count("/") or "."
            html = self._env.get_template(template).render(page=page, base_url=base.rstrip("/"), **shown)
            self._kept.put(key, html)
        return html


def _to_files(usual: Callable[..., str]) -> Callable[..., str]:
    """The filter of addresses, leading to files: a stick has no server that would open folders."""
    return pass_context(lambda context, address: to_file(usual(context, address)))


def _files(folder: Path, *endings: str) -> list[tuple[str, bytes]]:
    """The names of the files in a folder with one of these endings, and what they say."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in endings)
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths]
