"""Sums of money: `£12.50` is “twelve pounds fifty”, `£20–30` “twenty to thirty pounds”."""

from __future__ import annotations

import re

from builder.speech.say.cardinals import NEAR_WORDS, NUMBER, SIZE, cardinal, many, number_words

# Currency: one, several, and a hundredth of it.
_NAMES = {
    "£": ("pound", "pounds", "pence"),
    "€": ("euro", "euros", "cents"),
    "$": ("dollar", "dollars", "cents"),
}
_SCALES = {"k": "thousand", "mn": "million", "m": "million", "bn": "billion", "tn": "trillion"}


def _sum_pattern(n: int) -> str:
    scale = rf"(?P<scale{n}>thousand|million|billion|trillion|bn|mn|tn|[kKmM])\b"
    return rf"(?P<number{n}>{NUMBER})(?:[ -]?{scale})?"


_SPAN = re.compile(
    rf"(?P<article>\b[Aa]n? )?(?P<sign>[£€$]) ?{_sum_pattern(1)}"
    rf"(?: ?[–—-] ?(?P=sign)?| to (?P=sign)){_sum_pattern(2)}(?![\w,.]*\d)"
)
_ONE = re.compile(rf"(?P<article>\b[Aa]n? )?(?P<sign>[£€$]) ?{_sum_pattern(1)}")
# “A fifty pound voucher”, but “fifty pounds an hour”.
_THING_FOLLOWS = re.compile(
    r"\+?[ -](?!(?:a|an|per|each|every|for|to|in|on|and|or|is|was|will|of|from|at|by|if|when|which|that|with|"
    r"as|more|less|plus|off|towards|extra)\b)[a-z]"
)
_VOUCHERS = re.compile(
    r" (?:(?:gift|shopping|travel) )?(?:budget|card|charge|deposit|donation|fee|fine|fund|grant|note|payment|"
    r"prize|saving|ticket|token|voucher)s?\b"
)
_PER = {
    "h": "an hour",
    "hr": "an hour",
    "hour": "an hour",
    "d": "a day",
    "day": "a day",
    "w": "a week",
    "wk": "a week",
    "week": "a week",
    "month": "a month",
    "cm": "a month",
    "a": "a year",
    "year": "a year",
    "yr": "a year",
    "p": "each",
    "person": "a person",
    "head": "a head",
    "mile": "a mile",
    "night": "a night",
    "session": "a session",
}
_RATE = re.compile(
    r"(?<=[\dkKmMnp])(?: ?/ ?(h|hr|hour|d|day|w|wk|week|month|year|yr|mile|person|head|night|session)"
    r"| ?p\.?/?(h|w|a|p|cm))\b\.?(?=[\s,;:.!?)]|$)"
)
_COMPOUND = re.compile(r"(?<=\d)-(an?)-(hour|day|week|month|year)\b")
_RATE_HERE = re.compile(r"[£€$] ?\d|\dp/")
_ABOUT = re.compile(r"[~<>≤≥≈±]=? ?(?=[£€$])")
_MINUS = re.compile(r"(?:(?<=^)|(?<=[ (]))(?:[-–]([£€$])|([£€$])[-–])(?=\d)")
_LOTS = re.compile(r"(?<![\w.,])(\d+) ?x ?(?=[£€$]\d)")
_LARGE = re.compile(rf"£{SIZE}'?s\b(?: of pounds)?")
_GROUPS, _POUNDS = re.compile(r"(£\d{1,3})((?: 000)+)\b"), re.compile(r"\bGBP ?(?=\d)")
_MANY = re.compile(r"£{2,}")
_ADVANCE = re.compile(r"(?<=\d) (?:adv|conc)\b\.?(?! [A-Z])")
_SOME_PENCE = r"(\d{1,3}(?:\.\d{1,3})?)"
_PENCE_SPAN = re.compile(rf"(?<![\w.,£]){_SOME_PENCE}p? ?[–—-] ?{_SOME_PENCE}p\b")
_PENCE = re.compile(rf"(?<![\w.,£]){_SOME_PENCE}p\b")


def money(text: str) -> str:
    """Sums, ranges and rates of pay in words."""
    text = _LARGE.sub(lambda found: f"{many(found[1])} of pounds", text)
    text = _GROUPS.sub(lambda found: found[1] + found[2].replace(" ", ","), _POUNDS.sub("£", text))
    text = _MANY.sub(" pounds ", text)
    text = _MINUS.sub(lambda found: f"minus {found[1] or found[2]}", text)
    text = _ABOUT.sub(lambda found: f"{NEAR_WORDS[found[0].strip()]} ", text)
    text = _LOTS.sub(_lots, text)
    if _RATE_HERE.search(text):
        text = _ADVANCE.sub(lambda found: " in advance" if "adv" in found[0] else " concessions", text)
        text = _RATE.sub(lambda found: f" {_PER[found[1] or found[2]]}", text)
    text = _COMPOUND.sub(r" \1 \2", text)
    text = _SPAN.sub(_span, text)
    text = _ONE.sub(_one, text)
    text = _PENCE_SPAN.sub(lambda found: f"{number_words(found[1])} to {_pence(found[2])}", text)
    return _PENCE.sub(lambda found: _pence(found[1]), text)


def _pence(number: str) -> str:
    return "one penny" if number == "1" else f"{number_words(number)} pence"


def _scale(written: str | None) -> str:
    return f" {_SCALES.get(written.lower(), written)}" if written else ""


def _span(found: re.Match[str]) -> str:
    first, second = found["number1"], found["number2"]
    names = _NAMES[found["sign"]]
    article = found["article"] or ""
    if "." in first + second and not found["scale2"]:
        least, most = _sum(first, found["scale1"], names), _sum(second, found["scale2"], names)
    else:
        least = number_words(first) + _scale(found["scale1"])
        most = f"{number_words(second)}{_scale(found['scale2'])} {names[1]}"
    return f"{article}{least} to {_before_thing(most, found, names)}"


def _one(found: re.Match[str]) -> str:
    said = _sum(found["number1"], found["scale1"], _NAMES[found["sign"]])
    before = " " if found.start() and found.string[found.start() - 1].isalpha() else ""
    return before + (found["article"] or "") + _before_thing(said, found, _NAMES[found["sign"]])


def _before_thing(said: str, found: re.Match[str], names: tuple[str, str, str]) -> str:
    """“Fifty pound” in front of a thing that has this price, such as a voucher; else “fifty pounds”."""
    one, several, _ = names
    thing = _THING_FOLLOWS if found["article"] else _VOUCHERS
    if said.endswith(several) and thing.match(found.string, found.end()):
        return said.removesuffix(several) + one
    return said


def _lots(found: re.Match[str]) -> str:
    """“Two ten pound vouchers”, and “five times twenty pounds”."""
    thing = re.match(r"\S+", found.string[found.end() :])
    counted = thing and _VOUCHERS.match(found.string, found.end() + thing.end())
    return f"{found[1]} " if counted else f"{found[1]} times "


def _sum(number: str, scale: str | None, names: tuple[str, str, str]) -> str:
    one, several, hundredths = names
    whole, _, part = number.replace(",", "").partition(".")
    if scale or len(part) not in (0, 2):
        return f"{number_words(number)}{_scale(scale)} {several}"
    major = f"{number_words(number.partition('.')[0])} {one if whole == '1' else several}"
    if not int(part or 0):
        return major
    minor = cardinal(int(part))
    if not whole.strip("0"):
        return "one penny" if part == "01" and one == "pound" else f"{minor} {hundredths}"
    return f"{major} and {minor} {hundredths}" if int(part) < 10 else f"{major} {minor}"
