"""Counts of people that are safe to publish: small numbers hidden, and whatever would give them away.

Numbers from 1 to 4 can point at a person, so no output shows them. Hiding only those is not enough: whoever
knows the total can take away the cells that are shown. Nor must the way we choose give anything away, because
everybody can read this file. Three ideas make that so:

- **What is hidden depends on the counts, never on their order, and equal counts share their fate.** So the
  hidden counts of a table could have been swapped among themselves, and the same would be shown.
- **At least two different counts are hidden**, so a swap is a real doubt: any of them may stand in any hidden
  cell. Only where everybody is spread evenly (4, 4 and 4) are there no two; then all who are not in an empty
  group are hidden, just as for the less even 3, 3 and 6, and nobody can tell which it was.
- **A table with small counts and no more people than groups is hidden whole.** Otherwise one person in each
  group would be the only table that is hidden whole, and so known.

Several tables about the same people are hidden one by one. This is safe because all they share is the total:
any table can go with any other of the same total, so one says nothing about the cells of the next. Nor do two
tables fix a small number of people in two groups at once (disabled *and* under 18): that needs a small cell,
which is hidden. It is not safe for two tables that cut the same question in different ways (ages by tens,
and ages by fives): publish one of them. Nor for numbers of several pages added up, if all pages but one show
theirs: who takes them away from the sum has the last.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

LEAST = 5
NOT_SHOWN = "not shown"
SOME = "some"
NEARLY_ALL = "nearly everyone"

# Only one number would be small if `least` were 2, so hiding it would tell it.
SMALLEST_LEAST = 3

Cells = tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A total and its tables as they may be published; None is a hidden number.

    `tables` holds the name of each table and its cells, (group, count), in the order they were given.
    """

    total: int | None
    tables: tuple[tuple[str, Cells], ...]

    @property
    def hides(self) -> bool:
        """Whether anything is hidden, so that `why` should stand beside the numbers."""
        return self.total is None or any(count is None for _, cells in self.tables for _, count in cells)


def hide(total: int, tables: Mapping[str, Mapping[str, int]], least: int = LEAST) -> Shown:
    """The numbers of people with everything hidden that could single out somebody.

    `total` is how many people there were; each table says how many of them are in each group, and adds up to
    the total. A table that does not add up is hidden whole. Numbers from 1 to `least` - 1 are small.
    Raises ValueError if `least` is under 3, because then nothing can be hidden.
    """
    _require_possible(least)
    return Shown(
        None if total < 0 or _is_small(total, least) else total,
        tuple((name, _cells(total, cells, least)) for name, cells in tables.items()),
    )


def in_words(count: int | None, least: int = LEAST) -> str:
    """A cell as every output shows it: `1,204`, `0` or “not shown”; a small number never gets through."""
    return NOT_SHOWN if count is None or _is_small(count, least) else f"{count:,}"


def on_its_own(count: int, least: int = LEAST) -> str:
    """A count that is no part of any sum, in words: `12`, `0`, or “fewer than 5” for a small one.

    Not for the cell of a table or for a total: those words beside other numbers would give them away.
    Raises ValueError if `least` is under 3.
    """
    _require_possible(least)
    return f"fewer than {least}" if _is_small(count, least) else f"{count:,}"


def among(count: int, total: int, least: int = LEAST) -> str:
    """How many of all people said one thing, in words; those who did not say it are as safe as those who did.

    `12` and `0` are shown. Otherwise it is “fewer than 5” or “nearly everyone”; or “some” of so few people
    that these words would tell a number: of 6, “nearly everyone” is 5.
    """
    if not _is_small(count, least) and not _is_small(total - count, least):
        return f"{count:,}"
    if least <= total < 2 * least:
        return SOME
    return on_its_own(count, least) if count < least else NEARLY_ALL


def why(least: int = LEAST) -> str:
    """The sentence that says why some numbers are not shown."""
    return (
        f"We do not show numbers from 1 to {least - 1}, or numbers that would give them away, "
        "so that nobody can be picked out."
    )


def _cells(total: int, cells: Mapping[str, int], least: int) -> Cells:
    hidden = _hidden(total, cells.values(), least)
    return tuple((group, None if count in hidden else count) for group, count in cells.items())


def _hidden(total: int, counts: Collection[int], least: int) -> set[int]:
    """The counts of one table that must not be shown, as values: every cell with such a value is hidden.

    After the small counts come the next larger ones, smallest first, until two different counts are hidden
    and together they are not a small number of people. Empty groups stay, unless the whole table goes.
    """
    every = set(counts)
    if total < 0 or _is_small(total, least) or sum(counts) != total or any(count < 0 for count in counts):
        return every
    hidden = {count for count in every if _is_small(count, least)}
    if not hidden:
        return hidden
    if total <= len(counts):
        return every
    for further in sorted(count for count in every if count >= least):
        if len(hidden) > 1 and sum(count for count in counts if count in hidden) >= least:
            break
        hidden.add(further)
    return hidden


def _is_small(count: int, least: int) -> bool:
    return 0 < count < least


def _require_possible(least: int) -> None:
    if least < SMALLEST_LEAST:
        raise ValueError(f"numbers are small below {SMALLEST_LEAST} or more, not below {least}")
