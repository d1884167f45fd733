"""How thoroughly tests try what they make up: somewhat in `make test`, and more in `make test-slow`."""

from __future__ import annotations

import os

THOROUGH = os.environ.get("INVOLVE_THOROUGH") == "1"


def examples(number: int) -> int:
    """How many examples to try of a number that takes long; others are made up in each run."""
    return number if THOROUGH else max(5, number // 4)
