"""What an opportunity can be, and how its answers are read."""

from __future__ import annotations

from typing import Literal

from builder.schema.answers import trouble

KindOfAsking = Literal["ideas", "consultation", "take part", "role", "information"]
Rung = Literal[
    "giving information", "getting information", "forum for debate", "participation", "partnership"
]
Method = Literal[
    "exhibition",
    "leaflet",
    "survey",
    "interview",
    "mystery shopping",
    "focus group",
    "existing group meeting",
    "public meeting",
    "social care forum",
    "drama workshop",
    "user panel",
    "working group",
    "recruitment panel",
    "training staff",
    "place on a board",
    "forum of users",
    "user committee",
]
Whom = Literal["everyone", "users", "carers", "both", "separately"]
Partnership = Literal["co-ordination", "co-operation", "collaboration", "co-production"]
Role = Literal[
    "ambassador", "critical friend", "co-worker", "consultant", "expert by experience", "representative"
]


UNPAID = "none"


def read_kind(value: object) -> object:
    """`Take-part` is `take part`."""
    return value.strip().lower().replace("-", " ") if isinstance(value, str) else value


def read_summary(value: object) -> object:
    """A summary of up to 40 words."""
    if isinstance(value, str) and len(value.split()) > 40:
        what = f"“summary” has {len(value.split())} words."
        raise trouble("field-long", what, "Say it in 40 words or fewer. The rest can go below the fields.")
    return value


def read_payment(value: object) -> object:
    """An amount in words, or `none` for everything that means nothing."""
    if not isinstance(value, str):
        return value
    if value.strip().lower().rstrip(".") in ("none", "no", "nothing", "unpaid", "0", "£0"):
        return UNPAID
    if not any(char.isdigit() for char in value):
        mend = "Give an amount and for what, or write none. For example: payment: £15 an hour"
        raise trouble("field-value", f"“payment: {value}” does not say how much.", mend)
    return value
