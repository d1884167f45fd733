"""The table of what an edition is made into: one row a product."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from builder.context import Context, Written
from builder.document import Document, Paragraph, Text
from builder.messages import BuildError, Message
from builder.schema.site import Contact
from builder.speech import chapters
from builder.speech.programme import Programme
from builder.speech.recording import Recording, record_track
from builder.speech.voices import Voice
from builder.words import readable_size
from builder.zipped import zipped


@dataclass(frozen=True, slots=True)
class Announcer:
    """Says what only a product needs, such as “Disc 2 of 2”, in the voice of the welcome."""

    voice: Voice | None
    context: Context

    def __call__(self, title: str, words: str) -> Recording:
        """A track of these words; raises BuildError where nobody is there to say them."""
        if self.voice is None:
            raise BuildError(
                f"No computer voice here can say “{title}. {words}” Leave something out, so that one CD is "
                "enough."
            )
        blocks = (Paragraph((Text(words),)),) if words else ()
        document = Document(title, "", blocks, lang=self.context.site.language)
        return record_track(document, 1, self.voice, self.context)


@dataclass(frozen=True, slots=True)
class Making:
    """What products are made from; `folder` is where they stand, `contact` whom listeners turn to."""

    programme: Programme
    script: Document
    context: Context
    folder: Path
    say: Announcer
    contact: Contact | None = None


Write = Callable[[Making, Path], Written]


@dataclass(frozen=True, slots=True)
class _Writer:
    """A writer over the programme, by the name of its module; it loads when there is something to write."""

    name: str

    def __call__(self, making: Making, target: Path) -> Written:
        written: Written = _module(self.name).write(making.programme, target, making.context)
        return written


@dataclass(frozen=True, slots=True)
class _ScriptWriter:
    """A writer over the reader's script."""

    name: str

    def __call__(self, making: Making, target: Path) -> Written:
        written: Written = _module(self.name).write(making.script, target, making.context)
        return written


@dataclass(frozen=True, slots=True)
class _Zip:
    """A zip of a folder that was made before."""

    folder: str

    def __call__(self, making: Making, target: Path) -> Written:
        zipped(making.folder / self.folder, target)
        return Written(readable_size(target.stat().st_size))


@dataclass(frozen=True, slots=True)
class _Text:
    """A text over the whole programme."""

    of: Callable[[Programme], str]
    encoding: str = "utf-8"

    def __call__(self, making: Making, target: Path) -> Written:
        target.write_text(self.of(making.programme), self.encoding, newline="\n")
        return Written("")


def _module(name: str) -> Any:
    return import_module(f"builder.writers.{name}")


def _book(making: Making, target: Path) -> Written:
    from builder import cover
    from builder.writers import epub

    with cover.drawn(making.context.site, making.programme.title) as picture:
        return epub.write(making.programme, target, making.context, cover=picture)


def _disc(making: Making, target: Path) -> Written:
    from builder.writers import cd

    return cd.write(making.programme, target, making.context, making.say)


def _labels(making: Making, target: Path) -> Written:
    from builder.writers import edition_labels

    return edition_labels.write(making.programme, target, making.context, making.contact)


@dataclass(frozen=True, slots=True)
class Product:
    """One row of the table of products.

    `place` is where it stands in the folder of the edition; `{name}` is that of the edition. `rehearsed`
    products are made of a draft as well; those of the `web` are offered on the website, under their keys.
    `later` ones are made from others.
    """

    key: str
    name: str
    place: str
    write: Write
    rehearsed: bool = False
    web: bool = False
    later: bool = False

    def target(self, making: Making) -> Path:
        """Where it is made."""
        return making.folder / self.place.format(name=making.programme.name)


PRODUCTS = (
    Product("stick", "For a USB stick, a file for each track", "usb", _Writer("usb"), rehearsed=True),
    Product("cd", "For CDs, with a CUE sheet for each", "cd", _disc),
    Product("talking-book", "For DAISY players", "daisy", _Writer("daisy")),
    Product("epub", "E-book with sound (EPUB)", "{name}.epub", _book, web=True),
    Product("mp3", "All in one file (MP3)", "{name}.mp3", _Writer("long_mp3"), rehearsed=True, web=True),
    Product("captions", "Captions of that file", "{name}.vtt", _Text(chapters.captions), web=True),
    Product("chapters", "Its chapters", "{name}-chapters.json", _Text(chapters.chapters_json), web=True),
    # Without the mark of UTF-8 browsers guess at the letters of plain text, and guess wrong.
    Product("transcript", "All the words", "{name}.txt", _Text(chapters.transcript, "utf-8-sig"), web=True),
    Product("script", "Script to read aloud from", "readers-script.pdf", _ScriptWriter("readers_script")),
    Product("script-word", "That script in Word", "readers-script.docx", _ScriptWriter("word")),
    Product("labels", "Labels for discs and wallets", "labels.pdf", _labels),
    Product("usb", "The stick, to download", "{name}.zip", _Zip("usb"), web=True, later=True),
    Product("daisy", "DAISY, to download", "{name}-daisy.zip", _Zip("daisy"), web=True, later=True),
)


@dataclass(frozen=True, slots=True)
class MadeProduct:
    """A product that was made: its row, how much it is in plain words, and what there was to say."""

    key: str
    extent: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class ProductJob:
    """One product to be made; small, and fit to be sent to another process."""

    key: str
    making: Making

    def __call__(self) -> MadeProduct:
        """Make it."""
        product = next(one for one in PRODUCTS if one.key == self.key)
        written = product.write(self.making, product.target(self.making))
        return MadeProduct(self.key, written.extent, written.messages)
