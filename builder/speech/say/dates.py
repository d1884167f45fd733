"""Dates, days, months and years: `Fri 3 May 2027` is “Friday the third of May twenty twenty-seven”."""

from __future__ import annotations

import re

from builder.schema.answers import MONTHS
from builder.speech.say.cardinals import cardinal, ordinal, plural_of, year

_MONTH_OF = {month[:3]: month for month in MONTHS}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY_OF = {day[:3]: day for day in _DAYS}

MONTH = rf"(?:{'|'.join(MONTHS)})\b"
WEEKDAY = rf"(?:{'|'.join(_DAYS)})s?\b"
JOIN = r"(?: ?[-–—&/] ?| (?:to|and|or|until) )"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>(?:1[5-9]|20)\d\d)(?!\d|,\d|\.\d))?"
_ARTICLE = r"(?:\b(?P<article>[Tt]he|[Aa]n?|[Oo]ur|[Yy]our|[Tt]his|[Tt]heir|[Ii]ts) )?"

# Short names that are also words or people (Sat, Sun, Jan, Mar) count only beside a number or another name.
_ANY_DAY = rf"(?:{'|'.join(_DAY_OF)})"
_ANY_MONTH = rf"(?:{'|'.join(_MONTH_OF)})"
_DOT = r"\b(?:\.(?=,| ?[a-z\d–&-]))?"
_SHORT_DAY = re.compile(
    rf"\b(?:(?:Mon|Tues|Weds|Thurs?|Thu|Tue|Fri){_DOT}|(?:Wed|Sat|Sun){_DOT}(?=[,:]? \d|{JOIN}{_ANY_DAY})"
    rf"|(?:(?<=[Ee]very )|(?<=[Ll]ast )|(?<=[Nn]ext )|(?<=[Ee]ach )|(?<=[Oo]n )"
    rf"|(?<=\dst )|(?<=\dnd )|(?<=\drd )|(?<=\dth ))(?:Wed|Sat|Sun){_DOT}"
    r")"
)
_SHORT_DAYS = re.compile(r"\b(Mon|Fri|Sat)s\b")
_DAYS_APART = re.compile(rf"({WEEKDAY}) ?/ ?(?={WEEKDAY} ?/)|(?<=/)({WEEKDAY}) ?/ ?(?={WEEKDAY})")
_SHORT_DAY_AFTER = re.compile(rf"({WEEKDAY}{JOIN})({_ANY_DAY}){_DOT}")
_SHORT_MONTH = re.compile(
    rf"\b(?:(?:Feb|Apr|Aug|Sept?|Oct|Nov|Dec){_DOT}|(?:Jan|Mar|Jun|Jul){_DOT}(?= '?\d|{JOIN}{_ANY_MONTH})"
    rf"|(?:(?<=\b[Ii]n )|(?<=\bsince )|(?<=\buntil )|(?<=\bearly )|(?<=\blate )|(?<=\bmid-))"
    rf"(?:Jan|Mar|Jun|Jul){_DOT}(?! [A-Z]))"
)
_SHORT_MONTH_AFTER = re.compile(rf"({MONTH}(?: \d{{4}})?{JOIN}|\b{_DAY} )({_ANY_MONTH}){_DOT}")

