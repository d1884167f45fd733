"""Asks for what an author writes below the fields: words of their own, and easy read."""

from __future__ import annotations

import re
from pathlib import Path

from builder import symbols
from builder.starting.turns import Asker, Back, answer_from, line_from, take_back

_HELP = """
In your own words
Write what else people should know. Each line becomes a paragraph.
Lines that begin with a hyphen become a list."""
_END = "When you have no more, press Enter."

_LONGEST = 15  # words of an easy-read sentence
_EASY_HELP = f"""
Easy read
Say the most important things once more, in short sentences of up to {_LONGEST} words.
For each sentence, name a picture in a word or two, such as calendar, phone, meeting or money.
For example: You can call us. Picture: phone
{_END}"""
_ROWS = {"list": re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]"), "table": re.compile(r"\|")}


def own_words(asker: Asker, needed: bool, example: str) -> str:
    """Markdown of the lines up to an empty one; empty if there is nothing to add."""
    asker.say(f"{_HELP}\nFor example: {example}\n{_END}" + ("" if needed else " You can leave this out."))
    while True:
        words = paragraphs(_lines(asker))
        if words or not needed:
            return words
        asker.say("This page needs some words. Please write at least one sentence.")


def _lines(asker: Asker) -> list[str]:
    lines: list[str] = []
    while True:
        try:
            line = line_from(asker, "")
        except Back:
            take_back(asker, lines)
            continue
        if not line.strip():
            return lines
        lines.append(line)


def paragraphs(lines: list[str]) -> str:
    """Markdown in which each line is a paragraph; items of a list and rows of a table stay together."""
    text, before = "", ""
    for line in lines:
        kind = _kind(line)
        together = kind == before if kind else before == "list" and line.startswith("    ")
        text += ("\n" if together else "\n\n") + (line if together else line.strip())
        before = before if together else kind
    return text.strip("\n")


def _kind(line: str) -> str:
    """Whether a line is of a list or a table; empty for words."""
    return next((kind for kind, begins in _ROWS.items() if begins.match(line.lstrip())), "")


def easy_read(asker: Asker, own: Path) -> str:
    """An easy-read block, or nothing; `own` is the organisation's folder of pictures."""
    asker.say(_EASY_HELP)
    ideas: list[str] = []
    while True:
        try:
            sentence = answer_from(asker, f"Sentence {len(ideas) + 1}: ")
        except Back:
            take_back(asker, ideas, lambda idea: idea.partition(") ")[2] or idea)
            continue
        words = len(sentence.split())
        if not sentence:
            return "/// easy-read\n" + "\n\n".join(ideas) + "\n///" if ideas else ""
        if words > _LONGEST:
            asker.say(
                f"This sentence has {words} words. Please say it in {_LONGEST} or fewer, or in two sentences."
            )
            continue
        try:
            picture = _picture(asker, own)
        except Back:
            continue  # to the sentence, which was not meant
        ideas.append(f"![](symbol:{picture}) {sentence}" if picture else sentence)


def _picture(asker: Asker, own: Path) -> str:
    """The name of a picture; empty if the sentence is to stand without one."""
    while word := answer_from(asker, "Picture, or Enter for none: "):
        found = symbols.find(word, own)
        if found:
            return found.name
        near = symbols.suggest(word, own)
        if near:
            asker.say(f"There is no picture called “{word}”. Perhaps: {', '.join(near)}.")
        else:
            asker.say(f"There is no picture called “{word}”. Try a simpler word, such as people or question.")
    return ""
