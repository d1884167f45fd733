"""The natural voice: a small neural voice that comes with the hibari-tts package and never needs a network.

The package brings an American voice. An organisation that prefers a British one puts that voice's file into
`content/voices/` (or into the folder where hibari keeps its voices); nothing is ever downloaded.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np

from builder.messages import BuildError
from builder.speech.voices import USUAL, Samples

DEFAULT = "heart"
BRITISH = ("emma", "fable")
SPEED = 0.92  # of the voice's own pace: a little slower, as talking newspapers read
SEED = 0  # the breath noise of the voice is made from it, so the same words give the same samples
RATE = 24_000


@dataclass(frozen=True, slots=True)
class NaturalVoice:
    """One of hibari's voices; `model` is its file, and `digest` says which file it was."""

    voice: str
    accent: str
    model: Path
    digest: str
    speed: int = USUAL
    rate: int = RATE

    @property
    def name(self) -> str:
        """Who reads: “Heart, an American English computer voice”."""
        article = "an" if self.accent[0] in "AEIOU" else "a"
        return f"{self.voice.capitalize()}, {article} {self.accent} English computer voice"

    @property
    def language(self) -> str:
        """The English that it speaks."""
        return "en-GB" if self.voice in BRITISH else "en-US"

    @property
    def version(self) -> str:
        """The engine, the voice's file and how it is used."""
        return f"hibari {version('hibari-tts')} {self.voice} {self.digest} {self.pace} {SEED}"

    @property
    def pace(self) -> float:
        """How fast it reads, where 1 is the voice's own pace."""
        return round(SPEED * self.speed / USUAL, 4)

    def speak(self, text: str) -> Samples:
        """The sound of one sentence."""
        sound = _engine(self.voice, self.model)(text, speed=self.pace, seed=SEED)
        if not np.isfinite(sound).all():
            raise ValueError("the voice gave numbers that are no sound")
        samples: Samples = (np.clip(sound, -1.0, 1.0) * 32767.0).astype(np.int16)
        return samples


def natural_voice(content: Path, speed: int = USUAL) -> NaturalVoice:
    """The British voice if its file is there, else the American one of the package; the speed in per cent."""
    voices = _voices()
    known = voices.VOICES
    for name in (name for name in BRITISH if name in known):
        for folder in (content / "voices", Path(voices.cache_dir())):
            file = folder / known[name]["file"]
            if file.is_file():
                return NaturalVoice(name, known[name]["accent"], file, _digest(file), speed)
    # Without leave to download, a missing file is an error here and never a request.
    file = Path(voices.voice_path(DEFAULT, download_missing=False))
    return NaturalVoice(DEFAULT, known[DEFAULT]["accent"], file, _digest(file), speed)


@cache
def _voices() -> Any:
    """The module `hibari.voices` on its own: the package around it loads SciPy, which takes half a second."""
    package = find_spec("hibari")
    places = package.submodule_search_locations if package else None
    if not places:
        raise ModuleNotFoundError("hibari")
    spec = spec_from_file_location("hibari_voices", Path(places[0]) / "voices.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


@cache
def _engine(name: str, model: Path) -> Any:
    """The engine, loaded once in a process; the file is passed by name so that hibari looks for no other."""
    from hibari import Hibari

    try:
        return Hibari(voice=name, model=str(model), threads=1)
    except Exception as trouble:
        raise BuildError(
            f"The voice file {model.name} cannot be read. Copy it again from where you got it, "
            "or take it away to use the voice that comes with the tool."
        ) from trouble
