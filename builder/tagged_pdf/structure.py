"""The structure tree of a PDF: what each piece of a page is, in reading order (ISO 32000-1, 14.7, 14.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

PLAIN_LIST = {"O": "/List", "ListNumbering": "/None"}  # the attributes of a list without bullets or numbers
EMPTY_ALLOWED = frozenset({"TD", "TH"})  # a table must stay regular even where a cell says nothing


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked-content sequence on a page, by its number there."""

    page: PDFObjectReference
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation on a page that belongs to an element."""

    page: PDFObjectReference
    annotation: PDFDictionary


class Element(PDFObject):  # type: ignore[misc]
    """A structure element: a standard tag, what it holds, and what a reading program is told of it.

    `attributes` is one attribute object, its values already in PDF syntax (`{"O": "/List"}`). An `inline`
    element takes its place among its parent's text when it is first painted; every other element takes it
    when it is made.
    """

    def __init__(
        self,
        tag: str,
        parent: Element | None = None,
        *,
        alt: str = "",
        lang: str = "",
        actual: str = "",
        id: str = "",  # noqa: A002 - the name that the standard gives it
        attributes: Mapping[str, str] | None = None,
        inline: bool = False,
    ) -> None:
        self.tag, self.parent = tag, parent
        self.alt, self.lang, self.actual, self.id = alt, lang, actual, id
        self.attributes = attributes
        self.kids: list[Kid] = []
        self._placed = parent is None
        if not inline:
            self._place()

    def hold(self, kid: Marked | Annotated) -> None:
        """Add a piece of a page to this element."""
        self._place()
        self.kids.append(kid)

    def _place(self) -> None:
        if not self._placed and self.parent is not None:
            self._placed = True
            self.parent._place()
            self.parent.kids.append(self)

    def prune(self) -> bool:
        """Drop elements that hold nothing, and say whether this one holds something."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.tag in EMPTY_ALLOWED

    def elements(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.elements()

    def format(self, document: PDFDocument) -> bytes:
        """The element as PDF syntax; ReportLab calls this when it writes the file."""
        page = next((kid.page for kid in self.kids if isinstance(kid, Marked)), None)
        entries = [f"/S /{self.tag} /P {reference(document, self.parent)}"]
        if page is not None:
            entries.append(f"/Pg {reference(document, page)}")
        entries.append(f"/K [{' '.join(_kid(document, kid, page) for kid in self.kids)}]")
        told = (("Alt", self.alt), ("Lang", self.lang), ("ActualText", self.actual), ("ID", self.id))
        for name, words in told:
            if words:
                entries.append(f"/{name} {string(document, words)}")
        if self.attributes:
            pairs = " ".join(f"/{name} {value}" for name, value in self.attributes.items())
            entries.append(f"/A <<{pairs}>>")
        return f"<</Type /StructElem {' '.join(entries)}>>".encode("latin-1")


Kid: TypeAlias = Element | Marked | Annotated

ARTIFACT = Element("Artifact")  # of no tree: what is painted for it is said elsewhere, or nothing to hear


def reference(document: PDFDocument, thing: PDFObject) -> str:
    """The words `12 0 R` that point at an object of the file."""
    return str(document.Reference(thing).format(document), "latin-1")


def string(document: PDFDocument, words: str) -> str:
    """Words as a PDF text string."""
    return str(PDFString(words).format(document), "latin-1")


def _kid(document: PDFDocument, kid: Kid, page: PDFObjectReference | None) -> str:
    if isinstance(kid, Element):
        return reference(document, kid)
    if isinstance(kid, Annotated):
        annotation = reference(document, kid.annotation)
        return f"<</Type /OBJR /Pg {reference(document, kid.page)} /Obj {annotation}>>"
    if page is not None and kid.page.name == page.name:
        return str(kid.mcid)
    return f"<</Type /MCR /Pg {reference(document, kid.page)} /MCID {kid.mcid}>>"


@dataclass(slots=True)
class StructureTree:
    """The root element with the ways back to it: from marked content of each page, and from annotations."""

    root: Element
    pages: list[list[Element]] = field(default_factory=list)
    annotations: list[tuple[PDFDictionary, Element]] = field(default_factory=list)

    def write(self, document: PDFDocument) -> None:
        """Put the tree into the catalogue of a PDF whose pages are all drawn."""
        self.root.prune()
        top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self.root.parent = top
        top["K"] = PDFArray([document.Reference(self.root)])
        top["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(self._numbers(document))}))
        top["ParentTreeNextKey"] = len(self.pages) + len(self.annotations)
        named = sorted((element for element in self.root.elements() if element.id), key=lambda each: each.id)
        if named:
            names = [part for each in named for part in (PDFString(each.id), document.Reference(each))]
            top["IDTree"] = document.Reference(PDFDictionary({"Names": PDFArray(names)}))
        document.Catalog.StructTreeRoot = top
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _numbers(self, document: PDFDocument) -> list[object]:
        """The parent tree: pages count from 0, annotations from where the pages end."""
        numbers: list[object] = []
        for key, marked in enumerate(self.pages):
            elements = PDFArray([document.Reference(element) for element in marked])
            numbers += [key, document.Reference(elements)]
        for key, (annotation, element) in enumerate(self.annotations, len(self.pages)):
            annotation["StructParent"] = key
            numbers += [key, document.Reference(element)]
        return numbers
