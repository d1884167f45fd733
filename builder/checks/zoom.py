"""Zoom of 400 %, a narrow screen, and the wider spacing that readers may set: nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.checks.views import DESKTOP, MOBILE, NARROW, ZOOMED
from builder.checks.visit import Visit, look, measure
from builder.results import Finding

if TYPE_CHECKING:
    from playwright.sync_api import Page

SIZES = (DESKTOP, MOBILE, NARROW, ZOOMED)
SPACED = (DESKTOP, NARROW)

# What is measured: the function of zoom.js, what it finds, and the criterion where readers changed nothing.
_LOST = (
    ("wide", "This is wider than the screen, so people must scroll sideways to read it.", "1.4.10"),
    ("clipped", "Words are cut off here.", "1.4.10"),
    ("overlapping", "Words lie over other words here.", "1.4.10"),
    ("stuck", "This stays on the screen and leaves less than half of it for the page.", "1.4.10"),
)


def reflow(visit: Visit) -> Iterator[Finding]:
    """What is lost on small screens and at 400 % zoom."""
    for name, page in visit.each():
        shown = Counter(measure(page, "zoom", "words"))
        for view in SIZES:
            look(page, view)
            yield from _lost(page, name, f"{view.width} by {view.height} pixels")
            missing = shown - Counter(measure(page, "zoom", "words"))
            if missing:
                what = f"Words that a wide screen shows are not there: {_some(missing)}."
                yield Finding(name, what, f"{view.width} by {view.height} pixels", "1.4.10")


def spacing(visit: Visit) -> Iterator[Finding]:
    """What is lost when a reader sets lines, letters and words further apart."""
    for name, page in visit.each():
        shown = Counter(measure(page, "zoom", "words"))
        measure(page, "zoom", "space")
        for view in SPACED:
            look(page, view)
            place = f"with wider spacing, {view.width} pixels wide"
            yield from _lost(page, name, place, "1.4.12")
            missing = shown - Counter(measure(page, "zoom", "words"))
            if missing:
                yield Finding(name, f"Words are no longer shown: {_some(missing)}.", place, "1.4.12")


def _lost(page: Page, name: str, place: str, broken: str = "") -> Iterator[Finding]:
    for call, what, criterion in _LOST:
        for told in measure(page, "zoom", call):
            yield Finding(name, what, f"{told} ({place})", broken or criterion)


def _some(words: Counter[str]) -> str:
    shown = [f"“{word}”" for word in list(words)[:5]]
    return ", ".join(shown) + (" and more" if len(words) > 5 else "")
