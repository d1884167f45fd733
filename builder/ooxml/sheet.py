"""The sheet of paper that a Word file is set on: its size and the room for words, in twips.

A twip is a twentieth of a point: 1440 are an inch.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.section import Section
from docx.shared import Twips

from builder.ooxml.elements import W

EMU_OF_TWIP = 635  # English metric units, in which Word measures pictures
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
_NARROWEST = 5000  # twips of a line: less would hold no words in giant print


def a4(file: WordFile) -> Sheet:
    """Set a file on our own paper."""
    section = file.sections[0]
    section.page_width, section.page_height = Twips(A4.width), Twips(A4.height)
    _set_margins(section)
    section.header_distance = section.footer_distance = Twips(MARGIN // 2)
    page = file.element.body.sectPr
    page.remove(page.find(f"{W}docGrid"))  # made for Chinese and Japanese type
    return A4


def kept(file: WordFile) -> Sheet:
    """The paper of a template, of whose sections the last one counts: its margins, and one column."""
    section, page = file.sections[-1], file.element.body.sectPr
    for name in ("docGrid", "cols", "type", "pgNumType", "lnNumType", "bidi", "footnotePr", "endnotePr"):
        for found in page.findall(W + name):
            page.remove(found)
    width = section.page_width = section.page_width or Twips(A4.width)
    height = section.page_height = section.page_height or Twips(A4.height)
    if _text_width(section) < _NARROWEST:
        _set_margins(section)
    return Sheet(width.twips, height.twips, _text_width(section))


def _set_margins(section: Section) -> None:
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Twips(MARGIN)
    section.gutter = Twips(0)


def _text_width(section: Section) -> int:
    """The width between the margins, in twips."""
    sides = (section.left_margin, section.right_margin, section.gutter)
    width = (section.page_width or Twips(A4.width)) - sum(side or 0 for side in sides)
    return round(width / EMU_OF_TWIP)
