"""What officers may answer: one right answer to everything, and a great variety of others."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from hypothesis import strategies as st

from builder.schema.ladder import LADDER
from builder.schema.site import EXPENSES, Contact
from builder.schema.ways import WAYS

OPPORTUNITY: dict[str, Any] = {
    "title": "Tell us about day centres",
    "summary": "We are planning new opening hours. Tell us what would suit you.",
    "purpose": "We want day centres to open when people need them.",
    "kind": "consultation",
    "level": "getting information",
    "closes": "30 June 2027",
    "can_change": ["Opening hours — each centre can have its own"],
    "cannot_change": ["The number of centres — councillors agreed in July to keep all three"],
    "you_will": ["Answer six questions"],
    "time": "20 minutes, once",
    "for": "both",
    "audience": "everyone",
    "ways": ["phone — call 01632 960 141", "post", "meeting"],
    "payment": "none",
    "date": "1 February 2027",
    "decided_by": "the Adult Care Committee",
    "decision_date": "14 September 2027",
    "tell_by": "1 October 2027",
}
VENUE: dict[str, Any] = {
    "title": "The Orchard",
    "address": ["2 Blossom Road", "Hollenby"],
    "step_free": "yes, from the car park",
    "hearing_loop": "yes",
    "toilets": "an accessible toilet on the ground floor",
    "parking": "6 free spaces",
    "bus": "27 and 31",
    "quiet_space": "ask at the desk",
}
FEEDBACK: dict[str, Any] = {
    "title": "Day centres: what you said",
    "opportunity": "it",
    "date": "20 February 2027",
    "people": 214,
    "points": [
        {
            "said": "Open one evening a week.",
            "did": "yes",
            "what": "Two centres open until 8pm.",
            "people": 40,
        },
        {"said": "Open on Sundays.", "did": "no", "why": "There is no bus."},
    ],
    "thanks": "Thank you to everyone who wrote.",
    "next_steps": [{"what": "The new hours begin", "who": "the managers", "by": "6 September 2027"}],
}
EVENT: dict[str, Any] = {
    "title": "Come and talk",
    "date": "1 April 2027",
    "start": "10:30am",
    "end": "12 noon",
    "venue": "orchard",
    "opportunity": "it",
}
GROUP: dict[str, Any] = {
    "title": "Carers’ Forum",
    "who_for": "Anyone who looks after somebody",
    "meets": "The first Tuesday of every month",
    "where": "orchard",
    "how_to_join": "Just come",
}
STRATEGY: dict[str, Any] = {
    "title": "Involving people",
    "summary": "How we involve people.",
    "owner": "the Director of Adult Care",
    "approved": "10 June 2025",
    "review_by": "30 June 2027",
}

# ---- A variety: easy words and hard ones, short and long, of every kind -----------------------------------

LONG = "We ask because each of the three centres has its own hours and staff and none of them suits everyone"
WORDS = (
    *("Answer six questions.", "nothing special", "the results", "It is the law. You know it.", "Hello"),
    *(LONG, "Up to 10% of it", "Pens & paper", "yes/no", "A BSL interpreter", "cakes, tea etc"),
)
OWN = st.sampled_from(WORDS)
LONG_ROLE = (
    "the Head of Involvement and Equality, Care, Information, Advice, Advocacy, Complaints, Quality, "
    "Planning and Policy"
)
ROLES = st.sampled_from(("the Adult Care Committee", "councillors", "we", "the Board of Trustees", LONG_ROLE))
DAYS = st.dates(date(2026, 9, 1), date(2027, 9, 30))
PHONES = st.sampled_from(("01632 960 140", "01632960140", "+44 1632 960140"))
CONTACTS = st.builds(
    Contact,
    role=ROLES,
    phone=st.none() | PHONES,
    email=st.none() | st.just("kit@example.org"),
    text=st.none() | PHONES,
    post=st.none() | st.just("Town Hall, Wexmoor WX1 1AA"),
    textphone=st.none() | st.just("18001 01632 960 140"),
    hours=st.none() | OWN,
)
HOW = st.none() | st.sampled_from(
    ("call 01632 960 141", "go to https://forms.example.org/a", "at your day centre", "kit@example.org", LONG)
)
REASONS = st.lists(st.builds(lambda thing: {"thing": thing, "why": LONG}, OWN), max_size=3)
PAYMENTS = st.sampled_from(
    ("none", "£15 an hour", "£15", "£20 gift card", "15 pounds", "£15/hour", LONG + " £5")
)
OPPORTUNITIES = st.fixed_dictionaries(
    {
        "summary": OWN,
        "purpose": OWN,
        "kind": st.sampled_from(("ideas", "consultation", "take part", "role", "information")),
        "level": st.sampled_from(tuple(LADDER)),
        "closes": DAYS | st.just("open all year"),
        "can_change": REASONS,
        "cannot_change": REASONS,
        "you_will": st.lists(OWN, min_size=1, max_size=2),
        "time": OWN,
        "for": st.sampled_from(("everyone", "users", "carers", "both", "separately")),
        "ways": st.lists(st.builds(lambda way, how: {"way": way, "how": how}, st.sampled_from(WAYS), HOW)),
        "payment": PAYMENTS,
        "contact": CONTACTS,
    },
    optional={
        **dict.fromkeys(("date", "opens", "decision_date", "tell_by"), DAYS),
        **dict.fromkeys(("benefits_to_you", "paid_how_and_when", "travel", "support", "training"), OWN),
        **dict.fromkeys(("peer_support", "skills", "papers", "kept_informed", "conditions"), OWN),
        **dict.fromkeys(("confidential", "how_we_choose"), OWN),
        "decided_by": ROLES,
        "expenses": st.lists(st.sampled_from(EXPENSES), unique=True),
        "reward": st.lists(OWN, max_size=2),
        "places": st.integers(1, 30),
    },
)
ANSWERS = st.sampled_from(("yes", "yes, from the car park", "no", "No.", "no, 2 steps", "ask us", LONG))
VENUES = st.fixed_dictionaries(
    dict.fromkeys(("step_free", "hearing_loop", "toilets", "parking", "bus", "quiet_space"), ANSWERS),
    optional={"changing_place": ANSWERS},
)
EVENTS = st.fixed_dictionaries(
    {"date": DAYS, "start": st.times().map(lambda at: time(at.hour, at.minute)), "end": st.just(time(12))},
    optional={
        **dict.fromkeys(("online", "theme", "raise_your_issue", "support"), OWN),
        **dict.fromkeys(("papers_out", "book_by"), DAYS),
        "refreshments": st.booleans(),
    },
)
POINTS = st.fixed_dictionaries(
    {"said": OWN, "did": st.sampled_from(("yes", "partly", "no", "not yet"))},
    optional={"what": OWN, "why": OWN, "people": st.integers(0, 30)},
)
STEPS = st.fixed_dictionaries({"what": OWN}, optional={"who": ROLES, "by": DAYS})
FEEDBACKS = st.fixed_dictionaries(
    {
        "date": DAYS,
        "people": st.integers(0, 40),
        "points": st.lists(POINTS, min_size=1, max_size=4),
        "next_steps": st.lists(STEPS, min_size=1, max_size=3),
    },
    optional={"we_asked": OWN, "what_changed": st.lists(OWN, max_size=3)},
)
GROUPS = st.fixed_dictionaries(
    {"who_for": OWN, "meets": OWN, "where": st.just("orchard") | OWN, "how_to_join": OWN},
    optional={
        "next_date": DAYS,
        "payment": PAYMENTS,
        "contact": CONTACTS,
        "you_raised": st.lists(st.fixed_dictionaries({"raised": OWN, "answered": OWN}), max_size=2),
    },
)
ACTIONS = st.fixed_dictionaries(
    {
        "what": OWN,
        "who": ROLES,
        "due": DAYS,
        "status": st.sampled_from(("not started", "under way", "done", "stopped")),
    }
)
STRATEGIES = st.fixed_dictionaries(
    {"owner": ROLES, "approved": DAYS, "review_by": DAYS, "actions": st.lists(ACTIONS, max_size=3)},
    optional={
        "commitments": st.lists(st.builds(lambda words: {"id": "one", "words": words}, OWN), max_size=3)
    },
)
