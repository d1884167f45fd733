"""What pydantic found wrong with an answer, told in words that an officer understands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from builder.messages import Message
from builder.schema.answers import EXAMPLE_DAY, NAME, PHONE, WEB
from builder.schema.ladder import LADDER
from builder.schema.written import in_help

Path = tuple[str | int, ...]
Lines = Mapping[Path, int]

# What answers look like that keep to a pattern.
_PATTERNS = {
    NAME: "Names have small letters, digits and hyphens.",
    PHONE: "Write the number alone. Words beside it belong in “hours”, or in the text of the page.",
}

# What people call a field that has another name.
_ALSO = {
    "time": ("time", "start"),
    "start_time": ("start",),
    "end_time": ("end",),
    "place": ("venue", "where"),
    "where": ("venue",),
    "pay": ("payment",),
    "deadline": ("closes",),
    "name": ("title",),
}

_LONGEST_LIST = 12  # names that a message can list and still be read


def line_of(path: Path, lines: Lines, last: int) -> int:
    """The line of an answer or of what it is a part of; `last` if nothing of it is there."""
    return next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), last)


def message_of(problem: ErrorDetails, model: type[BaseModel], lines: Lines, file: str, last: int) -> Message:
    """One problem of a file; what is missing is told on the `last` line of its fields."""
    context: dict[str, Any] = problem.get("ctx", {})
    path: Path = (context["field"],) if "field" in context else problem["loc"]
    known = _known(model, path)
    named_at = [at for at, part in enumerate(path) if isinstance(part, str) and part in known]
    if not named_at or problem["type"] == "extra_forbidden":
        named_at = [len(path) - 1]
    name = str(path[named_at[-1]]) if path else "front matter"
    parent = _parent(model, path[: named_at[-1] + 1])
    if problem["type"] == "extra_forbidden":
        what = f"“{name}” is not a name that can stand here."
        mend = _names(name, parent, _meant(path, model, lines))
        return Message(file, line_of(path, lines, last), what, mend, "field-unknown")
    code, what, mend = _words(problem, name, parent, context)
    if not mend and (info := named(model).get(str(path[0]))):
        mend = in_help(str(path[0]), info)  # a part that needs no help of its own
    return Message(file, line_of(path, lines, last), what, mend, code)


def _known(model: type[BaseModel], path: Path) -> set[str]:
    """The names that fields have in any model that `path` leads through."""
    return {name for count in range(1, len(path) + 1) for name in named(_parent(model, path[:count]))}


def named(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the names that officers write."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _parent(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model that the last name of `path` belongs to, inside lists and alternatives too."""
    for name in path[:-1]:
        info = named(model).get(str(name))
        inner = next(_models(info.annotation), None) if info else None
        model = inner or model
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a type speaks of, wherever in it they stand."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _words(
    problem: ErrorDetails, name: str, model: type[BaseModel], context: dict[str, Any]
) -> tuple[str, str, str]:
    kind = problem["type"]
    info = named(model).get(name)
    help_text = in_help(name, info) if info else ""
    given = problem["input"]
    match kind:
        case "plain":
            words = context["code"], context["what"], context["mend"]
        case "missing" | "too_short":
            words = "field-missing", f"“{name}” is missing.", help_text
        case _ if not str(given or "").strip():
            words = "field-value", f"“{name}” is empty.", help_text
        case _ if isinstance(given, list | Mapping):
            words = "field-value", f"“{name}” cannot be read.", help_text
        case "string_too_short":
            least = context["min_length"]
            words = "field-value", f"“{name}” has fewer than {least} characters.", help_text
        case "string_too_long":
            most = context["max_length"]
            words = "field-long", f"“{name}” has {len(given)} characters.", f"Shorten it to {most} or fewer."
        case "literal_error":
            words = "field-choice", f"“{name}” cannot be “{given}”.", _choices(given, context["expected"])
        case "greater_than_equal" | "less_than_equal":
            bound = (
                f"{context['ge']} or more" if kind == "greater_than_equal" else f"{context['le']:,} or less"
            )
            words = "field-number", f"“{name}” cannot be {given}.", f"Write a number of {bound}."
        case "int_parsing" | "int_from_float":
            words = "field-number", f"“{given}” is not a whole number.", help_text
        case "string_pattern_mismatch":
            mend = _shape(name, str(given), context["pattern"], help_text)
            words = "field-value", f"“{name}” cannot be “{given}”.", mend
        case _ if kind.startswith("date"):
            mend = f"Write it like this: {name}: {context.get('meant') or EXAMPLE_DAY}"
            words = "field-date", f"“{given}” is not a date that can be read.", mend
        case _:
            words = "field-value", f"“{name}” cannot be read.", help_text
    return words


def _shape(name: str, given: str, pattern: str, help_text: str) -> str:
    """How an answer looks that keeps to a pattern."""
    if pattern == WEB and ":" not in given:
        return f"Begin it with https:// like this: {name}: https://{given}"
    return f"{_PATTERNS.get(pattern, '')} {help_text}".strip()


def _choices(given: object, expected: str) -> str:
    """The answers to choose from, the nearest first."""
    options = [shown(option) for option in re.findall(r"'([^']*)'", expected.replace("\\'", "’"))]
    near = difflib.get_close_matches(str(given).lower(), options, 1)
    guess = f"Did you mean “{near[0]}”? " if near else ""
    rungs = LADDER if options and options[0] in LADDER else {}
    if rungs:
        listed = "\n".join(f"  {option}: {rungs[option]}" for option in options)
        return f"{guess}Choose one of the five rungs of the ladder:\n{listed}"
    return f"{guess}Choose one of these: {', '.join(options)}."


def shown(choice: str) -> str:
    """A choice as people read it; in files, big and small letters are the same."""
    return re.sub(r"\benglish\b", "English", choice)


def misnamed(problems: Iterable[ErrorDetails], model: type[BaseModel], lines: Lines) -> frozenset[Path]:
    """The fields that are not missing, but were given under a name that is nearly theirs."""
    unknown = (one["loc"] for one in problems if one["type"] == "extra_forbidden")
    return frozenset((*path[:-1], name) for path in unknown if (name := _meant(path, model, lines)))


def _meant(path: Path, model: type[BaseModel], lines: Lines) -> str:
    """The field that somebody meant by an unknown name, if it is not there too; else empty."""
    names = named(_parent(model, path))
    given = {one[-1] for one in lines if one[:-1] == path[:-1]}
    wanted = re.sub(r"[\s-]+", "_", str(path[-1]).strip().lower())
    also = [name for name in _ALSO.get(wanted, ()) if name in names]
    near = [*also, *difflib.get_close_matches(wanted, names, 3)]
    return next((name for name in near if name not in given), "")


def _names(name: str, model: type[BaseModel], meant: str) -> str:
    """The names that can stand in a place; of a long list, those that are needed and where all of it is."""
    names = named(model)
    near = [meant] if meant else difflib.get_close_matches(name.lower().replace("-", "_"), names, 1)
    guess = f"Did you mean “{near[0]}”? " if near else ""
    if len(names) <= _LONGEST_LIST:
        return f"{guess}The names are: {', '.join(names)}."
    if near:
        return guess.strip()
    needed = ", ".join(name for name, info in names.items() if info.is_required())
    return f"These are needed: {needed}. To see all names: involve fields {model.__name__.lower()}"
