"""Punctuation as pauses: brackets and dashes become commas, quotation marks go, signs become words."""

from __future__ import annotations

import re

_SIGNS = {
    "&": " and ",
    "=": " equals ",
    "@": " at ",
    "%": " per cent ",
    "°": " degrees ",
    "§": " section ",
    "#": " hash ",
}
_SIGN = re.compile("[&=@%°§#]")
_PLUS = re.compile(r"\+")
_THEN = re.compile(r"(?<=\w) > (?=\w)")
_CELSIUS = re.compile(r"°C\b")
_SLASH_BETWEEN_WORDS = re.compile(r"(?<=[A-Za-z']) ?/ ?(?=[A-Za-z])")
_SLASH = re.compile(r" ?[/\\] ?")
_BULLET = re.compile(r"(?:^|(?<= ))[•●▪◦·‣*]+(?= |$)|^[-–—](?= )")
_DASH = re.compile(r" +[-–—]+ +| ?—+ ?|-{2,}|–+ *$")
_ANY_DASH = re.compile(r" ?[–—] ?")
_SPAN = re.compile(r"(?<=\w) ?– ?(?=\w)")
_BRACKET = re.compile(r"\b\(s\)|([(\[{])|([)\]}])")
_DOTS = re.compile(r" ?\.{2,}( (?=[a-z]))?")
_QUOTE = re.compile(r"\"|(?<!\w)'|'(?!\w)")
_LEFT_OVER = re.compile(r"[*_^~|<>`$€£¬¦]+")
_SQUARED, _CUBED = re.compile(r"(?<=\w)\^2\b"), re.compile(r"(?<=\w)\^3\b")

_SPACE_BEFORE = re.compile(r" +(?=[,.;:!?])")
_COMMAS = re.compile(r",(?:[ ,]*,)+")
_COMMA_BEFORE = re.compile(r",+ ?(?=[.;:!?])")
_COMMA_AFTER = re.compile(r"([;:!?]),")
_MARKS = re.compile(r"([!?])[!?]+")
_STOPS = re.compile(r"\.{2,}")
_TOUCHING = re.compile(r"(?<=[A-Za-z'])([,;](?=[A-Za-z])|(?<=[a-z])\.(?=[A-Z]))")


def signs(text: str) -> str:
    """Signs that stand for words: `&`, `+`, `/`."""
    text = _SQUARED.sub(" squared", text)
    text = _CUBED.sub(" cubed", text)
    text = _THEN.sub(", then ", text)
    text = _CELSIUS.sub(" degrees Celsius", text)
    text = _SIGN.sub(lambda found: _SIGNS[found[0]], text)
    text = _PLUS.sub(" plus ", text)
    text = _SLASH_BETWEEN_WORDS.sub(" or ", text)
    return _SLASH.sub(" slash ", text)


def pauses(text: str) -> str:
    """Brackets, dashes, bullets and dots as commas and full stops; quotation marks left out."""
    text = _BULLET.sub("", text)
    text = _DOTS.sub(lambda found: ", " if found[1] else ".", text)
    text = _DASH.sub(", ", text)
    text = _SPAN.sub(" to ", text)
    text = _ANY_DASH.sub(", ", text)
    text = _BRACKET.sub(lambda found: "s" if found[0] == "(s)" else ", ", text)
    text = _QUOTE.sub("", text)
    return _LEFT_OVER.sub(" ", text)


def tidy(text: str) -> str:
    """One space between words, and no two marks where one is enough; nothing at all if there is no word."""
    text = " ".join(text.split())
    text = _SPACE_BEFORE.sub("", text)
    text = _COMMAS.sub(",", text)
    text = _COMMA_BEFORE.sub("", text)
    text = _COMMA_AFTER.sub(r"\1", text)
    text = _STOPS.sub(".", _MARKS.sub(r"\1", text))
    text = _TOUCHING.sub(r"\1 ", text)
    text = text.lstrip(" ,.;:!?-–'/").rstrip(" ,–-")
    return text if any(map(str.isalnum, text)) else ""
