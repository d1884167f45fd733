"""Who enforces the accessibility regulations, and whom people turn to; the law names them."""

from __future__ import annotations

from dataclasses import dataclass

from builder.schema.accessibility import Nation

REGULATIONS = (
    "the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018"
)


@dataclass(frozen=True, slots=True)
class Body:
    """Who enforces the regulations (`enforces`), and whom people turn to (`turn_to`)."""

    enforces: str
    turn_to: str
    phone: str
    web: str
    textphone: str = ""


_BRITAIN = Body(
    "The Equality and Human Rights Commission (EHRC)",
    "the Equality Advisory and Support Service (EASS)",
    "0808 800 0082",
    "https://www.equalityadvisoryservice.com/",
    "0808 800 0084",
)
_NORTHERN_IRELAND = Body(
    "The Equality Commission for Northern Ireland (ECNI)",
    "the Equality Commission for Northern Ireland (ECNI)",
    "028 9050 0600",
    "https://www.equalityni.org/",
)


def body_of(nation: Nation) -> Body:
    """The bodies of a nation."""
    return _NORTHERN_IRELAND if nation == "northern ireland" else _BRITAIN
