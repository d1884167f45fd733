"""Talking books of single pages, for a member who asks for one: an e-book with sound, and DAISY."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder import cover
from builder.build import Build
from builder.context import Context
from builder.document import Document
from builder.meant import meant
from builder.messages import BuildError
from builder.paper.looks import looks_for
from builder.speech.programme import Programme
from builder.speech.voices import Voice
from builder.speech.voices.choose import choose
from builder.talking_book import page, print_pages
from builder.whole import whole_folder
from builder.workers import Progress, do_all, stop, workers
from builder.writers import daisy, epub
from builder.zipped import zipped

FOLDER = "books"  # in the folder of outputs: for staff to copy, never published
DAISY = "daisy"  # in the folder of a book


@dataclass(frozen=True, slots=True)
class Book:
    """A talking book that was made: what is heard in it, and its folder with all of its forms."""

    programme: Programme
    folder: Path

    @property
    def epub(self) -> Path:
        """The e-book."""
        return self.folder / f"{self.programme.name}.epub"

    @property
    def daisy(self) -> Path:
        """The folder for DAISY players."""
        return self.folder / DAISY

    @property
    def zip(self) -> Path:
        """That folder in one file."""
        return self.folder / f"{self.programme.name}-daisy.zip"


def wanted(names: Sequence[str], build: Build) -> list[Document]:
    """The pages that somebody means: by their files, their addresses, or the last part of either.

    Every page of the site can be asked for, also those that the program makes. Raises BuildError for a name
    that is none.
    """
    root = build.context.site.root
    pages = _pages(build)
    found = [pages[meant(name.removeprefix(root), pages)] for name in names]
    return list({document.address: document for document in found}.values())


def _pages(build: Build) -> Mapping[str, Document]:
    """Every page of the site by the name of its file, or by its address if nobody wrote it."""
    written = {item.address: item.name for item in build.catalogue.items.values()}
    return {
        written.get(address, address.strip("/")): document for address, document in build.documents.items()
    }


def make(documents: Sequence[Document], build: Build, outputs: Path, progress: Progress) -> tuple[Book, ...]:
    """Make a book of each page; one from before stays as it was if this fails.

    Raises BuildError for a page in a language that no voice speaks and for a sentence that no voice can say,
    before any book is written.
    """
    context = build.context
    voices = [_voice(document, context) for document in documents]
    read = list(zip(documents, voices, strict=True))
    work = {part: document.title for document, voice in read for part in page.work(document, voice, context)}
    with workers() as pool:
        try:
            do_all(pool, work, progress)
        except BaseException:
            stop(pool)
            raise
    return tuple(_book(document, voice, build, outputs / FOLDER) for document, voice in read)


def _voice(document: Document, context: Context) -> Voice:
    voice = choose(context.site, context.content, document.lang)
    if voice is None:
        raise BuildError(
            f"No computer voice here speaks the language of {document.source}, “{document.lang}”, so no "
            "talking book can be made of it. If you own a voice that speaks it, describe it under voices in "
            "content/site.yml. Or ask somebody who speaks the language to read it aloud."
        )
    return voice


def _book(document: Document, voice: Voice, build: Build, folder: Path) -> Book:
    context = build.context
    programme = page.of_page(document, voice, document.date or build.today, context)
    target = folder / (document.address.strip("/").replace("/", "-") or document.slug)
    with whole_folder(target, "talking book") as staging:
        made = Book(programme, staging)
        with cover.drawn(context.site, programme.title) as picture:
            pages = _print_pages(document, programme, context)
            epub.write(programme, made.epub, context, cover=picture, pages=pages)
        daisy.write(programme, made.daisy, context)
        zipped(made.daisy, made.zip)
    return Book(programme, target)


def _print_pages(document: Document, programme: Programme, context: Context) -> epub.PrintPages | None:
    """The pages of the large print, unless it cannot be set in print."""
    begins = print_pages.begins(document, programme.tracks[0], context)
    source = f"{document.title}, large print, {looks_for(context).body.size:g} point"
    return epub.PrintPages(source, begins) if begins else None
