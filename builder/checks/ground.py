"""Contrast of words measured on the picture of the page, where axe cannot tell what is behind them."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

from PIL import Image

from builder.checks.visit import measure
from builder.contrast import LEAST_TEXT, ratio

if TYPE_CHECKING:
    from playwright.sync_api import Page

_LARGE = 3.0  # the least contrast of large words, WCAG 1.4.3
_LARGE_TEXT = 24  # CSS pixels; or 18.66, bold
_LARGE_BOLD = 18.66
_GROUND_SHARE = 0.02  # of the picture: what less of it has is the edge of a line
_STYLE = """element => {
    element.scrollIntoView({block: 'center'});
    const style = getComputedStyle(element);
    const forced = matchMedia('(forced-colors: active)').matches;
    return [style.color, parseFloat(style.fontSize), Number(style.fontWeight), forced];
}"""
# Letters and lines in no colour leave the ground alone: the line below a cell is more than an edge.
_HIDE = """element => {
    element.style.setProperty('-webkit-text-fill-color', 'transparent');
    element.style.setProperty('text-decoration-color', 'transparent');
    for (const one of element.closest('table')?.querySelectorAll('th, td') ?? [element])
        one.style.setProperty('border-color', 'transparent');
}"""
_SHOW = """element => {
    element.style.removeProperty('-webkit-text-fill-color');
    element.style.removeProperty('text-decoration-color');
    for (const one of element.closest('table')?.querySelectorAll('th, td') ?? [element])
        one.style.removeProperty('border-color');
}"""


def unreadable(page: Page, selector: str) -> bool:
    """Whether the words of an element have too little contrast with any ground that they stand on."""
    element = page.locator(selector).first
    style, size, weight, forced = element.evaluate(_STYLE)
    least = _LARGE if size >= _LARGE_TEXT or (size >= _LARGE_BOLD and weight >= 700) else LEAST_TEXT
    if forced:  # words and grounds have the reader's colours; axe looks at one that is no longer used
        return bool(measure(page, "page", "contrastOf", selector) < least)
    element.evaluate(_HIDE)
    picture = Image.open(io.BytesIO(element.screenshot())).convert("RGB")
    element.evaluate(_SHOW)
    words = "#" + bytes(measure(page, "page", "colour", style)["rgb"]).hex()
    return any(ratio(words, ground) < least for ground in _grounds(picture))


def _grounds(picture: Image.Image) -> list[str]:
    """The colours that cover more of a picture than the edges of lines do."""
    least = picture.width * picture.height * _GROUND_SHARE
    pixels = picture.tobytes()
    counts = Counter(pixels[place : place + 3] for place in range(0, len(pixels), 3))
    return [f"#{colour.hex()}" for colour, count in counts.items() if count >= least]
