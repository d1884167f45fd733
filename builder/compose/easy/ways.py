"""The ways to take part in easy read: one idea each, with the number or address to use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.compose.blocks import Words
from builder.compose.easy.sentences import Ideas, email, idea, labelled, links_in, phone
from builder.document import Inlines
from builder.schema.site import Contact
from builder.schema.ways import Way, WayName

_WAYS: dict[WayName, tuple[str, str]] = {
    "online": ("website", "You can take part online. Online means on the internet."),
    "phone": ("phone", "You can take part by phone."),
    "post": ("letter", "You can take part by post. By post means you send us a letter."),
    "email": ("e-mail", "You can take part by e-mail."),
    "in person": ("conversation", "You can take part in person. In person means we meet face to face."),
    "meeting": ("meeting", "You can take part at a meeting."),
    "video": ("video", "You can take part by video. Video means we see each other on a screen."),
    "creative": ("art", "You can take part in your own way."),
}
_NUMBER = re.compile(r"\d{4}")  # may be a phone number in a form that is not known


def ways(all_ways: Iterable[Way], contact: Contact) -> Ideas:
    """An idea for each way; what an officer said of it stands after it, if it is short."""
    return tuple(one for way in all_ways for one in _way(way, contact))


def _way(way: Way, contact: Contact) -> Ideas:
    symbol, words = _WAYS[way.way]
    reached = _reached(way, contact)
    if reached:
        return (idea(symbol, f"{words} ", *reached),)
    return (idea(symbol, f"{words} {labelled('How to do it', way.how)}".strip()),)


def _reached(way: Way, contact: Contact) -> tuple[Words, ...]:
    """The sentence with the number or address of a way: its own, or else that of the people to ask."""
    match way.way:
        case "phone":
            number = _first(way.how, "tel:")
            if not number and contact.phone and not _NUMBER.search(way.how or ""):
                number = phone(contact.phone)
            return ("Call ", number, ".") if number else ()
        case "email":
            address = _first(way.how, "mailto:") or (email(contact.email) if contact.email else ())
            return ("Write to ", address, ".") if address else ()
        case "online":
            page = _first(way.how, "http")
            return ("Go to ", page, ".") if page else ()
        case "post" if contact.post and not way.how:
            return (f"Write to: {contact.post}.",)
        case _:
            return ()


def _first(words: str | None, scheme: str) -> Inlines:
    return links_in(words, scheme)[:1]
