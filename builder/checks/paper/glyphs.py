"""Fonts as whoever reads a PDF needs them: the characters that codes stand for, and how wide they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from fontTools.agl import toUnicode
from fontTools.encodings.StandardEncoding import StandardEncoding

_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_UNKNOWN_WIDTH = 500.0  # thousandths of the size, for fonts that every reader is to have by itself
_STANDARD = re.compile(r"/(Helvetica|Times|Courier|Arial)")
_CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_CHAR = re.compile(r"<(\w+)>\s*<(\w*)>")
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(r"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a code stands for: its character, its width in parts of the size, and whether that is Unicode."""

    text: str
    width: float
    known: bool


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its name, how many bytes a code has, and characters and widths (thousandths) by code."""

    name: str
    length: int
    characters: dict[int, str]
    widths: dict[int, float]
    usual: float
    _letters: dict[int, Letter] = field(default_factory=dict)

    def letters(self, shown: bytes) -> Iterator[tuple[int, Letter]]:
        """The codes of a string that is shown, and what they stand for."""
        for start in range(0, len(shown), self.length):
            code = int.from_bytes(shown[start : start + self.length], "big")
            letter = self._letters.get(code)
            if letter is None:
                text = self.characters.get(code, "")
                known = bool(text) and not any(map(_is_nothing, text))
                letter = Letter(text, self.widths.get(code, self.usual) / 1000, known)
                self._letters[code] = letter
            yield code, letter


def _is_nothing(character: str) -> bool:
    """Whether a character is none, the sign for the unknown, or one of a font's own making."""
    return character in "\x00\ufffd" or "\ue000" <= character <= "\uf8ff"


def read_font(font: pikepdf.Object) -> Font:
    """Read a font of a page's resources."""
    cmap = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
    name = str(font.get("/BaseFont", "/"))[1:]
    if font.get("/Subtype") == "/Type0":
        inner = font.DescendantFonts[0]
        return Font(
            name, 2, _to_unicode(cmap), _composite(inner.get("/W", [])), float(inner.get("/DW", 1000))
        )
    first = int(font.get("/FirstChar", 0))
    widths = {first + at: float(width) for at, width in enumerate(font.get("/Widths", []))}
    characters = {**_encoded(font), **_to_unicode(cmap)}
    return Font(name, 1, characters, widths, 0.0 if widths else _UNKNOWN_WIDTH)


def _to_unicode(cmap: str) -> dict[int, str]:
    """The characters of a ToUnicode map (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    for block in _CHARS.findall(cmap):
        found.update((int(code, 16), _text(text)) for code, text in _CHAR.findall(block))
    for block in _RANGES.findall(cmap):
        for low, high, start, each in _RANGE.findall(block):
            codes = range(int(low, 16), int(high, 16) + 1)
            if start:
                text = _text(start)
                found.update(
                    (code, text[:-1] + chr(ord(text[-1]) + at)) for at, code in enumerate(codes) if text
                )
            else:
                found.update(zip(codes, map(_text, re.findall(r"<(\w+)>", each)), strict=False))
    return found


def _text(digits: str) -> str:
    return bytes.fromhex(digits + "0" * (len(digits) % 2)).decode("utf-16-be", "replace")


def _composite(widths: Any) -> dict[int, float]:
    """The widths of a composite font: `first [w1 w2 …]` or `first last w` (ISO 32000-1, 9.7.4.3)."""
    found: dict[int, float] = {}
    parts = list(widths)
    while parts:
        first, second = int(parts.pop(0)), parts.pop(0)
        if isinstance(second, pikepdf.Array):
            found.update((first + at, float(width)) for at, width in enumerate(second))
        else:
            width = float(parts.pop(0))
            found.update((code, width) for code in range(first, int(second) + 1))
    return found


def _encoded(font: pikepdf.Object) -> dict[int, str]:
    """The characters of a simple font by its encoding alone; none where that says nothing."""
    encoding = font.get("/Encoding")
    named = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    if str(named) in _CODECS:
        codec = _CODECS[str(named)]
        found = {code: bytes([code]).decode(codec, "replace") for code in range(32, 256)}
    elif encoding is not None or _STANDARD.match(str(font.get("/BaseFont", ""))):
        found = {code: toUnicode(name) for code, name in enumerate(StandardEncoding) if name != ".notdef"}
    else:
        return {}
    code = 0
    for part in encoding.get("/Differences", []) if isinstance(encoding, pikepdf.Dictionary) else []:
        if isinstance(part, pikepdf.Name):
            found[code] = toUnicode(str(part)[1:])
            code += 1
        else:
            code = int(part)
    return found
