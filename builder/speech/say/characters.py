"""Characters that a voice cannot say, or would say by their names: made plain, or left out."""

from __future__ import annotations

import re
import unicodedata

# Told to the eye only: marks of ownership and emphasis, and what editors leave behind.
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "\u2011": "-",
        "‒": "–",
        "―": "—",
        "−": "-",
        "⁄": "/",
        "\u00ad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
        "©": None,
        "®": None,
        "™": None,
        "…": "...",
        "½": " 1/2",
        "⅓": " 1/3",
        "⅔": " 2/3",
        "¼": " 1/4",
        "¾": " 3/4",
        "⅕": " 1/5",
        "⅛": " 1/8",
        "²": "^2",
        "³": "^3",
        "→": " to ",
        "×": " x ",
    }
)
_GAP = re.compile(r"(?<=\d) +(?= 1/| 2/| 3/)")
_UNSAYABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk", "Me"})
_KEPT = frozenset("°")


def plain_characters(text: str) -> str:
    """Curly quotes straight, emoji and control characters left out, accents only where voices know them."""
    if text.isascii():
        return text if text.isprintable() else "".join(map(_sayable, text))
    text = unicodedata.normalize("NFKC", text.translate(_PLAIN))
    return "".join(character if " " <= character <= "~" else _sayable(character) for character in text)


def _sayable(character: str) -> str:
    if " " <= character <= "~" or character in _KEPT:
        return character
    kind = unicodedata.category(character)
    if kind in _UNSAYABLE or kind.startswith("Z"):
        return " "
    if kind == "Nd":
        return str(unicodedata.digit(character))
    if "\u0100" <= character <= "\u024f" or "\u1e00" <= character <= "\u1eff":
        # Voices spell ŵ as “w circumflex”; the bare letter is nearer.
        bare = unicodedata.normalize("NFKD", character)[0]
        return bare if bare.isascii() else character
    return character
