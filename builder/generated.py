"""The pages that nobody wrote: lists of what there is, where no author gave them words of their own."""

from __future__ import annotations

from collections.abc import Collection

from builder.catalogue import Catalogue
from builder.compose.lists import pages as lists
from builder.schema.glossary import Entry


def pages(catalogue: Catalogue, entries: Collection[Entry] = ()) -> tuple[tuple[str, str, str], ...]:
    """The name, title and summary of each page to add: `groups/index.md`; lists of nothing are not made."""
    missing = [at for at in lists.listed(catalogue, entries) if not lists.author_of(at, catalogue)]
    made = ((address, lists.compose(address, catalogue, entries)) for address in missing)
    return tuple((f"{address}index.md", page.title, page.summary) for address, page in made)
