"""Names of people and parts: initials, and the Roman numerals after kings, wars and chapters."""

from __future__ import annotations

import re

from builder.speech.say.cardinals import cardinal, letters, ordinal

# An initial is one where a title, another initial or a word such as “by” is beside it: Plan B. It is not one.
_TITLES = "Mister|Missus|Miz|Mix|Doctor|Professor|Councillor|Reverend|Sir|Dame|Lord|Lady"
_ROW_OF_INITIALS = re.compile(r"\b(?<![\w.'-])[A-Z]\.? (?:[A-Z]\.? ?){0,4}[A-Z]\. (?=[A-Z][a-z])")
_AFTER_TITLE = re.compile(rf"\b((?:{_TITLES}|by|from|with|for|and|or|to) )((?:[A-Z]\. ?)+)(?=[A-Z][a-z])")
_BARE_AFTER_TITLE = re.compile(rf"\b((?:{_TITLES}) )([A-Z](?: [A-Z])*)(?= [A-Z][a-z])")
_INITIAL = re.compile(r"[A-Z]")

_ROMAN = r"(?P<roman>X{0,3}(?:IX|IV|V?I{0,3}))(?<=[XVI])\b(?!'(?!s\b))"
_KINGS = (
    "Alexander Benedict Charles Edward Elizabeth Francis Frederick George Henry James John Leo Louis Mary "
    "Philip Richard William"
)
_RULER = re.compile(
    r"\b((?:King|Queen|Pope|Prince|Saint) [A-Z][a-z]+(?: [A-Z][a-z]+)?"
    rf"|(?:{'|'.join(_KINGS.split())})(?= [IVX]{{2,}}\b| V\b| I(?:[.,;:)]|$))) "
    rf"{_ROMAN}"
)
_PARTS = (
    "Act Annex Appendix Article Book Chapter Clause Class Figure Grade Group Level Part Phase Scene Schedule "
    "Section Stage Table Title Type Volume"
)
_PART = re.compile(rf"\b(World War|{'|'.join(_PARTS.split())}) {_ROMAN}(\*)?")
_SMALL = r"(?:x{0,3}(?:ix|iv|v?i{0,3}))(?<=[xvi])"
_SMALL_PART = re.compile(
    rf"\b((?:[Cc]hapter|[Ss]cene|[Pp]art|[Ss]ection|[Pp]ages?|[Cc]lause) )({_SMALL})\b"
    rf"|(?<=\()({_SMALL})(?=\))|^(?!v\. [a-z])({_SMALL})(?=[).] )"
)
_ROW = re.compile(r"\b[IVX]+(?:(?:,|,? (?:and|or|&)| ?–) ?[IVX]+)+\b(?!'(?!s\b))")
_NUMERAL = re.compile(r"[IVX]+")
_WORLD_WAR = re.compile(r"\bWW(1|2|II?)\b")
_TEAM = re.compile(r"\b((?:[Ff]irst|[Ss]econd|[Tt]hird|\d(?:st|nd|rd)|[Cc]ricket|[Rr]ugby) )(XI|XV)\b")
_VALUES = {"I": 1, "V": 5, "X": 10}


def initials(text: str) -> str:
    """Initials without their full stops, which would be heard as ends of sentences: `J. K. Smith`."""
    text = _ROW_OF_INITIALS.sub(lambda found: _spelt(found[0]), text)
    text = _AFTER_TITLE.sub(lambda found: found[1] + _spelt(found[2]), text)
    return _BARE_AFTER_TITLE.sub(lambda found: found[1] + _spelt(found[2]).rstrip(), text)


def roman_numerals(text: str) -> str:
    """Roman numerals where they are sure to be ones: `King Charles III`, `Part IV`, `Grade II*`, `(ii)`."""
    text = _WORLD_WAR.sub(lambda found: f"World War {'one' if found[1] in '1I' else 'two'}", text)
    text = _TEAM.sub(lambda found: f"{found[1]}{cardinal(_roman(found[2]))}", text)
    text = _RULER.sub(lambda found: f"{found[1]} the {ordinal(_roman(found['roman']))}", text)
    text = _ROW.sub(_row, text)
    text = _SMALL_PART.sub(
        lambda found: (found[1] or "") + cardinal(_roman((found[2] or found[3] or found[4]).upper())), text
    )
    return _PART.sub(
        lambda found: f"{found[1]} {cardinal(_roman(found['roman']))}{' star' if found[3] else ''}", text
    )


def _row(found: re.Match[str]) -> str:
    """Numerals in their order, of which one at least is longer than a letter: `I, II and III`."""
    written = _NUMERAL.findall(found[0])
    values = [_roman(numeral) for numeral in written]
    well_written = all(re.fullmatch(_ROMAN, numeral) for numeral in written)
    if not well_written or max(map(len, written)) == 1 or values != sorted(set(values)):
        return found[0]
    return _NUMERAL.sub(lambda numeral: cardinal(_roman(numeral[0])), found[0])


def _spelt(written: str) -> str:
    return "".join(letters(initial) + " " for initial in _INITIAL.findall(written))


def _roman(written: str) -> int:
    values = [_VALUES[letter] for letter in written]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
