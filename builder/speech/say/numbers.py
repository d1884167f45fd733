"""Numbers that are not dates, times, money or measures: ranges, codes such as `A406`, and plain ones."""

from __future__ import annotations

import re

from builder.speech.say.cardinals import (
    NEAR_WORDS,
    NUMBER,
    SIZE,
    cardinal,
    digits,
    in_groups,
    letters,
    many,
    number_words,
    ordinal,
    plural,
)

_ORDINAL = re.compile(r"\b(\d{1,3}(?:,\d{3})+|\d{1,6})(st|nd|rd|th)\b")
_MANY = re.compile(rf"(?<![\w.,£]){SIZE}'?s\b")
_PLURAL = re.compile(r"(?<![\w.,£])(\d{1,3})'?s\b")
_SPAN = re.compile(rf"(?<![\w./,-])({NUMBER})(?: ?[–—] ?| - |-)({NUMBER})(?![\w/]|-\d)")
# `12a–14`, `Rooms B1–B4`.
_CODE_SPAN = re.compile(
    r"(?<![\w./,-])(?:(\d{1,4}[A-Za-z]) ?[–-] ?(?=\d{1,4}[A-Za-z]?\b(?![./,-]\w))"
    r"|(\d{1,4}) ?[–-] ?(?=\d{1,4}[A-Za-z]\b(?![./,-]\w))"
    r"|([A-Z]\d{1,3}) ?[–-] ?(?=[A-Z]\d{1,3}\b))"
)
_THOUSANDS = re.compile(r"(?<![\d ,.])(?<!\d )(\d{1,3})((?: 000)+)(?=[ .,;:)]?(?: [a-z]|$))")
# `2 x 1hr sessions`, `3x a week`.
_LOTS_OF_THINGS = re.compile(r"(?<![\w.,])(\d+) ?x ?(?=\d+[ -](?:hour|minute|day|week|month) [a-z])")
_LOTS = re.compile(r"(?<![\w.,])(\d+) ?x ?(?=\d+(?:\.\d+)?[ -]?(?:hours?|minutes?|days?|weeks?|months?)\b)")
_TIMES = re.compile(r"(?<![\w.,])(\d+) ?x(?![\w]| ?\d)")
_TIMES_AFTER = re.compile(r"(?<![\w] )(?<!\w)x ?(?=\d+(?!\w))|(?<=[a-z)] )x ?(?=\d+(?!\w))")
_BY_UNITS = re.compile(r"(?<=metre|etres|.foot|.feet|.inch|nches) x (?=\d)")
_BY = re.compile(rf"(?<!\d)({NUMBER}) ?x ?(?={NUMBER})")
_CODE = re.compile(r"\b(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z\d]+\b(?!\.\d)")
_SLASHED = re.compile(r"(?<=\d) ?/ ?(?=\w)|(?<=\w) ?/ ?(?=\d)")
_HYPHENED = re.compile(r"(?<=[A-Z]{2})-(?=\d)")
_VERSION = re.compile(r"\b[vV](?=\d)")
_RUN = re.compile(r"\d+|[A-Za-z]+")
# `between 10-12`, `between Mon–Fri`; “between 3–5 May and 8–9 May” has its “and”.
_NAME = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_BETWEEN = re.compile(
    rf"\b([Bb]etween (?:(?!\d{{4}} ?[–—-] ?\d\d\b)£?\d[\d.,:]*[a-z%]{{0,2}}|{_NAME})) ?[–—-] ?"
    rf"(?=(?:£?\d[\d.,:]*|{_NAME})(?! ?[\d/–—-]))(?![^;]{{0,30}} and\b)"
)
_NEGATIVE = re.compile(
    r"(?:(?<=^)|(?<=[ (]))-(?=\d)|(?:(?<=^)|(?<=\()|(?<=\bto )|(?<=\bof )|(?<=\bat ))–(?=\d)"
)
_NEAR = re.compile(r"([~<>]=?|[≤≥≈±#])(?= ?\d)")
_SECTION = re.compile(r"(?<![\w.,])\d+(?:\.\d+){2,}(?!\w)")
_PLAIN = re.compile(NUMBER)
_POSTCODE = re.compile(
    r"\b([A-Z]{1,2})(\d[A-Z\d]?) ?(\d)([A-Z]{2})\b"
    r"|\b([a-z]{1,2})(\d[a-z\d]?) (\d)(?!st|nd|rd|th|am|pm)([a-z]{2})\b"
)


