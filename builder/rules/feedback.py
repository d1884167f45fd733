"""Rules: feedback gives its reasons, and its numbers add up. Codes `why-missing` and `counts-differ`."""

from __future__ import annotations

from collections.abc import Iterator

from builder.rules.trouble import Trouble
from builder.schema.feedback import Feedback

_WHY = "why: The third centre has no evening bus."


def reasons(fields: Feedback) -> Iterator[Trouble]:
    """Where the answer is anything but yes, people are told why."""
    for number, point in enumerate(fields.points):
        if point.did != "yes" and not point.why:
            what = f"You answer “{point.did}” to “{point.said}” and do not say why."
            mend = f"Every answer but yes needs a reason. For example: {_WHY}"
            yield Trouble(("points", number), what, mend, "why-missing")


def sums(fields: Feedback) -> Iterator[Trouble]:
    """Every table of who took part adds up to all the people."""
    for table, counts in fields.who_took_part.items():
        total = sum(counts.values())
        if total != fields.people:
            what = f"The numbers under “{table}” add up to {total}, but “people” says {fields.people}."
            mend = "Check both. People who did not say can have a row of their own: Not known"
            path = ("who_took_part", table)
            yield Trouble(path, what, mend, "counts-differ", looked_at=("people",))


def more_than_all(fields: Feedback) -> Iterator[Trouble]:
    """No point was made by more people than took part."""
    for number, point in enumerate(fields.points):
        if point.people and point.people > fields.people:
            what = (
                f"{point.people} people are said to have made this point, but only {fields.people} took part."
            )
            path = ("points", number, "people")
            yield Trouble(path, what, "Check both numbers.", "counts-differ", looked_at=("people",))
