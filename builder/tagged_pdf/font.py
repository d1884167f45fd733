"""A TrueType font whose text can be copied and read aloud: its ToUnicode map is made as the standards ask."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

BLOCK = 100  # most entries of one bfchar block (Adobe technical note 5014)


class EmbeddedFont(TTFont):  # type: ignore[misc]
    """ReportLab's subset font with a mended ToUnicode map.

    ReportLab maps code 0 to U+0000, which ISO 14289-1, 7.21.7 forbids, and characters beyond U+FFFF to five
    digits, which no reader understands.
    """

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), asciiReadable=False)

    def covers(self) -> frozenset[str]:
        """The characters that the font can draw."""
        return frozenset(map(chr, self.face.charToGlyph))

    def addObjects(self, doc: PDFDocument) -> None:
        """Put the font into the file; ReportLab calls this when all pages are drawn."""
        subsets = self.state[doc].subsets
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            doc.idToObject[fonts[name].ToUnicode.name].content = to_unicode(fonts[name].BaseFont, subset)


def to_unicode(name: str, subset: list[int]) -> str:
    """The CMap that leads from the codes of a font back to characters; `subset[code]` is the character."""
    rows = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    blocks = [rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
