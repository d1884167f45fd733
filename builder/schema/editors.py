"""JSON Schemas with which an editor helps to write: it offers names and examples, and marks what is wrong.

They describe answers as officers write them, before they are read: a date is words, and a list may stand in
one line. They allow everything that the build allows, and a little more where only the build can tell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from builder.schema import answers
from builder.schema.accessibility import Accessibility
from builder.schema.glossary import Glossary
from builder.schema.kinds import KINDS
from builder.schema.site import Site
from builder.schema.written import written

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[BaseModel]] = {
    **{kind.name: kind.fields for kind in KINDS},
    "site": Site,
    "glossary": Glossary,
    "accessibility": Accessibility,
}

_DATE = (
    r"^\s*([A-Za-z]+day,?\s+)?[0-9]{1,2}(st|nd|rd|th)?\s+[A-Za-z]+,?\s+[0-9]{4}\s*$"
    r"|^\s*[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\s*$"
)
_YES = {"enum": ["yes", "no", "Yes", "No", "YES", "NO", True, False]}
_ANY_WORDS = {"type": "string"}
_NAMED = {"type": "object", "minProperties": 1, "additionalProperties": {"type": ["string", "number"]}}


def text(name: str) -> str:
    """The schema of a kind as its file holds it."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path, text: Callable[[str], str] = text) -> tuple[Path, ...]:
    """Write the schema of every kind into a folder: `opportunity.json`, `site.json` and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name in MODELS:
        file = folder / f"{name}.json"
        file.write_text(text(name), "utf-8", newline="\n")
        files.append(file)
    return tuple(files)


def schema(name: str) -> JsonSchemaValue:
    """The schema of a kind of content, of the site file or of the glossary."""
    found = MODELS[name].model_json_schema(by_alias=True, schema_generator=_AsWritten)
    _tell(found)
    return {"$schema": DIALECT, **found, "title": name}


def _tell(part: object, name: str = "") -> None:
    """Put help, example and promise of every field where editors show them."""
    if isinstance(part, list):
        for each in part:
            _tell(each)
    elif isinstance(part, dict):
        for key, each in part.items():
            _tell(each, key)
        if "promise" in part:
            example = written(name, part["examples"][0]) if part.get("examples") else ""
            gap = "\n" if "\n" in example else " "
            help_text, promise = part["description"], part.pop("promise")
            part["description"] = f"{help_text}\nFor example:{gap}{example}\nThe promise it keeps: {promise}"
            part["title"] = name


class _AsWritten(GenerateJsonSchema):
    """Makes schemas of answers before pydantic has read them."""

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """A choice; its words may begin with big letters and have spaces, hyphens or underscores between."""
        options = [str(option) for option in schema["expected"]]
        patterns = "|".join(_any_case(option) for option in options)
        return {"anyOf": [{"enum": options}, {"type": "string", "pattern": rf"^\s*({patterns})\s*$"}]}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Words; editors take a bare 2027 for a number, and the build does not."""
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """A number, with or without quotation marks."""
        return {"anyOf": [super().int_schema(schema), {"type": "string", "pattern": r"^\s*[0-9]+\s*$"}]}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:  # noqa: ARG002
        """The words yes and no."""
        return dict(_YES)

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:  # noqa: ARG002
        """A date in any of the shapes that officers write."""
        return dict(_ANY_WORDS)

    def time_schema(self, schema: core_schema.TimeSchema) -> JsonSchemaValue:  # noqa: ARG002
        """A time of day in words or figures; an editor takes a bare 14:30 for words too."""
        return dict(_ANY_WORDS)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Without the default, for an editor would write it in where nothing needs to stand."""
        return self.generate_inner(schema["schema"])

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """What a field takes before a function of ours has read it."""
        inner = self.generate_inner(schema["schema"])
        return _BEFORE.get(schema["function"]["function"], _loosely)(inner)


def _loosely(inner: JsonSchemaValue) -> JsonSchemaValue:
    """What an unknown reader may take: words or named parts too, where a list or parts come out."""
    if inner.get("type") == "array":
        return {"anyOf": [inner, _ANY_WORDS, _NAMED]}
    return {"anyOf": [inner, _ANY_WORDS, {**_NAMED, "maxProperties": 1}]} if "$ref" in inner else inner


def _one_or_more(inner: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [inner, inner["items"]]} if "items" in inner else inner


def _choices(inner: JsonSchemaValue) -> JsonSchemaValue:
    """A list of choices, or several in one line with commas between them."""
    patterns = [option["pattern"] for option in inner["items"].get("anyOf", []) if "pattern" in option]
    if not patterns:
        return _loosely(inner)
    choice = patterns[0].strip("^$")
    return {"anyOf": [inner, {"type": "string", "pattern": f"^{choice}(,{choice})*$"}]}


def _reasoned(inner: JsonSchemaValue) -> JsonSchemaValue:
    with_dash = {"type": "string", "pattern": r"\s[–-]\s|—|\sbecause\s"}
    return {"anyOf": [with_dash, inner, {**_NAMED, "maxProperties": 1}]}


_BEFORE: dict[Callable[..., Any], Callable[[JsonSchemaValue], JsonSchemaValue]] = {
    answers.read_date: lambda _: {"type": "string", "pattern": _DATE},
    answers.read_list: _one_or_more,
    answers.read_choices: _choices,
    answers.read_reasoned: _reasoned,
}


def _any_case(option: str) -> str:
    """A pattern for a choice whose words may begin with big letters; JSON Schema has no flag for that."""
    words = (f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in re.split("[ -]", option))
    return r"[\s_-]+".join(words)
