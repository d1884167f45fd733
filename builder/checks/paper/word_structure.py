"""Checks of what a Word file is made of: its names, headings, lists, captions and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.checks.paper.fault import quoted
from builder.checks.paper.pictures import says_nothing
from builder.ooxml.barriers import speechless
from builder.ooxml.elements import W
from builder.ooxml.reading import Element, WordFile, find, on, runs, value, words, xpath

Broken = Iterator[tuple[str, str]]

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # BCP 47, as far as Word goes
# Bullets and numbers as people type them, with a space or a tab behind them.
_TYPED = re.compile(r"\s*([•·◦▪‣–—*-]|\(?\d{1,2}[.)]|\(?[a-z][.)])[\s\u00a0]+\S")
_SENTENCE = (".", "!", "?", "…", ":", ";", ",", "”", ")")
_HEADING = 80  # letters that a line of bold words may have and still look like a heading
_LONG = 300  # words of about a page, after which a file needs a heading
_RUNNING = ("", "normal", "body text", "list continue", "list paragraph", "meaning", "no spacing")


def title(file: WordFile) -> Broken:
    """The properties of the file hold a title."""
    core = file.parts.get("docProps/core.xml")
    said = xpath(core, "string(//dc:title)") if core is not None else ""
    if not str(said).strip() or str(said).strip().lower() in ("untitled", "word document", "document"):
        yield "The file does not say what it is called.", "its properties"


def language(file: WordFile) -> Broken:
    """The defaults name a language, and every language that words are marked with is one."""
    defaults = file.styles.defaults
    whole = value(defaults, "rPrDefault/rPr/lang") if defaults is not None else None
    if not whole:
        yield "The file does not say which language it is in.", "its styles"
    for story in file.stories:
        for mark in story.iter(f"{W}lang"):
            tag = mark.get(f"{W}val")
            if tag is not None and not _TAG.fullmatch(tag):
                yield f"“{tag}” is not the code of a language.", quoted(words(mark.getparent().getparent()))


def headings(file: WordFile) -> Broken:
    """One heading of the first level, before all others, and none that leaves out a level."""
    before = 0
    tops = 0
    for paragraph in file.paragraphs:
        level = file.styles.level(paragraph)
        if level is None:
            continue
        said = words(paragraph)
        tops += level == 1
        if not before and level != 1:
            yield "The first heading is not one of the first level.", quoted(said)
        elif level > before + 1:
            yield f"A heading of level {level} follows one of level {before}.", quoted(said)
        if level == 1 and tops > 1:
            yield "There is more than one heading of the first level.", quoted(said)
        before = level
    if not before and len(words(file.body).split()) > _LONG:
        yield "A file of more than a page has no headings.", ""


def fake_headings(file: WordFile) -> Broken:
    """No short paragraph of running text that is bold from end to end and is no sentence."""
    for paragraph in file.paragraphs:
        said = words(paragraph).strip()
        if (
            said
            and len(said) <= _HEADING
            and not said.endswith(_SENTENCE)
            and file.styles.level(paragraph) is None
            and file.styles.name(paragraph) in _RUNNING
            and _next_is_text(paragraph)
            and all(on(file.styles.of_run(run, paragraph, "b")) for run, _ in runs(paragraph))
            and find(paragraph, "pPr/numPr") is None
            and not _in_a_cell(paragraph)
        ):
            yield "Bold words look like a heading and are none.", quoted(said)


def _next_is_text(paragraph: Element) -> bool:
    """Whether something follows that the words could be a heading of."""
    following = paragraph.getnext()
    return following is not None and following.tag in (f"{W}p", f"{W}tbl")


def _in_a_cell(paragraph: Element) -> bool:
    return bool(paragraph.getparent().tag == f"{W}tc")


def fake_lists(file: WordFile) -> Broken:
    """No two paragraphs in a row that begin with a bullet or a number that somebody typed."""
    before = False
    for paragraph in file.paragraphs:
        said = words(paragraph)
        typed = bool(_TYPED.match(said)) and file.styles.of_paragraph(paragraph, "numPr") is None
        if typed and before:
            yield "A list is made by hand, with typed bullets or numbers.", quoted(said)
        before = typed


def captions(file: WordFile) -> Broken:
    """A caption follows a picture, and that of a table goes before one; both stay on its page."""
    for paragraph in file.paragraphs:
        name = file.styles.name(paragraph)
        if name == "table caption":
            following = paragraph.getnext()
            if following is not None and _is_gap(following):
                following = following.getnext()
            if following is None or not _is_table(following, file):
                yield "The caption of a table has no table after it.", quoted(words(paragraph))
            elif not on(file.styles.of_paragraph(paragraph, "keepNext")):
                yield "A caption and its table may stand on two pages.", quoted(words(paragraph))
        elif name == "caption":
            above = paragraph.getprevious()
            if above is None or next(above.iter(f"{W}drawing"), None) is None:
                yield "A caption has no picture above it.", quoted(words(paragraph))
            elif not on(find(above, "pPr/keepNext")):
                yield "A picture and its caption may stand on two pages.", quoted(words(paragraph))


def _is_table(element: Element, file: WordFile) -> bool:
    """Whether a table begins here, be it one whose cells stand one below the other."""
    return bool(element.tag == f"{W}tbl" or file.styles.name(element) == "labelled table")


def _is_gap(element: Element) -> bool:
    return bool(element.tag == f"{W}p" and not words(element))


def alt_text(file: WordFile) -> Broken:
    """Every picture has words that say what it shows, or is marked as one that says nothing."""
    for story in file.stories:
        for name in speechless(story):
            yield "A picture has no words that stand in for it.", name
        for said in xpath(story, ".//wp:docPr/@descr"):
            if says_nothing(said):
                yield "The words for a picture do not say what it shows.", quoted(said)
