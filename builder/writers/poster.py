"""A poster: one page of A3 that can be read from two metres, its facts in 28 points and more."""

from __future__ import annotations

from pathlib import Path

from builder.compose.handouts.leaflet import Leaflet
from builder.context import Context, Written
from builder.paper import one_page
from builder.paper.furniture import A4
from builder.paper.one_page import Sheet

A3 = (A4[1], 2 * A4[0])
POSTER = Sheet(
    name="poster",
    size=A3,
    margin=48,
    settings=tuple((size, part) for part in (0.53, 0.5, 0.47, 0.44, 0.41) for size in (34, 31, 28)),
    titles=(110, 100, 92, 84, 76, 68, 60, 52),
    small=24,
    title_over=True,
    column=178,
)


def write(leaflet: Leaflet, target: Path, context: Context) -> Written:
    """Write a poster on one page, or say what to shorten; the size of type is the poster's own."""
    return one_page.write(leaflet, POSTER, target, context)
