"""Which voice reads: by the language of the words, and by what the site file says of voices."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from builder.messages import BuildError
from builder.schema.site import Site
from builder.speech.voices import Voice, primary, speaks
from builder.speech.voices.command import CommandVoice, command_voice
from builder.speech.voices.natural import natural_voice
from builder.speech.voices.system import installed, system_voice, system_voice_for

_OURS = ("natural", "system")


def choose(site: Site, content: Path, lang: str) -> Voice | None:
    """The voice that reads words in a language; None where no voice speaks it.

    English is read as the site file says. Other languages are read by a voice of the organisation's own, or
    else by the voice that the system has for them: never by a voice for English. The choice is made before
    anything is said and holds for a whole recording: a voice that fails ends the build and is never changed
    for another in the middle. Raises BuildError when the voice of the site file is not installed.
    """
    own = [voice for voice in _own(site, content) if speaks(voice, lang)]
    meant = next((voice for voice in own if voice.key == site.voice), None)
    if meant is not None:
        return meant
    if primary(lang) == "en":
        return named(site.voice if site.voice in _OURS else "auto", site, content)
    exact = next((voice for voice in own if voice.language.lower() == lang.lower()), None)
    return exact or next(iter(own), None) or system_voice_for(lang, site.speed)


def named(name: str, site: Site, content: Path) -> Voice:
    """The voice of a name: `natural`, `system`, `auto`, or one of the site file's own.

    `content` may hold the file of a natural voice. Raises BuildError for a name that none has, and for a
    voice that is not installed.
    """
    match name.strip().lower():
        case "auto" if not _has_natural():
            return system_voice(site.speed)
        case "system":
            return system_voice(site.speed)
        case "natural" if not _has_natural():
            raise BuildError(
                "The natural voice is not installed on this computer. Ask the person who installed the tool "
                "to install hibari-tts, or write “voice: system” in content/site.yml."
            )
        case "natural" | "auto":
            return natural_voice(content, site.speed)
        case asked:
            return _own_named(asked, site, content)


def depends(site: Site, content: Path) -> tuple[str, ...]:
    """Everything about voices that any recording of a site depends on, for keys."""
    english = choose(site, content, "en")
    own = (voice.version for voice in _own(site, content))
    return (english.version if english else "", *own, *installed())


def _own(site: Site, content: Path) -> list[CommandVoice]:
    return [command_voice(voice, site.speed, content) for voice in site.voices]


def _own_named(name: str, site: Site, content: Path) -> CommandVoice:
    found = next((voice for voice in _own(site, content) if voice.key == name), None)
    if found is None:
        known = ", ".join((*_OURS, *(voice.name for voice in site.voices)))
        raise BuildError(
            f"There is no voice “{name}”. The voices are: {known}. To add one of your own, describe it under "
            "voices in content/site.yml."
        )
    return found


def _has_natural() -> bool:
    return find_spec("hibari") is not None and find_spec("onnxruntime") is not None
