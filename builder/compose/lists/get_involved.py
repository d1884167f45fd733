"""Get involved: everything there is to join, by where it stands today, and short lists of what suits whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from builder.catalogue import Catalogue, Item
from builder.compose import finder
from builder.compose.blocks import ask, bullets, page_link, para, section, sentence
from builder.compose.composed import Composed
from builder.compose.easy import asking, pay
from builder.compose.easy import entries as easy
from builder.compose.easy.sentences import Ideas, idea, page, phone
from builder.compose.lists import entries
from builder.document import Block, Blocks, Section
from builder.schema.feedback import Feedback
from builder.schema.opportunity import Opportunity
from builder.status import Status, first_day

OPEN, COMING = "Open now", "Coming"
CLOSED, HAPPENED = "Closed and being decided", "What happened"
SUITS = "What suits you"
ANSWERED = 12  # newest feedback shown here; What changed has all of it

Opportunities = list[Item[Opportunity]]


def compose(catalogue: Catalogue) -> Composed:
    """Every opportunity: open now, closing soonest first; coming; closed and being decided; what happened."""
    found = catalogue.all(Opportunity)
    over = [one for one in found if catalogue.status(one) in (Status.CLOSED, Status.DECIDING)]
    closed, happened = sorted(over, key=_newest_first), _answered(catalogue)
    return Composed(
        title="Get involved",
        summary="What you can join now, what is coming, and what happened to things that have closed.",
        after=(
            _open(catalogue),
            _group(COMING, coming(catalogue), catalogue),
            _suits(catalogue),
            _group(CLOSED, closed, catalogue),
            _happened(happened, catalogue),
        ),
        easy=page(
            ("", _OPENING),
            (OPEN, _easy_open(catalogue)),
            (COMING, easy.entries(coming(catalogue), catalogue)),
            (CLOSED, easy.newest(closed, catalogue)),
            (HAPPENED, easy.newest(happened, catalogue)),
        ),
    )


def open_now(catalogue: Catalogue) -> Opportunities:
    """What people can join today: what closes soonest first, what is open all year last."""
    found = [one for one in catalogue.all(Opportunity) if catalogue.status(one).open]
    return sorted(found, key=lambda one: (_last_day(one), one.fields.title))


def coming(catalogue: Catalogue) -> Opportunities:
    """What opens later, soonest first."""
    found = [one for one in catalogue.all(Opportunity) if catalogue.status(one) is Status.COMING]
    return sorted(found, key=lambda one: (first_day(one.fields) or date.max, one.fields.title))


def _last_day(item: Item[Opportunity]) -> date:
    return item.fields.closes if isinstance(item.fields.closes, date) else date.max


def _newest_first(item: Item[Opportunity]) -> tuple[int, str]:
    return -_last_day(item).toordinal(), item.fields.title


def _open(catalogue: Catalogue) -> Section | None:
    found, contact = open_now(catalogue), ask(catalogue.site.contact)
    if not found:
        return section(OPEN, para("Nothing is open today. To hear when something opens, ask ", contact, "."))
    before: list[Block] = [para("To join, or to ask about any of these, reach ", contact, ".")]
    if any(one.fields.paid for one in found):
        advice = sentence(catalogue.site.benefits_advice)
        before.append(para(f"Pay can change your benefits. Please get advice before you say yes. {advice}"))
    return _group(OPEN, found, catalogue, *before)


def _group(
    heading: str, found: Iterable[Item[Opportunity]], catalogue: Catalogue, *before: Block
) -> Section | None:
    return entries.group(heading, (entries.opportunity(one, catalogue) for one in found), *before)


def _answered(catalogue: Catalogue) -> Opportunities:
    """What people have been told of, the newest feedback first."""
    answers = ((one, catalogue.feedback_on(one)) for one in catalogue.all(Opportunity))
    found = [(one, answer) for one, answer in answers if answer and _published(answer, catalogue)]
    found.sort(key=lambda pair: (-pair[1].fields.date.toordinal(), pair[0].fields.title))
    return [one for one, _ in found]


def _happened(found: Opportunities, catalogue: Catalogue) -> Section | None:
    more = para("See everything that changed in ", page_link("feedback/", "What changed"), ".")
    return _group(HAPPENED, found[:ANSWERED], catalogue, more)


def _published(feedback: Item[Feedback], catalogue: Catalogue) -> bool:
    return feedback.fields.date <= catalogue.today


# ---- What suits whom ---------------------------------------------------------------------------------------


def _suits(catalogue: Catalogue) -> Section | None:
    """Short lists that answer what people ask most, for everyone whose page has no filters."""
    found = [*open_now(catalogue), *coming(catalogue)]
    lists: tuple[tuple[str, Callable[[Item[Opportunity]], bool]], ...] = (
        ("Paid", lambda one: one.fields.paid),
        ("From home", finder.from_home),
        ("In the evening, or at any time", lambda one: finder.in_the_evening(one, catalogue)),
        ("Up to 2 hours at a time", lambda one: "120" in finder.lengths(one.fields.time)),
        ("For family carers", lambda one: one.fields.who_for != "users"),
    )
    return section(SUITS, *(_short_list(heading, filter(right, found)) for heading, right in lists))


def _short_list(heading: str, found: Iterable[Item[Opportunity]]) -> Blocks:
    one = section(heading, bullets(entries.line(item) for item in found), level=3)
    return (one,) if one else ()


# ---- Easy read ---------------------------------------------------------------------------------------------


_OPENING = (
    idea("take-part", "You can join in. You can tell us what you think."),
    idea("list", "This page lists the things you can join."),
)


def _easy_open(catalogue: Catalogue) -> Ideas:
    """What people can join today, how to join, and what pay can do."""
    found, site = open_now(catalogue), catalogue.site
    if not found:
        return idea("waiting", "Nothing is open now."), *asking.contact(site.contact)
    calling = site.contact.phone
    call = (idea("phone", "If you want to join, call ", phone(calling), "."),) if calling else ()
    paid = any(one.fields.paid for one in found)
    careful = (pay.BENEFITS, pay.advice(site)) if paid else ()
    return *easy.entries(found, catalogue), *call, *careful
