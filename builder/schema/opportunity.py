"""An opportunity to be involved: what officers answer, each answer a promise to the people who join in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from builder.schema.answers import (
    ALL_YEAR,
    AsChoice,
    AsChoices,
    AsList,
    Because,
    Close,
    Day,
    LongWords,
    Name,
    Part,
    Reasoned,
    Words,
    asks,
)
from builder.schema.choices import (
    UNPAID,
    KindOfAsking,
    Method,
    Partnership,
    Role,
    Rung,
    Whom,
    read_kind,
    read_payment,
    read_summary,
)
from builder.schema.page import Page
from builder.schema.sharing import Places
from builder.schema.site import Audience, Expense, Who, read_expenses
from builder.schema.ways import Ways


class Question(Part):
    """One question of a reply slip or form."""

    ask: Words = asks("Write the question.", "Which hours suit you best?", "You can answer on paper.")
    answer: Annotated[Literal["words", "yes or no", "choose one", "choose any", "number"], AsChoice] = asks(
        "Choose how it is answered.", "choose one", "You can answer on paper.", default="words"
    )
    choices: Annotated[list[Words], AsList] = asks(
        "List the answers to choose from.", "Mornings", "You can answer on paper.", default=[]
    )


class Opportunity(Page):
    """Something people can join: 14 answers are needed, and everything else has a default or can wait."""

    summary: Annotated[Words, BeforeValidator(read_summary)] = asks(
        "Say in 40 words or fewer what this is and what you ask.",
        "We are planning new opening hours. Tell us what would suit you.",
        "Information is clear and easy to understand.",
    )
    purpose: LongWords = asks(
        "Say why you ask people, and what you will do with what they say.",
        "We want day centres to open when people need them.",
        "We are clear about the purpose from the start.",
    )
    kind: Annotated[KindOfAsking, BeforeValidator(read_kind)] = asks(
        "Say what you are doing: asking for ideas, a formal consultation, something to take part in, a role, "
        "or information only.",
        "consultation",
        "We say whether we only want ideas or are formally consulting.",
    )
    level: Annotated[Rung, AsChoice] = asks(
        "Choose the rung of the ladder of involvement.",
        "participation",
        "We say how much say you have.",
    )
    closes: Close = asks(
        "Give the last day to take part, or write open all year for roles and groups.",
        "12 February 2027",
        "You know how much time there is.",
    )
    can_change: Annotated[list[Because], AsList] = asks(
        "List what people can change, each with a dash and why.",
        ["Opening hours — each centre can have hours that suit its area"],
        "We say what can be changed.",
        default=[],
    )
    cannot_change: Annotated[list[Because], AsList] = asks(
        "List what people cannot change, each with a dash and why.",
        ["The number of centres — councillors agreed in July to keep all three"],
        "We say what cannot be changed, and why.",
        default=[],
    )
    you_will: Annotated[list[Words], AsList] = asks(
        "Say what people will actually do.",
        "Answer six questions about opening hours.",
        "You know what is expected of you.",
        least=1,
    )
    time: Words = asks("Say how much time it takes.", "20 minutes, once", "You know how much time it takes.")
    who_for: Annotated[Whom, AsChoice] = asks(
        "Say who it is for: everyone, users, carers, both together, or both separately.",
        "both",
        "You know whether it is for you.",
        alias="for",
    )
    audience: Annotated[list[Audience], AsChoices] = asks(
        "List the people you most want to reach.",
        "people with learning disabilities, family carers",
        "Information comes in the formats these people need, on the same day.",
        least=1,
    )
    ways: Ways = asks(
        "List the ways to take part: at least two, one of them from home and one of them not online.",
        ["phone — call 01632 960 140", "in person — at your day centre"],
        "You can choose how to take part, even if you cannot get to meetings.",
        default=[],
    )
    payment: Annotated[Words, BeforeValidator(read_payment)] = asks(
        "Say what people get, or none.", "£15 an hour", "You know beforehand whether you are paid."
    )

    opens: Day | None = asks(
        "Give the first day to take part, if that is not the day of publishing.",
        "2 November 2026",
        "You know how much time there is.",
        default=None,
    )
    decided_by: Words | None = asks(
        "Say who decides. A consultation needs this.",
        "the Adult Care Committee",
        "You know who makes the decision.",
        default=None,
    )
    decision_date: Day | None = asks(
        "Say when it is decided. A consultation needs this.",
        "16 March 2027",
        "You know when the decision is made.",
        default=None,
    )
    tell_by: Day | None = asks(
        "Say by when you tell people what came of it.",
        "19 March 2027",
        "You hear what came of it.",
        default=None,
    )
    short_because: Words | None = asks(
        "Say why a consultation is open for fewer weeks than you promise.",
        "The law gives us until 1 March to decide.",
        "When there are fewer than 12 weeks, we explain why.",
        default=None,
    )
    why_this_level: Words | None = asks(
        "Say why you chose this rung of the ladder.",
        "Councillors must decide, but your answers shape the plan.",
        "We say how much say you have, and why.",
        default=None,
    )
    method: Annotated[Method, AsChoice] | None = asks(
        "Choose the way you work together.",
        "focus group",
        "We say how we work together.",
        default=None,
    )
    partnership: Annotated[Partnership, AsChoice] | None = asks(
        "Say which kind of partnership it is, if it is one.",
        "co-production",
        "Words such as co-production mean what they say.",
        default=None,
    )
    role: Annotated[Role, AsChoice] | None = asks(
        "Say which part people play.",
        "expert by experience",
        "You speak from your own experience unless we say otherwise.",
        default=None,
    )
    benefits_to_you: Words | None = asks(
        "Say what people get out of it.",
        "You meet others, learn about the council, and get a certificate.",
        "Both sides know what they gain.",
        default=None,
    )
    benefits_to_us: Words | None = asks(
        "Say what the organisation gets out of it.",
        "We spend money on what people use.",
        "Both sides know what they gain.",
        default=None,
    )
    outcomes: Annotated[list[Words], AsList] = asks(
        "List what you want to come of it; the feedback answers each one.",
        "Opening hours that suit more people",
        "Intended outcomes are agreed and recorded at the start.",
        default=[],
    )
    expenses: Annotated[list[Expense], BeforeValidator(read_expenses)] | None = asks(
        "List the expenses you pay, or write all. Without an answer those of the site file are meant.",
        "travel, childcare, replacement care, personal assistant",
        "Nobody is out of pocket.",
        default=None,
    )
    paid_how_and_when: Words | None = asks(
        "Say how and when people are paid.",
        "By bank transfer or gift card, within 10 working days",
        "Payment is clear and on time.",
        default=None,
    )
    reward: Annotated[list[Words], AsList] = asks(
        "List what else people get.", "A certificate", "Time and experience are valued.", default=[]
    )
    travel: Words | None = asks(
        "Say whether people have to travel, and how you help.",
        "We can book a taxi for you.",
        "Travel is no barrier.",
        default=None,
    )
    support: Words | None = asks(
        "Say what help there is, beyond what the site file promises everybody.",
        "A support worker can sit with you.",
        "You know what help there is.",
        default=None,
    )
    peer_support: Words | None = asks(
        "Say whether people who have done it before help new people.",
        "Each new member has a buddy.",
        "People support each other.",
        default=None,
    )
    training: Words | None = asks(
        "Say what training there is, or that none is needed.",
        "None is needed.",
        "You are prepared.",
        default=None,
    )
    skills: Words | None = asks(
        "Say what people need to know or be able to do.",
        "Nothing special. You know what it is like.",
        "You know what is expected of you.",
        default=None,
    )
    papers: Words | None = asks(
        "Say in which formats papers come, and when.",
        "Papers come 10 working days before, in the format you choose.",
        "Papers are understandable, and early.",
        default=None,
    )
    kept_informed: Words | None = asks(
        "Say how people who do not come are kept informed.",
        "We post the notes to everyone who asks.",
        "You stay informed if you do not come.",
        default=None,
    )
    conditions: Words | None = asks(
        "Say what people agree to.",
        "Listen to each other. Keep private things private.",
        "The conditions are clear.",
        default=None,
    )
    confidential: Words | None = asks(
        "Say what may not be talked about outside.",
        "Papers about companies",
        "You know what can be discussed outside.",
        default=None,
    )
    confidential_until: Day | None = asks(
        "Say until when.", "1 July 2027", "You know what can be discussed outside.", default=None
    )
    not_shared_because: Words | None = asks(
        "Say why some information is held back.",
        "Prices are secret until the companies have answered.",
        "If we hold something back, we say why.",
        default=None,
    )
    places: Annotated[int, Field(ge=1, le=10_000)] | None = asks(
        "Say how many people can join, if not everyone can.",
        "12",
        "Choosing people is fair and open.",
        default=None,
    )
    how_we_choose: Words | None = asks(
        "Say how you choose people when places are few.",
        "Two members and one officer choose together.",
        "Choosing people is fair and open.",
        default=None,
    )
    contact: Who | None = asks(
        "Say who answers questions: a short name from the site file, or a role with phone and e-mail.",
        "equipment",
        "You know who in the organisation supports you.",
        default=None,
    )
    commitments: Annotated[list[Name], AsList] = asks(
        "List the commitments of your strategies that this serves, by their ids.",
        "choice-of-ways",
        "Strategies are more than words.",
        default=[],
    )
    related: Annotated[list[Words], AsList] = asks(
        "List other pages that belong to this one.",
        "opportunities/equipment-panel",
        "We do not ask the same people the same thing twice.",
        default=[],
    )
    reach: Annotated[list[Audience], AsChoices] = asks(
        "List people who are often left out and whom you go and find.",
        "people who speak little English",
        "We think of those who are not in groups.",
        default=[],
    )
    how_we_reach: Words | None = asks(
        "Say how you reach them.",
        "We visit the day centres and the mosque.",
        "We think of those who are not in groups.",
        default=None,
    )
    worked_with: Annotated[list[Words], AsList] = asks(
        "List the groups that helped you to plan this.",
        "Wexmoor People First",
        "We work with community groups from the beginning.",
        default=[],
    )
    where_shared: Places = asks(
        "List where you tell people about it, and how many printed copies each place gets.",
        [{"Wexmoor Library": "20"}, "the Talking News"],
        "People hear about it where they are.",
        default=[],
    )
    questions: list[Question] = asks(
        "List the questions of the reply slip, if there is one.",
        [{"ask": "Which hours suit you best?"}],
        "You can answer on paper.",
        default=[],
    )

    @property
    def paid(self) -> bool:
        """Whether people get money for it."""
        return self.payment != UNPAID

    @property
    def all_year(self) -> bool:
        """Whether it has no last day."""
        return self.closes == ALL_YEAR

    @property
    def reasons(self) -> tuple[Reasoned, ...]:
        """Everything that can and cannot change, with its reason."""
        return (*self.can_change, *self.cannot_change)
