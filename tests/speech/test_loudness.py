"""How loud sound is, and how it is made as loud as all other: meter, level and limiter."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile
from wexmoor import paragraph

from builder.checks.sound import faults, measure
from builder.context import Context
from builder.document import Document
from builder.speech import mp3
from builder.speech.loudness import BEFORE_CODING, CEILING, TARGET, Sound, even, limit, limited
from builder.speech.meter import Levels, Meter, TruePeak, k_weighting, loudness
from builder.speech.recording import record_track
from builder.speech.timeline import RATE
from builder.speech.voices.choose import named
from tests.support.chatter import chatter


def sine(decibels: float, hertz: float, seconds: float, rate: int = RATE, phase: float = 0.0) -> Sound:
    wave = np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate + phase)
    return (10 ** (decibels / 20) * wave).astype(np.float32)


def parted(sound: Sound, seed: int = 0) -> list[Sound]:
    cuts = np.sort(np.random.default_rng(seed).integers(0, len(sound), 30))
    return np.split(sound, cuts)


def peak(sound: Sound) -> float:
    found = TruePeak()
    for part in parted(sound):
        found.add(part)
    return found.decibels


def test_the_filters_are_those_of_the_recommendation() -> None:
    shelf = [1.53512485958697, -2.69169619940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585]
    low_cut = [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621]
    assert np.allclose(k_weighting(48_000), [shelf, low_cut], atol=1e-7)


@pytest.mark.parametrize("rate", [22_050, 24_000, 44_100, 48_000])
def test_the_meter_agrees_with_another(rate: int) -> None:
    sound = chatter(15, rate)
    sound[5 * rate : 9 * rate] *= 0.02
    meter = Meter(rate)
    for part in parted(sound):
        meter.add(part)
    assert meter.loudness == pytest.approx(pyloudnorm.Meter(rate).integrated_loudness(sound), abs=0.1)
    assert meter.loudness == pytest.approx(loudness(sound, rate), abs=1e-6)


def test_the_meter_reads_what_the_recommendation_says() -> None:
    assert loudness(sine(0, 997, 5, 48_000), 48_000) == pytest.approx(-3.01, abs=0.05)
    steps = np.concatenate(
        [sine(level, 997, seconds) for level, seconds in ((-36, 10), (-20, 30), (-36, 10))]
    )
    assert loudness(steps, RATE) == pytest.approx(-23.0, abs=0.1)


def test_short_sound_is_measured_as_if_it_went_on() -> None:
    assert loudness(sine(-20, 997, 0.2), RATE) == pytest.approx(-23.0, abs=0.2)
    assert loudness(np.zeros(0, np.float32), RATE) == -np.inf
    assert loudness(np.zeros(RATE * 5, np.float32), RATE) == -np.inf


@pytest.mark.parametrize(("hertz", "phase"), [(RATE / 4, np.pi / 4), (RATE / 6, np.pi / 3), (997, 0)])
def test_peaks_between_samples_are_found(hertz: float, phase: float) -> None:
    assert peak(sine(-6, hertz, 1, phase=phase)) == pytest.approx(-6.0, abs=0.4)


def test_a_peak_across_two_parts_is_found() -> None:
    sound = sine(-6, RATE / 4, 0.1, phase=np.pi / 4)
    found = TruePeak()
    for part in np.split(sound, len(sound) // 5):
        found.add(part)
    assert found.decibels == pytest.approx(-6.0, abs=0.4)
    assert TruePeak().decibels == -np.inf


def test_levels_say_when_something_is_heard() -> None:
    levels = Levels(RATE)
    for part in parted(np.concatenate([np.zeros(RATE, np.float32), sine(-20, 440, 1)])):
        levels.add(part)
    assert len(levels.levels) == 200
    assert np.flatnonzero(levels.levels > 0.01)[0] == 100


@pytest.mark.parametrize("seed", [1, 2])
def test_limiting_in_parts_is_limiting_the_whole(seed: int) -> None:
    sound = chatter(3, seed=seed) * np.float32(8)
    whole = limit(sound, RATE)
    assert np.array_equal(np.concatenate(list(limited(parted(sound, seed), RATE))), whole)
    assert np.abs(whole).max() <= CEILING + 1e-6


def test_sound_with_high_peaks_is_as_loud_as_other_sound() -> None:
    sound = chatter(6)
    sound[:: RATE // 8] = 0.9
    made = even(sound, RATE)
    assert np.abs(made).max() <= CEILING + 1e-6
    assert loudness(made, RATE) == pytest.approx(TARGET + BEFORE_CODING, abs=0.2)
    assert loudness(even(chatter(6), RATE), RATE) == pytest.approx(TARGET + BEFORE_CODING, abs=0.1)


def test_encoding_in_parts_is_encoding_the_whole() -> None:
    sound = chatter(4)
    frames, count = mp3.encode(sound)
    assert b"".join(mp3.encoded(parted(sound))) == frames
    assert len(mp3.split(frames)) == count == mp3.frames_in(len(frames))


@pytest.mark.parametrize("voice", ["natural", "system"])
def test_every_track_is_as_loud_as_the_next(voice: str, context: Context, tmp_path: Path) -> None:
    speaking = named(voice, context.site, context.content)
    words = "Call us. The canal path is gritted now, and there is soup in the café at six."
    documents = [
        Document("News.", "", ()),
        Document("Six.", "", ()),
        Document("Winter walks", "", tuple(paragraph(words) for _ in range(3))),
    ]
    for document in documents:
        made = record_track(document, 2, speaking, context)
        file = tmp_path / f"{document.title.strip('.')}.mp3"
        file.write_bytes(b"".join(made.frames()))
        found = measure(file)
        assert faults(found) == (), document.title
        assert found.loudness == pytest.approx(TARGET, abs=0.8), document.title
        heard, _ = soundfile.read(io.BytesIO(b"".join(made.frames())), dtype="float32")
        assert len(heard) == made.timeline.length == sum(map(len, made.samples()))
