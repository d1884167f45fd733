"""The page of an opportunity, made from its answers: every promise to the people who join in."""

from __future__ import annotations

from datetime import date

from builder.catalogue import Catalogue, Item
from builder.compose import money, questions, taking_part
from builder.compose.blocks import (
    Words,
    ask,
    bold,
    bullets,
    ended,
    fact,
    facts,
    joined,
    link,
    listed,
    page_link,
    para,
    section,
    sentence,
    slug,
)
from builder.compose.composed import Composed
from builder.compose.counts import acted_on
from builder.compose.easy import opportunity as easy
from builder.compose.finder import from_home
from builder.compose.standing import complaints
from builder.document import Block, Blocks, Inlines, OrderedList, Paragraph, Section
from builder.schema.answers import Reasoned
from builder.schema.ladder import LADDER
from builder.schema.opportunity import Opportunity
from builder.schema.problems import shown
from builder.status import Status, full_date, in_words

LADDER_PAGE = "ladder/"
WHOM = {
    "everyone": "Everyone",
    "users": "People who use services",
    "carers": "Family carers",
    "both": "People who use services and family carers, together",
    "separately": "People who use services and family carers, each on their own",
}
KINDS = {
    "ideas": "We are looking for ideas",
    "consultation": "A consultation. We ask you before we decide.",
    "take part": "Something to take part in",
    "role": "A role for you",
    "information": "Information: there is nothing to decide",
}


ABOUT, NEXT = "What this is about", "What happens next"

# What is of no use once it has closed.
JOINING = (
    questions.HEADING,
    taking_part.HOW,
    taking_part.MEETINGS,
    money.HEADING,
    taking_part.SUPPORT,
)


def compose(item: Item[Opportunity], catalogue: Catalogue) -> Composed:
    """The page of an opportunity as it stands today; once it has closed, nobody is invited any more."""
    fields, status = item.fields, catalogue.status(item)
    over = status is Status.HAPPENED
    joining = status.joining
    about = section(ABOUT, *_about(item, joining))
    return Composed(
        title=fields.title,
        summary=fields.summary,
        date=fields.date,
        opening=(Paragraph(bold(in_words(status, fields))), *_at_a_glance(item, status)),
        before=(_what_happened(item, catalogue) if over else None, about),
        after=(
            questions.answered(item, catalogue) if joining else None,
            _change(item),
            *(_joining_in(item, catalogue) if joining else ()),
            None if over else _next(item, catalogue, status),
            _contact(item, catalogue),
            _belongs(item, catalogue),
        ),
        easy=easy.ideas(item, catalogue),
        standing=easy.standing(item, catalogue),
        left_out=() if joining else (*JOINING, *((NEXT,) if over else ())),
        home=slug(ABOUT),
    )


def _joining_in(item: Item[Opportunity], catalogue: Catalogue) -> tuple[Section | None, ...]:
    return (
        taking_part.how(item),
        taking_part.meetings(item, catalogue),
        money.pay(item, catalogue),
        taking_part.support(item, catalogue),
    )


def _at_a_glance(item: Item[Opportunity], status: Status) -> Blocks:
    """What people want to know before they read on."""
    fields = item.fields
    closes = full_date(fields.closes) if isinstance(fields.closes, date) else "Open all year"
    joining: tuple[tuple[str, Words | None], ...] = (
        ("How long it takes", fact(fields.time)),
        ("Pay", "None" if not fields.paid else fact(fields.payment)),
        ("From home", "Yes" if from_home(item) else None),
        ("Places", str(fields.places) if fields.places else None),
    )
    opens = full_date(fields.opens) if fields.opens else None
    together = " – ".join(filter(None, (fields.method, fields.partnership)))
    ladder = page_link(LADDER_PAGE, "About the ladder of involvement")
    return facts(
        (
            ("What this is", KINDS[fields.kind]),
            ("Who it is for", WHOM[fields.who_for]),
            *(joining if status.joining else ()),
            ("Opens" if status is Status.COMING else "Opened", opens),
            ("Last day", closes),
            ("How much say you have", joined(_say(item), ". ", ladder)),
            ("How we work together", together.capitalize() or None),
        )
    )


def _say(item: Item[Opportunity]) -> str:
    level = item.fields.level
    words = f"{level[0].upper()}{level[1:]}: {LADDER[level]}"
    return (
        f"{words}. {sentence(item.fields.why_this_level).rstrip('.')}"
        if item.fields.why_this_level
        else words
    )


def _about(item: Item[Opportunity], joining: bool) -> Blocks:
    fields = item.fields
    gains = facts((("Good for you", fields.benefits_to_you), ("Good for us", fields.benefits_to_us)))
    hope = "We hope that this leads to:" if joining else "We hoped that this would lead to:"
    hopes = (para(hope), *bullets(fields.outcomes)) if fields.outcomes else ()
    because = fields.not_shared_because
    held = (para(f"Something is held back. {sentence(because)}"),) if because else ()
    return (para(sentence(fields.purpose)), *gains, *hopes, *_whom(item, joining), *held)


