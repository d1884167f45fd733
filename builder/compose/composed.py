"""What the answers of an item become: the parts of a Document, into which the author's own words are set.

A heading of the author's that has the same words as a composed one adds to it; all others stand between the
opening and what comes after.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from builder.document import Block, Blocks, Document, EasyRead, Idea, Section, walk
from builder.words import text_of


@dataclass(frozen=True, slots=True)
class Composed:
    """A page made from answers. `opening` has no heading; `before` and `after` stand round the author's own.

    `easy` are easy-read ideas by the id of the section they belong in (empty: the opening). They are used in
    sections for which the author wrote none, unless people have checked the author's: what they checked is
    never mixed with what a program made. Those of `standing` are added even then, when things no longer stand
    as they did. `listed` are the ideas of a list that has no headings: they follow those of the opening,
    whoever wrote that. `left_out` are headings whose words, the author's too, have had their day. What the
    author wrote before any heading stands in the section with the id `home`, or else in the first.
    """

    title: str
    summary: str
    date: date | None = None
    opening: Blocks = ()
    before: tuple[Section | None, ...] = ()
    after: tuple[Section | None, ...] = ()
    easy: tuple[tuple[str, EasyRead], ...] = ()
    standing: tuple[tuple[str, EasyRead], ...] = ()
    listed: tuple[Idea, ...] = ()
    left_out: tuple[str, ...] = ()
    home: str = ""


def assemble(composed: Composed, written: Document) -> Document:
    """Set the author's words, read as a Document, into the composed page."""
    preface = tuple(block for block in written.blocks if not isinstance(block, Section))
    gone = {heading.lower() for heading in composed.left_out}
    sections = (block for block in written.blocks if isinstance(block, Section))
    own = [one for one in sections if text_of(one.heading).lower() not in gone]
    before, own = _with_own(composed.before, own)
    after, own = _with_own(composed.after, own)
    if before and preface:
        at = next((i for i, section in enumerate(before) if section.id == composed.home), 0)
        before[at] = replace(before[at], blocks=_spliced(before[at].blocks, preface))
        preface = ()
    blocks: Blocks = (*composed.opening, *preface, *before, *own, *after)
    checked = written.checked if _has_easy(written.blocks) else None
    added = composed.standing if checked else composed.easy
    if added or composed.listed:
        checked = None  # nobody has checked what a program made, whatever the page says
        blocks = _with_easy(blocks, dict(added), composed.listed)
    return replace(
        written,
        title=composed.title,
        summary=composed.summary,
        date=composed.date,
        blocks=_unique(blocks),
        checked=checked,
    )


def _with_own(made: Iterable[Section | None], own: list[Section]) -> tuple[list[Section], list[Section]]:
    """Composed sections, each with what the author wrote under the same heading; and the author's others."""
    result: list[Section] = []
    for section in made:
        if section is None:
            continue
        same = [one for one in own if text_of(one.heading).lower() == text_of(section.heading).lower()]
        own = [one for one in own if one not in same]
        added = tuple(block for one in same for block in one.blocks)
        result.append(replace(section, blocks=_spliced(section.blocks, added)))
    return result, own


def _spliced(blocks: Blocks, added: Blocks) -> Blocks:
    """Blocks with others set in before the first subsection, so that headings keep their own words."""
    at = next((i for i, block in enumerate(blocks) if isinstance(block, Section)), len(blocks))
    return (*blocks[:at], *added, *blocks[at:])


def _has_easy(blocks: Blocks) -> bool:
    return any(isinstance(block, EasyRead) for block in walk(blocks))


def _with_easy(blocks: Blocks, easy: dict[str, EasyRead], listed: tuple[Idea, ...]) -> Blocks:
    """Blocks with the composed easy read in the sections where it belongs, if they have none; and a list."""
    has_opening = any(isinstance(block, EasyRead) for block in blocks)
    opening = (easy[""],) if "" in easy and not has_opening else ()
    found: list[Block] = list(opening)
    for block in blocks:
        if isinstance(block, Section) and block.id in easy and not _has_easy(block.blocks):
            found.append(replace(block, blocks=_spliced(block.blocks, (easy[block.id],))))
        else:
            found.append(block)
    return _spliced(tuple(found), (EasyRead(listed),) if listed else ())


def _unique(blocks: Blocks) -> Blocks:
    """Blocks in which no two sections have the same id; the later one gets a number."""
    seen: set[str] = set()

    def renamed(some: Blocks) -> Blocks:
        found: list[Block] = []
        for block in some:
            if not isinstance(block, Section):
                found.append(block)
                continue
            name, count = block.id, 2
            while name in seen:
                name, count = f"{block.id}-{count}", count + 1
            seen.add(name)
            found.append(replace(block, id=name, blocks=renamed(block.blocks)))
        return tuple(found)

    return renamed(blocks)
