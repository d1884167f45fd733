"""Rules between files: what one file says of another is there, is said once, and goes round in no circle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from builder.messages import Message
from builder.rules import answering, circles, doubles, editions, references
from builder.rules.shelf import Found, Shelf
from builder.rules.trouble import told
from builder.schema.front_matter import Fields
from builder.schema.page import Heading
from builder.schema.site import Site

RULES: tuple[Callable[[Shelf], Found], ...] = (
    *(references.to_items, references.to_pages, references.to_contacts),
    *(references.to_commitments, references.to_own_commitments),
    *(editions.order, editions.recordings, editions.months),
    *(doubles.ids, doubles.names, circles.to_itself, circles.through_others),
    *(answering.early, answering.twice, answering.outcomes),
)


def check(files: Mapping[str, Fields[Heading]], site: Site | None, content: str) -> Iterator[Message]:
    """Look at all files together.

    `files` are all that were read, by their names below the content folder without `.md`, those that need
    mending too. `site` is None if the site file needs mending; `content` is the name of the content folder.
    """
    shelf = Shelf(files, site, content)
    for rule in RULES:
        for name, trouble in rule(shelf):
            yield from told((trouble,), files[name], f"{content}/{name}.md")
