"""The typeface of print: Atkinson Hyperlegible, and Noto Sans for the characters that it lacks."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import fontpkg_noto_sans
from reportlab.pdfbase import pdfmetrics

from builder.tagged_pdf.font import EmbeddedFont

FONTS = "Atkinson Hyperlegible and Noto Sans"
REGULAR, BOLD = "Regular", "Bold"
WEIGHTS = {REGULAR: 400, BOLD: 700}

# Characters that say how text runs but are not seen: controls, soft hyphens, joiners, marks of direction.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)

# Scripts whose letters change shape beside others: a PDF made without a shaping engine would set them wrong.
_SHAPED = ((0x0590, 0x08FF), (0x0900, 0x0DFF), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one font, named as ReportLab knows it, or characters that no font can show (font None)."""

    text: str
    font: str | None


@dataclass(frozen=True, slots=True)
class Typeface:
    """The fonts of print. `cache` is a folder in which a font that had to be made is kept."""

    cache: Path

    def name(self, bold: bool = False) -> str:
        """The name of the font that most text is set in."""
        return _atkinson(BOLD if bold else REGULAR)[0]

    def shows(self, character: str) -> bool:
        """Whether one of the fonts can show a character."""
        if character in _atkinson(REGULAR)[1]:
            return True
        return all(piece.font is not None for piece in self.pieces(character))

    def pieces(self, text: str, bold: bool = False) -> list[Piece]:
        """Split text by the font that can show it; a whole word goes to one font where one has it all."""
        weight = BOLD if bold else REGULAR
        name, covers = _atkinson(weight)
        text = unicodedata.normalize("NFC", text)  # an accent stands right only as part of its letter
        if covers.issuperset(text):
            return [Piece(text, name)]
        text = seen(text)
        pieces: list[Piece] = []
        for word in re.findall(r"\s+|\S+", text):
            if word.isspace():
                _append(pieces, "".join(space if space in covers else " " for space in word), name)
            elif covers.issuperset(word):
                _append(pieces, word, name)
            else:
                self._append_rare(pieces, word, weight)
        return pieces

    def _append_rare(self, pieces: list[Piece], word: str, weight: str) -> None:
        name, covers = _atkinson(weight)
        rare_name, rare_covers = _noto(weight, self.cache)
        if rare_covers.issuperset(word):
            _append(pieces, word, rare_name)
            return
        for character in word:
            font = name if character in covers else rare_name if character in rare_covers else None
            _append(pieces, character, font)


def seen(text: str) -> str:
    """Text as print shows it: accents joined to their letters, and without characters that nobody sees."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def _append(pieces: list[Piece], text: str, font: str | None) -> None:
    if pieces and pieces[-1].font == font:
        text = pieces.pop().text + text
    pieces.append(Piece(text, font))


@cache
def _atkinson(weight: str) -> tuple[str, frozenset[str]]:
    name = f"AtkinsonHyperlegible-{weight}"
    return _register(name, Path(fontpkg_atkinson_hyperlegible.ROOT) / "files" / f"{name}.ttf")


@cache
def _noto(weight: str, folder: Path) -> tuple[str, frozenset[str]]:
    source = Path(fontpkg_noto_sans.ROOT) / "files" / "NotoSans[wdth,wght].ttf"
    fingerprint = hashlib.sha256(source.read_bytes()).hexdigest()[:12]
    file = folder / f"NotoSans-{weight}-{fingerprint}.ttf"
    if not file.exists():
        _make_static(source, weight, file)
    return _register(f"NotoSans-{weight}", file)


def _register(name: str, file: Path) -> tuple[str, frozenset[str]]:
    font = EmbeddedFont(name, file)
    pdfmetrics.registerFont(font)
    return name, frozenset(character for character in font.covers() if not _left_out(character))


def _left_out(character: str) -> bool:
    code = ord(character)
    return _UNSEEN.match(character) is not None or any(first <= code <= last for first, last in _SHAPED)


def _make_static(source: Path, weight: str, target: Path) -> None:
    """Make one weight of a variable font as a file of its own: two seconds, once for each cache."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    with TTFont(source, recalcTimestamp=False) as font:
        for shaping in ("GSUB", "GPOS", "GDEF", "STAT"):
            del font[shaping]
        static = instantiateVariableFont(font, {"wght": WEIGHTS[weight], "wdth": 100}, inplace=True)
        static["name"].setName(f"NotoSans-{weight}", 6, 3, 1, 0x409)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(suffix=".ttf", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            static.save(file)
    try:
        os.replace(unfinished, target)
    except PermissionError:  # Windows, when another build has made the file meanwhile and reads it
        os.remove(unfinished)
        if not target.exists():
            raise
