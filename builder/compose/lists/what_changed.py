"""What changed: every answer to people who took part, newest first, with what was acted on and why not."""

from __future__ import annotations

from itertools import groupby

from builder import open_data
from builder.catalogue import Catalogue, Item
from builder.compose import counts
from builder.compose.blocks import facts, page_link, para, section
from builder.compose.composed import Composed
from builder.compose.easy import entries as easy
from builder.compose.easy.sentences import Ideas, idea, page
from builder.compose.lists import entries
from builder.document import Section
from builder.schema.feedback import Feedback


def compose(catalogue: Catalogue) -> Composed:
    """All feedback by year, after the sum of what was acted on."""
    found = newest(catalogue)
    years = groupby(found, key=lambda item: item.fields.date.year)
    return Composed(
        title="What changed",
        summary="What people told us, what we did about it, and why.",
        after=(
            _sum(found),
            *(
                entries.group(str(year), (entries.feedback(one, catalogue) for one in some))
                for year, some in years
            ),
            _as_data(found),
        ),
        easy=page(("", _OPENING), *_easy_years(found, catalogue)),
    )


_OPENING = (
    idea("listen", "People told us what they think."),
    idea("change", "We tell you what we changed. We tell you why."),
    idea("yes", "We say if we acted on it. To act on something means to do something about it."),
)


def _easy_years(found: list[Item[Feedback]], catalogue: Catalogue) -> list[tuple[str, Ideas]]:
    """The newest feedback by year; after the last one that is shown, where the rest is."""
    some = groupby(found[: easy.PAST], key=lambda item: item.fields.date.year)
    years = [(str(year), easy.entries(one, catalogue)) for year, one in some]
    if len(found) > easy.PAST:
        heading, last = years[-1]
        years[-1] = heading, (*last, easy.MORE)
    return years


def newest(catalogue: Catalogue) -> list[Item[Feedback]]:
    """The feedback that is published by today, newest first."""
    found = [item for item in catalogue.all(Feedback) if item.fields.date <= catalogue.today]
    return sorted(found, key=lambda item: (-item.fields.date.toordinal(), item.fields.title))


def _as_data(found: list[Item[Feedback]]) -> Section | None:
    """Where programs and spreadsheets find the same."""
    files = [page_link(address, f"{address.rpartition('.')[2].upper()} file") for address in open_data.FILES]
    words = para("You may use all of this, for anything: ", files[0], " or ", files[1], ".")
    return section("The same as data", words) if found else None


def _sum(found: list[Item[Feedback]]) -> Section | None:
    """How many things people said in all, and what became of them."""
    numbers = [counts.by_answer(item.fields) for item in found]
    total = {did: sum(one[did] for one in numbers) for did in entries.ANSWERS}
    asked = "once" if len(found) == 1 else f"{len(found)} times"
    said = entries.things(sum(total.values()))
    told = para(f"We have told people {asked} what came of it. They said {said}. This is what we did:")
    rows = facts((words, f"{total[did]:,}") for did, words in entries.ANSWERS.items())
    return section("So far", told, rows) if found else None
