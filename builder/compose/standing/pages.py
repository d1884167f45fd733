"""The table of pages that stand on every site; the foot of every page leads to them."""

from __future__ import annotations

from collections.abc import Callable

from builder.catalogue import Catalogue
from builder.compose.composed import Composed
from builder.compose.standing import complaints, reading, statement

STATEMENT = complaints.STATEMENT
COMPLAINTS = complaints.ADDRESS
HOW_TO_READ = reading.ADDRESS

# In the order in which the foot of every page names them.
STANDING: dict[str, Callable[[Catalogue], Composed]] = {
    HOW_TO_READ: reading.compose,
    STATEMENT: statement.compose,
    COMPLAINTS: complaints.compose,
}


def is_standing(address: str) -> bool:
    """Whether the page at an address stands on every site."""
    return address in STANDING


def compose(address: str, catalogue: Catalogue) -> Composed:
    """The standing page at an address."""
    return STANDING[address](catalogue)
