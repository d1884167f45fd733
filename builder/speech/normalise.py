"""Written British English made ready for a voice: every number, date, address and sign as words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from builder.speech.pronunciations import Pronunciations, pronounce
from builder.speech.say import addresses, capitals, dates, money, numbers, pauses, times, words
from builder.speech.say.characters import plain_characters


class Rule(NamedTuple):
    """One rule: its name (also that of its file of cases), what the text must hold, and what it does."""

    name: str
    needs: re.Pattern[str]
    say: Callable[[str], str]


_DIGIT = re.compile(r"\d")
_NAMES = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")

# What people type or dial is said as it stands, so it comes before the officers' own words are looked up.
ADDRESS_RULES = (
    Rule("internet", re.compile(r"[@#]|\w\.\w|://"), addresses.internet),
    Rule("phones", re.compile(r"\d{3}|\d[ )-]\d|[Ee]xt"), addresses.phones),
)
# Each rule leaves only words behind, so the order is from the most particular to the most general.
LANGUAGE_RULES = (
    Rule("short_forms", re.compile(r"[A-Za-z]"), words.short_forms),
    Rule("saints_and_streets", re.compile(r"\bSt\b"), words.saints_and_streets),
    Rule("roman_numerals", re.compile(r"\b[IVX]+\b"), words.roman_numerals),
    Rule("full_names", _NAMES, dates.full_names),
    Rule("dates", _DIGIT, dates.dates),
    Rule("times", re.compile(r"\d[:.]\d|\d ?[aApP]\.? ?[mM]|\d (?:noon|mid)|days?\b"), times.times),
    Rule("money", re.compile(r"[£€$]|\dp\b"), money.money),
    Rule("postcodes", re.compile(r"\d[A-Z]{2}\b"), numbers.postcodes),
    Rule("shares", re.compile(r"\d[/:\d-]|\d-to"), numbers.shares),
    Rule("years", re.compile(r"\d{4}|'\d"), dates.years),
    Rule("units", _DIGIT, numbers.units),
    Rule("orders", re.compile(r"\d'?[snrt]"), numbers.orders),
    Rule("spans", re.compile(r"\d ?[–—x-] ?\d"), numbers.spans),
    Rule("codes", re.compile(r"\d ?[A-Za-z/]|[A-Za-z/] ?\d"), numbers.codes),
    Rule("plain_numbers", _DIGIT, numbers.plain_numbers),
    Rule("acronyms", re.compile(r"[A-Z]\.?[A-Z]|[A-Z][a-z][A-Z]"), capitals.acronyms),
    Rule("lone_letters", re.compile(r"\b[AZ]\b|\b[A-Z] ?[–-]|\(a\)"), capitals.lone_letters),
    Rule("signs", re.compile(r"[^\w\s,.;:!?'\"()-]"), pauses.signs),
    Rule("pauses", re.compile(r"[^\w\s,;:!?]|_"), pauses.pauses),
)
RULES = ADDRESS_RULES + LANGUAGE_RULES


def spoken(text: str, pronunciations: Pronunciations, lang: str = "en-GB") -> str:
    """The text as a voice should read it: words, commas and full stops, on one line.

    Give it one sentence at a time (see `sentences`). Only English is changed; text in another language comes
    back with its white space folded. Text without a word or a number in it gives an empty string.
    """
    if lang.partition("-")[0].lower() != "en":
        return " ".join(text.split())
    text = " ".join(plain_characters(text).split())
    text = _apply(ADDRESS_RULES, text)
    text = pronounce(text, pronunciations)
    return pauses.tidy(_apply(LANGUAGE_RULES, text))


def _apply(rules: tuple[Rule, ...], text: str) -> str:
    for rule in rules:
        if rule.needs.search(text):
            text = rule.say(text)
    return text
