"""Measures of finished sound, each shown by sound that is broken on purpose."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from builder.checks.sound import Measure, _Steps, faults, heard, measure, stored
from builder.messages import BuildError
from builder.speech import mp3
from builder.speech.loudness import Sound, even
from builder.speech.timeline import RATE
from tests.support.chatter import chatter

GOOD = np.pad(even(chatter(7.5, noise=0.0), RATE), (RATE // 20, round(0.4 * RATE)))


def made(sound: Sound, folder: Path) -> Measure:
    file = folder / "track.mp3"
    file.write_bytes(mp3.encode(sound)[0])
    return measure(file)


def popped(sound: Sound) -> Sound:
    broken = sound.copy()
    broken[round(3.75 * RATE)] += 0.2
    return broken


def cut(sound: Sound) -> Sound:
    broken = sound.copy()
    broken[3 * RATE : round(3.6 * RATE)] = 0
    broken[3 * RATE + 2000] = 0.1
    return broken


def test_a_good_track_has_no_faults(tmp_path: Path) -> None:
    found = made(GOOD, tmp_path)
    assert faults(found) == ()
    assert found.seconds == pytest.approx(len(GOOD) / RATE, abs=0.06)
    assert found.longest_silence == pytest.approx(0.5, abs=0.15)
    assert (found.rate, found.channels, found.bit_rates, found.clicks) == (RATE, 1, (64,), ())


@pytest.mark.parametrize(
    ("breaking", "said"),
    [
        (lambda sound: sound * np.float32(0.6), "It is too soft: -2"),
        (lambda sound: np.clip(sound * np.float32(1.3), -0.7, 0.7), "It is too loud: -1"),
        (np.zeros_like, "It is too soft: -inf LUFS"),
        (
            lambda sound: np.append(sound, 0.99 * np.sin(np.arange(4000)).astype(np.float32)),
            "Its peaks are too high: ",
        ),
        (lambda sound: np.pad(sound, (2 * RATE, 0)), "It begins with 2."),
        (lambda sound: np.pad(sound, (0, 2 * RATE)), "It ends with 2."),
        (lambda sound: np.insert(sound, 4 * RATE, np.zeros(4 * RATE)), "Nothing is heard in it for 4."),
        (popped, "It clicks once, first after 3.7"),
        (cut, "It clicks once, first after 3.0"),
    ],
)
def test_what_is_broken_is_found(breaking: Callable[[Sound], Sound], said: str, tmp_path: Path) -> None:
    found = faults(made(breaking(GOOD), tmp_path))
    assert any(fault.startswith(said) for fault in found), found


def test_what_players_cannot_seek_in_is_found(tmp_path: Path) -> None:
    file = tmp_path / "variable.mp3"
    soundfile.write(file, GOOD, RATE, bitrate_mode="VARIABLE")
    assert len(measure(file).bit_rates) > 1
    assert any("bit rate is not constant" in fault for fault in faults(measure(file)))


def test_what_is_heard_is_told_apart_from_what_players_need(tmp_path: Path) -> None:
    paused = np.insert(GOOD, 4 * RATE, np.zeros(5 * RATE))
    file = tmp_path / "stereo.mp3"
    soundfile.write(file, np.stack([paused, paused], axis=1), RATE, bitrate_mode="CONSTANT")
    found = measure(file)
    assert [fault[:28] for fault in heard(found)] == ["Nothing is heard in it for 5"]
    assert stored(found)[-1] == "It has 2 channels, and one is enough."
    assert faults(found) == (*heard(found), *stored(found))


def test_clicks_are_found_however_the_sound_is_parted_and_in_little_memory() -> None:
    places = [3, 4_000, 500_003, 1_250_000, 1_999_990]
    loud = np.float32(0.02) * np.resize(np.array([1, -1], np.float32), 2_000_000)  # 31,000 loud runs
    loud[places] += np.float32(0.9)
    found = []
    for size in (1 << 16, 1_003, len(loud)):
        steps = _Steps()
        tracemalloc.start()
        for at in range(0, len(loud), size):
            steps.add(loud[at : at + size])
        found.append(steps.clicks)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert size == len(loud) or most < 4_000_000
    assert found == [[place // 64 for place in places]] * 3


def test_rate_and_channels_are_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "stereo.mp3"
    soundfile.write(file, np.stack([GOOD, GOOD], axis=1), 48_000, bitrate_mode="CONSTANT")
    said = " ".join(faults(measure(file)))
    assert "48,000 samples a second" in said
    assert "2 channels" in said


def test_tags_before_and_after_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "tagged.mp3"
    head = mp3.tags("Bridge", "Wexmoor", "Talking News", "en", ())
    file.write_bytes(head + mp3.encode(GOOD)[0] + b"TAG" + bytes(125))
    assert measure(file).bit_rates == (64,)


def test_tracks_of_a_disc_are_measured_too(tmp_path: Path) -> None:
    file = tmp_path / "track.wav"
    soundfile.write(file, np.stack([GOOD, GOOD], axis=1), RATE, subtype="PCM_16")
    found = measure(file)
    assert (found.channels, found.bit_rates) == (2, ())
    assert faults(found) == ()


@pytest.mark.parametrize("name", ["broken.mp3", "broken.wav", "missing.mp3"])
def test_what_cannot_be_read_is_told(name: str, tmp_path: Path) -> None:
    if name.startswith("broken"):
        (tmp_path / name).write_bytes(b"no sound at all")
    with pytest.raises(BuildError, match=name):
        measure(tmp_path / name)
