"""The generated document in Typst's own markup, as somebody who knows it would write it for large print."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEGIN = """\
#set document(title: "A plan of 10,000 words", author: "Wexmoor Borough Council")
#set page(paper: "a4", margin: 20mm, numbering: "1")
#set text(lang: "en", region: "gb", size: 18pt, hyphenate: false)
#set par(justify: false, leading: 0.8em)
#title()
#outline()
"""
_LINK = re.compile(r"\[([^]]+)\]\(([^)]+)\)")


def source(markdown: str) -> str:
    """The Typst source of Markdown that holds headings, paragraphs, lists, links and simple tables."""
    return _BEGIN + "\n\n".join(_block(block) for block in markdown.strip().split("\n\n")) + "\n"


def _block(block: str) -> str:
    if block.startswith("## "):
        return f"= {block[3:]}"
    if block.startswith("| "):
        return "\n".join(_table(block.splitlines()))
    return _LINK.sub(r'#link("\2")[\1]', block)


def _table(lines: list[str]) -> Iterator[str]:
    head, _, *rows = lines
    yield f"#table(columns: {len(_cells(head))},"
    yield f"  table.header({', '.join(_cells(head))}),"
    yield from (f"  {', '.join(_cells(row))}," for row in rows)
    yield ")"


def _cells(line: str) -> list[str]:
    return [f"[{cell.strip()}]" for cell in line.strip("|").split("|")]
