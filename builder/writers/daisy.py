"""DAISY 2.02: a talking book of full text and full audio, in a folder, for the players that listeners own.

`ncc.html` is the contents, from which players go by heading; each track has a SMIL file, which joins its
words in `content.html` to its recording; `master.smil` tells their order. All files stand in one folder under
short plain names, which every file system holds. Source: DAISY 2.02 Specification, Recommendation of 28
February 2001; the words are XHTML 1.0, which the specification builds on.
"""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lxml.builder import ElementMaker

from builder.context import Context, Written
from builder.ooxml.elements import clean
from builder.speech.mp3 import join
from builder.speech.programme import Programme, Track
from builder.speech.timeline import spoken_length
from builder.talking_book.phrases import Heading, contents, milliseconds, phrases
from builder.talking_book.text import (
    XHTML,
    XML_LANG,
    Element,
    H,
    Pictures,
    as_file,
    languages,
    pictures,
    text,
    written_in,
)

NCC, CONTENT, MASTER = "ncc.html", "content.html", "master.smil"
GENERATOR = "Involve"
_XHTML = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
)
_SMIL = '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">\n'
# What HTML 5 has and XHTML 1.0 lacks: elements, by what they become, and attributes, which are left out.
_OLDER = {"section": "div", "figure": "div", "figcaption": "p"}
_TOO_NEW = ("role", "tabindex", "aria-label")

_H = ElementMaker(namespace=XHTML, nsmap={None: XHTML})
_S = ElementMaker()


def write(programme: Programme, target: Path, context: Context) -> Written:
    """Write the book into the folder `target`, which is made if need be."""
    target.mkdir(parents=True, exist_ok=True)
    found = pictures(programme, context, _picture_name)
    for name, file in found.values():
        shutil.copyfile(file, target / name)
    elapsed = 0
    for track in programme.tracks:
        elapsed += milliseconds(track)
        join(target / _sound_name(track.number), b"", track.recording.frames())
        (target / _smil_name(track.number)).write_bytes(as_file(_smil(programme, track, elapsed), _SMIL))
    (target / MASTER).write_bytes(as_file(_master(programme), _SMIL))
    (target / CONTENT).write_bytes(as_file(_content(programme, context, found), _XHTML))
    names = [NCC, CONTENT, MASTER, *(name for name, _ in found.values())]
    names += [name(track.number) for track in programme.tracks for name in (_sound_name, _smil_name)]
    _write_ncc(programme, target, names)
    return Written(spoken_length(_total(programme) / 1000))


def _write_ncc(programme: Programme, folder: Path, names: Sequence[str]) -> None:
    """Write the contents last, as they say how large all files are, their own included."""
    others = sum((folder / name).stat().st_size for name in names if name != NCC)
    headings = contents(programme)
    size = others + len(as_file(_ncc(programme, headings, len(names), others), _XHTML))
    (folder / NCC).write_bytes(as_file(_ncc(programme, headings, len(names), size), _XHTML))


def _ncc(programme: Programme, headings: Sequence[Heading], files: int, size: int) -> Element:
    """The contents: what the book is, and a heading that leads to its phrase for each there is."""
    metas = (
        _H.meta(name=name, content=content) for name, content in _about(programme, headings, files, size)
    )
    items = (_ncc_item(number, heading) for number, heading in enumerate(headings, 1))
    return _html(programme, metas, items)


def _ncc_item(number: int, heading: Heading) -> Element:
    first = {"class": "title"} if number == 1 else {}
    link = _H.a(heading.title, href=_sound_of(heading.track, heading.place))
    item: Element = _H(f"h{heading.level}", {"id": f"ncc{number:04d}", **first}, link)
    return item


def _about(
    programme: Programme, headings: Sequence[Heading], files: int, size: int
) -> Iterator[tuple[str, str]]:
    """The metadata of the contents (appendix 2): all that is required, and what else is known."""
    day, title, publisher = programme.day.isoformat(), clean(programme.title), clean(programme.publisher)
    yield from (("dc:title", title), ("dc:creator", publisher), ("dc:publisher", publisher))
    yield from (("dc:date", day), ("dc:format", "Daisy 2.02"))
    yield from (("dc:language", lang) for lang in languages(programme))
    yield from (("dc:identifier", programme.identifier), ("dc:source", programme.identifier))
    if programme.summary.strip():
        yield "dc:description", clean(programme.summary)
    yield from (("ncc:sourceDate", day), ("ncc:sourceTitle", title), ("ncc:sourcePublisher", publisher))
    yield from (("ncc:producer", publisher), ("ncc:producedDate", day), ("ncc:generator", GENERATOR))
    yield from (("ncc:narrator", clean(reader)) for reader in programme.readers)
    yield from (("ncc:charset", "utf-8"), ("ncc:multimediaType", "audioFullText"), ("ncc:setInfo", "1 of 1"))
    yield "ncc:totalTime", _clock(_total(programme))
    yield "ncc:tocItems", str(len(headings))
    yield "ncc:depth", str(max(heading.level for heading in headings))
    yield from ((f"ncc:{kind}", "0") for kind in ("pageFront", "pageNormal", "pageSpecial", "maxPageNormal"))
    yield from ((f"ncc:{kind}", "0") for kind in ("footnotes", "prodNotes", "sidebars"))
    yield from (("ncc:files", str(files)), ("ncc:kByteSize", str(math.ceil(size / 1024))))


def _content(programme: Programme, context: Context, found: Pictures) -> Element:
    """All words, track after track."""
    return _html(
        programme, (), (_as_before(text(track, context, found), track) for track in programme.tracks)
    )


