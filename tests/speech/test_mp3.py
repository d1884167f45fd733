"""MP3 in stretches: put in a row, they are one sound, heard exactly when we say."""

from __future__ import annotations

import io
import itertools
import subprocess
from pathlib import Path

import mutagen.mp3
import numpy as np
import pytest
import soundfile

from builder.speech.loudness import CEILING, TARGET, Sound, level, limit
from builder.speech.mp3 import DELAY, FRAME, encode, join, split, tags
from builder.speech.timeline import RATE, Chapter


def beep(silence: float, tone: float, after: float, rate: int = RATE) -> Sound:
    """A tone of 440 Hz between two silences, all in seconds."""
    wave = 0.3 * np.sin(2 * np.pi * 440 * np.arange(round(tone * rate)) / rate)
    parts = [np.zeros(round(silence * rate)), wave, np.zeros(round(after * rate))]
    return np.concatenate(parts).astype(np.float32)


def onsets(sound: Sound) -> list[int]:
    """Where sound begins after at least 50 ms of silence."""
    loud = np.flatnonzero(np.abs(sound) > 0.02)
    return [int(b) for a, b in itertools.pairwise([-RATE, *loud]) if b - a > RATE // 20]


def decoded(frames: bytes) -> Sound:
    sound, rate = soundfile.read(io.BytesIO(frames), dtype="float32")
    assert rate == RATE
    return np.asarray(sound)


def test_stretches_in_a_row_are_heard_when_we_say() -> None:
    stretches = [encode(beep(0.5 + part / 100, 0.4, 0.7)) for part in range(5)]
    sound = decoded(b"".join(frames for frames, _ in stretches))
    begins = [0, *itertools.accumulate(count * FRAME for _, count in stretches)]
    assert len(sound) == begins[-1]
    expected = [begins[part] + round((0.5 + part / 100) * RATE) + DELAY for part in range(5)]
    assert onsets(sound) == pytest.approx(expected, abs=RATE // 500)


@pytest.mark.ffmpeg
def test_other_decoders_hear_it_at_the_same_time(tmp_path: Path) -> None:
    frames, count = encode(beep(0.5, 0.4, 0.7))
    (tmp_path / "row.mp3").write_bytes(frames * 4)
    run = ["ffmpeg", "-v", "error", "-i", "row.mp3", "-f", "f32le", "row.raw"]
    subprocess.run(run, cwd=tmp_path, check=True)
    sound = np.fromfile(tmp_path / "row.raw", np.float32)
    assert len(sound) == 4 * count * FRAME
    expected = [part * count * FRAME + RATE // 2 + DELAY for part in range(4)]
    assert onsets(sound) == pytest.approx(expected, abs=RATE // 500)


def test_no_seam_is_heard() -> None:
    frames, _ = encode(beep(0.3, 0.4, 0.5))
    sound = decoded(frames * 3)
    for begin in onsets(sound):
        assert np.abs(sound[begin - RATE // 5 : begin - RATE // 50]).max() < 0.002


@pytest.mark.parametrize("length", [1, FRAME - DELAY, FRAME, 10 * FRAME + 47, 10 * FRAME + 48])
def test_the_end_of_a_sound_is_never_lost(length: int) -> None:
    _, count = encode(np.zeros(length, np.float32))
    assert length + DELAY <= count * FRAME <= length + DELAY + 2 * FRAME


def test_every_frame_has_64_kilobits() -> None:
    frames, count = encode(beep(0.1, 2.0, 0.1))
    parts = split(frames)
    assert len(parts) == count
    assert b"".join(parts) == frames
    assert {len(part) for part in parts} == {208, 209}
    assert b"Info" not in frames
    assert len(frames) * 8 / (count * FRAME / RATE) == pytest.approx(64_000, rel=0.001)


def test_what_is_no_mp3_is_refused() -> None:
    with pytest.raises(ValueError, match="byte 0"):
        split(b"RIFF and so on")


def test_tags_and_chapters_are_read_back(tmp_path: Path) -> None:
    frames, count = encode(beep(0.5, 1.0, 0.5))
    end = count * FRAME
    chapters = (Chapter("Ŵyl y Bobl", "", 1, 0, RATE), Chapter("What’s next?", "next", 2, RATE, end))
    head = tags("Tell us", "Wexmoor Borough Council", "Involve Wexmoor", "en-GB", chapters)
    join(tmp_path / "tell-us.mp3", head, [frames, frames])
    file = mutagen.mp3.MP3(tmp_path / "tell-us.mp3")
    assert file.tags.version == (2, 3, 0)
    assert str(file.tags["TIT2"]) == "Tell us"
    assert str(file.tags["TPE1"]) == "Wexmoor Borough Council"
    assert str(file.tags["TLAN"]) == "eng"
    marks = [file.tags[f"CHAP:{name}"] for name in file.tags["CTOC:contents"].child_element_ids]
    assert [str(mark.sub_frames["TIT2"]) for mark in marks] == ["Ŵyl y Bobl", "What’s next?"]
    assert [(mark.start_time, mark.end_time) for mark in marks] == [
        (0, 1000),
        (1000, round(end * 1000 / RATE)),
    ]
    assert not [name for name in file.tags if name.startswith(("TDRC", "TYER", "TDAT"))]
    assert (file.info.sample_rate, file.info.channels, file.info.bitrate) == (44_100, 1, 64_000)
    assert file.info.length == pytest.approx(2 * end / RATE, abs=0.03)
    assert len(decoded((tmp_path / "tell-us.mp3").read_bytes())) == 2 * end


def test_encoding_is_the_same_every_time() -> None:
    assert encode(beep(0.1, 1.0, 0.1)) == encode(beep(0.1, 1.0, 0.1))


@pytest.mark.parametrize("volume", [0.01, 0.1, 1.0])
@pytest.mark.parametrize("seconds", [2.0, 20.0])
def test_loud_and_soft_become_equally_loud(volume: float, seconds: float) -> None:
    levelled = level(beep(0.1, seconds, 0.3, 24_000) * np.float32(volume), 24_000)
    assert 20 * np.log10(np.abs(levelled).max()) == pytest.approx(TARGET + 3.7, abs=1.0)


def test_silence_stays_silent() -> None:
    silence = np.zeros(24_000, np.float32)
    assert not level(silence, 24_000).any()


def test_only_peaks_are_turned_down() -> None:
    sound = beep(0.0, 3.0, 0.0)
    sound[RATE : RATE + 200] *= 4
    sound[-30:] = 2.0
    limited = limit(sound, RATE)
    assert np.abs(limited).max() <= CEILING + 1e-6
    assert np.array_equal(limited[: RATE - RATE // 50], sound[: RATE - RATE // 50])
    assert np.abs(limited[RATE : RATE + 200]).max() > 0.9 * CEILING
    quiet = beep(0.0, 1.0, 0.0)
    assert limit(quiet, RATE) is quiet
