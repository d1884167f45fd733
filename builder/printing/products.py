"""The table of things that staff print, each made of one page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from builder.appearance import Appearance, sizes
from builder.catalogue import Catalogue, Item
from builder.compose.handouts.ending import ending_form, over_or_open
from builder.compose.handouts.leaflet import leaflet, over, poster
from builder.compose.handouts.letter import letter
from builder.compose.handouts.reply import reply_form
from builder.context import Context, Written
from builder.document import Document
from builder.ideas import has_ideas
from builder.schema.event import Event
from builder.schema.feedback import Feedback
from builder.schema.group import Group
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading


@dataclass(frozen=True, slots=True)
class Printable:
    """A page that something may be printed of: its Document, and the item it was composed from."""

    document: Document
    item: Item[Heading]
    catalogue: Catalogue

    @property
    def place(self) -> str:
        """The folder its files go to, so that pages with one name do not come into each other's way."""
        return self.document.address.strip("/") or self.document.slug


Compose = Callable[[Any, Catalogue], Any]
Suited = Callable[[Any, Catalogue], bool]


def _always(_: Item[Heading], __: Catalogue) -> bool:
    return True


def _open(item: Item[Heading], catalogue: Catalogue) -> bool:
    """Whether people can still join."""
    return not over(item, catalogue)


@dataclass(frozen=True, slots=True)
class Product:
    """One row of the table: what staff ask for by its `key`, and a name that says what it is.

    `writer` is a module of `builder.writers`. It writes what `compose` makes of the item, or the Document
    itself where there is nothing to compose. `kinds` are those of the pages it is made of (none: all);
    `easy` says that only pages with easy read have it, and `suited` for which items there is any use in it on
    the day. `sized` and `coloured` say what of its looks can be chosen. `a_sheet` is how many of
    its pages a sheet of paper holds, front and back.
    """

    key: str
    name: str
    file: str
    writer: str
    compose: Compose | None = None
    kinds: tuple[type[Heading], ...] = ()
    easy: bool = False
    suited: Suited = _always
    sized: bool = True
    coloured: bool = True
    a_sheet: int = 2

    def suits(self, page: Printable) -> bool:
        """Whether this can be made of a page."""
        if self.kinds and not isinstance(page.item.fields, self.kinds):
            return False
        if not self.suited(page.item, page.catalogue):
            return False
        return has_ideas(page.document) if self.easy else True

    @property
    def has_pages(self) -> bool:
        """Whether its pages can be counted: how many a Word file has depends on the computer."""
        return self.file.endswith(".pdf")

    def file_name(self, page: Printable, chosen: Appearance) -> str:
        """The name of its file; one in a size or in colours that were chosen says which."""
        stem, dot, ending = self.file.format(slug=page.document.slug).rpartition(".")
        names = [name for name, size in sizes().items() if self.sized and size == chosen.size]
        if self.coloured and chosen.colours != Appearance().colours:
            names.append(chosen.colours)
        return "-".join([stem, *names]) + dot + ending

    def write(self, page: Printable, target: Path, context: Context) -> Written:
        """Make it of a page."""
        thing = self.compose(page.item, page.catalogue) if self.compose else page.document
        written: Written = import_module(f"builder.writers.{self.writer}").write(thing, target, context)
        return written


JOINED = (Opportunity, Group, Event)

PRODUCTS = (
    Product(
        "leaflet",
        "Leaflet, one side of A4",
        "{slug}-leaflet.pdf",
        "leaflet",
        leaflet,
        JOINED,
        suited=_open,
        sized=False,
    ),
    Product("poster", "Poster, A3", "{slug}-poster.pdf", "poster", poster, JOINED, suited=_open, sized=False),
    Product("large-print", "Large print, A4", "{slug}-large-print.pdf", "large_print"),
    Product("booklet", "Large print, A3 folded to A4", "{slug}-booklet.pdf", "booklet", a_sheet=4),
    Product("easy-read", "Easy read, A4", "{slug}-easy-read.pdf", "easy_read_print", easy=True),
    Product(
        "easy-read-booklet",
        "Easy read, A3 folded to A4",
        "{slug}-easy-read-booklet.pdf",
        "easy_read_booklet",
        easy=True,
        a_sheet=4,
    ),
    Product("word", "Word", "{slug}.docx", "word", coloured=False),
    Product(
        "reply-slip",
        "Reply slip, to fill in on paper",
        "{slug}-reply-slip.pdf",
        "form_print",
        reply_form,
        (Opportunity,),
        suited=_open,
    ),
    Product(
        "reply-form",
        "Reply form, to fill in with Word",
        "{slug}-reply-form.docx",
        "form_word",
        reply_form,
        (Opportunity,),
        suited=_open,
        coloured=False,
    ),
    Product(
        "ending-slip",
        "Form for the end of taking part, on paper",
        "{slug}-ending-slip.pdf",
        "form_print",
        ending_form,
        (Opportunity,),
        suited=over_or_open,
    ),
    Product(
        "ending-form",
        "Form for the end of taking part, in Word",
        "{slug}-ending-form.docx",
        "form_word",
        ending_form,
        (Opportunity,),
        suited=over_or_open,
        coloured=False,
    ),
    Product(
        "letter",
        "Letter to people who took part",
        "{slug}-letter.docx",
        "letter",
        letter,
        (Feedback,),
        coloured=False,
    ),
)
BY_KEY = {product.key: product for product in PRODUCTS}
