"""The voices speak, are checked, and are only asked once."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import socket
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from hibari.voices import VOICES, voice_path

from builder.messages import BuildError
from builder.speech.store import SentenceStore, forget
from builder.speech.takes import QUIET, take, trim
from builder.speech.voices import Samples, Voice
from builder.speech.voices.choose import choose, speaks
from builder.speech.voices.natural import natural_voice
from builder.speech.voices.system import system_voice

SENTENCE = "You can tell us what you think by phone or on paper."


@dataclass
class BadVoice:
    """A voice that gives back the sounds it was made with, one at each call; None is a failure."""

    sounds: list[Samples | None]
    asked: list[str] = field(default_factory=list)
    name: str = "Nobody, a computer voice"
    rate: int = 24_000
    version: str = "bad 1"

    def speak(self, text: str) -> Samples:
        self.asked.append(text)
        sound = self.sounds[len(self.asked) - 1]
        if sound is None:
            raise RuntimeError("no sound card")
        return sound


def tone(seconds: float, rate: int = 24_000) -> Samples:
    return (8000 * np.sin(np.arange(round(seconds * rate)) * 0.1)).astype(np.int16)


@pytest.fixture(params=["natural", "system"])
def voice(request: pytest.FixtureRequest, tmp_path: Path) -> Voice:
    return choose(request.param, tmp_path)


def spoken_elsewhere(voice: Voice, text: str) -> bytes:
    return voice.speak(text).tobytes()


def test_a_voice_speaks_the_same_words_the_same_way(voice: Voice) -> None:
    first, other, again = voice.speak(SENTENCE), voice.speak("It is free."), voice.speak(SENTENCE)
    assert first.dtype == np.int16
    assert 2.5 < len(first) / voice.rate < 6
    assert len(other) < len(first)
    assert np.abs(first).max() > 3000
    assert first.tobytes() == again.tobytes()


def test_a_voice_speaks_the_same_in_other_processes(voice: Voice) -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        spoken = list(pool.map(spoken_elsewhere, [voice] * 4, [SENTENCE, "It is free."] * 2))
    assert spoken == [voice.speak(SENTENCE).tobytes(), voice.speak("It is free.").tobytes()] * 2


def test_a_voice_is_a_small_description(voice: Voice) -> None:
    assert len(pickle.dumps(voice)) < 1000
    assert "computer voice" in voice.name
    assert pickle.loads(pickle.dumps(voice)) == voice


def test_the_natural_voice_is_the_first_choice(tmp_path: Path) -> None:
    assert choose("auto", tmp_path) == natural_voice(tmp_path)
    assert choose("auto", tmp_path).name == "Heart, an American English computer voice"
    assert choose("system", tmp_path).name == system_voice().name


def test_nothing_is_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path / "hibari"))

    def refuse(*_: object) -> None:
        raise AssertionError("a voice asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert len(natural_voice(tmp_path).speak("It is free."))
    assert not (tmp_path / "hibari").exists()


@pytest.mark.parametrize("folder", ["content/voices", "hibari"])
def test_a_british_voice_that_is_there_is_used(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path / "hibari"))
    (tmp_path / folder).mkdir(parents=True)
    american = natural_voice(tmp_path / "content")
    shutil.copy(voice_path("heart"), tmp_path / folder / VOICES["emma"]["file"])
    british = natural_voice(tmp_path / "content")
    assert british.name == "Emma, a British English computer voice"
    assert british.version != american.version
    # The file is the American one under another name, but the words are now read with British sounds.
    assert british.speak("Can we dance after tomatoes?").tobytes() != (
        american.speak("Can we dance after tomatoes?").tobytes()
    )


def test_a_broken_voice_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices" / VOICES["emma"]["file"]).write_bytes(b"no voice")
    with pytest.raises(BuildError, match=VOICES["emma"]["file"]):
        take(natural_voice(tmp_path), SENTENCE, SENTENCE)


def test_only_english_is_spoken() -> None:
    assert speaks("en-GB")
    assert speaks("en")
    assert not speaks("cy")
    assert not speaks("enm")


@pytest.mark.parametrize(
    ("sounds", "said"),
    [
        ([np.zeros(24_000, np.int16), np.zeros(0, np.int16)], "said nothing"),
        ([tone(0.4), tone(0.4)], "broke off"),
        ([None, tone(0.4)], "broke off"),
        ([None, None], "failed"),
    ],
)
def test_a_voice_that_does_not_speak_stops_the_build(sounds: list[Samples | None], said: str) -> None:
    voice = BadVoice(sounds)
    with pytest.raises(BuildError, match=said) as stop:
        take(voice, SENTENCE, "You can tell us what you think.")
    assert "“You can tell us what you think.”" in str(stop.value)
    assert len(voice.asked) == len(sounds)


@pytest.mark.parametrize("first", [None, tone(0.2), np.zeros(0, np.int16)])
def test_a_voice_that_fails_once_is_asked_again(first: Samples | None) -> None:
    voice = BadVoice([first, tone(4.0)])
    assert len(take(voice, SENTENCE, SENTENCE)) > 3.9 * voice.rate
    assert voice.asked == [SENTENCE, SENTENCE]


def test_a_text_without_words_is_not_given_to_the_voice() -> None:
    voice = BadVoice([])
    assert not len(take(voice, "— … •", "— … •"))
    assert voice.asked == []


@pytest.mark.parametrize("text", ["A.", "I.", "The a of to in it is at on by.", "One, two, three, four."])
def test_quick_words_are_not_taken_for_missing_words(voice: Voice, text: str) -> None:
    assert len(take(voice, text, text)) > 0.1 * voice.rate


def test_silence_is_trimmed_and_the_ends_are_soft() -> None:
    silence = np.zeros(24_000, np.int16)
    trimmed = trim(np.concatenate([silence, tone(1.0), silence]), 24_000)
    assert len(trimmed) / 24_000 == pytest.approx(1.065, abs=0.005)
    assert abs(int(trimmed[0])) < QUIET * 32767
    assert abs(int(trimmed[-1])) < QUIET * 32767
    assert np.abs(np.diff(trim(tone(1.0), 24_000)[:10].astype(int))).max() < 200


def test_a_kept_sentence_is_not_spoken_again(tmp_path: Path) -> None:
    voice = BadVoice([tone(4.0), tone(5.0)])
    store = SentenceStore(tmp_path, voice)
    first = store.take(SENTENCE, SENTENCE)
    again = SentenceStore(tmp_path, voice).take(SENTENCE, SENTENCE)
    assert again.dtype == np.int16
    assert again.tobytes() == first.tobytes()
    store.take("Please call us on Monday, or write to us.", "…")
    assert store.spoken == 2


def test_another_voice_speaks_for_itself(tmp_path: Path) -> None:
    SentenceStore(tmp_path, BadVoice([tone(4.0)])).take(SENTENCE, SENTENCE)
    other = SentenceStore(tmp_path, BadVoice([tone(5.0)], version="bad 2"))
    assert len(other.take(SENTENCE, SENTENCE)) > 4.9 * 24_000
    assert other.spoken == 1


@pytest.mark.parametrize("damage", [b"", b"x" * 40, None])
def test_a_damaged_sentence_is_spoken_anew(damage: bytes | None, tmp_path: Path) -> None:
    voice = BadVoice([tone(4.0), tone(4.0)])
    first = SentenceStore(tmp_path, voice).take(SENTENCE, SENTENCE)
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    store = SentenceStore(tmp_path, voice)
    assert store.take(SENTENCE, SENTENCE).tobytes() == first.tobytes()
    assert store.spoken == 1
    assert file.read_bytes() == whole


def test_sentences_that_no_page_has_said_for_long_are_forgotten(tmp_path: Path) -> None:
    voice = BadVoice([tone(4.0), tone(5.0), tone(4.0)])
    store = SentenceStore(tmp_path, voice)
    for text in (SENTENCE, "Please call us on Monday."):
        store.take(text, text)
    for file in tmp_path.rglob("*"):
        os.utime(file, (0, 0))
    store.take(SENTENCE, SENTENCE)
    forget(tmp_path)
    store.take(SENTENCE, SENTENCE)
    assert store.spoken == 2
    store.take("Please call us on Monday.", "…")
    assert store.spoken == 3
