"""Sentences that every format carries: who publishes, how to ask for another format, who checked."""

from __future__ import annotations

from datetime import date

from builder.document import Blocks, BulletList, Checked, Inline, Link, Paragraph, Section, Strong, Text
from builder.schema.answers import MONTHS
from builder.schema.site import Contact, Site

OTHER_FORMATS_HEADING = "Do you need this in another format?"


def published_by(site: Site, day: date | None) -> str:
    """Who publishes a page, and when: the second line of every format."""
    return f"Published by {site.organisation}" + (f", {long_date(day)}" if day else "")


def long_date(day: date) -> str:
    """A date as people read it: `3 March 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def other_formats(site: Site) -> Blocks:
    """How to ask for another format, as paragraphs that any writer can set."""
    ask = site.other_formats
    return (
        Paragraph(
            (
                Text(
                    "You can have this as easy read, in large print, in Word, as sound or in braille, "
                    "or in another language. It is free."
                ),
            )
        ),
        Paragraph(
            (
                Text("Call "),
                Link((Text(ask.phone),), "tel:" + ask.phone.replace(" ", "")),
                Text(" or e-mail "),
                Link((Text(ask.email),), "mailto:" + ask.email),
                Text(f". We will answer within {ask.reply_days} working days."),
            )
        ),
    )


def closing(site: Site) -> tuple[Section, ...]:
    """What print and Word end with: whom to turn to, and how to complain.

    No section of a page can have these ids, for they hold a space.
    """
    contact = site.contact
    ways = BulletList(
        tuple((Paragraph((Strong((Text(name + ": "),)), way)),) for name, way in _ways(contact))
    )
    turn_to = Paragraph((Text(f"You can ask {contact.role} of {site.organisation}."),))
    return (
        Section("contact us", (Text("Contact us"),), 2, (turn_to, ways)),
        Section(
            "going wrong",
            (Text("If something goes wrong"),),
            2,
            (Paragraph((Text(site.complaints.strip()),)),),
        ),
    )


def _ways(contact: Contact) -> tuple[tuple[str, Inline], ...]:
    """The ways to reach somebody, each with its name."""
    phone = contact.phone and Link((Text(contact.phone),), "tel:" + contact.phone.replace(" ", ""))
    email = contact.email and Link((Text(contact.email),), "mailto:" + contact.email)
    ways = (
        ("Phone", phone),
        ("Text message", contact.text and Text(contact.text)),
        ("E-mail", email),
        ("Post", contact.post and Text(contact.post)),
        ("Relay or textphone", contact.textphone and Text(contact.textphone)),
        ("Open", contact.hours and Text(contact.hours)),
    )
    return tuple((name, way) for name, way in ways if way)


def easy_read_status(checked: Checked | None) -> str:
    """The sentence that says who checked an easy read, or that nobody has: never a claim we cannot keep."""
    if checked is None:
        return "We have not checked this easy read with people with learning disabilities yet."
    return f"Checked by {checked.by} on {long_date(checked.on)}."
