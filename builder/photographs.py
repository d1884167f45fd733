"""Photographs: upright, and without what a camera notes in them, such as where they were taken."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PIL import Image, ImageOps

_ORIENTATION = 0x0112  # Exif 2.32, 4.6.4 A: 5 to 8 are pictures that lie on their side
_LYING = (5, 6, 7, 8)
_QUALITY = 90


def upright_size(path: Path) -> tuple[int, int]:
    """Width and height in pixels as people see the picture."""
    with Image.open(path) as image:
        lying = image.getexif().get(_ORIENTATION) in _LYING
        return (image.height, image.width) if lying else (image.width, image.height)


def without_notes(path: Path, kept: Path) -> Path:
    """The picture itself if a camera noted nothing in it, else an upright copy in the folder `kept`."""
    with Image.open(path) as image:
        if not image.getexif():
            return path
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        copy = kept / f"{digest}{path.suffix.lower()}"
        if not copy.exists():
            kept.mkdir(parents=True, exist_ok=True)
            upright = ImageOps.exif_transpose(image)
            upright = upright.convert("RGBA") if upright.mode == "P" else upright
            clean = Image.frombytes(upright.mode, upright.size, upright.tobytes())  # the pixels and no more
            fresh = copy.with_suffix(f".{os.getpid()}")
            clean.save(fresh, format="JPEG" if image.format in ("JPEG", "MPO") else "PNG", quality=_QUALITY)
            os.replace(fresh, copy)
    return copy
