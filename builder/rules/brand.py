"""Rule: an organisation's own colours can be read and seen by everybody. Code `brand-contrast`."""

from __future__ import annotations

from collections.abc import Iterator

from builder.brand import misses
from builder.rules.trouble import Trouble
from builder.schema.site import Site


def of_site(fields: Site) -> Iterator[Trouble]:
    """The colours of the site file."""
    for miss in misses(fields.brand):
        what = f"“{miss.name}” {miss.colour} stands out too little {miss.where}. "
        what += f"Its contrast is {_down(miss.reached)} to 1, and people need {miss.least:g} to 1."
        mend = f'The nearest colour that passes is: {miss.name}: "{miss.nearest}"'
        yield Trouble(("brand", miss.name), what, mend, "brand-contrast")


def _down(contrast: float) -> str:
    """A contrast with one digit, never rounded up to what would be enough."""
    return f"{int(contrast * 10) / 10:g}"
