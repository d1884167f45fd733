"""Characters that a voice cannot say, or would say by their names: made plain, named, or left out."""

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
        "′": " feet ",
        "″": " inches ",
        "‐": "-",
        "\u2011": "-",
        "‒": "–",
        "―": "—",
        "−": "-",
        "⁄": "/",
        "º": "°",
        "©": None,
        "®": None,
        "™": None,
        "†": None,
        "‡": None,
        "¶": " paragraph ",
        "¢": " cents ",
        "¥": " yen ",
        "…": "...",
        "²": "^2",
        "³": "^3",
        "→": " to ",
        "↑": " up ",
        "↓": " down ",
        "←": " ",
        "↔": " ",
        "×": " x ",
        "÷": " divided by ",
        "≠": " is not ",
        # What they mean differs from page to page, but not what they are.
        **dict.fromkeys("✓✔☑✅🗸", " tick, "),
        **dict.fromkeys("✗✘☒❌✖", " cross, "),
    }
    | {
        # A space in front, so that 1½ is not eleven halves.
        character: " " + unicodedata.normalize("NFKC", character).replace("⁄", "/")
        for character in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
    }
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]+")
_ARROW_FIRST = re.compile(r"^\s*→")
_STARS = re.compile(r"([★⭐]+)([☆]*)")
_NUMBER_OF_STARS = re.compile(r"(?<=\d) ?[★⭐]")
_LOVE = re.compile(r"(?<=\bI )[♥❤]")
_UNSAYABLE = frozenset({"Cc", "Cs", "Co", "Cn", "So", "Sk", "Me"})
_KEPT = frozenset("°")
_EMOJI = re.compile("[\U0001f000-\U0001f3fa\U0001f400-\U0001faff\u2600-\u26ff✂✈✉✏❓❗❤]")
_GREEK = re.compile(r"(?<!\w)[\u0391-\u03c9](?!\w)")
_SCRIPT = (
    "[\u0370-\u1dff\u1f00-\u1fff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\uffdc"
    "\U00010000-\U0001efff\U00020000-\U0003ffff]"
)
_OTHER_SCRIPTS = re.compile(rf"{_SCRIPT}+(?:[^\w(]+{_SCRIPT}+)*")
_IN_ANOTHER = "words in another language"
_NAMES = {"heavy black heart": "red heart"}
_LETTER_OF_FLAG = "regional indicator symbol letter "


def plain_characters(text: str) -> str:
    """Curly quotes straight, emoji and control characters left out, accents only where voices know them."""
    if text.isascii():
        return text if text.isprintable() else "".join(map(_sayable, text))
    text = _UNSEEN.sub("", text)
    text = _STARS.sub(_stars, _NUMBER_OF_STARS.sub(" star", _LOVE.sub("love", text)))
    text = unicodedata.normalize("NFKC", _ARROW_FIRST.sub("", text).translate(_PLAIN))
    return "".join(character if " " <= character <= "~" else _sayable(character) for character in text)


def other_scripts(text: str) -> str:
    """What a voice for English would pass over in silence, told: listeners should know that it is there."""
    text = _GREEK.sub(lambda found: unicodedata.name(found[0]).split()[-1].lower(), text)
    return _OTHER_SCRIPTS.sub(f", {_IN_ANOTHER}, ", text)


def names_of_pictures(text: str) -> str:
    """The names of emoji, each once, for text that has nothing else: `👍👍` is “thumbs up sign”."""
    names: dict[str, None] = {}
    for character in text:
        if _EMOJI.match(character) and (name := unicodedata.name(character, "").lower()):
            letter = name.removeprefix(_LETTER_OF_FLAG)
            names[_NAMES.get(name, name) if letter == name else letter.upper()] = None
    return " ".join(", ".join(names).replace("-", " ").split())


def _stars(found: re.Match[str]) -> str:
    number, empty = len(found[1]), len(found[2])
    return f" {number} out of {number + empty} stars " if empty else f" {number} star{'s'[: number - 1]} "


def _sayable(character: str) -> str:
    if " " <= character <= "~" or character in _KEPT:
        return character
    kind = unicodedata.category(character)
    if kind == "Cf":  # marks of direction, soft hyphens and joiners stand inside words
        return ""
    if kind in _UNSAYABLE or kind.startswith("Z"):
        return " "
    if kind == "Nd":
        return str(unicodedata.digit(character))
    if "\u0100" <= character <= "\u024f" or "\u1e00" <= character <= "\u1eff":
        # Voices spell ŵ as “w circumflex”; the bare letter is nearer.
        bare = unicodedata.normalize("NFKD", character)[0]
        return bare if bare.isascii() else character
    return character
