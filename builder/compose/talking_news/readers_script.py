"""The reader’s script: the words of every track on paper, for people who read them aloud and record them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import ask, bold, bullets, joined, para
from builder.compose.talking_news.entries import HEADINGS, Entry
from builder.document import Blocks, Document, OrderedList, Paragraph, Section, Text
from builder.schema.edition import Edition
from builder.speech.script import Utterance, track
from builder.words import many

ONE_BREATH = 28  # words of a paragraph; a longer one is parted between two sentences
PAUSE = "Pause. Count to three."
READY = "This is a recording, and it is ready. Nobody needs to read it."

Timed = tuple[Entry, str]  # an entry, and how long it is in words


def readers_script(
    item: Item[Edition], tracks: Sequence[Timed], said: Mapping[str, str], catalogue: Catalogue
) -> Document:
    """The script of an edition; `said` are names with how they sound, told where a track first has them."""
    title = f"Reader’s script: {item.fields.title}"
    return Document(
        title,
        f"The words of {many(len(tracks), 'track')} to be read aloud, and how to hand in a recording.",
        (
            _before(said),
            *(_track(number, entry, length, said) for number, (entry, length) in enumerate(tracks, 1)),
            _handing_in(item, catalogue),
        ),
        address=item.address,
        lang=catalogue.site.language,
        date=item.fields.date,
        source=item.file,
    )


def _before(said: Mapping[str, str]) -> Section:
    """What to know before the first word."""
    name = next(iter(said.items()), None)
    names = f"The sound of a name stands after it: {name[0]} (say: {name[1]})." if name else ""
    advice = (
        "Each track is a recording of its own. Begin with its title, and take your time.",
        names,
        "A paragraph is as much as fits into one breath or two. Rest a moment after each.",
        f"Where it says “{PAUSE}”, stay quiet, and then stop the recording.",
        "The lengths are those of a computer voice. It does not matter if you need longer.",
    )
    return Section("before-you-read", (Text("Before you read"),), 2, bullets(filter(None, advice)))


def _track(number: int, entry: Entry, length: str, said: Mapping[str, str]) -> Section:
    """One track: its number and title, how long it is, its words, and the pause after it."""
    known = _Names(said)
    heading = (Text(f"{number}. {known.marked(entry.document.title)}"),)
    part = f"{HEADINGS[entry.part]}. " if entry.part and entry.level > 1 else ""
    about = para(f"{part}{length[:1].upper()}{length[1:]}.")
    words = (para(READY),) if entry.recording else _words(entry, known)
    return Section(f"track-{number}", heading, 2, (about, *words))


def _words(entry: Entry, known: _Names) -> Blocks:
    """All that is read of a track below its title, in short paragraphs."""
    said = (one for one in track(entry.document, entry.level) if one.kind != "title")
    blocks = [
        Paragraph(bold(known.marked(words)) if head else (Text(known.marked(words)),))
        for head, words in _paragraphs(said)
    ]
    return (*blocks, Paragraph(bold(PAUSE)))


def _paragraphs(utterances: Iterable[Utterance]) -> Iterator[tuple[bool, str]]:
    """What is said in paragraphs of a breath or two, each with whether it is a heading."""
    head, words = False, ""
    for utterance in utterances:
        long = len(f"{words} {utterance.words}".split()) > ONE_BREATH
        if words and (utterance.starts or long):
            yield head, words
            words = ""
        head = utterance.level > 0
        words = f"{words} {utterance.words}".strip()
    if words:
        yield head, words


class _Names:
    """Names that get their sound where they are first met."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._left = dict(said)

    def marked(self, words: str) -> str:
        """The words, with the sound of each name that was not met before after it."""
        for name, sound in tuple(self._left.items()):
            found = re.search(rf"(?<!\w){re.escape(name)}(?:[’']s)?(?!\w)", words)
            if found:
                del self._left[name]
                words = f"{words[: found.end()]} (say: {sound}){words[found.end() :]}"
        return words


def _handing_in(item: Item[Edition], catalogue: Catalogue) -> Section:
    """How a recording reaches the people who make the edition, and what they do with it."""
    contact = catalogue.contact_of(item)
    steps = (
        "Record in a quiet room with something soft in it, such as curtains or a bed. Stay a hand’s width "
        "from the microphone.",
        "Make one file for each track, as MP3, WAV or FLAC. Any device that records will do.",
        "Give each file the number of its track as its name, such as 03.mp3.",
        joined("Send the files, or bring them on a stick. You can ask ", ask(contact), "."),
    )
    listed = OrderedList(tuple((para(step),) for step in steps))
    staff = (
        "For those who make the edition: put the file into the folder content/talking-news. In the file of "
        "the edition, name it under “recording” of its piece, or under “recordings” if it is about a page."
    )
    heading = (Text("How to hand in your recording"),)
    return Section("how-to-hand-in-your-recording", heading, 2, (listed, para(staff)))
