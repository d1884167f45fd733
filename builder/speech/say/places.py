"""Short forms in names of places: `St` as saint or street, `Sq`, `Mt`, and `J12 of the M25`."""

from __future__ import annotations

import re

_SAINT_OR_STREET = re.compile(
    r"(?:\b(?P<before>[A-Z][\w']*) )?\bSt\b(?P<stop>\.)?(?! ?')(?=(?P<after> [A-Z][\w']*)?)"
)
_SAINT_NAMES = (
    "Alban Albans Andrew Andrews Anne Anns Augustine Barnabas Bartholomew Bride Catherine Clement Columba "
    "David Davids Edmund Edmunds Francis George Georges Giles Helen Helens Helena Ives James John Johns "
    "Joseph Jude Katharine Lawrence Leonard Leonards Luke Margaret Margarets Mark Marks Martin Martins "
    "Mary Marys Matthew Michael Michaels Neots Nicholas Oswald Pancras Patrick Paul Pauls Peter Peters "
    "Philip Saviour Simon Stephen Stephens Teresa Thomas Vincent Werburgh Wilfrid"
)
_SAINTS = frozenset(_SAINT_NAMES.split())
_NOT_A_STREET = frozenset(
    {"At", "And", "By", "For", "From", "In", "Near", "Of", "On", "Or", "Our", "The", "To", "Visit"}
)
# After a name with a capital.
_ENDINGS = {
    "Sq": "Square",
    "Cl": "Close",
    "Ct": "Court",
    "Pl": "Place",
    "Tce": "Terrace",
    "Terr": "Terrace",
    "Gr": "Grove",
    "Hse": "House",
    "Stn": "Station",
    "Hosp": "Hospital",
    "Blvd": "Boulevard",
    "Ind Est": "Industrial Estate",
    "Est": "Estate",
    "Pk": "Park",
}
_ENDING = re.compile(rf"(?<=[a-z'\"]) ({'|'.join(_ENDINGS)})\b(\.)?(?! ?')")
_ESTATE = re.compile(r"\bInd\. (?=Est\b)")
# Before a name with a capital, or a number.
_BEGINNINGS = {"Mt": "Mount", "Nth": "North", "Sth": "South"}
_BEGINNING = re.compile(rf"\b({'|'.join(_BEGINNINGS)})\b\.? (?=[A-Z])")
_NUMBERED = {"Rm": "Room", "Jct": "Junction", "Jn": "Junction", "Fl": "Floor", "Blk": "Block"}
_NUMBER = re.compile(rf"\b({'|'.join(_NUMBERED)})\b\.? ?(?=\d|[A-Z]\d?\b)")
_FLOOR = re.compile(r"(?<=\d(?:st|nd|rd|th)) Fl(?:oo)?r?\b(\.)?", re.IGNORECASE)
_JUNCTION = re.compile(r"\bJ(?=\d{1,2}[A-Za-z]?\b (?:of|on|off) the [AM]\d)")
_MOTORWAY = re.compile(r"\b([AM]\d{1,4})\(M\)")
NEEDED = re.compile(
    rf"\b(?:{'|'.join((*_ENDINGS, *_BEGINNINGS, *_NUMBERED))}|J(?=\d)|[Ff]l)|\(M\)",
)
"""What text must hold for `places` to have anything to do."""


def saints_and_streets(text: str) -> str:
    """`St` as Saint or Street: `St Mary's St` has one of each."""
    return _SAINT_OR_STREET.sub(_saint_or_street, text)


def places(text: str) -> str:
    """Squares, courts, mounts, rooms and junctions in full."""
    text = _ESTATE.sub("Ind ", text)
    text = _ENDING.sub(lambda found: f" {_ENDINGS[found[1]]}{_stop(found, 2)}", text)
    text = _BEGINNING.sub(lambda found: f"{_BEGINNINGS[found[1]]} ", text)
    text = _FLOOR.sub(lambda found: f" floor{_stop(found, 1)}", text)
    text = _NUMBER.sub(lambda found: f"{_NUMBERED[found[1]]} ", text)
    text = _JUNCTION.sub("junction ", text)
    return _MOTORWAY.sub(r"\1 M", text)


def _stop(found: re.Match[str], group: int) -> str:
    """The full stop of a short form, if it ends the sentence as well."""
    return "." if found[group] and not found.string[found.end() :].strip(" )]\"'") else ""


def _saint_or_street(found: re.Match[str]) -> str:
    before, after = found["before"], (found["after"] or "")
    name = after.strip().removesuffix("'s").removesuffix("'")
    street = before and before not in _NOT_A_STREET and name not in _SAINTS and not after.endswith("'s")
    if not after and not before:
        return found[0]
    said = "Street" if street or not after else "Saint"
    stop = "." if found["stop"] and not found.string[found.end() :].strip() and said == "Street" else ""
    return f"{before + ' ' if before else ''}{said}{stop}"
