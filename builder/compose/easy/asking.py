"""Who to ask and how to complain, in easy read: one idea for each way to reach somebody."""

from __future__ import annotations

from builder.compose.easy.sentences import Ideas, email, idea, links_in, own, phone
from builder.document import Text
from builder.schema.site import Contact, Site


def contact(who: Contact) -> Ideas:
    """How to reach somebody."""
    found: list[Ideas] = [(idea("question", f"You can ask {who.role}."),)]
    if who.phone:
        found.append((idea("phone", "You can call ", phone(who.phone), "."),))
    if who.text:
        found.append((idea("text-message", "You can send a text to ", phone(who.text), "."),))
    if who.textphone:
        meaning = "A textphone is a phone that shows words."
        number = (Text(who.textphone),)  # as it is: part of it looks like another phone number
        found.append((idea("keyboard", "Our textphone number is ", number, f". {meaning}"),))
    if who.email:
        found.append((idea("e-mail", "You can e-mail ", email(who.email), "."),))
    if who.post:
        found.append((idea("letter", f"You can write to: {who.post}."),))
    found.append(own("clock", "When we answer", who.hours))
    return tuple(one for some in found for one in some)


def complaint(site: Site) -> Ideas:
    """What people can do if something goes wrong; a phone number only where it is surely the right one."""
    numbers = links_in(site.complaints, "tel:")
    meaning = "To complain means to tell us you are not happy."
    can = idea("speak-up", f"You can complain if something goes wrong. {meaning}")
    if len(numbers) == 1:
        return can, idea("phone", "To complain, call ", numbers, ".")
    return can, idea("question", "Ask us how to complain.")
