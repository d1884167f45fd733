"""Written British English made ready for a voice: every number, date, address and sign as words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from builder.speech.pronunciations import Pronunciations, pronounce, used
from builder.speech.say import (
    addresses,
    capitals,
    dates,
    measures,
    money,
    names,
    numbers,
    pauses,
    places,
    times,
    words,
)
from builder.speech.say.characters import names_of_pictures, other_scripts, plain_characters


class Rule(NamedTuple):
    """One rule: its name (also that of its file of cases), what the text must hold, and what it does."""

    name: str
    needs: re.Pattern[str]
    say: Callable[[str], str]


_DIGIT = re.compile(r"\d")
_NAMES = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")

CHARACTER_RULES = (Rule("characters", re.compile(r"[^ -~]"), plain_characters),)
# What people type or dial is said as it stands, so it comes before the officers' own words are looked up.
ADDRESS_RULES = (
    Rule("internet", re.compile(r"[@#]|\w\.\w|//|\b[A-Za-z][:.]"), addresses.internet),
    Rule("phones", re.compile(r"\d\d|\d[ )-]\d|[Ee]xt"), addresses.phones),
)
# Each rule leaves only words behind, so the order is from the most particular to the most general.
LANGUAGE_RULES = (
    Rule("other_scripts", re.compile(r"[\u0370-\U0010ffff]"), other_scripts),
    Rule("short_forms", re.compile(r"[A-Za-z]|24[/-]7"), words.short_forms),
    Rule("saints_and_streets", re.compile(r"\bSt\b"), places.saints_and_streets),
    Rule("places", places.NEEDED, places.places),
    Rule("initials", re.compile(r"\b[A-Z]\b"), names.initials),
    Rule("roman_numerals", re.compile(r"\b[IVX]+\b|\([ivx]|\b[ivx]+\b|WW"), names.roman_numerals),
    Rule("between", re.compile(r"[Bb]etween \S+ ?[–—-]"), numbers.between),
    Rule("full_names", _NAMES, dates.full_names),
    Rule("dates", _DIGIT, dates.dates),
    Rule("times", re.compile(r"\d[:.]\d|\d ?[aApP]\.? ?[mM]|noon|mid|days?\b|\d{4}|[Oo]pen"), times.times),
    Rule("money", re.compile(r"[£€$]|\dp\b|GBP"), money.money),
    Rule("postcodes", re.compile(r"\d(?:[A-Z]{2}|[a-z]{2})\b"), numbers.postcodes),
    Rule("shares", re.compile(r"\d[/:\d-]|\d-to"), measures.shares),
    Rule("years", re.compile(r"\d{4}|'\d|FY"), dates.years),
    Rule("units", _DIGIT, measures.units),
    Rule("orders", re.compile(r"\d'?[snrt]"), numbers.orders),
    Rule("spans", re.compile(r"\d[A-Za-z]? ?[–—x-]|\bx ?\d| 000|[a-z] x \d"), numbers.spans),
    Rule("codes", re.compile(r"\d ?[A-Za-z/]|[A-Za-z/][ -]?\d"), numbers.codes),
    Rule("plain_numbers", _DIGIT, numbers.plain_numbers),
    Rule("acronyms", re.compile(r"[A-Z][.&]?[A-Z]|[A-Z][a-z][A-Z]"), capitals.acronyms),
    Rule("lone_letters", re.compile(r"\b[AZ]\b|\b[A-Z] ?[–-]|\(a\)"), capitals.lone_letters),
    Rule("signs", re.compile(r"[^\w\s,.;:!?'\"()-]"), pauses.signs),
    Rule("pauses", re.compile(r"[^\w\s,;:!?]|_"), pauses.pauses),
)
RULES = CHARACTER_RULES + ADDRESS_RULES + LANGUAGE_RULES


def spoken(text: str, pronunciations: Pronunciations, lang: str = "en-GB") -> str:
    """The text as a voice should read it: words, commas and full stops, on one line.

    Give it one sentence at a time (see `sentences`). Only English is changed; text in another language comes
    back with its white space folded. Text without a word, a number or an emoji in it gives an empty string.
    """
    if lang.partition("-")[0].lower() != "en":
        return " ".join(text.split())
    known = pronounce(_with_addresses(text), pronunciations)
    return pauses.tidy(_apply(LANGUAGE_RULES, known)) or names_of_pictures(text)


def listed(text: str, pronunciations: Pronunciations) -> tuple[tuple[str, str], ...]:
    """The entries of a list of pronunciations that `spoken` uses for a text in English, in their order."""
    return used(_with_addresses(text), pronunciations)


def _with_addresses(text: str) -> str:
    """The text on one line, with what people type or dial in words."""
    return _apply(ADDRESS_RULES, " ".join(_apply(CHARACTER_RULES, text).split()))


def _apply(rules: tuple[Rule, ...], text: str) -> str:
    for rule in rules:
        if rule.needs.search(text):
            text = rule.say(text)
    return text
