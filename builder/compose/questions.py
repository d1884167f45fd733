"""The sixteen questions that people ask before they join in, each answered from a field, or with “ask us”.

The questions come from what users of services and carers said they need to know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder.catalogue import Catalogue, Item
from builder.compose.blocks import Words, ask, ended, joined, listed, para, section, sentence
from builder.compose.money import expenses_of, pay_in_words
from builder.compose.standing import complaints
from builder.document import Section
from builder.schema.opportunity import Opportunity
from builder.schema.site import Site
from builder.schema.ways import FROM_HOME
from builder.status import full_date

HEADING = "Your questions answered"

Answer = Callable[[Item[Opportunity], Catalogue], Words | None]


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and how its answer is made; None where an officer has not said."""

    ask: str
    answer: Answer


def answered(item: Item[Opportunity], catalogue: Catalogue) -> Section | None:
    """All sixteen questions with their answers, each under a heading of its own."""
    us = joined("Ask us. You can reach ", ask(catalogue.contact_of(item)), ".")
    questions = (
        section(question.ask, para(question.answer(item, catalogue) or us), level=3) for question in QUESTIONS
    )
    return section(HEADING, tuple(one for one in questions if one))


def unanswered(item: Item[Opportunity], catalogue: Catalogue) -> tuple[str, ...]:
    """The questions that are left as “ask us”."""
    return tuple(question.ask for question in QUESTIONS if not question.answer(item, catalogue))


def _travel(item: Item[Opportunity], catalogue: Catalogue) -> Words | None:
    names = {way.way for way in item.fields.ways}
    own = sentence(item.fields.travel) if item.fields.travel else ""
    if names and not names - FROM_HOME:
        return f"No. You can do all of it from home. {own}".strip()
    places = [
        venue.fields.title for one in catalogue.events_of(item) if (venue := catalogue.venue_of(one.fields))
    ]
    if own:
        return own
    if places:
        return f"Only if you want to come to a meeting, at {listed(dict.fromkeys(places), 'or')}."
    return None


def _help(item: Item[Opportunity], catalogue: Catalogue) -> Words:
    return " ".join(map(sentence, filter(None, (item.fields.support, catalogue.site.support))))


def _alone(item: Item[Opportunity], _: Catalogue) -> Words:
    words = "You can do it alone, or somebody you trust can support you. You choose."
    return f"{words} {sentence(item.fields.peer_support)}" if item.fields.peer_support else words


def _do(item: Item[Opportunity], _: Catalogue) -> Words:
    return " ".join(map(sentence, item.fields.you_will))


def _hear(item: Item[Opportunity], catalogue: Catalogue) -> Words:
    feedback = catalogue.feedback_on(item)
    if feedback and feedback.fields.date <= catalogue.today:
        return f"Yes. We told everybody on {full_date(feedback.fields.date)}."
    day = item.fields.tell_by
    if day:
        return f"Yes. We tell you what came of it by {full_date(day)}."
    return f"Yes. {promised(item.fields, catalogue.site)}"


def promised(fields: Opportunity, site: Site) -> str:
    """When people hear what came of it, where no day is given: as the organisation promises everybody."""
    if fields.all_year:
        return "We tell you what came of it, and why."
    weeks = -(-site.thresholds.feedback_days // 7)
    return f"We tell you what came of it, and why, within {weeks} weeks of the last day."


def _clear(item: Item[Opportunity], catalogue: Catalogue) -> Words:
    fields = item.fields
    if not (fields.role or fields.skills or fields.conditions):
        return f"Yes. {_do(item, catalogue)} You speak from your own experience."
    part = f"Your part is that of {_with_article(fields.role)}." if fields.role else ""
    skills = f"What you need to know: {sentence(fields.skills)}" if fields.skills else ""
    agree = f"What you agree to: {sentence(fields.conditions)}" if fields.conditions else ""
    return " ".join(filter(None, (part, skills, agree)))


def _with_article(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _choose(item: Item[Opportunity], _: Catalogue) -> Words | None:
    names = [WAY_WORDS[way.way] for way in item.fields.ways]
    if not names:
        return None
    return f"Yes. You can take part {listed(names, 'or')}. You can stop at any time."


WAY_WORDS = {
    "online": "online",
    "phone": "by phone",
    "post": "by post",
    "email": "by e-mail",
    "in person": "in person",
    "meeting": "at a meeting",
    "video": "by video",
    "creative": "in your own creative way",
}


def _home(item: Item[Opportunity], _: Catalogue) -> Words | None:
    names = [WAY_WORDS[way.way] for way in item.fields.ways if way.way in FROM_HOME]
    return f"Yes. You can take part from home: {listed(names, 'or')}." if names else None


def _change(item: Item[Opportunity], _: Catalogue) -> Words | None:
    things = [reason.thing for reason in item.fields.can_change]
    return f"Yes. You can change {ended(listed(_lowered(things)))}" if things else None


def _lowered(things: list[str]) -> list[str]:
    """Things inside a sentence: the first letter is small unless the word is a name or an acronym."""
    return [thing if thing[1:2].isupper() else thing[:1].lower() + thing[1:] for thing in things]


def _wrong(_: Item[Opportunity], catalogue: Catalogue) -> Words:
    return joined(sentence(catalogue.site.complaints), " ", complaints.more(), ".")


def _who(item: Item[Opportunity], catalogue: Catalogue) -> Words:
    return joined("You can ask ", ask(catalogue.contact_of(item)), ".")


QUESTIONS = (
    Question("How much time does it take?", lambda item, _: sentence(item.fields.time)),
    Question("Do I have to travel?", _travel),
    Question("What help can I have?", _help),
    Question("Can I do it alone, or with support?", _alone),
    Question("What will I actually do?", _do),
    Question("Will I hear what came of it?", _hear),
    Question("Is it clear what my part is?", _clear),
    Question("Can I choose how to take part?", _choose),
    Question("Is there training?", lambda item, _: item.fields.training and sentence(item.fields.training)),
    Question(
        "Will I understand the papers?", lambda item, _: item.fields.papers and sentence(item.fields.papers)
    ),
    Question("Can I take part without going to meetings?", _home),
    Question(
        "How am I kept informed if I do not come?",
        lambda item, _: item.fields.kept_informed and sentence(item.fields.kept_informed),
    ),
    Question(
        "Am I paid, and do I get my expenses back?",
        lambda item, catalogue: f"{pay_in_words(item)} {expenses_of(item, catalogue)}",
    ),
    Question("Will anything change?", _change),
    Question("What happens if something goes wrong?", _wrong),
    Question("Who in the organisation supports me?", _who),
)
