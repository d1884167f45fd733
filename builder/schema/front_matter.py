"""Reads the fields of a content file, and says in plain words, with line numbers, what needs mending.

YAML is composed to nodes (PyYAML), because only nodes know their lines and show a name written twice. Every
answer is read as the words that were written, so that 2027 or “yes” needs no quotation marks; a pydantic
model then makes numbers and dates of them. Every problem of a file is reported in one go.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from builder.messages import Message

Model = TypeVar("Model", bound=BaseModel)
Path = tuple[str | int, ...]

_FENCE = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.S | re.M)
_LONGEST_SHOWN = 200  # characters of a line that cannot be read
_DEEPEST = 10  # parts within parts
_MARKS = "&*!%@`[]{}>|#?-"  # with which YAML begins something other than words
_EXAMPLE = "---\ntitle: Tell us about day centres\nsummary: We are planning new opening hours.\n---"


@dataclass(frozen=True)
class Fields(Generic[Model]):
    """What was read: the checked fields (None if they need mending), the body and the line it begins on."""

    values: Model | None
    body: str
    body_line: int
    messages: tuple[Message, ...]


def read_front_matter(text: str, model: type[Model], file: str) -> Fields[Model]:
    """Read the fields between two lines of three dashes at the top of `text`."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    fence = _FENCE.match(text)
    if fence is None:
        what = "The page does not begin with its title and summary between two lines of three dashes."
        mend = f"Begin the file like this:\n{_EXAMPLE}"
        return Fields(None, text, 1, (Message(file, 1, what, mend, "front-matter"),))
    body_line = text.count("\n", 0, fence.end()) + 1
    values, messages = read_fields(fence[1], model, file, first_line=2)
    return Fields(values, text[fence.end() :], body_line, messages)


def read_fields(
    text: str, model: type[Model], file: str, first_line: int = 1
) -> tuple[Model | None, tuple[Message, ...]]:
    """Check the YAML `text`, whose first line is `first_line` of the file, against a model."""
    try:
        mark = _first_danger(text)
        if mark:
            return None, (_unreadable(mark, text, model, file, first_line),)
        node = yaml.compose(text, yaml.BaseLoader)
        data = _value(node) if node else {}
    except yaml.MarkedYAMLError as error:
        return None, (_unreadable(error.problem_mark, text, model, file, first_line),)
    except (yaml.YAMLError, RecursionError):
        return None, (_unreadable(None, text, model, file, first_line),)
    if not isinstance(data, dict):
        what = "The fields must be lines of a name, a colon and an answer."
        mend = f"For example: {_example(model)}"
        return None, (Message(file, first_line, what, mend, "front-matter"),)
    lines = dict(_lines(node, first_line)) if node else {}
    messages = list(_written_twice(node, file, first_line)) if node else []
    try:
        values = model.model_validate(data)
    except ValidationError as error:
        messages += [_message(problem, model, lines, file, first_line) for problem in error.errors()]
        return None, tuple(sorted(messages))
    return (None if messages else values), tuple(messages)


