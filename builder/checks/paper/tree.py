"""The structure tree of a PDF as plain data, and the words that a reading program hears from it.

Tags are those of ISO 32000-1, 14.8.4; a file's own names are led back to them by its role map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import pikepdf

from builder.checks.paper.ink import Drawn, Painted

# Elements that run on inside the text of the element around them.
INLINE = frozenset({"Span", "Link", "Reference"})


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation that belongs to an element; `contents` are the words that describe it."""

    page: int
    contents: str


@dataclass(frozen=True, slots=True)
class Node:
    """An element of the tree with what it holds, in reading order.

    `alt` is None where it has none; `said` are words to be said in place of what is painted. `page` is that
    of its content, 0 where nothing tells. `counts` says that it is a list with bullets or numbers.
    """

    tag: str
    kids: tuple[Kid, ...]
    alt: str | None = None
    said: str | None = None
    lang: str = ""
    page: int = 0
    counts: bool = False

    @property
    def text(self) -> str:
        """All words painted for it and for the elements in it."""
        if self.said is not None:
            return self.said
        return "".join(
            kid.text if isinstance(kid, Node | Drawn) else ""
            for kid in self.kids
            if not isinstance(kid, Annotated)
        )

    def below(self) -> Iterator[Node]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.below()

    def painted(self) -> Iterator[Painted]:
        """Everything painted for it and for the elements in it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.painted()
            elif not isinstance(kid, Annotated):
                yield kid


Kid: TypeAlias = Node | Painted | Annotated


@dataclass(frozen=True, slots=True)
class Tagged:
    """One block of the tree: its tag, its words, the tags of the elements around it, and what is painted.

    `row` tells the blocks of one row of a table from others; it is 0 for blocks in no table.
    """

    tag: str
    text: str
    around: tuple[str, ...] = ()
    painted: tuple[Painted, ...] = ()
    row: int = 0

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """The text that is painted for it."""
        return tuple(one for one in self.painted if isinstance(one, Drawn))

    @property
    def page(self) -> int:
        """The page on which it begins, 0 where nothing is painted."""
        return self.painted[0].page if self.painted else 0


# ---- Reading the tree --------------------------------------------------------------------------------------


class TreeReader:
    """Reads the tree of a file, given what its pages paint, by page object and number there."""

    def __init__(self, pdf: pikepdf.Pdf, painted: Mapping[tuple[int, int], tuple[Painted, ...]]) -> None:
        self._root = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
        self._roles = self._root.get("/RoleMap", pikepdf.Dictionary())
        self._pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self._painted = painted
        self._seen: set[tuple[int, int]] = set()

    def read(self) -> Node:
        """The root, which holds the elements at the top."""
        return Node("", tuple(kid for each in _kids(self._root) for kid in self._kid(each, None)))

    def _kid(self, kid: Any, page: Any) -> Iterator[Kid]:
        if isinstance(kid, int):
            yield from self._painted.get((self._number(page), kid), ())
        elif not isinstance(kid, pikepdf.Dictionary):
            return
        elif kid.get("/Type") == "/MCR":
            yield from self._painted.get((self._number(kid.get("/Pg", page)), int(kid.MCID)), ())
        elif kid.get("/Type") == "/OBJR":
            number = self._number(kid.get("/Pg", page))
            yield Annotated(number, str(kid.Obj.get("/Contents", "")))
        elif not kid.is_indirect or kid.objgen not in self._seen:
            self._seen.add(kid.objgen)
            yield self._element(kid)

    def _element(self, element: Any) -> Node:
        page = element.get("/Pg")
        kids = tuple(each for kid in _kids(element) for each in self._kid(kid, page))
        return Node(
            self._tag(element),
            kids,
            str(element.Alt) if "/Alt" in element else None,
            str(element.ActualText) if "/ActualText" in element else None,
            str(element.get("/Lang", "")),
            self._number(page) or next((_page(kid) for kid in kids), 0),
            _counts(element),
        )

    def _tag(self, element: Any) -> str:
        tag = element.get("/S", "/")
        for _ in range(9):  # a role may lead to another
            role = self._roles.get(str(tag))
            if role is None or role == tag:
                break
            tag = role
        return str(tag)[1:]

    def _number(self, page: Any) -> int:
        return self._pages.get(page.objgen, 0) if isinstance(page, pikepdf.Dictionary) else 0


def _page(kid: Kid) -> int:
    return kid.page


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _counts(element: Any) -> bool:
    attributes = element.get("/A", [])
    each = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    dictionaries = [one for one in each if isinstance(one, pikepdf.Dictionary)]
    return any(one.get("/ListNumbering", "/None") != "/None" for one in dictionaries)


# ---- Blocks ------------------------------------------------------------------------------------------------


def blocks(root: Node) -> Iterator[Tagged]:
    """Every block of the tree, those without words too.

    A picture gives its alt text; the bullet or number of an item or a note has the tag `Label`.
    """
    rows = {id(node): number for number, node in enumerate(root.below(), 1) if node.tag == "TR"}
    for kid in root.kids:
        if isinstance(kid, Node):
            yield from _blocks(kid, (), rows)


def _blocks(node: Node, around: tuple[Node, ...], rows: Mapping[int, int]) -> Iterator[Tagged]:
    tags = tuple(one.tag for one in around)
    inside = (*around, node)
    row = next((rows[id(one)] for one in reversed(inside) if id(one) in rows), 0)
    if node.alt is not None:
        yield Tagged(node.tag, node.alt, tags, tuple(node.painted()), row)
        return
    text, painted = "", list[Painted]()
    for kid in node.kids:
        if isinstance(kid, Node) and kid.tag not in INLINE:
            yield from _blocks(kid, inside, rows)
        elif isinstance(kid, Node):
            text += kid.text
            painted += kid.painted()
        elif not isinstance(kid, Annotated):
            text += kid.text if isinstance(kid, Drawn) else ""
            painted.append(kid)
    if painted or node.said:
        tag = "Label" if node.tag == "Lbl" and _labelled(around) else node.tag
        yield Tagged(tag, " ".join((node.said or text).split()), tags, tuple(painted), row)


def _labelled(around: tuple[Node, ...]) -> bool:
    """Whether a label is a bullet or a number: of a note, or of an item of a list that has them."""
    item, *outer = reversed(around) if around else (Node("", ()),)
    return item.tag == "Note" or any(one.counts for one in outer[:1])


def without_contents(read: Iterable[Tagged]) -> list[Tagged]:
    """Blocks without a list of contents and its heading, which say again what stands below."""
    kept: list[Tagged] = []
    inside = False
    for block in read:
        entry = "TOC" in block.around
        if entry and not inside and kept and kept[-1].tag.startswith("H"):
            kept.pop()
        if not entry:
            kept.append(block)
        inside = entry
    return kept
