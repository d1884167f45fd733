"""MP3: 44.1 kHz, one channel, 64 kbit/s throughout, which every player plays and every player can seek in.

A recording is encoded in stretches that know nothing of one another; their frames are then put in a row. That
is sound MP3 as long as each stretch begins and ends in silence: the decoder only ever overlaps silence, and a
stretch of n frames lasts exactly n × 1152 samples.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
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
_LANGUAGES = {"en": "eng", "cy": "cym"}  # ISO 639-2, as ID3 wants it


def encode(sound: NDArray[np.float32]) -> tuple[bytes, int]:
    """Sound at 44.1 kHz as bare MP3 frames, and how many they are.

    The last DELAY samples are heard after the sound's own length; the frames have room for them.
    """
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_bit_rate(KBITS)
    encoder.set_quality(QUALITY)
    samples = (np.clip(sound, -1.0, 1.0) * 32767.0).astype("<i2")
    frames = bytes(encoder.encode(samples.tobytes()) + encoder.flush())
    return frames, len(split(frames))


def split(mp3: bytes) -> list[bytes]:
    """The frames of bare MPEG-1 layer III at 44.1 kHz; raises ValueError where there is none."""
    frames: list[bytes] = []
    at = 0
    while at + 4 <= len(mp3):
        if mp3[at] != 0xFF or mp3[at + 1] & 0xFE != 0xFA:
            raise ValueError(f"no MP3 frame at byte {at}")
        padding = (mp3[at + 2] >> 1) & 1
        size = 144_000 * _BIT_RATES[mp3[at + 2] >> 4] // RATE + padding
        frames.append(mp3[at : at + size])
        at += size
    return frames


def tags(title: str, artist: str, album: str, lang: str, chapters: Iterable[Chapter]) -> bytes:
    """ID3v2.3 tags with a chapter for each heading (ID3v2 Chapter Frame Addendum 1.0)."""
    language = _LANGUAGES.get(lang.partition("-")[0], "und")
    marks = {f"chapter{number}": chapter for number, chapter in enumerate(chapters, 1)}
    head = _id3.ID3()
    head.add(_id3.TIT2(encoding=3, text=title))
    head.add(_id3.TPE1(encoding=3, text=artist))
    head.add(_id3.TALB(encoding=3, text=album))
    head.add(_id3.TCON(encoding=3, text="Speech"))
    head.add(_id3.TLAN(encoding=3, text=language))
    for name, chapter in marks.items():
        begin, end = _milliseconds(chapter.begin), _milliseconds(chapter.end)
        named = [_id3.TIT2(encoding=3, text=chapter.title)]
        head.add(_id3.CHAP(element_id=name, start_time=begin, end_time=end, sub_frames=named))
    named = [_id3.TIT2(encoding=3, text="Contents")]
    flags = _id3.CTOCFlags.TOP_LEVEL | _id3.CTOCFlags.ORDERED
    head.add(_id3.CTOC(element_id="contents", flags=flags, child_element_ids=list(marks), sub_frames=named))
    buffer = io.BytesIO()
    head.save(buffer, v2_version=3, padding=lambda _: 0)
    return buffer.getvalue()


def join(target: Path, head: bytes, stretches: Iterable[bytes]) -> None:
    """Write an MP3 file: the tags, then the frames of each stretch; only one stretch is held at a time."""
    with target.open("wb") as file:
        file.write(head)
        for frames in stretches:
            file.write(frames)


def _milliseconds(samples: int) -> int:
    return round(samples * 1000 / RATE)
