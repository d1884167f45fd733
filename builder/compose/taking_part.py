"""How people join in: what they do, in which ways, when and where, and with what help."""

from __future__ import annotations

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import (
    bold,
    bullets,
    joined,
    para,
    section,
    sentence,
)
from builder.compose.meetings import coming, past
from builder.compose.venue import access_facts
from builder.document import Blocks, OrderedList, Section
from builder.schema.opportunity import Opportunity
from builder.schema.ways import WayName

HOW, MEETINGS, SUPPORT = "How to take part", "When and where we meet", "Support to take part"

_WAYS: dict[WayName, str] = {
    "online": "Online",
    "phone": "By phone",
    "post": "By post",
    "email": "By e-mail",
    "in person": "In person",
    "meeting": "At a meeting",
    "video": "By video",
    "creative": "In your own way",
}


def how(item: Item[Opportunity]) -> Section | None:
    """What people do, the ways to do it, and how people are chosen where places are few."""
    fields = item.fields
    ways = [
        joined(bold(f"{_WAYS[way.way]}."), f" {sentence(way.how)}" if way.how else "") for way in fields.ways
    ]
    places = ""
    if fields.places:
        places = f"There {'is 1 place' if fields.places == 1 else f'are {fields.places} places'}."
        places += f" {sentence(fields.how_we_choose)}" if fields.how_we_choose else ""
    return section(
        HOW,
        *((para("What you will do:"), *bullets(map(sentence, fields.you_will))) if fields.you_will else ()),
        *((para("Choose any way you like. Every answer counts the same."), *bullets(ways)) if ways else ()),
        *((para(places),) if places else ()),
        *((para(f"What you need to know: {sentence(fields.skills)}"),) if fields.skills else ()),
        *((para(f"What you agree to: {sentence(fields.conditions)}"),) if fields.conditions else ()),
        para("You can stop at any time. You need not say why."),
        *_asked(item),
    )


def _asked(item: Item[Opportunity]) -> Blocks:
    """The questions of the reply slip."""
    if not item.fields.questions:
        return ()
    asked: list[Blocks] = []
    for question in item.fields.questions:
        asked.append((para(question.ask), *bullets(question.choices)))
    inside = section("What we ask", OrderedList(tuple(asked)), level=3)
    return (inside,) if inside else ()


def meetings(item: Item[Opportunity], catalogue: Catalogue) -> Section | None:
    """The events of an opportunity, and what each place is like."""
    events = catalogue.events_of(item)
    venues = {one.slug: one for event in events if (one := catalogue.venue_of(event.fields))}
    access = [
        section(f"Access at {venue.fields.title}", access_facts(venue.fields), level=3)
        for venue in venues.values()
    ]
    over = past(events, catalogue)
    return section(
        MEETINGS,
        coming(events, catalogue),
        (para("These are over:"), *over) if over else (),
        tuple(one for one in access if one),
    )


def support(item: Item[Opportunity], catalogue: Catalogue) -> Section | None:
    """The help there is: the organisation's for everybody, and what this page adds."""
    fields = item.fields
    private = "If something personal comes up, you can speak to us in private."
    return section(
        SUPPORT,
        *(para(sentence(words)) for words in (fields.support, catalogue.site.support) if words),
        *((para(f"Training: {sentence(fields.training)}"),) if fields.training else ()),
        *((para(sentence(fields.peer_support)),) if fields.peer_support else ()),
        *((para(f"Travel: {sentence(fields.travel)}"),) if fields.travel else ()),
        *((para(f"Papers: {sentence(fields.papers)}"),) if fields.papers else ()),
        para(private),
    )
