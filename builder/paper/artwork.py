"""The picture of a leaflet or poster: drawn once, in colours or greys, and then fitted to its card."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

from PIL import Image

from builder import symbols
from builder.appearance import BLACK
from builder.context import Context
from builder.document import Idea
from builder.ideas import symbol_of
from builder.symbols import OWN_FOLDER, Symbol, own_credit
from builder.tagged_pdf.picture import Picture, exact_picture
from builder.tagged_pdf.structure import Element

CREDIT = "Picture: OpenMoji.org, CC BY-SA 4.0."  # what the licence asks for, in the room that there is
INSET = 0.07  # of the card: the white around its picture
DOTS = 200 / 72  # of the picture, for each point


@dataclass(frozen=True, slots=True)
class Artwork:
    """A picture, the words that stand in for it, and whose it is."""

    picture: Picture
    alt: str
    credit: str

    def on_card(self, side: float, parent: Element) -> Picture:
        """The picture in the size for a card so many points wide, as a Figure below `parent`."""
        scale = side * (1 - 2 * INSET) / max(self.picture.size)
        size = self.picture.size[0] * scale, self.picture.size[1] * scale
        return replace(self.picture, size=size, element=Element("Figure", parent, alt=self.alt))


def artwork(idea: Idea, side: float, context: Context) -> Artwork | None:
    """The picture of an idea, sharp on cards up to so many points wide; None if it has none.

    Raises BuildError if one of the organisation's own pictures cannot be used.
    """
    symbol = symbol_of(idea, context)
    if symbol is None:
        return None
    data = _png(symbol, round(side * DOTS))
    with Image.open(io.BytesIO(data)) as image:
        picture = exact_picture(data, image.size, None, grey=context.appearance.colours == BLACK)
    credit = own_credit(context.content / OWN_FOLDER) if symbol.own else CREDIT
    return Artwork(picture, idea.alt or symbol.alt, credit or "")


def _png(symbol: Symbol, pixels: int) -> bytes:
    """A picture without the clear ground around it."""
    with Image.open(io.BytesIO(symbols.png(symbol, pixels))) as drawn:
        clear = "A" in drawn.getbands()
        image = drawn.crop(drawn.getbbox()) if clear else drawn.copy()
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()