def _first_danger(text: str) -> Any:
    """Where YAML's `&name` or `*name` stands, or lists in lists that no file of ours needs, if they do.

    With `&` and `*` a few lines stand for millions, or have no end; deep nesting takes PyYAML minutes.
    """
    depth = 0
    for event in yaml.parse(text, yaml.BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or getattr(event, "anchor", None):
            return event.start_mark
    return None


def _value(node: yaml.Node) -> object:
    """What was written, as words, lists and dicts; None where there is no answer behind the colon."""
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    if not isinstance(node, yaml.MappingNode):
        return node.value if node.value or getattr(node, "style", None) else None
    for name, _ in node.value:
        if not isinstance(name, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem_mark=name.start_mark)
    return {name.value: _value(child) for name, child in node.value}


def _lines(node: yaml.Node, first: int, path: Path = ()) -> Iterator[tuple[Path, int]]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield (*path, name.value), name.start_mark.line + first
            yield from _lines(value, first, (*path, name.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value.start_mark.line + first
            yield from _lines(value, first, (*path, index))


def _written_twice(node: yaml.Node, file: str, first: int) -> Iterator[Message]:
    seen: dict[str, int] = {}
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        line = name.start_mark.line + first
        if name.value in seen:
            what = f"“{name.value}” is written twice: here and on line {seen[name.value]}."
            mend = "Keep one of the two lines and take the other away."
            yield Message(file, line, what, mend, "field-twice")
        seen[name.value] = line
        yield from _written_twice(value, file, first)


def _unreadable(mark: yaml.Mark | None, text: str, model: type[BaseModel], file: str, first: int) -> Message:
    index = min(mark.line if mark else 0, max(len(text.splitlines()) - 1, 0))
    written = (text.splitlines() or [""])[index]
    name, _, answer = written[:_LONGEST_SHOWN].partition(":")
    if "\t" in written:
        mend = "Put spaces where the line has a tab."
    elif ": " in answer or "“" in written:
        mend = f'Put straight quotation marks round an answer with a colon: {name}: "{answer.strip()}"'
    elif answer.strip()[:1] in tuple(_MARKS):
        mend = f"Put straight quotation marks round an answer that begins with {answer.strip()[0]}: "
        mend += f'{name}: "{answer.strip()}"'
    else:
        mend = f"Write a name, a colon, a space and an answer. For example: {_example(model)}"
    return Message(file, index + first, "This line cannot be read.", mend, "front-matter")


def _example(model: type[BaseModel]) -> str:
    """The line with which a file of this model may begin."""
    name, field = next(iter(model.model_fields.items()))
    return f"{name}: {field.examples[0] if field.examples else '…'}"


def _message(
    problem: ErrorDetails, model: type[BaseModel], lines: dict[Path, int], file: str, first: int
) -> Message:
    context: dict[str, Any] = problem.get("ctx", {})
    path: Path = (context["field"],) if "field" in context else problem["loc"]
    line = next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), first)
    name = str(path[-1]) if path else "front matter"
    code, what, mend = _words(problem, name, _parent(model, path), context)
    return Message(file, line, what, mend, code)


def _parent(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model that the last name of `path` belongs to."""
    for name in path[:-1]:
        field = model.model_fields.get(str(name))
        kind = field.annotation if field else None
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            model = kind
    return model


def _words(
    problem: ErrorDetails, name: str, model: type[BaseModel], context: dict[str, Any]
) -> tuple[str, str, str]:
    kind = problem["type"]
    field = model.model_fields.get(name)
    example = f"For example: {name}: {field.examples[0]}" if field and field.examples else ""
    says = (field.description or "") if field else ""
    help_text = f"{says} {example}".strip()
    given = problem["input"]
    match kind:
        case "string_type" | "string_too_short" | "string_pattern_mismatch" | "int_parsing" if not str(
            given or ""
        ).strip():
            words = "field-value", f"“{name}” is empty.", help_text
        case "string_too_short":
            least = context["min_length"]
            words = "field-value", f"“{name}” has fewer than {least} characters.", help_text
        case "date_impossible":
            words = (
                "field-date",
                f"{given} is not a day in the calendar.",
                "Write a real date, like 3 March 2026.",
            )
        case "missing":
            words = "field-missing", f"“{name}” is missing.", help_text
        case "extra_forbidden":
            words = "field-unknown", f"“{name}” is not a name that can stand here.", _names(name, model)
        case "string_too_long":
            most = context["max_length"]
            words = "field-long", f"“{name}” has {len(given)} characters.", f"Shorten it to {most} or fewer."
        case "literal_error":
            words = "field-choice", f"“{name}” cannot be “{given}”.", f"Choose {context['expected']}."
        case "together":
            mend = f"Add a line: {context['missing']}: {context['example']}"
            words = "field-together", problem["msg"], mend
        case _ if kind.startswith("date"):
            mend = f"Write it like this: {name}: 3 March 2026"
            words = "field-date", f"“{given}” is not a date that can be read.", mend
        case _:
            words = "field-value", f"“{name}” cannot be read.", help_text
    return words


def _names(name: str, model: type[BaseModel]) -> str:
    near = difflib.get_close_matches(name.lower().replace("-", "_"), model.model_fields, 1)
    guess = f"Did you mean “{near[0]}”? " if near else ""
    return f"{guess}The names are: {', '.join(model.model_fields)}."
