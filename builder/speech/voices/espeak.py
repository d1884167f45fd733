"""The languages of eSpeak NG, read from the data of the espeakng-loader package without starting it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder.speech.voices import primary

_USUAL = 5  # the priority of a language that a voice's file names without one; the lowest number comes first


@dataclass(frozen=True, slots=True)
class EspeakVoice:
    """A voice of eSpeak for one language: `file` is its name below the folder of languages (`cel/cy`)."""

    file: str
    language: str
    tags: tuple[tuple[str, int], ...]

    def priority(self, lang: str) -> int | None:
        """How well it suits a language, the lowest number best; None if it speaks another."""
        tag = lang.replace("_", "-").lower()
        exact = min((priority for name, priority in self.tags if name == tag), default=None)
        if exact is not None:
            return exact
        near = (priority for name, priority in self.tags if primary(name) == primary(tag))
        return min((priority + 100 for priority in near), default=None)


def espeak_voice(lang: str) -> EspeakVoice | None:
    """The voice that suits a language best; None for a language that eSpeak does not speak."""
    ranked = [(rank, voice.file) for voice in _voices() if (rank := voice.priority(lang)) is not None]
    best = min(ranked, default=None)
    return next((voice for voice in _voices() if best and voice.file == best[1]), None)


def espeak_voice_file(name: str) -> bytes:
    """What the file of a voice says."""
    return (espeak_data() / "lang" / name).read_bytes()


def espeak_data() -> Path:
    """The folder of eSpeak's data."""
    import espeakng_loader

    return Path(espeakng_loader.get_data_path())


@cache
def _voices() -> tuple[EspeakVoice, ...]:
    """All of eSpeak's voices, in the order of their names."""
    folder = espeak_data() / "lang"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple(voice for path in files for voice in _voice(path, path.relative_to(folder).as_posix()))


def _voice(path: Path, name: str) -> Iterator[EspeakVoice]:
    """The voice in a file, without the remark in its name, such as “(Mandarin, latin as English)”."""
    language = dictionary = ""
    tags: list[tuple[str, int]] = []
    for line in path.read_text("utf-8", "replace").splitlines():
        match line.split():
            case ["name", *words]:
                language = " ".join(words).partition(" (")[0]
            case ["dictionary", words]:
                dictionary = words
            case ["language", tag]:
                tags.append((tag.lower(), _USUAL))
            case ["language", tag, priority] if priority.isdigit():
                tags.append((tag.lower(), int(priority)))
    dictionary = dictionary or (tags[0][0].partition("-")[0] if tags else "")
    if (
        language and (espeak_data() / f"{dictionary}_dict").is_file()
    ):  # some are told of that did not come along
        yield EspeakVoice(name, language, tuple(tags))
