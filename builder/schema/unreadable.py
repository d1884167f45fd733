"""What keeps the fields of a file from being read at all, said of the line where it went wrong.

The line that YAML stops at is often not the one to mend: a quotation mark that was never closed is noticed
further down, and so is the line of dashes that should have ended the fields.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

import yaml

from builder.messages import Message
from builder.schema.written import MARKS

_DASHES = re.compile(  # meant for three dashes
    r"(?!-(?:--)?[ \t]*\Z)(?:[-–—−](?: ?[-–—−])*|\*{3,}|_{3,}|={3,})[ \t]*"
)
_FIELD = re.compile(r"[A-Za-z][\w '-]*:(?:\s|$)")
_PART = re.compile(r"\s*(?:- +)?[A-Za-z][\w '-]*:\s")
_LINE = re.compile(r"\s*(?P<name>(?:- +)*(?:[^:“”\"']*?:(?=\s|$))?)\s*(?P<answer>.*)")
_SHOWN = 200  # characters of a line that cannot be read


def dashes(text: str, file: str, closed_at: int = 0) -> Message | None:
    """What is wrong with the two lines of three dashes, if the fields of a file cannot be read for them.

    `closed_at` is the line of three dashes that was taken for the second one, which may be one of the text
    below; 0 if there is none.
    """
    lines = text.split("\n")
    if _DASHES.fullmatch(lines[0]) and _FIELD.match("".join(lines[1:2])):
        what = f"The first line must be three dashes, and not “{lines[0].strip()}”."
        return Message(file, 1, what, "Put --- in its place, and --- after the last field.", "front-matter")
    if lines[0].rstrip() != "---":
        return None
    last = words = 0
    name = ""
    for at, line in enumerate(lines[1 : closed_at - 1 if closed_at else None], 1):
        if _DASHES.fullmatch(line):
            mend = f"Put --- in the place of “{line.strip()}”."
            return _no_end(file, at + 1, mend)
        if _FIELD.match(line) or (line[:1] in (" ", "\t", "-", "#") and lines[at - 1].strip()):
            last, name = at, line.partition(":")[0] if _FIELD.match(line) else name
        elif line.strip():
            words = at
            break
    in_the_text = (
        words and not lines[words - 1].strip() and not any(map(_FIELD.match, lines[words:closed_at]))
    )
    if not last or (closed_at and not in_the_text):
        return None
    mend = f"Put --- after the last field, on a line of its own. The last field seems to be “{name}”."
    return _no_end(file, last + 1, mend)


def _no_end(file: str, line: int, mend: str) -> Message:
    return Message(file, line, "The second line of three dashes is missing.", mend, "front-matter")


def unreadable(error: yaml.MarkedYAMLError, text: str, example: str, file: str, first: int) -> Message:
    """The line that keeps `text`, which begins on line `first` of the file, from being read."""
    lines = text.splitlines() or [""]
    mark = error.problem_mark
    index = min(mark.line if mark else 0, len(lines) - 1)
    opening = _never_closed(lines[: index + 1], error)
    if opening is not None:
        what = "This line opens a quotation mark and never closes it."
        line = lines[opening].strip()[:_SHOWN].rstrip("”’ ")
        mend = f"Put the same mark at the end of the answer: {line}{_quote(line)}"
        return Message(file, opening + first, what, mend, "front-matter")
    return Message(
        file, index + first, "This line cannot be read.", _repair(lines[index], example), "front-matter"
    )


def _quote(line: str) -> str:
    """The straight quotation mark with which the answer of a line begins; empty if it begins with none."""
    parts = _LINE.match(line)
    return parts["answer"][:1] if parts and parts["answer"][:1] in ('"', "'") else ""


def _never_closed(lines: Sequence[str], error: yaml.MarkedYAMLError) -> int | None:
    """The line that opens a quotation mark which nothing closes where an answer can end."""
    for at, line in enumerate(lines):
        quote = _quote(line)
        if quote and line.count(quote) == 1:
            more = [
                *takewhile(lambda one: one[:1] in ("", " ", "\t") and not _PART.match(one), lines[at + 1 :])
            ]
            if not any(one.rstrip().endswith(quote) for one in more):
                return at
    scanned = error.context_mark if "quoted scalar" in (error.context or "") else None
    return min(scanned.line, len(lines) - 1) if scanned else None


def _repair(line: str, example: str) -> str:
    """How to write a line that cannot be read."""
    parts = _LINE.match(line[:_SHOWN])
    name, answer = (parts["name"].strip(), parts["answer"].strip()) if parts else ("", "")
    if "\t" in line:
        return "Put spaces where the line has a tab."
    if answer[:1] in ("“", "‘"):
        words = answer[1:].rstrip("”’")
        inside = "”" in words or "’ " in words  # further words follow the curly mark that closes
        mend = f"Put straight quotation marks in the place of the curly ones: {name} "
        return mend + (f'"{answer}"' if inside else f'"{words}"')
    if _quote(line):
        answer = answer[1:-1] if answer[0] == answer[-1] == "'" else re.sub(r'"([^"]*)"', r"“\1”", answer)
        return (
            f'Put straight quotation marks round the whole answer, and curly ones inside: {name} "{answer}"'
        )
    if ": " in answer:
        return f'Put straight quotation marks round an answer with a colon: {name} "{answer}"'
    if answer[:1] in tuple(MARKS):
        mend = f"Put straight quotation marks round an answer that begins with {answer[0]}: "
        return f'{mend}{name} "{answer}"'
    return f"Write a name, a colon, a space and an answer. For example: {example}"
