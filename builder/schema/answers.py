"""The kinds of answer that fields take: words, days, times, phone numbers, choices, things with a reason.

Every answer arrives as the words an officer wrote. What cannot be read is raised with `trouble`, whose words
`front_matter` shows with the file and the line.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, time
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, StringConstraints
from pydantic_core import PydanticCustomError

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
LongWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=120)]
Summary = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=300)]

# What answers look like that keep to a pattern.
PHONE = r"^\+?[0-9(][0-9() -]{7,}$"
NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
WEB = r"^https?://[^\s/]+(/.*)?$"


def read_phone(value: object) -> object:
    """Read `(01632) 960 140` and `01632-960140` as people write them."""
    return re.sub(r"[ ()-]+", " ", value).strip() if isinstance(value, str) else value


def read_name(value: object) -> object:
    """Read `Day Centres` and `day-centres.md` as the name of a file: `day-centres`."""
    if not isinstance(value, str):
        return value
    name = re.sub(r"[\s_]+", "-", value.strip().lower()).removesuffix(".md")
    return name if re.match(NAME, name) else value


Phone = Annotated[str, StringConstraints(strip_whitespace=True, pattern=PHONE), BeforeValidator(read_phone)]
Email = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, pattern=NAME), BeforeValidator(read_name)]


def read_number(value: object) -> object:
    """Read `1,204` as people write it."""
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", value) if isinstance(value, str) else value


Number = Annotated[int, BeforeValidator(read_number), Field(ge=0, le=10_000_000)]


class Part(BaseModel):
    """A part of a content file: unknown names are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def asks(
    help_text: str,
    example: JsonValue,
    promise: str,
    *,
    default: object = ...,
    alias: str | None = None,
    least: int | None = None,
) -> Any:
    """A field: what to write in one sentence, an example answer, and the promise to people that it keeps.

    Without a `default` an officer must answer. `alias` is the name officers write where Python has that word
    for itself (`for`); `least` is how many answers a list needs.
    """
    keeps: dict[str, JsonValue] = {"promise": promise}
    if isinstance(default, list | dict):  # every reading gets a list of its own
        factory = default.copy
        return Field(
            default_factory=factory, description=help_text, examples=[example], json_schema_extra=keeps
        )
    return Field(
        default,
        description=help_text,
        examples=[example],
        json_schema_extra=keeps,
        alias=alias,
        min_length=least,
    )


def trouble(code: str, what: str, mend: str) -> PydanticCustomError:
    """What is wrong with an answer and how to mend it, to be raised by a validator of a field."""
    return PydanticCustomError("plain", "{what}", {"code": code, "what": what, "mend": mend})


# ---- Days and times ----------------------------------------------------------------------------------------

EXAMPLE_DAY = "30 June 2027"
_FIRST_YEAR, _LAST_YEAR = 1800, 2199


def read_date(value: object) -> object:
    """Turn `3 March 2026` and `2026-03-03` into a date; pydantic would read 0 as 1 January 1970."""
    if not isinstance(value, str):
        return value
    text = re.sub(r"\A(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", "", value.strip(), flags=re.I)
    words = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]+),?\s+(\d{4})", text, re.A)
    numbers = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text, re.A)
    if words and (month := _month(words[2])):
        day = int(words[3]), month, int(words[1])
    elif numbers:
        day = int(numbers[1]), int(numbers[2]), int(numbers[3])
    else:
        raise PydanticCustomError("date_unreadable", "This is no date.", {"meant": _meant(text)})
    if not _FIRST_YEAR <= day[0] <= _LAST_YEAR:
        raise trouble(
            "field-date", f"The year of “{value}” cannot be right.", f"Write it like this: {EXAMPLE_DAY}"
        )
    try:
        return date(*day)
    except ValueError as error:
        raise trouble(
            "field-date", f"{value} is not a day in the calendar.", f"Write a real date, like {EXAMPLE_DAY}."
        ) from error


def _month(word: str) -> int | None:
    """The number of a month whose name or first three letters this is."""
    starts = [number for number, name in enumerate(MONTHS, 1) if name.lower() == word.lower()]
    short = [number for number, name in enumerate(MONTHS, 1) if name[:3].lower() == word.lower()]
    return next(iter(starts or short), None)


_MEANT = (
    re.compile(r"(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})[/.\-](?P<year>\d{4}|\d{2})", re.A),
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?:of\s+)?(?P<month>[a-z]+)\.?,?(?:[\s-]+(?P<year>\d{4}|\d{2}))?",
        re.A | re.I,
    ),
    re.compile(
        r"(?P<month>[a-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(?P<year>\d{4}|\d{2}))?", re.A | re.I
    ),
)


