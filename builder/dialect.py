"""The Markdown that authors write: which extensions are on, and how raw HTML is kept out.

CommonMark with tables, footnotes, definition lists and `/// name` blocks. The only raw HTML that may be
written is `<span lang="cy">…</span>`; everything else becomes a `raw-html` element, which the reader turns
into a message, so that no script or event handler can reach any output.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

CALLOUTS = ("note", "important", "warning", "example")

_MAY_STAY = re.compile(r'<span lang="[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*">|</span>|&[#\w]+;')
_READ_LATER = re.compile(r"<(pre|raw-html)\b")  # fenced code, and what is marked already
_BACKSLASH_BREAK = r"\\\n"
_BEFORE_ESCAPES = 185  # Python-Markdown reads backslashes at priority 180
_BEFORE_LINKS_ARE_FOLLOWED = 1  # MkDocs looks for the pages that links lead to at priority 0
_UNREADABLE = "unreadable:"
_BEFORE_RAW_HTML = 40  # Python-Markdown puts raw HTML back at priority 30


class _MarkRawHtml(Postprocessor):
    """Puts an escaped marker in the place of every piece of raw HTML that authors may not write."""

    def run(self, text: str) -> str:
        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [piece if not isinstance(piece, str) else _marked(piece) for piece in stash]
        return text


def _marked(piece: str) -> str:
    """The marker for one piece; pieces that may stay, or are marked already, come back as they are."""
    if _MAY_STAY.fullmatch(piece) or _READ_LATER.match(piece):
        return piece
    return f"<raw-html>{escape(piece)}</raw-html>"


class _MarkUnreadableAddresses(Treeprocessor):
    """Marks addresses such as `http://[wexmoor`, which MkDocs cannot take, for the reader to refuse."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                address = element.get(name, "")
                try:
                    urlsplit(address)
                except ValueError:
                    element.set(name, _UNREADABLE + quote(address, safe=""))


def readable(address: str) -> str:
    """An address as its author wrote it, though it may have been marked as one that cannot be read."""
    return unquote(address.removeprefix(_UNREADABLE)) if address.startswith(_UNREADABLE) else address


class DialectExtension(Extension):
    """Markdown extension that lets no raw HTML through but language spans.

    It also reads a backslash at the end of a line as a line break (CommonMark 6.7).
    """

    def extendMarkdown(self, md: Markdown) -> None:
        md.postprocessors.register(_MarkRawHtml(md), "involve_raw_html", _BEFORE_RAW_HTML)
        links = _MarkUnreadableAddresses(md)
        md.treeprocessors.register(links, "involve_addresses", _BEFORE_LINKS_ARE_FOLLOWED)
        line_break = SubstituteTagInlineProcessor(_BACKSLASH_BREAK, "br")
        md.inlinePatterns.register(line_break, "involve_line_break", _BEFORE_ESCAPES)


EXTENSIONS: tuple[str | Extension, ...] = (
    "tables",
    "toc",
    "fenced_code",  # read so that the reader can say why code blocks have no place
    "footnotes",
    "def_list",
    "sane_lists",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.caption",
    DialectExtension(),
)
SETTINGS: dict[str, dict[str, Any]] = {
    "pymdownx.blocks.admonition": {
        "types": [*CALLOUTS, {"name": "easy-read", "class": "easy-read", "title": "Easy read"}]
    },
    "pymdownx.blocks.caption": {"types": ["caption"]},
}


def to_html(text: str) -> str:
    """The HTML of one Markdown text, as the website's build makes it; for tests and small tools."""
    return Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS).convert(text)
