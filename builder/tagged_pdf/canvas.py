"""A ReportLab canvas that knows which element it paints for; what is painted for none becomes an artifact."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFImageXObject,
    PDFName,
    PDFPage,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from builder.tagged_pdf.structure import ARTIFACT, Annotated, Element, Marked, StructureTree
from builder.tagged_pdf.xmp import Metadata

rl_config.useA85 = 0  # streams as they are: ReportLab would make them a quarter longer to keep them in ASCII

BEGIN_ARTIFACT = "/Artifact BMC"
PRINTED = 4  # the annotation flag that keeps a link on paper (ISO 32000-1, 12.5.3)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that links lead to, and, where it has a level (counted from 0), a bookmark of that title."""

    key: str
    title: str = ""
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """A link: its element, its target (`#key` is an anchor of this file) and the words that describe it."""

    element: Element
    target: str
    contents: str


@dataclass(frozen=True, slots=True)
class _Unfinished:
    """What has been painted on a page so far, in the words of ReportLab."""

    code: list[str]
    marked: list[Element]
    annotations: list[str]
    forms: list[str]


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that writes PDF/UA-1 and the same bytes for the same drawing.

    A page begins as one long artifact. `tagged` breaks it off for an element and takes it up again after,
    so that everything between elements is an artifact without anyone having to say so.
    """

    def __init__(
        self, target: Path, size: tuple[float, float], root: Element, metadata: Metadata, font: str
    ) -> None:
        super().__init__(
            str(target),
            pagesize=size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=metadata.lang,
            initialFontName=font,
        )
        self.tree = StructureTree(root)
        self._metadata = metadata
        self._code: list[str]
        self._marked: list[Element] = []
        self._untagged = False
        self._laid_aside: dict[int, _Unfinished] = {}
        self.left_edge: float = 0  # of the page being drawn, where a sheet of paper holds several
        self.setTitle(metadata.title)
        self.setAuthor(metadata.author)
        self.setSubject(metadata.subject)
        self.setCreator("Involve")
        self.setViewerPreference("DisplayDocTitle", "true")

    @property
    def page(self) -> int:
        """The number of the page being drawn, from 1."""
        return int(self.getPageNumber())

    # ---- What is painted, and for whom -------------------------------------------------------------------

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """Everything painted inside is content of the element."""
        if self._untagged or element is ARTIFACT:
            yield
            return
        mcid = len(self._marked)
        self._marked.append(element)
        element.hold(Marked(self._doc.thisPageRef(), mcid))
        self._code.append(f"EMC\n/{element.tag} <</MCID {mcid}>> BDC")
        yield
        self._code.append(f"EMC\n{BEGIN_ARTIFACT}")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Nothing painted inside is content: it belongs to the page, or was painted and tagged before.

        `kind` is `Header` or `Footer` for what pages have beside their text (ISO 32000-1, 14.8.2.2).
        """
        self._untagged = True
        if kind:
            self._code.append(f"EMC\n/Artifact <</Type /Pagination /Subtype /{kind}>> BDC")
        yield
        if kind:
            self._code.append(f"EMC\n{BEGIN_ARTIFACT}")
        self._untagged = False

    def link(self, link: Linked, rectangle: tuple[float, float, float, float]) -> None:
        """Make part of the page, left, bottom, right and top in points, lead to the target of a link."""
        if self._untagged:
            return
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(edge, 2) for edge in rectangle]),
                "Border": PDFArray([0, 0, 0]),
                "Contents": PDFString(link.contents),
                "F": PRINTED,
            }
        )
        if link.target.startswith("#"):
            annotation["Dest"] = self._bookmarkReference(link.target[1:])
        else:
            annotation["A"] = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(link.target)})
        self._addAnnotation(annotation)
        self.tree.annotations.append((annotation, link.element))
        link.element.hold(Annotated(self._doc.thisPageRef(), annotation))

    def anchor(self, anchor: Anchor, top: float) -> None:
        """Let links, and the bookmark if there is one, lead to this height of the page."""
        if self._untagged:
            return
        self.bookmarkPage(anchor.key, fit="XYZ", left=round(self.left_edge, 2), top=round(top, 2))
        if anchor.level is not None:
            self.addOutlineEntry(anchor.title, anchor.key, anchor.level)

    def picture(self, name: str, image: PDFImageXObject, box: tuple[float, float, float, float]) -> None:
        """Paint a picture into a box of left, bottom, width and height; one name is kept once in the file."""
        if not self.hasForm(name):
            self._doc.addForm(name, image)
        left, bottom, width, height = box
        self.saveState()
        self.translate(left, bottom)
        self.scale(width, height)
        self.doForm(name)
        self.restoreState()

    # ---- Pages and the end -------------------------------------------------------------------------------

    def turn_to(self, number: int) -> None:
        """Go on painting where painting stopped on this page of the file, counted from 1.

        So a booklet is painted in reading order, which structure tree and bookmarks follow, whatever the
        order of its sheets. `end_pages` ends all pages that were turned to.
        """
        self._lay_aside()
        self._take_up(number)

    def end_pages(self, count: int) -> None:
        """End the pages from 1 to `count`, painted on or not."""
        self._lay_aside()
        for number in range(1, count + 1):
            self._take_up(number)
            self.showPage()

    def _lay_aside(self) -> None:
        here = _Unfinished(self._code, self._marked, self._annotationrefs, self._formsinuse)
        self._laid_aside[self.page] = here

    def _take_up(self, number: int) -> None:
        page = self._laid_aside.pop(number, None) or _Unfinished([], [], [], [])
        self._code, self._marked = page.code, page.marked
        self._annotationrefs, self._formsinuse = page.annotations, page.forms
        self._pageNumber = self._doc.pageCounter = number
        self.init_graphics_state()

    def showPage(self) -> None:
        """End the page."""
        self._code = [BEGIN_ARTIFACT, *self._code, "EMC"]
        super().showPage()

    def _setAnnotations(self, page: PDFPage) -> None:
        """Number the page for the parent tree: the one moment at which ReportLab shows its page object."""
        super()._setAnnotations(page)
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self.tree.pages), PDFName("S")
        self.tree.pages.append(self._marked)
        self._marked = []

    def save(self) -> None:
        """Write the file; every page has been ended."""
        self.tree.write(self._doc)
        self._doc.Catalog.Metadata = XMP(creator=self._xmp)
        super().save()

    def _xmp(self, _: PDFDocument) -> bytes:
        return self._metadata.packet()
