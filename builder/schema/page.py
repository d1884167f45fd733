"""The front matter of a page: the few fields that every page has."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from builder.schema.site import Part

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def read_date(value: object) -> object:
    """Turn `3 March 2026` and `2026-03-03` into a date; pydantic would read 0 as 1 January 1970."""
    if not isinstance(value, str):
        return value
    words = re.fullmatch(r"(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})", value.strip(), re.A)
    numbers = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", value.strip(), re.A)
    if words and words[2].capitalize() in MONTHS:
        day = int(words[3]), MONTHS.index(words[2].capitalize()) + 1, int(words[1])
    elif numbers:
        day = int(numbers[1]), int(numbers[2]), int(numbers[3])
    else:
        raise PydanticCustomError("date_unreadable", "This is no date.")
    try:
        return date(*day)
    except ValueError as error:
        raise PydanticCustomError("date_impossible", "There is no such day.") from error


Day = Annotated[date, BeforeValidator(read_date)]


class Page(Part):
    """What an officer writes above the text of a page, between two lines of three dashes."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=120)] = Field(
        description="The name of the page.", examples=["Tell us about day centres"]
    )
    summary: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=300)] = Field(
        description="What the page is about, in one or two short sentences.",
        examples=["We are planning new opening hours. Tell us what would suit you."],
    )
    date: Day | None = Field(
        default=None, description="The day the page was published.", examples=["3 March 2026"]
    )
    checked_by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)] | None = Field(
        default=None,
        description="The group of people with learning disabilities who checked the easy read.",
        examples=["Wexmoor People First"],
    )
    checked_on: Day | None = Field(
        default=None, description="The day the easy read was checked.", examples=["3 March 2026"]
    )

    @model_validator(mode="after")
    def _checked_together(self) -> Page:
        if (self.checked_by is None) != (self.checked_on is None):
            given, missing = ("checked_by", "checked_on") if self.checked_by else ("checked_on", "checked_by")
            example = Page.model_fields[missing].examples[0]  # type: ignore[index]
            raise PydanticCustomError(
                "together",
                "“{field}” needs “{missing}” beside it.",
                {"field": given, "missing": missing, "example": example},
            )
        return self
