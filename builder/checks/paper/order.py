"""Whether a file is read in the order in which it is seen, and says what its Document says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from builder.checks.paper import tags
from builder.checks.paper.fault import Fault, place, quoted
from builder.checks.paper.ink import Box, Drawn, Painted, overlap
from builder.checks.paper.pdf import Pdf
from builder.checks.paper.tree import Tagged, without_contents
from builder.checks.paper.wanted import Wanted
from builder.document import Document, Table, walk
from builder.fonts import seen as seen_in_print
from builder.words import document_text, text_of

_GAP = 0.15  # of the size: a gap as wide as this is seen as a space
_ACROSS = 4.0  # points: what shares less of its width stands in another column
_SAME_LINE = 2.0  # points


# ---- The order on the page ---------------------------------------------------------------------------------


def seen(pdf: Pdf, __: Wanted) -> Iterator[Fault]:
    """Words that are read after others although they stand above them, or before them on their line.

    A sheet that is wider than high holds two pages of a booklet, which is read when it has been folded.
    """
    page, folded = 0, any(_is_sheet(box) for box in pdf.pages)
    for block in pdf.blocks:
        if block.page and block.page < page and not folded:
            yield Fault(_ORDER, place(block.page, block.text), "1.3.2")
            return
        page = page if block.tag == "TH" else max(page, block.page)  # a label in front of the first cell
    pages: dict[tuple[int, bool], list[_Place]] = defaultdict(list)
    for block in pdf.blocks:
        for one in block.painted:
            if one.artifact is None and not (isinstance(one, Drawn) and not (one.upright and one.words)):
                pages[one.page, _on_right(one.box, pdf.pages[one.page - 1])].append(
                    _Place(block, one, one.box)
                )
    for (number, _), places in pages.items():
        for at, now in enumerate(places):
            if any(_goes_back(now, before) for before in places[:at]):
                words = now.one.words if isinstance(now.one, Drawn) else now.block.text
                yield Fault(_ORDER, place(number, words), "1.3.2")
                break


def _is_sheet(page: Box) -> bool:
    """Whether a page is a sheet with two pages of a booklet."""
    return page[2] - page[0] > page[3] - page[1]


def _on_right(box: Box, page: Box) -> bool:
    """Whether something stands on the right page of a sheet of a booklet."""
    return _is_sheet(page) and box[0] >= (page[0] + page[2]) / 2


def twice(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Words that stand on the page once and are read again."""
    read: set[int] = set()
    for block in pdf.blocks:
        for one in block.drawn:
            if id(one) in read and one.words:
                yield Fault("Words are read twice.", place(one.page, one.words), "1.3.2")
                return
            read.add(id(one))


_ORDER = "Words are read in another order than they are seen in."


class _Place(NamedTuple):
    """Something that is read, the block that it belongs to, and the room that it takes."""

    block: Tagged
    one: Painted
    box: Box


def _goes_back(now: _Place, before: _Place) -> bool:
    """Whether what is read now stands above what was read before, or on its left in the same line or row."""
    if now.box[1] <= before.box[1] - _SAME_LINE:  # below, as most is
        return False
    if before.block.tag == "TH" and now.block.tag == "TD":
        return False  # a header is read first wherever it stands, as a label in front of the first cell too
    wide, _ = overlap(now.box, before.box)
    if wide > _ACROSS:
        return now.box[1] > before.box[3] - _SAME_LINE
    if not (isinstance(now.one, Drawn) and isinstance(before.one, Drawn)) or now.box[0] > before.box[0]:
        return False
    together = now.block is before.block or (now.block.row and now.block.row == before.block.row)
    return bool(together) and abs(now.one.baseline - before.one.baseline) < _SAME_LINE


# ---- Words that run together -------------------------------------------------------------------------------


