"""Making what staff ask for: which pages they mean, and files that are whole or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.build import Build
from builder.catalogue import Item
from builder.compose.handouts import distribution
from builder.context import Context, Written
from builder.faults import told_plainly
from builder.formats import FAULT
from builder.meant import meant
from builder.messages import BuildError, Message, stops
from builder.printing.products import PRODUCTS, Printable, Product
from builder.schema.opportunity import Opportunity
from builder.writers import staff_sheet

FOLDER = "print"  # in the folder of outputs: for staff, never published


@dataclass(frozen=True, slots=True)
class Made:
    """One thing that was asked for: its file, or None where only its messages came of it."""

    name: str
    file: Path | None
    extent: str
    messages: tuple[Message, ...] = ()


def printables(build: Build) -> Mapping[str, Printable]:
    """Every page that somebody wrote, by the name of its file (`opportunities/day-centres`)."""
    return {
        item.name: Printable(build.documents[item.address], item, build.catalogue)
        for item in build.catalogue.items.values()
        if item.address in build.documents
    }


def wanted(
    names: Sequence[str], pages: Mapping[str, Printable], product: Product | None = None
) -> list[Printable]:
    """The pages that somebody means by their files, their addresses or the last part of either.

    Of several pages with one name, it is the one that the product can be made of. Raises BuildError for a
    name that is none, or that still means several.
    """
    documents = {name: page.document for name, page in pages.items()}

    def suits(name: str) -> bool:
        return product is None or product.suits(pages[name])

    return [pages[meant(name, documents, suits)] for name in names]


def choose(product: Product, names: Sequence[str], pages: Mapping[str, Printable]) -> list[Printable]:
    """The pages to print something of: those that were named, or all that people can join or that suit.

    Raises BuildError where a page does not suit, or where none was named and every page would.
    """
    if not names:
        if not product.kinds:
            raise BuildError(
                f"Say which page to print, such as: involve print {product.key} opportunities/day-centres"
            )
        return [page for page in pages.values() if product.suits(page)]
    chosen = wanted(names, pages, product)
    for page in chosen:
        if not product.suits(page):
            raise BuildError(_does_not_suit(product, page, pages))
    return chosen


def _does_not_suit(product: Product, page: Printable, pages: Mapping[str, Printable]) -> str:
    """Why something cannot be made of a page, and what can."""
    file = page.item.file
    if product.easy:
        why = f"{file} has no easy read."
    elif product.kinds and not isinstance(page.item.fields, product.kinds):
        kinds = " or ".join(kind.__name__.lower() for kind in product.kinds)
        why = f"“{product.key}” is made of this kind of page: {kinds}. {file} is of another kind."
        namesake = next((one for one in pages.values() if _namesakes(one, page) and product.suits(one)), None)
        if namesake:
            return f"{why} You may mean: involve print {product.key} {namesake.item.name}"
    else:
        why = f"On this day there is no use for “{product.key}” of {file}: it has closed, or not begun."
    others = ", ".join(one.key for one in PRODUCTS if one.suits(page))
    return f"{why} Of that page you can print: {others}."


def _namesakes(one: Printable, other: Printable) -> bool:
    return one.document.slug == other.document.slug and one.item.name != other.item.name


def make(product: Product, page: Printable, folder: Path, context: Context) -> Made:
    """Make one thing of one page; the file is whole or not there, and one from before stays if this fails."""
    target = folder / page.place / product.file_name(page, context.appearance)
    with told_plainly(f"printing {page.item.file} as “{product.name}”", context.cache / FAULT):
        return _written(product.name, target, lambda file: product.write(page, file, context))


def sheet(
    chosen: Sequence[Printable], product: Product, folder: Path, context: Context, build: Build
) -> Made:
    """The distribution sheet of something printed of some pages, or of all that are open if none is named.

    Raises BuildError where no place is named in them, and for what has no pages that could be counted.
    """
    if not product.has_pages:
        known = ", ".join(one.key for one in PRODUCTS if one.has_pages)
        raise BuildError(
            f"How many pages “{product.key}” has depends on the computer that opens it. "
            f"You can count: {known}."
        )
    pages, catalogue = printables(build), build.catalogue
    found = chosen or [pages[item.name] for item in distribution.open_ones(catalogue)]
    items = {page.item.name: item for page in found if (item := _opportunity(page)) and product.suits(page)}
    with told_plainly("counting copies", context.cache / FAULT):
        printed = {name: _printed(product, pages[name], context) for name in items}
        document = distribution.distribution_sheet([*items.values()], catalogue, printed)
        place = pages[next(iter(items))].place if len(items) == 1 else ""
        target = folder / place / "distribution-sheet.pdf"
        return _written(distribution.NAME, target, lambda file: staff_sheet.write(document, file, context))


def _opportunity(page: Printable) -> Item[Opportunity] | None:
    """The opportunity of a page, if it is one: they alone say where copies go."""
    item = page.catalogue.find(Opportunity, page.item.slug)
    return item if item and item.name == page.item.name else None


def _printed(product: Product, page: Printable, context: Context) -> distribution.Printed:
    """How much paper one copy takes, found by making it; raises BuildError where none can be made."""
    with tempfile.TemporaryDirectory() as name:
        written = product.write(page, Path(name) / "copy", context)
    pages = written.extent.partition(" ")[0]
    if stops(written.messages) or not pages.isdigit():
        raise BuildError("\n\n".join(map(str, written.messages)))
    return distribution.Printed(product.name, int(pages), product.a_sheet)


def _written(name: str, target: Path, write: Callable[[Path], Written]) -> Made:
    """Write a file beside its place and put it there when it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", dir=target.parent) as unfinished:
        file = Path(unfinished) / target.name
        written = write(file)
        whole = file.exists() and not stops(written.messages)
        if whole:
            os.replace(file, target)
    return Made(name, target if whole else None, written.extent, written.messages)
