"""MP3: 44.1 kHz, one channel, 64 kbit/s throughout, which every player plays and every player can seek in.

A recording is encoded in stretches that know nothing of one another; their frames are then put in a row. That
is sound MP3 as long as each stretch begins and ends in silence: the decoder only ever overlaps silence, and a
stretch of n frames lasts exactly n × 1152 samples.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import lameenc
import mutagen.id3
import numpy as np
from numpy.typing import NDArray

from builder.speech.timeline import RATE, Chapter

KBITS = 64
QUALITY = 5  # of LAME: speech sounds the same as at 2, and is encoded twice as fast
FRAME = 1152  # samples
# What goes in is heard this many samples later: 576 of the encoder (LAME) and 529 of every decoder.
DELAY = 1105

_id3: Any = mutagen.id3  # has no types
_BIT_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)  # MPEG-1 layer III, kbit/s
_MOST_LISTED = 255  # chapters in one list of them: their number is one byte
_RATES = (44_100, 48_000, 32_000, 0)
_LANGUAGES = {"en": "eng", "cy": "cym"}  # ISO 639-2, as ID3 wants it


def encode(sound: NDArray[np.float32]) -> tuple[bytes, int]:
    """Sound at 44.1 kHz as bare MP3 frames, and how many they are.

    The last DELAY samples are heard after the sound's own length; the frames have room for them.
    """
    frames = b"".join(encoded([sound]))
    return frames, frames_in(len(frames))


def encoded(parts: Iterable[NDArray[np.float32]]) -> Iterator[bytes]:
    """The same for sound that comes part by part: one run of frames, given out as they are ready."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_bit_rate(KBITS)
    encoder.set_quality(QUALITY)
    for part in parts:
        samples = (np.clip(part, -1.0, 1.0) * 32767.0).astype("<i2")
        yield bytes(encoder.encode(samples.tobytes()))
    yield bytes(encoder.flush())


def frames_in(size: int) -> int:
    """How many frames a run of so many bytes is; each has 208 or 209, so that they are 64 kbit/s."""
    return round(size * RATE / (144_000 * KBITS))


def split(mp3: bytes) -> list[bytes]:
    """The frames of bare MPEG-1 layer III at 44.1 kHz; raises ValueError where there is none."""
    frames: list[bytes] = []
    at = 0
    while at + 4 <= len(mp3):
        _, size = _header(mp3[at : at + 4], at)
        frames.append(mp3[at : at + size])
        at += size
    return frames


def bit_rates(file: Path) -> tuple[int, ...]:
    """The bit rates of the frames of an MP3 file, in kbit/s: one, if it is constant.

    Raises ValueError where there is no frame of MPEG-1 layer III.
    """
    found: set[int] = set()
    with file.open("rb") as mp3:
        start = mp3.read(10)
        # The size of ID3v2 tags has seven bits in each byte (ID3v2.3, 3.1).
        at = 10 + sum((byte & 127) << 7 * (9 - place) for place, byte in enumerate(start) if place > 5)
        at = at if start.startswith(b"ID3") else 0
        while mp3.seek(at) is not None and len(header := mp3.read(4)) == 4 and not header.startswith(b"TAG"):
            kbits, size = _header(header, at)
            found.add(kbits)
            at += size
    return tuple(sorted(found))


def _header(header: bytes, at: int) -> tuple[int, int]:
    """The bit rate of a frame in kbit/s and how many bytes it has (ISO/IEC 11172-3, 2.4.1.3)."""
    kbits, rate = _BIT_RATES[(header[2] >> 4) % 15], _RATES[(header[2] >> 2) & 3]
    if header[0] != 0xFF or header[1] & 0xFE != 0xFA or not kbits or not rate:
        raise ValueError(f"no MP3 frame at byte {at}")
    return kbits, 144_000 * kbits // rate + ((header[2] >> 1) & 1)


def tags(
    title: str,
    artist: str,
    album: str,
    lang: str,
    chapters: Iterable[Chapter],
    *,
    track: str = "",
    year: str = "",
) -> bytes:
    """ID3v2.3 tags with a chapter for each heading (ID3v2 Chapter Frame Addendum 1.0).

    `track` is the place in the album, as in “3/14”.
    """
    language = _LANGUAGES.get(lang.partition("-")[0], "und")
    marks = {f"chapter{number}": chapter for number, chapter in enumerate(chapters, 1)}
    frames = [
        _id3.TIT2(encoding=3, text=title),
        _id3.TPE1(encoding=3, text=artist),
        _id3.TALB(encoding=3, text=album),
        _id3.TCON(encoding=3, text="Speech"),
        _id3.TLAN(encoding=3, text=language),
        *([_id3.TRCK(encoding=3, text=track)] if track else []),
        *([_id3.TYER(encoding=3, text=year)] if year else []),
        *_contents(list(marks)),
        *(_mark(name, chapter) for name, chapter in marks.items()),
    ]
    body = b"".join(map(_written, frames))
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def _written(frame: Any) -> bytes:
    """A frame of ID3v2.3, written alone: mutagen would put frames in the order of their size, and players
    that know no list of contents show chapters in the order in which they find them.
    """
    alone = _id3.ID3()
    alone.add(frame)
    buffer = io.BytesIO()
    alone.save(buffer, v2_version=3, padding=lambda _: 0)
    return buffer.getvalue()[10:]


def _mark(name: str, chapter: Chapter) -> Any:
    begin, end = _milliseconds(chapter.begin), _milliseconds(chapter.end)
    named = [_id3.TIT2(encoding=3, text=chapter.title)]
    return _id3.CHAP(element_id=name, start_time=begin, end_time=end, sub_frames=named)


def _contents(marks: list[str]) -> Iterator[Any]:
    """The list of the chapters; more than one list can hold are in lists of their own inside it."""
    named = [_id3.TIT2(encoding=3, text="Contents")]
    if not marks:
        return
    parts = [marks[at : at + _MOST_LISTED] for at in range(0, len(marks), _MOST_LISTED)]
    inside = {f"contents{number}": part for number, part in enumerate(parts, 1)} if len(parts) > 1 else {}
    flags = _id3.CTOCFlags.TOP_LEVEL | _id3.CTOCFlags.ORDERED
    listed = list(inside) or marks
    yield _id3.CTOC(element_id="contents", flags=flags, child_element_ids=listed, sub_frames=named)
    for name, part in inside.items():
        flags = _id3.CTOCFlags.ORDERED
        yield _id3.CTOC(element_id=name, flags=flags, child_element_ids=part, sub_frames=[])


def join(target: Path, head: bytes, stretches: Iterable[bytes]) -> None:
    """Write an MP3 file: the tags, then the frames of each stretch; only one stretch is held at a time."""
    with target.open("wb") as file:
        file.write(head)
        for frames in stretches:
            file.write(frames)


def _milliseconds(samples: int) -> int:
    return round(samples * 1000 / RATE)
