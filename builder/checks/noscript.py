"""A browser without JavaScript: every word and every link is there all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.checks.visit import Visit, measure
from builder.results import Finding


def check(visit: Visit) -> Iterator[Finding]:
    """Words of a page that show only with JavaScript, and links that only JavaScript makes.

    Results of a search are left out: without JavaScript, the A to Z stands in their place.
    """
    visit = replace(visit, pages=tuple(name for name in visit.pages if "?" not in name))
    with_scripts = {name: set(measure(page, "noscript", "links")) for name, page in visit.each()}
    for name, page in visit.each(java_script_enabled=False):
        words = measure(page, "noscript", "hidden")
        if words:
            some = ", ".join(f"“{word}”" for word in words[:5])
            yield Finding(name, f"Without JavaScript these words are not shown: {some}.", "page")
        for link in sorted(with_scripts[name] - set(measure(page, "noscript", "links"))):
            yield Finding(name, "Only JavaScript makes this link.", link.removeprefix(visit.address))
