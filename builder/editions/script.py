"""The reader’s script of an edition, composed from its plan and written to be printed."""

from __future__ import annotations

from pathlib import Path

from builder.compose.talking_news.readers_script import readers_script
from builder.document import Document
from builder.editions import shelf
from builder.editions.order import RunningOrder, length
from builder.editions.plan import Plan
from builder.speech import pronunciations
from builder.speech.pronunciations import DEFAULT
from builder.whole import whole
from builder.writers import readers_script as paper
from builder.writers import word

FILE = "{name}-readers-script"


def composed(plan: Plan, order: RunningOrder) -> Document:
    """The script of all tracks, with how the names of the place are said."""
    entries = [plan.welcome(order.seconds, ()).entry, *(row.entry for row in order.rows[1:])]
    lengths = [length(row.seconds, row.exact) for row in order.rows]
    tracks = list(zip(entries, lengths, strict=True))
    return readers_script(plan.item, tracks, names(plan.build.context.content), plan.build.catalogue)


def write(plan: Plan, order: RunningOrder, outputs: Path) -> tuple[Path, ...]:
    """Write the script in large print and in Word, for people who record before an edition is made."""
    document, context = composed(plan, order), plan.build.context
    folder = outputs / shelf.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / FILE.format(name=plan.item.slug)
    files = target.with_suffix(".pdf"), target.with_suffix(".docx")
    for writer, file in zip((paper, word), files, strict=True):
        with whole(file) as unfinished:
            writer.write(document, unfinished, context)
    return files


def names(content: Path) -> dict[str, str]:
    """Names and how they are said, without what only a machine needs to be told, such as acronyms."""
    known, _ = pronunciations.read(content / "pronunciations.yml")
    ours = dict(DEFAULT.entries)
    return {word: sound for word, sound in known.entries if word not in ours and _is_name(word)}


def _is_name(words: str) -> bool:
    """Whether words are a name that people read: it begins with a capital, and has no other and no digit."""
    parts = words.replace("-", " ").replace("’", "").split()
    return words[:1].isupper() and all(part.isalpha() and part[1:] == part[1:].lower() for part in parts)
