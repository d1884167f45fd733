"""Mail merge: places in a letter that Word fills from a list of people, which is kept somewhere else."""

from __future__ import annotations

from builder.ooxml.elements import Element
from builder.ooxml.fields import field


def merge_field(name: str) -> list[Element]:
    """The runs of a place for a column of the list; until it is filled it reads «Name».

    The name is in quotation marks, because it may hold a space (ECMA-376-1, 17.16.5.35).
    """
    return field(f' MERGEFIELD "{name}" ', f"«{name}»")
