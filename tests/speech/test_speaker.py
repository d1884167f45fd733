"""The speaking process: an engine that dies or hangs is asked once more, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from bad_voices import BadVoice, dies, fails, hangs, shouts, tone

from builder.messages import BuildError
from builder.speech import speaker
from builder.speech.takes import take
from builder.speech.voices import Voice
from builder.speech.voices.system import system_voice, system_voice_for

SENTENCE = "You can tell us what you think by phone or on paper."
WELSH = "Croeso mawr i lyfrgell y dref."


def spoken(voice: Voice, text: str) -> bytes:
    return speaker.say(voice, text).tobytes()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have voices of their own")
def test_espeak_says_other_languages_the_same_whatever_was_said_before() -> None:
    welsh = system_voice_for("cy")
    assert welsh is not None
    speaker.say(system_voice(), SENTENCE)
    first = spoken(welsh, WELSH)
    assert spoken(welsh, "Mae am ddim.") != first
    assert spoken(welsh, WELSH) == first
    assert len(first) / 2 / welsh.rate > 1


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        ((fails,), "It failed."),
        ((dies,), "It came to a sudden end."),
        ((hangs,), "It did not come to an end within 1 seconds."),
        ((np.zeros(24_000, np.int16), np.zeros(0, np.int16)), "It said nothing."),
        ((dies, tone(0.4)), "It broke off after 0.4 seconds."),
    ],
    ids=["fails", "dies", "hangs", "silent", "breaks off"],
)
def test_a_voice_that_does_not_speak_stops_the_build(
    turns: tuple[object, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = BadVoice(tmp_path / "diary", turns)  # type: ignore[arg-type]
    speaker.say(BadVoice(tmp_path / "good", (tone(4.0),)), SENTENCE)
    if "within" in said:
        monkeypatch.setattr(speaker, "SENTENCE", 0.5)
        monkeypatch.setattr(speaker, "LETTER", 0.0)
        monkeypatch.setattr(speaker, "LOADING", 0.5)
    with pytest.raises(BuildError) as stop:
        take(voice, SENTENCE, "You can tell us what you think.")
    assert f"could not say this: “You can tell us what you think.” {said}" in str(stop.value)
    assert "Nobody, a computer voice" in str(stop.value)
    if "within" not in said:  # the second process may not have come as far
        assert voice.asked == [SENTENCE, SENTENCE]
    assert_still(voice)


@pytest.mark.parametrize("first", [dies, hangs, np.zeros(0, np.int16)], ids=["dies", "hangs", "silent"])
def test_a_voice_that_fails_once_is_asked_again(
    first: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = BadVoice(tmp_path / "diary", (tone(4.0), first, tone(4.0)))  # type: ignore[arg-type]
    speaker.say(voice, SENTENCE)
    if first is hangs:
        monkeypatch.setattr(speaker, "SENTENCE", 0.5)
        monkeypatch.setattr(speaker, "LETTER", 0.0)
    assert len(take(voice, SENTENCE, SENTENCE)) > 3.9 * voice.rate
    assert voice.asked == [SENTENCE] * 3
    assert_still(voice)


def assert_still(voice: BadVoice) -> None:
    """That whatever spoke has really ended."""
    beat = voice.diary.with_suffix(".beat")
    before = beat.stat().st_size if beat.exists() else 0
    time.sleep(0.1)
    assert (beat.stat().st_size if beat.exists() else 0) == before


def test_a_voice_that_is_not_installed_is_told_at_once(tmp_path: Path) -> None:
    voice = BadVoice(tmp_path / "diary", (not_installed,))
    with pytest.raises(BuildError, match="is not installed"):
        take(voice, SENTENCE, SENTENCE)
    assert len(voice.asked) == 1


def not_installed(_: Path) -> object:
    raise BuildError("The voice is not installed.")


def test_what_engines_print_stays_from_the_screen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert len(speaker.say(BadVoice(tmp_path / "diary", (shouts,)), SENTENCE))
    assert capfd.readouterr() == ("", "")


HANGING = """
import sys
from pathlib import Path
from bad_voices import BadVoice, hangs
from builder.speech import speaker

if __name__ == "__main__":
    speaker.say(BadVoice(Path(sys.argv[1]), (hangs,)), "It never ends.")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")
@pytest.mark.parametrize("ending", ["killed", "Ctrl-C"])
def test_it_ends_with_its_parent(ending: str, tmp_path: Path) -> None:
    program, diary = tmp_path / "hanging.py", tmp_path / "diary"
    program.write_text(HANGING, "utf-8")
    here = os.pathsep.join((str(Path(__file__).parent), str(Path(__file__).parents[2])))
    parent = subprocess.Popen(
        [sys.executable, str(program), str(diary)],
        env=os.environ | {"PYTHONPATH": here},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    beat = diary.with_suffix(".beat")
    until = time.monotonic() + 30
    while not beat.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert beat.exists()
    if ending == "killed":
        parent.kill()
    else:
        os.killpg(parent.pid, signal.SIGINT)
    parent.wait(10)
    time.sleep(0.3)
    assert_still(BadVoice(diary, ()))
