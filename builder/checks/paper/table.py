"""All checks of a PDF, by name: what each looks for, which criteria of WCAG, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.checks.paper import look, names, order, pictures, tags
from builder.checks.paper.fault import Fault
from builder.checks.paper.pdf import Pdf, Unreadable, read
from builder.checks.paper.wanted import USUAL, Wanted


@dataclass(frozen=True, slots=True)
class Row:
    """A check: its name, what it looks for in plain words, and how."""

    name: str
    title: str
    run: Callable[[Pdf, Wanted], Iterator[Fault]]


CHECKS: tuple[Row, ...] = (
    Row("tagged", "Everything on the page has a tag", tags.tagged),
    Row("hidden", "No words are hidden from reading programs", tags.hidden),
    Row("furniture", "Heads and feet of pages are not read as text", tags.furniture),
    Row("headings", "Headings of every level, from the first on", tags.headings),
    Row("tables", "Tables with header cells", tags.tables),
    Row("links", "Links with words", tags.links),
    Row("alt", "Words for every picture", pictures.missing),
    Row("placeholder", "Words for pictures that say what they show", pictures.placeholder),
    Row("order", "Read in the order in which it is seen", order.seen),
    Row("twice", "Everything read once", order.twice),
    Row("words", "The words of the page, all of them, in order", order.same_words),
    Row("glued", "Words that stay apart", order.glued),
    Row("letters", "Letters that can be read aloud", look.letters),
    Row("language", "The language it is in", names.language),
    Row("title", "A title that is shown", names.title),
    Row("size", "Large enough words", look.size),
    Row("contrast", "Words that stand out", look.contrast),
    Row("measure", "Lines of a length that is easy to read", look.measure),
    Row("edge", "Words inside the page", look.outside),
    Row("overlap", "Words that stand clear of one another", look.overlapping),
)


def found(file: Path, wanted: Wanted = USUAL) -> dict[str, tuple[Fault, ...]]:
    """What each check finds in a PDF, by its name; raises Unreadable and OSError."""
    pdf = read(file)
    return {row.name: faults for row in CHECKS if (faults := tuple(dict.fromkeys(row.run(pdf, wanted))))}


def findings(file: Path, wanted: Wanted = USUAL) -> tuple[Fault, ...]:
    """Everything that is wrong with a PDF; one that cannot be read is one thing. Raises OSError."""
    try:
        return tuple(fault for faults in found(file, wanted).values() for fault in faults)
    except Unreadable as error:
        return (Fault(str(error)),)
