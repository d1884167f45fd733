"""Pictures in a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.shape import CT_Inline
from PIL import Image, UnidentifiedImageError

from builder.messages import BuildError
from builder.ooxml.elements import Element, clean, w
from builder.ooxml.styles import PAGE_HEIGHT

EMU_OF_TWIP = 635
TALLEST = PAGE_HEIGHT * 2 // 3
_KINDS = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg"}
_SCREEN, _FEWEST_DOTS = 96, 36  # dots an inch: of a picture that does not say, and the fewest to believe


class Pictures:
    """The pictures of one file; each is stored once. `document` is python-docx's document part."""

    def __init__(self, document: Any, folder: Path) -> None:
        self._document = document
        self._folder = folder
        self._known: dict[str, tuple[str, int, int]] = {}
        self._shown = 0

    def drawing(self, picture: str, alt: str, widest: int) -> Element:
        """The run of a picture, at most `widest` twips wide and two thirds of a page high.

        Raises BuildError if the file is missing or is not a picture that Word can show.
        """
        if picture not in self._known:
            self._known[picture] = self._store(picture)
        relation, width, height = self._known[picture]
        scale = min(1.0, widest / width, TALLEST / height)
        self._shown += 1
        inline = CT_Inline.new_pic_inline(
            self._shown,
            relation,
            picture.rsplit("/", 1)[-1],
            round(width * scale) * EMU_OF_TWIP,  # type: ignore[arg-type]
            round(height * scale) * EMU_OF_TWIP,  # type: ignore[arg-type]
        )
        inline.docPr.set("descr", clean(alt))
        drawing = w("drawing")
        drawing.append(inline)
        return w("r", drawing)

    def _store(self, picture: str) -> tuple[str, int, int]:
        """Put a picture into the file; its relation and its natural size in twips."""
        kind, width, height = measure(self._folder / picture, picture)
        name = PackURI(f"/word/media/image{len(self._known) + 1}.{kind}")
        part = Part(name, f"image/{kind}", (self._folder / picture).read_bytes(), self._document.package)
        return self._document.relate_to(part, RELATIONSHIP_TYPE.IMAGE), width, height


def measure(path: Path, name: str) -> tuple[str, int, int]:
    """The kind (`png` or `jpeg`), width and height in twips of a picture, called `name` in messages."""
    try:
        with Image.open(path) as image:
            kind, (width, height) = _KINDS.get(image.format or ""), image.size
            dots = image.info.get("dpi", (_SCREEN, _SCREEN))
    except FileNotFoundError:
        raise BuildError(
            f"The picture “{name}” is not in the content folder. Put it there, or mend its name in the text."
        ) from None
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        kind = None
    if kind is None:
        raise BuildError(
            f"Word cannot show the picture “{name}”. Save it as PNG or JPEG, for example “map.png”."
        )
    return kind, _twips(width, dots[0]), _twips(height, dots[1])


def _twips(pixels: int, dots: float) -> int:
    """The length of so many pixels; too few dots an inch to be true are taken for those of a screen."""
    return max(1, round(pixels * 1440 / (dots if dots >= _FEWEST_DOTS else _SCREEN)))
