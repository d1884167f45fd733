"""Photographs for the website: upright, no larger than pages show them, and without what a camera notes.

A camera notes where a picture was taken; and a picture of 8,000 pixels takes minutes on a slow line.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PIL import Image, ImageOps

LONGEST = 1600  # pixels of the longer side: twice what the widest column shows, for fine screens

_ORIENTATION = 0x0112  # Exif 2.32, 4.6.4 A: 5 to 8 are pictures that lie on their side
_LYING = (5, 6, 7, 8)
_QUALITY = 90
_JPEG = ("JPEG", "MPO")  # MPO is what some cameras call their JPEG
_SCALES = ("L", "LA", "RGB", "RGBA", "CMYK")  # kinds of pixels that can be drawn smaller


def published_size(path: Path) -> tuple[int, int]:
    """Width and height in pixels of the picture as the website publishes it, upright."""
    with Image.open(path) as image:
        lying = image.getexif().get(_ORIENTATION) in _LYING
        width, height = (image.height, image.width) if lying else (image.width, image.height)
    most = max(width, height)
    if most <= LONGEST:
        return width, height
    return max(1, round(width * LONGEST / most)), max(1, round(height * LONGEST / most))


def published(path: Path, kept: Path) -> Path:
    """The picture itself if it is small and no camera noted anything in it, else a copy in `kept`."""
    size = published_size(path)
    with Image.open(path) as image:
        if not image.getexif() and max(image.size) <= LONGEST:
            return path
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        copy = kept / f"{digest}-{LONGEST}{path.suffix.lower()}"
        if not copy.exists():
            kept.mkdir(parents=True, exist_ok=True)
            fresh = copy.with_suffix(f".{os.getpid()}")
            form = "JPEG" if image.format in _JPEG else "PNG"
            _redrawn(image, size).save(fresh, format=form, quality=_QUALITY)
            os.replace(fresh, copy)
    return copy


def _redrawn(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture upright in this size: its pixels and no more."""
    if max(image.size) > LONGEST:
        image.draft(None, (LONGEST, LONGEST))  # a JPEG is read smaller at once, but never as small as that
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # 65,536 greys
        upright = upright.point(lambda level: level / 256).convert("L")
    if upright.mode not in _SCALES:
        upright = upright.convert("RGBA" if upright.mode == "P" else "RGB")
    if upright.size != size:
        upright = upright.resize(size, Image.Resampling.LANCZOS)
    return Image.frombytes(upright.mode, upright.size, upright.tobytes())
