"""The page of a Talking News edition: the words of its tracks, to be read."""

from __future__ import annotations

from itertools import groupby

from builder.catalogue import Catalogue, Item
from builder.compose.composed import Composed
from builder.compose.easy import edition as easy
from builder.compose.summaries import summary_of
from builder.compose.talking_news.chosen import chosen
from builder.compose.talking_news.entries import HEADINGS, entries, section_of
from builder.schema.edition import PIECE_KINDS, Edition, Piece


def compose(item: Item[Edition], catalogue: Catalogue) -> Composed:
    """The page of an edition; what an author writes under the heading of a part is added to it."""
    fields, pieces = item.fields, chosen(item, catalogue)
    parts = (
        (
            HEADINGS[part],
            [one.of for one in pieces if one.part == part and isinstance(one.of, Item)],
            [one.of for one in pieces if one.part == part and isinstance(one.of, Piece)],
        )
        for part in PIECE_KINDS
    )
    return Composed(
        title=fields.title,
        summary=summary_of(item, catalogue),
        date=fields.date,
        after=tuple(
            section_of(part, tuple(found), catalogue)
            for part, found in groupby(entries(item, catalogue), lambda entry: entry.part)
            if part
        ),
        easy=easy.of_edition(fields, parts, catalogue),
    )
