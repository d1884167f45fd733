"""The letter to people who took part: what they told us, what we did, why, and what happens next.

It says the same as the page of feedback, in short, on one or two sides of paper. Whom it goes to is not in
it: the writer leaves places that a list of addresses fills in Word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TypeVar

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import ask, joined, para, section, sentence
from builder.compose.counts import acted_on
from builder.compose.feedback import ANSWERS
from builder.document import (
    Blocks,
    BulletList,
    Definition,
    DefinitionList,
    Document,
    LineBreak,
    Link,
    Paragraph,
    Text,
)
from builder.schema.feedback import Feedback, Point, Step
from builder.schema.opportunity import Opportunity
from builder.schema.site import Contact
from builder.status import full_date
from builder.words import capital, plain_text

Thing = TypeVar("Thing")

# About as many words as fit on two sides of clear print with what is always there, and for what happens next;
# every paragraph takes the room of a few more.
LETTER, STEPS, PARAGRAPH = 510, 100, 14


def letter(item: Item[Feedback], catalogue: Catalogue) -> Document:
    """The letter about a piece of feedback: its words from the first line after “Dear” to the signature."""
    fields, site = item.fields, catalogue.site
    about = catalogue.find(Opportunity, fields.opportunity)
    contact = catalogue.contact_of(about or item)
    asked = fields.we_asked or (about.fields.summary if about else "")
    opening = (para(f"We asked: {sentence(asked)}"),) if asked else ()
    steps = _fitting([_step(one) for one in fields.next_steps], STEPS, _length)
    turning_to = _turning_to(contact, catalogue)
    thanks = sentence(fields.thanks)
    room = LETTER - _length((para(thanks), *opening, BulletList(steps), *turning_to))
    parts = (
        section("You told us, we did", *_points(item, catalogue, room)),
        section("What happens next", BulletList(steps)),
        section("If you want to ask something, or are not happy", *turning_to),
    )
    return Document(
        title=fields.title,
        summary=thanks,
        blocks=(*opening, *(one for one in parts if one), *_signed(contact, catalogue)),
        address=item.address,
        lang=site.language,
        date=fields.date,
        source=item.file,
    )


def _points(item: Item[Feedback], catalogue: Catalogue, room: int) -> Blocks:
    """How much was acted on, as many of the points as fit into the room, and where the others are."""
    fields, site = item.fields, catalogue.site
    address = site.root + item.address
    points = [_point(one) for one in fields.points]
    shown = _fitting(_fairly(fields.points), room, lambda one: _length((DefinitionList((points[one],)),)))
    more = len(points) - len(shown)
    rest = f"You told us {more} more thing{'s' if more > 1 else ''}. " if more > 0 else ""
    read = joined(
        rest, "Read all of it at ", (Link((Text(address),), "/" + item.address),), ", or ask us to post it."
    )
    return (
        para(acted_on(fields, site.thresholds.small_number)),
        DefinitionList(tuple(points[one] for one in sorted(shown))),
        para(read),
    )


def _fairly(points: Sequence[Point]) -> list[int]:
    """The order in which points go into a letter: first one of each answer, so that no “no” is hushed."""
    first = {point.did: at for at, point in reversed(list(enumerate(points)))}
    return sorted(range(len(points)), key=lambda at: at not in first.values())


def _fitting(things: Sequence[Thing], room: int, length: Callable[[Thing], int]) -> tuple[Thing, ...]:
    """The first of some things, as many as fit; one at least."""
    fit = sum(so_far <= room for so_far in accumulate(map(length, things)))
    return tuple(things[: max(fit, 1)])


def _length(blocks: Blocks) -> int:
    """About how much room blocks take, in words."""
    return sum(len(words.split()) + PARAGRAPH for words in plain_text(blocks))


def _point(point: Point) -> Definition:
    """One thing that people said, what was done, and why, unless all of it was done."""
    word, alone = ANSWERS[point.did]
    did = f"{word}: {sentence(point.what)}" if point.what else alone
    why = f" Why: {sentence(point.why)}" if point.why and point.did != "yes" else ""
    return Definition(joined(f"You told us: {sentence(point.said)}"), ((para(f"{did}{why}"),),))


def _step(step: Step) -> Blocks:
    return (para(sentence(step.what) + (f" By when: {full_date(step.by)}." if step.by else "")),)


def _turning_to(contact: Contact, catalogue: Catalogue) -> Blocks:
    hours = f" {sentence(contact.hours)}" if contact.hours else ""
    return para("You can ask ", ask(contact), ".", hours), para(sentence(catalogue.site.complaints))


def _signed(contact: Contact, catalogue: Catalogue) -> Blocks:
    """By role and never by name: people change, and letters are kept."""
    role, organisation = (Text(words) for words in (capital(contact.role), catalogue.site.organisation))
    return para("Yours sincerely,"), Paragraph((role, LineBreak(), organisation))
