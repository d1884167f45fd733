"""Which questions `involve new` asks for each kind of content: the needed ones, in a sensible order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from builder.schema.answers import MONTHS
from builder.schema.opportunity import Opportunity
from builder.schema.site import EXPENSES
from builder.starting.questions import Check, Question, always, nothing_wrong
from builder.starting.turns import Answers

BODY = ("opportunity", "feedback", "strategy", "group", "page")  # kinds that are given words of their own
THANKS = "Thank you to everyone who took part. You gave us your time and told us what you know."

_NAMELESS = {
    *("council", "borough", "county", "city", "district"),
    *("metropolitan", "london", "royal", "of", "the"),
}
_LONGEST = 60  # characters of the name of a file
OF_WINDOWS = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""Names that no file may have on Windows, whatever its ending."""


@dataclass(frozen=True)
class Known:
    """What is known before the first question.

    `names` are the names of what is there already, by folder; under "" are all pages with their folders.
    `check` says what is wrong with an answer beside others, `weeks` what a consultation is promised, and
    `months` are those that have an edition of the Talking News.
    """

    today: date
    names: Mapping[str, tuple[str, ...]]
    check: Check = nothing_wrong
    weeks: int = 12
    months: frozenset[date] = frozenset()

    def among(self, folder: str) -> tuple[str, ...]:
        """The names of the files in a folder."""
        return self.names.get(folder, ())


def site() -> tuple[Question, ...]:
    """The site file: who you are, how to reach you, and what to do if something goes wrong."""
    formats = (Question("phone"), Question("email"))
    contact = (
        Question("role", offer=lambda _: "the Involvement Team"),
        Question("phone", needed=always),
        Question("email", needed=always),
    )
    return (
        Question("organisation"),
        Question("name", offer=lambda known: f"Involve {_place(known['organisation'])}"),
        Question("about", offer=lambda known: f"Have your say on care and support in {_where(known)}."),
        Question("address"),
        Question("other_formats", parts=formats, help_text=_FORMATS),
        Question("contact", parts=contact),
        Question("expenses", offer=lambda _: ", ".join(EXPENSES[:4]), help_text=_EXPENSES),
        Question("complaints", offer=_complaints),
    )


_FORMATS = "Every page tells people how to ask for it in another format, such as braille. Whom do they ask?"
_EXPENSES = "Which expenses do you pay, wherever a page does not say otherwise? Your pages promise them."


def _place(organisation: str) -> str:
    """The place an organisation is named after: Wexmoor Borough Council gives Wexmoor."""
    words = [word for word in organisation.split() if word.lower() not in _NAMELESS]
    return " ".join(words) or organisation


def _where(known: Answers) -> str:
    place: str = _place(known["organisation"])
    return place if place != known["organisation"] else "your area"


def _complaints(known: Answers) -> str:
    contact = known["contact"]
    reach = f"call {contact['phone']} or e-mail {contact['email']}"
    return (
        f"Tell {contact['role']}, and we will try to put it right: {reach}. "
        f"You can also ask them how to make a complaint to {known['organisation']}."
    )


def opportunity(known: Known) -> tuple[Question, ...]:
    """The 14 answers of an opportunity; a consultation has two more, and information needs fewer."""
    short = "short-time"
    return (
        *(Question("title"), Question("summary"), Question("purpose"), Question("kind")),
        Question(
            "level",
            offer=lambda answers: "" if _asks(answers) else "giving information",
            help_text=_LEVEL,
        ),
        Question("closes", later=frozenset({short})),
        Question(
            "short_because",
            needed=_formal,
            when=lambda answers: (
                "short_because" in answers
                or ("closes" in answers and any(one.code == short for one in known.check(answers, "closes")))
            ),
            help_text=f"There are fewer than {known.weeks} weeks to answer. Say why.",
        ),
        *(Question(name, needed=_formal, when=_formal) for name in ("decided_by", "decision_date")),
        Question("can_change", needed=_asks, when=_asks, help_text="What can people change, and why?"),
        Question("cannot_change", needed=_asks, when=_asks, help_text="What can people not change, and why?"),
        *(Question("you_will"), Question("time"), Question("for")),
        Question("audience", later=frozenset({"format-missing", "format-to-come"})),
        *(Question("ways", needed=_asks, when=_asks), Question("payment")),
    )


_LEVEL = (
    "How much say do people have? Choose a rung of the ladder of involvement. "
    "A consultation is usually getting information."
)


def _asks(answers: Answers) -> bool:
    """Whether people are asked for something, not only told."""
    return answers.get("kind") != "information"


def _formal(answers: Answers) -> bool:
    return answers.get("kind") == "consultation"


