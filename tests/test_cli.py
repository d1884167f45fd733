"""The `involve` command itself: what it says of a command that there is not, and its help."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from builder.cli import COMMANDS, main


@pytest.mark.parametrize(
    ("wrong", "guess"), [("biuld", "Did you mean build? "), ("Status", "Did you mean status? "), ("xyz", "")]
)
def test_an_unknown_command_is_told_in_one_line(wrong: str, guess: str) -> None:
    done = CliRunner().invoke(main, [wrong])
    assert done.exit_code == 1
    expected = f"There is no command “{wrong}”. {guess}You can: {', '.join(COMMANDS)}, help."
    assert done.output == f"Error: {expected}\n"


def test_help_is_a_command_too() -> None:
    runner = CliRunner()
    done = runner.invoke(main, ["help"], prog_name="involve")
    assert done.exit_code == 0
    assert done.output == runner.invoke(main, ["--help"], prog_name="involve").output
