"""How one page stands in a list: a heading that is a link, and below it what helps to choose.

Such a section is a card on the website; every other format shows it as it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.catalogue import Catalogue, Item
from builder.compose import counts
from builder.compose.blocks import (
    Words,
    bold,
    bullets,
    facts,
    joined,
    link,
    listed,
    para,
    section,
    sentence,
    slug,
)
from builder.compose.finder import from_home
from builder.compose.money import EXPENSE_WORDS, paid_expenses
from builder.compose.opportunity import WHOM
from builder.document import Block, Blocks, Paragraph, Section
from builder.schema.feedback import Did, Feedback
from builder.schema.opportunity import Opportunity
from builder.schema.page import Heading
from builder.status import Status, full_date, in_words
from builder.words import many


def entry(item: Item[Heading], *blocks: Block | Blocks, level: int = 2) -> Section:
    """A page in a list, its heading a link to it."""
    inside = tuple(one for part in blocks for one in (part if isinstance(part, tuple) else (part,)))
    return Section(slug(item.fields.title), link(item), level, inside)


def group(heading: str, entries: Iterable[Section], *before: Block) -> Section | None:
    """Entries under a heading, or nothing if there are none."""
    found = tuple(entries)
    return section(heading, *before, found) if found else None


def opportunity(item: Item[Opportunity], catalogue: Catalogue) -> Section:
    """An opportunity to choose: its status, one line, and what people ask first."""
    fields, status = item.fields, catalogue.status(item)
    shown = Paragraph(bold(in_words(status, fields)))
    if status is Status.HAPPENED:
        return entry(item, shown, _answered(item, catalogue), level=3)
    if status in (Status.CLOSED, Status.DECIDING):
        tell = full_date(fields.tell_by) if fields.tell_by else None
        return entry(item, shown, para(fields.summary), facts((("We tell you by", tell),)), level=3)
    return entry(item, shown, para(fields.summary), _what_people_ask(item, catalogue), level=3)


def _what_people_ask(item: Item[Opportunity], catalogue: Catalogue) -> Blocks:
    """Pay, time, place and whom it is for; there is nothing to do, or to be paid for, in mere information."""
    fields = item.fields
    expenses = [EXPENSE_WORDS[one] for one in paid_expenses(item, catalogue)]
    joining: tuple[tuple[str, Words], ...] = (
        ("Pay", _pay(item)),
        ("Expenses", sentence(listed(expenses or ["none"]))),
        ("From home", "Yes" if from_home(item) else "No"),
    )
    return facts(
        (
            ("How long", sentence(fields.time)),
            *(() if fields.kind == "information" else joining),
            ("Who for", WHOM[fields.who_for]),
        )
    )


def _pay(item: Item[Opportunity]) -> str:
    return sentence(item.fields.payment) if item.fields.paid else "None"


def on_first_page(item: Item[Opportunity], catalogue: Catalogue) -> Section:
    """An opportunity where there is little room: its status, one line, time and pay."""
    fields = item.fields
    shown = Paragraph(bold(in_words(catalogue.status(item), fields)))
    asked = facts((("How long", sentence(fields.time)), ("Pay", _pay(item))))
    return entry(item, shown, para(fields.summary), asked, level=3)


def _answered(item: Item[Opportunity], catalogue: Catalogue) -> Blocks:
    """What came of an opportunity, in a sentence and a link."""
    found = catalogue.feedback_on(item)
    if not found:
        return ()
    told = counts.acted_on(found.fields, catalogue.site.thresholds.small_number)
    return (para(told), para(link(found, "Read what came of it")))


ANSWERS: dict[Did, str] = {
    "yes": "Acted on",
    "partly": "Acted on in part",
    "no": "Not acted on",
    "not yet": "Not yet",
}


def feedback(item: Item[Feedback], catalogue: Catalogue) -> Section:
    """Feedback in a list: when, how many people, how much was acted on, and why the rest was not."""
    fields = item.fields
    took_part = counts.took_part(fields.people, catalogue.site.thresholds.small_number)
    return entry(
        item,
        para(full_date(fields.date)),
        (para(fields.summary),) if fields.summary else (),
        para(f"{took_part} They said {things(len(fields.points))}: {_became(fields)}."),
        bullets(_reasons(fields)),
        level=3,
    )


def _became(fields: Feedback) -> str:
    """What became of the things that people said: `2 acted on, 1 not acted on`."""
    numbers = counts.by_answer(fields)
    return ", ".join(f"{numbers[did]} {words.lower()}" for did, words in ANSWERS.items() if numbers[did])


def things(number: int) -> str:
    """How many things people said: `1 thing`, `3 things`."""
    return many(number, "thing")


def _reasons(fields: Feedback) -> Iterable[Words]:
    """What was not done, or not all of it, and why."""
    for point in fields.points:
        if point.did != "yes" and point.why:
            yield joined(
                f"{sentence(point.said)} ",
                bold(f"{ANSWERS[point.did]}."),
                f" {sentence(point.what)}" if point.what else "",
                f" Why: {sentence(point.why)}",
            )


def brief(item: Item[Feedback], catalogue: Catalogue) -> Section:
    """Feedback where there is little room: its day and how much was acted on."""
    told = counts.acted_on(item.fields, catalogue.site.thresholds.small_number)
    return entry(item, para(full_date(item.fields.date)), para(told), level=3)


def line(item: Item[Opportunity]) -> Words:
    """An opportunity in one line, with what people most often choose by."""
    fields = item.fields
    pay = f"Pay: {fields.payment}" if fields.paid else "Not paid"
    home = " From home." if from_home(item) else ""
    return joined(link(item), f". {sentence(pay)} {sentence(fields.time)}{home}")
