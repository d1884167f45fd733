"""Golden Documents: what the answers of each kind of content become, as an outline that people can read.

`make accept` writes them anew, for a person to read in the diff.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.catalogue import Item
from builder.compose.pages import page
from builder.document import Document
from builder.schema.kinds import kind_of
from tests.support.outline import outline
from tests.support.wexmoor import EVENT, FEEDBACK, OPPORTUNITY, STRATEGY, VENUE, catalogue

GOLDENS = Path(__file__).parent / "goldens" / "documents"

ANSWERS: dict[str, dict[str, Any]] = {
    "opportunities/day-centres": OPPORTUNITY
    | {
        "date": "1 June 2026",
        "closes": "30 September 2026",
        "decision_date": "10 November 2026",
        "commitments": ["choice-of-ways", "tell-people"],
        "outcomes": "Opening hours that suit more people",
    },
    "opportunities/equipment-panel": OPPORTUNITY
    | {
        "title": "Help us to choose equipment",
        "summary": "We want four people to try out shower chairs and tell us what is wrong with them.",
        "kind": "role",
        "level": "participation",
        "closes": "4 December 2026",
        "ways": ["phone — tell us what you think", "in person — at the Equipment Centre"],
        "payment": "£15 an hour",
        "contact": "equipment",
        "commitments": "choice-of-ways",
    },
    "feedback/day-centres": FEEDBACK
    | {
        "date": "20 November 2026",
        "checked_by": "Wexmoor People First",
        "checked_on": "13 November 2026",
        "points": [
            {
                "said": "Open one evening a week.",
                "did": "partly",
                "what": "Two centres open until 8pm on Tuesdays.",
                "why": "the third centre has no evening bus",
                "people": "40",
            },
            {"said": "Keep the lunch.", "did": "yes", "people": "212"},
            {"said": "Build a fourth centre.", "did": "no", "why": "There is no money.", "people": "3"},
            {"said": "Mend the minibus.", "did": "not yet", "why": "The parts come in March."},
        ],
        "next_steps": [
            {
                "what": "The new hours begin",
                "who": "the day centre managers",
                "by": "6 September 2027",
            },
            {"what": "We ask you how the evenings go."},
        ],
        "what_changed": ["Two centres open in the evening."],
        "who_took_part": {
            "Age": {"Under 18": 3, "18 to 64": 120, "65 and over": 91},
            "How you took part": {"On paper": 150, "By phone": 64},
            "Area": {"Hollenby": 2, "Dunmarrow": 200},
        },
        "outcomes": [
            {"outcome": "Opening hours that suit more people", "answer": "Two centres open in the evening."}
        ],
        "how_it_felt": "People told us the meetings were friendly but long.",
        "changed_the_result": "Yes: the first plan had no evening hours.",
        "beyond": "The libraries now use the same form.",
        "went_well": ["Visits to each centre"],
        "do_better": ["Book interpreters sooner"],
        "impact_areas": "delivery, policy and planning",
        "commitments": "tell-people",
    },
    "strategies/involving-people": STRATEGY
    | {
        "date": "16 June 2025",
        "commitments": [
            *STRATEGY["commitments"],
            {"id": "tell-people", "words": "We tell you what came of it, and why."},
            {"id": "thank-people", "words": "We always thank people."},
        ],
        "actions": [
            {
                "what": "Train all staff",
                "who": "the Involvement Team",
                "due": "31 March 2026",
                "status": "under way",
            },
            {
                "what": "Print a reply slip with every page.",
                "who": "the Print Room",
                "due": "30 June 2026",
                "status": "done",
                "commitment": "choice-of-ways",
            },
        ],
        "replaces": "The involvement plan of 2020",
        "related": "groups/carers-forum",
    },
    "groups/carers-forum": {
        "title": "Wexmoor Carers’ Forum",
        "who_for": "Anyone who looks after somebody",
        "meets": "The first Tuesday of every month, 2pm to 4pm",
        "where": "the-orchard",
        "how_to_join": "Just come, or call us first.",
        "payment": "none",
        "you_raised": [{"raised": "The ramp is icy.", "answered": "It is gritted now."}],
        "related": ["opportunities/day-centres", "nowhere"],
    },
    "events/carers-forum-november": EVENT
    | {
        "title": "Carers’ Forum in November",
        "date": "3 November 2026",
        "start": "2pm",
        "end": "4pm",
        "opportunity": None,
        "group": "carers-forum",
        "book_by": "1 November 2026",
    },
    "events/carers-forum-december": EVENT
    | {
        "title": "Carers’ Forum in December",
        "date": "1 December 2026",
        "start": "2pm",
        "end": "4pm",
        "opportunity": None,
        "group": "carers-forum",
        "online": "Call 01632 960 140 and we help you to join",
        "theme": "Breaks for carers",
        "raise_your_issue": "The last 20 minutes are for your own questions.",
        "papers_out": "17 November 2026",
        "refreshments": "yes",
        "support": "A BSL interpreter is booked.",
        "book_by": "27 November 2026",
    },
    "venues/the-orchard": VENUE | {"changing_place": "no", "phone": "01632 960 145"},
    "newsletters/winter-2026": {
        "title": "Involve Wexmoor, winter 2026",
        "date": "23 November 2026",
        "items": [
            "feedback/day-centres",
            "opportunities/equipment-panel.md",
            "opportunities/nowhere",
            "events/carers-forum-december",
        ],
    },
    "talking-news/october-2026": {"month": "October 2026"},
    "talking-news/november-2026": {
        "month": "November 2026",
        "date": "23 November 2026",
        "own_pieces": [
            {"title": "Winter walks", "kind": "useful", "words": "The canal path is gritted now."},
            {
                "title": "A joke from Hollenby",
                "kind": "to make you smile",
                "recording": "talking-news/joke.mp3",
                "transcript": "What do you call a snowman in July?\n\nA puddle.",
            },
        ],
    },
}
CONTACTS = {
    "equipment": {"role": "the Equipment Officer", "phone": "01632 960 160", "email": "kit@example.org"}
}


def made(name: str) -> Item[Any]:
    answers = {key: value for key, value in ANSWERS[name].items() if value is not None}
    fields = kind_of(f"{name}.md").fields.model_validate(answers)
    return Item(name, fields, f"{name}/", f"content/{name}.md")


BOROUGH = catalogue(*map(made, ANSWERS), contacts=CONTACTS)
GOLDEN = {
    "opportunity": "opportunities/equipment-panel",
    "feedback": "feedback/day-centres",
    "strategy": "strategies/involving-people",
    "group": "groups/carers-forum",
    "event": "events/carers-forum-december",
    "venue": "venues/the-orchard",
    "newsletter": "newsletters/winter-2026",
    "edition": "talking-news/november-2026",
}


@pytest.mark.parametrize("kind", GOLDEN)
def test_golden(kind: str, accept: bool) -> None:
    item = BOROUGH.items[GOLDEN[kind]]
    document = outline(page(item, Document("", "", (), address=item.address), BOROUGH))
    golden = GOLDENS / f"{kind}.txt"
    if accept:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(document, "utf-8", newline="\n")
    assert document == golden.read_text("utf-8")
