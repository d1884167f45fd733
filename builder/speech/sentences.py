"""Paragraphs cut into sentences, none so long that a voice chokes on it."""

from __future__ import annotations

import re

LONGEST = 350
"""The most characters that a voice is given at once; only a single longer word is given whole."""
_SHORTEST_PIECE = 100

# After these a full stop never ends a sentence: a name, a number or an example follows.
_LEADING_WORDS = (
    "mr mrs ms mx dr drs prof rev revd sgt cllr cllrs hon messrs e.g eg i.e ie cf vs approx incl excl fig "
    "figs tel ext dept para paras vol nb n.b viz nr opp esp avg lt col capt mt rev'd"
)
_NEVER_LAST = frozenset(_LEADING_WORDS.split())
# These end a sentence only if what follows does not belong to them.
_BEFORE_NUMBER = frozenset(
    {"no", "nos", "p", "pp", "ch", "s", "ss", "sec", "art", "reg", "sch", "rm", "jct", "yr", "yrs"}
)
_BEFORE_YEAR = frozenset({"c", "ca", "b", "d"})
_BEFORE_NAME = frozenset({"st"})
_TIME = frozenset({"a.m", "p.m", "am", "pm"})
_LABELS = (
    "plan option group block class part section appendix annex vitamin hepatitis level type zone band "
    "room hall grade unit and or than"
)
_LABELLED = frozenset(_LABELS.split())
_END = re.compile(r"""[.!?…]+["'”’»)\]]*\ """, re.VERBOSE)
_OPENERS = "\"'“‘«([*_ "
_DAY_OR_MONTH = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July"
)
# Where a long sentence is cut, the best place first.
_BREAKS = tuple(
    re.compile(pattern) for pattern in (r"[;:] ", r" [–—-] |— ?", r", ", r" (?=(?:and|or|but) )", r" ")
)


def fold(text: str) -> str:
    """The text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; joined with spaces they are the folded text again.

    A sentence above `LONGEST` characters is cut at a clause, or at a space if there is no clause.
    """
    text = fold(text)
    found, start = [], 0
    for end in _END.finditer(text):
        if _is_boundary(text, start, end):
            found.append(text[start : end.end() - 1])
            start = end.end()
    if start < len(text):
        found.append(text[start:])
    return [piece for sentence in found for piece in _pieces(sentence)]


def _is_boundary(text: str, start: int, end: re.Match[str]) -> bool:
    following = text[end.end() :].lstrip(_OPENERS)[:12] if end.end() < len(text) else ""
    if following[:1].islower():
        return False
    if not end[0].startswith(".") or end[0].startswith(".."):
        return True
    words = text[start : end.start()].split()
    if not words:
        return False
    return not _belongs_to_next(words, following)


def _belongs_to_next(words: list[str], following: str) -> bool:
    """Whether the last word is an abbreviation, an initial or a list number that leads on to what follows."""
    last = words[-1].lstrip(_OPENERS)
    lower = last.lower()
    if lower in _NEVER_LAST or (lower in _BEFORE_NUMBER and following[:1].isdigit()):
        return True
    if lower in _BEFORE_YEAR and following[:1] in ("1", "2"):
        return True
    if lower in _BEFORE_NAME:
        return not words[:-1] or not words[-2][:1].isupper()
    if lower in _TIME:
        return bool(_DAY_OR_MONTH.match(following)) or not following[:1].isalpha()
    if len(last) == 1 and last.isalpha() and last.isupper():
        return _is_initial(words)
    # “1. Introduction”: a number that stands first counts what follows.
    return len(words) == 1 and last.isdigit()


def _is_initial(words: list[str]) -> bool:
    if len(words) == 1:
        return True
    before = words[-2].strip(_OPENERS).lower()
    return before not in _LABELLED and not (words[-1] == "I" and words[-2].islower())


def _pieces(sentence: str) -> list[str]:
    pieces = []
    while len(sentence) > LONGEST:
        cut = _cut(sentence)
        if cut is None:
            break
        pieces.append(sentence[:cut])
        sentence = sentence[cut + 1 :]
    return [*pieces, sentence]


def _cut(sentence: str) -> int | None:
    """The space at which a long sentence is cut: the last of the best kind that keeps within `LONGEST`."""
    for pattern in _BREAKS:
        places = [sentence.index(" ", found.start()) for found in pattern.finditer(sentence, 0, LONGEST + 1)]
        good = [place for place in places if _SHORTEST_PIECE <= place <= LONGEST]
        if good:
            return good[-1]
    space = sentence.find(" ")
    return space if space > 0 else None
