"""Parts and measures: fractions, ratios, percentages, lengths, weights, durations and rates."""

from __future__ import annotations

import re

from builder.speech.say.cardinals import NUMBER, cardinal

_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth"}
_FRACTION = re.compile(
    r"(?P<article>\b[Aa]n? )?(?:(?<![\w.,/-])(?P<whole>\d+) )?"
    r"(?<![\w.,/£-])(?P<top>[1-9]\d{0,2})/(?P<bottom>[1-9]\d{0,2})"
    r"(?:rds?|ths?|s)?(?![\w/]|[.,]\d)(?P<an> an?(?= [a-z]))?(?P<thing>[ -][a-z]+)?"
)
# `½hr` and `1½km` as people type them.
_TOUCHING = re.compile(r"(?<=\d/\d)(?=(?:hrs?|km|m|mins?|kg|ft|in|lbs?|pt|yrs?)\b)")
_HALVES = {"hour": "half an hour", "day": "half a day", "mile": "half a mile"}
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
    "mi": ("mile", "miles"),
    "kg": ("kilogram", "kilograms"),
    "g": ("gram", "grams"),
    "mg": ("milligram", "milligrams"),
    "l": ("litre", "litres"),
    "ml": ("millilitre", "millilitres"),
    "tsp": ("teaspoon", "teaspoons"),
    "tbsp": ("tablespoon", "tablespoons"),
    "ft": ("foot", "feet"),
    "in": ("inch", "inches"),
    "pt": ("point", "point"),
    "oz": ("ounce", "ounces"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "ha": ("hectare", "hectares"),
    "mph": ("mile an hour", "miles an hour"),
    "kph": ("kilometre an hour", "kilometres an hour"),
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
    "wk": ("week", "weeks"),
    "wks": ("week", "weeks"),
    "yr": ("year", "years"),
    "yrs": ("year", "years"),
    "bn": ("billion", "billion"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "kW": ("kilowatt", "kilowatts"),
    "V": ("volt", "volts"),
    "W": ("watt", "watts"),
    "dB": ("decibel", "decibels"),
    "KB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "TB": ("terabyte", "terabytes"),
    "Mbps": ("megabit a second", "megabits a second"),
}
# “in” is a word as well, so it is a unit only when it touches its number; so is a capital.
_TOUCHING_UNITS = frozenset({"in", "V", "W"})
_SPACED = "|".join(sorted((re.escape(unit) for unit in _UNITS if unit not in _TOUCHING_UNITS), key=len)[::-1])
# What is measured: “a ten minute walk”, “a four hundred metre walk”.
_THINGS = (
    "access appointment bag bottle bulb call care course cover deposit drive helpline journey limit line "
    "meeting notice path period pool queue race radius response ride route run service session shift slot "
    "stay support swim talk tour training trip visit wait walk warning workshop zone"
)
_THING = rf"(?= (?:{'|'.join(_THINGS.split())})s?\b)"
_UNIT = re.compile(
    rf"(?P<article>\b[Aa]n? )?(?<![\dA-Z])(?P<number>{NUMBER})"
    rf"(?:(?P<gap>[ -]?)(?P<unit>{_SPACED})|(?P<touch>in|W|V))"
    rf"(?![\w^])(?:\.(?= [a-z]))?(?:(?P<thing>{_THING})|(?P<noun>(?= [a-z])))?"
)
_LONG_RATES = {
    "h": "hour",
    "hr": "hour",
    "wk": "week",
    "mth": "month",
    "yr": "year",
    "pers": "person",
    "p": "person",
}
_RATE = re.compile(
    rf"(?P<number>\d) ?(?P<unit>{_SPACED}|[a-z]+) ?/ ?"
    r"(?P<each>hour|hr|h|day|week|wk|month|mth|year|yr|person|session)\b(?!/)"
)
_BOTH_PER_CENT = re.compile(r"(?<=\d)%(?= ?[–-] ?\d+(?:\.\d+)?%)")
_MILES_AN_HOUR = re.compile(r"(?<=\d) ?m\.?p\.?h\b(?:\.(?= [a-z]))?")
_HEIGHT = re.compile(
    r"(?<![\w.,])(\d)(?: ?ft |'(?= ?\d\d?\"| ?\d\d?(?![\w.])) ?)(\d\d?)\b\"?(?! ?(?:in|x)\b|[.,]\d)"
)
_FEET_AND_INCHES = re.compile(r"\b(\d) ?ft (\d\d?) ins?\b(?! [a-z])")
_INCHES = re.compile(r"\b([Aa]n? \d+)\" (?=[a-z])")
# `12" pizza`, `12" x 10"`; a mark that ends a quotation looks the same.
_QUOTED = re.compile(r"(?<!\d)\"|\d\" (?:s?he|they|we|said|says)\b")
_BARE_INCHES = re.compile(r"\d\" ?[a-z]|^[\d.]+\"$")
_INCH = re.compile(
    r"(?<=\d)\"(?P<thing> (?!(?:x|by|long|wide|high|deep|tall|thick|and|or|to|of|from|apart)\b)[a-z])?"
)
_HOURS_AND_MINUTES = re.compile(
    r"\b(\d\d?)(?: ?h(?:rs?)? ?(?=\d\d? ?m)|h(?:rs?)?(?=\d\d\b))(\d\d?)(?: ?m(?:ins?)?)?\b"
)
_MILLIONS = re.compile(
    rf"(?<![\w.,])({NUMBER})([mk])(?= (?:adults|children|copies|homes|households|jobs|meals|people|residents|"
    r"trips|users|visits|volunteers|words)\b)"
)
_CELSIUS = re.compile(r"(?<=\d\.\d)C\b")
# `180C` is how hot an oven is; `Flat 12C` and `bus 180C` are not.
_OVEN = re.compile(
    r"(?<![\w.,£])(?<!\bbus )(?<!\bform )(?<!\b[Ff]lat )(?<!\b[Rr]oom )(?<!\b[Uu]nit )(?<!\b[Bb]lock )"
    r"(?<!\b[Rr]oute )(?<!\bnumber )(1\d0|2[0-5]0)C\b( ?/ ?(?=\d{3}C\b))?(?P<oven>(?= oven))?"
)
_ONE_TO_ONE = re.compile(r"(?<![\w./,-])(?:1-2-1|1-to-1|1to1|1:1|121|[Oo]ne-2-one)(s)?(?![\w/]|[-.,:]\d)")
_EVENLY = re.compile(r"(?<![\w./,-])50[/:-]50(?![\w/]|[-.,:]\d)")
_RATIO = re.compile(r"(?<![\w.,:])(\d{1,3}):(\d{1,3})(?![\w:])")


def shares(text: str) -> str:
    """Fractions and ratios: `2 1/2 hours`, `1/4`, `7/10`, `1:1`."""
    text = _ONE_TO_ONE.sub(lambda found: "one to one" + (found[1] or ""), text)
    text = _EVENLY.sub("fifty-fifty", text)
    text = _FRACTION.sub(_fraction, _TOUCHING.sub(" ", text))
    return _RATIO.sub(r"\1 to \2", text)


def units(text: str) -> str:
    """Percentages, measures and rates, with their names in full; the numbers stay as they are."""
    text = _MILLIONS.sub(lambda found: f"{found[1]} {'million' if found[2] == 'm' else 'thousand'}", text)
    text = _BOTH_PER_CENT.sub("", text)
    text = _HOURS_AND_MINUTES.sub(_hours_and_minutes, text)
    text = _MILES_AN_HOUR.sub(" mph", text)
    text = _CELSIUS.sub(" degrees Celsius", text)
    text = _OVEN.sub(_oven, text)
    text = _RATE.sub(_rate, text)
    text = _FEET_AND_INCHES.sub(r"\1 feet \2 inches", text)
    text = _HEIGHT.sub(r"\1 foot \2", text)
    text = _INCHES.sub(r"\1 inch ", text)
    if _BARE_INCHES.search(text) and not _QUOTED.search(text):
        text = _INCH.sub(lambda found: f" inch{found['thing'] or 'es'}", text)
    return _UNIT.sub(_unit, text)


def _fraction(found: re.Match[str]) -> str:
    article, whole = found["article"] or "", found["whole"]
    top, bottom, thing = int(found["top"]), int(found["bottom"]), found["thing"] or ""
    unit = _UNITS.get(thing[1:], (thing[1:], thing[1:])) if thing != " in" else ("in", "in")
    if bottom in _PARTS and 0 < top < bottom:
        part = _part(top, bottom)
        if whole:
            part = part.removesuffix("s") if thing.endswith("s") else part  # “one and three quarter hours”
            said = f"{whole} and {part}{thing and thing[0] + unit[1]}"
        elif (top, bottom) == (1, 2):
            said = _half(unit[0] if thing else "", thing[:1], found)
            article = article if thing else ""
        else:
            said = part + (found["an"] or "") + (thing and thing[0] + unit[0])
            article = article if top > 1 else ""
        return article + said
    if bottom in _OUT_OF and 0 < top <= bottom and not article:
        return f"{whole + ' ' if whole else ''}{top} out of {bottom}{found['an'] or ''}{thing}"
    return found[0]


def _half(thing: str, gap: str, found: re.Match[str]) -> str:
    """Half of something: `half an hour`, `a half mile walk`, `half-price`."""
    if not thing:
        return "a half"
    if found["an"] or gap == "-" or found["article"] or thing not in _HALVES:
        return f"half{found['an'] or ''}{gap}{thing}"
    return _HALVES[thing]


def _part(top: int, bottom: int) -> str:
    if top == 1:
        return f"{'an' if bottom == 8 else 'a'} {_PARTS[bottom]}"
    return f"{cardinal(top)} {_PARTS[bottom]}s"


def _hours_and_minutes(found: re.Match[str]) -> str:
    return f"{found[1]} hour{'' if found[1] == '1' else 's'} {found[2]} minutes"


def _rate(found: re.Match[str]) -> str:
    each = _LONG_RATES.get(found["each"], found["each"])
    one, several = _UNITS.get(found["unit"], (found["unit"], found["unit"]))
    single = found["number"] == "1" and not re.search(r"[\d.,–-]$", found.string[: found.start()])
    unit = one if single else several
    return f"{found['number']} {unit} {'an' if each == 'hour' else 'a'} {each}"


def _oven(found: re.Match[str]) -> str:
    return f"{found[1]} degree{'' if found['oven'] is not None else 's'}{' or ' if found[2] else ''}"


def _unit(found: re.Match[str]) -> str:
    one, several = _UNITS[found["unit"] or found["touch"]]
    article, number, start = found["article"] or "", found["number"], found.start("number")
    alone = start == 0 or found.string[start - 1] not in "-–.,"
    # “One kilometre”, and “a ten minute walk”.
    single = (number == "1" and alone) or found["gap"] == "-" or found["thing"] is not None
    if article and found["noun"] is not None:
        single = True
    return f"{article}{number} {one if single else several}"
