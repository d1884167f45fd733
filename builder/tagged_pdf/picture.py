"""Pictures, made ready for paper: upright, opaque, and no finer than a printer can show."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFImageXObject

from builder.tagged_pdf.blocks import Block, Parts
from builder.tagged_pdf.canvas import TaggedCanvas
from builder.tagged_pdf.structure import Element

PIXEL = 0.75  # points: a picture is printed as large as it stands on a screen of 96 dots an inch
FINEST = 220 / 72  # dots for each point; more would only make the file larger
SMALLEST = 36  # points; what a picture may shrink to when there is no other way to fit a page
QUALITY = 88
UPRIGHT = 1
ORIENTATION = 0x0112  # the Exif tag that says how a camera was held


@dataclass(slots=True)
class Picture:
    """A picture at its printed size in points; without an element it is decoration."""

    name: str
    image: PDFImageXObject
    size: tuple[float, float]
    element: Element | None
    above: float = 0
    below: float = 0
    with_next: bool = False

    def height(self, width: float) -> float:
        """See `Block`."""
        return self.size[1] * self._scale(width)

    def split(self, _: float, room: float, force: bool = False) -> Parts:
        """See `Block`; a picture shrinks where it must, and is never cut."""
        if not force:
            return None, self
        scale = max(room, SMALLEST) / self.size[1]
        return replace(self, size=(self.size[0] * scale, self.size[1] * scale)), None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """See `Block`."""
        scale = self._scale(width)
        wide, high = self.size[0] * scale, self.size[1] * scale
        box = (x, top - high, wide, high)
        if self.element is None:
            canvas.picture(self.name, self.image, box)
            return
        edges = " ".join(f"{edge:.2f}" for edge in (x, top - high, x + wide, top))
        self.element.attributes = {"O": "/Layout", "Placement": "/Block", "BBox": f"[{edges}]"}
        with canvas.tagged(self.element):
            canvas.picture(self.name, self.image, box)

    def within(self) -> Sequence[Block]:
        """See `Block`."""
        return ()

    def _scale(self, width: float) -> float:
        return min(1, width / self.size[0])


def read_picture(
    file: Path, largest: tuple[float, float], element: Element | None, *, grey: bool = False
) -> Picture:
    """Read a PNG or JPEG to be printed no larger than `largest` points; OSError where it is not one.

    With `grey` it has no colours, for printers without them.
    """
    data = file.read_bytes()
    try:
        with Image.open(BytesIO(data)) as image:
            return _prepare(data, image, largest, element, grey)
    except (ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise OSError(str(error)) from error


def exact_picture(
    data: bytes, size: tuple[float, float], element: Element | None, *, grey: bool = False
) -> Picture:
    """A PNG or JPEG with all its pixels, printed at a size in points, in greys if wanted."""
    with Image.open(BytesIO(data)) as image:
        image.load()
        source = ImageReader(_inked(image, grey))
    name = _name(data, grey)
    return Picture(name, PDFImageXObject(name, source), size, element)


def _prepare(
    data: bytes, image: Image.Image, largest: tuple[float, float], element: Element | None, grey: bool
) -> Picture:
    turned = image.getexif().get(ORIENTATION, UPRIGHT) >= 5  # lying on its side
    pixels = image.size[::-1] if turned else image.size
    scale = min(PIXEL, largest[0] / pixels[0], largest[1] / pixels[1])
    size = pixels[0] * scale, pixels[1] * scale
    finest = max(round(size[0] * FINEST), 1), max(round(size[1] * FINEST), 1)
    name = _name(data + repr(finest).encode(), grey)
    return Picture(name, PDFImageXObject(name, _source(data, image, finest, grey)), size, element)


def _name(data: bytes, grey: bool) -> str:
    """The name of a picture in the file: one name is kept once."""
    return ("grey-" if grey else "") + hashlib.sha256(data).hexdigest()[:24]


def _source(data: bytes, image: Image.Image, finest: tuple[int, int], grey: bool) -> ImageReader:
    """The picture as ReportLab reads it: a JPEG that is right already goes into the file as it is."""
    photograph = image.format == "JPEG"
    image.draft(None, finest)  # a large photograph need not be read in full
    image.load()
    right = image.mode in ("RGB", "L") and image.getexif().get(ORIENTATION, UPRIGHT) == UPRIGHT
    if photograph and right and not grey and image.width <= finest[0] and len(data) < 2_000_000:
        return ImageReader(BytesIO(data))
    paper = _inked(ImageOps.exif_transpose(_reduced(image, max(finest))), grey)
    paper.thumbnail(finest, Image.Resampling.LANCZOS)
    if not photograph:
        return ImageReader(paper)
    jpeg = BytesIO()
    paper.save(jpeg, "JPEG", quality=QUALITY)
    jpeg.seek(0)
    return ImageReader(jpeg)


def _reduced(image: Image.Image, finest: int) -> Image.Image:
    """A very large picture at some whole part of its size, which takes little memory; others as they are."""
    part = max(image.size) // (finest * 2)
    return image.reduce(part) if part > 1 and image.mode in ("RGB", "RGBA", "L") else image


def _inked(image: Image.Image, grey: bool) -> Image.Image:
    """The picture as it is printed, in its colours or without."""
    paper = _opaque(image)
    return paper.convert("L") if grey else paper


def _opaque(image: Image.Image) -> Image.Image:
    """The picture in colour or grey, on white where it lets the paper through."""
    if image.mode in ("RGB", "L"):
        return image
    if image.mode == "CMYK":
        return image.convert("RGB")
    if image.mode.startswith("I"):  # grey of 16 bits, which Pillow would make white
        return image.convert("I").point(lambda grey: grey / 257).convert("L")
    layers = image.convert("RGBA")
    paper = Image.new("RGBA", layers.size, "white")
    return Image.alpha_composite(paper, layers).convert("RGB")
