"""A generated borough of 1,000 items: how long its website takes, beside stock MkDocs on the same Markdown.

Each kind of content has one function that gives the fields of an item, so that a borough of real kinds takes
the place of plain pages one function at a time.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from tests.bench import borough

Fields = dict[str, str]

PARTS = {
    "opportunities": 300,
    "feedback": 300,
    "events": 160,
    "newsletters": 100,
    "groups": 90,
    "strategies": 50,
}
EDITED = "opportunities/item-150.md"
_SYMBOLS = ("calendar", "clock", "money", "phone", "letter", "meeting", "meeting-place")
_FIRST_DAY = date(2025, 1, 1)


def write(content: Path) -> int:
    """Write the borough's Markdown, the same every time; how many items it has."""
    chance = random.Random(1000)
    _save(content / "index.md", {"title": "Have your say", "summary": "What you can join."}, "Welcome.\n")
    for part, many in PARTS.items():
        fields = {"title": part.capitalize(), "summary": f"Everything about {part}."}
        _save(content / part / "index.md", fields, "Choose one of them.\n")
        for number in range(many):
            body = _body(chance, number, many)
            _save(content / part / f"item-{number:03}.md", FIELDS[part](chance, number), body)
    return sum(PARTS.values())


def edit(content: Path, number: int) -> None:
    """Change one sentence of one item, each number to other words."""
    path = content / EDITED
    text = path.read_text("utf-8").partition("\n\nEdited")[0]
    path.write_text(f"{text}\n\nEdited for the time with the number {number}.\n", "utf-8", newline="\n")


def _opportunity(chance: random.Random, number: int) -> Fields:
    return _plain(chance, number, "Tell us about")


def _feedback(chance: random.Random, number: int) -> Fields:
    return _plain(chance, number, "What we did about")


def _event(chance: random.Random, number: int) -> Fields:
    return _plain(chance, number, "Come and talk about")


def _newsletter(chance: random.Random, number: int) -> Fields:
    return _plain(chance, number, "News of")


def _group(chance: random.Random, number: int) -> Fields:
    return _plain(chance, number, "The group for")


def _strategy(chance: random.Random, number: int) -> Fields:
    return _plain(chance, number, "Our plan for")


FIELDS: dict[str, Callable[[random.Random, int], Fields]] = {
    "opportunities": _opportunity,
    "feedback": _feedback,
    "events": _event,
    "newsletters": _newsletter,
    "groups": _group,
    "strategies": _strategy,
}


def _plain(chance: random.Random, number: int, opening: str) -> Fields:
    """The fields that every page has."""
    title = f"{opening} the {chance.choice(borough.WORDS)} and the {chance.choice(borough.WORDS)} ({number})"
    day = _FIRST_DAY + timedelta(days=chance.randrange(700))
    return {"title": title, "summary": borough.sentence(chance), "date": day.isoformat()}


def _body(chance: random.Random, number: int, many: int) -> str:
    """About 150 to 300 words: headings, lists, links to neighbours, some tables, many easy-read ideas."""
    parts = [borough.paragraph(chance)]
    if number % 10 < 7:
        parts.append(_easy_read(chance))
    parts += ["## What can change", borough.paragraph(chance)]
    parts += ["## How to take part", borough.sentence(chance), borough.bullets(chance)]
    parts += ["## What happens next", borough.paragraph(chance)]
    if number % 3 == 0:
        parts += ["## Dates and places", borough.table(chance, rows=4)]
    near = (number + 1) % many, (number + 7) % many
    parts.append(
        "See also " + " and ".join(f"[item {n}](item-{n:03}.md#what-can-change)" for n in near) + "."
    )
    return "\n\n".join(parts) + "\n"


def _easy_read(chance: random.Random) -> str:
    ideas = [f"![](symbol:{chance.choice(_SYMBOLS)}) {borough.sentence(chance)}" for _ in range(4)]
    return "/// easy-read\n" + "\n\n".join(ideas) + "\n///"


def _save(path: Path, fields: Fields, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = "".join(f"{name}: {value}\n" for name, value in fields.items())
    path.write_text(f"---\n{head}---\n{body}", "utf-8", newline="\n")
