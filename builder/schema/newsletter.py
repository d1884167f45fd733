"""A newsletter: a title and the pages it tells about."""

from __future__ import annotations

from typing import Annotated

from builder.schema.answers import AsList, Title, Words, asks
from builder.schema.page import Heading


class Newsletter(Heading):
    """A newsletter; the words of each item come from its own page."""

    title: Title = asks(
        "Give the newsletter a name.", "Involve Wexmoor, winter 2026", "News comes regularly."
    )
    items: Annotated[list[Words], AsList] = asks(
        "List the pages it tells about.",
        "opportunities/day-centres",
        "News comes to people where they are.",
        least=1,
    )
