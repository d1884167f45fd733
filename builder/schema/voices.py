"""What the site file says of computer voices: which one reads, how fast, and which the organisation owns."""

from __future__ import annotations

import re
import shlex
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo

from builder.schema.answers import Name, Part, Words, asks, trouble

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
VOICES = ("auto", "natural", "system")
PLACES = ("{text_file}", "{wav}", "{speed}", "{length}")


def read_command(value: object) -> object:
    """The words of a command: a list, or a line in which quotation marks hold words together.

    A backslash is a letter like any other, because paths of Windows hold it.
    """
    if isinstance(value, list):  # for which YAML takes {wav} for an answer of several parts
        return [
            f"{{{next(iter(part))}}}" if isinstance(part, dict) and len(part) == 1 else part for part in value
        ]
    if not isinstance(value, str):
        return value
    words = shlex.shlex(value, posix=True, punctuation_chars=False)
    words.whitespace_split, words.escape, words.commenters = True, "", ""
    try:
        return list(words)
    except ValueError as error:
        raise trouble(
            "field-value",
            "A quotation mark of the command has no partner.",
            'Put quotation marks around a part with spaces, as in: "my voices/speak.exe" --wav {wav}',
        ) from error


def check_command(parts: list[str]) -> list[str]:
    """Refuse what a program would find in its command as it stands, where a file or a number was meant."""
    for place in re.findall(r"\{[a-z_]+\}", " ".join(parts)):
        if place not in PLACES:
            raise trouble(
                "field-choice",
                f"The command cannot hold “{place}”.",
                f"It can hold: {', '.join(PLACES)}. Without {{text_file}} the program gets its words on its "
                "standard input; without {wav} it gives its sound on its standard output.",
            )
    return parts


def read_per_cent(value: object) -> object:
    """Read `90%` and `90 per cent` as 90."""
    return re.sub(r"\s*(%|per ?cent)\s*$", "", value, flags=re.I) if isinstance(value, str) else value


class OwnVoice(Part):
    """A computer voice of the organisation's own: a program that reads text and writes a WAV file."""

    name: Name = asks("Give the voice a short name.", "carys", "You know who reads.")
    says: Words = asks(
        "Say how listeners are told who reads.", "Carys, a Welsh computer voice", "You know who reads."
    )
    language: Language = asks(
        "Give the code of the language that it speaks.",
        "cy",
        "No voice reads a language that it does not speak.",
        default="en-GB",
    )
    command: Annotated[
        list[Words], BeforeValidator(read_command), AfterValidator(check_command), Field(min_length=1)
    ] = asks(
        "Write the command that reads {text_file} (or its standard input) and writes {wav} (or its standard "
        "output). {speed} is the speed in per cent, and {length} how much longer words take: 1.111 at 90.",
        "piper --model voices/cy.onnx --length-scale {length} --output-file {wav}",
        "You can listen in your language.",
    )


def check_voices(voices: list[OwnVoice]) -> list[OwnVoice]:
    """Refuse a name that two voices have, or that one of ours has."""
    names = [voice.name for voice in voices]
    for name in names:
        if name in VOICES or names.count(name) > 1:
            what = (
                f"Two voices have the name “{name}”."
                if name not in VOICES
                else f"“{name}” is a voice of ours."
            )
            raise trouble("field-choice", what, "Give each voice a name of its own, such as: carys")
    return voices


def check_voice(name: str, info: ValidationInfo) -> str:
    """Refuse a voice that neither we have nor the organisation; its own stand above this field."""
    asked = name.strip().lower()
    own = [voice.name for voice in info.data.get("voices", ())]
    if asked in (*VOICES, *own) or "voices" not in info.data:
        return asked
    known = ", ".join((*VOICES, *own))
    raise trouble("field-choice", f"There is no voice “{name}”.", f"Choose one of these: {known}.")
