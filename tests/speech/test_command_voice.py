"""A voice of the organisation's own: a program that writes a WAV file, and all that it may do wrong."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from builder.messages import BuildError
from builder.schema.front_matter import read_fields
from builder.schema.site import Site, example_site
from builder.schema.voices import OwnVoice
from builder.speech import speaker
from builder.speech.takes import take
from builder.speech.voices import Unspoken
from builder.speech.voices.choose import choose, named
from builder.speech.voices.command import RATE, CommandVoice, command_voice
from builder.speech.voices.natural import natural_voice
from builder.speech.voices.system import system_voice

SENTENCE = "You can tell us what you think by phone or on paper."
TONE = """
import math, struct, sys, wave
def tone(file, seconds, rate=44100, channels=1):
    with wave.open(file, "wb") as wav:
        wav.setnchannels(channels)
        wav.setsampwidth(2)
        wav.setframerate(rate)
        one = [round(8000 * math.sin(number * 2764.6 / rate)) for number in range(round(seconds * rate))]
        wav.writeframes(struct.pack(f"<{len(one) * channels}h", *(v for v in one for _ in range(channels))))
"""
Made = Callable[..., CommandVoice]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A voice of a program that is written for the test."""

    def make(program: str, *parts: str, speed: int = 100) -> CommandVoice:
        (tmp_path / "speak.py").write_text(TONE + textwrap.dedent(program), "utf-8")
        command = [sys.executable, "speak.py", *parts]
        asked = OwnVoice(name="carys", says="Carys, a Welsh computer voice", language="cy", command=command)
        return command_voice(asked, speed, tmp_path / "content")

    return make


def test_words_come_in_a_file_and_sound_goes_to_one(made: Made, tmp_path: Path) -> None:
    voice = made(
        """
        open("said", "wb").write(open(sys.argv[1], "rb").read())
        tone(sys.argv[2][len("out="):], 1.5)
        """,
        "{text_file}",
        "out={wav}",
    )
    sound = voice.speak("Croeso i’r tŷ.")
    assert (tmp_path / "said").read_bytes() == "Croeso i’r tŷ.\n".encode()
    assert (sound.dtype, len(sound)) == (np.int16, round(1.5 * voice.rate))
    assert sound.max() == 8000, "the samples of a WAV file at our rate are left as they are"


def test_words_come_on_standard_input_and_sound_goes_to_standard_output(made: Made, tmp_path: Path) -> None:
    voice = made(
        """
        open("said", "wb").write(sys.stdin.buffer.read())
        tone(sys.stdout.buffer, 0.5)
        """
    )
    assert len(speaker.say(voice, "Croeso i’r tŷ.")) == round(0.5 * voice.rate)
    assert (tmp_path / "said").read_bytes() == "Croeso i’r tŷ.\n".encode()


def test_any_sound_becomes_one_channel_at_our_rate(made: Made) -> None:
    voice = made("tone(sys.argv[1], 2, rate=8000, channels=2)", "{wav}")
    sound = voice.speak(SENTENCE)
    assert (voice.rate, len(sound)) == (RATE, 2 * RATE)
    loudest = np.argmax(np.abs(np.fft.rfft(sound[:RATE].astype(float))))
    assert loudest == pytest.approx(440, abs=1), "as high as it was"


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("sys.exit('cannot open the model')", "failed. The last that it said was: “cannot open the model”"),
        ("sys.exit(3)", "failed."),
        (
            "print('no words'); sys.stderr.write('nothing to say\\n')",
            "wrote no WAV file. The last that it said was: “nothing to say”",
        ),
        ("open(sys.argv[1], 'w').write('sound')", "wrote is no WAV file."),
        ("tone(sys.argv[1], 0)", "holds only silence."),
        (
            "wav = wave.open(sys.argv[1], 'wb'); wav.setparams((1, 2, 8000, 0, 'NONE', '')); "
            "wav.writeframes(bytes(9000))",
            "holds only silence.",
        ),
    ],
)
def test_what_a_program_does_wrong_is_told(program: str, said: str, made: Made) -> None:
    with pytest.raises(Unspoken) as trouble:
        made(program, "{wav}").speak(SENTENCE)
    assert f"program “{Path(sys.executable).name}” " in str(trouble.value)
    assert str(trouble.value).endswith(said)


def test_a_program_that_fails_twice_stops_the_build_and_names_the_sentence(made: Made) -> None:
    with pytest.raises(BuildError) as stop:
        take(made("sys.exit('no model')", "{wav}"), "Croeso.", "Croeso!")
    assert "“Carys, a Welsh computer voice” could not say this: “Croeso!”" in str(stop.value)
    assert "“no model”" in str(stop.value)


def test_a_program_that_changes_its_mind_is_heard(made: Made) -> None:
    voice = made(
        """
        import os
        if not os.path.exists("tried"):
            open("tried", "w").close()
            os.abort()
        tone(sys.argv[1], 4)
        """,
        "{wav}",
    )
    assert len(take(voice, SENTENCE, SENTENCE)) > 3.9 * voice.rate


def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = made(
        """
        import subprocess, time
        beat = "import time\\nwhile True: open('beat', 'a').write('.'); time.sleep(0.02)"
        subprocess.Popen([sys.executable, "-c", beat])
        time.sleep(60)
        """,
        "{wav}",
    )
    monkeypatch.setattr(speaker, "SENTENCE", 3.0)
    monkeypatch.setattr(speaker, "LETTER", 0.0)
    monkeypatch.setattr(speaker, "LOADING", 1.0)
    with pytest.raises(Unspoken, match="did not come to an end"):
        speaker.say(voice, SENTENCE)
    beats = (tmp_path / "beat").stat().st_size
    assert beats
    speaker.stop()
    assert (tmp_path / "beat").stat().st_size <= beats + 1


