"""The voice of the system: what the computer itself can say, through pyttsx3.

Windows and macOS bring their own voices. On Linux pyttsx3 speaks through eSpeak NG, whose library and data
come with the espeakng-loader package, so that nothing need be installed beside the tool. pyttsx3 is used in
the one way that proved safe there: one engine in a process, one sentence in a call, and a wait for the end.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import io
import os
import platform
import tempfile
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr

from builder.messages import BuildError
from builder.speech.voices import USUAL, Elsewhere, Samples, primary
from builder.speech.voices.espeak import espeak_data, espeak_voice, espeak_voice_file

PACE = 150  # words a minute
ENGLISH = "en-GB"
ESPEAK_ENGLISH = "en-gb steady"
RATE = 22_050
# A voice as eSpeak has it, but without the wobble of pitch and loudness that it carries on from one sentence
# into the next: the same words must give the same samples, whatever was said before them.
STEADY = b"\nflutter 0\nroughness 0\n"
STEADY_ENGLISH = b"name Involve\nlanguage en-gb\ntunes s1 c1 q1 e1" + STEADY
DO_NOT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: else eSpeak ends the process when its data is missing
LONGEST_PATH = 150  # eSpeak NG cuts the path of its data off there (N_PATH_HOME is 160)


@dataclass(frozen=True, slots=True)
class SystemVoice:
    """A voice of the system, by the name the system knows it under."""

    id: str
    name: str
    language: str = ENGLISH
    speed: int = USUAL
    rate: int = RATE

    @property
    def version(self) -> str:
        """The packages, the system, its voice and the pace."""
        parts = (version("pyttsx3"), version("espeakng-loader"), platform.system(), self.id, str(self.pace))
        return "pyttsx3 " + " ".join(parts)

    @property
    def pace(self) -> int:
        """Words a minute."""
        return round(PACE * self.speed / USUAL)

    def speak(self, text: str) -> Samples:
        """The sound of one sentence."""
        speak = _said_apart if _is_espeak() and self.id != ESPEAK_ENGLISH else _said
        return speak(text, self.id, self.pace)


def _said(text: str, voice: str, pace: int) -> Samples:
    """The sound of a text, by way of a file."""
    engine = _engine("" if _is_espeak() else voice, pace)
    with tempfile.TemporaryDirectory(prefix="involve-") as folder:
        file = Path(folder, "sentence.aiff" if platform.system() == "Darwin" else "sentence.wav")
        if _is_espeak():
            _take_steady_voice(voice, Path(folder, "voice"))
        # pyttsx3 prints a line for every file, from another thread.
        with contextlib.redirect_stdout(io.StringIO()):
            engine.save_to_file(text, str(file))
            engine.runAndWait()
            if _is_espeak():
                _espeak().Synchronize()  # runAndWait comes back before the file is there
        if not file.is_file():
            raise OSError("the voice of the system made no sound file")
        sound, rate = soundfile.read(file, dtype="int16", always_2d=True)
    mono: Samples = sound[:, 0]
    return mono if rate == RATE else soxr.resample(mono, rate, RATE).astype(np.int16)


def _said_apart(text: str, voice: str, pace: int) -> Samples:
    """The sound of a text from an eSpeak that has said nothing before.

    It rolls an r by how many cycles of the voice it has made since it started, and nothing sets that count
    back. So each sentence is said in a copy of this process, which must not have started eSpeak itself.
    """
    if _pyttsx3.cache_info().currsize:
        raise Elsewhere
    heard, said = os.pipe()
    copy = os.fork()
    if not copy:
        with contextlib.suppress(BaseException), os.fdopen(said, "wb") as pipe:
            pipe.write(_said(text, voice, pace).tobytes())
        os._exit(0)
    os.close(said)
    with os.fdopen(heard, "rb") as pipe:
        sound = pipe.read()
    os.waitpid(copy, 0)
    return np.frombuffer(sound, np.int16)


def system_voice(speed: int = USUAL) -> SystemVoice:
    """The British English voice of the system, or else another English one; raises BuildError without any."""
    if _is_espeak():
        return SystemVoice(ESPEAK_ENGLISH, "eSpeak, a British English computer voice", speed=speed)
    found = _installed(ENGLISH)
    if found is None:
        raise BuildError(
            "This computer has no English voice. Add one in the speech settings of the system, "
            "or write “voice: natural” in content/site.yml."
        )
    return SystemVoice(found.id, f"{found.name}, an English computer voice", speed=speed)


def system_voice_for(lang: str, speed: int = USUAL) -> SystemVoice | None:
    """A voice of the system for a language other than English; None where it has none, or does not start."""
    if _is_espeak():
        spoken = espeak_voice(lang)
        if spoken is None:
            return None
        return SystemVoice(spoken.file, f"eSpeak, a computer voice for {spoken.language}", lang, speed)
    try:
        found = _installed(lang)
    except BuildError:
        return None
    return SystemVoice(found.id, f"{found.name}, a computer voice", lang, speed) if found else None


def installed() -> tuple[str, ...]:
    """The voices that people can add to the system; eSpeak has all of its own."""
    if _is_espeak():
        return ()
    try:
        return tuple(sorted(str(voice.id) for voice in _pyttsx3().getProperty("voices")))
    except BuildError:
        return ()


def _installed(lang: str) -> Any:
    """The voice of Windows or macOS for a language, best for the very country; None if there is none."""
    voices = _pyttsx3().getProperty("voices")
    tagged = [(_tag(language), voice) for voice in voices for language in voice.languages]
    exact = (voice for tag, voice in tagged if tag == _tag(lang))
    near = (voice for tag, voice in tagged if primary(tag) == primary(lang))
    return next(exact, None) or next(near, None)


def _tag(language: object) -> str:
    return str(language).replace("_", "-").lower()


def _is_espeak() -> bool:
    return platform.system() not in ("Windows", "Darwin")


@lru_cache(maxsize=1)
def _engine(voice: str, pace: int) -> Any:
    """The engine of this process, told which voice is to speak and how fast."""
    engine = _pyttsx3()
    engine.setProperty("rate", pace)
    if not _is_espeak():
        engine.setProperty("voice", voice)
    # Only now does pyttsx3 set what it was told; its own loop would never end without words to say.
    engine.proxy.setBusy(False)
    if _is_espeak():
        _espeak().Synchronize()  # while eSpeak is still being set, pyttsx3 would cancel the first sentence
    # It says nothing about a voice that it could not find.
    if not _is_espeak() and engine.getProperty("voice") != voice:
        raise BuildError(
            f"The voice “{voice}” is not on this computer any more. Add it again in the speech settings of "
            "the system, or write “voice: natural” in content/site.yml."
        )
    return engine


@cache
def _pyttsx3() -> Any:
    """The one engine of this process."""
    if _is_espeak():
        _lead_to_bundled_espeak()
    import pyttsx3

    # Else the engine is taken down after the modules that it needs for that, and complains.
    atexit.register(_pyttsx3.cache_clear)
    atexit.register(_engine.cache_clear)
    try:
        return pyttsx3.init()
    except Exception as trouble:
        raise BuildError(
            "The voice of the system did not start. Write “voice: natural” in content/site.yml to use the "
            "voice that comes with the tool."
        ) from trouble


def _lead_to_bundled_espeak() -> None:
    """Make pyttsx3 use the library and the data of espeakng-loader.

    A library that is already loaded under its own name is the one that pyttsx3 finds; the folder of its
    data has to be passed, which pyttsx3 cannot do by itself.
    """
    import espeakng_loader

    data = espeak_data().parent
    if len(str(data)) >= LONGEST_PATH:
        raise BuildError(
            f"The tool stands in a folder whose path is too long for the voice of the system: {data}. "
            "Move it to a folder with a shorter path."
        )
    library = Path(espeakng_loader.get_library_path()).with_name("libespeak-ng.so.1")
    ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)

    espeak = _espeak()
    start = espeak.Initialize
    espeak.Initialize = lambda output, buffer: start(output, buffer, str(data).encode(), DO_NOT_EXIT)


def _take_steady_voice(voice: str, file: Path) -> None:
    """Start each sentence from the same state: a voice that is loaded anew has no echo of the last words."""
    file.write_bytes(STEADY_ENGLISH if voice == ESPEAK_ENGLISH else espeak_voice_file(voice) + STEADY)
    if _espeak().dll.espeak_ng_SetVoiceByFile(str(file).encode()):
        raise OSError("eSpeak did not take its voice")


def _espeak() -> Any:
    from pyttsx3.drivers import _espeak as espeak

    return espeak
