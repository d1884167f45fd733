"""Rules: each looks at one thing that could go wrong for readers, and says so in Messages."""

from __future__ import annotations

from collections.abc import Iterator

from builder.messages import Message
from builder.reader import Source
from builder.rules import easy_read, fences, lists, tables


def source_checks(source: Source) -> Iterator[Message]:
    """Run the rules that look at a page as it was written: what Markdown would lose without a word."""
    for rule in (lists, tables, fences, easy_read):
        yield from rule.check(source)
