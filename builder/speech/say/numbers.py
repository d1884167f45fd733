"""Numbers that are not dates, times or money: shares, units, ranges, codes such as `A406`, and plain ones."""

from __future__ import annotations

import re

from builder.speech.say.cardinals import (
    NUMBER,
    cardinal,
    digits,
    in_groups,
    letters,
    number_words,
    ordinal,
    plural,
)

_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth"}
_FRACTION = re.compile(
    r"(?:(?<![\w.,/-])(\d+) )?(?<![\w.,/£-])(\d{1,3})/(\d{1,3})(?![\w/]|[.,]\d)(?P<thing> [a-z]+)?"
)
_HALVES = {" hour": "half an hour", " day": "half a day", " mile": "half a mile", " price": "half price"}
_OUT_OF = frozenset({7, 9, 10, 20, 50, 100})

# Written: one, several.
_UNITS = {
    "%": ("per cent", "per cent"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "°": ("degree", "degrees"),
    "km": ("kilometre", "kilometres"),
    "m": ("metre", "metres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "kg": ("kilogram", "kilograms"),
    "g": ("gram", "grams"),
    "mg": ("milligram", "milligrams"),
    "ml": ("millilitre", "millilitres"),
    "ft": ("foot", "feet"),
    "in": ("inch", "inches"),
    "pt": ("point", "point"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "mph": ("mile an hour", "miles an hour"),
    "sq m": ("square metre", "square metres"),
    "sqm": ("square metre", "square metres"),
    "m^2": ("square metre", "square metres"),
    "sq ft": ("square foot", "square feet"),
    "km^2": ("square kilometre", "square kilometres"),
    "m^3": ("cubic metre", "cubic metres"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "sec": ("second", "seconds"),
    "secs": ("second", "seconds"),
    "wks": ("week", "weeks"),
    "yrs": ("year", "years"),
    "bn": ("billion", "billion"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "kW": ("kilowatt", "kilowatts"),
    "KB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
}
# “in” is a word as well, so it is a unit only when it touches its number.
_SPACED_UNITS = sorted((re.escape(unit) for unit in _UNITS if unit != "in"), key=len, reverse=True)
_UNIT = re.compile(
    rf"(?<!\d)({NUMBER})(?:([ -]?)({'|'.join(_SPACED_UNITS)})|(in))(?![\w^/])(?:\.(?= [a-z]))?"
)
_RATE = re.compile(r"(\d [a-z]+) ?/ ?(hour|day|week|month|year|person|session)\b")
_HEIGHT = re.compile(r"(?<![\w.,])(\d)'(\d\d?)\"?(?![\w.,]\d)")
_ORDINAL = re.compile(r"\b(\d{1,3}(?:,\d{3})+|\d{1,6})(st|nd|rd|th)\b")
_PLURAL = re.compile(r"(?<![\w.,£])(\d{1,3})'?s\b")
_ONE_TO_ONE = re.compile(r"(?<![\w./,-])(?:1-2-1|1-to-1|1:1|121)(?![\w/]|[-.,:]\d)")
_EVENLY = re.compile(r"(?<![\w./,-])50[/:-]50(?![\w/]|[-.,:]\d)")
_RATIO = re.compile(r"(?<![\w.,:])(\d{1,3}):(\d{1,3})(?![\w:])")
_SPAN = re.compile(rf"(?<![\w./,-])({NUMBER})(?: ?[–—] ?| - |-)({NUMBER})(?![\w/]|-\d)")
_BY = re.compile(rf"(?<!\d)({NUMBER}) ?x ?(?={NUMBER})")
_CODE = re.compile(r"\b(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z\d]+\b(?!\.\d)")
_SLASHED = re.compile(r"(?<=\d) ?/ ?(?=\w)|(?<=\w) ?/ ?(?=\d)")
_VERSION = re.compile(r"\b[vV](?=\d)")
_RUN = re.compile(r"\d+|[A-Za-z]+")
_NEGATIVE = re.compile(r"(?:(?<=^)|(?<=[ (]))-(?=\d)")
_NEAR = re.compile(r"([~<>]=?|[≤≥≈±#])(?= ?\d)")
_NEAR_WORDS = {
    "~": "about",
    "≈": "about",
    "<": "less than",
    ">": "more than",
    "<=": "at most",
    "≤": "at most",
    ">=": "at least",
    "≥": "at least",
    "±": "plus or minus",
    "#": "number",
}
_SECTION = re.compile(r"(?<![\w.,])\d+(?:\.\d+){2,}(?!\w)")
_PLAIN = re.compile(NUMBER)
_POSTCODE = re.compile(r"\b([A-Z]{1,2})(\d[A-Z\d]?) ?(\d)([A-Z]{2})\b")


def postcodes(text: str) -> str:
    """Whole postcodes, with a pause between their halves."""
    return _POSTCODE.sub(
        lambda found: (
            f"{letters(found[1])} {_code_run(found[2])}, {cardinal(int(found[3]))} {letters(found[4])}"
        ),
        text,
    )


def shares(text: str) -> str:
    """Fractions and ratios: `2 1/2 hours`, `1/4`, `7/10`, `1:1`."""
    text = _ONE_TO_ONE.sub("one to one", text)
    text = _EVENLY.sub("fifty-fifty", text)
    text = _FRACTION.sub(_fraction, text)
    return _RATIO.sub(r"\1 to \2", text)


def units(text: str) -> str:
    """Percentages, measures and rates, with their names in full; the numbers stay as they are."""
    text = _RATE.sub(lambda found: f"{found[1]} {'an' if found[2] == 'hour' else 'a'} {found[2]}", text)
    text = _HEIGHT.sub(r"\1 foot \2", text)
    return _UNIT.sub(_unit, text)


def orders(text: str) -> str:
    """Ordinals and plurals: `1st`, `over-65s`."""
    text = _ORDINAL.sub(lambda found: ordinal(int(found[1].replace(",", ""))), text)
    return _PLURAL.sub(lambda found: plural(int(found[1])), text)


def spans(text: str) -> str:
    """Ranges and sizes: `18–25` is “18 to 25”, `4x4` is “4 by 4”."""
    text = _BY.sub(r"\1 by ", text)
    return _SPAN.sub(r"\1 to \2", text)


def codes(text: str) -> str:
    """Letters and digits together: roads, rooms, references, and the first half of a postcode."""
    text = _VERSION.sub("version ", text)
    text = _SLASHED.sub(" slash ", text)
    return _CODE.sub(lambda found: _code(found[0]), text)


def plain_numbers(text: str) -> str:
    """All numbers that are left, in words."""
    text = _NEGATIVE.sub("minus ", text)
    text = _NEAR.sub(lambda found: f"{_NEAR_WORDS[found[1]]} ", text)
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


def _fraction(found: re.Match[str]) -> str:
    whole, top, bottom, thing = found[1], int(found[2]), int(found[3]), found["thing"] or ""
    before = f"{found[1]} " if whole else ""
    if bottom in _PARTS and 0 < top < bottom:
        part = _part(top, bottom)
        if whole:
            return f"{whole} and {part}{thing}"
        return _HALVES.get(thing, part + thing) if bottom == 2 else part + thing
    if bottom in _OUT_OF and 0 < top <= bottom:
        return f"{before}{top} out of {bottom}{thing}"
    return found[0]


def _part(top: int, bottom: int) -> str:
    if top == 1:
        return f"{'an' if bottom == 8 else 'a'} {_PARTS[bottom]}"
    return f"{cardinal(top)} {_PARTS[bottom]}s"


def _unit(found: re.Match[str]) -> str:
    one, several = _UNITS[found[3] or found[4]]
    start = found.start()
    alone = start == 0 or found.string[start - 1] not in "-–.,"
    # “One kilometre”, and “a ten minute walk”.
    return f"{found[1]} {one if (found[1] == '1' and alone) or found[2] == '-' else several}"


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
