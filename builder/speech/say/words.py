"""Short forms in full: titles, `e.g.`, `w/c`, `No. 5`, `per wk`."""

from __future__ import annotations

import re

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
    "Rev'd": "Reverend",
    "Lt": "Lieutenant",
    "Col": "Colonel",
    "Capt": "Captain",
    "Hon Sec": "Honorary Secretary",
    "Revd": "Reverend",
    "Sgt": "Sergeant",
    "Rd": "Road",
    "Ave": "Avenue",
    "Ln": "Lane",
    "Cres": "Crescent",
    "Gdns": "Gardens",
    "Bldg": "Building",
    "Gnd": "Ground",
    "Bldgs": "Buildings",
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
    "nr": "near",
    "conc": "concession",
    "concs": "concessions",
    "avg": "average",
    "esp": "especially",
    "avail": "available",
    "opp": "opposite",
    "viz": "namely",
    "et al": "and others",
    "min": "minimum",
    "reqd": "required",
    "req'd": "required",
    "reg": "regulation",
    "sch": "schedule",
    "sec": "section",
    "nb": "note",
}
# Short forms that are also words, so they are short forms only with their full stop.
_ONLY_WITH_STOP = frozenset(
    {"max", "min", "est", "temp", "fig", "figs", "mob", "info", "inc", "para", "paras"}
    | {"avg", "esp", "avail", "opp", "viz", "et al", "reg", "sch", "sec"}
)
# And these only where no number is in front: “5 min. walk”, “30 sec. rest”.
_ALSO_MEASURES = frozenset({"min", "sec"})
_LIMIT = re.compile(r"(?<![\d\w] )\b([Mm]ax|[Mm]in) (?=\d)")
_LIMITS = {"max": "maximum", "min": "minimum"}
_INCLUSIVE = re.compile(r"\binc\b(?:\.(?=[,;) ])|(?=[,;)]|\.?$))(?! (?:[A-Z£]|[a-z]))")
_WITH_TAX = re.compile(r"\b(inc|ex)\b\.? (?=VAT\b|p&p)")
_OPPOSITE = re.compile(r"\bopp(?= the )")
_NOTE = re.compile(r"\bN\.?B\b\.?:? (?=\w)")
_ABOUT = re.compile(r"(?<![\w.])ca?\. ?(?=[£\d])(?!1\d{3}\b|20\d\d\b)")
_FOOTNOTE = re.compile(r"(?<=[a-z.,;:!?])\[(\d{1,3})\]")
_WITH = re.compile(r"(?<![\w/])w/ (?=\w)")
_AGE = re.compile(r"(?<=\d)-?(?:yrs?-old|y/?o\b)")
_ALSO_KNOWN = re.compile(r"\b(?:aka\b|a\.k\.a\b\.?)")
_TO = re.compile(r"(?<=[a-z])-2-(?=[a-z])")
# `v. good`; what else stands after `v.` may be whom somebody is against.
_VERY_WHAT = (
    "bad big busy cheap clear cold different difficult early easily easy expensive friendly good happy hard "
    "helpful high hot important kind late little long low much nice noisy poor popular quick quickly quiet "
    "sad short slow slowly small soon sorry strong tired unclear unhappy upset useful warm weak welcome well"
)
_VERY = re.compile(rf"(?<![\w.'-])([Vv])\. (?=(?:{'|'.join(_VERY_WHAT.split())})\b)")
_YEARS_BETWEEN = re.compile(r"(?<=\bYear )(\d+)/(?=\d+\b)|(?<=\bYears )(\d+)/(?=\d+\b)")
_EACH = re.compile(r"(?<=\bper )(hr|wk|mth|yr|pers)\b\.?")
_EACH_NAMES = {"hr": "hour", "wk": "week", "mth": "month", "yr": "year", "pers": "person"}
# What schools write.
_YEAR = re.compile(r"\b(?:Y(?=\d{1,2}\b)|Yr(s)?\.? ?(?=\d))")
_KEY_STAGE = re.compile(r"\bKS ?(?=[1-5]\b)")
_UNDER = re.compile(r"\b([UO])(\d{1,2})'?s\b")
# `No of places`, `Tel no: 01632 …`, `bus no 5`.
_NUMBER_OF = re.compile(r"\b([Nn])o(s)?\b\.?(?= of [a-z])")
_NUMBERED = (
    "account|bus|case|charity|company|contact|fax|flat|form|house|insurance|invoice|item|member|membership|"
    "mobile|NHS|NI|order|passport|phone|platform|policy|question|ref|reference|registration|room|route|telephone|tel|vat"
)
_NUMBER = re.compile(rf"\b({_NUMBERED})\.? no(s)?\b\.?(?=:? ?[\dA-Z+(]|:|$)", re.IGNORECASE)
_TOUCHING_NUMBER = re.compile(r"\bNo(?=\d)|\bNo\.s (?=\d)")
_PRONOUNS = re.compile(r"\b(he/him|she/her|they/them)(?:/(his|hers|theirs))?\b", re.IGNORECASE)
_SLASHED = {
    "w/c": "week commencing",
    "w/e": "week ending",
    "w/b": "week beginning",
    "y/e": "year ending",
    "w/o": "without",
    "p/t": "part-time",
    "f/t": "full-time",
    "a/c": "account",
    "c/o": "care of",
    "n/a": "not applicable",
    "and/or": "and or",
    "24/7": "twenty-four seven",
    "24-7": "twenty-four seven",
    "s/he": "she or he",
    "o/s": "outstanding",
}
_NAME = re.compile(rf"\b({'|'.join(sorted(_NAMES, key=len, reverse=True))})\b(?!')(\.)?")
_WORD = re.compile(
    rf"\b(?<![\w.'-])({'|'.join(sorted(_WORDS, key=len, reverse=True))})\b(?!['-])(\.)?", re.IGNORECASE
)
_SLASH = re.compile(rf"(?<![\w/])({'|'.join(_SLASHED)})(?![\w/])", re.IGNORECASE)
_FOR_EXAMPLE = re.compile(r"\be\.?g\b(?:\.|(?!['-])),?", re.IGNORECASE)
_THAT_IS = re.compile(r"\b(?:i\.e\b\.?|ie\b(?!['.-])),?", re.IGNORECASE)
_AND_SO_ON = re.compile(r"\betc\b(\.+)?", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?<![\w'-])(?:(No|Nos|pp?|ss?|[Cc]h|[Vv]ol|Sec|[Aa]rt)\b(?:\. ?| )|(nos?)\. ?"
    r"|(s)(?=\d{2,3}[A-Z]?\b(?!')))(?=\d)"
)
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
# Cheap looks that spare most sentences the patterns above.
_DIGIT, _NUMBER_WORD = re.compile(r"\d"), re.compile(r"\b[Nn]os?\b")
_LATIN = re.compile(r"\b(?:[Ee]g|[Ii]e|[Ee]tc|EG|IE|ETC|NB|aka)\b")
_YEARLY = re.compile(r"\bp\.a\.?|\bper annum\b")


def short_forms(text: str) -> str:
    """Abbreviations in full; the full stop that ends a sentence stays."""
    if "." in text or _LATIN.search(text):
        text = _FOR_EXAMPLE.sub("for example,", text)
        text = _VERY.sub(lambda found: f"{found[1]}ery ", text)
        text = _THAT_IS.sub("that is,", text)
        text = _AND_SO_ON.sub(lambda found: "et cetera" + _stop(found, 1), text)
        text = _ALSO_KNOWN.sub("also known as", _NOTE.sub("note: ", text))
    if "/" in text or "24-7" in text:
        text = _PRONOUNS.sub(lambda found: found[0].replace("/", " "), text)
        text = _WITH.sub("with ", text)
        text = _SLASH.sub(lambda found: _SLASHED[found[0].lower()], text)
    if "per " in text or "p.a" in text:
        text = _EACH.sub(lambda found: _EACH_NAMES[found[1]], text)
        text = _YEARLY.sub("a year", text)
    if "inc" in text or "ex" in text:
        text = _WITH_TAX.sub(lambda found: "including " if found[1] == "inc" else "excluding ", text)
        text = _INCLUSIVE.sub("inclusive", text)
    text = _counted(text) if _DIGIT.search(text) else text
    text = _numbered(text) if _NUMBER_WORD.search(text) else text
    text = _NAME.sub(lambda found: _NAMES[found[1]] + _stop(found, 2), text)
    return _OPPOSITE.sub("opposite", _WORD.sub(_word, text))


def _counted(text: str) -> str:
    """What stands in front of its number: `p. 4`, `max 12`, `Yr 7`, `KS2`."""
    text = _LIMIT.sub(_limit, text)
    text = _FOOTNOTE.sub(r" note \1", _ABOUT.sub("about ", text))
    text = _TO.sub(" to ", _AGE.sub("-year-old", text))
    text = _YEARS_BETWEEN.sub(lambda found: f"{found[1] or found[2]} or ", _schools(text))
    text = _TOUCHING_NUMBER.sub(lambda found: "number " if found[0] == "No" else "numbers ", text)
    text = _COUNTED.sub(lambda found: f"{_COUNTED_NAMES[(found[1] or found[2] or found[3]).lower()]} ", text)
    return _PAGES.sub(lambda found: f"{_COUNTED_NAMES[found[1]]} ", text)


def _numbered(text: str) -> str:
    """`No` as number, where it is not the opposite of yes."""
    text = _NUMBER_OF.sub(lambda found: f"{'N' if found[1] == 'N' else 'n'}umber{found[2] or ''}", text)
    return _NUMBER.sub(lambda found: f"{found[1]} number{found[2] or ''}", text)


def _schools(text: str) -> str:
    """Years and key stages of schools, and teams of an age."""
    text = _YEAR.sub(lambda found: f"Year{found[1] or ''} ", text)
    text = _KEY_STAGE.sub("Key Stage ", text)
    return _UNDER.sub(lambda found: f"{'under' if found[1] == 'U' else 'over'}-{found[2]}s", text)


def _limit(found: re.Match[str]) -> str:
    said = _LIMITS[found[1].lower()]
    return f"{said.capitalize() if found[1][0].isupper() else said} "


def _stop(found: re.Match[str], group: int) -> str:
    """The full stop of an abbreviation, if it ends the sentence as well."""
    rest = found.string[found.end() :]
    return "." if found[group] and not rest.strip(" )]\"'") else ""


def _word(found: re.Match[str]) -> str:
    rest = found.string[found.end() : found.end() + 2].lstrip()
    # “max. 12” is a short form; “Call Max. He knows” and “the max.” are not.
    key = found[1].lower()
    if key in _ONLY_WITH_STOP and not (found[2] and rest and not rest[:1].isupper()):
        return found[0]
    if key in _ALSO_MEASURES and found.string[: found.start()].rstrip(" -")[-1:].isdigit():
        return found[0]
    said = _WORDS[key]
    return (said.capitalize() if found[1][0].isupper() else said) + _stop(found, 2)
