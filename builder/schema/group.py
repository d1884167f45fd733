"""A group or forum that people can join at any time."""

from __future__ import annotations

from typing import Annotated

from builder.schema.answers import AsList, Day, Part, Words, asks
from builder.schema.page import Heading
from builder.schema.site import Who


class Raised(Part):
    """Something a group raised, and what was answered."""

    raised: Words = asks("Say what people raised.", "The ramp is icy.", "Problems are raised and answered.")
    answered: Words = asks(
        "Say what was answered.", "It is gritted now.", "Problems are raised and answered."
    )


class Group(Heading):
    """A group: who it is for, when and where it meets, how to join."""

    title: Words = asks(
        "Give the name of the group.", "Wexmoor Carers’ Forum", "More people know about groups."
    )
    who_for: Words = asks(
        "Say who it is for.", "Anyone who looks after somebody", "You know whether it is for you."
    )
    meets: Words = asks(
        "Say how often it meets, and when.",
        "The first Tuesday of every month, 2pm to 4pm",
        "Groups meet regularly.",
    )
    where: Words = asks(
        "Name the venue it meets at, or write online.",
        "kingfisher-house",
        "Places are accessible and pleasant.",
    )
    how_to_join: Words = asks("Say how to join.", "Just come, or call us first.", "Anyone can join.")
    next_date: Day | None = asks(
        "Give the day of the next meeting.", "1 December 2026", "Groups meet regularly.", default=None
    )
    payment: Words | None = asks(
        "Say what people get, or none.", "none", "You know beforehand whether you are paid.", default=None
    )
    contact: Who | None = asks(
        "Say who answers questions: a short name from the site file, or a role with phone and e-mail.",
        "equipment",
        "You know who in the organisation supports you.",
        default=None,
    )
    you_raised: list[Raised] = asks(
        "List what people raised and what was answered.",
        [{"raised": "The ramp is icy.", "answered": "It is gritted now."}],
        "Problems are raised and answered.",
        default=[],
    )
    related: Annotated[list[Words], AsList] = asks(
        "List other pages that belong to this one.",
        "opportunities/carers-break",
        "Groups are part of the whole.",
        default=[],
    )
