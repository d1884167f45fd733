"""A sound file as people bring it: read block by block, of any kind, rate and number of channels."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from builder.speech.loudness import Sound

Block = NDArray[np.float32]  # samples × channels
FRAMES = 1 << 16  # samples of each channel that are read at a time
DEAF = 1e-4  # of the power of the loudest channel (-40 dB): a channel below it holds nothing
CANCELS = 0.1  # of the power of the channels: if their mean has less, they cancel one another out

# Kinds of recordings that people have and that cannot be read: where and how they begin.
OTHER_KINDS = (
    (4, b"ftyp", "an M4A recording, as phones make them"),
    (0, b"#!AMR", "an AMR recording, as phones make them"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a Windows Media recording"),
    (0, b"\x1a\x45\xdf\xa3", "a WebM recording, as web browsers make them"),
)
_CUT_SHORT = re.compile(r"^data\s*:\s*(\d+) \(should be (\d+)\)", re.MULTILINE)


class UnreadableError(Exception):
    """A file that is no sound, or breaks off; `kind` says what else it is, where that is known."""

    def __init__(self, kind: str = "") -> None:
        super().__init__(kind)
        self.kind = kind


class Source:
    """An open sound file. Raises UnreadableError; what it really holds is found by its content alone."""

    def __init__(self, file: Path) -> None:
        with contextlib.ExitStack() as opened:
            try:
                # Without its name, by which an ending such as .raw or .gsm is believed, whatever is in it.
                nameless = opened.enter_context(open(os.open(file, os.O_RDONLY), "rb"))
                with _hushed():
                    self._sound = opened.enter_context(soundfile.SoundFile(nameless))
            except (soundfile.SoundFileError, OSError) as trouble:
                raise UnreadableError(_other_kind(file)) from trouble
            self._opened = opened.pop_all()
        self.rate: int = self._sound.samplerate
        self.channels: int = self._sound.channels
        self.promised: int = self._sound.frames * _rest_promised(self._sound)

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def blocks(self) -> Iterator[Block]:
        """The sound, from its beginning to its end; raises UnreadableError where it cannot be read on."""
        while True:
            try:
                with _hushed():
                    block: Block = self._sound.read(FRAMES, "float32", always_2d=True)
            except soundfile.SoundFileError as trouble:
                raise UnreadableError from trouble
            if not len(block):
                return
            yield block if np.isfinite(block).all() else np.nan_to_num(block, posinf=1.0, neginf=-1.0)


class Channels:
    """What the channels of a sound have to do with one another; `add` it block by block."""

    def __init__(self, channels: int) -> None:
        self._count = 0
        self._sums = np.zeros(channels)
        self._products = np.zeros((channels, channels))

    def add(self, block: Block) -> None:
        """Hear the next block."""
        exact = block.astype(np.float64)
        self._count += len(exact)
        self._sums += exact.sum(axis=0)
        self._products += exact.T @ exact

    @property
    def shares(self) -> tuple[float, ...]:
        """How much of each channel is heard in the one that we make of them.

        All alike, but none of a channel that is silent; of channels that cancel one another out, the first.
        """
        means = self._sums / max(1, self._count)
        power = self._products / max(1, self._count) - np.outer(means, means)
        alone = np.diag(power)
        heard = alone >= alone.max() * DEAF
        shares = heard / heard.sum()
        if shares @ power @ shares < CANCELS * alone[heard].mean():
            shares = np.arange(len(heard)) == np.flatnonzero(heard)[0]
        return tuple(float(share) for share in shares)


def shares(file: Path) -> tuple[float, ...]:
    """How much of each channel of a file is to be heard; see `Channels`."""
    with Source(file) as source:
        channels = Channels(source.channels)
        for block in source.blocks() if source.channels > 1 else ():
            channels.add(block)
        return channels.shares


def mono(blocks: Iterable[Block], parts: tuple[float, ...]) -> Iterator[Sound]:
    """The one channel that is made of several."""
    weights = np.array(parts, np.float32)
    for block in blocks:
        yield block @ weights


def _rest_promised(sound: soundfile.SoundFile) -> float:
    """How many times as long a WAV file says it is as it is: 1, or more if it was not copied to its end."""
    found = _CUT_SHORT.search(sound.extra_info)
    says, holds = (int(size) for size in found.groups()) if found else (1, 1)
    # Programs that do not know the length when they begin write the largest number there is.
    return says / holds if holds and holds < says < 0x7FFFF000 else 1.0


def _other_kind(file: Path) -> str:
    with contextlib.suppress(OSError), file.open("rb") as opened:
        head = opened.read(16)
        return next((kind for at, start, kind in OTHER_KINDS if head[at:].startswith(start)), "")
    return ""


@contextlib.contextmanager
def _hushed() -> Iterator[None]:
    """Without what the decoder of MP3 writes to the screen by itself, in words for programmers."""
    try:
        screen, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    except OSError:  # there is no screen
        yield
        return
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(screen, 2)
        os.close(screen)
        os.close(nowhere)
