"""Rule: an organisation's own colours can be read and seen by everybody. Code `brand-contrast`."""

from __future__ import annotations

from collections.abc import Iterator

from builder.brand import Miss, misses
from builder.rules.trouble import Trouble
from builder.schema.site import Site

# How much of what is needed a colour reaches, at least, and how people say it.
_SHARES = (
    (0.85, "it is nearly enough"),
    (0.6, "it is about two thirds of what is needed"),
    (0.4, "it is about half of what is needed"),
    (0.0, "it is far from what is needed"),
)


def of_site(fields: Site) -> Iterator[Trouble]:
    """The colours of the site file."""
    for miss in misses(fields.brand):
        what = f"“{miss.name}” {miss.colour} stands out too little {miss.where}: {_how_far(miss)}. "
        what += f"Its contrast is {_down(miss.reached)} to 1, and people need {miss.least:g} to 1."
        mend = f'The nearest colour that passes is: {miss.name}: "{miss.nearest}"'
        yield Trouble(("brand", miss.name), what, mend, "brand-contrast")


def _how_far(miss: Miss) -> str:
    """By how much a colour misses, in words."""
    share = miss.reached / miss.least
    return next(words for least, words in _SHARES if share >= least)


def _down(contrast: float) -> str:
    """A contrast with one digit, never rounded up to what would be enough."""
    return f"{int(contrast * 10) / 10:g}"
