"""The ways in which people see a page: wide and narrow screens, light, dark and forced colours."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

Colours = Literal["light", "dark", "forced colours"]


@dataclass(frozen=True, slots=True)
class View:
    """A screen of so many CSS pixels, and the colours that its owner has chosen."""

    width: int
    height: int
    colours: Colours = "light"

    def __str__(self) -> str:
        return f"{self.width} pixels wide, {self.colours}"

    @property
    def size(self) -> Any:
        """The screen, as Playwright wants it."""
        return {"width": self.width, "height": self.height}

    @property
    def media(self) -> dict[str, Any]:
        """The colours, as Playwright wants them; nothing moves, so that pages are measured at rest."""
        return {
            "color_scheme": "dark" if self.colours == "dark" else "light",
            "forced_colors": "active" if self.colours == "forced colours" else "none",
            "reduced_motion": "reduce",
        }


DESKTOP = View(1280, 900)
MOBILE = View(390, 800)
NARROW = View(320, 640)
ZOOMED = View(320, 256)  # what is left of a screen of 1280 by 1024 at 400 % (WCAG 1.4.10)
COLOURS: tuple[Colours, ...] = ("light", "dark", "forced colours")
VIEWS = tuple(
    View(size.width, size.height, colours) for colours, size in product(COLOURS, (DESKTOP, MOBILE, NARROW))
)
