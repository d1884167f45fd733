"""The search index of a whole site, whose words are kept between builds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from builder.cache import program
from builder.context import Context
from builder.document import Document
from builder.faults import on_disk
from builder.kept import Kept
from builder.schema.glossary import Entry
from builder.website.search.index import index
from builder.website.search.said import said


def script(
    documents: Mapping[str, Document],
    keys: Mapping[str, str],
    easy: Collection[str],
    glossary: Iterable[Entry],
    context: Context,
) -> str:
    """The index of these Documents; `documents` and their `keys` are by address, `easy` have an easy read."""
    kept = Kept(context.cache / "kept" / "words")
    made_with = program()

    def heard(document: Document) -> list[str]:
        key = f"{made_with} {keys[document.address]}"
        return kept.once(key, lambda: "\n".join(said(document))).split("\n")

    made = index(documents.values(), heard, easy, glossary, context.site.language)
    on_disk(kept.save)
    return made
