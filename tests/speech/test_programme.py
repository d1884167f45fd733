"""An edition's tracks: each stands alone, and joined they are one recording that is exact to the sample."""

from __future__ import annotations

import io
from datetime import date

import numpy as np
import pytest
import soundfile

from builder.context import Context
from builder.document import Document, Paragraph, Section, Text
from builder.speech import mp3
from builder.speech.programme import GAP, Programme, Track
from builder.speech.recording import Recording, record_track
from builder.speech.timeline import RATE
from builder.speech.voices.system import system_voice

READER = "eSpeak"
NEWS = Document(
    "The clock on Market Street",
    "",
    (
        Paragraph((Text("The clock strikes again. It is four minutes slow."),)),
        Section("why", (Text("Why it stopped"),), 2, (Paragraph((Text("A pigeon moved in."),)),)),
    ),
)
QUIET = 0.004


def _track(number: int, document: Document, level: int, context: Context) -> Track:
    return Track(number, document, record_track(document, level, system_voice(), context), level, READER)


@pytest.fixture(scope="module")
def programme(context: Context) -> Programme:
    """A welcome and a piece."""
    welcome = Document("Talking News, November 2026", "", (Paragraph((Text("Welcome."),)),))
    tracks = _track(1, welcome, 1, context), _track(2, NEWS, 2, context)
    month = date(2026, 11, 1)
    return Programme(
        "talking-news", "Talking News", "", month, month, "Wexmoor", "en-GB", "https://example.org/", tracks
    )


def _sound(recording: Recording) -> np.ndarray:
    return np.concatenate(list(recording.samples()))


def _silences(sound: np.ndarray) -> list[float]:
    """The silences longer than half a second, in seconds."""
    heard = np.flatnonzero(np.abs(sound) > QUIET)
    return [float(gap) / RATE for gap in np.diff(heard) if gap > RATE / 2]


def test_the_title_is_said_first_and_headings_lie_below_it(programme: Programme) -> None:
    script = programme.tracks[1].recording.script
    assert [one.text for one in script] == [
        "The clock on Market Street",
        "The clock strikes again.",
        "It is four minutes slow.",
        "Why it stopped",
        "A pigeon moved in.",
    ]
    assert [one.level for one in script] == [2, 0, 0, 3, 0]


def test_a_track_ends_in_less_than_a_second_of_silence(programme: Programme) -> None:
    for track in programme.tracks:
        sound = _sound(track.recording)
        heard = np.flatnonzero(np.abs(sound) > QUIET)
        assert heard[0] / RATE < 0.1
        assert 0.85 < (len(sound) - heard[-1]) / RATE < 1.0


def test_the_sound_is_as_long_as_the_frames_and_lies_where_they_are_heard(programme: Programme) -> None:
    for track in programme.tracks:
        decoded, rate = soundfile.read(io.BytesIO(b"".join(track.recording.frames())), dtype="float32")
        sound = _sound(track.recording)
        assert rate == RATE
        assert len(sound) == track.length == len(decoded)
        assert np.corrcoef(sound, decoded)[0, 1] > 0.98


def test_two_seconds_are_heard_between_tracks(programme: Programme) -> None:
    whole, _ = soundfile.read(io.BytesIO(b"".join(programme.frames())), dtype="float32")
    assert len(whole) == programme.length
    assert max(_silences(whole)) == pytest.approx(2.0, abs=0.06)


def test_chapters_lie_where_tracks_begin(programme: Programme) -> None:
    assert programme.starts == (0, programme.tracks[0].length + GAP)
    assert GAP % mp3.FRAME == 0
    assert [(one.title, one.begin, one.level) for one in programme.chapters] == [
        ("Talking News, November 2026", 0, 1),
        ("The clock on Market Street", programme.starts[1], 2),
    ]
    assert programme.chapters[-1].end == programme.length
    assert programme.readers == (READER,)