def _as_before(section: Element, track: Track) -> Element:
    """The text of a track as XHTML 1.0, with ids that no other track has.

    The words are those that `xhtml` writes for every page, so nothing of a Document can be forgotten here;
    what is newer than 1.0 is said in an older way. No sentence is a link to its sound: players go by the SMIL
    files, and a screen reader that opens this one would call every sentence a link.
    """
    for element in list(section.iter(f"{H}*")):
        kind = element.tag.removeprefix(H)
        element.tag = H + _OLDER.get(kind, kind)
        if kind in ("figure", "figcaption"):
            element.set("class", kind)
        for attribute in _TOO_NEW:
            element.attrib.pop(attribute, "")
        if lang := element.get("lang"):
            element.set(XML_LANG, lang)
        if kind == "img" and (place := element.attrib.pop("id", "")):
            _wrap(element, str(place))
    for rows in section.iterfind(f".//{H}dl"):
        rows[:] = [part for row in rows for part in row]  # a group of a term and its meanings has no element
    for element in section.iter(f"{H}*"):
        if identity := element.get("id"):
            element.set("id", _word_id(track.number, identity))
        if (target := element.get("href", "")).startswith("#"):
            element.set("href", "#" + _word_id(track.number, target[1:]))
    return section


def _wrap(picture: Element, place: str) -> None:
    """Put a picture into a `span` that takes its id: players show as a phrase what an element holds."""
    span: Element = _H.span(id=place)
    span.tail, picture.tail = picture.tail, None
    above = picture.getparent()
    assert above is not None
    above.replace(picture, span)
    span.append(picture)


def _smil(programme: Programme, track: Track, elapsed: int) -> Element:
    """Which words are heard when in a track; `elapsed` is the time from the beginning of the book to its end.

    (Section 2.2: a `par` for each phrase, in a `seq` that lasts as long as the track.)
    """
    sound, length = _sound_name(track.number), milliseconds(track)
    pars = (
        _S.par(
            _S.text(src=f"{CONTENT}#{_word_id(track.number, phrase.place)}", id=_text_id(phrase.place)),
            _S.seq(
                _S.audio(
                    {"src": sound, "clip-begin": _npt(phrase.begin), "clip-end": _npt(phrase.end)},
                    id=f"audio{number:04d}",
                )
            ),
            {"endsync": "last", "id": f"par{number:04d}"},
        )
        for number, phrase in enumerate(phrases(track), 1)
    )
    told = {
        "dc:format": "Daisy 2.02",
        "dc:identifier": programme.identifier,
        "dc:title": clean(programme.title),
        "title": clean(track.title).strip() or str(track.number),
        "ncc:generator": GENERATOR,
        "ncc:totalElapsedTime": _clock(elapsed - length),
        "ncc:timeInThisSmil": _clock(length),
    }
    return _played(told, (_S.seq({"dur": f"{length / 1000:.3f}s"}, *pars),))


def _master(programme: Programme) -> Element:
    """The order of the SMIL files (section 2.3)."""
    told = {
        "dc:format": "Daisy 2.02",
        "dc:identifier": programme.identifier,
        "dc:title": clean(programme.title),
        "ncc:generator": GENERATOR,
        "ncc:timeInThisSmil": _clock(_total(programme)),
    }
    refs = (
        _S.ref(
            src=_smil_name(track.number),
            title=clean(track.title).strip() or str(track.number),
            id=f"smil{track.number:04d}",
        )
        for track in programme.tracks
    )
    return _played(told, refs)


def _played(told: Mapping[str, str], body: Iterable[Element]) -> Element:
    """A SMIL file: what is said of it, and its body."""
    metas = (_S.meta(name=name, content=content) for name, content in told.items())
    smil: Element = _S.smil(_S.head(*metas, _S.layout(_S.region(id="txtView"))), _S.body(*body))
    return smil


def _html(programme: Programme, metas: Iterable[Element], body: Iterable[Element]) -> Element:
    lang, title = programme.lang, clean(programme.title)
    kind = _H.meta({"http-equiv": "Content-type", "content": "text/html; charset=utf-8"})
    head = _H.head(kind, _H.title(title), *metas)
    page: Element = _H.html({**written_in(lang), XML_LANG: lang}, head, _H.body(*body))
    return page


def _total(programme: Programme) -> int:
    """How long all tracks last together, in milliseconds; the book has no silence between them."""
    return sum(map(milliseconds, programme.tracks))


def _clock(milliseconds: int) -> str:
    """Hours, minutes and seconds: `01:15:00`."""
    seconds = round(milliseconds / 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _npt(milliseconds: int) -> str:
    """A moment of a recording (SMIL 1.0, section 4.2.3): `npt=62.500s`."""
    return f"npt={milliseconds // 1000}.{milliseconds % 1000:03d}s"


def _smil_name(number: int) -> str:
    return f"t{number:04d}.smil"


def _sound_name(number: int) -> str:
    return f"t{number:04d}.mp3"


def _picture_name(number: int, ending: str) -> str:
    return f"p{number:04d}{ending.replace('jpeg', 'jpg')}"


def _word_id(track: int, identity: str) -> str:
    """The id of an element in the words of the whole book."""
    return f"t{track:04d}.{identity}"


def _text_id(place: str) -> str:
    """The id of a phrase's text in the SMIL file of its track; the contents lead to it."""
    return f"text.{place}"


def _sound_of(track: int, place: str) -> str:
    return f"{_smil_name(track)}#{_text_id(place)}"
