"""What people write down or type: e-mail and web addresses and phone numbers, said piece by piece."""

from __future__ import annotations

import re

from builder.speech.say.cardinals import digits, in_groups, letters, number_words, year

_ENDINGS = (
    "org|com|net|uk|info|io|eu|gov|wales|cymru|scot|london|app|co|tv|charity|community|int|edu|biz|social"
)
# Short ones that are words as well, or look like the end of a sentence: only before a slash.
_BEFORE_SLASH = "ly|be|me|gl"
_EMAIL = re.compile(r"(?<![\w.+%-])(?:mailto:)?([\w.+%-]+)@((?:[\w-]+\.)+[\w-]{2,})")
_WEB = re.compile(
    rf"\b(?:https?://(?P<host>[\w.-]+[\w])|(?<![\w@.-])(?P<bare>(?:[\w-]+\.)+(?:{_ENDINGS}|(?:{_BEFORE_SLASH})(?=/\w))))\b(?::\d+)?"
    r"(?P<path>/[^\s<>\"“”?#]*[\w/])?(?P<rest>[?#][^\s<>\"“”]*[\w])?/?",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"(?<![\w@])([@#])([A-Za-z]\w+(?:\.\w+)*(?:@[\w-]+(?:\.[\w-]+)+)?)")
# What stands in front on letterheads: `T: 01632 960 100 E: help@example.org`.
_LETTERHEAD = re.compile(
    r"(?<![\w.'])(?:(?P<t>[Tt])[:.] ?(?=[\d(+])|(?P<m>[Mm])[:.] ?(?=[\d(+])|(?P<f>F): ?(?=[\d(+])"
    r"|(?P<e>[Ee])[:.] ?(?=[\w.+-]+@)|(?P<w>[Ww])[:.] ?(?=www|http|[\w-]+\.[\w-]+))"
)
_LETTERHEAD_WORDS = {"t": "Telephone", "m": "Mobile", "f": "Fax", "e": "E-mail", "w": "Website"}
_THREE_WORDS = re.compile(r"///(\w+)\.(\w+)\.(\w+)")
_FILE = re.compile(r"\b([\w-]+)\.(pdf|docx?|xlsx?|pptx?|mp3|mp4|csv|zip|epub|jpe?g|png)\b", re.IGNORECASE)
_LABELS = {
    "uk": "U K",
    "nhs": "N H S",
    "ac": "eh C",
    "gov": "guv",
    "eu": "E U",
    "tv": "T V",
    "io": "I O",
    "pdf": "P D F",
    "docx": "D O C X",
    "jpeg": "jay peg",
    "csv": "C S V",
    "mp3": "M P three",
    "epub": "E pub",
}
_SIGNS = {".": "dot", "-": "hyphen", "_": "underscore", "+": "plus", "%": "percent", "@": "at"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_PIECE = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+|\d+|.")
_LONGEST_PATH, _LONGEST_STEP = 3, 30

_DIGITS = r"(?:[ )(-]{0,2}\d)"
_PHONE = re.compile(
    r"(?<![\w£.,/+-])(?!\d{1,2}-\d{1,2}-\d{4}\b)(?P<relay>1800[1-9][ -]?)?"
    rf"(?:(?P<prefix>\+|00)44 ?(?:\(0\) ?)?(?P<abroad>\d{_DIGITS}{{8,9}})|"
    rf"(?P<home>\(?0\d{_DIGITS}{{8,9}}|080[08] ?1111))(?!\w)"
    r"(?: ?/ ?(?P<other>\d{3} ?\d{3,4}|\d{3,4})(?![\w/]))?"
    r"(?:,? ?(?:x|ext\.?|extn\.?|extension) ?(?P<extension>\d{1,6})\b)?"
)
_HELPLINE = re.compile(r"(?<![\w.,£/-])116[ -]?(\d{3})(?!\w)")
_SHORT_NUMBER = r"(?:999|111|101|112|105|119|159)\b"
_SHORT = re.compile(
    r"\b(?:call(?:ing)?|dial|ring|phone|text|contact|NHS)(?: on)? "
    rf"{_SHORT_NUMBER}(?:(?:, |,? (?:or|and) ){_SHORT_NUMBER})*(?! [a-z]+s\b)",
    re.IGNORECASE,
)
_SHORT_OR_SHORT = re.compile(rf"(?<![\w.,£/-]){_SHORT_NUMBER}/{_SHORT_NUMBER}(?!/)")
_EMERGENCY = re.compile(r"(?<![\w.,£/-])999(?![\w%]|[.,:/-]\d)")
_EXTENSION = re.compile(r"\b(?:ext|extn|extension)\b\.? ?(\d{2,6})\b", re.IGNORECASE)
_DIALLED = re.compile(r"\b([Dd]ial(?:ling)? |prefix (?:with )?)(\d{3,6})(?!\w|[.,]\d| ?\d)")
_RELAY_ALONE = re.compile(r"(?<![\w.,£/-])(1800[1-9])(?!\w|[.,]\d)")
# What people type in: a listener writes it down digit by digit.
_SECRET = re.compile(
    r"\b((?:PIN|[Pp]asscode|[Cc]ode|[Mm]eeting (?:ID|number)|ISBN|"
    r"(?:NHS|[Aa]ccount) n(?:umber|o\.?)|[Aa]ccount)"
    r"(?: is)?:? )(\d{2,}(?:[ -]\d+)*)(?!\w|[.,/]\d)"
)
_TEXT_TO = re.compile(r"\b(text(?: \S+){0,3}? (?:to|on) )(\d{5,6})\b", re.IGNORECASE)


def internet(text: str) -> str:
    """E-mail and web addresses, accounts, hashtags and file names."""
    text = _LETTERHEAD.sub(_letterhead, text)
    text = _THREE_WORDS.sub(r"\1, \2, \3", text)
    text = _ACCOUNT.sub(lambda found: ("at " if found[1] == "@" else "hashtag ") + _spell(found[2]), text)
    text = _EMAIL.sub(lambda found: f"{_spell(found[1])} at {_spell(found[2])}", text)
    text = _WEB.sub(_web, text)
    return _FILE.sub(lambda found: f"{_spell(found[1])} dot {_piece(found[2])}", text)


def phones(text: str) -> str:
    """Phone numbers digit by digit, with pauses where people pause."""
    text = _PHONE.sub(_phone, text)
    text = _HELPLINE.sub(lambda found: f"{digits('116')}, {digits(found[1])}", text)
    text = _RELAY_ALONE.sub(lambda found: _relay(found[1]), text)
    text = _DIALLED.sub(lambda found: found[1] + digits(found[2]), text)
    text = _SECRET.sub(_secret, text)
    text = _SHORT.sub(_short, text)
    text = _SHORT_OR_SHORT.sub(lambda found: " or ".join(map(digits, found[0].split("/"))), text)
    text = _EMERGENCY.sub(digits("999"), text)
    text = _EXTENSION.sub(lambda found: f"extension {digits(found[1])}", text)
    return _TEXT_TO.sub(lambda found: found[1] + ", ".join(digits(group) for group in _split(found[2])), text)


def _web(found: re.Match[str]) -> str:
    host = re.sub(r"^www\.", "", found["host"] or found["bare"], flags=re.IGNORECASE)
    steps = [step for step in (found["path"] or "").split("/") if step]
    # Nobody can type a long address that they have heard once: say whose it is; the written version has it.
    if found["rest"] or len(steps) > _LONGEST_PATH or any(len(step) > _LONGEST_STEP for step in steps):
        return f"a page at {_spell(host)}"
    return ", slash ".join(_spell(part) for part in (host, *steps))


def _spell(written: str) -> str:
    pieces = (_SIGNS.get(piece) or _piece(piece) for piece in _PIECE.findall(written))
    return " ".join(" ".join(pieces).split())


def _piece(piece: str) -> str:
    """One word of an address: known words and what can be said stay words, the rest is spelt."""
    if known := _LABELS.get(piece.lower()):
        return known
    if _YEAR.fullmatch(piece):
        return year(int(piece))
    if piece.isdigit():
        return number_words(piece)
    vowelless = piece.isascii() and piece.isalpha() and not set(piece.lower()) & set("aeiouy")
    return letters(piece) if vowelless and len(piece) < 6 else piece


def _letterhead(found: re.Match[str]) -> str:
    return f"{_LETTERHEAD_WORDS[str(found.lastgroup)]}: "


def _secret(found: re.Match[str]) -> str:
    groups = re.findall(r"\d+", found[2])
    said = (digits(group) if len(group) < 5 else in_groups(group) for group in groups)
    return found[1] + ", ".join(said)


def _short(found: re.Match[str]) -> str:
    return re.sub(r"\d+", lambda number: digits(number[0]), found[0])


def _phone(found: re.Match[str]) -> str:
    written = found["home"] or found["abroad"]
    groups = re.findall(r"\d+", written)
    if len(groups) == 1 or max(map(len, groups)) > 8:
        number = "".join(groups)
        groups = _usual_groups(number) if found["home"] else _usual_groups("0" + number)
        if not found["home"]:
            groups[0] = groups[0][1:]
    said = ", ".join(digits(part) for group in groups for part in _split(group))
    if found["abroad"]:
        said = f"{'plus' if found['prefix'] == '+' else 'oh oh'} four four, {said}"
    if found["other"]:
        said += " or " + ", ".join(digits(group) for group in _split(found["other"].replace(" ", "")))
    if found["extension"]:
        said += f" extension {digits(found['extension'])}"
    if found["relay"]:
        said = f"{_relay(found['relay'])}, {said}"
    # Without a pause, “one oh oh through the relay” is heard as one more three.
    return said + ("," if re.match(" [a-z]", found.string[found.end() :]) else "")


def _relay(number: str) -> str:
    """The digits in front of a text-relay number; said in one breath, one of the noughts goes unheard."""
    return f"{digits(number[:2])}, {digits(number[2:].strip(' -'))}"


def _usual_groups(number: str) -> list[str]:
    """Where a British number is split: after its area code, then before the last three or four digits."""
    if number.startswith("02"):
        lengths = (3, 4)
    elif number.startswith(("03", "08", "09", "011")) or re.match(r"01\d1", number):
        lengths = (4, 3)
    else:
        lengths = (5, 3)
    first, second = lengths[0], sum(lengths)
    return [group for group in (number[:first], number[first:second], number[second:]) if group]


def _split(group: str) -> list[str]:
    if len(group) <= 5:
        return [group]
    half = len(group) // 2
    return [group[:half], group[half:]]
