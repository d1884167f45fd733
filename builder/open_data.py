"""What changed, as data that anybody may use: JSON and CSV, with small numbers hidden as on the pages.

A count that is hidden in a table is `null`; anywhere else, words stand for it: “fewer than 5”.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from builder.catalogue import Catalogue, Item
from builder.schema.feedback import Feedback, Point
from builder.schema.opportunity import Opportunity
from builder.small_numbers import among, hide, on_its_own

FILES = ("feedback/what-changed.json", "feedback/what-changed.csv")

_COLUMNS = (
    "opportunity",
    "title",
    "address",
    "date",
    "people",
    "said",
    "did",
    "what",
    "why",
    "people who said it",
)

# What formulas of spreadsheets begin with; some programs take the wide forms of East Asia too.
_FORMULAS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n")


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """The data files by the address they are published at; none while there is no feedback."""
    items = sorted(catalogue.all(Feedback), key=lambda item: (item.fields.date, item.slug), reverse=True)
    published = [item for item in items if item.fields.date <= catalogue.today]
    if not published:
        return {}
    records = [_record(item, catalogue) for item in published]
    text = json.dumps({"feedback": records}, ensure_ascii=False, indent=1) + "\n"
    return dict(zip(FILES, (text.encode(), _table(records).encode()), strict=True))


def _record(item: Item[Feedback], catalogue: Catalogue) -> dict[str, Any]:
    fields, least = item.fields, catalogue.site.thresholds.small_number
    shown = hide(fields.people, fields.who_took_part, least)
    asked = catalogue.find(Opportunity, fields.opportunity)
    return {
        "opportunity": asked.fields.title if asked else fields.opportunity,
        "title": fields.title,
        "address": catalogue.site.root + item.address,
        "date": fields.date.isoformat(),
        "people": _number(on_its_own(fields.people, least)),
        "who_took_part": {name: dict(cells) for name, cells in shown.tables},
        "points": [
            {
                "said": point.said,
                "did": point.did,
                "what": point.what,
                "why": point.why,
                "people": _said_by(point, fields.people, least),
            }
            for point in fields.points
        ],
        "next_steps": [
            {"what": step.what, "who": step.who, "by": step.by.isoformat() if step.by else None}
            for step in fields.next_steps
        ],
    }


def _said_by(point: Point, people: int, least: int) -> int | str | None:
    """How many people said it, if somebody counted."""
    return None if point.people is None else _number(among(point.people, people, least))


def _number(words: str) -> int | str:
    """A count that is shown, as a number, or the words that stand for it."""
    digits = words.replace(",", "")
    return int(digits) if digits.isdecimal() else words


def _table(records: list[dict[str, Any]]) -> str:
    """A row for each thing that people said."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")  # RFC 4180, section 2
    rows.writerow(_COLUMNS)
    for record in records:
        about = [_safe(record[name]) for name in ("opportunity", "title", "address", "date", "people")]
        for point in record["points"]:
            rows.writerow(about + [_safe(point[name]) for name in ("said", "did", "what", "why", "people")])
    return "\ufeff" + text.getvalue()  # the mark tells spreadsheets that this is UTF-8


def _safe(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    words = "" if value is None else str(value)
    return "'" + words if words.startswith(_FORMULAS) else words
