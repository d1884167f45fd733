"""The site file, `content/site.yml`: what is true of every page. Written once by the organisation."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)

from builder.schema.answers import (
    WEB,
    AsChoices,
    AsList,
    Email,
    LongWords,
    Name,
    Part,
    Phone,
    Words,
    asks,
    read_choices,
    trouble,
)
from builder.schema.voices import Language, OwnVoice, check_voice, check_voices, read_per_cent

Expense = Literal[
    "travel", "childcare", "replacement care", "personal assistant", "meals", "phone and internet"
]
EXPENSES: tuple[Expense, ...] = (
    *("travel", "childcare", "replacement care"),
    *("personal assistant", "meals", "phone and internet"),
)
Audience = Literal[
    "everyone",
    "people with learning disabilities",
    "people with sight loss",
    "deaf people",
    "deafblind people",
    "people with dementia",
    "autistic people",
    "physically disabled people",
    "people with mental health problems",
    "older people",
    "young people",
    "family carers",
    "people who speak little english",
    "people who do not use services yet",
]
Need = Literal["easy read", "large print", "audio", "word", "braille", "sign language", "other languages"]


def read_expenses(value: object) -> object:
    """The expenses, where `all` and `none` may stand for a list."""
    if isinstance(value, str) and value.strip().lower() in ("all", "none"):
        return list(EXPENSES) if value.strip().lower() == "all" else []
    return read_choices(value)


class OtherFormats(Part):
    """How to ask for another format; shown on every page, print, Word file and recording."""

    phone: Phone = asks(
        "Give the phone number to ask on.", "01632 960 100", "Every document says how to ask for a format."
    )
    email: Email = asks(
        "Give the e-mail address to ask at.",
        "formats@example.org",
        "Every document says how to ask for a format.",
    )
    reply_days: Annotated[int, Field(ge=1, le=60)] = asks(
        "Say how many working days an answer takes.",
        "5",
        "Every document says how to ask for a format.",
        default=5,
    )


class Contact(Part):
    """Somebody to turn to, by role and never by name, with a phone number and a way to write."""

    role: Words = asks(
        "Say who answers, by role.", "the Involvement Team", "You know who in the organisation supports you."
    )
    phone: Phone | None = asks(
        "Give a phone number.", "01632 960 140", "There is more than one way to reach us.", default=None
    )
    email: Email | None = asks(
        "Give an e-mail address.",
        "involve@example.org",
        "There is more than one way to reach us.",
        default=None,
    )
    text: Phone | None = asks(
        "Give a number for text messages.",
        "01632 960 141",
        "There is more than one way to reach us.",
        default=None,
    )
    post: Words | None = asks(
        "Give a postal address.",
        "Involvement Team, Town Hall, Wexmoor WX1 1AA",
        "There is more than one way to reach us.",
        default=None,
    )
    textphone: Words | None = asks(
        "Give a relay or textphone number.",
        "18001 01632 960 140",
        "There is more than one way to reach us.",
        default=None,
    )
    hours: Words | None = asks(
        "Say when somebody answers.",
        "Monday to Friday, 9am to 5pm",
        "There is more than one way to reach us.",
        default=None,
    )


# Somebody to turn to: the short name of a contact in the site file, or the contact itself.
Who = Annotated[
    Annotated[Contact, Tag("contact-itself")] | Annotated[Name, Tag("contact-name")],
    Discriminator(lambda answer: "contact-name" if isinstance(answer, str) else "contact-itself"),
]


class Thresholds(Part):
    """The organisation's own promises in numbers."""

    weeks: Annotated[int, Field(ge=1, le=52)] = asks(
        "Say how many weeks a consultation stays open.",
        "12",
        "There is enough time to take part.",
        default=12,
    )
    feedback_days: Annotated[int, Field(ge=1, le=730)] = asks(
        "Say within how many days of the closing day you tell people what came of it.",
        "84",
        "Feedback is good and prompt.",
        default=84,
    )
    notice_days: Annotated[int, Field(ge=0, le=365)] = asks(
        "Say how many days before a meeting it is announced.", "28", "There is plenty of notice.", default=28
    )
    papers_days: Annotated[int, Field(ge=0, le=60)] = asks(
        "Say how many working days before a meeting its papers go out.",
        "10",
        "Papers come well in advance.",
        default=10,
    )
    closes_soon_days: Annotated[int, Field(ge=1, le=90)] = asks(
        "Say how many days before its last day something “closes soon”.",
        "14",
        "Nobody misses a last day.",
        default=14,
    )
    small_number: Annotated[int, Field(ge=5, le=100)] = asks(
        "Give the smallest number of people that may be shown.",
        "5",
        "Nobody can be picked out from numbers.",
        default=5,
    )


COLOUR = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.I)


def read_colour(value: object) -> object:
    """Read `#0b5953`, `0B5953` and `#084` as `#rrggbb`; YAML takes a bare # and what follows for a remark."""
    mend = 'Write it between quotation marks, as a # and six letters or digits. For example: "#0b5953"'
    if value is None or value == "":
        raise trouble("field-colour", "The colour is empty. Without quotation marks, # cannot be read.", mend)
    if not isinstance(value, str) or not (found := COLOUR.fullmatch(value.strip())):
        raise trouble("field-colour", f"“{value}” is not a colour that can be read.", mend)
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


Colour = Annotated[str | None, BeforeValidator(read_colour)]


