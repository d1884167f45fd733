"""The page of a newsletter: what each page it names says of itself, in the order they are named."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import section
from builder.compose.composed import Composed
from builder.compose.easy import edition as easy
from builder.compose.mentions import told
from builder.compose.summaries import summary_of
from builder.schema.newsletter import Newsletter


def compose(item: Item[Newsletter], catalogue: Catalogue) -> Composed:
    """The page of a newsletter; a page that is not found is left out."""
    found = [one for words in item.fields.items if (one := catalogue.named(words))]
    return Composed(
        title=item.fields.title,
        summary=summary_of(item, catalogue),
        date=item.fields.date,
        after=tuple(section(one.fields.title, told(one, catalogue)) for one in found),
        easy=easy.of_newsletter(item.fields, found, catalogue),
    )
