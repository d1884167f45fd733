"""Fields as they stand in a file: what to write, with an example that can be copied as it is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

import yaml
from pydantic.fields import FieldInfo

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # in C it is five times as fast
MARKS = "&*!%@`[]{}>|#?-"  # with which YAML begins something other than words


def in_help(name: str, info: FieldInfo) -> str:
    """What to write in a field, with an example as it stands in a file."""
    example = in_example(name, info)
    return f"{info.description or ''} {example}".strip()


def in_example(name: str, info: FieldInfo) -> str:
    """The example of a field, introduced; one of several lines begins on a line of its own."""
    if not info.examples:
        return ""
    example = written(name, info.examples[0])
    return "For example:" + ("\n" if "\n" in example else " ") + example


def front_matter(answers: Mapping[str, object]) -> str:
    """Answers as the top of a page, between two lines of three dashes; reading it gives the same answers."""
    return f"---\n{fields(answers)}---\n"


def fields(answers: Mapping[str, object]) -> str:
    """Answers by the names of their fields, a line or more each, as a file of fields alone holds them."""
    return "".join(f"{written(name, answer)}\n" for name, answer in answers.items())


def written(name: str, answer: object, indent: str = "") -> str:
    """A field as it stands in a file: `payment: none`, or its parts on lines of their own."""
    match answer:
        case dict():
            inside = [written(str(key), value, indent + "  ") for key, value in answer.items()]
            return "\n".join([f"{indent}{_quoted(name)}:", *inside])
        case list():
            return "\n".join([f"{indent}{_quoted(name)}:", *(_item(part, indent + "  ") for part in answer)])
        case _:
            return f"{indent}{_quoted(name)}: {_quoted(str(answer))}"


def _item(part: object, indent: str) -> str:
    if not isinstance(part, dict):
        return f"{indent}- {_quoted(str(part))}"
    lines = [written(str(key), value, indent + "  ") for key, value in part.items()]
    return f"{indent}- " + "\n".join(lines)[len(indent) + 2 :]


@lru_cache(maxsize=1024)
def _quoted(answer: str) -> str:
    """An answer as YAML can read it: in straight quotation marks where it would be read as something else."""
    if _reads_back(answer):
        return answer
    quoted: str = yaml.dump(answer, default_style='"', allow_unicode=True, width=math.inf)
    return quoted.rstrip("\n")


def _reads_back(answer: str) -> bool:
    """Whether YAML reads the bare words as what they are, behind a name as well as in a list."""
    for place in ("a: ", "- "):
        try:
            read = yaml.load(place + answer, yaml.BaseLoader)
        except yaml.YAMLError:
            return False
        if (read["a"] if isinstance(read, dict) else read) != (answer if place == "a: " else [answer]):
            return False
    return answer[:1] not in ("", '"', "'", *MARKS)