_SPAN = re.compile(
    rf"\b({WEEKDAY}|{MONTH}(?: \d{{4}})?) ?[–—-] ?(?=(?:{WEEKDAY},? )?{_DAY} {MONTH}|{MONTH}|{WEEKDAY})"
)
_WEEKDAY_FIRST = rf"(?:(?P<weekday>{WEEKDAY}),? (?:the )?)?"
_NAMED = re.compile(
    rf"{_ARTICLE}{_WEEKDAY_FIRST}(?<![\w.:/£,–-])"
    rf"(?P<days>{_DAY}(?:(?:, {_DAY}){{0,6}}{JOIN}(?:{WEEKDAY},? (?:the )?)?{_DAY}){{0,6}})"
    rf"(?: of)? (?P<month>{MONTH}){_YEAR}"
)
_DAYS_OF_NAMED = re.compile(rf"(?P<join>, |{JOIN})?{_WEEKDAY_FIRST}(?P<day>\d+)[a-z]*")
# “In May 20 people came” has no date in it.
_COUNTS = r"(?<=\d) (?!(?:at|in|from|to|until|till|and|or|for|is|was|will)\b)[a-z]"
_MONTH_FIRST = re.compile(
    rf"{_ARTICLE}(?<!of )\b(?P<month>{MONTH}) (?P<day>{_DAY})"
    rf"(?![\w:%]|[.,/]\d|[-–]\d| ?[ap]\.?m\b|{_COUNTS}){_YEAR}"
)
_NUMERIC = re.compile(
    rf"{_ARTICLE}(?<![\w./£-])(?P<day>\d\d?)(?P<mark>[/.-])(?P<month>\d\d?)(?P=mark)(?P<year>\d{{4}}|\d\d)"
    r"(?![\w/]|[.-]\d)"
)
_ISO = re.compile(
    rf"{_ARTICLE}(?<![\w./£-])(?P<year>\d{{4}})(?P<mark>-)(?P<month>\d\d)-(?P<day>\d\d)(?![\w/]|-\d)"
)
_NUMERIC_SPAN = re.compile(
    r"(\d[/.-]\d\d?[/.-]\d{2,4}|\d{4}-\d\d-\d\d) ?[–—-] ?(?=\d\d?[/.-]\d\d?[/.-]\d|\d{4}-\d\d-\d\d)"
)
# `Thurs 26/11`, `week beginning 15/11`; after “on” and the like only where it can be no fraction.
_WITHOUT_YEAR = re.compile(
    rf"(?P<cue>(?:{WEEKDAY}|\b[Ww]eek (?:commencing|beginning|ending|of)),? "
    r"|\b(?:[Oo]n|[Uu]ntil|[Bb]efore|[Ss]ince|[Bb]y|[Ff]rom|[Aa]fter|to) )"
    r"(?P<day>[12]?\d|0\d|3[01])/(?P<month>0?[1-9]|1[0-2])(?![\w/%]|[.,]\d|-\d| of\b)"
)
# `01/02` is no fraction, because of its noughts; nor is `11/2026`.
_WITH_NOUGHT = r"(?:0[1-9]/(?:0[1-9]|1[0-2])|(?:[12]\d|3[01])/0[1-9])"
_MONTH_OF_YEAR = r"(?:0[1-9]|1[0-2])/(?:19|20)\d\d"
_SLASHED = rf"(?:{_WITH_NOUGHT}|{_MONTH_OF_YEAR})(?![\w/%]|[.,]\d| of\b)"
_SLASHED_SPAN = re.compile(rf"(?<![\w./£–-])({_SLASHED}) ?[–—-] ?(?={_SLASHED}(?!-))")
_SLASHED_DATE = re.compile(rf"{_ARTICLE}(?<![\w./£–-]){_SLASHED}(?!-\d)")
_DATE_CUE = re.compile(rf"\b(?:by|on|until|from|before|since|after|to|{WEEKDAY},?) $", re.IGNORECASE)
_PERHAPS = frozenset({"by ", "from ", "after ", "to "})
_SHORT_YEAR = re.compile(rf"({MONTH}),? '(?=\d\d\b)")
_CENTURY = re.compile(r"(?<=\dth) (?:C\b|[Cc]ent\.|c\.)(?! [A-Z])")
# Cheap looks that spare most sentences the patterns above.
_MARKED = re.compile(r"\d[/.-]\d\d?[/.-]\d")
_NAME = re.compile(MONTH)
_YEARS = re.compile(
    r"(?<![\w£.,/-])((?:1[6-9]|20)\d\d) ?([–—/-]) ?((?:1[6-9]|20)\d\d|\d\d)(?![\w/%]|[.,:]\d|[-–]\d)"
)
_BETWEEN = re.compile(r"\b[Bb]etween $")
_DECADE = re.compile(r"(?<![\w£.,/])((?:1[6-9]|20)\d0)'?s\b|(?<!\w)'([1-9]0)s\b")
_CIRCA = re.compile(r"(?<![\w.])(?:ca?|[Cc]irca)(?:\. ?| )(?=1\d{3}\b|20\d\d\b)")
_BORN = re.compile(r"(?<=\()(b|d)(?:\. ?| )(?=1\d{3}\b|20\d\d\b)")
_OLD_YEAR = re.compile(
    r"(\b(?:[Ii]n|[Ss]ince|circa|[Yy]ear|AD|born|died|from|until|built) )(1[0-6]\d\d)"
    r"(?=[.,;:)]?$|[.,;:)](?!\d)| (?:and|or|by|when|it|to|until|the)\b)"
)
_FINANCIAL = re.compile(r"\bFY ?(?:20)?(\d\d) ?[/–-] ?(?:20)?(\d\d)\b")
_COUNTED = (
    r" (?:adults|children|copies|homes|households|members|miles|people|places|replies|residents|responses|"
    r"words)\b"
)
_ONE_YEAR = re.compile(rf"(?<![\w£$€.,:/+])((?:1[7-9]|20)\d\d)(?![\w%°]|[.,:]\d| ?x ?\d|{_COUNTED})")


def full_names(text: str) -> str:
    """Days and months by their full names, and `to` between two of them."""
    text = _SHORT_DAY.sub(lambda found: _DAY_OF[found[0][:3]], text)
    text = _SHORT_DAY_AFTER.sub(lambda found: found[1] + _DAY_OF[found[2]], text)
    text = _SHORT_MONTH.sub(lambda found: _MONTH_OF[found[0][:3]], text)
    text = _SHORT_MONTH_AFTER.sub(lambda found: found[1] + _MONTH_OF[found[2]], text)
    text = _SHORT_DAYS.sub(lambda found: _DAY_OF[found[1]] + "s", text)
    if "/" in text:
        text = _DAYS_APART.sub(lambda found: f"{found[1] or found[2]}, ", text)
    return _SPAN.sub(r"\1 to ", text)


