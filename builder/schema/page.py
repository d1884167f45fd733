"""What is written above every page of words: its title and summary, its day, who checked its easy read."""

from __future__ import annotations

from builder.schema.answers import Day, Part, Summary, Title, Words, asks


class Heading(Part):
    """What every kind of page may say of itself. Kinds that work out their own title may leave it out."""

    title: Title = asks(
        "Give the page a name of a few words.",
        "Tell us about day centres",
        "Information is clear and easy to find.",
        default="",
    )
    summary: Summary = asks(
        "Say what the page is about, in one or two short sentences.",
        "We are planning new opening hours. Tell us what would suit you.",
        "Information is clear and easy to understand.",
        default="",
    )
    date: Day | None = asks(
        "Say on which day the page was published.",
        "3 March 2026",
        "People can see how new it is.",
        default=None,
    )
    picture: Words | None = asks(
        "Name an easy-read picture that shows what this is about. It stands beside the title in lists.",
        "bus",
        "People who would rather look than read find their way.",
        default=None,
    )
    checked_by: Words | None = asks(
        "Name the group of people with learning disabilities who checked the easy read.",
        "Wexmoor People First",
        "We check our information with local people.",
        default=None,
    )
    checked_on: Day | None = asks(
        "Say on which day the easy read was checked.",
        "3 March 2026",
        "We check our information with local people.",
        default=None,
    )


class Page(Heading):
    """A plain page: what an officer writes above its text, between two lines of three dashes."""

    title: Title = asks(
        "Give the page a name of a few words.",
        "Tell us about day centres",
        "Information is clear and easy to find.",
    )
    summary: Summary = asks(
        "Say what the page is about, in one or two short sentences.",
        "We are planning new opening hours. Tell us what would suit you.",
        "Information is clear and easy to understand.",
    )
