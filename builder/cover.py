"""The cover of the podcast and of books: a square picture in the organisation's colours, its title large.

Apps show it as small as a stamp. So the title is most of it, and a speaker and its sound stand below.
"""

from __future__ import annotations

import io
import tempfile
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import fontpkg_noto_sans
from PIL import Image, ImageDraw, ImageFont

from builder.brand import tokens_of
from builder.fonts import seen
from builder.schema.site import Site

SIDE = 1500  # pixels; Apple asks for 1,400 to 3,000
ENGINES = (
    "pillow",
    "fontpkg-atkinson-hyperlegible",
    "fontpkg-noto-sans",
)  # others draw other bytes

Font = ImageFont.FreeTypeFont
Box = tuple[int, int, int, int]  # left, top, right, bottom

_LEFT, _RIGHT = 112, SIDE - 112
_TITLE: Box = (_LEFT, 90, _RIGHT, 960)
_SIGN: Box = (_LEFT, 1012, _RIGHT, 1238)
_FOOT: Box = (_LEFT, 1282, _RIGHT, 1425)
_LARGEST, _SMALLEST = 360, 10  # sizes of letters
_FOOT_LARGEST = 82
_LEADING = 1.1  # from line to line, in sizes of the letters
_FINER = 4  # the sign is drawn so many times larger, for smooth edges
_SCRIPTS = ("LATIN ", "GREEK ", "CYRILLIC ", "MODIFIER ")  # whose letters stand side by side

# How far each bar of the sound reaches, of the height of the sign.
_BARS = (0.34, 0.62, 0.9, 0.5, 0.74, 1.0, 0.66, 0.4, 0.82, 0.56, 0.94, 0.6, 0.3, 0.5, 0.22)
_SPEAKER = ((0.0, 0.32), (0.3, 0.32), (0.72, 0.0), (0.72, 1.0), (0.3, 0.68), (0.0, 0.68))  # in its height


def draw(site: Site, title: str) -> bytes:
    """The cover as a PNG file in RGB, the same bytes every time for the same site and title."""
    colours = tokens_of(site)["light"]
    image = Image.new("RGB", (SIDE, SIDE), colours["band"])
    image.paste(colours["warm"], _SIGN, _sign())
    pen = ImageDraw.Draw(image)
    _set(pen, title, _TITLE, _LARGEST, colours["on-band"])
    _set(pen, site.organisation, _FOOT, _FOOT_LARGEST, colours["on-band"])
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def drawable(text: str) -> bool:
    """Whether all letters of a text can be drawn; those of other scripts join up, or run to the left."""
    names = (unicodedata.name(letter, "") for letter in text if letter.isalpha())
    return all(name.startswith(_SCRIPTS) for name in names)


@contextmanager
def drawn(site: Site, title: str) -> Iterator[Path | None]:
    """The cover as a file that is there for as long as a book is written; None if it cannot be drawn."""
    if not drawable(site.organisation + title):
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cover.png"
        file.write_bytes(draw(site, title))
        yield file


def _sign() -> Image.Image:
    """A speaker and the sound that comes from it, as a mask of the size of its box."""
    left, top, right, bottom = _SIGN
    width, height = _FINER * (right - left), _FINER * (bottom - top)
    mask = Image.new("L", (width, height))
    pen = ImageDraw.Draw(mask)
    pen.polygon([(x * height, y * height) for x, y in _SPEAKER], fill=255)
    first = 0.95 * height  # where the sound begins
    step = (width - first) / (len(_BARS) - 0.4)
    for number, share in enumerate(_BARS):
        x, above = first + number * step, (1 - share) * height / 2
        bar = (x, above, x + 0.6 * step, height - above)
        pen.rounded_rectangle(bar, radius=0.3 * step, fill=255)
    return mask.resize((right - left, bottom - top), Image.Resampling.LANCZOS)


def _set(pen: ImageDraw.ImageDraw, text: str, box: Box, largest: int, colour: str) -> None:
    """Set words into a box, as large as they go: all of them, and no word parted."""
    left, top, right, bottom = box
    words = seen(text).split()
    file = _file(" ".join(words))

    def too_large(size: int) -> bool:
        font = _font(file, size)
        lines = list(_lines(words, font, right - left))
        wide = any(font.getlength(line) > right - left for line in lines)
        return wide or len(lines) * size * _LEADING > bottom - top

    sizes = range(_SMALLEST, largest + 1)
    size = sizes[max(0, bisect_left(sizes, True, key=too_large) - 1)]
    lines = list(_lines(words, _font(file, size), right - left))
    y = (top + bottom - (len(lines) - 1) * size * _LEADING) / 2
    for number, line in enumerate(lines):
        place = (left, round(y + number * size * _LEADING))
        pen.text(place, line, font=_font(file, size), fill=colour, anchor="lm")


def _lines(words: list[str], font: Font, width: int) -> Iterator[str]:
    """Words in lines, each as long as it goes."""
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and font.getlength(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


@lru_cache(maxsize=64)
def _font(file: Path, size: int) -> Font:
    # Without the engine for joined letters, which not every computer has: one site, one picture.
    font = ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
    if "wght" in file.name:
        font.set_variation_by_axes([700, 100])
    return font


def _file(text: str) -> Path:
    """The bold font of all words of a text: ours, or else the one that has nearly every letter."""
    from fontTools.ttLib import TTFont  # loads slowly, and a cover is drawn seldom

    ours = Path(fontpkg_atkinson_hyperlegible.ROOT) / "files" / "AtkinsonHyperlegible-Bold.ttf"
    with TTFont(ours, lazy=True) as font:
        if set(map(ord, text)) <= set(font.getBestCmap()):
            return ours
    return Path(fontpkg_noto_sans.ROOT) / "files" / "NotoSans[wdth,wght].ttf"
