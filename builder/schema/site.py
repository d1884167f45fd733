"""The site file, `content/site.yml`: what is true of every page. Written once by the organisation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Phone = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\+?[0-9][0-9 ]{7,}$")]
Email = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]


class Part(BaseModel):
    """A part of a content file: unknown names are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OtherFormats(Part):
    """How to ask for another format; shown on every page, print, Word file and recording."""

    phone: Phone = Field(description="The phone number to ask on.", examples=["01632 960 100"])
    email: Email = Field(description="The e-mail address to ask at.", examples=["formats@example.org"])
    reply_days: int = Field(
        default=5, ge=1, le=60, description="How many working days an answer takes.", examples=[5]
    )


class Site(Part):
    """The organisation, how to reach it and how its site is made."""

    organisation: Words = Field(
        description="The name of your organisation.", examples=["Wexmoor Borough Council"]
    )
    name: Words = Field(description="The name of the site.", examples=["Involve Wexmoor"])
    about: Words = Field(
        description="One plain sentence about what the site is for.",
        examples=["Have your say on care and support in Wexmoor."],
    )
    address: Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+(/.*)?$")] = Field(
        description="The web address where the site will stand.", examples=["https://involve.example.org/"]
    )
    other_formats: OtherFormats = Field(description="How to ask for another format.", examples=["phone: …"])
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")] = Field(
        default="en-GB", description="The language of the site.", examples=["en-GB"]
    )
    voice: Literal["auto", "natural", "system"] = Field(
        default="auto", description="Which computer voice reads the pages aloud.", examples=["auto"]
    )

    @property
    def root(self) -> str:
        """The web address with a slash at its end."""
        return self.address.rstrip("/") + "/"
