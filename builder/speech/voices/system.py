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
import platform
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr

from builder.messages import BuildError
from builder.speech.voices import Samples

PACE = 150  # words a minute
RATE = 22_050
# British English as eSpeak has it, but without the wobble of pitch and loudness that it carries on from one
# sentence into the next: the same words must give the same samples, whatever was said before them.
STEADY_VOICE = "name Involve\nlanguage en-gb\ntunes s1 c1 q1 e1\nflutter 0\nroughness 0\n"
DO_NOT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: else eSpeak ends the process when its data is missing
LONGEST_PATH = 150  # eSpeak NG cuts the path of its data off there (N_PATH_HOME is 160)


@dataclass(frozen=True, slots=True)
class SystemVoice:
    """A voice of the system, by the name the system knows it under."""

    id: str
    name: str
    rate: int = RATE

    @property
    def version(self) -> str:
        """The packages, the system, its voice and the pace."""
        parts = (version("pyttsx3"), version("espeakng-loader"), platform.system(), self.id, str(PACE))
        return "pyttsx3 " + " ".join(parts)

    def speak(self, text: str) -> Samples:
        """The sound of one sentence."""
        engine = _engine(self.id)
        with tempfile.TemporaryDirectory(prefix="involve-") as folder:
            file = Path(folder, "sentence.aiff" if platform.system() == "Darwin" else "sentence.wav")
            if _is_espeak():
                _take_steady_voice(Path(folder, "voice"))
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


def system_voice() -> SystemVoice:
    """The British English voice of the system, or else another English one; raises BuildError without any."""
    if _is_espeak():
        return SystemVoice("en-gb steady", "eSpeak, a British English computer voice")
    voices = _pyttsx3().getProperty("voices")
    for language in ("en-gb", "en"):
        for voice in voices:
            if any(_tag(spoken).startswith(language) for spoken in voice.languages):
                return SystemVoice(voice.id, f"{voice.name}, an English computer voice")
    raise BuildError(
        "This computer has no English voice. Add one in the speech settings of the system, "
        "or write “voice: natural” in content/site.yml."
    )


def _tag(language: object) -> str:
    return str(language).replace("_", "-").lower()


def _is_espeak() -> bool:
    return platform.system() not in ("Windows", "Darwin")


@cache
def _engine(voice: str) -> Any:
    engine = _pyttsx3()
    engine.setProperty("rate", PACE)
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

    data = Path(espeakng_loader.get_data_path()).parent
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


def _take_steady_voice(file: Path) -> None:
    """Start each sentence from the same state: a voice that is loaded anew has no echo of the last words."""
    file.write_text(STEADY_VOICE, "utf-8")
    if _espeak().dll.espeak_ng_SetVoiceByFile(str(file).encode()):
        raise OSError("eSpeak did not take its voice")


def _espeak() -> Any:
    from pyttsx3.drivers import _espeak as espeak

    return espeak