def _meant(text: str) -> str:
    """The right shape of a date written in another way, day first as in Britain; else empty.

    A date without a year gets that of the example.
    """
    found = next((match for shape in _MEANT if (match := shape.fullmatch(text))), None)
    if not found:
        return ""
    month = int(found["month"]) if found["month"].isdigit() else _month(found["month"][:3]) or 0
    year = int((found["year"] or EXAMPLE_DAY[-4:]).rjust(4, "x").replace("xx", "20"))
    day = int(found["day"])
    if not 1 <= month <= 12 or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return ""
    return f"{day} {MONTHS[month - 1]} {year}" if 1 <= day <= calendar.monthrange(year, month)[1] else ""


Day = Annotated[date, BeforeValidator(read_date)]
ALL_YEAR = "open all year"


def _read_close(value: object) -> object:
    if isinstance(value, str) and value.strip().lower() in (ALL_YEAR, "all year"):
        return ALL_YEAR
    return read_date(value)


Close = Annotated[date | Literal["open all year"], BeforeValidator(_read_close)]

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|noon|midday)?", re.I | re.A)


def read_time(value: object) -> object:
    """Turn `10:30am`, `2pm`, `12 noon` and `14:30` into a time of day."""
    if not isinstance(value, str):
        return value
    text = value.strip().lower()
    found = _CLOCK.fullmatch("12 noon" if text in ("noon", "midday") else text)
    if found:
        hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
        clock = half in ("am", "pm")
        if (clock and 1 <= hour <= 12) or (not clock and hour <= 23 and (found[2] or half)):
            hour = hour % 12 + (12 if half == "pm" else 0) if clock else hour
            if minute <= 59:
                return time(hour, minute)
    raise trouble("field-time", f"“{value}” is not a time of day.", "Write it like this: 10:30am, or 14:30")


Clock = Annotated[time, BeforeValidator(read_time)]

# ---- Choices and lists -------------------------------------------------------------------------------------


def read_yes(value: object) -> object:
    """Turn `yes` and `no` into True and False."""
    answers = {"yes": True, "no": False}
    if isinstance(value, str) and value.strip().lower() in answers:
        return answers[value.strip().lower()]
    if not isinstance(value, str):
        return value
    raise trouble("field-choice", f"“{value}” is neither yes nor no.", "Write yes, or no.")


YesNo = Annotated[bool, BeforeValidator(read_yes)]


def read_list(value: object) -> object:
    """One answer where many may stand is a list of one."""
    if isinstance(value, str | Mapping):
        return [value] if value else []
    return value


def read_choices(value: object) -> object:
    """Choices may stand in one line with commas between them; big and small letters are the same."""
    if isinstance(value, str):
        value = [part for part in value.split(",") if part.strip()]
    return [read_choice(part) for part in value] if isinstance(value, list) else value


def read_choice(value: object) -> object:
    """A choice is the same in big and small letters, and with a hyphen or a space."""
    return re.sub(r"[\s_]+", " ", value.strip().lower()) if isinstance(value, str) else value


AsList = BeforeValidator(read_list)
AsChoice = BeforeValidator(read_choice)
AsChoices = BeforeValidator(read_choices)

# ---- A thing and its reason --------------------------------------------------------------------------------

_BECAUSE = re.compile(r"\s+[—–-]\s+|\s*—\s*|,?\s+because\s+")


class Reasoned(Part):
    """A thing and why: `Opening hours — each centre can have hours that suit its area`."""

    thing: Words
    why: Words


def read_reasoned(value: object) -> object:
    """Read “thing — why”, “thing because why”, `thing: why`, or the two names `thing` and `why`."""
    if isinstance(value, Mapping):
        if len(value) == 1 and not value.keys() & {"thing", "why"}:
            ((thing, why),) = value.items()
            return {"thing": thing, "why": why}
        return value
    if not isinstance(value, str):
        return value
    thing, *why = _BECAUSE.split(value.strip(), maxsplit=1)
    if not why or not why[0].strip():
        mend = f"Write a dash and the reason: {value.strip(' —–-')} — …"
        raise trouble("field-why", f"“{value}” does not say why.", mend)
    return {"thing": thing, "why": why[0]}


Because = Annotated[Reasoned, BeforeValidator(read_reasoned)]