def glued(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Words that are seen apart and read as one: no space stands where a line ends, or in a gap."""
    for block in pdf.blocks:
        drawn = [one for one in block.drawn if one.text and one.upright]
        widest = max((one.box[2] for one in drawn), default=0) - min((one.left for one in drawn), default=0)
        for one, other in pairwise(drawn):
            if one.text[-1].isspace() or other.text[0].isspace():
                continue
            words = one.text.split()[-1], other.text.split()[0]
            if all(map(_says, words)) and _apart(one, other, widest):
                where = place(one.page, "".join(words))
                yield Fault("Words run together when they are read aloud.", where, "1.3.1")
                break


def _says(word: str) -> bool:
    """Whether a word is one, and not a bullet or a dash."""
    return any(map(str.isalnum, word))


def _apart(one: Drawn, other: Drawn, widest: float) -> bool:
    """Whether two pieces are words of their own; a word too long for any line is broken without a space."""
    if one.page == other.page and abs(one.baseline - other.baseline) < _SAME_LINE:
        return other.left - one.right > _GAP * one.size
    return _end(one) + _start(other) < widest


def _end(one: Drawn) -> float:
    """How wide the last word of a piece is."""
    before = len(one.text) - len(one.text.split()[-1])
    return one.edges[-1] - (one.edges[before - 1] if before else one.left)


def _start(one: Drawn) -> float:
    """How wide the first word of a piece is."""
    return one.edges[len(one.text.split()[0]) - 1] - one.left


# ---- The words of the Document -----------------------------------------------------------------------------


def same_words(pdf: Pdf, wanted: Wanted) -> Iterator[Fault]:
    """Words of the Document that the tags do not say, or say in another order."""
    if wanted.document is None:
        return
    read = _Text(block.text for block in without_contents(pdf.blocks) if block.tag != "Label")
    decoration = _Text(one.text for one in pdf.drawn if one.artifact is not None)
    after = 0
    for words in filter(None, map(_words, _in_order(wanted.document))):
        found = read.find(words, after)
        if found is not None:
            after = found
            continue
        yield _lost(words, read, decoration)
    for table in (block for block in walk(wanted.document.blocks) if isinstance(block, Table)):
        for words in filter(None, (_words(text_of(cell)) for cell in table.header)):
            if read.find(words) is None:
                yield _lost(words, read, decoration)


def _lost(words: Sequence[str], read: _Text, decoration: _Text) -> Fault:
    """What has become of words that are not where they should be."""
    where = quoted(" ".join(words))
    if read.find(words) is not None:
        return Fault("Words are read in another order than on the page they were made from.", where, "1.3.2")
    if "".join(words) in read.run_together:
        return Fault("Words run together, or fall apart, when they are read aloud.", where, "1.3.1")
    if decoration.find(words) is not None:
        return Fault(tags.HIDDEN, where, "1.3.1")
    return Fault("Words of the page are not in the file.", where, "1.3.1")


def _in_order(document: Document) -> Iterator[str]:
    """The title and every piece of text, without header cells: paper may say them again for each row."""
    yield document.title
    yield from document_text(_without_headers(document))


def _without_headers(part: Any) -> Any:
    """A Document, or a part of it, whose tables have no header."""
    if isinstance(part, tuple):
        return tuple(map(_without_headers, part))
    if isinstance(part, Table):
        return replace(part, header=())
    for name in ("blocks", "items", "notes", "meanings"):
        if hasattr(part, name):
            part = replace(part, **{name: _without_headers(getattr(part, name))})
    return part


def _words(text: str) -> list[str]:
    return seen_in_print(text).split()


class _Text:
    """Pieces of text, in which runs of words are looked for."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self.words = [word for piece in pieces for word in _words(piece)]
        self.run_together = "".join(self.words)
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            self._places[word].append(at)

    def find(self, words: Sequence[str], after: int = 0) -> int | None:
        """Where the words end that stand first from here on; None if they stand nowhere."""
        count = len(words)
        starts = (at for at in self._places.get(words[0], ()) if at >= after)
        return next((at + count for at in starts if self.words[at : at + count] == list(words)), None)