def feedback(known: Known, asked: Opportunity) -> tuple[Question, ...]:
    """What came of an opportunity, which gives the question and the outcomes that are to be answered."""
    point = (
        *(Question("said"), Question("did")),
        Question("what", needed=lambda point: point["did"] == "yes"),
        Question("why", needed=lambda point: point["did"] != "yes", when=lambda point: point["did"] != "yes"),
        Question("people", help_text="How many people said it, if you counted?"),
    )
    step = (Question("what"), Question("who"), Question("by"))
    outcomes = Question("outcomes", each=("outcome", tuple(asked.outcomes)), parts=(Question("answer"),))
    return (
        Question("we_asked", offer=lambda _: asked.summary),
        Question("date", offer=lambda _: plain_date(known.today)),
        Question("people"),
        Question("points", parts=point, help_text="What did people say, and what did you do about it?"),
        Question("what_changed"),
        *((outcomes,) if asked.outcomes else ()),
        Question("next_steps", parts=step, help_text="What happens next, who does it, and by when?"),
        Question("thanks", offer=lambda _: THANKS),
    )


def strategy(_: Known) -> tuple[Question, ...]:
    """A strategy: who answers for it, when it is looked at again, and what it commits to."""
    commitment = (Question("words"), Question("id", offer=lambda part: slug(part["words"], 4)))
    action = (Question("what"), Question("who"), Question("due"))
    return (
        *(Question("title"), Question("summary"), Question("owner"), Question("approved")),
        Question("review_by"),
        Question("commitments", parts=commitment, help_text="What do you commit to?"),
        Question("actions", parts=action, help_text="What is to be done, who does it, and by when?"),
    )


def group(known: Known) -> tuple[Question, ...]:
    """A group: who it is for, when and where it meets, how to join."""
    venues = known.among("venues")
    help_text = "Where does it meet?" if venues else f"Where does it meet? {_NO_VENUE}"
    where = Question("where", among=(*venues, "online"), help_text=help_text)
    asked = (Question("title"), Question("summary"), Question("who_for"), Question("meets"))
    return (*asked, where, Question("how_to_join"), Question("next_date"))


def event(known: Known) -> tuple[Question, ...]:
    """An event: when, where, and what about."""
    venues, opportunities, groups = (known.among(name) for name in ("venues", "opportunities", "groups"))
    about = "Is it at a venue, online (people join from home), or both?"
    if not venues:
        about = f"{about} {_NO_VENUE}"
    whole = Question("opportunity", among=opportunities, help_text="Does it belong to an opportunity?")
    meeting = Question("group", among=groups, help_text="Is it a meeting of a group?")
    return (
        *(Question("title"), Question("summary"), Question("date"), Question("start"), Question("end")),
        Question(
            "where",
            aside=True,
            needed=always,
            among=(_AT_VENUE, _ONLINE, _BOTH) if venues else (_ONLINE,),
            help_text=about,
        ),
        Question(
            "venue", among=venues, needed=always, when=_at_venue, help_text="At which of your venues is it?"
        ),
        Question("online", needed=always, when=_from_home),
        Question("theme"),
        *((whole,) if opportunities else ()),
        *((meeting,) if groups else ()),
    )


_AT_VENUE, _ONLINE, _BOTH = "at a venue", "online", "both"
_NO_VENUE = "There is no venue yet. Make one first with: involve new venue, or choose online."


def _at_venue(answers: Answers) -> bool:
    """Whether there is a venue to name; as long as it is not known, an event counts as online."""
    return answers.get("where") in (_AT_VENUE, _BOTH)


def _from_home(answers: Answers) -> bool:
    return answers.get("where", _ONLINE) in (_ONLINE, _BOTH)


def venue(_: Known) -> tuple[Question, ...]:
    """A venue: its address, and what it is like to get there and be there."""
    access = ("step_free", "hearing_loop", "toilets", "parking", "bus", "quiet_space")
    return tuple(Question(name) for name in ("title", "address", *access, "phone"))


def edition(known: Known) -> tuple[Question, ...]:
    """An edition of the Talking News: its month, and pieces of its own."""
    month = known.today.replace(day=1)
    while month in known.months:
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    offered = f"{MONTHS[month.month - 1]} {month.year}"
    piece = (Question("title"), Question("kind"), Question("words", needed=always))
    own = "Besides the pages that are new, what else shall it say?"
    return (Question("month", offer=lambda _: offered), Question("own_pieces", parts=piece, help_text=own))


def newsletter(known: Known) -> tuple[Question, ...]:
    """A newsletter: its name, and the pages it tells about."""
    return (Question("title"), Question("summary"), Question("items", among=known.among("")))


def page(_: Known) -> tuple[Question, ...]:
    """A plain page."""
    return (Question("title"), Question("summary", needed=always))


PLANS: dict[str, Callable[[Known], tuple[Question, ...]]] = {
    "opportunity": opportunity,
    "strategy": strategy,
    "group": group,
    "event": event,
    "venue": venue,
    "edition": edition,
    "newsletter": newsletter,
    "page": page,
}


def plain_date(day: date) -> str:
    """A date as officers write it: `3 March 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def slug(words: str, most: int = 8) -> str:
    """The name of a file or a commitment, from its first words: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", words.lower().replace("’", "").replace("'", ""))
    found = re.findall(r"[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char)))
    return "-".join(found[:most])[:_LONGEST].strip("-")
