"""A page of the invented borough of Wexmoor with every kind of block, and surroundings to record it in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from builder.context import Context
from builder.document import (
    Block,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    EasyRead,
    Figure,
    Idea,
    Inlines,
    LineBreak,
    Link,
    Note,
    NoteRef,
    OrderedList,
    Paragraph,
    Quote,
    Section,
    Strong,
    Table,
    Text,
)
from builder.schema.site import Contact, OtherFormats, Site

SITE = Site(
    organisation="Wexmoor Borough Council",
    name="Involve Wexmoor",
    about="Have your say on care and support in Wexmoor.",
    address="https://involve.example.org/",
    contact=Contact(role="the Involvement Team", phone="01632 960 140", email="involve@example.org"),
    complaints="Tell us, or call 01632 960 180.",
    other_formats=OtherFormats(phone="01632 960 100", email="formats@example.org"),
)


def words(text: str) -> Inlines:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text))


ADDRESS = Paragraph(
    (Strong((Text("The Old Library"), LineBreak(), Text("High Street"))), LineBreak(), Text("Wexmoor"))
)
OPENING_TIMES = Table(
    (words("Day"), words("Open")),
    ((words("Monday"), words("From ten to four")), (words("Tuesday"), ())),
    words("When we are open"),
)
MEETING = (
    paragraph("We meet twice a month. Everybody who uses a day centre can come, and so can their carers."),
    BulletList(((paragraph("Tea and lunch are free."),), (paragraph("We pay for your bus."),))),
    OrderedList(((paragraph("Call us."),), (paragraph("Say which day suits you. We will write it down."),))),
    OPENING_TIMES,
    Quote((paragraph("I made three friends here."), paragraph("Now I come every week."))),
    Callout("note", words("Good to know"), (paragraph("You can bring somebody with you."),)),
    Figure("map.png", "A map of the way from the bus station.", words("How to find us")),
    DefinitionList((Definition(words("Carer"), ((paragraph("A person who looks after you."),),)),)),
    EasyRead((Idea(None, "A cup", words("We meet for tea.")),)),
    ADDRESS,
)
CHANGES = (
    Paragraph((Text("Read "), Link(words("our plan"), "/plan/"), Text(" first "), NoteRef(1), Text("."))),
    paragraph("We would like to open in the evening. This needs more helpers and a second bus."),
    paragraph("It may cost you nothing at all. We are still asking for money from the county."),
    Section("when", words("When it could begin"), 3, (paragraph("We hope to begin in the spring."),)),
)
PAGE: tuple[Block, ...] = (
    paragraph("Day centres are places to meet. There are four in our borough, and all are near a bus."),
    Section("meeting", words("Come to a meeting"), 2, MEETING),
    Section("changes", words("What could change?"), 2, CHANGES),
)
DOCUMENT = Document(
    "Tell us about day centres",
    "We are planning new opening hours. Tell us what would suit you.",
    PAGE,
    address="opportunities/day-centres/",
    notes=(Note(1, (paragraph("The plan is from March."),)),),
    date=date(2026, 3, 3),
    source="content/opportunities/day-centres.md",
)


def surroundings(folder: Path, **changes: object) -> Context:
    """New surroundings below a folder, with nothing spoken yet."""
    (folder / "content").mkdir(exist_ok=True)
    return Context(SITE.model_copy(update=changes), folder / "content", folder / "cache")
