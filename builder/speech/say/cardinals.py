"""Numbers as British English words: cardinals, ordinals, years, digits one by one, and letters."""

from __future__ import annotations

_ONE_TO_NINETEEN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TWENTY_TO_NINETY = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = ["zero", *_ONE_TO_NINETEEN.split()]
_TENS = ["", "", *_TWENTY_TO_NINETY.split()]
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_SIZES = {
    "10": "tens",
    "100": "hundreds",
    "1000": "thousands",
    "10000": "tens of thousands",
    "100000": "hundreds of thousands",
    "1000000": "millions",
}
_LONGEST_CARDINAL = 15
# A lone A is read as the article by every voice; “eh” gives the letter. American voices say “zee”.
_LETTERS = {"A": "eh", "Z": "zed"}

NEAR_WORDS = {
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
"""Signs that stand in front of a number."""
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A pattern for a written number: `7`, `1,200`, `2.5`."""

SIZE = r"(1(?:0{1,6}|0{0,2},000|,000,000))"
"""A pattern for a number that has a plural: ten, a hundred, a thousand, up to a million."""


def cardinal(number: int) -> str:
    """A whole number of at most fifteen digits: `one hundred and five`."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_ONES[hundreds]} hundred" + (f" and {cardinal(rest)}" if rest else "")
    size, name = next(scale for scale in _SCALES if number >= scale[0])
    many, rest = divmod(number, size)
    return f"{cardinal(many)} {name}" + (f"{' and' if rest < 100 else ''} {cardinal(rest)}" if rest else "")


def ordinal(number: int) -> str:
    """The place in a row: `twenty-first`."""
    words = cardinal(number)
    start = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[start:]
    if last.endswith("y"):
        return f"{words[:start]}{last[:-1]}ieth"
    return words[:start] + _IRREGULAR.get(last, last + "th")


def plural(number: int) -> str:
    """More than one of a number: `sixty-fives`, `twenties`."""
    return plural_of(cardinal(number))


def plural_of(words: str) -> str:
    """Number words with the ending of the plural: `nineteen nineties`."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("x") else "s")


def many(size: str) -> str:
    """An unknown number that is written by its size: the `1000` of `1000s` is “thousands”."""
    return _SIZES[size.replace(",", "")]


def year(number: int) -> str:
    """A year of four digits as people say it: `nineteen oh five`, `two thousand and five`, `twenty ten`."""
    century, rest = divmod(number, 100)
    if century % 10 == 0 and rest < 10:
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def digits(written: str) -> str:
    """Each digit by itself, with `oh` for nought as British callers say it."""
    return " ".join("oh" if digit == "0" else _ONES[int(digit)] for digit in written)


def in_groups(written: str) -> str:
    """A long row of digits, in threes with pauses, so that a listener can write it down."""
    return ", ".join(digits(written[start : start + 3]) for start in range(0, len(written), 3))


def number_words(written: str) -> str:
    """A written number in words; `1,200`, `2.5` and `0.5` are numbers, `007` and long rows are digits."""
    whole, point, rest = written.replace(",", "").partition(".")
    if point:
        before = number_words(written.partition(".")[0]) if whole.strip("0") else "nought"
        return f"{before} point {digits(rest)}"
    if len(whole) > _LONGEST_CARDINAL:
        return in_groups(whole)
    if whole.startswith("0") and len(whole) > 1:
        return digits(whole)
    # A row of five digits or more without commas is a reference, unless it is a round number.
    if len(whole) > 4 and whole == written and not whole.endswith("000"):
        return in_groups(whole)
    return cardinal(int(whole))


def letters(written: str) -> str:
    """Each letter by itself: `N H S`."""
    return " ".join(_LETTERS.get(letter, letter) for letter in written.upper())
