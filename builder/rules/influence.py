"""Rules: people know what they can change, who decides, and how much say they have.

Codes `change-missing`, `decision-missing`, `level-differs`, `co-production` and `represent`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.rules.trouble import Trouble, missing
from builder.schema.ladder import LADDER, rung_of
from builder.schema.opportunity import Opportunity

_REPRESENT = re.compile(r"\brepresent(?:s|ed|ing|atives?|ation)?\b", re.I)
_NOT = re.compile(r"\b(?:not|nobody|no|never|without)\b|n[’']t\b", re.I)
_SPEAKS = ("title", "summary", "purpose", "you_will", "skills", "conditions", "how_we_choose")
_LOOKED = ("kind",)


def changes(fields: Opportunity) -> Iterator[Trouble]:
    """What can and what cannot change is said wherever people are asked, each with why."""
    if fields.kind != "information":
        for name in ("can_change", "cannot_change"):
            if not getattr(fields, name):
                yield missing(name, Opportunity, "change-missing", looked_at=_LOOKED)


def decision(fields: Opportunity) -> Iterator[Trouble]:
    """A consultation says who decides, and when."""
    if fields.kind == "consultation":
        for name in ("decided_by", "decision_date"):
            if not getattr(fields, name):
                yield missing(name, Opportunity, "decision-missing", looked_at=_LOOKED)


def level(fields: Opportunity) -> Iterator[Trouble]:
    """The rung of the ladder is the one that the way of working belongs on, or the page says why not."""
    if fields.method and not fields.why_this_level and rung_of(fields.method) != fields.level:
        rung = rung_of(fields.method)
        what = f"“level” says “{fields.level}”, but “{fields.method}” belongs on the rung “{rung}”."
        mend = f"Write level: {rung}, or say in “why_this_level” how people have more or less say."
        yield Trouble(("level",), what, mend, "level-differs", "warn", ("method", "why_this_level"))


def co_production(fields: Opportunity) -> Iterator[Trouble]:
    """Co-production means equal say, which is the highest rung."""
    top = tuple(LADDER)[-1]
    if fields.partnership == "co-production" and fields.level != top:
        what = f"“partnership” says co-production, but “level” says “{fields.level}”."
        mend = f"In co-production people decide together with you: level: {top}. Otherwise choose another "
        mend += "word, such as partnership: co-operation"
        yield Trouble(("partnership",), what, mend, "co-production", "warn", ("level",))


def representing(fields: Opportunity) -> Iterator[Trouble]:
    """People speak from their own experience; only a representative speaks for others."""
    if fields.role == "representative":
        return
    for name in _SPEAKS:
        answer = getattr(fields, name)
        for words in answer if isinstance(answer, list) else [answer or ""]:
            found = next((match for part in _sentences(words) if (match := _represents(part))), None)
            if found:
                what = f"“{name}” says “{found[0]}”, but people speak from their own experience."
                mend = (
                    "Say it in another way, such as: Tell us what it is like for you. Or, if people really "
                )
                mend += "speak for others, add a line: role: representative"
                yield Trouble((name,), what, mend, "represent", "warn", ("role",))
                break


def _sentences(words: str) -> list[str]:
    return re.split(r"(?<=[.?!;])\s", words)


def _represents(sentence: str) -> re.Match[str] | None:
    """Where a sentence asks people to represent others; “you do not represent anybody” asks no such thing."""
    return None if _NOT.search(sentence) else _REPRESENT.search(sentence)
