"""How well colours stand out from one another, and the nearest colour that does."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

TEXT = 7.0  # words on their ground, WCAG 1.4.6 (AAA)
LEAST_TEXT = 4.5  # the same, WCAG 1.4.3 (AA)
EDGE = 3.0  # edges and drawings that carry meaning, WCAG 1.4.11

_STEPS = 1000  # from black to white


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 for black to 1 for white, as WCAG 2.2 defines it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest(colour: str, beside: Iterable[tuple[str, float]]) -> str:
    """The colour nearest to this one whose ratio to each of the others is at least what stands with it.

    Hue and saturation (of HSL) stay; lightness moves up or down in steps of a thousandth, and the first that
    passes is taken, so a colour that passes already stays as it is. Raises ValueError if there is none.
    """
    wanted = tuple(beside)
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for step in range(_STEPS + 1):
        for light in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= light <= 1 or not step:
                found = _hex(colorsys.hls_to_rgb(hue, light, saturation)) if step else colour
                if all(ratio(found, other) >= least for other, least in wanted):
                    return found
    for found in ("#000000", "#ffffff"):  # the ends, which steps may pass by
        if all(ratio(found, other) >= least for other, least in wanted):
            return found
    raise ValueError(f"No shade of {colour} stands out from all of {wanted}.")


def mixed(colour: str, ground: str, share: float) -> str:
    """A tint: so much of a colour, 0 to 1, in a ground."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return _hex(share * one + (1 - share) * other for one, other in pairs)


def _parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#rrggbb`, each 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
