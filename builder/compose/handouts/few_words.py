"""The answers of an item in few words, for a leaflet or a poster: whole sentences, but not all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import Words, alternatives, joined, listed, para, sentence
from builder.compose.easy.sentences import links_in
from builder.compose.finder import from_home
from builder.compose.meetings import is_over, place, when
from builder.compose.money import EXPENSE_WORDS, paid_expenses
from builder.compose.opportunity import WHOM
from builder.compose.questions import WAY_WORDS
from builder.document import Definition, DefinitionList, Inlines, Link, Text
from builder.schema.event import Event
from builder.schema.opportunity import Opportunity
from builder.schema.site import EXPENSES, Contact
from builder.schema.ways import Way, WayName
from builder.speech.sentences import sentences
from builder.status import first_day, full_date
from builder.words import capital, many, text_of

TIME = 12  # the most words that say how long it takes
BY_POST = "by post (ask us for a form)"  # there is no room for a postal address
BENEFITS = "Pay can change your benefits: get advice first."

# The links that say how a way is used.
_SCHEMES: dict[WayName, str] = {"phone": "tel:", "email": "mailto:", "online": "http"}

Row = tuple[str, Sequence[Words]]


@dataclass(frozen=True, slots=True)
class Room:
    """How much is said: the most words of a summary, of what people do (0: nothing), and of any other answer.

    `aside` says whether what is good to know beside the main thing has room too, and `support` whether the
    help that people get has.
    """

    summary: int
    doing: int
    answer: int
    aside: bool
    support: bool


def rows(some: Iterable[Row]) -> DefinitionList:
    """Labels with their answers, a paragraph each; a label without an answer is left out."""
    return DefinitionList(
        tuple(
            Definition((Text(label),), (tuple(para(words) for words in answers if words),))
            for label, answers in some
            if any(answers)
        )
    )


def cut(words: Iterable[str], most: int) -> str:
    """As many of these sentences as have at most so many words together, and always the first."""
    kept: list[str] = []
    for one in words:
        if kept and sum(len(each.split()) for each in (*kept, one)) > most:
            break
        kept.append(one)
    return " ".join(kept)


def shortened(words: str, most: int) -> str:
    """As many sentences of a text as have at most so many words, and always the first."""
    return cut(sentences(words), most)


def opportunity(item: Item[Opportunity], catalogue: Catalogue, room: Room) -> Iterator[Row]:
    """What people ask first of something to join; until when it is open stands elsewhere, as its status."""
    fields = item.fields
    yield "Who for", [WHOM[fields.who_for].partition(",")[0]]
    yield "What you do", [cut(map(sentence, fields.you_will), room.doing)] if room.doing else []
    yield "When", [" ".join(_when(item, catalogue, room))]
    yield "Where", [_where(item, catalogue, room)]
    yield "How to join", [_ways(item, catalogue)] if room.aside else []
    yield "Pay", [_pay(item, catalogue, room)]


def status(fields: Opportunity, today: date) -> str:
    """Until when it is open, as a sentence that stays right for as long as the paper hangs somewhere."""
    first, closes = first_day(fields), fields.closes
    if first and first > today:
        return f"Opens on {full_date(first)}."
    return f"Open until {full_date(closes)}." if isinstance(closes, date) else "Open all year."


def _when(item: Item[Opportunity], catalogue: Catalogue, room: Room) -> Iterator[str]:
    """The last day where the status does not say it, how long it takes, and the next meeting."""
    fields, first = item.fields, first_day(item.fields)
    if first and first > catalogue.today and isinstance(fields.closes, date):
        yield f"Until {full_date(fields.closes)}."
    if room.aside:
        yield f"Time: {shortened(sentence(fields.time), TIME)}"
    met = coming(item, catalogue)
    if met:
        yield f"{'Next meeting' if met[1:] else 'Meeting'}: {_meeting(met[0], catalogue)}"
    if met[1:]:
        yield f"There {'is' if len(met) == 2 else 'are'} {many(len(met) - 1, 'more meeting')}."


def _meeting(event: Event, catalogue: Catalogue) -> str:
    """When a meeting is, and at which place, if it is at one."""
    venue = catalogue.venue_of(event)
    return f"{when(event)}, {f'at {place(venue.fields)}' if venue else 'from home'}."


def coming(item: Item[Opportunity], catalogue: Catalogue) -> list[Event]:
    """The meetings that are still to come, the next one first."""
    return [one.fields for one in catalogue.events_of(item) if not is_over(one.fields, catalogue)]


def _where(item: Item[Opportunity], catalogue: Catalogue, room: Room) -> str:
    """At home or at a meeting; a place that only the words of a way tell of is told in these."""
    met = bool(coming(item, catalogue))
    places = [*(["at home"] if from_home(item) else []), *(["at a meeting"] if met else [])]
    told = [capital(listed(places, "or")) + "."] if places else []
    for way in item.fields.ways:
        if way.how and (way.way == "in person" or (way.way == "meeting" and not met)):
            told.append(shortened(sentence(way.how), room.answer))
    return cut(told, room.answer)


def _ways(item: Item[Opportunity], catalogue: Catalogue) -> Inlines:
    """The ways to take part, with each number and address that is not that of the people to ask."""
    ways = [_way(way, catalogue.contact_of(item)) for way in item.fields.ways]
    if not ways:
        return ()
    first, *rest = joined(*alternatives(ways), ".")
    return (Text(capital(first.text)), *rest) if isinstance(first, Text) else (first, *rest)


def _way(way: Way, contact: Contact) -> Inlines:
    """A way in few words: `by phone on 01632 960 150`."""
    known = {contact.phone, contact.email}
    for scheme, word in (("tel:", "on"), ("mailto:", "to"), ("http", "at")):
        found = next((one for one in links_in(way.how, scheme) if text_of(one.children) not in known), None)
        if found and _SCHEMES.get(way.way) == scheme:
            leads = web_link(found.target) if scheme == "http" else found
            return joined(f"{WAY_WORDS[way.way]} {word} ", (leads,))
    return (Text(BY_POST if way.way == "post" else WAY_WORDS[way.way]),)


def web_link(address: str) -> Link:
    """A web address as a link in the words that people type."""
    return Link((Text(typed(address)),), address)


def typed(address: str) -> str:
    """A web address as people type it: without `https://`, and without a slash at its end."""
    return address.split("://", 1)[-1].rstrip("/")


def _pay(item: Item[Opportunity], catalogue: Catalogue, room: Room) -> str:
    """What people get, which expenses are paid, and that pay can change benefits."""
    fields, paid = item.fields, paid_expenses(item, catalogue)
    told = [sentence(fields.payment) if fields.paid else "None."]
    if paid:
        most = set(EXPENSES[:4]) <= set(paid)
        named = "" if most else f" for {listed(EXPENSE_WORDS[one] for one in paid)}"
        told.append(f"We pay your expenses{named}.")
    if fields.paid and room.aside:
        told.append(BENEFITS)
    return " ".join(told)
