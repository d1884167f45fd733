"""Recordings that people bring along: looked through, and made to fit among the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from wexmoor import paragraph, surroundings

from builder.checks.sound import faults, measure
from builder.context import Context
from builder.document import Document
from builder.messages import BuildError
from builder.speech.brought import Brought, bring, examine
from builder.speech.loudness import CEILING, HIGHEST, TARGET, Sound
from builder.speech.recording import Recording
from builder.speech.timeline import RATE
from tests.support.chatter import chatter

SECONDS = 6
VOICE = np.float32(0.3) * chatter(SECONDS)
WORDS = "The canal path is gritted now. There is soup in the café, and the clock strikes four."
WALKS = Document("Winter walks", "", (paragraph(WORDS),))
EDITION = "content/talking-news/march.md"


def saved(folder: Path, sound: Sound, name: str = "walks.wav", rate: int = RATE, **settings: str) -> Path:
    file = folder / name
    soundfile.write(file, sound, rate, **settings)
    return file


def stereo(left: Sound, right: Sound) -> Sound:
    return np.stack([left, right], axis=1)


def told(file: Path, words: str = WORDS) -> list[str]:
    return [f"{message.code} {message.level}" for message in examine(file, words, EDITION).messages]


def heard(recording: Recording, folder: Path) -> Sound:
    """The sound of a track, which has no faults and is as long as is said."""
    file = folder / "track.mp3"
    file.write_bytes(b"".join(recording.frames()))
    assert faults(measure(file)) == ()
    sound, _ = soundfile.read(file, dtype="float32")
    assert len(sound) == recording.timeline.length
    return np.asarray(sound)


@pytest.mark.parametrize("name", ["walks.wav", "walks.mp3", "walks.flac", "walks.ogg", "Winter WALKS 2.WAV"])
def test_every_kind_is_read(name: str, tmp_path: Path) -> None:
    found = examine(saved(tmp_path, VOICE, name), WORDS, EDITION)
    assert found.messages == ()
    assert found.seconds == pytest.approx(SECONDS, abs=0.05)


@pytest.mark.parametrize(
    ("sound", "rate", "said"),
    [
        (np.zeros(3 * RATE, np.float32), RATE, ["recording-silent stop"]),
        (VOICE[:0], RATE, ["recording-silent stop"]),
        (0.001 * VOICE, RATE, ["recording-silent stop"]),
        (np.clip(30 * VOICE, -1, 1), RATE, ["recording-clipped warn"]),
        (0.6 * np.clip(30 * VOICE, -1, 1), RATE, ["recording-clipped warn"]),
        (0.5 + 0.3 * VOICE, RATE, []),
        (soxr.resample(VOICE, RATE, 8_000), 8_000, ["recording-narrow warn"]),
        (soxr.resample(soxr.resample(VOICE, RATE, 8_000), 8_000, RATE), RATE, ["recording-narrow warn"]),
        (soxr.resample(VOICE, RATE, 16_000), 16_000, []),
        (stereo(VOICE, VOICE), RATE, []),
        (stereo(VOICE, 0 * VOICE), RATE, []),
        (stereo(VOICE, -VOICE), RATE, []),
        (np.insert(VOICE, 3 * RATE, 0.0001 * np.resize(VOICE, 8 * RATE)), RATE, []),
        (np.insert(VOICE, 3 * RATE, 0.0001 * np.resize(VOICE, 12 * RATE)), RATE, ["recording-pause warn"]),
        (np.pad(VOICE, 12 * RATE), RATE, []),
        (VOICE[: RATE // 2], RATE, ["recording-short warn", "recording-words warn"]),
    ],
)
def test_what_is_wrong_is_told(sound: Sound, rate: int, said: list[str], tmp_path: Path) -> None:
    assert told(saved(tmp_path, sound, rate=rate)) == said


def test_clipping_is_found_in_mp3_too(tmp_path: Path) -> None:
    file = saved(tmp_path, np.clip(30 * VOICE, -1, 1), "walks.mp3")
    (message,) = examine(file, WORDS, EDITION, line=14).messages
    assert str(message).startswith(
        f"{EDITION}:14: The recording “walks.mp3” was recorded too loud: its peaks are "
    )
    assert "If you can, record it again" in message.mend


def test_a_long_pause_is_told_with_its_place(tmp_path: Path) -> None:
    file = saved(tmp_path, stereo(*[np.insert(0.1 * VOICE, round(3.2 * RATE), np.zeros(75 * RATE))] * 2))
    (message, *_) = examine(file, WORDS * 3, EDITION).messages
    assert message.what == "The recording “walks.wav” is silent for 1 minute, from 0:03."
    assert message.level == "warn"


@pytest.mark.parametrize("name", ["walks.wav", "walks.mp3", "walks.flac"])
def test_a_copy_that_broke_off_stops(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = saved(tmp_path, np.tile(VOICE, 3), name)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert told(file) == ["recording-corrupt stop"]
    assert capfd.readouterr().err == ""  # decoders talk to programmers


def test_rubbish_in_the_middle_stops(tmp_path: Path) -> None:
    file = saved(tmp_path, np.tile(VOICE, 3), "walks.flac")
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 20_000] = np.random.default_rng(1).bytes(20_000)
    file.write_bytes(whole)
    assert told(file) == ["recording-corrupt stop"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no sound file that can be read."),
        (b"Dear all, here are my winter walks. " * 50, "is no sound file that can be read."),
        (
            b"\0\0\0\x20ftypM4A " + bytes(999),
            "is an M4A recording, as phones make them, which cannot be read.",
        ),
        (b"#!AMR\n" + bytes(999), "is an AMR recording, as phones make them, which cannot be read."),
    ],
)
def test_what_is_no_sound_stops(content: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "walks.mp3"
    file.write_bytes(content)
    (message,) = examine(file, WORDS, EDITION).messages
    assert message.what == f"The recording “walks.mp3” {said}"
    assert (message.mend, message.level) == ("Save it as MP3, WAV or FLAC.", "stop")


@pytest.mark.parametrize("name", ["walks.raw", "walks.gsm", "walks.au", "walks.vox", "walks.RAW"])
def test_an_ending_of_the_name_is_not_believed(name: str, tmp_path: Path) -> None:
    """By such endings programs take whatever is in a file for sound."""
    file = tmp_path / name
    file.write_bytes(b"Dear all, here are my winter walks. " * 500)
    assert told(file) == ["recording-kind stop"]
    saved(tmp_path, VOICE).replace(file)
    assert told(file) == []


@pytest.mark.parametrize(("name", "real"), [("walks.mp3", "walks.wav"), ("walks.wav", "walks.mp3")])
def test_a_wrong_ending_of_the_name_does_no_harm(name: str, real: str, tmp_path: Path) -> None:
    saved(tmp_path, VOICE, real).rename(tmp_path / name)
    assert told(tmp_path / name) == []


def test_what_is_not_there_is_looked_for(tmp_path: Path) -> None:
    saved(tmp_path, VOICE, "Walks.WAV")
    (message,) = examine(tmp_path / "walks.wav", WORDS, EDITION).messages
    assert str(message) == f"{EDITION}:1: The recording “walks.wav” is not there. Did you mean “Walks.WAV”?"
    (message,) = examine(tmp_path / "no" / "soup.mp3", WORDS, EDITION).messages
    assert message.mend == "Put it there, or mend its name."


def test_nothing_is_read_outside_the_content_folder(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    saved(tmp_path, VOICE, "secret.wav")
    for file in (content / ".." / "secret.wav", tmp_path / "secret.wav"):
        (message,) = examine(file, WORDS, EDITION, content=content).messages
        assert (message.code, message.level) == ("recording-place", "stop")
    assert examine(saved(content, VOICE), WORDS, EDITION, content=content).messages == ()


def test_words_that_cannot_belong_to_it_are_told(tmp_path: Path) -> None:
    file = saved(tmp_path, VOICE)
    assert told(file, WORDS * 3) == ["recording-words warn"]
    assert told(file, "A bell.") == []
    long = saved(tmp_path, np.tile(VOICE, 12), "long.wav")
    assert told(long, WORDS) == ["recording-words warn"]
    assert told(long, WORDS * 10) == []


@pytest.mark.parametrize(
    ("name", "change", "rate"),
    [
        ("walks.wav", lambda sound: sound, RATE),
        ("walks.mp3", lambda sound: sound, RATE),
        ("loud.wav", lambda sound: np.clip(20 * sound, -1, 1), RATE),
        ("soft.flac", lambda sound: 0.1 * sound, RATE),
        ("offset.wav", lambda sound: 0.4 + 0.3 * sound, RATE),
        ("phone.wav", lambda sound: soxr.resample(sound, RATE, 8_000), 8_000),
        ("48.wav", lambda sound: soxr.resample(sound, RATE, 48_000), 48_000),
        ("left.wav", lambda sound: stereo(sound, 0 * sound), RATE),
        ("against.wav", lambda sound: stereo(sound, -sound), RATE),
        ("waiting.wav", lambda sound: np.pad(sound, (3 * RATE, 4 * RATE)), RATE),
        ("short.wav", lambda sound: sound[: round(0.6 * RATE)], RATE),
    ],
)
def test_every_recording_becomes_a_track(
    name: str, change: Callable[[Sound], Sound], rate: int, tmp_path: Path
) -> None:
    file = saved(tmp_path, change(VOICE), name, rate)
    recording = bring(WALKS, 2, file, surroundings(tmp_path))
    sound = heard(recording, tmp_path)
    before = np.concatenate(list(recording.samples()))
    assert before.dtype == np.float32
    assert len(before) == len(sound)
    best = np.correlate(sound[: RATE // 2], before[200 : RATE // 2 - 200], "valid").argmax()
    assert abs(int(best) - 200) <= 2  # as late as it is heard
    assert not before[:1105].any()
    assert np.abs(before[-3:]).max() < 0.001


def clapping() -> Sound:
    """Speech with claps in it, as sharp as can be."""
    rng = np.random.default_rng(3)
    sound = VOICE.copy()
    for at in range(RATE // 4, 5 * RATE, RATE // 3):
        sound[at : at + 800] += 0.9 * np.sign(rng.standard_normal(800)) * np.exp(-np.arange(800) / 90)
    return sound.clip(-1, 1)


def test_claps_peak_no_higher_than_speech(tmp_path: Path) -> None:
    recording = bring(WALKS, 2, saved(tmp_path, clapping()), surroundings(tmp_path))
    (made,) = recording.stretches
    assert isinstance(made, Brought)
    assert 0.5 < made.cut.ceiling < 1  # as loud as speech may be, they would peak too high in MP3
    file = tmp_path / "track.mp3"
    file.write_bytes(b"".join(recording.frames()))
    found = measure(file)
    assert found.true_peak <= HIGHEST
    assert found.loudness == pytest.approx(TARGET, abs=1)
    before = np.concatenate(list(recording.samples()))
    assert np.abs(before).max() <= made.cut.ceiling * CEILING * 1.001


def test_words_are_spread_by_their_letters(tmp_path: Path) -> None:
    recording = bring(WALKS, 2, saved(tmp_path, VOICE), surroundings(tmp_path))
    title, path, soup = recording.timeline.clips
    assert (title.text, title.kind, title.begin, title.end) == ("Winter walks", "title", 0, 0)
    assert recording.script[0].added
    assert path.end == soup.begin
    assert path.begin <= RATE // 10
    assert soup.end == pytest.approx(recording.timeline.length - 0.9 * RATE, abs=RATE // 20)
    letters = [len(clip.text) for clip in (path, soup)]
    assert (path.end - path.begin) / (soup.end - soup.begin) == pytest.approx(
        letters[0] / letters[1], rel=0.01
    )
    (chapter,) = recording.timeline.chapters
    assert (chapter.title, chapter.level, chapter.end) == ("Winter walks", 2, recording.timeline.length)


def test_what_was_made_is_kept(tmp_path: Path) -> None:
    context: Context = surroundings(tmp_path)
    file = saved(tmp_path, VOICE)
    first = bring(WALKS, 2, file, context)
    frames = b"".join(first.frames())
    made = {path: path.stat().st_mtime_ns for path in context.cache.rglob("*") if path.is_file()}
    again = bring(WALKS, 1, file.rename(tmp_path / "other name.wav"), context)
    assert b"".join(again.frames()) == frames
    assert {path for path in context.cache.rglob("*") if path.is_file()} == set(made)
    part = max(made, key=lambda path: path.stat().st_size)
    part.write_bytes(b"damaged")
    with pytest.raises(BuildError, match="Make the edition again"):
        list(again.frames())
    assert b"".join(bring(WALKS, 1, tmp_path / "other name.wav", context).frames()) == frames
    assert b"".join(bring(WALKS, 1, tmp_path / "other name.wav", surroundings(tmp_path)).frames()) == frames


def test_what_cannot_be_brought_is_told(tmp_path: Path) -> None:
    (tmp_path / "text.mp3").write_bytes(b"no sound")
    with pytest.raises(BuildError, match=r"“text\.mp3” cannot be read"):
        bring(WALKS, 2, tmp_path / "text.mp3", surroundings(tmp_path))
    with pytest.raises(BuildError, match="is silent"):
        bring(WALKS, 2, saved(tmp_path, np.zeros(RATE, np.float32)), surroundings(tmp_path))
