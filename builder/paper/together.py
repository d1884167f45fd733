"""What print and Word keep on one line: phone numbers, dates, times, amounts and postcodes."""

from __future__ import annotations

import re

from builder.schema.answers import MONTHS

_MONTH = "|".join(MONTHS)
_UNITS = (
    "am|pm|noon|midnight|minutes?|hours?|days?|weeks?|months?|years?|miles?|metres?|km|kg|pages?|people"
    "|points?|per cent|pence|thousand|million|billion"
)

# What is kept on one line: phone numbers (`01632 960 100`, `+44 1632 960100`), dates with their year, times
# and amounts with their unit (`10 am`, `£3 million`), postcodes, and what is counted (`page 4`).
TOGETHER = re.compile(
    r"(?<![\w+])(?:18001 )?(?:0|\+\d)\d{1,5}(?: \d{2,6}){1,4}(?!\w)"
    rf"|(?<!\w)(?:\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?|(?:{_MONTH}) \d{{4}})(?!\w)"
    rf"|(?<![\w.,:])£?\d+(?:[.,:]\d+)* (?:{_UNITS})(?!\w)"
    r"|(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)"
    r"|(?<!\w)(?:[Pp]ages?|[Nn]otes?|[Ss]teps?|[Rr]oom|[Ff]loor) \d+(?!\w)"
)


def kept_together(text: str) -> str:
    """Text in which no line ends inside a phone number, a date, a time, an amount or a postcode."""
    return TOGETHER.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
