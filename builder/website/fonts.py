"""The website's own fonts: Atkinson Hyperlegible, cut down to the letters that European languages need."""

from __future__ import annotations

import hashlib
import os
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import fontpkg_atkinson_hyperlegible

# The name of each weight and the file of the package that holds it.
WEIGHTS = {"regular": "AtkinsonHyperlegible-Regular.ttf", "bold": "AtkinsonHyperlegible-Bold.ttf"}

# Latin with its accents, then punctuation, currency, and the few signs of plain arithmetic.
LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x218, 0x21C),
    *range(0x300, 0x329),
    *range(0x2010, 0x203B),
    0x20AC,
    0x2122,
    0x2212,
)

# Seconds since 1904: 1 January 2020, so that the same input gives the same bytes on any day.
_MADE = 3_660_681_600

MAKERS = ("fontpkg-atkinson-hyperlegible", "fonttools", "brotli")  # another version may make other bytes


def stamp() -> str:
    """A short name that changes when the fonts would: with what makes them and with the letters they have."""
    parts = [*(f"{name} {version(name)}" for name in MAKERS), WEIGHTS, LETTERS, _MADE]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def woff2(weight: str) -> bytes:
    """One weight as a subset WOFF2 file of at most 40 KB, the same bytes every time.

    `weight` is a name of `WEIGHTS`.
    """
    from fontTools.subset import Options, Subsetter  # loads slowly, and is needed only once
    from fontTools.ttLib import TTFont

    source = Path(fontpkg_atkinson_hyperlegible.ROOT) / "files" / WEIGHTS[weight]
    options = Options(flavor="woff2", layout_features=["ccmp", "kern", "locl", "mark", "mkmk"])
    options.recalc_timestamp = False
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=LETTERS)
        subsetter.subset(font)
        font["head"].modified = _MADE
        font.flavor = "woff2"
        target = BytesIO()
        font.save(target)
    return target.getvalue()


def write(folder: Path) -> None:
    """Write `atkinson-regular.woff2` and `atkinson-bold.woff2` into a folder, which is made if need be.

    Each appears whole or not at all, even when the build is ended meanwhile.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        place = folder / f"atkinson-{weight}.woff2"
        fresh = place.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(woff2(weight))
        fresh.replace(place)


def kept(cache: Path) -> dict[str, Path]:
    """The fonts by the address they are published at, written only if `cache` has none like them yet."""
    folder = cache / stamp()
    paths = [folder / f"atkinson-{weight}.woff2" for weight in WEIGHTS]
    if not all(path.exists() for path in paths):
        write(folder)
    return {f"involve/fonts/{path.name}": path for path in paths}
