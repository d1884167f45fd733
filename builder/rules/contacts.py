"""Rule: whoever answers questions can be called and can be written to. Code `contact-route`."""

from __future__ import annotations

from collections.abc import Iterator

from builder.rules.trouble import Trouble
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.problems import Path
from builder.schema.site import Contact, Site


def own(fields: Opportunity | Group) -> Iterator[Trouble]:
    """The contact that a page gives itself; a name from the site file is looked up elsewhere."""
    if isinstance(fields.contact, Contact):
        yield from _routes(fields.contact, ("contact",))


def of_site(fields: Site) -> Iterator[Trouble]:
    """The contacts of the site file."""
    yield from _routes(fields.contact, ("contact",))
    for name, contact in fields.contacts.items():
        yield from _routes(contact, ("contacts", name))


def _routes(contact: Contact, path: Path) -> Iterator[Trouble]:
    if not contact.phone:
        what = f"Nobody can call {contact.role}: “phone” is missing."
        yield Trouble(path, what, "Give a phone number. For example: phone: 01632 960 140", "contact-route")
    if not (contact.email or contact.text or contact.post):
        what = f"Nobody can write to {contact.role}."
        mend = "Give an e-mail address, a number for text messages or a postal address. For example: "
        yield Trouble(path, what, f"{mend}email: involve@example.org", "contact-route")
