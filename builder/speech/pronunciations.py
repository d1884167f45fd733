"""How words are said: a built-in list of council terms, and what officers write.

That is `content/pronunciations.yml`, and the terms of the glossary that say how they sound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from yaml.scanner import ScannerError

from builder.messages import Message
from builder.schema.glossary import read_terms

_CODE = "pronunciations"
_EXAMPLE = "Write the word, a colon and how it sounds, for example “Wexmoor: Wex more”."
_LONGEST = 200

_COUNCIL_TERMS = {
    "2.2 AA": "2.2 double eh",
    "A&E": "eh and E",
    "A & E": "eh and E",
    "ACAS": "aye cass",
    "AIDS": "aids",
    "ASBO": "azbo",
    "BAME": "bame",
    "B&B": "bed and breakfast",
    "BTEC": "B teck",
    "CAMHS": "cams",
    "COSHH": "cosh",
    "COVID": "Covid",
    "DEFRA": "deffra",
    "DofE": "D of E",
    "DoLS": "dolls",
    "EqIA": "E Q I eh",
    "ESOL": "ee soll",
    "LADO": "lay doe",
    "MAPPA": "mappa",
    "MARAC": "marrack",
    "MASH": "mash",
    "MIND": "mind",
    "NATO": "nay toe",
    "NEET": "neet",
    "NICE": "nice",
    "OFCOM": "Ofcom",
    "OFSTED": "Ofsted",
    "OK": "okay",
    "P&P": "postage and packing",
    "p&p": "postage and packing",
    "PEEP": "peep",
    "PIN": "pin",
    "PIP": "pip",
    "Q&A": "question and answer",
    "Q&As": "questions and answers",
    "Q & A": "question and answer",
    "RADAR": "radar",
    "RIDDOR": "riddor",
    "SALT": "salt",
    "SARS": "sarz",
    "SATs": "sats",
    "SCOPE": "scope",
    "SEN": "S E N",
    "SENCO": "senco",
    "SENCo": "senco",
    "SEN/D": "send",
    "SEND": "send",
    "SENSE": "sense",
    "SIM": "sim",
    "SMART": "smart",
    "STEM": "stem",
    "T&Cs": "terms and conditions",
    "T&C's": "terms and conditions",
    "Ts & Cs": "terms and conditions",
    "Ts and Cs": "terms and conditions",
    "TUPE": "too pee",
    "UCAS": "you cass",
    "ULEZ": "you lez",
    "UNICEF": "Unicef",
    "WIFI": "Wi-Fi",
    "WiFi": "Wi-Fi",
    "YMCA": "Y M C eh",
}


@dataclass(frozen=True, slots=True)
class Pronunciations:
    """Words and how to say them, in order.

    A word is found only whole. It is found with its capitals as written, or with any capitals if the entry
    is all in lower case. A word all in capitals is found in the plural as well (`GPs`).
    """

    entries: tuple[tuple[str, str], ...] = ()


DEFAULT = Pronunciations(tuple(_COUNCIL_TERMS.items()))


def pronounce(text: str, pronunciations: Pronunciations) -> str:
    """The text with every listed word replaced by how it is said."""
    pattern, said = _lookup(pronunciations)
    if pattern is None:
        return text
    return pattern.sub(lambda found: said[_entry(found, said)] + (found[2] or ""), text)


def used(text: str, pronunciations: Pronunciations) -> tuple[tuple[str, str], ...]:
    """The entries that say something in a text, each once, in the order in which they are met."""
    pattern, said = _lookup(pronunciations)
    met = dict.fromkeys(_entry(found, said) for found in pattern.finditer(text)) if pattern else {}
    return tuple((word, said[word]) for word in met)


def _entry(found: re.Match[str], said: dict[str, str]) -> str:
    return found[1] if found[1] in said else found[1].lower()


@lru_cache(maxsize=16)
def _lookup(pronunciations: Pronunciations) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    said = dict(pronunciations.entries)
    if not said:
        return None, said
    # The longest first, so that “Wexmoor Road” is found before “Wexmoor”.
    words = sorted(said, key=lambda word: (-len(word), word))
    choices = "|".join(f"(?i:{re.escape(word)})" if word.islower() else re.escape(word) for word in words)
    return re.compile(rf"(?<![\w&])({choices})(?:(?<=[A-Z]{{2}})(s))?(?![\w&])"), said


def read(path: Path) -> tuple[Pronunciations, tuple[Message, ...]]:
    """The officers' list, and what is wrong with it; no file is no trouble.

    It stands on top of the glossary in the same folder, and that on top of the built-in list.
    """
    said, messages = _officers(path)
    return Pronunciations(
        tuple((_COUNCIL_TERMS | _glossary(path.with_name("glossary.yml")) | said).items())
    ), messages


def _glossary(path: Path) -> dict[str, str]:
    """How the terms of the glossary sound. What is wrong with the file, `sources.read_glossary` says."""
    try:
        return _sounds(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, UnicodeDecodeError):
        return {}


@lru_cache(maxsize=4)
def _sounds(text: str) -> dict[str, str]:
    entries, _ = read_terms(text, "")
    return {entry.term: entry.say_as for entry in entries if entry.say_as}


def _officers(path: Path) -> tuple[dict[str, str], tuple[Message, ...]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}, ()
    except UnicodeDecodeError:
        what = "We cannot read this file, because it is not plain text in UTF-8."
        return {}, (_message(path, 1, what, "Open it in a text editor and save it as UTF-8."),)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return {}, (_message(path, _line_of(error), "We cannot make sense of this line.", _EXAMPLE),)
    if root is None:
        return {}, ()
    if not isinstance(root, yaml.MappingNode):
        return {}, (_message(path, root.start_mark.line + 1, "This is not a list of words.", _EXAMPLE),)
    return _entries(root, path)


def _entries(root: yaml.MappingNode, path: Path) -> tuple[dict[str, str], tuple[Message, ...]]:
    said: dict[str, str] = {}
    lines: dict[str, int] = {}
    messages: list[Message] = []
    for key, value in root.value:
        line = key.start_mark.line + 1
        # The characters as written: YAML would read the word `NO` as a truth value and `111` as a number.
        word = str(key.value).strip() if isinstance(key, yaml.ScalarNode) else ""
        sound = " ".join(str(value.value).split()) if isinstance(value, yaml.ScalarNode) else None
        trouble = _trouble(word, sound, lines.get(word))
        if trouble:
            messages.append(_message(path, line, trouble, _EXAMPLE))
        elif sound:
            said[word], lines[word] = sound, line
    return said, tuple(messages)


def _trouble(word: str, sound: str | None, earlier: int | None) -> str | None:
    """What is wrong with one entry, or None."""
    if not any(map(str.isalnum, word)):
        return "This line has no word to say."
    if sound is None:
        return f"“{word}” has a list where one line of sound should be."
    if not any(map(str.isalpha, sound)):
        return f"“{word}” does not say how it sounds."
    if earlier is not None:
        return f"“{word}” is here twice: it is on line {earlier} as well. Keep one of them."
    if len(word) > _LONGEST or len(sound) > _LONGEST:
        return f"“{word[:40]}” is longer than {_LONGEST} characters."
    if not sound.isprintable():
        return f"“{word}” has a character in its sound that cannot be printed."
    return None


def _line_of(error: yaml.YAMLError) -> int:
    # A scanner finds out too late that a colon or a quotation mark is missing: its context is where it began.
    places = ("context_mark", "problem_mark") if isinstance(error, ScannerError) else ("problem_mark",)
    mark = next((mark for place in places if (mark := getattr(error, place, None))), None)
    return mark.line + 1 if mark else 1


def _message(path: Path, line: int, what: str, mend: str) -> Message:
    return Message(f"{path.parent.name}/{path.name}", line, what, mend, _CODE)
