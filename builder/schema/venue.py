"""A venue: a place where people meet, and what it is like to get there and be there. Written once."""

from __future__ import annotations

from typing import Annotated

from builder.schema.answers import AsList, Title, Words, asks
from builder.schema.page import Heading

_PLACE = "Places are accessible and pleasant."


class Venue(Heading):
    """A place: its address, and what somebody who needs access asks before going."""

    title: Title = asks("Give the name of the place.", "The Orchard", _PLACE)
    address: Annotated[list[Words], AsList] = asks(
        "Give the postal address, a line each.", ["2 Blossom Road", "Hollenby", "WX3 5TF"], _PLACE
    )
    step_free: Words = asks("Say whether there is a way in without steps.", "yes, from the car park", _PLACE)
    hearing_loop: Words = asks("Say whether there is a hearing loop.", "yes, in the main hall", _PLACE)
    toilets: Words = asks("Say what toilets there are.", "an accessible toilet on the ground floor", _PLACE)
    parking: Words = asks("Say where people can park.", "6 free spaces, 2 of them for Blue Badges", _PLACE)
    bus: Words = asks("Say which buses stop near.", "27 and 31, 100 metres away", _PLACE)
    quiet_space: Words = asks("Say whether there is a quiet room.", "yes, ask at the desk", _PLACE)
    changing_place: Words | None = asks(
        "Say whether there is a changing place with a hoist.", "no", _PLACE, default=None
    )
    phone: Words | None = asks("Give a phone number for the day.", "01632 960 145", _PLACE, default=None)
