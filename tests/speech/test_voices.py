"""The voices speak, are checked, and are only asked once."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import socket
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from bad_voices import BadVoice, tone
from hibari.voices import VOICES, voice_path
from wexmoor import SITE

from builder.messages import BuildError
from builder.speech import speaker
from builder.speech.store import SentenceStore, forget
from builder.speech.takes import BREATH, QUIET, breaths, take, trim
from builder.speech.voices import Voice
from builder.speech.voices.choose import choose, named
from builder.speech.voices.natural import natural_voice
from builder.speech.voices.system import system_voice, system_voice_for

SENTENCE = "You can tell us what you think by phone or on paper."


@pytest.fixture(params=["natural", "system"])
def voice(request: pytest.FixtureRequest, tmp_path: Path) -> Voice:
    return named(request.param, SITE, tmp_path)


def spoken_elsewhere(voice: Voice, text: str) -> bytes:
    return speaker.say(voice, text).tobytes()


def test_a_voice_speaks_the_same_words_the_same_way(voice: Voice) -> None:
    first, other, again = voice.speak(SENTENCE), voice.speak("It is free."), voice.speak(SENTENCE)
    assert first.dtype == np.int16
    assert 2.5 < len(first) / voice.rate < 6
    assert len(other) < len(first)
    assert np.abs(first).max() > 3000
    assert first.tobytes() == again.tobytes()


def test_a_voice_speaks_the_same_beside_a_worker(voice: Voice) -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        spoken = list(pool.map(spoken_elsewhere, [voice] * 3, ["It is free.", SENTENCE, "It is free."]))
    assert spoken == [voice.speak(text).tobytes() for text in ("It is free.", SENTENCE, "It is free.")]


def test_a_voice_is_a_small_description(voice: Voice) -> None:
    assert len(pickle.dumps(voice)) < 1000
    assert "computer voice" in voice.name
    assert pickle.loads(pickle.dumps(voice)) == voice


def test_the_natural_voice_is_the_first_choice(tmp_path: Path) -> None:
    assert choose(SITE, tmp_path, "en-GB") == natural_voice(tmp_path)
    assert natural_voice(tmp_path).name == "Heart, an American English computer voice"
    system = SITE.model_copy(update={"voice": "system"})
    assert choose(system, tmp_path, "en") == system_voice()


@pytest.mark.parametrize("name", ["natural", "system"])
def test_a_voice_reads_as_fast_as_it_is_asked_to(name: str, tmp_path: Path) -> None:
    usual, slow = named(name, SITE, tmp_path), named(name, SITE.model_copy(update={"speed": 70}), tmp_path)
    assert usual.version != slow.version
    lasts = [len(trim(one.speak(SENTENCE), one.rate)) / one.rate for one in (usual, slow, usual)]
    assert 1.2 < lasts[1] / lasts[0] < 1.6
    assert lasts[2] == lasts[0]


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


def test_a_language_has_its_own_voice_or_none(tmp_path: Path) -> None:
    for lang, language in (("cy", "Welsh"), ("pl", "Polish"), ("bn", "Bengali"), ("tr", "Turkish")):
        voice = choose(SITE, tmp_path, lang)
        assert voice is not None
        assert (voice.name, voice.language) == (f"eSpeak, a computer voice for {language}", lang)
    for lang in ("so", "enm", "xx"):
        assert choose(SITE, tmp_path, lang) is None


def test_the_voice_for_the_very_country_is_preferred() -> None:
    brazil, portugal = system_voice_for("pt-BR"), system_voice_for("pt-PT")
    assert brazil
    assert portugal
    assert brazil.version != portugal.version
    assert system_voice_for("pl-PL") == replace(system_voice_for("pl"), language="pl-PL")  # type: ignore[type-var]


def test_a_sentence_in_another_script_is_spoken() -> None:
    bengali = system_voice_for("bn")
    assert bengali
    assert len(take(bengali, "আপনি কী মনে করেন আমাদের বলুন।", "…")) > bengali.rate


def test_a_text_without_words_is_not_given_to_the_voice(tmp_path: Path) -> None:
    voice = BadVoice(tmp_path / "diary", ())
    for text in ("— … •", "🙂🎉", "", "\x00\u202e"):
        assert not len(take(voice, text, text))
    assert voice.asked == []


def test_what_no_voice_can_say_does_not_reach_it(tmp_path: Path) -> None:
    voice = BadVoice(tmp_path / "diary", (tone(4.0),))
    take(voice, "Call\x00 us\x1b, \u200fplease\u202e now\ud800.", "…")
    assert voice.asked == ["Call  us , please now ."]


def test_ten_thousand_characters_are_said_in_many_breaths(tmp_path: Path) -> None:
    voice = BadVoice(tmp_path / "diary", (tone(40.0),))
    text = ("we would like to hear what you think, " * 300)[:10_000]
    sound = take(voice, text, text)
    assert " ".join(voice.asked).split() == text.split()
    assert all(300 < len(breath) <= BREATH for breath in voice.asked[:-1])
    assert all(breath.endswith(",") for breath in voice.asked[:-1]), "cut where people breathe"
    assert len(sound) / voice.rate == pytest.approx(40 * len(voice.asked), rel=0.02)
    assert [len(breath) for breath in breaths("a" * 10_000)] == [BREATH] * 16 + [400]


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
    voice = BadVoice(tmp_path / "diary", (tone(4.0), tone(5.0)))
    store = SentenceStore(tmp_path, voice)
    first = store.take(SENTENCE, SENTENCE)
    again = SentenceStore(tmp_path, voice).take(SENTENCE, SENTENCE)
    assert again.dtype == np.int16
    assert again.tobytes() == first.tobytes()
    store.take("Please call us on Monday, or write to us.", "…")
    assert store.spoken == 2


def test_another_voice_speaks_for_itself(tmp_path: Path) -> None:
    SentenceStore(tmp_path, BadVoice(tmp_path / "first", (tone(4.0),))).take(SENTENCE, SENTENCE)
    other = SentenceStore(tmp_path, BadVoice(tmp_path / "second", (tone(5.0),), version="bad 2"))
    assert len(other.take(SENTENCE, SENTENCE)) > 4.9 * 24_000
    assert other.spoken == 1


@pytest.mark.parametrize("damage", [b"", b"x" * 40, None])
def test_a_damaged_sentence_is_spoken_anew(damage: bytes | None, tmp_path: Path) -> None:
    voice = BadVoice(tmp_path / "diary", (tone(4.0), tone(4.0)))
    first = SentenceStore(tmp_path, voice).take(SENTENCE, SENTENCE)
    (file,) = (path for path in (tmp_path / "sentences").rglob("*") if path.is_file())
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    store = SentenceStore(tmp_path, voice)
    assert store.take(SENTENCE, SENTENCE).tobytes() == first.tobytes()
    assert store.spoken == 1
    assert file.read_bytes() == whole


def test_sentences_that_no_page_has_said_for_long_are_forgotten(tmp_path: Path) -> None:
    voice = BadVoice(tmp_path / "diary", (tone(4.0), tone(5.0), tone(4.0)))
    store = SentenceStore(tmp_path, voice)
    for text in (SENTENCE, "Please call us on Monday."):
        store.take(text, text)
    for file in (tmp_path / "sentences").rglob("*"):
        os.utime(file, (0, 0))
    store.take(SENTENCE, SENTENCE)
    forget(tmp_path / "sentences")
    store.take(SENTENCE, SENTENCE)
    assert store.spoken == 2
    store.take("Please call us on Monday.", "…")
    assert store.spoken == 3
