"""Sentences that every format carries: who publishes, how to ask for another format, who checked."""

from __future__ import annotations

from datetime import date

from builder.document import Blocks, Checked, Link, Paragraph, Text
from builder.schema.answers import MONTHS
from builder.schema.site import Site

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


def easy_read_status(checked: Checked | None) -> str:
    """The sentence that says who checked an easy read, or that nobody has: never a claim we cannot keep."""
    if checked is None:
        return "We have not checked this easy read with people with learning disabilities yet."
    return f"Checked by {checked.by} on {long_date(checked.on)}."
