"""A list of names and addresses, as spreadsheets save it: CSV in any of its dialects, columns in any order.

Such a list holds people's data. It is kept outside the site and outside every repository, and what is said
of it names rows and never people: no message, report or kept file holds a word of it.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.messages import BuildError, Message

POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.I)
EXAMPLE = "Name,Address1,Address2,Town,Postcode"  # as the fields of letters are called too

# What columns are called, in small letters and without anything but letters and digits, in the order in which
# their words stand on a label.
_CALLED: dict[str, tuple[str, ...]] = {
    "title": ("title", "salutation", "prefix"),
    "first name": ("firstname", "forename", "givenname", "initials", "initial"),
    "surname": ("surname", "lastname", "familyname"),
    "name": ("name", "fullname", "addressee", "recipient", "contactname"),
    "organisation": ("organisation", "organization", "company", "companyname", "careof", "co"),
    "house": ("flat", "flatno", "house", "houseno", "housenumber", "housename", "building"),
    "address": ("address", "addr", "addressline", "postaladdress", "fulladdress", "homeaddress", "street"),
    "locality": ("locality", "village", "district"),
    "town": ("town", "city", "posttown", "towncity", "townorcity"),
    "county": ("county",),
    "postcode": ("postcode", "postalcode", "zip", "zipcode", "pcode"),
}
_NUMBERED = re.compile(r"(?:address|addr|addressline|line|street)(\d)")  # “Address 2”
_STREET = ("house", "address", "locality")  # one of which says where in a town
_PLACE = ("organisation", "house", "address", "locality", "town", "county", "postcode")
_NUMBER = re.compile(r"\d+ ?\w?")  # of a house, which stands before its street


@dataclass(frozen=True, slots=True)
class Addressee:
    """One person's lines: the name first (empty where the list has none), then the address and the postcode.

    `row` counts as spreadsheets do, from 1 for the row of headings.
    """

    row: int
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddressList:
    """Everybody whose address can be read, in the order of the list, and what there is to mend.

    A message of the level `stop` is about somebody who is left out; its line is the row.
    """

    file: str
    people: tuple[Addressee, ...]
    messages: tuple[Message, ...] = ()


def read(path: Path) -> AddressList:
    """Read a list of addresses.

    Raises BuildError for what is no such list, in words that repeat nothing of what stands in it.
    """
    rows = _rows(path.read_bytes(), path.name)
    heading = next((at for at, row in enumerate(rows) if _filled(row)), None)
    if heading is None:
        raise BuildError(f"The list {path.name} is empty. Its first row names the columns: {EXAMPLE}")
    columns = tuple(_meaning(cell) for cell in rows[heading])
    if not {"address", "town", "postcode"} & set(columns):
        raise BuildError(
            f"Row {heading + 1} of {path.name} does not name the columns of an address. "
            f"Write names like these above the people: {EXAMPLE}"
        )
    return _Reading(path.name, rows[heading], columns, heading + 1).people(rows, heading + 1)


# ---- From bytes to rows ------------------------------------------------------------------------------------


def _rows(data: bytes, name: str) -> list[list[str]]:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise BuildError(
            f"{name} is a spreadsheet. Open it, choose “Save as”, and choose “CSV UTF-8” as the type."
        )
    text = _text(data).replace("\0", "")
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"sep=(.)\s*", first)  # with which some programs begin
    separator = told[1] if told else _separator(text)
    lines = io.StringIO(rest if told else text, newline="")
    rows: list[list[str]] = []
    try:
        for row in csv.reader(lines, delimiter=separator, strict=True):
            rows.append(row)
    except csv.Error:  # of which all but a cell of endless length are about these marks
        raise BuildError(
            f"The list {name} cannot be read: in row {len(rows) + 1} a quotation mark is missing, or stands "
            'in the wrong place. A cell that begins with " also ends with ". Mend it, or save the list again '
            "as “CSV UTF-8”."
        ) from None
    return rows


def _text(data: bytes) -> str:
    """The characters of a file: UTF-8 as most programs write it, UTF-16, or the Windows-1252 of old Excel."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """What stands between the cells of the first line that says something."""
    line = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    bare = re.sub(r'"[^"]*"', "", line)
    return max(",;\t", key=bare.count)


def _filled(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)


# ---- What columns mean -------------------------------------------------------------------------------------


def _meaning(heading: str) -> str:
    """What a column holds, by its heading; empty if nobody knows."""
    bare = _bare(heading)
    named = (part for part, names in _CALLED.items() if bare in names)
    return next(named, "address" if _NUMBERED.fullmatch(bare) else "")


def _number(heading: str) -> int:
    """Which line of an address a column holds: 2 for “Address 2”, 0 where it has no number."""
    found = _NUMBERED.fullmatch(_bare(heading))
    return int(found[1]) if found else 0


def _bare(heading: str) -> str:
    return re.sub(r"[^a-z\d]", "", heading.lower())


# ---- From rows to people -----------------------------------------------------------------------------------


class _Reading:
    """Reads rows one by one and gathers what there is to say of them."""

    def __init__(self, file: str, headings: Sequence[str], columns: Sequence[str], row: int) -> None:
        self.file, self.width = file, len(columns)
        self.columns: dict[str, list[int]] = {}  # where the cells of each part stand, in the order of lines
        for at in sorted(range(len(columns)), key=lambda at: _number(headings[at])):
            self.columns.setdefault(columns[at], []).append(at)
        self.nameless = [at for at, heading in enumerate(headings) if not heading.strip()]
        self.messages: list[Message] = []
        self._seen: dict[tuple[str, ...], int] = {}
        for heading in (headings[at].strip() for at in self.columns.get("", []) if at not in self.nameless):
            what = f"The column “{heading}” is not printed."
            mend = f"Rename it if it belongs on the label. Columns can be called: {EXAMPLE}"
            self._tell(row, what, mend, "label-column")

    def people(self, rows: Sequence[Sequence[str]], begin: int) -> AddressList:
        """Everybody in these rows, the first of which to read is `begin`, counted from 0."""
        last = max((at for at, row in enumerate(rows) if _filled(row)), default=0)
        found = [self._person(rows[at], at + 1) for at in range(begin, last + 1)]
        return AddressList(self.file, tuple(filter(None, found)), tuple(sorted(self.messages)))

    def _person(self, cells: Sequence[str], row: int) -> Addressee | None:
        """One person, or None where the row is empty or no label can be made of it."""
        if not _filled(cells):
            self._tell(row, "This row is empty.", "Delete it, or fill it in.", "label-empty")
            return None
        if _filled(cells[self.width :]) or any(_filled(cells[at : at + 1]) for at in self.nameless):
            what = "Something in this row stands under no heading."
            mend = (
                "Give every column a heading. If you write the list by hand, put an address with commas "
                'between quotation marks: "Flat 2, 1 Hill Street"'
            )
            self._leave_out(row, what, mend, "label-cells")
            return None
        if any("\ufffd" in cell for cell in cells):
            what, mend = "This row has a letter that cannot be read.", "Save the list as “CSV UTF-8”."
            self._leave_out(row, what, mend, "label-letters")
            return None
        lines = tuple(_together(line for part in _PLACE for line in self._words(cells, part)))
        if not lines:
            self._leave_out(row, "This row has no address.", "Write the address in.", "label-address")
            return None
        name = self._name(cells)
        self._look_at(name or " ".join(self._words(cells, "organisation")), lines, row)
        if not any(self._words(cells, part) for part in _STREET):
            what, mend = "This address has no street.", "Write in the house and the street."
            self._tell(row, what, mend, "label-street")
        return Addressee(row, name, lines)

    def _name(self, cells: Sequence[str]) -> str:
        """The name as it stands in one column, or else put together from its parts."""
        title, first, surname, name = (
            " ".join(self._words(cells, part)) for part in ("title", "first name", "surname", "name")
        )
        name = name or " ".join(filter(None, (first, surname)))
        begin, titles = (words.casefold().replace(".", "").split() for words in (name, title))
        return name if not name or begin[: len(titles)] == titles else f"{title} {name}"

    def _words(self, cells: Sequence[str], part: str) -> list[str]:
        """What the columns of a part hold, line by line; an address in one cell has a line for each comma."""
        columns = self.columns.get(part, [])
        held = [line for at in columns if at < len(cells) for line in cells[at].splitlines()]
        if part == "address" and len(columns) == 1:
            held = [piece for line in held for piece in line.split(",")]
        tidy = (" ".join(line.split()).strip(" ,") for line in held)
        return [line for line in tidy if line]

    def _look_at(self, name: str, lines: tuple[str, ...], row: int) -> None:
        """Say what may keep a letter from arriving; the label is made all the same."""
        if not name:
            self._tell(row, "This row has no name.", "Write the name in, if you know it.", "label-name")
        if not any(map(POSTCODE.search, lines)):
            what = "This address has no postcode that can be read."
            self._tell(row, what, "Write it in, like this: WX1 1AA", "label-postcode")
        same = self._seen.setdefault(tuple(line.casefold() for line in (name, *lines)), row)
        if same != row:
            what = f"This is the same person and address as in row {same}."
            self._tell(row, what, "Delete one of the two, or they get two letters.", "label-twice")

    def _leave_out(self, row: int, what: str, mend: str, code: str) -> None:
        self.messages.append(Message(self.file, row, f"{what} No label was made for it.", mend, code))

    def _tell(self, row: int, what: str, mend: str, code: str) -> None:
        self.messages.append(Message(self.file, row, what, mend, code, "warn"))


def _together(lines: Iterable[str]) -> Iterator[str]:
    """Lines with the number of a house before its street, and the postcode as it should be: `WX1 1AA`."""
    number = ""
    for line in lines:
        found = POSTCODE.fullmatch(line)
        if number or not _NUMBER.fullmatch(line):
            yield f"{number} {f'{found[1]} {found[2]}'.upper() if found else line}".strip()
            number = ""
        else:
            number = line
    if number:
        yield number
