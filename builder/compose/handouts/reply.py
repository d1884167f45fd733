"""The reply form of an opportunity: what it is about, the questions, and every way to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import Words, bold, facts, joined, para, section, sentence
from builder.compose.handouts import returning
from builder.compose.questions import WAY_WORDS, promised
from builder.document import Blocks, Document, Link, Section, Text
from builder.form import Form, Question
from builder.schema.choices import KindOfAsking
from builder.schema.opportunity import Opportunity
from builder.schema.site import Contact
from builder.schema.ways import Way
from builder.status import full_date
from builder.words import capital

KIND = "reply"
SENT = {"post", "email"}  # the ways for which the form itself is sent
MORE = Question("Would you like to tell us anything else?")
OPEN: dict[KindOfAsking, str] = {
    "ideas": "What are your ideas?",
    "consultation": "What do you think?",
    "take part": "Would you like to take part? What would you like us to know?",
    "role": "Would you like to do this? What would you like us to know?",
    "information": "What would you like to ask us?",
}


def reply_form(item: Item[Opportunity], catalogue: Catalogue) -> Form:
    """The reply form of an opportunity, the same on every day: forms come back after the last day too."""
    fields, site = item.fields, catalogue.site
    contact = catalogue.contact_of(item)
    by_post = next((way.how or "" for way in fields.ways if way.way == "post"), "")
    return Form(
        Document(
            title=f"Reply form: {fields.title}",
            summary=fields.summary,
            blocks=(*_until(fields), *_sections(item, catalogue)),
            address=item.address,
            lang=site.language,
            date=fields.date,
            source=item.file,
        ),
        questions=(*_questions(fields), *returning.hearing_back(site)),
        after=tuple(
            filter(None, (returning.where_to_send(contact, site, by_post), _thanks(fields, catalogue)))
        ),
        reference=f"{KIND}/{item.slug}",
    )


def _until(fields: Opportunity) -> Blocks:
    if isinstance(fields.closes, date):
        return (para(bold(f"Please answer by {full_date(fields.closes)}.")),)
    return (para(bold("You can answer at any time.")),)


def _sections(item: Item[Opportunity], catalogue: Catalogue) -> Iterator[Section]:
    contact = catalogue.contact_of(item)
    parts = (returning.help_with_it(contact), _other_ways(item, catalogue))
    yield from (one for one in parts if one)


def _other_ways(item: Item[Opportunity], catalogue: Catalogue) -> Section | None:
    """The ways to answer without this form, and where to read more."""
    address, contact = catalogue.site.root + item.address, catalogue.contact_of(item)
    rows = [
        (capital(WAY_WORDS[way.way]), _how(way, contact)) for way in item.fields.ways if way.way not in SENT
    ]
    page = joined("All about it: ", (Link((Text(address),), "/" + item.address),))
    return section("Other ways to answer", facts((*rows, ("On our website", page))))


def _how(way: Way, contact: Contact) -> Words:
    if way.how:
        return sentence(way.how)
    return f"Call {contact.phone}." if way.way == "phone" and contact.phone else "Ask us how."


def _questions(fields: Opportunity) -> tuple[Question, ...]:
    """The questions of the page; where there are none, an open one that is made of its purpose."""
    if not fields.questions:
        return Question(OPEN[fields.kind], hint=sentence(fields.purpose), lines=8), MORE
    return tuple(Question(one.ask, one.answer, tuple(one.choices)) for one in fields.questions)


def _thanks(fields: Opportunity, catalogue: Catalogue) -> Section | None:
    when = (
        f"We tell you what came of it by {full_date(fields.tell_by)}."
        if fields.tell_by
        else promised(fields, catalogue.site)
    )
    return section("Thank you", para(f"Thank you for telling us what you think. {when}"))