class Brand(Part):
    """The organisation's own colours; all others follow from them, or stay ours."""

    colour: Colour = asks(
        "Give your main colour: it stands behind the top of every page, and links are in it.",
        "#0b5953",
        "Everybody can read the words, whatever the colours.",
        default=None,
    )
    accent: Colour = asks(
        "Give a second colour, for the line and the sign at the top.",
        "#e9b44c",
        "Everybody can read the words, whatever the colours.",
        default=None,
    )
    easy: Colour = asks(
        "Give the colour of easy-read pages.",
        "#5b3a8c",
        "People see at once where easy read is.",
        default=None,
    )


class Site(Part):
    """The organisation, how to reach it and how its site is made."""

    organisation: Words = asks(
        "Give the name of your organisation.", "Wexmoor Borough Council", "You know who asks."
    )
    name: Words = asks("Give the name of the site.", "Involve Wexmoor", "You know where you are.")
    about: Words = asks(
        "Say in one plain sentence what the site is for.",
        "Have your say on care and support in Wexmoor.",
        "The purpose is clear.",
    )
    address: Annotated[str, StringConstraints(pattern=WEB)] = asks(
        "Give the web address where the site will stand.",
        "https://involve.example.org/",
        "Links on paper and in recordings lead somewhere.",
    )
    other_formats: OtherFormats = asks(
        "Say how to ask for another format.",
        {"phone": "01632 960 100", "email": "formats@example.org"},
        "Every document says how to ask for a format.",
    )
    contact: Contact = asks(
        "Say who answers questions, with a phone number and a way to write.",
        {"role": "the Involvement Team", "phone": "01632 960 140", "email": "involve@example.org"},
        "You know who in the organisation supports you.",
    )
    contacts: dict[str, Contact] = asks(
        "Give more people to turn to, each under a short name that pages can use.",
        {
            "equipment": {
                "role": "the Equipment Officer",
                "phone": "01632 960 160",
                "email": "kit@example.org",
            }
        },
        "You know who in the organisation supports you.",
        default={},
    )
    complaints: LongWords = asks(
        "Say what people can do if something goes wrong.",
        "Tell the Involvement Team, or complain: call 01632 960 180. You can appeal to the Ombudsman.",
        "You know what happens if something goes wrong.",
    )
    pay_policy: Words | None = asks(
        "Name the page that says how you pay people.",
        "strategies/involving-people.md#how-we-pay-you",
        "Rewards follow one fair policy.",
        default=None,
    )
    expenses: Annotated[list[Expense], BeforeValidator(read_expenses)] = asks(
        "List the expenses that you pay wherever a page does not say otherwise, or write all or none.",
        "travel, childcare, replacement care, personal assistant",
        "Nobody is out of pocket.",
        default=list(EXPENSES[:4]),
    )
    how_expenses: Words = asks(
        "Say how people get their expenses.",
        "We can book travel for you. We pay the rest on the day, or within 10 working days.",
        "Nobody is out of pocket.",
        default="Tell us before you come. We can book and pay for travel, so that you never pay first.",
    )
    benefits_advice: Words = asks(
        "Say where people get free advice about pay and benefits.",
        "Wexmoor Advice Centre gives free advice. Call 01632 960 170.",
        "People know the risk for their benefits before they say yes.",
        default="Ask us where you can get free advice.",
    )
    support: Words = asks(
        "Say what help you give everybody who takes part, and how to ask for it.",
        "An interpreter, a support worker or papers in another format. Ask us 7 days before.",
        "Support is there, and it is paid for.",
        default="Tell us what help you need to take part. We arrange it and pay for it.",
    )
    thresholds: Thresholds = asks(
        "Give your own promises in numbers.",
        {"weeks": "12"},
        "There is enough time, and feedback is prompt.",
        default=Thresholds(),
    )
    formats_for: dict[Audience, Annotated[list[Need], AsChoices]] = asks(
        "Say which formats people need, where that differs from what we know.",
        {"older people": "large print"},
        "Information comes in the best format at the start.",
        default={},
    )
    languages: Annotated[list[Words], AsList] = asks(
        "List the other languages that people can ask for.",
        "Welsh",
        "People who speak little English can take part.",
        default=[],
    )
    language: Language = asks(
        "Give the code of the language the site is in.",
        "en-GB",
        "Screen readers use the right voice.",
        default="en-GB",
    )
    brand: Brand = asks(
        "Give your organisation’s own colours, between quotation marks.",
        {"colour": "#0b5953", "accent": "#e9b44c"},
        "Everybody can read the words, whatever the colours.",
        default=Brand(),
    )
    voices: Annotated[list[OwnVoice], AfterValidator(check_voices)] = asks(
        "List computer voices of your own: programs that read text and write a WAV file.",
        [
            {
                "name": "carys",
                "says": "Carys, a Welsh computer voice",
                "language": "cy",
                "command": "piper --model voices/cy.onnx --length-scale {length} --output-file {wav}",
            }
        ],
        "You can listen in your language.",
        default=[],
    )
    voice: Annotated[str, AfterValidator(check_voice)] = asks(
        "Choose the voice that reads pages aloud: auto, natural, system, or the name of one of your own.",
        "auto",
        "You can listen.",
        default="auto",
    )
    speed: Annotated[int, BeforeValidator(read_per_cent), Field(ge=60, le=140)] = asks(
        "Say how fast it reads, in per cent of its usual pace, from 60 to 140.",
        "90",
        "You can follow what is said.",
        default=100,
    )

    @property
    def root(self) -> str:
        """The web address with a slash at its end."""
        return self.address.rstrip("/") + "/"


def example_site() -> Site:
    """The site of the examples: what pages are read with while the site file needs mending."""
    needed = {
        name: info.examples[0]
        for name, info in Site.model_fields.items()
        if info.is_required() and info.examples
    }
    return Site.model_validate(needed)
