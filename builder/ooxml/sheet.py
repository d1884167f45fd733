"""The sheet of paper that a Word file is set on: its size and the room for words, in twips.

A twip is a twentieth of a point: 1440 are an inch.
"""

from __future__ import annotations

from dataclasses import dataclass

MM = 1440 / 25.4  # twips in a millimetre


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of the paper, and of the text between its margins."""

    width: int
    height: int
    text_width: int

    @property
    def deepest(self) -> int:
        """How far in words may stand: half of the line is theirs, however deep the list."""
        return self.text_width // 2

    @property
    def tallest(self) -> int:
        """The height that a picture may have, so that its heading and caption fit beside it."""
        return self.height * 2 // 3


MARGIN = 1134  # 2 cm
A4 = Sheet(11906, 16838, 11906 - 2 * MARGIN)
