"""Rule: every `/// name` block has a known name, and an end. Codes `block-open` and `block-unknown`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.dialect import CALLOUTS
from builder.messages import Message
from builder.reader import Source

_NAMES = ("easy-read", "caption", *CALLOUTS)
_FENCE = re.compile(r"(?P<indent>[ >]*)(?P<slashes>/{3,})[ \t]*(?P<words>.*)")
_OPENING = re.compile(r"(?P<name>[\w-]+)\s*(?P<heading>\|.*)?")
_IN_WORDS = re.compile(r"easy[ _]?read\b", re.I)
_OPTIONS = 4  # spaces with which Python-Markdown's blocks begin settings, not words


@dataclass(frozen=True, slots=True)
class _Block:
    """A block that is not closed yet, with the line that opens it."""

    line: int
    slashes: str
    written: str
    known: bool


def check(source: Source) -> Iterator[Message]:
    """Find blocks without an end, blocks of a name that means nothing, and ends without a block.

    A block inside a block needs another number of slashes, as `////`.
    """
    still_open: list[_Block] = []
    lines = source.lines()
    for at, (number, line) in enumerate(lines):
        fence = _FENCE.fullmatch(line.rstrip())
        if not fence:
            continue
        same = next((n for n, block in enumerate(still_open) if block.slashes == fence["slashes"]), None)
        ended = still_open[same:] if same is not None else []
        del still_open[len(still_open) - len(ended) :]
        yield from _without_end(source.file, ended if fence["words"] else ended[1:])
        if fence["words"]:
            unknown = _unknown(source.file, number, fence["slashes"], fence["words"].strip())
            if unknown:
                yield unknown
            elif at + 1 < len(lines) and lines[at + 1][1].startswith(fence["indent"] + " " * _OPTIONS):
                what = f"The words of this block begin with {_OPTIONS} spaces or more: “{line.strip()}”."
                mend = "Begin them where the line above begins."
                yield Message(source.file, number + 1, what, mend, "block-open")
            still_open.append(_Block(number, fence["slashes"], line.strip(), unknown is None))
        elif same is None:
            what = f"This {fence['slashes']} ends a block, but no block begins before it."
            mend = "Take it away, or write where the block begins: /// note | Bring a friend"
            yield Message(source.file, number, what, mend, "block-open")
    yield from _without_end(source.file, still_open)


def _without_end(file: str, blocks: list[_Block]) -> Iterator[Message]:
    for block in blocks:
        if block.known:
            what = f"The block that begins here has no end: “{block.written}”."
            mend = f"Put a line with {block.slashes} alone after its last line."
            yield Message(file, block.line, what, mend, "block-open")


def _unknown(file: str, number: int, slashes: str, words: str) -> Message | None:
    opening = _OPENING.fullmatch(words)
    name, _, rest = words.partition(" ")
    name = opening["name"] if opening else name
    if opening and name.lower() in _NAMES:
        return None
    two = _IN_WORDS.match(words)
    if two:
        what = f"The name of this block is written with a hyphen: “{slashes} {words}”."
        rest = words[two.end() :].strip(" |:")
        mend = f"Write {slashes} easy-read" + (", and the words on the next line." if rest else ".")
        return Message(file, number, what, mend, "block-unknown")
    near = difflib.get_close_matches(name.lower().strip("|:.,"), _NAMES, 1)
    if not opening and near and near[0] in CALLOUTS:
        what = f"The heading of this block cannot be read: “{slashes} {words}”."
        mend = f"Put a | before the heading: {slashes} {near[0]} | {rest.strip(' |') or 'Bring a friend'}"
    elif not opening and near:
        what = f"There are words after the name of this block: “{slashes} {words}”."
        mend = f"Write the name alone, {slashes} {near[0]}, and the words on the next line."
    else:
        what = f"There is no block called “{name}”."
        guess = f"Did you mean {slashes} {near[0]}? " if near else ""
        mend = f"{guess}The names are: {', '.join(_NAMES)}. For example: {slashes} note | Bring a friend"
    return Message(file, number, what, mend, "block-unknown")
