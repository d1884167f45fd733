"""A voice of the organisation's own: any program that reads text and writes a WAV file.

The program is started for each sentence, never through a shell. It finds its words in a text file or on its
standard input, and writes its sound to a file or to its standard output, as its command says.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

import numpy as np
import soundfile
import soxr

from builder.messages import BuildError
from builder.schema.voices import OwnVoice
from builder.speech.voices import USUAL, Samples, Unspoken

RATE = 44_100  # that of recordings: whatever a program writes, nothing of it is lost
_ENDS = 1 << 19  # of large files, such as models of voices, so many bytes at both ends tell one from another
_LAST_LINE = 200  # characters of it that are shown


@dataclass(frozen=True, slots=True)
class CommandVoice:
    """A program that speaks; paths in its command start from `folder`. `key` is its name in the site file."""

    key: str
    name: str
    language: str
    command: tuple[str, ...]
    folder: Path
    rate: int = RATE

    @property
    def version(self) -> str:
        """The command, with the speed where it stands in it, and the files that it names."""
        return f"command 1 {self.command} {_files(self.command, self.folder)}"

    def speak(self, text: str) -> Samples:
        """The sound of one sentence; raises Unspoken with what the program said, BuildError without one."""
        with tempfile.TemporaryDirectory(prefix="involve-", ignore_cleanup_errors=True) as name:
            return _heard(self._written(text, Path(name)), self._program_name)

    @property
    def _program_name(self) -> str:
        return Path(self.command[0]).name

    def _written(self, text: str, folder: Path) -> Path:
        """The sound file that the program has written; only files lie between us, as pipes can stay open."""
        words, sound = folder / "sentence.txt", folder / "sentence.wav"
        printed, told = folder / "printed", folder / "told"
        words.write_text(text + "\n", "utf-8", newline="\n")
        places = {"{text_file}": str(words), "{wav}": str(sound)}
        named = {place for place in places if any(place in part for part in self.command)}
        with words.open("rb") as said, printed.open("wb") as out, told.open("wb") as err:
            code = self._run(places, None if "{text_file}" in named else said, out, err)
        if code:
            raise Unspoken(f"Its program “{self._program_name}” failed.{_last_line(told, printed)}")
        if "{wav}" not in named:
            sound = printed
        if not sound.is_file() or not sound.stat().st_size:
            raise Unspoken(f"Its program “{self._program_name}” wrote no WAV file.{_last_line(told)}")
        return sound

    def _run(self, places: dict[str, str], said: BinaryIO | None, out: BinaryIO, err: BinaryIO) -> int:
        program = _program(self.command[0], self.folder)
        if program is None:
            raise BuildError(
                f"The program “{self.command[0]}”, which speaks as the voice “{self.key}”, is not on this "
                "computer, or may not be run. Install it, or write in full where it stands: command, under "
                "voices in content/site.yml."
            )
        parts = [_placed(part, places) for part in self.command[1:]]
        stdin = said or subprocess.DEVNULL
        command = [program, *parts]
        try:
            return subprocess.run(
                command, stdin=stdin, stdout=out, stderr=err, cwd=self.folder, check=False
            ).returncode
        except OSError as error:
            raise Unspoken(
                f"Its program “{self._program_name}” cannot be started: {error.strerror}."
            ) from error


def command_voice(asked: OwnVoice, speed: int, content: Path) -> CommandVoice:
    """A voice of the site file, at a speed in per cent; its paths start from the folder around `content`."""
    paces = {"{speed}": str(speed), "{length}": f"{USUAL / speed:.3f}"}
    command = tuple(_placed(part, paces) for part in asked.command)
    return CommandVoice(asked.name, asked.says, asked.language, command, content.absolute().parent)


def _placed(part: str, places: dict[str, str]) -> str:
    for place, what in places.items():
        part = part.replace(place, what)
    return part


def _program(name: str, folder: Path) -> str | None:
    """Where a program stands; None if it is nowhere, or may not be run."""
    path = Path(name).expanduser()
    return shutil.which(str(folder / path) if len(path.parts) > 1 else name)


@cache
def _files(command: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """What tells the program, and other files that its command names, from others of their name."""
    known: list[str] = []
    for file in _named(command, folder):
        with contextlib.suppress(OSError, ValueError):  # most words of a command are names of no file
            known += [_identity(file)] if file.is_file() else []
    return tuple(known)


def _named(command: tuple[str, ...], folder: Path) -> Iterator[Path]:
    program = _program(command[0], folder)
    if program:
        yield Path(program)
    for part in command[1:]:
        yield folder / Path(part.rpartition("=")[2]).expanduser()


def _identity(file: Path) -> str:
    with file.open("rb") as bytes_of:
        size = bytes_of.seek(0, os.SEEK_END)
        bytes_of.seek(0)
        begin = bytes_of.read(_ENDS)
        bytes_of.seek(max(size - _ENDS, 0))
        return hashlib.sha256(b"%d " % size + begin + bytes_of.read()).hexdigest()[:16]


def _last_line(*files: Path) -> str:
    """The last line that a program wrote, as a sentence; empty if it said nothing."""
    for file in files:
        lines = file.read_bytes()[-4096:].decode("utf-8", "replace").strip().splitlines()
        if lines and lines[-1].isprintable():
            return f" The last that it said was: “{lines[-1].strip()[:_LAST_LINE]}”"
    return ""


def _heard(file: Path, program: str) -> Samples:
    """What is in a sound file, as one channel at our rate."""
    try:
        sound, rate = soundfile.read(file, dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise Unspoken(f"What its program “{program}” wrote is no WAV file.") from error
    mono = np.nan_to_num(sound.mean(axis=1))
    if not mono.any():
        raise Unspoken(f"The WAV file that its program “{program}” wrote holds only silence.")
    levels = soxr.resample(mono, rate, RATE) * 32768.0
    samples: Samples = np.clip(np.rint(levels), -32768, 32767).astype(np.int16)
    return samples
