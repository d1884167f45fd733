"""E-book: one EPUB 3.3 file in which the words are marked while they are heard (media overlays).

Each track is a page with an overlay and a recording of its own, so a reading system turns to the next piece
when one is over. The contents hold all headings. Sources: EPUB 3.3, sections 5 (package), 7 (navigation)
and 9 (media overlays); EPUB Accessibility 1.1.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml.builder import ElementMaker

from builder.brand import tokens_of
from builder.context import Context, Written
from builder.ooxml.elements import clean
from builder.schema.site import Site
from builder.speech.places import TITLE, name
from builder.speech.programme import Programme, Track
from builder.speech.timeline import spoken_length
from builder.talking_book.phrases import Heading, contents, milliseconds, phrases
from builder.talking_book.text import (
    XHTML,
    XML_LANG,
    Element,
    Pictures,
    as_file,
    languages,
    pictures,
    text,
    written_in,
)
from builder.theme import themes_folder
from builder.whole import whole
from builder.words import right_to_left
from builder.zipped import LONG_AGO, READABLE, UNIX

OPS, OPF = "http://www.idpf.org/2007/ops", "http://www.idpf.org/2007/opf"
DC, SMIL = "http://purl.org/dc/elements/1.1/", "http://www.w3.org/ns/SMIL"
CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
EPUB_TYPE, TEXTREF = f"{{{OPS}}}type", f"{{{OPS}}}textref"
DOCTYPE = "<!DOCTYPE html>\n"
FOLDER, PACKAGE, NAV, STYLE = "EPUB/", "package.opf", "contents.xhtml", "book.css"
ACTIVE, PLAYING = "-epub-media-overlay-active", "-epub-media-overlay-playing"
MEDIA = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
CONTENTS = "Contents"

_H = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})
_S = ElementMaker(namespace=SMIL, nsmap={None: SMIL, "epub": OPS})
_P = ElementMaker(namespace=OPF, nsmap={None: OPF, "dc": DC})
_D = ElementMaker(namespace=DC, nsmap={"dc": DC})
_C = ElementMaker(namespace=CONTAINER, nsmap={None: CONTAINER})


@dataclass(frozen=True, slots=True)
class PrintPages:
    """The pages of a print of the same words: what the print is called, and where each page begins.

    `begins` are by what stands on the page (“12”): the number of a track and of a place in it.
    """

    source: str
    begins: Mapping[str, tuple[int, int]]


def write(
    programme: Programme,
    target: Path,
    context: Context,
    *,
    cover: Path | None = None,
    pages: PrintPages | None = None,
) -> Written:
    """Write the e-book; `cover` is a square or upright picture (PNG or JPEG) for the shelf.

    The same programme gives the same bytes: the day of the programme is the day it was modified.
    """
    book = _Book(programme, context, pictures(programme, context, _picture_name), cover, pages)
    with whole(target) as unfinished, ZipFile(unfinished, "w") as archive:
        _put(archive, "mimetype", [b"application/epub+zip"], ZIP_STORED)
        _put(archive, "META-INF/container.xml", [as_file(_container())])
        _put(archive, FOLDER + PACKAGE, [as_file(book.package())])
        _put(archive, FOLDER + NAV, [as_file(book.navigation(), DOCTYPE)])
        _put(archive, FOLDER + STYLE, [_style(context.site).encode()])
        for track in programme.tracks:
            _put(archive, FOLDER + _page_name(track.number), [as_file(book.page(track), DOCTYPE)])
            _put(archive, FOLDER + _overlay_name(track.number), [as_file(_overlay(track))])
            _put(archive, FOLDER + _sound_name(track.number), track.recording.frames(), ZIP_STORED)
        for place, file in [*book.pictures.values(), *book.covers]:
            _put(archive, FOLDER + place, [file.read_bytes()], ZIP_STORED)
    return Written(spoken_length(sum(track.seconds for track in programme.tracks)))


@dataclass(frozen=True, slots=True)
class _Book:
    """A book as it is put together; `pictures` are those of its tracks, by path in the content folder."""

    programme: Programme
    context: Context
    pictures: Pictures
    cover: Path | None
    print_pages: PrintPages | None

    @property
    def covers(self) -> list[tuple[str, Path]]:
        """Where the cover stands, and its file; empty without one."""
        return [(f"images/cover{self.cover.suffix.lower()}", self.cover)] if self.cover else []

    def page(self, track: Track) -> Element:
        """A track as a page."""
        section = text(track, self.context, self.pictures)
        section.set(EPUB_TYPE, "chapter")
        section.set("role", "doc-chapter")
        section.set("aria-labelledby", name(TITLE))
        _mark_notes(section)
        return _html(track.document.lang, track.title, section)

    def navigation(self) -> Element:
        """The contents, and the pages of the print if there is one."""
        headings = contents(self.programme)
        listed = _H.nav(
            {EPUB_TYPE: "toc", "role": "doc-toc", "aria-labelledby": "contents"},
            _H.h1(CONTENTS, id="contents"),
            _list(headings),
        )
        return _html(self.programme.lang, CONTENTS, listed, *self._page_list())

    def _page_list(self) -> Iterable[Element]:
        if self.print_pages:
            found = self.print_pages.begins.items()
            items = (_H.li(_H.a(label, href=_href(track, name(place)))) for label, (track, place) in found)
            head = _H.h2("Pages of the print", id="pages")
            yield _H.nav(
                {EPUB_TYPE: "page-list", "role": "doc-pagelist", "aria-labelledby": "pages"},
                head,
                _H.ol(*items),
            )

    def package(self) -> Element:
        """What the book is, what it is made of, and in which order it is read."""
        spine = (_P.itemref(idref=f"page-{track.number:03d}") for track in self.programme.tracks)
        turned = {"page-progression-direction": "rtl"} if right_to_left(self.programme.lang) else {}
        package: Element = _P.package(
            {"version": "3.0", "unique-identifier": "id", XML_LANG: self.programme.lang},
            _P.metadata(*self._described(), *self._accessible(), *self._heard()),
            _P.manifest(*(_P.item(item) for item in self._items())),
            _P.spine(*spine, **turned),
        )
        return package

    def _described(self) -> Iterable[Element]:
        about = self.programme
        yield _D.identifier(uuid.uuid5(uuid.NAMESPACE_URL, about.identifier).urn, id="id")
        yield _D.title(clean(about.title))
        yield from map(_D.language, languages(about))
        yield _D.creator(clean(about.publisher))
        yield _D.publisher(clean(about.publisher))
        yield _D.date(about.day.isoformat())
        yield _D.source(about.identifier)
        if about.summary.strip():
            yield _D.description(clean(about.summary))
        yield _meta("dcterms:modified", f"{about.day.isoformat()}T00:00:00Z")

    def _accessible(self) -> Iterable[Element]:
        """What the book offers, true to what is in it (EPUB Accessibility 1.1, section 2; schema.org)."""
        visual, paged = bool(self.pictures), self.print_pages is not None
        modes = ("textual", "auditory", *("visual",) * visual)
        features = (
            *("synchronizedAudioText", "structuralNavigation", "tableOfContents", "readingOrder"),
            *("displayTransformability", *("alternativeText",) * visual, *("pageNavigation",) * paged),
        )
        yield from (_meta("schema:accessMode", mode) for mode in modes)
        yield from (_meta("schema:accessModeSufficient", mode) for mode in ("textual", "auditory"))
        yield from (_meta("schema:accessibilityFeature", feature) for feature in features)
        yield _meta("schema:accessibilityHazard", "none")
        yield _meta("schema:accessibilitySummary", self._summary())
        if self.print_pages:
            yield _meta("pageBreakSource", clean(self.print_pages.source))

    def _summary(self) -> str:
        """What readers can expect, in plain words."""
        brought = any(track.brought for track in self.programme.tracks)
        told = (
            "All words are there to read, and all are read aloud.",
            "Each sentence is marked while it is heard.",
            "Recordings that people made are marked as a whole." if brought else "",
            "Pictures are described in words." if self.pictures else "There are no pictures.",
            "You can go from heading to heading, and choose the letters and colours.",
        )
        return " ".join(filter(None, told))

    def _heard(self) -> Iterable[Element]:
        tracks = self.programme.tracks
        yield _meta("media:duration", _clock(sum(map(milliseconds, tracks))))
        for track in tracks:
            yield _meta("media:duration", _clock(milliseconds(track)), refines=f"#overlay-{track.number:03d}")
        yield from (_meta("media:narrator", clean(reader)) for reader in self.programme.readers)
        yield _meta("media:active-class", ACTIVE)
        yield _meta("media:playback-active-class", PLAYING)

    def _items(self) -> Iterable[dict[str, str]]:
        """Everything in the book: its id, place and kind, and what else is to be said of it."""
        yield _item("contents", NAV, "application/xhtml+xml", properties="nav")
        yield _item("style", STYLE, "text/css")
        for track in self.programme.tracks:
            number = f"{track.number:03d}"
            overlay = {"media-overlay": f"overlay-{number}"}
            yield _item(f"page-{number}", _page_name(track.number), "application/xhtml+xml", **overlay)
            yield _item(f"overlay-{number}", _overlay_name(track.number), "application/smil+xml")
            yield _item(f"sound-{number}", _sound_name(track.number), "audio/mpeg")
        for count, (place, file) in enumerate(self.pictures.values(), 1):
            yield _item(f"picture-{count:03d}", place, MEDIA[file.suffix.lower()])
        for place, file in self.covers:
            yield _item("cover", place, MEDIA[file.suffix.lower()], properties="cover-image")


def _overlay(track: Track) -> Element:
    """Which words of a page are heard when (EPUB 3.3, section 9.2)."""
    page, sound = _page_name(track.number), _sound_name(track.number)
    pars = (
        _S.par(
            _S.text(src=f"{page}#{phrase.place}"),
            _S.audio(src=sound, clipBegin=_clock(phrase.begin), clipEnd=_clock(phrase.end)),
            id=f"phrase-{number}",
        )
        for number, phrase in enumerate(phrases(track), 1)
    )
    whole_page = {EPUB_TYPE: "chapter", TEXTREF: page, "id": "track"}
    overlay: Element = _S.smil(_S.body(_S.seq(whole_page, *pars)), version="3.0")
    return overlay


def _html(lang: str, title: str, *body: Element) -> Element:
    style = _H.link(rel="stylesheet", type="text/css", href=STYLE)
    head = _H.head(_H.title(clean(title).strip() or CONTENTS), style)
    page: Element = _H.html({**written_in(lang), XML_LANG: lang}, head, _H.body(*body))
    return page


def _list(headings: Sequence[Heading]) -> Element:
    """Headings as a list, with a list in it for those below each."""
    items = []
    level = headings[0].level
    starts = [index for index, heading in enumerate(headings) if heading.level == level]
    for begin, end in pairwise([*starts, len(headings)]):
        heading, below = headings[begin], headings[begin + 1 : end]
        link = _H.a(heading.title, href=_href(heading.track, "" if heading.opens else heading.place))
        items.append(_H.li(link, _list(below)) if below else _H.li(link))
    found: Element = _H.ol(*items)
    return found


def _mark_notes(section: Element) -> None:
    """Say which links lead to notes and where the notes are, for reading systems that show them in a box."""
    for reference in section.iterfind(f".//{{{XHTML}}}a[@class='note-ref']"):
        reference.set(EPUB_TYPE, "noteref")
        reference.set("role", "doc-noteref")
    for notes in section.iterfind(f"{{{XHTML}}}section[@class='notes']"):
        notes.set(EPUB_TYPE, "endnotes")
        notes.set("role", "doc-endnotes")


def _container() -> Element:
    root = {"full-path": FOLDER + PACKAGE, "media-type": "application/oebps-package+xml"}
    container: Element = _C.container(_C.rootfiles(_C.rootfile(root)), version="1.0")
    return container


def _style(site: Site) -> str:
    """The looks of the book, with the values of the tokens in place of their names."""
    tokens = tokens_of(site)
    values = {**tokens["light"], "line": tokens["type"]["line"]}
    css = (themes_folder() / STYLE).read_text("utf-8")
    return re.sub(r"var\(--([\w-]+)\)", lambda found: str(values[found[1]]), css)


def _meta(name_of: str, content: str, **more: str) -> Element:
    meta: Element = _P.meta(content, property=name_of, **more)
    return meta


def _item(identity: str, href: str, kind: str, **more: str) -> dict[str, str]:
    return {"id": identity, "href": href, "media-type": kind, **more}


def _href(track: int, place: str) -> str:
    return f"{_page_name(track)}#{place}" if place else _page_name(track)


def _page_name(number: int) -> str:
    return f"track-{number:03d}.xhtml"


def _overlay_name(number: int) -> str:
    return f"track-{number:03d}.smil"


def _sound_name(number: int) -> str:
    return f"sound/track-{number:03d}.mp3"


def _picture_name(number: int, ending: str) -> str:
    return f"images/picture-{number:03d}{ending}"


def _clock(milliseconds: int) -> str:
    """A full clock value (EPUB 3.3, section 9.2.2.4): `0:01:02.500`."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


def _put(archive: ZipFile, name: str, parts: Iterable[bytes], how: int = ZIP_DEFLATED) -> None:
    """Write one file into the zip, part by part; nothing in it tells the day or the computer."""
    about = ZipInfo(name, LONG_AGO)
    about.compress_type = how
    about.create_system, about.external_attr = UNIX, READABLE
    with archive.open(about, "w") as entry:
        for part in parts:
            entry.write(part)
