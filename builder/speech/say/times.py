"""Times of day: `2.00 – 4.00` is “two until four o'clock”, `14:30` is “two thirty p.m.”.

Between two times we say “until”: “ten to eleven” would be heard as ten minutes before eleven.
"""

from __future__ import annotations

import re

from builder.speech.say.cardinals import cardinal
from builder.speech.say.dates import WEEKDAY

_CLOCK = (
    r"(?P<hour{n}>[01]?\d|2[0-4])(?:(?P<mark{n}>[:.])(?P<minute{n}>[0-5]\d))?"
    r"(?: ?(?P<half{n}>[aApP])\.? ?[mM]\b\.?| (?P<word{n}>noon|midday|midnight)\b)?"
)
_START = r"(?<![\w£$€:/,–-])(?<!\d\.)"
_END = r"(?: ?(?:hrs|hours)\b|(?![\w%]|[.,:/–-]\d| ?(?:%|per cent|million|km|miles|metres|kg)\b))"
_SPAN = re.compile(
    rf"{_START}{_CLOCK.format(n=1)}(?P<join> ?[–—-] ?| (?:to|until|till|and) ){_CLOCK.format(n=2)}{_END}"
)
_ONE = re.compile(rf"{_START}{_CLOCK.format(n=1)}{_END}")
_TIMELY = re.compile(rf"(?:\b(?:at|from|until|till|before|after|by|between)|{WEEKDAY})[,:]? $", re.IGNORECASE)
_WEEKDAY_BEFORE = re.compile(rf"{WEEKDAY}[,:]? (?:from )?$")
# “Starts 10.30”, “10.30 start”, and what an agenda begins with.
_CUE_BEFORE = re.compile(
    r"\b(?:starts?|starting|begins?|opens?|closes?|doors|times?)(?: open)?:? $", re.IGNORECASE
)
_CUE_AFTER = re.compile(r" (?:start|for (?=\d)|prompt|sharp|onwards)", re.IGNORECASE)
_AGENDA = re.compile(r":? (?:–|-|—)? ?[A-Z]")
_OPEN_BEFORE = re.compile(r"\b[Oo]pen(?:ing|s)?(?: hours| times| from)?:? $")
_DAILY = (
    r"(?: (?:daily|weekdays|weekends|every day|on weekdays|at weekends)\b|[.,;)]?$|, "
    r"| (?:and|&) (?=\d\d? ?[–-] ?\d))"
)
_DAILY_AFTER = re.compile(_DAILY)
# `9-12, 1-4`: hours beside hours.
_HOUR = rf"(?:{'|'.join(map(cardinal, range(1, 13)))}|noon|midday)"
_MORE_HOURS = re.compile(
    rf"(until {_HOUR}(?: fifteen| thirty| forty-five)?(?: [ap]\.m\.| o'clock)?(?:,|,? and|,? &) )"
    rf"([1-9]|1[0-2]) ?[–—-] ?([1-9]|1[0-2])(?={_DAILY})"
)
# `0930 hrs`, `0900-1700`.
_FOUR_DIGITS = re.compile(
    r"(?<![\w£.,/:–-])(?:(?P<start>[01]\d|2[0-3])(?P<start_minute>[0-5]\d)(?P<join> ?[–-] ?| to | until ))?"
    r"(?P<end>[01]\d|2[0-3])(?P<end_minute>[0-5]\d)(?P<hours> ?(?:hrs?|hours|h)\b)?(?![\w/]|[.,:-]\d)"
)
_NOON_FIRST = re.compile(r"\b(noon|midday|midnight) ?[–—-] ?(?=\d)", re.IGNORECASE)
_NOON_LAST = re.compile(r"(?<=[\dapmAPM.]) ?[–—-] ?(?=(?:noon|midday|midnight)\b)")
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_LONGEST_CUE = 16


def times(text: str) -> str:
    """Times of day in words."""
    text = _FOUR_DIGITS.sub(_four_digits, text)
    text = _NOON_FIRST.sub(r"\1 until ", text)
    text = _NOON_LAST.sub(" until ", text)
    text = _MORE_HOURS.sub(_more_hours, _SPAN.sub(_span, text))
    return _ONE.sub(_one, text)


