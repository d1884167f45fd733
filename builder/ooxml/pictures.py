"""Pictures in a Word file."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.oxml.shape import CT_Inline
from PIL import Image, ImageOps, UnidentifiedImageError

from builder.messages import BuildError
from builder.ooxml.elements import Element, clean, w
from builder.ooxml.package import Blank
from builder.ooxml.sheet import A4, EMU_OF_TWIP

_KINDS = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg"}
_SCREEN, _FEWEST_DOTS = 96, 36  # dots an inch: of a picture that does not say, and the fewest to believe
_FINEST = (A4.text_width * 220 // 1440, A4.tallest * 220 // 1440)  # 220 dots an inch, as fine as paper shows

# How Word itself marks a picture that says nothing.
_DECORATION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture inside the file: the relation it is known by, and its natural size in twips."""

    relation: str
    width: int
    height: int


class Pictures:
    """The pictures of one file; each is stored once. `folder` is the content folder."""

    def __init__(self, blank: Blank, folder: Path) -> None:
        self._document: Any = blank.file.part
        self._tallest = blank.sheet.tallest
        self._others = {str(part.partname) for part in self._document.package.iter_parts()}
        self._folder = folder
        self._known: dict[str, Stored] = {}
        self._shown = 0

    def drawing(self, picture: str, alt: str, widest: int) -> Element:
        """The run of a picture, at most `widest` twips wide and two thirds of a page high.

        Raises BuildError if the file is missing or is not a picture that Word can show.
        """
        if picture not in self._known:
            self._known[picture] = self._store(picture)
        stored = self._known[picture]
        scale = min(1.0, widest / stored.width, self._tallest / stored.height)
        size = max(1, round(stored.width * scale)), max(1, round(stored.height * scale))
        return self._drawing(stored, picture.rsplit("/", 1)[-1], alt, size)

    def symbol(self, name: str, data: bytes, alt: str, size: tuple[int, int]) -> Element:
        """The run of a picture for easy read, a PNG, at just this size in twips."""
        if name not in self._known:
            self._known[name] = self._put(data, "png", *size)
        return self._drawing(self._known[name], name, alt, size)

    def _drawing(self, stored: Stored, name: str, alt: str, size: tuple[int, int]) -> Element:
        width, height = (side * EMU_OF_TWIP for side in size)
        self._shown += 1
        inline: Any = CT_Inline.new_pic_inline(self._shown, stored.relation, clean(name), width, height)  # type: ignore[arg-type]
        inline.docPr.set("descr", clean(alt))
        if not alt:
            inline.docPr.append(parse_xml(_DECORATION))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")  # without these some programs move the picture off the margin
        drawing = w("drawing")
        drawing.append(inline)
        return w("r", drawing)

    def _store(self, picture: str) -> Stored:
        """Put a picture into the file."""
        return self._put(*load(self._folder / picture, picture))

    def _put(self, data: bytes, kind: str, width: int, height: int) -> Stored:
        number = len(self._known) + 1
        while f"/word/media/image{number}.{kind}" in self._others:  # those of a template
            number += 1
        self._others.add(f"/word/media/image{number}.{kind}")
        part = Part(
            PackURI(f"/word/media/image{number}.{kind}"), f"image/{kind}", data, self._document.package
        )
        return Stored(self._document.relate_to(part, RELATIONSHIP_TYPE.IMAGE), width, height)


def load(path: Path, name: str) -> tuple[bytes, str, int, int]:
    """The bytes, the kind (`png` or `jpeg`), the width and height in twips of a picture.

    `name` is what messages call it. A picture that is finer than paper shows is made smaller. One with notes
    of its camera loses them, because Word does not turn it as they say, and they may tell where it was taken.
    """
    try:
        data = path.read_bytes()
        with Image.open(BytesIO(data)) as image:
            kind = _KINDS[image.format or ""]
            dots = image.info.get("dpi", (_SCREEN, _SCREEN))
            turned = ImageOps.exif_transpose(image) if image.getexif() else image
            size = _twips(turned.width, dots[0]), _twips(turned.height, dots[1])
            if turned is not image or turned.width > _FINEST[0] or turned.height > _FINEST[1]:
                data = _afresh(turned, kind)
    except FileNotFoundError:
        raise BuildError(
            f"The picture “{name}” is not in the content folder. Put it there, or mend its name in the text."
        ) from None
    except (KeyError, ValueError, SyntaxError, OSError, UnidentifiedImageError, Image.DecompressionBombError):
        raise BuildError(
            f"Word cannot show the picture “{name}”. Save it again as PNG or JPEG, for example “map.png”."
        ) from None
    return data, kind, *size


def _afresh(image: Image.Image, kind: str) -> bytes:
    """A picture saved again without notes, and small enough for paper."""
    # Palettes cannot be made smaller smoothly.
    smooth = image.convert("RGBA") if image.mode == "P" else image.copy()
    smooth.thumbnail(_FINEST, Image.Resampling.LANCZOS)
    smooth.info = {}
    data = BytesIO()
    smooth.save(data, kind.upper(), quality=88, optimize=True)
    return data.getvalue()


def _twips(pixels: int, dots: float) -> int:
    """The length of so many pixels; too few dots an inch to be true are taken for those of a screen."""
    return max(1, round(pixels * 1440 / (dots if dots >= _FEWEST_DOTS else _SCREEN)))
