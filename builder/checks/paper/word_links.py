"""Checks of what in a Word file leads to something else: links, places, contents, styles and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.checks.paper.fault import quoted
from builder.ooxml.elements import R, W
from builder.ooxml.reading import Element, WordFile, find, value, words, xpath

Broken = Iterator[tuple[str, str]]

_NAME = re.compile(r"[A-Za-z_]\w{0,39}")
_NAMED_IN_FIELDS = re.compile(r"^\s*(?:REF|PAGEREF|TOC\b.*\\b)\s+(\w+)")


def places(file: WordFile) -> Broken:
    """Every link and field that leads to a place finds it."""
    known = {mark.get(f"{W}name") for mark in file.body.iter(f"{W}bookmarkStart")}
    for link in file.body.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor and not link.get(f"{R}id") and anchor not in known:
            yield "A link leads to a place that is not there.", quoted(words(link))
    for instruction in file.body.iter(f"{W}instrText"):
        named = _NAMED_IN_FIELDS.match(instruction.text or "")
        if named and named[1] not in known:
            yield "A field names a place that is not there.", quoted((instruction.text or "").strip())


def bookmarks(file: WordFile) -> Broken:
    """Names are ones that Word takes, none is there twice, and each place has both its ends."""
    starts = list(file.body.iter(f"{W}bookmarkStart"))
    ends = [end.get(f"{W}id") for end in file.body.iter(f"{W}bookmarkEnd")]
    seen: set[str] = set()
    for start in starts:
        name = start.get(f"{W}name") or ""
        if not _NAME.fullmatch(name):
            yield "Word does not take the name of a place.", quoted(name)
        if name.lower() in seen:
            yield "Two places have one name.", quoted(name)
        seen.add(name.lower())
        if ends.count(start.get(f"{W}id")) != 1:
            yield "A place has no end.", quoted(name)
    if len({start.get(f"{W}id") for start in starts}) != len(starts):
        yield "Two places have one number.", ""


def link_words(file: WordFile) -> Broken:
    """Every link has words, and an address that is known."""
    for link in file.body.iter(f"{W}hyperlink"):
        relation = link.get(f"{R}id")
        if not words(link).strip() and not xpath(link, ".//wp:docPr[@descr != '']"):
            yield "A link has no words.", file.relations.get(relation or "", "")
        if (relation and not file.relations.get(relation)) or not (relation or link.get(f"{W}anchor")):
            yield "A link has no address.", quoted(words(link))


def contents(file: WordFile) -> Broken:
    """A contents list has entries before Word renews it, and they say what the headings say."""
    heads = {_folded(one) for one in file.paragraphs if file.styles.level(one) is not None}
    for instruction in file.body.iter(f"{W}instrText"):
        if not (instruction.text or "").strip().startswith("TOC"):
            continue
        entries = list(_entries(instruction, file))
        if not entries:
            yield "The contents list is empty until Word renews it.", ""
        for entry in entries:
            if _folded(entry) not in heads:
                yield "The contents list names a heading that is not there.", quoted(words(entry))


def _entries(instruction: Element, file: WordFile) -> Iterator[Element]:
    """The paragraphs that a contents field shows."""
    paragraph = next(instruction.iterancestors(f"{W}p"))
    while paragraph is not None and file.styles.name(paragraph).startswith("toc"):
        if words(paragraph).strip():
            yield paragraph
        paragraph = paragraph.getnext()


def _folded(paragraph: Element) -> str:
    """The words of a heading or an entry, without the number of its page."""
    return " ".join(re.sub(r"\s\d+$", "", words(paragraph)).split())


def styles(file: WordFile) -> Broken:
    """Every style that is used is in the file, and every list has a number that is known."""
    for story in file.stories:
        for mark in xpath(story, ".//w:pStyle | .//w:rStyle | .//w:tblStyle"):
            if mark.get(f"{W}val") not in file.styles.by_id:
                yield "A style that is used is not in the file.", mark.get(f"{W}val", "")
    numbering = file.parts.get("word/numbering.xml")
    lists = [] if numbering is None else list(numbering.iter(f"{W}num"))
    looks = (
        set()
        if numbering is None
        else {one.get(f"{W}abstractNumId") for one in numbering.iter(f"{W}abstractNum")}
    )
    known = {one.get(f"{W}numId") for one in lists if value(one, "abstractNumId") in looks} | {"0"}
    for paragraph in file.paragraphs:
        number = find(paragraph, "pPr/numPr/numId")
        if number is not None and number.get(f"{W}val") not in known:
            yield "A list that is used is not in the file.", quoted(words(paragraph))
