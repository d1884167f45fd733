"""What people see of a PDF: the size and colour of its words, their place, and how long lines are.

Everything is measured from the file: nothing is taken from what made it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median, mode

from builder.checks.paper.fault import Fault, place, quoted
from builder.checks.paper.ink import Drawn, overlap
from builder.checks.paper.pdf import Pdf
from builder.checks.paper.tree import Tagged
from builder.checks.paper.wanted import Wanted
from builder.contrast import LEAST_TEXT, ratio

_ROUNDING = 0.05  # points
_LARGE = 18.0  # points: from here on WCAG 1.4.3 asks for less contrast
_LEAST_LARGE = 3.0
_LINE = (52, 78)  # characters of a line of 18 points: 60 to 70, give or take 8
_LONGEST = 80  # characters of a line of any size (WCAG 1.4.8)
_FULL = 0.85  # of the widest line: a line that reaches as far as this is full
_ENOUGH = 12  # full lines from which something can be said
_WORDS = 4  # spaces of a line that words fill, not one long web address
_RUNNING = frozenset({"Document", "Part", "Art", "Sect"})  # what stands around paragraphs of running text
_OVER = 1.0  # points that letters may reach over the edge of their page
_SHARED = 0.25  # of the size of the smaller: letters that share more than this are painted over each other


def size(pdf: Pdf, wanted: Wanted) -> Iterator[Fault]:
    """Words smaller than they may be: those of the foot of a page and of captions too."""
    what = f"Words are smaller than {wanted.least:g} points."
    first: dict[float, Drawn] = {}
    for one in pdf.drawn:
        if one.words and one.size < wanted.least - _ROUNDING:
            first.setdefault(round(one.size, 1), one)
    for points, one in sorted(first.items()):
        yield Fault(what, f"{place(one.page, one.words)} ({points:g} points)")


def contrast(pdf: Pdf, wanted: Wanted) -> Iterator[Fault]:
    """Words that do not stand out from what is painted under them."""
    seen: set[tuple[str, str]] = set()
    for one in pdf.drawn:
        for ground in sorted(one.grounds) if one.words and one.colour else ():
            colour = one.colour or ""
            if not ground or (colour, ground) in seen:
                continue
            seen.add((colour, ground))
            found = ratio(colour, ground)
            if found < wanted.contrast:
                breaks = found < (_LEAST_LARGE if one.size >= _LARGE else LEAST_TEXT)
                yield Fault(
                    f"Words do not stand out enough: the contrast has to be {wanted.contrast:g} to 1.",
                    f"{place(one.page, one.words)} ({colour} on {ground} is {found:.1f} to 1)",
                    "1.4.3" if breaks else "",
                )


def letters(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Letters that stand for no character: a reading program is silent, or says something else."""
    for one in pdf.drawn:
        if one.unknown:
            what = "Some letters cannot be read aloud: the file does not say which letters they are."
            yield Fault(what, place(one.page, one.text), "1.3.1")
            return


def outside(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Words that reach over the edge of their page."""
    for one in pdf.drawn:
        box, sheet = one.box, pdf.pages[one.page - 1]
        wide, high = overlap(box, sheet)
        if one.words and (wide < box[2] - box[0] - _OVER or high < box[3] - box[1] - _OVER):
            yield Fault("Words reach over the edge of the page.", place(one.page, one.words))


def overlapping(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Words that are painted over other words."""
    for page, group in groupby(pdf.drawn, key=lambda one: one.page):
        pieces = sorted((one for one in group if one.words), key=lambda one: -one.baseline)
        for number, one in enumerate(pieces):
            for other in pieces[number + 1 :]:
                if one.baseline - other.baseline > max(one.size, other.size):
                    break
                wide, high = overlap(one.box, other.box)
                if min(wide, high) > _SHARED * min(one.size, other.size):
                    where = f"{place(page, one.words)} and {quoted(other.words)}"
                    yield Fault("Words stand over other words, so that neither can be read.", where)


def measure(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Lines of running text that are too long to find back from, or too short to read smoothly."""
    lines = [line for block in pdf.blocks for line in _lines(block)]
    if not lines:
        return
    points = mode(round(line[0].size, 1) for line in lines)
    lines = [line for line in lines if round(line[0].size, 1) == points]
    widest = max(_width(line) for line in lines)
    full = [_characters(line) for line in lines if _width(line) >= _FULL * widest]
    if len(full) < _ENOUGH:
        return
    usual, large = median(full), abs(points - _LARGE) < 0.5
    most = _LINE[1] if large else _LONGEST
    if usual > most:
        yield Fault("Lines are too long.", f"{usual:g} characters; up to {most} are easy to read")
    elif large and usual < _LINE[0]:
        yield Fault("Lines are too short.", f"{usual:g} characters; from {_LINE[0]} on they are easy to read")


def _lines(block: Tagged) -> Sequence[Sequence[Drawn]]:
    """The lines of a paragraph of running text but the last, which ends where it ends."""
    if block.tag != "P" or not _RUNNING.issuperset(block.around):
        return []
    drawn = [one for one in block.drawn if one.artifact is None]
    lines = [list(group) for _, group in groupby(drawn, key=lambda one: (one.page, round(one.baseline)))]
    return [line for line in lines[:-1] if "".join(one.text for one in line).count(" ") >= _WORDS]


def _width(line: Sequence[Drawn]) -> float:
    return max(one.box[2] for one in line) - min(one.left for one in line)


def _characters(line: Sequence[Drawn]) -> int:
    return len("".join(one.text for one in line).strip())
