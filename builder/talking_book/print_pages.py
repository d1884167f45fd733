"""Where the pages of the large print begin in the book of the same words, for people who read together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from builder.context import Context
from builder.document import Document, Inlines, Text
from builder.paper.characters import unset
from builder.paper.large_print import large_print
from builder.speech.places import SUMMARY, TITLE, Heard, HeardNotes, HeardWords, numbered
from builder.speech.programme import Track
from builder.tagged_pdf.blocks import Block
from builder.tagged_pdf.picture import Picture
from builder.tagged_pdf.structure import Element
from builder.tagged_pdf.text import TextBlock
from builder.words import NOTES_HEADING, text_of

Sentences: TypeAlias = tuple[tuple[int, int, int], ...]  # the place of each, and its first and last letter


def begins(printed: Document, track: Track, context: Context) -> dict[str, tuple[int, int]]:
    """The number of the track and the place at which each page of the large print begins, by its page number.

    `printed` is the page that `track` reads, which may say more at its end. A page begins with the first
    sentence that begins on it, so that nobody hears the end of one; where none does, with the one that goes
    on over it. Pages that hold nothing of the Document, such as the contents, are left out. Empty for what is
    in letters that print cannot set. (EPUB 3.3, section 7.4.2.3; EPUB Accessibility 1.1, section 4.1.)
    """
    heard = numbered(track.document)
    same = replace(printed, blocks=heard.blocks[: len(printed.blocks)], notes=heard.notes)
    printout = large_print(same, context)
    if unset(printed, printout.typeface):
        return {}
    front = _front(heard)
    sentences = {element: _sentences(run, front) for element, run in printout.texts.items()}
    painted: Counter[Element] = Counter()
    found: dict[str, tuple[int, int]] = {}
    last = TITLE
    for page in printout.pages:
        there = [each for each in _there(page.story, sentences, painted) if each[0] >= last]
        if there:
            last, _ = next((each for each in there if each[1]), there[0])
            found[str(page.number)] = track.number, last
    return found


def _front(document: Document) -> dict[Inlines, int]:
    """What is heard and stands in no block: its words as print sets them, and its place."""
    found: dict[Inlines, int] = {(Text(document.summary),): SUMMARY, (Text(document.title),): TITLE}
    if isinstance(document.notes, HeardNotes) and isinstance(document.notes.heading, Heard):
        found[(Text(NOTES_HEADING),)] = document.notes.heading.first
    return found


def _sentences(run: Inlines, front: Mapping[Inlines, int]) -> Sentences:
    """The sentences of a run of inlines that are heard."""
    if not isinstance(run, Heard):
        return ((front[run], 0, _letters(text_of(run))),) if run in front else ()
    found: list[tuple[int, int, int]] = []
    begin = 0
    for place, part in run.parts:
        end = begin + _letters(text_of(part))
        if place is not None:
            found.append((place, begin, end))
        begin = end
    return tuple(found)


def _there(
    story: Block, sentences: Mapping[Element, Sentences], painted: Counter[Element]
) -> Iterator[tuple[int, bool]]:
    """The places of all that stands on a page, in reading order, and whether each begins there.

    `painted` counts the letters of each element on the pages before, and this page is added to it.
    """
    for element, text in _painted(story):
        if isinstance(element.alt, HeardWords):
            yield element.alt.place, True
        owner: Element | None = element
        while owner is not None and owner not in sentences:
            owner = owner.parent
        if owner is None:
            continue
        before = painted[owner]
        painted[owner] = after = before + _letters(text)
        for place, begin, end in sentences[owner]:
            if begin < after and before < end:
                yield place, begin >= before


def _painted(block: Block) -> Iterator[tuple[Element, str]]:
    """What is painted of a block, in reading order: words with the element they belong to, and pictures."""
    match block:
        case TextBlock(part=list() as lines):
            for segment in (segment for line in lines for segment in line):
                yield segment.run.element or block.element, segment.text
        case TextBlock():
            yield from ((run.element or block.element, run.text) for run in block.runs)
        case Picture(element=Element() as element):
            yield element, ""
    for inner in block.within():
        yield from _painted(inner)


def _letters(text: str) -> int:
    """How many letters text has; lines end at other spaces in print, so spaces do not count."""
    return len("".join(text.split()))
