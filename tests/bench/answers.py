"""What officers answered in the generated borough: the fields of each kind of content, the same every time.

Item 7 of the feedback answers opportunity 7, and so on. On DAY opportunities stand in every state there is.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from builder.schema.ladder import METHODS
from builder.schema.ways import WAYS
from tests.bench import borough

Answers = dict[str, object]

DAY = date(2026, 11, 23)
MANY = {
    "opportunities": 300,
    "feedback": 300,
    "events": 150,
    "groups": 80,
    "newsletters": 80,
    "strategies": 50,
    "venues": 40,
}
_KINDS = ("ideas", "consultation", "take part", "role", "information")
_WHOM = ("everyone", "users", "carers", "both", "separately")
_AUDIENCES = ("older people", "family carers", "young people", "autistic people", "everyone")
_DID = ("yes", "partly", "no", "not yet")
_WHEN = ("coming", "open", "closes soon", "closed", "deciding")
_PEOPLE = "the Involvement Team"


def has_easy_read(number: int) -> bool:
    """Whether the author of a page wrote its easy read."""
    return number % 10 < 7


def opportunity(chance: random.Random, number: int) -> Answers:
    """All that must be answered, and about half of what may be."""
    opens, closes, decided = _days(number)
    level = list(METHODS)[number % 5]
    kind = "role" if closes is None else _KINDS[number // 5 % 5]
    needed: Answers = {
        **_heading(chance, number, "Tell us about", opens),
        "purpose": borough.paragraph(chance),
        "kind": kind,
        "level": level,
        "opens": _day(opens),
        "closes": _day(closes) if closes else "open all year",
        "can_change": _reasoned(chance, 3),
        "cannot_change": _reasoned(chance, 2),
        "you_will": _sentences(chance, 2),
        "time": chance.choice(("20 minutes, once", "90 minutes, each month", "2 hours, each week")),
        "for": _WHOM[number % 5],
        "audience": [_AUDIENCES[number % 5], *_learners(number)],
        "ways": _ways(chance, number),
        "payment": "none" if number % 3 else f"£{chance.randint(12, 20)} an hour",
        "decided_by": "the Adult Care Committee",
        "short_because": "Councillors meet before the summer.",
    }
    if closes:
        needed |= {"decision_date": _day(decided), "tell_by": _day(decided + timedelta(days=20))}
    return needed | _some(chance, _further(chance, number, level))


def _further(chance: random.Random, number: int, level: str) -> Answers:
    """What an opportunity may say beside what it must."""
    return {
        "method": METHODS[level][number % 2],
        "outcomes": _hopes(number),
        "expenses": "all",
        "paid_how_and_when": "By bank transfer or gift card, within 10 working days",
        "support": "A support worker can sit with you, and interpreters for sign language can come.",
        "training": borough.sentence(chance),
        "skills": "Nothing special. You know what it is like.",
        "papers": "In easy read, large print and braille, 10 working days before.",
        "kept_informed": borough.sentence(chance),
        "conditions": borough.sentence(chance),
        "benefits_to_you": borough.sentence(chance),
        "benefits_to_us": borough.sentence(chance),
        "commitments": [_commitment(number % MANY["strategies"], number % 3)],
        "related": [f"groups/item-{number % MANY['groups']:03}", f"opportunities/item-{_next(number):03}"],
        "reach": ["people who do not use services yet"],
        "how_we_reach": borough.sentence(chance),
        "worked_with": ["Wexmoor People First"],
        "where_shared": ["libraries", "doctors’ surgeries", "the Talking News"],
        "questions": [{"ask": borough.sentence(chance)}, {"ask": "Would you come?", "answer": "yes or no"}],
    }


def _days(number: int) -> tuple[date, date | None, date]:
    """When an opportunity opens and closes, and when it is decided; half of them are over and told of."""
    if number % 30 == 7:
        return DAY - timedelta(days=90), None, DAY + timedelta(days=200)
    if number % 2 == 0:
        closes = DAY - timedelta(days=120 + number)
        return closes - timedelta(days=100), closes, closes + timedelta(days=30)
    some = number % 11
    from_today = {
        "coming": (30 + some, 130 + some, 160),
        "open": (-30 - some, 60 + some, 100),
        "closes soon": (-90 - some, 2 + some // 2, 50),
        "closed": (-160 - some, -40 - some, -10),
        "deciding": (-110 - some, -10 - some, 20),
    }[_WHEN[number // 2 % 5]]
    opens, closes, decided = (DAY + timedelta(days=days) for days in from_today)
    return opens, closes, decided


def feedback(chance: random.Random, number: int) -> Answers:
    """What came of the opportunity with the same number: about half of them are told of by DAY."""
    *_, decided = _days(number)
    people = chance.randint(30, 400)
    carers = chance.randint(1, 20)
    return {
        **_heading(chance, number, "What we did about", decided + timedelta(days=15)),
        "opportunity": f"item-{number:03}",
        "people": people,
        "we_asked": borough.sentence(chance),
        "thanks": "Thank you to everyone who wrote, called or came to a meeting.",
        "points": [_point(chance, place, people) for place in range(chance.randint(3, 5))],
        "next_steps": [
            {"what": borough.sentence(chance), "who": _PEOPLE, "by": _day(decided + timedelta(days=200))},
            {"what": borough.sentence(chance)},
        ],
        "outcomes": [{"outcome": hope, "answer": borough.sentence(chance)} for hope in _hopes(number)],
    } | _some(
        chance,
        {
            "what_changed": _sentences(chance, 2),
            "who_took_part": {
                "Caring": {"Carers": carers, "Other people": people - carers - 9, "Did not say": 9}
            },
            "how_it_felt": borough.sentence(chance),
            "changed_the_result": borough.sentence(chance),
            "went_well": _sentences(chance, 1),
            "do_better": _sentences(chance, 1),
            "impact_areas": "delivery, policy and planning",
            "commitments": [_commitment(number % MANY["strategies"], number % 3)],
        },
    )


def _point(chance: random.Random, place: int, people: int) -> Answers:
    return {
        "said": borough.sentence(chance),
        "did": _DID[place % 4],
        "what": borough.sentence(chance),
        "why": borough.sentence(chance),
        "people": chance.randint(1, people),
    }


def event(chance: random.Random, number: int) -> Answers:
    """A meeting of an opportunity or a group, some at a venue and some from home."""
    day = DAY + timedelta(days=number * 2 - 100)
    owner = {"opportunity": f"item-{number * 2:03}"} if number % 3 else {"group": f"item-{number % 80:03}"}
    where: Answers = {"venue": f"item-{number % MANY['venues']:03}"} if number % 4 else {}
    return {
        **_heading(chance, number, "Come and talk about", None),
        "date": _day(day),
        "start": "10:30am",
        "end": "12 noon",
        **where,
        "online": "By video or phone. Call 01632 960 140 and we help you to join.",
        **owner,
        "theme": borough.sentence(chance),
        "refreshments": "yes",
        "support": "A BSL interpreter is booked.",
        "announced": _day(day - timedelta(days=60)),
    }


def group(chance: random.Random, number: int) -> Answers:
    """A group that meets at a venue or online."""
    return {
        **_heading(chance, number, "The group for", None),
        "who_for": "Anyone who looks after somebody",
        "meets": "The first Tuesday of every month, 2pm to 4pm",
        "where": f"item-{number % MANY['venues']:03}" if number % 4 else "online",
        "how_to_join": "Just come, or call us first.",
        "next_date": _day(DAY + timedelta(days=number % 40)),
        "payment": "none",
        "you_raised": [{"raised": borough.sentence(chance), "answered": borough.sentence(chance)}],
        "related": [f"opportunities/item-{number:03}"],
    }


def newsletter(chance: random.Random, number: int) -> Answers:
    """A newsletter that tells of five pages."""
    pages = [f"opportunities/item-{(number * 3 + step) % 300:03}" for step in range(3)]
    pages += [f"feedback/item-{number * 2:03}", f"groups/item-{number:03}"]
    return {**_heading(chance, number, "News of", DAY - timedelta(days=number * 9)), "items": pages}


def strategy(chance: random.Random, number: int) -> Answers:
    """A strategy with three commitments, each with an action."""
    agreed = DAY - timedelta(days=400 + number)
    return {
        **_heading(chance, number, "Our plan for", agreed),
        "owner": "the Director of Adult Care",
        "approved": _day(agreed),
        "review_by": _day(agreed + timedelta(days=700)),
        "commitments": [
            {"id": _commitment(number, place), "words": borough.sentence(chance)} for place in range(3)
        ],
        "actions": [_action(chance, number, place) for place in range(3)],
        "related": [f"groups/item-{number:03}"],
    }


def _action(chance: random.Random, number: int, place: int) -> Answers:
    return {
        "what": borough.sentence(chance),
        "who": _PEOPLE,
        "due": _day(DAY + timedelta(days=chance.randint(-100, 300))),
        "status": chance.choice(("not started", "under way", "done")),
        "commitment": _commitment(number, place),
    }


def venue(chance: random.Random, number: int) -> Answers:
    """A place to meet."""
    return {
        **_heading(chance, number, "The house of", None),
        "address": [f"{number + 1} {chance.choice(borough.WORDS).capitalize()} Road", "Hollenby", "WX3 5TF"],
        "step_free": "yes, from the car park",
        "hearing_loop": "yes, in the main hall",
        "toilets": "an accessible toilet on the ground floor",
        "parking": "6 free spaces, 2 of them for Blue Badges",
        "bus": "27 and 31, 100 metres away",
        "quiet_space": "yes, ask at the desk",
        "phone": "01632 960 145",
    }


ANSWERS: dict[str, Callable[[random.Random, int], Answers]] = {
    "opportunities": opportunity,
    "feedback": feedback,
    "events": event,
    "groups": group,
    "newsletters": newsletter,
    "strategies": strategy,
    "venues": venue,
}


def _heading(chance: random.Random, number: int, opening: str, day: date | None) -> Answers:
    title = f"{opening} the {chance.choice(borough.WORDS)} and the {chance.choice(borough.WORDS)} ({number})"
    heading: Answers = {"title": title, "summary": borough.sentence(chance)}
    if day:
        heading["date"] = _day(day)
    checked: Answers = {"checked_by": "Wexmoor People First", "checked_on": "3 March 2026"}
    return heading | (checked if has_easy_read(number) else {})


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _some(chance: random.Random, answers: Answers) -> Answers:
    return {name: answer for name, answer in answers.items() if chance.random() < 0.6}


def _sentences(chance: random.Random, many: int) -> list[str]:
    return [borough.sentence(chance) for _ in range(many)]


def _hopes(number: int) -> list[str]:
    """What was hoped of an opportunity, which its feedback answers in the same words."""
    return _sentences(random.Random(number), 2)


def _reasoned(chance: random.Random, many: int) -> list[str]:
    return [
        f"The {chance.choice(borough.WORDS)} — {borough.sentence(chance).rstrip('.')}" for _ in range(many)
    ]


def _learners(number: int) -> list[str]:
    return ["people with learning disabilities"] if has_easy_read(number) else []


def _ways(chance: random.Random, number: int) -> list[str]:
    chosen = {"phone", "post", WAYS[number % len(WAYS)], WAYS[(number + 3) % len(WAYS)]}
    details = {"phone": "call 01632 960 140", "email": "write to involve@example.org"}
    return [f"{way} — {details.get(way) or borough.sentence(chance)}" for way in WAYS if way in chosen]


def _commitment(number: int, place: int) -> str:
    return f"promise-{number}-{place}"


def _next(number: int) -> int:
    return (number + 1) % MANY["opportunities"]
