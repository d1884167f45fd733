"""The edition for a stick: a folder with an MP3 file for each track and a playlist. All play from the root.

Players for blind people begin with the first file and step from file to file; many know no folders, no tags
and no lists. So everything stands at the top, and names alone put it in order. There is nothing else in the
folder: whatever a player does not know, somebody has to step over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from builder.context import Context, Written
from builder.speech.file_names import plain, track_names
from builder.speech.mp3 import join, tags
from builder.speech.programme import Programme, Track
from builder.speech.timeline import spoken_length
from builder.words import many, readable_size

PLAYLIST = "playlist.m3u"
OURS = "#INVOLVE:"  # begins the line of a playlist that says which edition it is of


def write(programme: Programme, target: Path, _: Context) -> Written:
    """Make the folder; only a stretch of the sound is held at a time."""
    target.mkdir(parents=True, exist_ok=True)
    names = track_names([track.title for track in programme.tracks], ".mp3")
    for name, track in zip(names, programme.tracks, strict=True):
        join(target / name, _tags(programme, track), track.recording.frames())
    lines = _playlist(programme, names)
    (target / PLAYLIST).write_text("".join(f"{line}\n" for line in lines), "ascii", newline="\r\n")
    size = sum((target / name).stat().st_size for name in names)
    tracks = many(len(names), "track")
    return Written(f"{tracks}, {spoken_length(programme.seconds)}, {readable_size(size)}")


def names_in(playlist: str) -> tuple[str, ...]:
    """The names of the files that one of our playlists names; none if it is not ours."""
    lines = playlist.splitlines()
    if not any(line.startswith(OURS) for line in lines):
        return ()
    return tuple(line for line in lines if line and not line.startswith("#"))


def _tags(programme: Programme, track: Track) -> bytes:
    """The tags of a track, with a chapter for each of its sections, if it has any."""
    chapters = track.recording.timeline.chapters
    return tags(
        track.title,
        programme.publisher,
        programme.title,
        track.document.lang,
        chapters if len(chapters) > 1 else (),
        track=f"{track.number}/{len(programme.tracks)}",
        year=f"{programme.month:%Y}",
    )


def _playlist(programme: Programme, names: Sequence[str]) -> Iterator[str]:
    """The lines of the list.

    Players in computers, cars and kitchen radios read it: names without folders, because each calls the root
    of a stick something else; ASCII, because nothing says which letters are meant; ends of lines as Windows
    has them, because old radios take the others for part of the name; and the seconds and titles that VLC,
    foobar2000 and Windows Media Player show. Lines that a player does not know begin with #: it skips them.
    """
    yield "#EXTM3U"
    yield f"#PLAYLIST:{plain(programme.title)}"
    yield f"{OURS}{programme.name}"
    for name, track in zip(names, programme.tracks, strict=True):
        yield f"#EXTINF:{round(track.seconds)},{plain(track.title)}"
        yield name
