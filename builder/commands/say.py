"""`involve say`: how words are spoken, to read and to hear."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.options import in_folder
from builder.commands.plainly import plainly
from builder.commands.terminal import plain_streams
from builder.context import Context
from builder.document import Document, Paragraph, Text
from builder.faults import told_plainly
from builder.formats import FAULT
from builder.messages import BuildError
from builder.schema.site import Contact, OtherFormats, Site
from builder.sources import SITE_FILE, read_site
from builder.whole import whole

if TYPE_CHECKING:
    from builder.speech.pronunciations import Pronunciations
    from builder.speech.voices import Voice

FOLDER = "say"
STDIN = "-"

# For a folder without a site file: it decides on the voice, and nothing else of it is seen or heard.
_NO_SITE = Site(
    organisation="Involve",
    name="Involve",
    about="Involve",
    address="https://example.org/",
    contact=Contact(role="Involve", phone="01632 960 100", email="help@example.org"),
    complaints="Involve",
    other_formats=OtherFormats(phone="01632 960 100", email="help@example.org"),
)


@dataclass(frozen=True, slots=True)
class Said:
    """Words that were spoken: what the voice was given, sentence by sentence, and the file to listen to."""

    sentences: tuple[str, ...]
    listed: tuple[tuple[str, str], ...]
    file: Path
    seconds: float
    reader: str


@click.command()
@click.argument("text", nargs=-1)
@click.option("--voice", metavar="NAME", help="Another voice: natural, system, or one of your own.")
@in_folder("content/, if there is one")
def say(text: tuple[str, ...], voice: str | None, folder: Path) -> None:
    """Hear how words are spoken, and read what the voice is given.

    \b
    involve say "Cllr Khan, 10am–12 noon, £5"
    involve say -            reads the text from another program or a file

    The sound is in outputs/say. To change how a word sounds, write it in content/pronunciations.yml.
    """
    plain_streams()
    plainly(lambda: _do(text, voice, folder.resolve()))


def _do(text: tuple[str, ...], name: str | None, folder: Path) -> bool:
    with told_plainly("speaking", folder / ".cache" / FAULT):
        return _say(_wanted(text), name, folder)


def _wanted(text: tuple[str, ...]) -> str:
    """The text of the command line, or that of standard input."""
    if not text:
        raise BuildError("Say which words, such as: involve say “Cllr Khan meets you at 10am”")
    if text != (STDIN,):
        return " ".join(text).encode("utf-8", "replace").decode("utf-8")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BuildError("The text that came in is not plain text in UTF-8. Save it as UTF-8.") from None


def _say(text: str, name: str | None, folder: Path) -> bool:
    """Speak a text and tell how; whether nothing in the folder needs mending."""
    from builder.speech import pronunciations

    content = folder / "content"
    known, messages = pronunciations.read(content / "pronunciations.yml")
    for message in messages:
        click.echo(f"{message}\n")
    site, mended = _site(content)
    said = _speak(text, name, Context(site, content, folder / ".cache"), known)
    for line in _told(said, folder):
        click.echo(line)
    return mended and not messages


def _site(content: Path) -> tuple[Site, bool]:
    """The site file's answers, and whether they can be read; a folder without one has the usual voice."""
    if not (content / SITE_FILE).is_file():
        return _NO_SITE, True
    site, _ = read_site(content)
    if site is None:
        click.echo(
            f"The usual voice reads, because content/{SITE_FILE} needs mending. To see what: involve build\n"
        )
    return site or _NO_SITE, site is not None


def _speak(text: str, name: str | None, context: Context, known: Pronunciations) -> Said:
    """Speak a text into a file of its own; raises BuildError where that cannot be."""
    from builder.speech import mp3
    from builder.speech.normalise import listed
    from builder.speech.recording import plan_track
    from builder.speech.timeline import RATE

    site, voice = context.site, _voice(name, context)
    document = _document(text, site.language)
    stretches = plan_track(document, 1, voice, context)
    sentences = tuple(line.spoken for stretch in stretches for line in stretch.lines if line.spoken)
    if not sentences:
        raise BuildError("There are no words in this text, so there is nothing to say.")
    spoken = [stretch() for stretch in stretches]
    file = context.content.parent / "outputs" / FOLDER / f"{_stem(sentences[0])}.mp3"
    file.parent.mkdir(parents=True, exist_ok=True)
    head = mp3.tags(sentences[0], voice.name, "Involve", site.language, ())
    with whole(file) as unfinished:
        mp3.join(unfinished, head, (frames for part in spoken for frames in part.frames()))
    shown = " ".join(line.shown for stretch in stretches for line in stretch.lines)
    seconds = sum(part.length for part in spoken) / RATE
    return Said(sentences, listed(shown, known), file, seconds, voice.name)


def _voice(name: str | None, context: Context) -> Voice:
    """The voice that was asked for, or that of the site; raises BuildError where it cannot read the words."""
    from builder.speech.voices import speaks
    from builder.speech.voices.choose import choose, named

    site = context.site
    voice = named(name, site, context.content) if name else choose(site, context.content, site.language)
    if voice is None:
        raise BuildError(f"No computer voice here speaks the language of the site, “{site.language}”.")
    if not speaks(voice, site.language):
        raise BuildError(
            f"The voice “{name}” speaks “{voice.language}” and cannot read the language of the site, "
            f"“{site.language}”. Leave out --voice, or name another voice."
        )
    return voice


def _stem(sentence: str) -> str:
    """The name of a file, from the first words that are said in it."""
    from builder.starting.plans import OF_WINDOWS, slug

    stem = slug(sentence) or FOLDER
    return f"{FOLDER}-{stem}" if stem in OF_WINDOWS else stem


def _document(text: str, lang: str) -> Document:
    """The text as a Document without a title: a paragraph wherever a line is empty."""
    paragraphs = (Paragraph((Text(" ".join(part.split())),)) for part in text.split("\n\n"))
    return Document(title="", summary="", blocks=tuple(paragraphs), lang=lang)


def _told(said: Said, folder: Path) -> Iterator[str]:
    """What was spoken, from which list, and where the sound is."""
    from builder.speech.pronunciations import DEFAULT

    yield "The voice is given:"
    yield from (f"  {sentence}" for sentence in said.sentences)
    ours = set(DEFAULT.entries)
    yield from _entries("From your lists:", [entry for entry in said.listed if entry not in ours])
    yield from _entries("From the built-in list:", [entry for entry in said.listed if entry in ours])
    yield f"Read by {said.reader}, in {said.seconds:.0f} seconds: {said.file.relative_to(folder).as_posix()}"


def _entries(heading: str, entries: list[tuple[str, str]]) -> Iterator[str]:
    if entries:
        yield heading
        yield from (f"  {word}: {sound}" for word, sound in entries)
