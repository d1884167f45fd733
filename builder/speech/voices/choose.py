"""Which voice reads: the natural one when it can run here, else the voice of the system."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from builder.messages import BuildError
from builder.speech.voices import Voice
from builder.speech.voices.natural import natural_voice
from builder.speech.voices.system import system_voice

Setting = Literal["auto", "natural", "system"]


def choose(setting: Setting, content: Path) -> Voice:
    """The voice for a setting of `content/site.yml`; `content` may hold a voice of the organisation's own.

    The choice is made before anything is said and holds for a whole recording: a voice that fails ends the
    build and is never changed for another in the middle. Raises BuildError when the voice is not installed.
    """
    if setting != "system" and _has_natural():
        return natural_voice(content)
    if setting == "natural":
        raise BuildError(
            "The natural voice is not installed on this computer. Ask the person who installed the tool to "
            "install hibari-tts, or write “voice: system” in content/site.yml."
        )
    return system_voice()


def speaks(lang: str) -> bool:
    """Whether there is a voice for a language; all our voices speak English and only English."""
    return lang.partition("-")[0].lower() == "en"


def _has_natural() -> bool:
    return find_spec("hibari") is not None and find_spec("onnxruntime") is not None
