"""The store of spoken sentences: what a voice has said once it need not say again."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile

from builder.speech import takes
from builder.speech.voices import Samples, Voice


class SentenceStore:
    """Takes of one voice, kept below a folder under the digest of voice and words.

    `spoken` counts the sentences that the voice really had to say. Takes are kept as FLAC, which halves them
    at 1,900 times real time; a damaged file is spoken anew.
    """

    def __init__(self, folder: Path, voice: Voice) -> None:
        self.folder = folder / "sentences"
        self.voice = voice
        self.spoken = 0

    def take(self, text: str, shown: str) -> Samples:
        """The take of one sentence, from the store or from the voice; see `takes.take`."""
        file = self._file(text)
        sound = _read(file)
        if sound is None:
            sound = takes.take(self.voice, text, shown)
            if len(sound):
                self.spoken += 1
                keep(file, _packed(sound, self.voice.rate))
        return sound

    def seconds(self, text: str) -> float | None:
        """How long one sentence lasts, if it was spoken before."""
        content = kept(self._file(text))
        return None if content is None else float(soundfile.info(io.BytesIO(content)).duration)

    def _file(self, text: str) -> Path:
        key = hashlib.sha256("\0".join((takes.VERSION, self.voice.version, text)).encode()).hexdigest()
        return self.folder / key[:2] / key[2:]


def keep(file: Path, content: bytes) -> None:
    """Put a file into the cache, with its digest in front, so that no reader ever meets half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(hashlib.sha256(content).digest() + content)
        # Windows refuses when another process reads the file just now: then it is there already.
        with contextlib.suppress(PermissionError):
            os.replace(name, file)
    finally:
        Path(name).unlink(missing_ok=True)


def kept(file: Path) -> bytes | None:
    """What was kept in a file of the cache, or None if there is nothing or it is damaged."""
    try:
        whole = file.read_bytes()
        os.utime(file)  # used today: `forget` leaves it
    except OSError:
        return None
    return whole[32:] if hashlib.sha256(whole[32:]).digest() == whole[:32] else None


def forget(folder: Path, days: int = 60) -> None:
    """Remove what no recording has used for so many days, and what dead builds left behind."""
    for file in folder.rglob("*"):
        if file.is_file() and time.time() - file.stat().st_mtime > days * 86_400:
            file.unlink(missing_ok=True)


def _packed(sound: Samples, rate: int) -> bytes:
    buffer = io.BytesIO()
    soundfile.write(buffer, sound, rate, format="FLAC", subtype="PCM_16", compression_level=0)
    return buffer.getvalue()


def _read(file: Path) -> Samples | None:
    content = kept(file)
    if content is None:
        return None
    sound, _ = soundfile.read(io.BytesIO(content), dtype="int16")
    return np.asarray(sound, np.int16)
