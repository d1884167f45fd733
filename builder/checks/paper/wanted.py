"""What a file for paper has to keep to, and the Document that it was made from where that is known."""

from __future__ import annotations

from dataclasses import dataclass

from builder.contrast import TEXT
from builder.document import Document

LEAST = 16.0  # points: the smallest type of large print (UKAAF G003)
CLEAR = 14.0  # points: the smallest type of clear print (RNIB Clear Print)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The smallest type in points, the least contrast of words, and the Document if there is one."""

    least: float = LEAST
    contrast: float = TEXT
    document: Document | None = None


USUAL = Wanted()
