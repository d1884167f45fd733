"""The pieces that composed pages are built from: sections, facts, links, contacts, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache

from builder.catalogue import Item
from builder.document import (
    Block,
    Blocks,
    BulletList,
    Definition,
    DefinitionList,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Section,
    Strong,
    Text,
)
from builder.schema.page import Heading
from builder.schema.site import Contact
from builder.words import text_of

Words = str | Inlines

_END = r"[^\s<>.,;:!?)]"  # with which no address closes: it belongs to the sentence
_WEB = rf"https?://[^\s<>]*{_END}"
_EMAIL = r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"
_BARE = rf"\b(?:[\w-]+\.)+(?:uk|org|com|net|wales|scot)\b(?:/(?:[^\s<>]*{_END})?)?"
_PHONE = r"(?<!\d)(?<!\d )(?:\+44 ?\(?0?\)?|\(0\d{2,4}\) ?|0)\d[\d ]{4,12}\d\b"
_ANY = re.compile("|".join((_WEB, _EMAIL, _BARE, _PHONE)))
_MARKS = ("0", "+", "@", "://", ".uk", ".org", ".com", ".net", ".wales", ".scot")  # one is in each of them
_DIGITS = (10, 12)  # the fewest and the most in a British number


def inlines(words: Words) -> Inlines:
    """Words as inlines; phone numbers, e-mail and web addresses in them become links."""
    if not isinstance(words, str):
        return words
    if not any(mark in words for mark in _MARKS):  # as in most
        return (Text(words),) if words else ()
    found: list[Inline] = []
    at = 0
    for match in _ANY.finditer(words):
        target = _target(match[0])
        if not target:
            continue
        found += [Text(words[at : match.start()])] if match.start() > at else []
        found.append(Link((Text(match[0]),), target))
        at = match.end()
    return (*found, Text(words[at:])) if at < len(words) else tuple(found)


def _target(words: str) -> str:
    """Where an address or a number leads; empty for digits that are no phone number."""
    if words.startswith("http"):
        return words
    if "@" in words:
        return f"mailto:{words}"
    if words[0] not in "0(+":
        return f"https://{words}"
    digits = re.sub(r"\D", "", words.replace("(0)", ""))
    few, many = _DIGITS
    return "tel:" + ("+" if words[0] == "+" else "") + digits if few <= len(digits) <= many else ""


def bold(words: str) -> Inlines:
    """Important words."""
    return (Strong((Text(words),)),)


def joined(*parts: Words) -> Inlines:
    """Words one after another; a full stop after words that end a sentence themselves is left out."""
    found: list[Inline] = []
    for part in parts:
        stop = isinstance(part, str) and part.startswith(".")
        closed = stop and text_of(tuple(found))[-1:] in ("?", "!", ".")
        found += inlines(part[1:] if closed else part)
    return tuple(found)


def para(*parts: Words) -> Paragraph:
    """A paragraph."""
    return Paragraph(joined(*parts))


def bullets(items: Iterable[Words]) -> Blocks:
    """A list, or nothing if there is nothing in it."""
    made = tuple((Paragraph(inlines(item)),) for item in items)
    return (BulletList(made),) if made else ()


def facts(rows: Iterable[tuple[str, Words | None]]) -> Blocks:
    """Labels with their answers; a label without an answer is left out."""
    made = tuple(
        Definition((Text(label),), ((Paragraph(inlines(words)),),)) for label, words in rows if words
    )
    return (DefinitionList(made),) if made else ()


def section(heading: str, *blocks: Block | Blocks, level: int = 2) -> Section | None:
    """A section with the id that Markdown would give its heading; nothing if it would be empty."""
    inside = tuple(one for part in blocks for one in (part if isinstance(part, tuple) else (part,)))
    return Section(slug(heading), (Text(heading),), level, inside) if inside else None


@lru_cache(maxsize=4096)
def slug(heading: str) -> str:
    """The id of a heading, as Markdown makes it."""
    kept = re.sub(r"[^\w\s-]", "", heading).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)


def link(item: Item[Heading], words: str | None = None) -> Inlines:
    """A link to the page of an item, in the words of its title or others."""
    return (Link((Text(words or item.fields.title),), "/" + item.address),)


def page_link(address: str, words: str) -> Inlines:
    """A link to an address of the site, such as `ladder/`."""
    return (Link((Text(words),), "/" + address),)


def ask(contact: Contact) -> Inlines:
    """How to reach somebody, as the end of a sentence: “the Involvement Team: call …, or e-mail …”."""
    routes: list[Inlines] = []
    for verb, answer in (("call", contact.phone), ("text", contact.text), ("e-mail", contact.email)):
        if answer:
            routes.append(joined(f"{verb} ", answer))
    if contact.textphone:
        routes.append((Text(f"use the textphone {contact.textphone}"),))
    if contact.post:
        routes.append((Text(f"write to {contact.post}"),))
    return joined(f"{contact.role}: ", *alternatives(routes))


def alternatives(parts: list[Inlines]) -> list[Words]:
    """Parts with commas between them, and “or” before the last."""
    found: list[Words] = []
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        found += [] if not number else [" or " if last and len(parts) == 2 else ", or " if last else ", "]
        found.append(part)
    return found


def listed(words: Iterable[str], word: str = "and") -> str:
    """Words in a row: `a`, `a and b`, `a, b and c`."""
    *head, tail = list(words)
    return f"{', '.join(head)} {word} {tail}" if head else tail


def sentence(words: str) -> str:
    """Words with a capital at the beginning and a full stop at the end."""
    words = ended(words)
    return words if _ANY.match(words) else words[:1].upper() + words[1:]


def fact(words: str) -> str:
    """A short answer beside its label: with a capital, and a full stop only if it is several sentences."""
    whole = sentence(words)
    return whole if ". " in whole or whole[-1] != "." else whole[:-1]


def ended(words: str) -> str:
    """Words at the end of a sentence that has begun already: with a full stop, and no capital."""
    words = words.strip()
    return words + ("" if words[-1:] in ".?!:" else ".")


def clock(moment: time) -> str:
    """A time of day as people say it: `10:30am`, `2pm`, `12 noon`."""
    if (moment.hour, moment.minute) == (12, 0):
        return "12 noon"
    hour = moment.hour % 12 or 12
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def within(day: date, first: date | None, last: date | None) -> bool:
    """Whether a day lies between two others, either of which may be open."""
    return (first is None or first <= day) and (last is None or day <= last)
