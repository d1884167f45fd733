"""Fields as they stand in a file: what to write, with an example that can be copied as it is."""

from __future__ import annotations

from pydantic.fields import FieldInfo

MARKS = "&*!%@`[]{}>|#?-"  # with which YAML begins something other than words


def in_help(name: str, info: FieldInfo) -> str:
    """What to write in a field, with an example as it stands in a file."""
    example = f"For example: {written(name, info.examples[0])}" if info.examples else ""
    return f"{info.description or ''} {example}".strip()


def written(name: str, answer: object, indent: str = "") -> str:
    """A field as it stands in a file: `payment: none`, or its parts on lines of their own."""
    match answer:
        case dict():
            inside = [written(str(key), value, indent + "  ") for key, value in answer.items()]
            return "\n".join([f"{indent}{name}:", *inside])
        case list():
            return "\n".join([f"{indent}{name}:", *(_item(part, indent + "  ") for part in answer)])
        case _:
            return f"{indent}{name}: {_quoted(str(answer))}"


def _item(part: object, indent: str) -> str:
    if not isinstance(part, dict):
        return f"{indent}- {_quoted(str(part))}"
    lines = [written(str(key), value, indent + "  ") for key, value in part.items()]
    return f"{indent}- " + "\n".join(lines)[len(indent) + 2 :]


def _quoted(answer: str) -> str:
    """An answer as YAML can read it: in straight quotation marks where a mark in it means something else."""
    danger = answer[:1] in tuple(MARKS) or ": " in answer or " #" in answer or answer.endswith(":")
    escaped = answer.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if danger or answer[:1] in "\"'," else answer