def _more_hours(found: re.Match[str]) -> str:
    return f"{found[1]}{cardinal(int(found[2]))} until {cardinal(int(found[3]))}"


def _four_digits(found: re.Match[str]) -> str:
    """Times as timetables write them, made like others; four digits are no time by themselves."""
    end = f"{found['end']}:{found['end_minute']}"
    if found["join"] and (found["hours"] or (found["start"][0] == "0" and found["start"] < found["end"])):
        return f"{found['start']}:{found['start_minute']}{found['join']}{end}"
    if found["hours"] and not found["join"]:
        return end
    return found[0]


def _before(found: re.Match[str]) -> str:
    return found.string[max(0, found.start() - _LONGEST_CUE) : found.start()]


def _span(found: re.Match[str]) -> str:
    join = found["join"].strip()
    if join == "and" and not _BETWEEN.search(_before(found)):
        return _each_alone(found)
    if not _is_span(found):
        return found[0]
    # `2.00 – 4.00`: what ends the second time serves both.
    start, end = _said(found, 1).removesuffix(" o'clock"), _said(found, 2)
    if int(found["hour2"]) > 12 and 0 < int(found["hour1"]) < 12 and not start.endswith(".m."):
        start += " a.m."
    keeps_to = join == "to" and not start[-1].isalpha()
    return f"{start} {'and' if join == 'and' else 'to' if keeps_to else 'until'} {end}"


def _each_alone(found: re.Match[str]) -> str:
    """Two times that are joined by chance, each by its own marks."""
    return " and ".join(_ONE.sub(_one, part) for part in found[0].split(" and "))


def _is_span(found: re.Match[str]) -> bool:
    if any(found[name] for name in ("half1", "half2", "word1", "word2")):
        return True
    marks = found["mark1"], found["mark2"]
    if ":" in marks:
        return True
    if marks == (".", "."):
        return _on_the_fives(found["minute1"]) and _on_the_fives(found["minute2"])
    if not all(1 <= int(found[hour]) <= 12 for hour in ("hour1", "hour2")):
        return False
    if marks == (None, None):
        after = found.string[found.end() :]
        opens = _OPEN_BEFORE.search(_before(found)) and _DAILY_AFTER.match(after)
        return bool(opens or _WEEKDAY_BEFORE.search(_before(found)))
    # `10–10.30`: a bare hour beside a quarter or a half.
    return bool(found["join"].strip(" andto")) and int(found["minute1"] or found["minute2"]) % 15 == 0


def _one(found: re.Match[str]) -> str:
    timely = found["half1"] or found["word1"] or found["mark1"] == ":"
    if not timely and found["mark1"]:
        before, after = _before(found), found.string[found.end() :]
        timely = found[0].endswith(("hrs", "hours")) or bool(
            _on_the_fives(found["minute1"])
            and (
                _TIMELY.search(before)
                or _CUE_BEFORE.search(before)
                or _CUE_AFTER.match(after)
                or (not before.strip() and int(found["hour1"]) >= 7 and _AGENDA.match(after))
            )
        )
    return _said(found, 1) if timely else found[0]


def _on_the_fives(minute: str) -> bool:
    return int(minute) % 5 == 0


def _said(found: re.Match[str], which: int) -> str:
    """One time of the match; 24-hour times are said with `p.m.`, because few people say “fourteen thirty”."""
    hour, minute = int(found[f"hour{which}"]), int(found[f"minute{which}"] or 0)
    half = (found[f"half{which}"] or "").lower()
    if word := found[f"word{which}"]:
        return f"{cardinal(hour)} {word}"
    if hour in (0, 24) and minute == 0 and found[f"mark{which}"]:
        return "midnight"
    if hour > 12:
        hour, half = hour % 12 or 12, "a" if hour == 24 else "p"
    elif hour == 0 and found[f"mark{which}"]:
        hour, half = 12, "a"
    words = cardinal(hour)
    if minute:
        words += f" {'oh ' if minute < 10 else ''}{cardinal(minute)}"
    elif not half and found[f"mark{which}"]:
        words += " o'clock"
    return f"{words} {half}.m." if half else words
