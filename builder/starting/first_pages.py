"""The first two pages of a new site, in plain words that hold for every organisation."""

from __future__ import annotations

import re
from datetime import date

from builder.schema.site import Site
from builder.schema.written import front_matter
from builder.starting.plans import plain_date
from builder.words import as_sentence


def first_pages(site: Site, today: date) -> dict[str, str]:
    """The texts of the home page and of the page about the organisation, by their names."""
    return {"index.md": _home(site, today), "about.md": _about(site, today)}


def _home(site: Site, today: date) -> str:
    return _page(
        {"title": site.name, "summary": as_sentence(site.about), "date": plain_date(today)},
        f"""\
You know what works well, and what does not, because you live with it. {_plain(site.organisation)} wants to
hear from you before things are decided.

Each page says what you can change and what you cannot, how to take part, and whether you are paid. Afterwards
you can read here what came of it.

/// easy-read
![](symbol:speak-up) You can tell us what you think.

![](symbol:question) You can ask us questions.

![](symbol:phone) You can call us on {site.contact.phone}.
///

## Talk to us

Call {_plain(site.contact.role)} on {_phone(site.contact.phone)} or e-mail {_email(site.contact.email)}. You
can also read [who we are, and what to do if something goes wrong](about.md).
""",
    )


def _about(site: Site, today: date) -> str:
    summary = "Who we are, how to reach us, and what to do if something goes wrong."
    return _page(
        {"title": "About us", "summary": summary, "date": plain_date(today)},
        f"""\
## Who we are

This site is run by {_plain(site.organisation)}. {_plain(as_sentence(site.about))}

## How to reach us

Call {_plain(site.contact.role)} on {_phone(site.contact.phone)}, or e-mail {_email(site.contact.email)}.

## Other formats

You can have every page in another way, such as large print, easy read, sound, braille or another language.
Call {_phone(site.other_formats.phone)} or e-mail {_email(site.other_formats.email)}.

## If something goes wrong

{_plain(site.complaints)}
""",
    )


def _page(answers: dict[str, str], body: str) -> str:
    """A page whose paragraphs stand in one line each, as officers write them."""
    joined = re.sub(r"(?<=[^\n/])\n(?=[^\n/!#])", " ", body)
    return f"{front_matter(answers)}\n{joined}"


def _plain(words: str) -> str:
    """Words in which no mark means anything to Markdown."""
    safe = re.sub(r"&(?=#?\w+;)", "&amp;", words).replace("<", "&lt;").replace(">", "&gt;")
    marked = re.sub(r"([\\`*_{}\[\]#|])", r"\\\1", safe)
    return re.sub(r"\A(\d+)\.", r"\1\\.", re.sub(r"\A([-+])", r"\\\1", marked))


def _phone(number: str | None) -> str:
    return f"[{number}](tel:{(number or '').replace(' ', '')})"


def _email(address: str | None) -> str:
    return f"[{_plain(address or '')}](mailto:{address})"
