"""`involve fields` tells every field of every kind, in plain text that reads well aloud."""

from __future__ import annotations

import re

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from builder.cli import main
from builder.schema.editors import MODELS
from builder.schema.fields_told import ABOUT, SOMETIMES, tell_fields
from builder.schema.problems import named
from builder.schema.written import fields as as_fields
from builder.schema.written import written

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
DANGEROUS = st.sampled_from(
    ["a: b", "- a", "x #y", "'a'", '"', "---", "...", "~", "ŵy:", "a\x85b", "<<", "*a", "&a b", "!t x", "\\n"]
)
ANSWER = st.one_of(WORDS, DANGEROUS)


def told(*arguments: str) -> str:
    """What the command says."""
    done = CliRunner().invoke(main, ["fields", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_every_kind_is_listed_with_a_sentence() -> None:
    lines = told().splitlines()
    for kind in MODELS:
        assert next(line for line in lines if line.startswith(f"{kind}: ")).endswith(".")


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_is_told(kind: str) -> None:
    text = told(kind)
    for name, info in named(MODELS[kind]).items():
        part = text.split(f"\n\n{name}\n")[1].split("\n\n")[0]
        plain = " ".join(part.split())
        assert plain.startswith(("Needed", "You may leave it out."))
        assert " ".join((info.description or "").split()) in plain
        assert f"For example: {name}:" in plain
        assert re.search(r"The promise it keeps: \S.*\.$", plain)


@pytest.mark.parametrize("kind", MODELS)
def test_lines_are_short_and_plain(kind: str) -> None:
    for line in told(kind).splitlines():
        assert len(line) <= 100
        assert not re.search("[│─┌|\x1b]", line)


@pytest.mark.parametrize("kind", MODELS)
def test_an_example_can_be_copied(kind: str) -> None:
    """The lines of an example, wrapped as they are, hold what the field has as its example."""
    for name, info in named(MODELS[kind]).items():
        part = tell_fields(kind).split(f"\n\n{name}\n")[1].split("\n\n")[0]
        shown = part.partition("For example:")[2].partition("\n  The promise")[0]
        lines = shown.strip("\n").split("\n")
        text = "\n".join([lines[0].strip(), *(line.removeprefix("  ") for line in lines[1:])])
        whole = yaml.load(written(name, info.examples[0]), yaml.BaseLoader) if info.examples else None
        assert yaml.load(text, yaml.BaseLoader) == whole


def test_needed_fields_come_first() -> None:
    text = told("opportunity")
    needed, others = text.split("The fields that you may leave out")
    assert "\npayment\n" in needed
    assert "\ndecision_date\n  Needed for a consultation." in needed
    assert "\nskills\n" in others


def test_the_choices_are_told() -> None:
    plain = " ".join(told("opportunity").split())
    assert "The choices are: ideas, consultation, take part, role, information." in plain


def test_sometimes_names_real_fields() -> None:
    for kind, name in SOMETIMES:
        assert name in named(MODELS[kind])
    assert set(ABOUT) == set(MODELS)


@pytest.mark.parametrize(
    ("wrong", "meant"), [("oportunity", "opportunity"), ("strategies", "strategy"), ("EVENT", "event")]
)
def test_a_slip_is_guessed(wrong: str, meant: str) -> None:
    done = CliRunner().invoke(main, ["fields", wrong])
    assert done.exit_code == 1
    assert f"Did you mean “{meant}”?" in done.output


def test_nonsense_is_not_guessed() -> None:
    done = CliRunner().invoke(main, ["fields", "zebra"])
    assert done.exit_code == 1
    assert "Did you mean" not in done.output
    assert "The kinds are: opportunity, feedback" in done.output


@given(
    st.dictionaries(
        st.one_of(DANGEROUS, WORDS.filter(bool)),
        st.one_of(
            ANSWER, st.lists(ANSWER, min_size=1), st.lists(st.fixed_dictionaries({"a": ANSWER, "b": ANSWER}))
        ),
        min_size=1,
    )
)
def test_answers_read_back_as_they_were(answers: dict[str, object]) -> None:
    answers = {name: answer for name, answer in answers.items() if answer != []}
    assert (yaml.load(as_fields(answers), yaml.BaseLoader) or {}) == answers
