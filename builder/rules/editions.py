"""Rules: every piece of the Talking News can be heard and read. Codes `piece-empty`, `transcript-missing`."""

from __future__ import annotations

from collections.abc import Iterator

from builder.rules.trouble import Trouble
from builder.schema.edition import Edition


def pieces(fields: Edition) -> Iterator[Trouble]:
    """A piece has words to be read, or a recording with its words."""
    for number, piece in enumerate(fields.own_pieces):
        path = ("own_pieces", number)
        if not piece.words and not piece.recording:
            what = f"“{piece.title}” has neither words nor a recording."
            mend = "Write what is to be read. For example: words: The canal path is gritted now."
            yield Trouble(path, what, mend, "piece-empty")
        if piece.recording and not piece.transcript:
            what = f"“{piece.title}” is a recording, and its words are missing, which deaf people need."
            mend = "Write what is said in it. For example: transcript: The canal path is gritted now."
            yield Trouble(path, what, mend, "transcript-missing")
