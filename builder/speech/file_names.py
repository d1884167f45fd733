"""Names of files that every player can show and every stick can hold: “01 Welcome.mp3”.

Sticks are in FAT32, whose names may hold neither some signs nor a dot or space at their end (Microsoft, FAT32
File System Specification, section 7; “Naming Files, Paths, and Namespaces”). Cheap players show rubbish for
letters beyond ASCII, and sort files by their names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

LONGEST = 60  # characters of a whole name: what is longer is cut on small displays, and tiring to listen to
DIGITS = 2  # of the number in front, at least
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−⁄/\\", "-"),
        **dict.fromkeys('“”„‟«»"', ""),
        **{"…": "...", "×": "x", "&": " and ", "•": " ", "·": " ", "№": "No "},
        **{"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"},
        **{"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H"},
    }
)
_MONEY = re.compile(r"([£€])\s?([\d,.]*\d)(?:\s?(k|m|bn|million|billion)\b)?", re.I)
_CURRENCIES = {"£": "pounds", "€": "euros"}
_REFUSED = re.compile(r'[<>|*?:"\\/]+')


def plain(text: str) -> str:
    """Text in the letters and signs of ASCII, on one line; what has no likeness there is left out."""
    text = _MONEY.sub(
        lambda found: " ".join(filter(None, (*found.groups()[1:], _CURRENCIES[found[1]]))), text
    )
    marks_apart = unicodedata.normalize("NFKD", text.translate(_PLAIN)).translate(_PLAIN)
    known = (one for one in marks_apart if one.isascii() and (one.isprintable() or one.isspace()))
    return " ".join("".join(known).split())


def track_names(titles: Sequence[str], ending: str) -> tuple[str, ...]:
    """A name for the file of each track: its number and its title. They sort in the order of the tracks.

    `ending` is that of the files (“.mp3”). Tracks of one title differ in their numbers.
    """
    digits = max(DIGITS, len(str(len(titles))))
    return tuple(
        f"{number:0{digits}} {_name(title, number, LONGEST - digits - 1 - len(ending))}{ending}"
        for number, title in enumerate(titles, 1)
    )


def _name(title: str, number: int, room: int) -> str:
    """A title as a part of a name, cut at a word where it is long."""
    between = _REFUSED.sub(" - ", plain(re.sub(r"[?*]", " ", title)))
    words = _fitting(between.split(), room)
    name = " ".join(words).strip(" .,;-'")
    return name if any(map(str.isalnum, name)) else f"Track {number}"


def _fitting(words: Iterable[str], room: int) -> list[str]:
    """The first words, as many as there is room for; at least a part of the first."""
    taken: list[str] = []
    for word in words:
        if len(" ".join((*taken, word))) > room:
            return taken or [word[:room]]
        taken.append(word)
    return taken
