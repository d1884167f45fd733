"""How large the places are that people click or tap."""

from __future__ import annotations

from collections.abc import Iterator

from builder.checks.views import DESKTOP, MOBILE, NARROW
from builder.checks.visit import Visit, look, measure
from builder.results import Finding

_LEAST = 24  # what WCAG asks for; more is asked for of what people need most

VIEWS = (DESKTOP, MOBILE, NARROW)


def check(visit: Visit) -> Iterator[Finding]:
    """Targets smaller than 24 CSS pixels (WCAG 2.5.8), and main ones smaller than 44."""
    for name, page in visit.each():
        for view in VIEWS:
            look(page, view)
            for one in measure(page, "targets", "small"):
                least = one["least"]
                what = f"This is smaller than {least} by {least} pixels, which makes it hard to hit."
                where = f"{one['told']}: {one['width']} by {one['height']} pixels ({view})"
                yield Finding(name, what, where, "2.5.8" if least == _LEAST else "")