def _whom(item: Item[Opportunity], joining: bool) -> Blocks:
    """Whom we most want to hear from, how they hear of it, and who helped to plan it."""
    fields = item.fields
    words: list[str] = []
    named = [shown(one) for one in fields.audience if one != "everyone"]
    if named:
        words.append(f"We most {'want' if joining else 'wanted'} to hear from {listed(named)}.")
    if fields.reach:
        reached = listed(map(shown, fields.reach))
        words.append(f"We also go and find people who are often left out: {reached}.")
    words += [sentence(fields.how_we_reach)] if fields.how_we_reach else []
    if fields.where_shared:
        words.append(f"You can find this in these places too: {ended(listed(_places(fields)))}")
    if fields.worked_with:
        words.append(f"We planned this with {ended(listed(fields.worked_with))}")
    return (para(" ".join(words)),) if words else ()


def _places(fields: Opportunity) -> list[str]:
    """Where people hear of it; how many copies a place gets is of no interest to them."""
    return [one.place for one in fields.where_shared]


def _change(item: Item[Opportunity]) -> Section | None:
    return section(
        "What can change, and what cannot",
        _reasons("What you can change", item.fields.can_change),
        _reasons("What you cannot change", item.fields.cannot_change),
    )


def _reasons(heading: str, reasons: list[Reasoned]) -> Blocks:
    one = section(heading, facts((one.thing, sentence(one.why)) for one in reasons), level=3)
    return (one,) if one else ()


def _next(item: Item[Opportunity], catalogue: Catalogue, status: Status) -> Section | None:
    fields = item.fields
    steps: list[str] = []
    if isinstance(fields.closes, date):
        verb = "is" if status.joining else "was"
        steps.append(f"{full_date(fields.closes)} {verb} the last day to take part.")
    if fields.decided_by:
        who = f"{fields.decided_by[0].upper()}{fields.decided_by[1:]} decides"
        steps.append(f"{who} on {full_date(fields.decision_date)}." if fields.decision_date else f"{who}.")
    if fields.tell_by:
        steps.append(f"By {full_date(fields.tell_by)}, we tell you what came of it, and why.")
    else:
        steps.append(questions.promised(fields, catalogue.site))
    informed = para(sentence(fields.kept_informed)) if fields.kept_informed else ()
    numbered = OrderedList(tuple((para(step),) for step in steps))
    return section(NEXT, numbered, informed, *_confidential(item), *_short(item))


def _confidential(item: Item[Opportunity]) -> Blocks:
    fields = item.fields
    if not fields.confidential:
        return ()
    until = f", until {full_date(fields.confidential_until)}" if fields.confidential_until else ""
    return (para(f"Please do not talk about this outside{until}: {sentence(fields.confidential)}"),)


def _short(item: Item[Opportunity]) -> Blocks:
    because = item.fields.short_because
    return (para(f"This is open for a shorter time than we promise. {sentence(because)}"),) if because else ()


def _contact(item: Item[Opportunity], catalogue: Catalogue) -> Section | None:
    contact = catalogue.contact_of(item)
    hours = f" {sentence(contact.hours)}" if contact.hours else ""
    return section(
        "Who to ask",
        para("You can ask ", ask(contact), ".", hours),
        para(complaints.more("If something goes wrong"), f": {sentence(catalogue.site.complaints)}"),
    )


def _belongs(item: Item[Opportunity], catalogue: Catalogue) -> Section | None:
    """Strategies that it serves, the feedback on it, and related pages."""
    rows: list[Inlines] = []
    feedback = catalogue.feedback_on(item)
    if feedback and feedback.fields.date <= catalogue.today:
        rows.append(joined("What came of it: ", link(feedback)))
    for name in item.fields.commitments:
        if found := catalogue.commitment(name):
            strategy, commitment = found
            promise = page_link(f"{strategy.address}#{commitment.id}", commitment.words.rstrip("."))
            rows.append(
                joined("It helps to keep a promise: ", promise, ". It stands in ", link(strategy), ".")
            )
    related = [one for words in item.fields.related if (one := catalogue.named(words))]
    rows += [joined("See also ", link(one), ".") for one in related]
    return section("What belongs to this", bullets(rows))


def _what_happened(item: Item[Opportunity], catalogue: Catalogue) -> Section | None:
    feedback = catalogue.feedback_on(item)
    if feedback is None:
        return None
    blocks: list[Block] = [
        para(f"We told everybody on {full_date(feedback.fields.date)}."),
        para(acted_on(feedback.fields, catalogue.site.thresholds.small_number)),
        *bullets(map(sentence, feedback.fields.what_changed)),
        para("Read ", link(feedback), "."),
    ]
    return section("What happened", tuple(blocks))
