"""Talks to somebody at a terminal, or to a program that sends answers line by line."""

from __future__ import annotations

import contextlib
import io
import re
import sys
import textwrap

import click

WIDTH = 80
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # what stray keys leave behind


def plain_streams() -> None:
    """Let a terminal that has no “ŵ” show “?”, and read what is not UTF-8 as well as can be."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


class Terminal:
    """Says things in lines of 80 characters, and asks with a prompt; counts the `answers` it was given."""

    def __init__(self) -> None:
        self.answers = 0
        self._typed = sys.stdin.isatty()
        if self._typed:
            with contextlib.suppress(
                ImportError
            ):  # lets people move in a line they write; Windows has its own
                import readline  # noqa: F401

    def say(self, words: str = "") -> None:
        """Say something, on a line or more of its own."""
        for line in words.split("\n"):
            indent = re.match(r" *(?:- )?", line)
            click.echo(
                textwrap.fill(
                    line,
                    WIDTH,
                    subsequent_indent=" " * (indent.end() if indent else 0),
                    break_long_words=False,
                    break_on_hyphens=False,
                )
            )

    def ask(self, prompt: str) -> str:
        """One line of an answer; an answer that is not typed is shown, so that the talk can be read."""
        answer = _CONTROL.sub(" ", input(prompt)).lstrip("\ufeff")
        if not self._typed:
            click.echo(answer)
        self.answers += bool(answer.strip())
        return answer
