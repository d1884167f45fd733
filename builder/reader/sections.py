"""Reads headings: the flat run of headings and blocks of a page becomes nested sections."""

from __future__ import annotations

from lxml.html import HtmlElement

from builder.document import Block, Blocks, Section
from builder.reader.blocks import read_blocks
from builder.reader.inlines import read_inlines
from builder.reader.reading import Reading
from builder.words import text_of

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TOP = 2  # the page's title is level 1


def read_sections(root: HtmlElement, reading: Reading) -> Blocks:
    """The blocks of a page, those after a heading nested into its section."""
    first, *rest = _runs(root)
    for block in [*first, *(block for run in rest for block in run[1:])]:
        for inner in block.iter(*_HEADINGS):
            _misplaced(inner, reading)
    before = read_blocks(first, reading)
    flat: list[Section] = []
    for run in rest:
        heading = run[0]
        run.remove(heading)
        flat.append(_section(heading, run, reading, flat[-1].level if flat else 1))
    return before + _nested(flat)


def _runs(root: HtmlElement) -> list[HtmlElement]:
    """The page cut before each heading: elements that begin with a heading, but for the first."""
    runs = [root.makeelement("div")]
    runs[0].text = root.text
    for child in list(root):
        if child.tag in _HEADINGS:
            runs.append(root.makeelement("div"))
        runs[-1].append(child)
    return runs


def _section(heading: HtmlElement, body: HtmlElement, reading: Reading, above: int) -> Section:
    line = reading.source.line(heading.text_content(), leaf=True)
    words = read_inlines(heading, reading, line)
    level = int(heading.tag[1])
    name = text_of(words)
    if not name:
        reading.say(line, "heading-empty", "This heading has no words.", "Write some: ## How to take part")
    elif level < _TOP:
        what = f"The heading “{name}” begins with one #, like the title of the page."
        reading.say(line, "heading-level", what, f"Begin it with two: ## {name}")
    elif level > above + 1:
        what = f"The heading “{name}” begins with {level} #, but the heading above it with {above}."
        mend = f"Skip no level. Write: {'#' * (above + 1)} {name}"
        if above < _TOP:
            what = f"The heading “{name}” begins with {level} #, but it is the first heading."
            mend = f"Begin with two: ## {name}"
        reading.say(line, "heading-level", what, mend)
    identity = heading.get("id") or f"section-{line}"
    return Section(identity, words, max(level, _TOP), read_blocks(body, reading), line)


def _misplaced(heading: HtmlElement, reading: Reading) -> None:
    """A heading inside a list, a quote or a box: it becomes a bold paragraph, with a message."""
    words = heading.text_content()
    what = f"The heading “{words}” stands inside a list, a quote or a box."
    mend = "Take it out, or write it as bold words: **…**"
    reading.say(reading.source.line_of(words), "heading-place", what, mend)
    heading.tag = "p"


def _nested(flat: list[Section]) -> Blocks:
    """Sections nested by level, in the order of the page."""
    result: list[Block] = []
    at = 0
    while at < len(flat):
        end = at + 1
        while end < len(flat) and flat[end].level > flat[at].level:
            end += 1
        section = flat[at]
        blocks = section.blocks + _nested(flat[at + 1 : end])
        result.append(Section(section.id, section.heading, section.level, blocks, section.line))
        at = end
    return tuple(result)
