"""Short forms in full: titles, streets and saints, `e.g.`, `w/c`, `No. 5`, and Roman numerals in names."""

from __future__ import annotations

import re

from builder.speech.say.cardinals import cardinal, ordinal

# With capitals as shown: titles and parts of addresses.
_NAMES = {
    "Cllr": "Councillor",
    "Cllrs": "Councillors",
    "Mr": "Mister",
    "Mrs": "Missus",
    "Ms": "Miz",
    "Mx": "Mix",
    "Dr": "Doctor",
    "Drs": "Doctors",
    "Prof": "Professor",
    "Rev": "Reverend",
    "Revd": "Reverend",
    "Sgt": "Sergeant",
    "Rd": "Road",
    "Ave": "Avenue",
    "Ln": "Lane",
    "Cres": "Crescent",
    "Gdns": "Gardens",
    "Bldg": "Building",
    "Ltd": "Limited",
    "Govt": "Government",
    "Assoc": "Association",
    "NB": "note",
    "Jr": "Junior",
    "Snr": "Senior",
    "PhD": "P H D",
}
# With or without a capital.
_WORDS = {
    "approx": "approximately",
    "incl": "including",
    "inc": "including",
    "excl": "excluding",
    "dept": "department",
    "depts": "departments",
    "govt": "government",
    "tel": "telephone",
    "mob": "mobile",
    "max": "maximum",
    "est": "established",
    "mth": "month",
    "mths": "months",
    "appt": "appointment",
    "appts": "appointments",
    "info": "information",
    "misc": "miscellaneous",
    "temp": "temporary",
    "vs": "versus",
    "para": "paragraph",
    "paras": "paragraphs",
    "fig": "figure",
    "figs": "figures",
    "hq": "headquarters",
    "asap": "as soon as possible",
    "nb": "note",
}
# Short forms that are also words, so they are short forms only with their full stop.
_ONLY_WITH_STOP = frozenset({"max", "est", "temp", "fig", "figs", "mob", "info", "inc", "para", "paras"})
_SLASHED = {
    "w/c": "week commencing",
    "w/e": "week ending",
    "c/o": "care of",
    "n/a": "not applicable",
    "and/or": "and or",
    "24/7": "twenty-four seven",
    "s/he": "she or he",
    "o/s": "outstanding",
}
_NAME = re.compile(rf"\b({'|'.join(sorted(_NAMES, key=len, reverse=True))})\b(?!')(\.)?")
_WORD = re.compile(
    rf"(?<![\w.'-])({'|'.join(sorted(_WORDS, key=len, reverse=True))})\b(?!['-])(\.)?", re.IGNORECASE
)
_SLASH = re.compile(rf"(?<![\w/])({'|'.join(_SLASHED)})(?![\w/])", re.IGNORECASE)
_FOR_EXAMPLE = re.compile(r"\be\.?g\b(?:\.|(?!['-])),?", re.IGNORECASE)
_THAT_IS = re.compile(r"\b(?:i\.e\b\.?|ie\b(?!['.-])),?", re.IGNORECASE)
_AND_SO_ON = re.compile(r"\betc\b(\.+)?", re.IGNORECASE)
_COUNTED = re.compile(r"(?<![\w'-])(?:(No|Nos|pp?|ss?|[Cc]h|[Vv]ol|Sec|[Aa]rt)\b(?:\. ?| )|(nos?)\. ?)(?=\d)")
_PAGES = re.compile(r"\b(pp?)(?=\d)")
_COUNTED_NAMES = {
    "no": "number",
    "nos": "numbers",
    "p": "page",
    "pp": "pages",
    "s": "section",
    "ss": "sections",
    "sec": "section",
    "ch": "chapter",
    "vol": "volume",
    "art": "article",
}
_YEARLY = re.compile(r"\bp\.a\.?|\bper annum\b")

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

_ROMAN = r"(?P<roman>X{0,3}(?:IX|IV|V?I{0,3}))(?<=[XVI])\b(?!')"
_RULER = re.compile(
    r"\b((?:King|Queen|Pope) [A-Z][a-z]+(?: [A-Z][a-z]+)?"
    r"|(?:Charles|Edward|Elizabeth|George|Henry|James|Richard|William)(?= [IVX]{2,}\b| V\b)) "
    rf"{_ROMAN}"
)
_PART = re.compile(
    r"\b(World War|Part|Schedule|Chapter|Phase|Volume|Grade|Type|Class|Appendix|Annex|Title|Stage|Level) "
    rf"{_ROMAN}(\*)?",
)
_VALUES = {"I": 1, "V": 5, "X": 10}


def short_forms(text: str) -> str:
    """Abbreviations in full; the full stop that ends a sentence stays."""
    text = _FOR_EXAMPLE.sub("for example,", text)
    text = _THAT_IS.sub("that is,", text)
    text = _AND_SO_ON.sub(lambda found: "et cetera" + _stop(found, 1), text)
    text = _SLASH.sub(lambda found: _SLASHED[found[0].lower()], text)
    text = _YEARLY.sub("a year", text)
    text = _COUNTED.sub(lambda found: f"{_COUNTED_NAMES[(found[1] or found[2]).lower()]} ", text)
    text = _PAGES.sub(lambda found: f"{_COUNTED_NAMES[found[1]]} ", text)
    text = _NAME.sub(lambda found: _NAMES[found[1]] + _stop(found, 2), text)
    return _WORD.sub(_word, text)


def saints_and_streets(text: str) -> str:
    """`St` as Saint or Street: `St Mary's St` has one of each."""
    return _SAINT_OR_STREET.sub(_saint_or_street, text)


def roman_numerals(text: str) -> str:
    """Roman numerals after the few words that they follow: `King Charles III`, `Part IV`, `Grade II*`."""
    text = _RULER.sub(lambda found: f"{found[1]} the {ordinal(_roman(found['roman']))}", text)
    return _PART.sub(
        lambda found: f"{found[1]} {cardinal(_roman(found['roman']))}{' star' if found[3] else ''}", text
    )


def _stop(found: re.Match[str], group: int) -> str:
    """The full stop of an abbreviation, if it ends the sentence as well."""
    rest = found.string[found.end() :]
    return "." if found[group] and not rest.strip(" )]\"'") else ""


def _word(found: re.Match[str]) -> str:
    rest = found.string[found.end() : found.end() + 2].lstrip()
    # “max. 12” is a short form; “Call Max. He knows” and “the max.” are not.
    if found[1].lower() in _ONLY_WITH_STOP and not (found[2] and rest and not rest.isupper()):
        return found[0]
    said = _WORDS[found[1].lower()]
    return (said.capitalize() if found[1][0].isupper() else said) + _stop(found, 2)


def _saint_or_street(found: re.Match[str]) -> str:
    before, after = found["before"], (found["after"] or "")
    name = after.strip().removesuffix("'s").removesuffix("'")
    street = before and before not in _NOT_A_STREET and name not in _SAINTS and not after.endswith("'s")
    if not after and not before:
        return found[0]
    said = "Street" if street or not after else "Saint"
    stop = "." if found["stop"] and not found.string[found.end() :].strip() and said == "Street" else ""
    return f"{before + ' ' if before else ''}{said}{stop}"


def _roman(written: str) -> int:
    values = [_VALUES[letter] for letter in written]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
