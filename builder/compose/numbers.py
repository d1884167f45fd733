"""Who took part, in numbers and words that give nobody away: small numbers are hidden first of all."""

from __future__ import annotations

from builder.compose.blocks import inlines, para, sentence
from builder.compose.counts import took_part
from builder.document import Block, Blocks, Table
from builder.schema.feedback import Feedback
from builder.small_numbers import NEARLY_ALL, Cells, among, hide, in_words, why
from builder.words import capital


def who_took_part(feedback: Feedback, least: int) -> Blocks:
    """How many people took part, a table for each way to group them, and why some numbers are not shown."""
    shown = hide(feedback.people, feedback.who_took_part, least)
    tables = (_table(name, cells, least) for name, cells in shown.tables if cells)
    reason = (para(why(least)),) if shown.hides else ()
    return (para(took_part(feedback.people, least)), *tables, *reason)


def _table(name: str, cells: Cells, least: int) -> Block:
    """A table of groups and numbers; one that is hidden whole is a sentence."""
    if all(count is None for _, count in cells):
        return para(f"{sentence(name).rstrip('.')}: we do not show these numbers.")
    rows = tuple((inlines(group), inlines(in_words(count, least))) for group, count in cells)
    return Table((inlines(name), inlines("How many people")), rows)


def how_many_said(count: int | None, people: int, least: int) -> str | None:
    """How many people said one thing, as a sentence; None if nobody counted.

    Words take the place of a number that would tell how few said it, or how few did not.
    """
    if not count:
        return None
    many = capital(among(count, people, least))
    return f"{many} said this." if many == capital(NEARLY_ALL) else f"{many} people said this."