def postcodes(text: str) -> str:
    """Whole postcodes, with a pause between their halves."""
    return _POSTCODE.sub(_postcode, text)


def between(text: str) -> str:
    """A dash after “between” is “and”: `between 10-12 people`."""
    return _BETWEEN.sub(r"\1 and ", text)


def orders(text: str) -> str:
    """Ordinals and plurals: `1st`, `over-65s`."""
    text = _ORDINAL.sub(lambda found: ordinal(int(found[1].replace(",", ""))), text)
    text = _MANY.sub(lambda found: many(found[1]), text)
    return _PLURAL.sub(lambda found: plural(int(found[1])), text)


def spans(text: str) -> str:
    """Ranges and sizes: `18–25` is “18 to 25”, `4x4` is “4 by 4”."""
    text = _THOUSANDS.sub(lambda found: found[1] + found[2].replace(" ", ","), text)
    text = _LOTS_OF_THINGS.sub(r"\1 ", text)
    text = _LOTS.sub(r"\1 times ", text)
    text = _BY.sub(r"\1 by ", text)
    text = _BY_UNITS.sub(" by ", text)
    text = _TIMES.sub(r"\1 times", text)
    text = _TIMES_AFTER.sub("times ", text)
    text = _CODE_SPAN.sub(lambda found: f"{found[1] or found[2] or found[3]} to ", text)
    return _SPAN.sub(r"\1 to \2", text)


def codes(text: str) -> str:
    """Letters and digits together: roads, rooms, references, and the first half of a postcode."""
    text = _HYPHENED.sub(" ", text)
    text = _VERSION.sub("version ", text)
    text = _SLASHED.sub(" slash ", text)
    return _CODE.sub(lambda found: _code(found[0]), text)


def plain_numbers(text: str) -> str:
    """All numbers that are left, in words."""
    text = _NEGATIVE.sub("minus ", text)
    text = _NEAR.sub(lambda found: f"{NEAR_WORDS[found[1]]} ", text)
    text = _SECTION.sub(
        lambda found: " point ".join(number_words(part) for part in found[0].split(".")), text
    )
    return _PLAIN.sub(_apart, text)


def _apart(found: re.Match[str]) -> str:
    """The number in words, kept apart from a letter that touches it."""
    text, start, end = found.string, found.start(), found.end()
    before = " " if start and text[start - 1].isalnum() else ""
    after = " " if end < len(text) and text[end].isalnum() else ""
    return before + number_words(found[0]) + after


def _postcode(found: re.Match[str]) -> str:
    area, district, sector, unit = filter(None, (part and part.upper() for part in found.groups()))
    return f"{letters(area)} {_code_run(district)}, {cardinal(int(sector))} {letters(unit)}"


def _code(written: str) -> str:
    return " ".join(_code_run(run) for run in _RUN.findall(written))


def _code_run(run: str) -> str:
    """One row of digits or letters of a code: `A406` is “eh four oh six”, `12a` is “twelve eh”."""
    if run.isdigit():
        return (
            cardinal(int(run))
            if len(run) < 3 and run[0] != "0"
            else digits(run)
            if len(run) < 5
            else in_groups(run)
        )
    # Letters are spelt, but a word that touches a number stays a word.
    spelt = len(run) == 1 or (run.isupper() and len(run) < 5)
    return letters(run) if spelt else run
