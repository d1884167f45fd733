"""Reads the fields of a content file, and says in plain words, with line numbers, what needs mending.

YAML is composed to nodes (PyYAML), because only nodes know their lines and show a name written twice. Every
answer is read as the words that were written, so that 2027 or “yes” needs no quotation marks; a pydantic
model then makes numbers and dates of them. Every problem of a file is reported in one go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from builder.messages import Message
from builder.schema.problems import Lines, Path, line_of, message_of, misnamed
from builder.schema.unreadable import dashes, unreadable
from builder.schema.written import LOADER, written

Model = TypeVar("Model", bound=BaseModel)

_FENCE = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.S | re.M)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # characters that no format can hold
_DEEPEST = 10  # parts within parts
_EXAMPLE = "---\ntitle: Tell us about day centres\nsummary: We are planning new opening hours.\n---"


@dataclass(frozen=True)
class Fields(Generic[Model]):
    """What was read: the checked fields, the body and the line it begins on.

    `values` is None if any answer needs mending. `sketch` then still holds the answers that are in order, and
    examples in the place of the others, whose names are in `wrong`: rules that look at several answers can go
    on. `lines` says where each answer stands, by its path: `("points", 0, "why")`.
    """

    values: Model | None
    messages: tuple[Message, ...]
    sketch: Model | None = None
    wrong: frozenset[str] = frozenset()
    lines: Lines = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def line(self, *path: str | int) -> int:
        """The line of an answer, or else of what it is a part of; where it should stand if it is missing."""
        return line_of(path, self.lines, max(self.body_line - 1, 1))


def read_front_matter(text: str, model: type[Model], file: str) -> Fields[Model]:
    """Read the fields between two lines of three dashes at the top of `text`."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    fence = _FENCE.match(text)
    if fence is None and (trouble := dashes(text, file)):
        return Fields(None, (trouble,))  # nobody knows where the body begins
    if fence is None:
        what = "The page does not begin with its title and summary between two lines of three dashes."
        mend = f"Begin the file like this:\n{_EXAMPLE}"
        return Fields(None, (Message(file, 1, what, mend, "front-matter"),), body=text)
    body_line = text.count("\n", 0, fence.end()) + 1
    found = read_answers(fence[1], model, file, first_line=2, last_line=body_line - 1)
    if found.messages and not found.lines and (trouble := dashes(text, file, body_line - 1)):
        return Fields(None, (trouble,))
    return replace(found, body=text[fence.end() :], body_line=body_line)


def read_fields(
    text: str, model: type[Model], file: str, first_line: int = 1
) -> tuple[Model | None, tuple[Message, ...]]:
    """Check the YAML `text`, whose first line is `first_line` of the file, against a model."""
    found = read_answers(text, model, file, first_line)
    return found.values, found.messages


def read_answers(
    text: str, model: type[Model], file: str, first_line: int = 1, last_line: int | None = None
) -> Fields[Model]:
    """Check the YAML `text`; what is missing is told on its `last_line`, or else on its first."""
    try:
        mark = _first_danger(text)
        if mark:
            raise yaml.MarkedYAMLError(problem_mark=mark)
        node = yaml.compose(text, LOADER)
        data = _value(node) if node else {}
    except yaml.MarkedYAMLError as error:
        return Fields(None, (unreadable(error, text, _example(model), file, first_line),))
    except (yaml.YAMLError, RecursionError):
        return Fields(None, (unreadable(yaml.MarkedYAMLError(), text, _example(model), file, first_line),))
    if not isinstance(data, dict):
        what = "The fields must be lines of a name, a colon and an answer."
        mend = f"For example: {_example(model)}"
        return Fields(None, (Message(file, first_line, what, mend, "front-matter"),))
    lines = dict(_lines(node, first_line)) if node else {}
    messages = list(_written_twice(node, file, first_line)) if node else []
    try:
        values = model.model_validate(data)
    except ValidationError as error:
        problems = error.errors()
        last = last_line or first_line
        meant = misnamed(problems, model, lines)
        told = [one for one in problems if one["type"] != "missing" or one["loc"] not in meant]
        messages += [message_of(problem, model, lines, file, last) for problem in told]
        wrong = frozenset(str(path[0]) for path in (*meant, *(one["loc"] for one in problems)) if path)
        return Fields(None, tuple(sorted(set(messages))), _sketch(data, wrong, model), wrong, lines)
    return Fields(None if messages else values, tuple(messages), values, lines=lines)


def _sketch(data: dict[str, Any], wrong: frozenset[str], model: type[Model]) -> Model | None:
    """The answers that are in order, with examples in the place of those that are not."""
    examples = {
        name: info.examples[0]
        for key, info in model.model_fields.items()
        if (name := info.alias or key) in wrong and info.examples
    }
    try:
        return model.model_validate({name: data[name] for name in data if name not in wrong} | examples)
    except ValidationError:
        return None


def _first_danger(text: str) -> Any:
    """Where YAML's `&name` or `*name` stands, or lists in lists that no file of ours needs, if they do.

    With `&` and `*` a few lines stand for millions, or have no end; deep nesting takes PyYAML minutes.
    """
    depth = 0
    for event in yaml.parse(text, LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or getattr(event, "anchor", None):
            return event.start_mark
    return None


def _value(node: yaml.Node) -> object:
    """What was written, as words, lists and dicts; None where there is no answer behind the colon."""
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    if not isinstance(node, yaml.MappingNode):
        # Between quotation marks, YAML takes \x07 for the character that rings a bell.
        return CONTROL.sub(" ", node.value) if node.value or getattr(node, "style", None) else None
    for name, _ in node.value:
        if not isinstance(name, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem_mark=name.start_mark)
    return {CONTROL.sub(" ", name.value): _value(child) for name, child in node.value}


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


def _example(model: type[BaseModel]) -> str:
    """The line with which a file of this model may begin."""
    name, field = next(iter(model.model_fields.items()))
    return written(field.alias or name, field.examples[0]) if field.examples else f"{name}: …"
