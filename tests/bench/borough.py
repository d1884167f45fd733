"""A generated document of 10,000 words with headings, lists, links and 20 tables, the same every time."""

from __future__ import annotations

import random

_NAMES = """
people council service meeting carer support centre garden bus library group money plan street choice answer
question letter phone week month room door tea lunch family friend neighbour team help time place change idea
report page form visit doctor school park house market river bridge
"""
WORDS = tuple(_NAMES.split())
VERBS = ("asked", "told", "showed", "gave", "found", "kept", "made", "sent", "wrote", "brought", "paid")


def markdown(words: int = 10_000, tables: int = 20) -> str:
    """The Markdown body of the document."""
    chance = random.Random(20261122)
    parts: list[str] = []
    every = words // tables
    written = 0
    for number in range(tables):
        parts.append(f"## Part {number + 1}: the {chance.choice(WORDS)} and the {chance.choice(WORDS)}")
        written += 6
        parts.append(table(chance))
        written += 24
        while written < (number + 1) * every:
            kind = chance.random()
            text = bullets(chance) if kind < 0.15 else paragraph(chance)
            parts.append(text)
            written += len(text.split())
    return "\n\n".join(parts) + "\n"


def page(body: str) -> str:
    """The body as a page with its fields."""
    fields = "title: A plan of 10,000 words\nsummary: It is long, so that we can see how fast we are."
    return f"---\n{fields}\n---\n{body}"


def sentence(chance: random.Random) -> str:
    """One sentence of 8 to 15 words."""
    names = [chance.choice(WORDS) for _ in range(chance.randint(5, 12))]
    names.insert(2, chance.choice(VERBS))
    return "The " + " ".join(names) + "."


def paragraph(chance: random.Random) -> str:
    """Two to six sentences, some with a link."""
    sentences = [sentence(chance) for _ in range(chance.randint(2, 6))]
    if chance.random() < 0.2:
        sentences.append("See [our pages](https://example.org/pages) or call 01632 960 100 by 12 May 2027.")
    return " ".join(sentences)


def bullets(chance: random.Random) -> str:
    """A list of three to six sentences."""
    return "\n".join(f"- {sentence(chance)}" for _ in range(chance.randint(3, 6)))


def table(chance: random.Random, rows: int = 8) -> str:
    """A table of three columns."""
    lines = [" | ".join(chance.choice(WORDS) for _ in range(3)) for _ in range(rows)]
    return "\n".join(["| What | Who | When |", "|---|---|---|", *(f"| {line} |" for line in lines)])
