"""What changed: every answer to people who took part, newest first, with what was acted on and why not."""

from __future__ import annotations

from itertools import groupby

from builder.catalogue import Catalogue, Item
from builder.compose import counts
from builder.compose.blocks import facts, para
from builder.compose.composed import Composed
from builder.compose.lists import entries
from builder.document import Blocks, EasyRead, Idea, Text
from builder.schema.feedback import Feedback


def compose(catalogue: Catalogue) -> Composed:
    """All feedback by year, after the sum of what was acted on."""
    found = newest(catalogue)
    years = groupby(found, key=lambda item: item.fields.date.year)
    return Composed(
        title="What changed",
        summary="What people told us, what we did about it, and why.",
        opening=_sum(found),
        after=tuple(
            entries.group(str(year), (entries.feedback(one, catalogue) for one in some))
            for year, some in years
        ),
        easy=(("", EasyRead((Idea("listen", "", _words), Idea("change", "", _why)))),),
    )


_words = (Text("People told us what they think."),)
_why = (Text("We tell you what we changed. We tell you why."),)


def newest(catalogue: Catalogue) -> list[Item[Feedback]]:
    """The feedback that is published by today, newest first."""
    found = [item for item in catalogue.all(Feedback) if item.fields.date <= catalogue.today]
    return sorted(found, key=lambda item: (-item.fields.date.toordinal(), item.fields.title))


def _sum(found: list[Item[Feedback]]) -> Blocks:
    """How many things people said in all, and what became of them."""
    numbers = [counts.by_answer(item.fields) for item in found]
    total = {did: sum(one[did] for one in numbers) for did in entries.ANSWERS}
    said = sum(total.values())
    asked = "once" if len(found) == 1 else f"{len(found)} times"
    told = para(f"We have answered {asked} so far. People said {entries.things(said)}. This is what we did:")
    return (
        (told, *facts((words, f"{total[did]:,}") for did, words in entries.ANSWERS.items())) if found else ()
    )
