"""The edition for CDs: a WAV file for each track, and for each disc a CUE sheet to burn it from.

Tracks are what the Red Book asks for: 44.1 kHz, 16 bits, two channels, which say the same here, and whole
sectors. They are the sound before it was encoded as MP3.
"""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np

from builder.context import Context, Written
from builder.messages import Message
from builder.speech.discs import A_SECOND, LONGEST, PAUSE, SECTOR, Disc, discs, sectors, too_long
from builder.speech.file_names import plain, track_names
from builder.speech.loudness import Sound
from builder.speech.programme import Programme, Track
from builder.speech.recording import Recording
from builder.speech.timeline import RATE
from builder.words import many

Say: TypeAlias = Callable[[str, str], Recording]  # a title and words, in the voice of the welcome

LONGEST_TEXT = 80  # characters of a title on a disc (CDRWIN, Cuesheet Commands)
BLOCK = 10 * RATE  # samples that are turned into those of a disc at once


def write(programme: Programme, target: Path, _: Context, say: Say) -> Written:
    """Make a folder for each disc, or put everything into the target where there is only one.

    A programme with a piece that no disc holds has none, which is said in messages.
    """
    found = discs(programme)
    if not found:
        return Written("no discs", tuple(_does_not_fit(track, programme) for track in too_long(programme)))
    for disc in found:
        folder = target / f"disc {disc.number}" if disc.count > 1 else target
        folder.mkdir(parents=True, exist_ok=True)
        _write_disc(disc, programme, folder, say)
    minutes = max(1, round(sum(track.seconds for track in programme.tracks) / 60))
    return Written(f"{many(len(found), 'disc')}, {many(minutes, 'minute')}")


def _write_disc(disc: Disc, programme: Programme, folder: Path, say: Say) -> None:
    tracks = list(_tracks(disc, programme, say))
    names = track_names([title for title, _ in tracks], ".wav")
    for name, (_, recording) in zip(names, tracks, strict=True):
        _write_wav(recording, folder / name)
    title = programme.title + (f", disc {disc.number} of {disc.count}" if disc.count > 1 else "")
    lines = _cue(title, programme, [one for one, _ in tracks], names)
    sheet = programme.name + (f"-disc-{disc.number}" if disc.count > 1 else "") + ".cue"
    (folder / sheet).write_text("".join(f"{line}\n" for line in lines), "ascii", newline="\r\n")


def _tracks(disc: Disc, programme: Programme, say: Say) -> Iterator[tuple[str, Recording]]:
    """The titles and recordings of all that is on a disc."""
    number, count = disc.number, disc.count
    if disc.begins:
        yield f"Disc {number} of {count}", say(programme.title, f"Disc {number} of {count}.")
    yield from ((track.title, track.recording) for track in disc.tracks)
    if disc.ends:
        words = f"Please go on with disc {number + 1}."
        yield f"End of disc {number}", say(f"This is the end of disc {number}", words)


def _write_wav(recording: Recording, target: Path) -> None:
    """Write a recording, with silence to the end of its last sector."""
    length = recording.timeline.length
    with wave.open(str(target), "wb") as file:
        file.setparams((2, 2, RATE, sectors(length) * SECTOR, "NONE", ""))
        for sound in recording.samples():
            for at in range(0, len(sound), BLOCK):
                file.writeframesraw(_both_channels(sound[at : at + BLOCK]))
        file.writeframes(bytes(4 * (sectors(length) * SECTOR - file.tell())))


def _both_channels(sound: Sound) -> bytes:
    samples = np.round(np.clip(sound, -1.0, 1.0) * np.float32(32767)).astype("<i2")
    return np.repeat(samples, 2).tobytes()


def _cue(title: str, programme: Programme, titles: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """The lines of a CUE sheet: ASCII, which every burning program reads the same way."""
    performer = f'PERFORMER "{_text(programme.publisher)}"'
    yield "REM GENRE Speech"
    yield f"REM DATE {programme.month:%Y}"
    yield performer
    yield f'TITLE "{_text(title)}"'
    for number, (one, name) in enumerate(zip(titles, names, strict=True), 1):
        yield f'FILE "{name}" WAVE'
        yield f"  TRACK {number:02} AUDIO"
        yield f'    TITLE "{_text(one)}"'
        yield f"    {performer}"
        if number > 1:  # a disc itself has two seconds before its first track
            yield f"    PREGAP {_time(PAUSE)}"
        yield "    INDEX 01 00:00:00"


def _text(words: str) -> str:
    """Words as a CUE sheet can hold them: short, and without quotation marks, for which it has no sign."""
    return plain(words).replace('"', "'")[:LONGEST_TEXT].rstrip() or "-"


def _time(count: int) -> str:
    """A number of sectors as minutes, seconds and sectors."""
    seconds, rest = divmod(count, A_SECOND)
    return f"{seconds // 60:02}:{seconds % 60:02}:{rest:02}"


def _does_not_fit(track: Track, programme: Programme) -> Message:
    return Message(
        track.document.source or programme.title,
        1,
        f"“{track.title}” lasts {round(track.seconds / 60)} minutes, and a CD holds "
        f"{LONGEST // A_SECOND // 60}. No CD was made.",
        "Part it into two pieces. Everything else was made: the stick, the books and the files.",
        "disc-long",
        "warn",
    )
