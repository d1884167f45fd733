"""A generated borough of 1,000 items, whose website is timed beside stock MkDocs on the same Markdown."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

from tests.bench import answers, borough

EDITED = "opportunities/item-150.md"
_SAMPLE = Path(__file__).parent.parent.parent / "content"
_SYMBOLS = ("calendar", "clock", "money", "phone", "letter", "meeting", "meeting-place")
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def write(content: Path) -> int:
    """Write the borough's Markdown, the same every time; how many items it has."""
    chance = random.Random(1000)
    _save(content / "index.md", {"title": "Have your say", "summary": "What you can join."}, "Welcome.\n")
    shutil.copy(_SAMPLE / "glossary.yml", content)
    for part, many in answers.MANY.items():
        fields = {"title": part.capitalize(), "summary": f"Everything about {part}."}
        _save(content / part / "index.md", fields, "Choose one of them.\n")
        for number in range(many):
            body = _body(chance, number, part)
            _save(content / part / f"item-{number:03}.md", answers.ANSWERS[part](chance, number), body)
    return sum(answers.MANY.values())


def edit(content: Path, number: int) -> None:
    """Change one sentence of one item, each number to other words."""
    path = content / EDITED
    text = path.read_text("utf-8").partition("\n\nEdited")[0]
    path.write_text(f"{text}\n\nEdited for the time with the number {number}.\n", "utf-8", newline="\n")


def answer(content: Path, number: int) -> None:
    """Change one answer of one item that lists show too, each number to other words."""
    path = content / EDITED
    lines = path.read_text("utf-8").splitlines(keepends=True)
    new = f"summary: It is told in the words of number {number}.\n"
    path.write_text(
        "".join(new if line.startswith("summary:") else line for line in lines), "utf-8", newline="\n"
    )


def _body(chance: random.Random, number: int, part: str) -> str:
    """About 150 to 300 words: headings, lists, links to neighbours, some tables, many easy-read ideas."""
    many = answers.MANY[part]
    beside = "../opportunities/" if part == "feedback" else ""  # other feedback may wait for its day
    parts = [borough.paragraph(chance)]
    if answers.has_easy_read(number):
        parts.append(_easy_read(chance))
    parts += ["## What can change", borough.paragraph(chance)]
    parts += ["## How to take part", borough.sentence(chance), borough.bullets(chance)]
    parts += ["## What happens next", borough.paragraph(chance)]
    if number % 3 == 0:
        parts += ["## Dates and places", borough.table(chance, rows=4)]
    near = (number + 1) % many, (number + 7) % many
    parts.append(
        "See also " + " and ".join(f"[item {n}]({beside}item-{n:03}.md#what-can-change)" for n in near) + "."
    )
    return "\n\n".join(parts) + "\n"


def _easy_read(chance: random.Random) -> str:
    ideas = [f"![](symbol:{chance.choice(_SYMBOLS)}) {borough.sentence(chance)}" for _ in range(4)]
    return "/// easy-read\n" + "\n\n".join(ideas) + "\n///"


def _save(path: Path, fields: Mapping[str, object], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = yaml.dump(dict(fields), Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=100_000)
    path.write_text(f"---\n{head}---\n{body}", "utf-8", newline="\n")
