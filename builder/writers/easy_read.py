"""The easy-read writer: a picture on the left, few words on the right, one sentence a line.

It writes the body of a web page; the theme puts the page around it. The pictures it names stand in the
site's `involve/pictures/` folder, where the site's build puts them.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path

from builder import addresses, xhtml
from builder.context import Context, Written
from builder.document import Blocks, Document, EasyRead, Idea, Paragraph, Section, sections
from builder.easy_links import FOLDER
from builder.ideas import easy_read_blocks, in_sentences, symbol_of, web_address
from builder.xhtml import Addresses

SIZE = 160  # pixels on the website, as look.md asks


def write(document: Document, target: Path, context: Context) -> Written:
    """Write the easy-read body of a Document to `target` as XHTML."""
    blocks = easy_read_blocks(document.blocks)
    to = _addresses(document, blocks, context)
    target.write_text(_blocks(blocks, to, context), "utf-8", newline="\n")
    return Written(extent="")


def _addresses(document: Document, blocks: Blocks, context: Context) -> Addresses:
    """A link to a section without ideas leads to the standard page, for this one does not have it."""
    to = addresses.for_page(document.address + FOLDER, context.content, context.on_stick)
    here = frozenset(section.id for section in sections(blocks))

    def link(target: str) -> str:
        elsewhere = target.startswith("#") and target[1:] not in here
        return to.link(f"/{document.address}{target}" if elsewhere else target)

    return replace(to, link=link)


def _blocks(blocks: Blocks, to: Addresses, context: Context) -> str:
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, EasyRead):
            rows = "\n".join(_idea(idea, to, context) for idea in block.ideas)
            parts.append(f'<ul class="ideas">\n{rows}\n</ul>')
        elif isinstance(block, Section):
            parts.append(xhtml.blocks((replace(block, blocks=()),), to))
            parts.append(_blocks(block.blocks, to, context))
    return "\n".join(parts)


def _idea(idea: Idea, to: Addresses, context: Context) -> str:
    words = xhtml.blocks(tuple(Paragraph(line) for line in in_sentences(idea.children)), to)
    return f'<li class="idea">{_picture(idea, to, context)}<div class="idea-words">{words}</div></li>'


def _picture(idea: Idea, to: Addresses, context: Context) -> str:
    symbol = symbol_of(idea, context)
    if symbol is None:
        return ""
    src = to.link("/" + web_address(symbol))
    alt = escape(idea.alt or symbol.alt)
    return f'<img class="idea-picture" src="{escape(src)}" alt="{alt}" width="{SIZE}" height="{SIZE}" />'