def test_a_program_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    asked = OwnVoice(name="carys", says="Carys", language="cy", command="voices/none --wav {wav}")
    with pytest.raises(
        BuildError, match="“voices/none”, which speaks as the voice “carys”, is not on this computer"
    ):
        take(command_voice(asked, 100, tmp_path), "Croeso.", "Croeso.")


def test_the_version_tells_one_sound_from_another(made: Made, tmp_path: Path) -> None:
    voice = made("tone(sys.argv[1], 1)", "{wav}")
    assert made("tone(sys.argv[1], 1)", "{wav}", speed=90).version == voice.version, (
        "it does not heed the speed"
    )
    slower = made("tone(sys.argv[1], 1)", "{wav}", "--speed={speed}", "{length}", speed=80)
    assert slower.command[3:] == ("--speed=80", "1.250")
    others = {voice.version, slower.version, made("tone(sys.argv[1], 1)", "{wav}", "-v").version}
    model = tmp_path / "model.onnx"
    for content in (b"one", b"two"):
        model.write_bytes(content)
        os.utime(model, (0, 0))
        others.add(command_voice(asked_with(model), 100, tmp_path / content.decode() / "x").version)
    assert len(others) == 5


def asked_with(model: Path) -> OwnVoice:
    return OwnVoice(name="a", says="A", language="cy", command=[sys.executable, f"--model={model}"])


# ---- The site file -----------------------------------------------------------------------------------------


def of(**changes: object) -> Site:
    own = [
        {
            "name": "carys",
            "says": "Carys, a Welsh computer voice",
            "language": "cy",
            "command": "carys {wav}",
        },
        {"name": "bob", "says": "Bob, a computer voice", "command": "bob {wav}"},
    ]
    return Site.model_validate(answers() | {"voices": own} | changes)


def test_the_setting_says_who_reads_english_and_the_language_who_reads_others(tmp_path: Path) -> None:
    natural = natural_voice(tmp_path)
    assert choose(of(), tmp_path, "en-GB") == natural
    assert choose(of(voice="system"), tmp_path, "en") == system_voice()
    assert getattr(choose(of(voice="bob"), tmp_path, "en-GB"), "key", "") == "bob"
    assert choose(of(voice="carys"), tmp_path, "en-GB") == natural, "a Welsh voice reads no English"
    assert getattr(choose(of(), tmp_path, "cy"), "key", "") == "carys"
    assert choose(of(voice="bob"), tmp_path, "so") is None, "and an English one no Somali"


def test_voices_are_named(tmp_path: Path) -> None:
    site = of(voice="bob", speed="90")
    assert named("natural", site, tmp_path) == natural_voice(tmp_path, 90)
    assert named("system", site, tmp_path) == system_voice(90)
    assert named("Carys", site, tmp_path).name == "Carys, a Welsh computer voice"
    with pytest.raises(BuildError, match=r"no voice “tom”\. The voices are: natural, system, carys, bob\."):
        named("tom", site, tmp_path)


def test_a_command_is_a_line_or_a_list() -> None:
    def parts(command: object) -> list[str]:
        return OwnVoice.model_validate({"name": "a", "says": "A", "command": command}).command

    assert parts("\"my voices/piper\" -o {wav} --say 'a b'") == [
        "my voices/piper",
        "-o",
        "{wav}",
        "--say",
        "a b",
    ]
    assert parts(r"C:\voices\piper.exe {wav}") == [r"C:\voices\piper.exe", "{wav}"]
    assert parts(["piper", {"wav": None}]) == ["piper", "{wav}"], "as YAML reads {wav} in a list"


SITE_FILE = """
voices:
  - name: carys
    says: Carys, a Welsh computer voice
    language: cy
    command: piper {wav}
"""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("voice: tom", "There is no voice “tom”. Choose one of these: auto, natural, system, carys"),
        ("speed: 200", "“speed” "),
        ("  - {name: system, says: S, command: x}", "“system” is a voice of ours. Give each voice a name"),
        ("  - {name: carys, says: S, command: x}", "Two voices have the name “carys”."),
        (
            "  - {name: b, says: S, command: 'x {text}'}",
            "The command cannot hold “{text}”. It can hold: {text_file}",
        ),
        ("  - {name: b, says: S, command: 'x \"y'}", "A quotation mark of the command has no partner."),
    ],
)
def test_what_cannot_be_is_told_with_the_mend(change: str, told: str) -> None:
    needed = "".join(f"{name}: {json.dumps(answer)}\n" for name, answer in answers().items())
    _, messages = read_fields(needed + SITE_FILE + change, Site, "content/site.yml")
    assert told in "\n".join(map(str, messages))
    assert len(messages) == 1


def test_a_site_file_with_voices_is_read() -> None:
    needed = "".join(f"{name}: {json.dumps(answer)}\n" for name, answer in answers().items())
    site, messages = read_fields(needed + SITE_FILE + "voice: Carys\nspeed: 90%", Site, "content/site.yml")
    assert not messages
    assert site
    assert (site.voice, site.speed, site.voices[0].command) == ("carys", 90, ["piper", "{wav}"])


def answers() -> dict[str, object]:
    given: dict[str, object] = example_site().model_dump(mode="json", exclude_defaults=True)
    return given
