"""Faults of the program itself: officers are told what was being made, and the details go to a file."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.messages import BuildError


@contextmanager
def told_plainly(doing: str, details: Path) -> Iterator[None]:
    """Turn an error that nobody foresaw into BuildError; `doing` ends the sentence “A fault … while …”.

    BuildError and OSError (which is about the disk) pass through as they are.
    """
    try:
        yield
    except (BuildError, OSError):
        raise
    except Exception as error:
        details.parent.mkdir(parents=True, exist_ok=True)
        details.write_text(traceback.format_exc(), "utf-8")
        raise BuildError(
            f"A fault in the program came up while {doing}. Nothing was published: the site is as it was. "
            f"You have done nothing wrong. Please send {details} to those who look after the program."
        ) from error
