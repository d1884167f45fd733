"""Sums of money: `£12.50` is “twelve pounds fifty”, `£20–30` “twenty to thirty pounds”."""

from __future__ import annotations

import re

from builder.speech.say.cardinals import NUMBER, cardinal, number_words

# Currency: one, several, and a hundredth of it.
_NAMES = {
    "£": ("pound", "pounds", "pence"),
    "€": ("euro", "euros", "cents"),
    "$": ("dollar", "dollars", "cents"),
}
_SCALES = {"k": "thousand", "mn": "million", "m": "million", "bn": "billion", "tn": "trillion"}


def _sum_pattern(n: int) -> str:
    scale = rf"(?P<scale{n}>thousand|million|billion|trillion|bn|mn|tn|[kKmM])\b"
    return rf"(?P<number{n}>{NUMBER})(?: ?{scale})?"


_SPAN = re.compile(
    rf"(?P<sign>[£€$]) ?{_sum_pattern(1)}(?: ?[–—-] ?(?P=sign)?| to (?P=sign)){_sum_pattern(2)}"
    r"(?![\w,.]*\d)"
)
_ONE = re.compile(rf"(?P<article>\b[Aa]n? )?(?P<sign>[£€$]) ?{_sum_pattern(1)}")
# “A fifty pound voucher”, but “fifty pounds an hour”.
_THING_FOLLOWS = re.compile(
    r"[ -](?!(?:a|an|per|each|every|for|to|in|on|and|or|is|was|will|of|from|at|by|if|when|which|that|with|as|"
    r"more|less|plus|off|towards|extra)\b)[a-z]"
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
    "night": "a night",
    "session": "a session",
}
_RATE = re.compile(
    r"(?<=[\dkKmMn])(?: ?/ ?(h|hr|hour|d|day|w|wk|week|month|year|yr|person|head|night|session)"
    r"| ?p\.?/?(h|w|a|p|cm))\b\.?(?=[\s,;:.!?)]|$)"
)
_COMPOUND = re.compile(r"(?<=\d)-(an?)-(hour|day|week|month|year)\b")
_RATE_HERE = re.compile(r"[£€$] ?\d")
_PENCE_SPAN = re.compile(r"(?<![\w.,£])(\d{1,3})p? ?[–—-] ?(\d{1,3})p\b")
_PENCE = re.compile(r"(?<![\w.,£])(\d{1,3})p\b")


def money(text: str) -> str:
    """Sums, ranges and rates of pay in words."""
    if _RATE_HERE.search(text):
        text = _RATE.sub(lambda found: f" {_PER[found[1] or found[2]]}", text)
    text = _COMPOUND.sub(r" \1 \2", text)
    text = _SPAN.sub(_span, text)
    text = _ONE.sub(_one, text)
    text = _PENCE_SPAN.sub(lambda found: f"{cardinal(int(found[1]))} to {_pence(found[2])}", text)
    return _PENCE.sub(lambda found: _pence(found[1]), text)


def _pence(number: str) -> str:
    return "one penny" if number == "1" else f"{cardinal(int(number))} pence"


def _scale(written: str | None) -> str:
    return f" {_SCALES.get(written.lower(), written)}" if written else ""


def _span(found: re.Match[str]) -> str:
    first, second = found["number1"], found["number2"]
    names = _NAMES[found["sign"]]
    if "." in first + second and not found["scale2"]:
        return f"{_sum(first, found['scale1'], names)} to {_sum(second, found['scale2'], names)}"
    least = number_words(first) + _scale(found["scale1"])
    most = number_words(second) + _scale(found["scale2"])
    return f"{least} to {most} {names[1]}"


def _one(found: re.Match[str]) -> str:
    said = _sum(found["number1"], found["scale1"], _NAMES[found["sign"]])
    if not found["article"]:
        return said
    one, several, _ = _NAMES[found["sign"]]
    if said.endswith(several) and _THING_FOLLOWS.match(found.string, found.end()):
        said = said.removesuffix(several) + one
    return found["article"] + said


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
