"""The ladder of involvement: five rungs from least say to most, and the ways of working on each."""

from __future__ import annotations

# Each rung with what it means to the people who take part.
LADDER: dict[str, str] = {
    "giving information": "we tell you what is happening",
    "getting information": "we ask, and you tell us what you think",
    "forum for debate": "we talk it over together",
    "participation": "you take part in the work, and your views shape it",
    "partnership": "you decide together with us",
}

# Seventeen ways of working, each on its rung.
METHODS: dict[str, tuple[str, ...]] = {
    "giving information": ("exhibition", "leaflet"),
    "getting information": ("survey", "interview", "mystery shopping", "focus group"),
    "forum for debate": ("existing group meeting", "public meeting", "social care forum", "drama workshop"),
    "participation": ("user panel", "working group", "recruitment panel", "training staff"),
    "partnership": ("place on a board", "forum of users", "user committee"),
}


def rung_of(method: str) -> str:
    """The rung that a way of working belongs on."""
    return next(rung for rung, methods in METHODS.items() if method in methods)
