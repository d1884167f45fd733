"""`involve book`: talking books of single pages, for somebody who asks for one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from builder.commands.options import in_folder, on_day
from builder.commands.plainly import plainly
from builder.commands.progress import Shown
from builder.commands.terminal import plain_streams
from builder.faults import told_plainly
from builder.messages import BuildError

if TYPE_CHECKING:
    from builder.books import Book


@click.command()
@click.argument("pages", nargs=-1)
@in_folder("content/")
@on_day("Make the book as it is on another day, such as 2026-11-23.")
def book(pages: tuple[str, ...], folder: Path, today: date | None) -> None:
    """Make talking books of pages, for people who ask for them.

    PAGES are pages of the site, such as opportunities/day-centres. Each becomes an e-book with sound (EPUB),
    in which the words are marked while they are read aloud, and a talking book for DAISY players.
    """
    plain_streams()
    folder = folder.resolve()
    plainly(
        lambda: _make(pages, folder, today),
        "Stopped. Nothing was made: a book from before is as it was.",
    )


def _make(names: tuple[str, ...], folder: Path, today: date | None) -> bool:
    from builder import books
    from builder.mkdocs_plugin import read_whole_site

    if not names:
        raise BuildError("Say which page. For example:\ninvolve book opportunities/day-centres")
    console = Console(highlight=False, markup=False, soft_wrap=True)
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # everything it would say, we say
    with told_plainly("making a talking book", folder / ".cache" / "fault.txt"):
        build = read_whole_site(folder, today)
        documents = books.wanted(names, build)
        with Shown(console, "Making the talking book", "parts made") as progress:
            made = books.make(documents, build, folder / "outputs", progress)
    for one in made:
        console.print("\n".join(_told(one, folder)))
    return True


def _told(made: Book, folder: Path) -> Iterator[str]:
    """What was made, how long it lasts, and what to do with it."""
    from builder.speech.timeline import spoken_length

    programme = made.programme
    yield f"{programme.title} is a talking book of {spoken_length(programme.seconds)}."
    yield f"Read by {', '.join(programme.readers)}."
    yield f"{made.epub.relative_to(folder)}"
    yield "  E-book with sound (EPUB), for phones, tablets and computers. Send it, or copy it there."
    yield f"{made.daisy.relative_to(folder)}"
    yield "  For DAISY players. Copy all files of this folder to the player’s card: to the root of an empty"
    yield "  card, or into a new folder of their own. It holds one book."
    yield f"{made.zip.relative_to(folder)}"
    yield "  The same in one file, to send. It is unzipped before it is copied to a card."
