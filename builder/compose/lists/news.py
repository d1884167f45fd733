"""News: the editions of the Talking News, and the newsletters."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import para
from builder.compose.composed import Composed
from builder.compose.easy import entries as easy
from builder.compose.easy.sentences import idea, page
from builder.compose.lists.entries import entry, group
from builder.compose.summaries import summary_of
from builder.document import Blocks, Section
from builder.schema.edition import Edition
from builder.schema.newsletter import Newsletter
from builder.schema.page import Heading
from builder.status import full_date

EDITIONS = "Editions"


def talking_news(catalogue: Catalogue) -> Composed:
    """The editions of the Talking News, newest first."""
    return Composed(
        title="Talking News",
        summary="Local news that you can listen to, every month.",
        after=(group(EDITIONS, (edition(item, catalogue) for item in editions(catalogue))),),
        easy=page(
            ("", (idea("audio", "The Talking News tells you what is new. You can listen to it."),)),
            (EDITIONS, easy.newest(editions(catalogue), catalogue)),
        ),
    )


def editions(catalogue: Catalogue) -> list[Item[Edition]]:
    """The editions up to this month, newest first."""
    found = [item for item in catalogue.all(Edition) if item.fields.month <= catalogue.today]
    return sorted(found, key=lambda item: item.fields.month, reverse=True)


def edition(item: Item[Edition], catalogue: Catalogue) -> Section:
    """An edition in a list."""
    return entry(item, *_line(item, catalogue), level=3)


def newsletters(catalogue: Catalogue) -> Composed:
    """The newsletters, newest first; those without a day last."""
    by_title = sorted(catalogue.all(Newsletter), key=lambda item: item.fields.title)
    found = sorted(by_title, key=lambda item: item.fields.date.toordinal() if item.fields.date else 0)[::-1]
    return Composed(
        title="Newsletters",
        summary="Our news on a few pages.",
        after=tuple(entry(item, *_line(item, catalogue)) for item in found),
        easy=page(("", (idea("newsletter", "These are our newsletters. They tell you what is new."),))),
        listed=easy.newest(found, catalogue),
    )


def _line(item: Item[Heading], catalogue: Catalogue) -> Blocks:
    """The day it came out and its one sentence."""
    day = (para(full_date(item.fields.date)),) if item.fields.date else ()
    return (*day, para(summary_of(item, catalogue)))
