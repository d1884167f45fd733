"""What a check of a file says: one thing that is wrong, where in the file, and which law it breaks."""

from __future__ import annotations

from dataclasses import dataclass

_SHOWN = 60  # characters of the words that are quoted


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong with a file, in words an officer understands.

    `what` is a whole sentence, the same wherever the same is wrong; `where` says the page and the words.
    `criterion` is the number of the WCAG success criterion that it breaks (`1.1.1`), empty if it breaks none.
    """

    what: str
    where: str = ""
    criterion: str = ""


def place(page: int, words: str = "") -> str:
    """Where something is: `page 3: “Tell us by Friday”`."""
    words = " ".join(words.split())
    if not words:
        return f"page {page}"
    return f"page {page}: {quoted(words)}"


def quoted(words: str) -> str:
    """Words in quotation marks, cut where they are many."""
    return f"“{words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + '…'}”"
