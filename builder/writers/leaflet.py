"""A leaflet: one page of A4 to hand out, all of it in 16 to 18 points; never A4 made smaller (UKAAF G003)."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from builder.compose.handouts.leaflet import Leaflet
from builder.context import Context, Written
from builder.paper import one_page
from builder.paper.furniture import A4
from builder.paper.one_page import Sheet

LEAFLET = Sheet(
    name="leaflet",
    size=A4,
    margin=38,
    settings=((18, 0.36), *product((18, 17, 16), (0.33, 0.31, 0.29, 0.27))),
    titles=(50, 46, 42, 38, 35, 32, 29, 26),
    small=16,
    title_over=False,
    column=118,
)


def write(leaflet: Leaflet, target: Path, context: Context) -> Written:
    """Write a leaflet on one page, or say what to shorten; the size of type is the leaflet's own."""
    return one_page.write(leaflet, LEAFLET, target, context)
