"""How long words will last is known before they are spoken, near enough to plan an edition by."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from wexmoor import surroundings

from builder.document import Document, Paragraph, Text
from builder.speech.estimate import NATURAL, SYSTEM, Pace, estimate
from builder.speech.recording import plan_track
from builder.speech.store import SentenceStore
from builder.speech.voices import Samples
from builder.speech.voices.system import system_voice

TRACKS = tomllib.loads(Path(__file__).with_name("lengths.toml").read_text("utf-8"))["track"]
NEWS = Document("The clock", "", (Paragraph((Text("It strikes again. It is four minutes slow."),)),))


@dataclass(frozen=True)
class Hum:
    """A voice that hums for ten seconds, whatever it is given."""

    name: str = "Nobody, a computer voice"
    language: str = "en-GB"
    rate: int = 24_000
    version: str = "hum 1"

    def speak(self, text: str) -> Samples:
        hum: Samples = (8000 * np.sin(np.arange(10 * self.rate) * 0.1)).astype(np.int16)
        return hum


@pytest.mark.parametrize(("pace", "column"), [(NATURAL, 1), (SYSTEM, 2)])
@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track["sentences"][0][0])
def test_a_piece_is_estimated_within_three_per_cent(track: dict, pace: Pace, column: int) -> None:  # type: ignore[type-arg]
    guessed = sum(pace.seconds(row[0]) for row in track["sentences"])
    assert guessed == pytest.approx(sum(row[column] for row in track["sentences"]), rel=0.03)


def test_what_has_no_words_takes_no_time() -> None:
    assert NATURAL.seconds("–") == NATURAL.seconds("") == 0


def test_pauses_are_in_it_and_a_slow_voice_takes_longer(tmp_path: Path) -> None:
    context = surroundings(tmp_path)
    (stretch,) = plan_track(NEWS, 2, system_voice(), context)
    said = sum(SYSTEM.seconds(line.spoken) for line in stretch.lines)
    pauses = sum(line.pause for line in stretch.lines)
    assert estimate(NEWS, 2, system_voice(), context) == pytest.approx(said + pauses, abs=0.05)
    assert estimate(NEWS, 2, system_voice(50), context) == pytest.approx(2 * said + pauses, abs=0.05)


def test_sentences_that_were_spoken_before_are_measured(tmp_path: Path) -> None:
    context, voice = surroundings(tmp_path), Hum()
    (stretch,) = plan_track(NEWS, 2, voice, context)
    _, first, last = (line.spoken for line in stretch.lines)
    like_ours = estimate(NEWS, 2, voice, context)
    store = SentenceStore(context.cache / "speech", voice)
    store.take(first, first)
    assert store.seconds(first) == pytest.approx(10, abs=0.1)
    assert store.seconds(last) is None
    assert estimate(NEWS, 2, voice, context) == pytest.approx(
        like_ours + 10 - NATURAL.seconds(first), abs=0.1
    )


def test_a_voice_that_is_known_well_enough_is_measured_by_itself(tmp_path: Path) -> None:
    sentences = [
        f"This is sentence {word} of the piece, which is much longer than anybody likes."
        for word in "abcdefghij"
    ]
    news = Document("News", "", (Paragraph((Text(" ".join(sentences)),)),))
    context, voice = surroundings(tmp_path), Hum()
    (stretch,) = plan_track(news, 2, voice, context)
    store, spoken = SentenceStore(context.cache / "speech", voice), [line.spoken for line in stretch.lines]
    for text in spoken[:8]:
        store.take(text, text)
    slower = 10 * 8 / sum(map(NATURAL.seconds, spoken[:8]))
    rest = sum(map(NATURAL.seconds, spoken[8:])) * slower + sum(line.pause for line in stretch.lines)
    assert estimate(news, 2, voice, context) == pytest.approx(80 + rest, abs=1)
