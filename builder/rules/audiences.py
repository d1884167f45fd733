"""Rules: people get the formats they need, on the same day. Codes `format-missing` and `format-to-come`.

Large print, sound and Word are made of every page, so nobody needs to be reminded of them. Easy read has to
be written by a person: what a program makes of the facts does not count. Braille, sign language and other
languages are not made here, so the page says how to ask for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.rules.trouble import Trouble
from builder.schema.opportunity import Opportunity
from builder.schema.problems import shown
from builder.schema.site import Audience, Need, Site

# What people need, where the site file does not say otherwise under `formats_for`.
NEEDS: Mapping[Audience, tuple[Need, ...]] = {
    "people with learning disabilities": ("easy read",),
    "people with sight loss": ("large print", "audio", "braille"),
    "deaf people": ("sign language",),
    "deafblind people": ("large print", "braille"),
    "people with dementia": ("large print", "audio"),
    "older people": ("large print",),
    "people who speak little english": ("other languages",),
}

# Formats that are not made here, with the words in which a page speaks of them.
TO_COME: Mapping[Need, re.Pattern[str]] = {
    "braille": re.compile(r"\bbraille\b", re.I),
    "sign language": re.compile(r"\bsign(?:ed)?\b|\bBSL\b", re.I),
    "other languages": re.compile(r"\b(?:other|another|your|own) languages?\b|\btranslat", re.I),
}

_EASY_READ = re.compile(r"^[ >]*/{3,}[ \t]*easy[ _-]?read\b", re.M | re.I)
_BLOCK = "/// easy-read\n![](symbol:calendar) Tell us before 30 June.\n///"


def formats(fields: Opportunity, body: str, site: Site | None) -> Iterator[Trouble]:
    """The formats that the audience of a page needs; each is told once."""
    told: set[Need] = set()
    for audience in fields.audience:
        for need in _needs(audience, site):
            if need not in told:
                told.add(need)
                yield from _trouble(fields, audience, need, body, site)


def _needs(audience: Audience, site: Site | None) -> tuple[Need, ...]:
    own = site.formats_for.get(audience) if site else None
    return NEEDS.get(audience, ()) if own is None else tuple(own)


def _trouble(
    fields: Opportunity, audience: Audience, need: Need, body: str, site: Site | None
) -> Iterator[Trouble]:
    people = shown(audience)
    who = people[:1].upper() + people[1:]
    if need == "easy read" and not _EASY_READ.search(body):
        what = f"{who} need easy read, and nobody has written any in this page."
        mend = f"Write a picture and a short sentence for each idea, in a block like this:\n{_BLOCK}"
        yield Trouble(("audience",), what, mend, "format-missing")
    elif need in TO_COME and not _says_how(fields, need, site):
        what = f"{who} need {_plain(need)}, and the page does not say how to get it."
        phone = f" on {site.other_formats.phone}" if site else ""
        mend = f"Say in “support” how people ask for {_plain(need)}. They can ask{phone}."
        yield Trouble(("audience",), what, mend, "format-to-come", "warn", ("support", "papers"))


def _says_how(fields: Opportunity, need: Need, site: Site | None) -> bool:
    if need == "other languages" and site and site.languages:
        return True
    answers = (fields.support, fields.papers, site.support if site else None)
    return any(TO_COME[need].search(answer) for answer in answers if answer)


def _plain(need: Need) -> str:
    return "information in other languages" if need == "other languages" else need
