"""The tags of a PDF: whether everything that is painted has one, and whether it is the right one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from builder.checks.paper.fault import Fault, place
from builder.checks.paper.ink import Drawn
from builder.checks.paper.pdf import Pdf
from builder.checks.paper.tree import Annotated, Node
from builder.checks.paper.wanted import Wanted

HIDDEN = "Words are marked as decoration, so that reading programs pass over them."

_HEADING = re.compile(r"H([1-6])")
_OWN_NUMBER = "#"  # stands for the number of a page on that page
_PAGE_NUMBER = re.compile(r"(page )?#( of \d+)?", re.IGNORECASE)
_MARGIN = 0.12  # of the height of a page: what pages have beside their text stands within this from an edge
_PAGINATION = "Pagination"


def tagged(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Files without tags, and words or pictures that the tags leave out."""
    if not pdf.root.kids:
        yield Fault("The file has no tags: a reading program has to guess what is what.", "", "1.3.1")
        return
    held = {id(one) for one in pdf.root.painted()}
    told: set[int] = set()
    for one in pdf.painted:
        if one.artifact is None and id(one) not in held and one.page not in told:
            if isinstance(one, Drawn) and one.words:
                told.add(one.page)
                yield Fault("Words are on the page that no tag holds.", place(one.page, one.words), "1.3.1")
            elif not isinstance(one, Drawn):
                yield Fault("A picture is on the page that no tag holds.", place(one.page), "1.1.1")


def hidden(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Words that are marked as decoration although no tag says them."""
    said = _folded(" ".join(block.text for block in pdf.blocks))
    told: set[int] = set()
    for one in pdf.drawn:
        beside = one.artifact == _PAGINATION or _at_edge(one, pdf)  # not all programs say which it is
        says = any(map(str.isalnum, one.text))  # dots that lead to a page number say nothing
        if one.artifact is None or beside or not says or one.page in told:
            continue
        if _folded(one.text) not in said:
            told.add(one.page)
            yield Fault(HIDDEN, place(one.page, one.words), "1.3.1")


def furniture(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """What stands at the head or foot of every page, tagged as if it were text: it breaks into sentences."""
    places: dict[tuple[str, int], list[Drawn]] = defaultdict(list)
    elsewhere: set[str] = set()
    for block in pdf.blocks:
        drawn = [one for one in block.drawn if one.artifact is None and one.words]
        text = re.sub(rf"\b{block.page}\b", _OWN_NUMBER, block.text)
        if not drawn or block.tag == "Label" or not all(_at_edge(one, pdf) for one in drawn):
            elsewhere.add(text)
        else:
            places[text, round(drawn[0].baseline)].append(drawn[0])
    for (text, _baseline), firsts in places.items():
        pages = {one.page for one in firsts}
        repeated = len(pages) >= max(2, len(pdf.pages) / 2) and text not in elsewhere
        if repeated or _PAGE_NUMBER.fullmatch(text):
            what = "The head or foot of a page is tagged as text, and would be read in the middle of it."
            yield Fault(what, place(firsts[0].page, firsts[0].words))


def _at_edge(one: Drawn, pdf: Pdf) -> bool:
    _, bottom, _, top = pdf.pages[one.page - 1]
    high = (top - bottom) * _MARGIN
    return one.baseline < bottom + high or one.baseline > top - high


def headings(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Headings that a reader jumps along: the first is of level 1, and none is skipped."""
    if not pdf.root.kids:
        return
    before = 0
    for node in pdf.root.below():
        found = _HEADING.fullmatch(node.tag)
        if not found:
            continue
        level = int(found[1])
        if not before and level != 1:
            yield Fault("The first heading is not of level 1.", place(node.page, f"H{level} {node.text}"))
        elif level > before + 1:
            where = place(node.page, f"H{level} {node.text}")
            yield Fault("A level of headings is skipped.", f"{where} after H{before}")
        before = level
    if not before:
        yield Fault("The file has no headings.", "", "1.3.1")


def tables(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Tables whose cells nobody can place, because no cell is a header."""
    for node in pdf.root.below():
        if node.tag == "Table":
            tags = [inner.tag for inner in node.below()]
            if "TR" in tags and "TH" not in tags:
                yield Fault("A table has no header cells.", place(node.page, node.text), "1.3.1")


def links(pdf: Pdf, _: Wanted) -> Iterator[Fault]:
    """Links that nobody can hear: without words, or held by no tag."""
    for node in pdf.root.below():
        if node.tag == "Link" and not (node.alt or node.text).strip():
            yield Fault("A link has no words.", place(node.page), "2.4.4")
    held = _annotations(pdf.root)
    for page in sorted({link.page for link in pdf.links} if pdf.root.kids else ()):
        here = [link.described for link in pdf.links if link.page == page]
        if len(here) > held[page]:
            yield Fault("A link is on the page that no tag holds.", place(page, here[0]), "4.1.2")
    for link in pdf.links:
        if not link.described.strip():
            yield Fault("A link is not described.", place(link.page), "2.4.4")
            return


def _annotations(root: Node) -> dict[int, int]:
    """How many annotations the tags hold, by page."""
    found: dict[int, int] = defaultdict(int)
    for node in root.below():
        for kid in node.kids:
            if isinstance(kid, Annotated):
                found[kid.page] += 1
    return found


def _folded(words: str) -> str:
    """Words in the form in which they are compared: without spaces, which lines add and take away."""
    return "".join(words.replace("\u00ad", "").split())
