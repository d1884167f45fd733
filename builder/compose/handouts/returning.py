"""What every form says and asks: whom it helps, where it goes, and how people want to hear what happened."""

from __future__ import annotations

import re

from builder.compose.blocks import ask, listed, para, section, sentence
from builder.document import Definition, DefinitionList, Inlines, LineBreak, Section, Text
from builder.form import Question
from builder.schema.site import Contact, Site

WHERE = "Where to send this form"
HEAR = "How would you like to hear what happened?"
REACH = "How can we reach you?"
CHANNELS = ("On the website", "By e-mail", "By letter", "By phone")
FORMATS = ("In easy read", "In large print", "In Word", "As sound", "In braille")
NOT_AT_ALL = "I do not want to hear about it"

_ASKS_FOR_A_FORM = re.compile(r"\bask\b.*\bforms?\b", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


def help_with_it(contact: Contact) -> Section | None:
    """That nobody has to fill in all of a form, and whom to ask for help with it."""
    hours = f" {sentence(contact.hours)}" if contact.hours else ""
    unwritten = contact.model_copy(update={"post": None})
    return section(
        "How to fill in this form",
        para("You do not have to answer every question. If you need more room, use more paper."),
        para("Somebody you trust can help you. You can also ask ", ask(unwritten), ".", hours),
    )


def where_to_send(contact: Contact, site: Site, how: str = "") -> Section | None:
    """Where a form goes by post and by e-mail; `how` is what the page says of answers by post."""
    post, email = contact.post or site.contact.post, contact.email or site.contact.email
    said = still_useful(how)
    by_post = (
        *((para("Send this form to:", _lines(post)),) if post else ()),
        *((para(said),) if said else ()),
    )
    by_email = (para(f"Send this form, or your answers, to {email}."),) if email else ()
    ways = tuple(
        Definition((Text(label),), (blocks,))
        for label, blocks in (("By post", by_post), ("By e-mail", by_email))
        if blocks
    )
    ask_us = para("Ask us where to send this form. You can ask ", ask(contact), ".")
    return section(WHERE, DefinitionList(ways) if ways else ask_us)


def still_useful(how: str) -> str:
    """What a page says of a way, without the sentences that tell where to ask for a form: here it is."""
    said = _SENTENCES.split(sentence(how)) if how else []
    return " ".join(sentence(one) for one in said if not _ASKS_FOR_A_FORM.search(one))


def hearing_back(site: Site) -> tuple[Question, Question]:
    """How people want to hear what happened, and, if they like, where; no form asks for a name."""
    languages = [f"In another language: {listed(site.languages, 'or')}"] if site.languages else []
    hear = Question(HEAR, "choose any", (*CHANNELS, *FORMATS, *languages, NOT_AT_ALL))
    hint = (
        "You can leave this empty. Write an address, an e-mail address or a phone number. We use it only to "
        "tell you what happened. We give it to nobody, and delete it when we have told you."
    )
    return hear, Question(REACH, hint=hint, lines=3)


def _lines(address: str) -> Inlines:
    """A postal address, each part on a line of its own."""
    found: list[LineBreak | Text] = []
    for part in re.split(r",\s*", address):
        found += [LineBreak(), Text(part)]
    return tuple(found)
