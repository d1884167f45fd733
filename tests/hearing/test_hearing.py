"""What we say is heard as it was written, by a speech recogniser that knows nothing of us."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from builder.build import Build
from builder.editions.plan import find, plan
from builder.mkdocs_plugin import read_whole_site
from builder.speech.normalise import spoken
from builder.speech.pronunciations import read
from builder.speech.recording import plan_track
from builder.speech.stretches import Stretch
from builder.speech.takes import take
from builder.speech.voices import Voice
from builder.speech.voices.choose import named
from tests.hearing.ears import error_rate, figures, hear, heard_words
from tests.support.wexmoor import TODAY

SENTENCES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))["sentences"]
ALWAYS = 7  # of them, in every run
PASSAGE = 600  # words, at least
MOST_ERRORS = {"natural": 0.06, "system": 0.5}


@pytest.fixture(scope="session")
def site(borough: Path) -> Build:
    return read_whole_site(borough, TODAY)


@pytest.fixture(scope="session")
def natural(borough: Path) -> Voice:
    return named("natural", read_whole_site(borough, TODAY).context.site, borough / "content")


def test_the_ears_count_right() -> None:
    assert error_rate(list("abcd"), list("axc")) == 0.5
    assert heard_words("Pay £5 at the centre, 10%.") == heard_words(
        "pay five pounds at the center 10 percent"
    )
    assert figures("Call 01632 960 100 on the 3rd") == figures("oh one six three two, 960, one oh oh, third")
    assert figures("one thousand two hundred and fifty people, twenty-seven in 2019") == "1250272019"
    assert figures("ninety-nine and nineteen, twelve fifty") == "99191250"
    assert figures("0-77-OO 9OO, 1,200 and 50") == "077009001250"


def _comes_back(sentence: dict[str, Any], voice: Voice, borough: Path) -> None:
    known, _ = read(borough / "content" / "pronunciations.yml")
    written = sentence["written"]
    sound = take(voice, spoken(written, known), written)
    heard = hear(sound / np.float32(32768), voice.rate)
    words = heard_words(heard)
    assert figures(heard) == sentence["figures"], heard
    assert [word for word in sentence["words"] if word not in words] == [], heard


@pytest.mark.parametrize("sentence", SENTENCES[:ALWAYS], ids=lambda sentence: sentence["written"])
def test_a_sentence_comes_back_right(sentence: dict[str, Any], natural: Voice, borough: Path) -> None:
    _comes_back(sentence, natural, borough)


@pytest.mark.hearing
@pytest.mark.parametrize("sentence", SENTENCES[ALWAYS:], ids=lambda sentence: sentence["written"])
def test_another_sentence_comes_back_right(sentence: dict[str, Any], natural: Voice, borough: Path) -> None:
    _comes_back(sentence, natural, borough)


@pytest.mark.hearing
@pytest.mark.parametrize("name", MOST_ERRORS)
def test_the_edition_is_heard_as_it_was_written(
    name: str, site: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stretches = list(_passage(name, site, tmp_path))
    written = [line.shown for stretch in stretches for line in stretch.lines]
    heard = [_heard(stretch) for stretch in stretches]
    words = heard_words(" ".join(written))
    errors = error_rate(words, heard_words(" ".join(heard)))
    with capsys.disabled():
        print(f"\nWord error rate of the {name} voice over {len(words)} words of the edition: {errors:.1%}")
    assert len(words) >= PASSAGE
    assert errors <= MOST_ERRORS[name], heard


def _passage(name: str, site: Build, folder: Path) -> Iterator[Stretch]:
    """Whole pieces of the sample edition, as they are recorded, until they are long enough."""
    context = replace(site.context, cache=folder)
    voice = named(name, context.site, context.content)
    words = 0
    for track in plan(find("2026-11", site), site).pieces:
        if track.entry.level == 2 and not track.file and words < PASSAGE:
            for stretch in plan_track(track.entry.document, 2, voice, context):
                words += sum(len(line.shown.split()) for line in stretch.lines)
                yield stretch


def _heard(stretch: Stretch) -> str:
    sound, rate = soundfile.read(io.BytesIO(b"".join(stretch().frames())), dtype="float32")
    return hear(sound, rate)