def dates(text: str) -> str:
    """Dates in words, in British order: day, month, year."""
    text = _CENTURY.sub(" century", text)
    text = _SHORT_YEAR.sub(r"\1 20", text)
    if "/" in text:
        text = _WITHOUT_YEAR.sub(_without_year, text)
        text = _SLASHED_DATE.sub(_slashed, _SLASHED_SPAN.sub(r"\1 to ", text))
    if _MARKED.search(text):
        text = _NUMERIC_SPAN.sub(r"\1 to ", text)
        text = _NUMERIC.sub(_numeric, _ISO.sub(_numeric, text))
    if _NAME.search(text):
        text = _MONTH_FIRST.sub(_month_first, _NAMED.sub(_named, text))
    return text


def years(text: str) -> str:
    """Years, decades and financial years; a bare number from 1700 to 2099 is a year."""
    text = _CIRCA.sub("circa ", text)
    text = _BORN.sub(lambda found: "born " if found[1] == "b" else "died ", text)
    text = _OLD_YEAR.sub(lambda found: found[1] + year(int(found[2])), text)
    text = _FINANCIAL.sub(
        lambda found: f"financial year {cardinal(int(found[1]))} to {cardinal(int(found[2]))}", text
    )
    text = _YEARS.sub(_years, text)
    text = _DECADE.sub(_decade, text)
    return _ONE_YEAR.sub(lambda found: year(int(found[1])), text)


def _numeric(found: re.Match[str]) -> str:
    day, month, written_year = int(found["day"]), int(found["month"]), found["year"]
    # A year of two figures makes a date between slashes, and between dots only where all have two figures
    # or a word says so: `1.2.25` is a section, `1-2-10` a score.
    short = len(written_year) == 2
    two = len(found["day"]) == len(found["month"]) == 2
    cued = _DATE_CUE.search(found.string[: found.start("day")])
    dated = found["mark"] == "/" or (found["mark"] == "." and (two or cued))
    if not (1 <= day <= 31 and 1 <= month <= 12) or (short and not dated):
        return found[0]
    said = year(int(written_year) + (2000 if short else 0))
    return f"{found['article'] or 'the'} {ordinal(day)} of {MONTHS[month - 1]} {said}"


def _without_year(found: re.Match[str]) -> str:
    day, month = int(found["day"]), int(found["month"])
    sure = found["cue"].lower() not in _PERHAPS
    if not 1 <= day <= 31 or not (sure or day > month):
        return found[0]
    return f"{found['cue']}the {ordinal(day)} of {MONTHS[month - 1]}"


def _slashed(found: re.Match[str]) -> str:
    """A day and a month, or a month and its year."""
    first, last = (int(part) for part in found[0].split()[-1].split("/"))
    article = found["article"]
    if last > 12:
        return f"{article + ' ' if article else ''}{MONTHS[first - 1]} {year(last)}"
    return f"{article or 'the'} {ordinal(first)} of {MONTHS[last - 1]}"


def _named(found: re.Match[str]) -> str:
    weekday, article = found["weekday"], found["article"]
    said = " ".join(filter(None, (article, weekday, "the"))) if weekday else article or "the"
    said += " "
    for item in _DAYS_OF_NAMED.finditer(found["days"]):
        if item["join"]:
            said += _join_word(item["join"]) + (f"{item['weekday']} " if item["weekday"] else "") + "the "
        said += ordinal(int(item["day"]))
    return f"{said} of {_month_and_year(found)}"


def _join_word(join: str) -> str:
    mark = join.strip()
    return {",": ", ", "&": " and ", "/": " or "}.get(mark, f" {mark} " if mark.isalpha() else " to ")


def _month_first(found: re.Match[str]) -> str:
    day = int(found["day"].rstrip("stndrh"))
    return f"{found['article'] or 'the'} {ordinal(day)} of {_month_and_year(found)}"


def _month_and_year(found: re.Match[str]) -> str:
    return f"{found['month']} {year(int(found['year']))}" if found["year"] else found["month"]


def _years(found: re.Match[str]) -> str:
    start, end = int(found[1]), int(found[3])
    between = found[2] != "/" and _BETWEEN.search(found.string[: found.start()])
    if len(found[3]) == 4:
        return f"{year(start)} {'and' if between else 'to'} {year(end)}"
    # `2025/26` and `2024–27` are years; `2025/14` is a reference.
    if end != (start + 1) % 100 and (found[2] == "/" or end <= start % 100):
        return found[0]
    full = start - start % 100 + end + (100 if end < start % 100 else 0)
    if between:
        return f"{year(start)} and {year(full)}"
    return f"{year(start)} to {year(full) if end < 10 else cardinal(end)}"


def _decade(found: re.Match[str]) -> str:
    return plural_of(year(int(found[1])) if found[1] else cardinal(int(found[2])))
