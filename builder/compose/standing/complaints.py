"""If something goes wrong: whom to tell, how to complain, and where to turn after that."""

from __future__ import annotations

from builder.catalogue import Catalogue
from builder.compose.blocks import bullets, facts, page_link, para, section, sentence
from builder.compose.composed import Composed
from builder.compose.easy import asking
from builder.compose.easy.sentences import Easy, idea, page, phone
from builder.document import Blocks, Inlines
from builder.schema.site import Contact, Site

ADDRESS = "complaints/"
STATEMENT = "accessibility/"  # the page beside it, which leads here
TITLE = "If something goes wrong"
_TELL, _COMPLAIN, _ANSWER = "Step 1: Tell us", "Step 2: Complain", "An answer that you can use"


def more(words: str = "Read what to do if something goes wrong") -> Inlines:
    """A link to this page."""
    return page_link(ADDRESS, words)


def compose(catalogue: Catalogue) -> Composed:
    """What to do, step by step, the phone first."""
    site = catalogue.site
    return Composed(
        title=TITLE,
        summary="How to tell us, how to complain, and where you can turn after that.",
        opening=(
            para("You can tell us at any time that something is wrong."),
            para("Somebody whom you trust can help you, or can do it for you."),
        ),
        after=(
            section(
                _TELL,
                para(f"Tell {site.contact.role} what is wrong. You do not have to write: you can call."),
                routes(site.contact),
            ),
            section(_COMPLAIN, para(sentence(site.complaints)), *_what_helps()),
            section(_ANSWER, *_answer(site)),
            section("If this website does not work for you", _website()),
        ),
        easy=_easy(site),
    )


def routes(contact: Contact) -> Blocks:
    """Every way to reach somebody, the phone first."""
    return facts(
        (
            ("Call", contact.phone),
            ("Send a text", contact.text),
            ("Textphone", contact.textphone),
            ("E-mail", contact.email),
            ("Write to", contact.post),
            ("When we answer", sentence(contact.hours) if contact.hours else None),
        )
    )


def _what_helps() -> Blocks:
    helps = ("What happened, and when.", "What you would like us to do.", "How we can reach you.")
    return (para("It helps us if you say:"), *bullets(helps))


def _answer(site: Site) -> Blocks:
    ask = site.other_formats
    return (
        para(
            "You can ask us to answer by phone, in easy read, in large print, in braille "
            "or in another language."
        ),
        para("It is free. Call ", ask.phone, " or e-mail ", ask.email, "."),
    )


def _website() -> Blocks:
    statement = page_link(STATEMENT, "accessibility statement")
    return (para("Our ", statement, " says what we know about, and how to tell us more."),)


def _easy(site: Site) -> Easy:
    return page(
        (
            "",
            (
                idea("speak-up", "You can tell us when something is wrong."),
                idea("friends", "Somebody can help you to tell us."),
            ),
        ),
        (_TELL, asking.contact(site.contact)),
        (_COMPLAIN, asking.complaint(site)),
        (
            _ANSWER,
            (
                idea("letter", "You can ask for our answer in easy read. It is free."),
                idea("phone", "To ask for this, call ", phone(site.other_formats.phone), "."),
            ),
        ),
    )
