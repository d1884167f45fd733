"""Asks for what an author writes below the fields: words of their own, and easy read."""

from __future__ import annotations

from pathlib import Path

from builder import symbols
from builder.starting.questions import Asker

_HELP = """
In your own words
Write what else people should know. Leave an empty line between paragraphs.
For example: Last spring, people told us that the centres close too early.
When you have finished, write a line with only a full stop, or press Enter on two empty lines."""

_LONGEST = 15  # words of an easy-read sentence
_EASY_HELP = f"""
Easy read
Say the most important things once more, in short sentences of up to {_LONGEST} words.
For each sentence, name a picture in a word or two, such as calendar, phone, meeting or money.
For example: You can call us. Picture: phone
Press Enter with nothing to finish."""


def own_words(asker: Asker, needed: bool) -> str:
    """Lines of Markdown up to a full stop alone or two empty lines; empty if there is nothing to add."""
    asker.say(_HELP if needed else f"{_HELP}\nYou can leave this out: write a full stop now.")
    while True:
        words = _lines(asker)
        if words or not needed:
            return words
        asker.say("This page needs some words. Please write at least one sentence.")


def _lines(asker: Asker) -> str:
    lines: list[str] = []
    while lines[-2:] != ["", ""]:
        line = asker.ask("").rstrip()
        if line == ".":
            break
        lines.append(line)
    return "\n".join(lines).strip("\n")


def easy_read(asker: Asker, own: Path) -> str:
    """An easy-read block, or nothing; `own` is the organisation's folder of pictures."""
    asker.say(_EASY_HELP)
    ideas: list[str] = []
    while sentence := asker.ask(f"Sentence {len(ideas) + 1}: ").strip():
        words = len(sentence.split())
        if words > _LONGEST:
            asker.say(
                f"This sentence has {words} words. Please say it in {_LONGEST} or fewer, or in two sentences."
            )
            continue
        ideas.append(f"![](symbol:{_picture(asker, own)}) {sentence}")
    return "\n\n".join(["/// easy-read", *ideas]).replace("\n\n", "\n", 1) + "\n///" if ideas else ""


def _picture(asker: Asker, own: Path) -> str:
    while True:
        word = asker.ask("Picture: ").strip()
        found = symbols.find(word, own) if word else None
        if found:
            return found.name
        near = symbols.suggest(word, own) if word else ()
        if near:
            asker.say(f"There is no picture called “{word}”. Perhaps: {', '.join(near)}.")
        elif word:
            asker.say(f"There is no picture called “{word}”. Try a simpler word, such as people or question.")
        else:
            asker.say("Each sentence needs a picture. Try a word such as calendar, phone or people.")
