"""JSON Schemas for editors: they allow what the build allows, and mark what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from builder.cli import main
from builder.schema.editors import MODELS, schema, write
from builder.schema.kinds import kind_of
from builder.schema.problems import named

CONTENT = Path(__file__).parent.parent / "content"
OPPORTUNITY = {
    "title": "Tell us about day centres",
    "summary": "We are planning new opening hours.",
    "purpose": "We want day centres to open when people need them.",
    "kind": "Consultation",
    "level": "getting information",
    "closes": "30 June 2027",
    "can_change": ["Opening hours — each centre can differ", {"Meals": "staff plan them"}],
    "cannot_change": [{"thing": "The number of centres", "why": "councillors agreed"}],
    "you_will": "Answer six questions.",
    "time": "20 minutes, once",
    "for": "both",
    "audience": "People with learning disabilities, family carers",
    "ways": {"phone": "call 01632 960 140", "in person": "at your day centre"},
    "payment": "none",
    "decided_by": "the Adult Care Committee",
    "decision_date": "2027-07-16",
    "places": 12,
}
WRONG = [
    ({"kind": "consultaton"}, "kind"),
    ({"decision_date": "16/07/2027"}, "decision_date"),
    ({"can_change": ["Opening hours"]}, "can_change"),
    ({"audience": "people with learning disabilities, nobody"}, "audience"),
    ({"places": "many"}, "places"),
    ({"colour": "red"}, "colour"),
]


def troubles(kind: str, answers: object) -> list[str]:
    """What an editor would mark."""
    return [error.message for error in Draft202012Validator(schema(kind)).iter_errors(answers)]


@pytest.mark.parametrize("kind", MODELS)
def test_it_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))
    for name, info in named(MODELS[kind]).items():
        field = schema(kind)["properties"][name]
        assert field["title"] == name
        assert (info.description or "") in field["description"]
        assert "The promise it keeps: " in field["description"]


@pytest.mark.parametrize("kind", MODELS)
def test_the_examples_are_allowed(kind: str) -> None:
    assert not troubles(
        kind, {name: info.examples[0] for name, info in named(MODELS[kind]).items() if info.examples}
    )


@pytest.mark.parametrize(
    "path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.relative_to(CONTENT).as_posix()
)
def test_the_sample_pages_are_allowed(path: Path) -> None:
    kind = kind_of(path.relative_to(CONTENT).as_posix()).name
    assert not troubles(kind, yaml.load(path.read_text("utf-8").split("---\n")[1], yaml.BaseLoader))


@pytest.mark.parametrize("kind", ["site", "glossary"])
def test_the_sample_files_are_allowed(kind: str) -> None:
    assert not troubles(kind, yaml.load((CONTENT / f"{kind}.yml").read_text("utf-8"), yaml.BaseLoader))


def test_answers_are_allowed_as_officers_write_them() -> None:
    assert not troubles("opportunity", OPPORTUNITY)
    assert MODELS["opportunity"].model_validate({**OPPORTUNITY, "places": "12"})


@pytest.mark.parametrize(("change", "name"), WRONG, ids=[name for _, name in WRONG])
def test_wrong_answers_are_marked(change: dict[str, Any], name: str) -> None:
    assert troubles("opportunity", {**OPPORTUNITY, **change})


def test_a_missing_answer_is_marked() -> None:
    without = {name: answer for name, answer in OPPORTUNITY.items() if name != "payment"}
    assert troubles("opportunity", without) == ["'payment' is a required property"]


def test_the_command_writes_them_all(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["fields", "--schemas", str(tmp_path / "schemas")])
    assert done.exit_code == 0, done.output
    assert {path.stem for path in (tmp_path / "schemas").iterdir()} == set(MODELS)
    assert json.loads((tmp_path / "schemas" / "opportunity.json").read_text("utf-8")) == schema("opportunity")


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = [file.read_bytes() for file in write(tmp_path)]
    assert first == [file.read_bytes() for file in write(tmp_path)]
