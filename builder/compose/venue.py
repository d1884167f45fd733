"""The page of a venue: where it is, what people who need access ask before going, and the meetings there."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import facts, section, sentence
from builder.compose.composed import Composed
from builder.compose.easy import venue as easy
from builder.compose.meetings import coming
from builder.compose.summaries import summary_of
from builder.document import Blocks, Inline, Inlines, LineBreak, Paragraph, Text
from builder.schema.event import Event
from builder.schema.venue import Venue


def compose(item: Item[Venue], catalogue: Catalogue) -> Composed:
    """The page of a venue, with the meetings there that are still to come."""
    here = [one for one in catalogue.all(Event) if one.fields.venue == item.slug]
    here.sort(key=lambda one: (one.fields.date, one.fields.start))
    address = address_lines(item.fields)
    return Composed(
        title=item.fields.title,
        summary=summary_of(item, catalogue),
        date=item.fields.date,
        opening=(Paragraph(address),) if address else (),
        after=(
            section("Getting there, and being there", access_facts(item.fields)),
            section("Meetings here", coming(here, catalogue)),
        ),
        easy=easy.ideas(item, here, catalogue),
    )


def access_facts(venue: Venue) -> Blocks:
    """What it is like to get there and be there, always in the same order."""
    hoist = sentence(venue.changing_place) if venue.changing_place else None
    return facts(
        (
            ("Way in without steps", sentence(venue.step_free)),
            ("Hearing loop", sentence(venue.hearing_loop)),
            ("Toilets", sentence(venue.toilets)),
            ("Changing place with a hoist", hoist),
            ("Quiet room", sentence(venue.quiet_space)),
            ("Parking", sentence(venue.parking)),
            ("Buses", sentence(venue.bus)),
            ("Phone on the day", venue.phone),
        )
    )


def address_lines(venue: Venue) -> Inlines:
    """The name of the place and its postal address, a line each."""
    found: list[Inline] = [Text(venue.title)]
    for line in venue.address:
        found += [LineBreak(), Text(line)]
    return tuple(found)
